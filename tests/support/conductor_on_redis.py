"""A real Conductor that keeps its executions in Redis, and nothing beside it."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from rich.console import Console

from quotewright.local import conductor
from quotewright.local.jar import conductor_jar
from quotewright.local.java import find_java
from quotewright.local.process import Process
from quotewright.local.settings import LocalSettings
from support.ports import free_port
from support.processes import started
from support.redis_server import RedisServer


@dataclass(frozen=True)
class ConductorOnRedis:
    """Where it answers, and its database."""

    url: str
    redis: RedisServer


@contextmanager
def conductor_on_redis(folder: Path) -> Iterator[ConductorOnRedis]:
    """Running and healthy while the block runs."""
    settings = LocalSettings()
    jar = conductor_jar(settings.cache, settings.conductor_jar, Console(stderr=True))
    redis, port = RedisServer(folder), free_port()
    config = folder / "conductor.properties"
    config.write_text(conductor.properties(database=None, redis_port=redis.port))
    process = Process(
        "conductor",
        conductor.command(java=find_java(), jar=jar, port=port, memory=settings.conductor_memory),
        log=folder / "conductor.log",
        env=os.environ | {"CONDUCTOR_CONFIG_FILE": str(config)},
        health_url=f"http://127.0.0.1:{port}/health",
    )
    redis.start(append_only=True)
    try:
        with started(process):
            process.wait_until_healthy(settings.start_seconds)
            yield ConductorOnRedis(f"http://127.0.0.1:{port}/api", redis)
    finally:
        redis.kill()
