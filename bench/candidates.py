"""What is compared: each candidate is some processes that do the tasks."""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from bench.server import Server, free_port
from bench.usage import Usage
from chassis.settings import sqlite_url
from quotewright.local.process import Process

AT_A_TIME = 32
"""How many tasks of one type each candidate works on at a time. Conductor's Redis queue keeps a
poll for more than these waiting though there is something, as often as not to the poll's end."""

START_SECONDS = 60

Processes = Callable[[Server, int], list[Process]]


@dataclass(frozen=True)
class Candidate:
    """`key` is one letter or word; `processes` makes the processes for a number of task types."""

    key: str
    title: str
    processes: Processes
    streams: bool = False
    aside: bool = False
    """Measured once, under one load: for what it tells beside the comparison."""

    @contextmanager
    def running(self, server: Server, types: int) -> Iterator[Usage]:
        """Its processes, started; what they use can be measured inside."""
        if self.streams:
            server.forget_streams()
        processes = self.processes(server, types)
        try:
            for process in processes:
                process.start()
            for process in processes:
                process.wait_until_healthy(START_SECONDS)
            measured = [*processes, *([server.streams_redis] if self.streams else [])]
            yield Usage({process.name: process.pid for process in measured if process.pid})
        finally:
            for process in processes:
                process.terminate()
            for process in processes:
                process.wait(15)


def _python(server: Server, name: str, *arguments: str, **variables: str) -> Process:
    port = variables.get("PORT")
    return Process(
        name,
        [sys.executable, "-m", *arguments],
        log=server.data / f"{name}.log",
        env=os.environ | variables,
        health_url=f"http://127.0.0.1:{port}/health" if port else None,
    )


def _direct(server: Server, types: int) -> list[Process]:
    program = ["bench.direct_workers", server.conductor_url, str(types), str(AT_A_TIME)]
    return [_python(server, "workers", *program)]


def _bare(server: Server, types: int) -> list[Process]:
    program = ["bench.bare_client", server.conductor_url, str(types), str(AT_A_TIME)]
    return [_python(server, "client", *program)]


def _bridge(server: Server) -> Process:
    # As in production: JSON logs at INFO.
    return _python(
        server,
        "bridge",
        "bridge",
        APP_ENV="production",
        PORT=str(free_port()),
        REDIS_URL=server.redis_url,
        CONDUCTOR_URL=server.conductor_url,
        TASK_TYPES='["noop_*"]',
    )


def _service(server: Server, types: int, **more: str) -> Process:
    return _python(
        server,
        "service",
        "bench.noop_service",
        str(types),
        APP_ENV="production",
        PORT=str(free_port()),
        REDIS_URL=server.redis_url,
        TASK_CONCURRENCY=str(AT_A_TIME),
        **more,
    )


def _bridged(server: Server, types: int) -> list[Process]:
    return [_bridge(server), _service(server, types)]


def _with_inbox(server: Server, types: int) -> list[Process]:
    database = sqlite_url(server.data / "noop.db")
    return [_bridge(server), _service(server, types, DATABASE_URL=database)]


def _faststream(server: Server, types: int) -> list[Process]:
    program = ["bench.faststream_service", server.redis_url, str(types), str(AT_A_TIME)]
    return [_bridge(server), _python(server, "service", *program)]


CANDIDATES = [
    Candidate("a", "conductor-python's workers", _direct),
    Candidate("b", "bridge, Redis Streams, a service of the chassis", _bridged, streams=True),
    Candidate(
        "f", "bridge, Redis Streams, plain FastStream", _faststream, streams=True, aside=True
    ),
    Candidate("i", "as (b), with an inbox in SQLite", _with_inbox, streams=True, aside=True),
    Candidate("c", "bare asyncio client", _bare),
]
