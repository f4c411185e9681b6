"""One Conductor as fast as a single one gets, a Redis of its own, and a Redis for the streams."""

import os
import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import redis
from rich.console import Console

from quotewright.local import conductor
from quotewright.local.jar import conductor_jar
from quotewright.local.java import find_java
from quotewright.local.process import Process
from quotewright.local.settings import LocalSettings

START_SECONDS = 240


class Server:
    """Started by `running`. The streams have their own Redis, so that its cost shows."""

    def __init__(self, data: Path) -> None:
        settings = LocalSettings()
        self.data = data
        self._port, self._redis_port, streams_port = free_port(), free_port(), free_port()
        self.conductor_url = f"http://127.0.0.1:{self._port}/api"
        self.metrics_url = f"http://127.0.0.1:{self._port}/actuator/prometheus"
        self.redis_url = f"redis://127.0.0.1:{streams_port}/0"
        self.conductor_redis = self._redis("conductor-redis", self._redis_port, "no")
        # Append-only, as the product runs it: what a stream holds must survive.
        self.streams_redis = self._redis("redis", streams_port, "yes")
        jar = conductor_jar(settings.cache, settings.conductor_jar, Console(stderr=True))
        config = data / "conductor.properties"
        config.write_text(_properties(self._redis_port))
        self.conductor = Process(
            "conductor",
            conductor.command(java=find_java(), jar=jar, port=self._port, memory="1g"),
            log=data / "conductor.log",
            env=os.environ | {"CONDUCTOR_CONFIG_FILE": str(config)},
            health_url=f"http://127.0.0.1:{self._port}/health",
        )

    @contextmanager
    def running(self) -> Iterator["Server"]:
        """Everything answers inside; everything is stopped after."""
        processes = [self.conductor_redis, self.streams_redis, self.conductor]
        try:
            for process in processes:
                process.start()
            _wait_for_redis(f"redis://127.0.0.1:{self._redis_port}/0")
            _wait_for_redis(self.redis_url)
            self.conductor.wait_until_healthy(START_SECONDS)
            yield self
        finally:
            for process in reversed(processes):
                process.terminate()
                process.wait()

    def forget_streams(self) -> None:
        """Empty the streams' Redis, so that no candidate sees another one's leavings."""
        with redis.Redis.from_url(self.redis_url) as client:
            client.flushall()

    def _redis(self, name: str, port: int, append_only: str) -> Process:
        folder = self.data / name
        folder.mkdir(parents=True)
        listening = ["--port", str(port), "--bind", "127.0.0.1", "--dir", str(folder)]
        return Process(
            name,
            ["redis-server", *listening, "--save", "", "--appendonly", append_only],
            log=self.data / f"{name}.log",
            env=os.environ,
        )


def free_port() -> int:
    """A port that nothing listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_for_redis(url: str) -> None:
    deadline = time.monotonic() + 20
    with redis.Redis.from_url(url, retry=None) as client:
        while True:
            try:
                client.ping()
            except redis.RedisError:
                if time.monotonic() > deadline:
                    raise
                time.sleep(0.05)
            else:
                return


def _properties(redis_port: int) -> str:
    values = {
        "conductor.db.type": "redis_standalone",
        "conductor.queue.type": "redis_standalone",
        "conductor.indexing.enabled": "false",
        "conductor.redis.hosts": f"127.0.0.1:{redis_port}:us-east-1c",
        "conductor.redis.queueNamespacePrefix": "conductor_queues",
        "conductor.redis.workflowNamespacePrefix": "conductor",
        "conductor.redis.maxConnectionsPerHost": "64",
        "conductor.redis.taskDefCacheRefreshInterval": "1",
        "conductor.workflow-execution-lock.type": "local_only",
        "conductor.elasticsearch.version": "0",
        "conductor.integrations.ai.enabled": "false",
        "management.endpoints.web.exposure.include": "health,prometheus",
        "management.health.elasticsearch.enabled": "false",
    }
    return "".join(f"{key}={value}\n" for key, value in values.items())
