"""A door before a Conductor: TLS, a key that gives tokens, or a header that must be there.

Conductor's own server asks nobody who they are; what it answers is not changed here.
"""

import secrets
import ssl
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import aiohttp
from aiohttp import web

from support.ports import free_port
from support.web_server import served

KEY, SECRET = "a-key", "a-secret"


class GuardedConductor:
    """Lets through to `behind` who shows a token that holds, or the header that is asked for."""

    def __init__(self, behind: str, *, header: tuple[str, str] | None = None) -> None:
        self._behind = behind.removesuffix("/api")
        self._header = header
        self._token = ""
        self.url = ""
        self.tokens_given = 0
        self.refused = 0

    def end_token(self) -> None:
        """The token that was given last holds no longer."""
        self._token = ""

    @asynccontextmanager
    async def running(self, tls: ssl.SSLContext | None = None) -> AsyncIterator["GuardedConductor"]:
        """Listen on a free port."""
        app = web.Application()
        app.router.add_post("/api/token", self._give_token)
        app.router.add_route("*", "/{path:.*}", self._pass_on)
        port = free_port()
        self.url = f"{'https' if tls else 'http'}://localhost:{port}/api"
        async with served(app, port, tls):
            yield self

    async def _give_token(self, request: web.Request) -> web.Response:
        if await request.json() != {"keyId": KEY, "keySecret": SECRET}:
            return web.json_response({"error": "INVALID_KEY"}, status=401)
        self._token = secrets.token_hex(8)
        self.tokens_given += 1
        return web.json_response({"token": self._token})

    def _may_pass(self, request: web.Request) -> bool:
        if self._header:
            name, value = self._header
            return request.headers.get(name) == value
        return bool(self._token) and request.headers.get("X-Authorization") == self._token

    async def _pass_on(self, request: web.Request) -> web.Response:
        if not self._may_pass(request):
            self.refused += 1
            return web.json_response({"error": "EXPIRED_TOKEN"}, status=401)
        async with (
            aiohttp.ClientSession() as session,
            session.request(
                request.method,
                self._behind + request.path_qs,
                data=await request.read(),
                headers={"Content-Type": request.content_type},
            ) as answer,
        ):
            return web.Response(
                body=await answer.read(),
                status=answer.status,
                content_type=answer.content_type,
            )
