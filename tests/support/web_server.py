"""Small servers of the tests, in the test's own event loop."""

import ssl
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from aiohttp import web


@asynccontextmanager
async def served(
    app: web.Application, port: int, tls: ssl.SSLContext | None = None
) -> AsyncIterator[None]:
    """Serve an application on a port of the loopback while the block runs."""
    runner = web.AppRunner(app)
    await runner.setup()
    try:
        await web.TCPSite(runner, "127.0.0.1", port, ssl_context=tls).start()
        yield
    finally:
        await runner.cleanup()
