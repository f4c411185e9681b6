"""A connection that dies at an exact point, so that a process can be killed there.

The process under test talks to Redis or Conductor through this proxy. Once it says, or is told, a
certain thing, the proxy passes nothing on any more: the process waits, and the test kills it.
"""

import asyncio
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from enum import Enum, auto


class Freeze(Enum):
    """What still passes of the conversation that the pattern is found in."""

    BEFORE = auto()
    """The request does not arrive."""
    AFTER = auto()
    """The request arrives, its answer does not."""
    ANSWER = auto()
    """The answer in which the pattern is found does not arrive."""


class FreezingProxy:
    """TCP from a free port to another one, until `pattern` is seen for the first time."""

    def __init__(self, target_port: int, pattern: bytes, freeze: Freeze) -> None:
        self.frozen = asyncio.Event()
        self.port = 0
        self._target_port = target_port
        self._pattern = re.compile(pattern, re.DOTALL)
        self._freeze = freeze
        self._pipes: set[asyncio.Task[None]] = set()

    @asynccontextmanager
    async def running(self) -> AsyncIterator["FreezingProxy"]:
        """Listen while the block runs."""
        server = await asyncio.start_server(self._accept, "127.0.0.1")
        self.port = server.sockets[0].getsockname()[1]
        try:
            yield self
        finally:
            server.close()
            for pipe in self._pipes:
                pipe.cancel()
            await asyncio.gather(*self._pipes, return_exceptions=True)

    async def _accept(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        answers, requests = await asyncio.open_connection("127.0.0.1", self._target_port)
        looks_at_answers = self._freeze is Freeze.ANSWER
        for source, sink, watched in (
            (reader, requests, not looks_at_answers),
            (answers, writer, looks_at_answers),
        ):
            pipe = asyncio.create_task(self._pipe(source, sink, watched=watched))
            self._pipes.add(pipe)
            pipe.add_done_callback(self._pipes.discard)

    async def _pipe(
        self, source: asyncio.StreamReader, sink: asyncio.StreamWriter, *, watched: bool
    ) -> None:
        tail = b""
        try:
            while chunk := await source.read(65536):
                seen, tail = tail + chunk, (tail + chunk)[-200:]
                if watched and not self.frozen.is_set() and self._pattern.search(seen):
                    if self._freeze is Freeze.AFTER:
                        sink.write(chunk)
                        await sink.drain()
                    self.frozen.set()
                    continue
                if not self.frozen.is_set():
                    sink.write(chunk)
                    await sink.drain()
        except OSError:
            pass  # one side has been killed, as it was to be
        finally:
            sink.close()
