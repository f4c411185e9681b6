"""Redis, Conductor, the services, the bridge and the gateway as processes of this machine."""

import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx

from chassis.settings import sqlite_url
from quotewright.errors import NotReady
from quotewright.local import conductor
from quotewright.local.process import Process
from quotewright.local.secret import kept_secret
from quotewright.local.settings import REPOSITORY, LocalSettings, service_environment
from quotewright.register import register

SERVICES = ("summarizer", "pricing", "quotes")
READING = ("summarizer", "pricing")
OnProgress = Callable[[str], None]


class Stack:
    """Every process of the product on one machine, in one folder of data.

    Without `jar` there is no Conductor, and `reading` is all that can be started.
    """

    def __init__(self, settings: LocalSettings, *, jar: Path | None, java: str) -> None:
        self.settings = settings
        self._jar = jar
        self._java = java
        self._work = settings.data / "conductor"
        self.processes = {process.name: process for process in self._all()}

    @property
    def gateway_url(self) -> str:
        """Where the services' APIs are."""
        return f"http://127.0.0.1:{self.settings.ports.gateway}"

    @property
    def conductor_url(self) -> str:
        """Conductor's API."""
        return f"http://127.0.0.1:{self.settings.ports.conductor}/api"

    @property
    def outbox(self) -> Path:
        """Where notifications lie while no SMTP server is configured."""
        return self.settings.data / "outbox"

    @contextmanager
    def running(self, on_progress: OnProgress = lambda _text: None) -> Iterator["Stack"]:
        """Everything started, healthy and registered inside; everything stopped after."""
        try:
            self.start(on_progress)
            yield self
        finally:
            self.stop()

    def start(self, on_progress: OnProgress = lambda _text: None) -> None:
        """Start all, wait until all are healthy, register the definitions."""
        self._prepare()
        deadline = time.monotonic() + self.settings.start_seconds
        on_progress("starting Redis")
        self.processes["redis"].start()
        self._wait_for_redis(deadline)
        on_progress("starting Conductor, which takes half a minute, and preparing databases")
        self.processes["conductor"].start()
        self._migrate(SERVICES)
        # The bridge after Conductor, so that its log does not begin with a minute of warnings.
        for names in ((*SERVICES, "conductor"), ("bridge",), ("gateway",)):
            for name in names:
                if name != "conductor":
                    self.processes[name].start()
            for name in names:
                on_progress(f"waiting for {name}")
                self.processes[name].wait_until_healthy(max(1.0, deadline - time.monotonic()))
        on_progress("registering task and workflow definitions")
        register(REPOSITORY / "conductor", self.conductor_url)
        self._wait_for_pollers(deadline)

    @contextmanager
    def reading(self) -> Iterator["Stack"]:
        """Only what reads mail and knows products, without Conductor; stopped after."""
        try:
            self._prepare()
            deadline = time.monotonic() + self.settings.start_seconds
            self.processes["redis"].start()
            self._wait_for_redis(deadline)
            self._migrate(READING)
            for name in READING:
                self.processes[name].start()
            for name in READING:
                self.processes[name].wait_until_healthy(max(1.0, deadline - time.monotonic()))
            yield self
        finally:
            self.stop()

    def restart(self, name: str, environment: Mapping[str, str]) -> None:
        """A service anew, healthy; its environment wins over this process' own and over `.env`."""
        self.processes[name].terminate()
        self.processes[name].wait()
        self.processes[name] = self._service(name, environment)
        self.processes[name].start()
        self.processes[name].wait_until_healthy(self.settings.start_seconds)

    def url_of(self, name: str) -> str:
        """Where a service answers alone."""
        return f"http://127.0.0.1:{getattr(self.settings.ports, name)}"

    def stop(self) -> None:
        """Stop all: those who ask before those who answer, Redis last."""
        for names in (("gateway", "bridge"), SERVICES, ("conductor",), ("redis",)):
            here = [self.processes[name] for name in names if name in self.processes]
            for process in here:
                process.terminate()
            for process in here:
                process.wait()

    def _prepare(self) -> None:
        self._work.mkdir(parents=True, exist_ok=True)
        (self.settings.data / "redis").mkdir(exist_ok=True)
        in_file = self.settings.conductor_database == "sqlite"
        config = conductor.properties(
            database=self._work / "conductor.db" if in_file else None,
            redis_port=self.settings.ports.redis,
        )
        (self._work / "conductor.properties").write_text(config)

    def _migrate(self, names: Iterable[str]) -> None:
        for name in names:
            done = subprocess.run(
                [sys.executable, "-m", name, "migrate"],
                env=self._service_env(name),
                capture_output=True,
                text=True,
                check=False,
            )
            if done.returncode:
                raise NotReady(f"The database of {name} could not be migrated:\n{done.stderr}")

    def _wait_for_redis(self, deadline: float) -> None:
        redis = self.processes["redis"]
        while redis.answers():
            ping = ["redis-cli", "-p", str(self.settings.ports.redis), "ping"]
            if "PONG" in subprocess.run(ping, capture_output=True, text=True, check=False).stdout:
                return
            if time.monotonic() > deadline:
                raise NotReady(f"Redis does not answer:\n{redis.last_lines()}")
            time.sleep(0.05)

    def _wait_for_pollers(self, deadline: float) -> None:
        """A definition that is registered now is polled for at the bridge's next look."""
        tasks = {file.stem for file in (REPOSITORY / "conductor" / "tasks").glob("*.json")}
        while time.monotonic() < deadline:
            polled = httpx.get(f"{self.conductor_url}/tasks/queue/polldata/all", timeout=10).json()
            if tasks <= {entry["queueName"] for entry in polled}:
                return
            time.sleep(0.1)
        raise NotReady("The bridge does not poll for every task definition: see its log.")

    # -- the processes ------------------------------------------------------------------------

    def _all(self) -> Iterator[Process]:
        ports = self.settings.ports
        yield Process(
            "redis",
            [
                *("redis-server", "--port", str(ports.redis), "--bind", "127.0.0.1"),
                *("--dir", str(self.settings.data / "redis"), "--appendonly", "yes", "--save", ""),
            ],
            log=self._log("redis"),
            env=service_environment(),
        )
        if self._jar is not None:
            yield self._conductor(self._jar)
        for name in (*SERVICES, "bridge", "gateway"):
            yield self._service(name, {})

    def _service(self, name: str, environment: Mapping[str, str]) -> Process:
        return Process(
            name,
            [sys.executable, "-m", name, "serve"],
            log=self._log(name),
            env=self._service_env(name) | dict(environment),
            health_url=f"http://127.0.0.1:{getattr(self.settings.ports, name)}/health",
        )

    def _conductor(self, jar: Path) -> Process:
        port = self.settings.ports.conductor
        return Process(
            "conductor",
            conductor.command(
                java=self._java, jar=jar, port=port, memory=self.settings.conductor_memory
            ),
            log=self._log("conductor"),
            env=service_environment()
            | {"CONDUCTOR_CONFIG_FILE": str(self._work / "conductor.properties")},
            health_url=f"http://127.0.0.1:{port}/health",
        )

    def _service_env(self, name: str) -> dict[str, str]:
        ports = self.settings.ports
        defaults = {"PUBLIC_URL": self.gateway_url}
        if name == "quotes":
            defaults["CUSTOMER_LINK_SECRET"] = kept_secret(self.settings.data / "customer-link-key")
        env: dict[str, Any] = {
            **defaults,
            **service_environment(),
            "PORT": getattr(ports, name),
            "REDIS_URL": f"redis://127.0.0.1:{ports.redis}/0",
            "CONDUCTOR_URL": self.conductor_url,
            "CONDUCTOR_QUEUE_PREFIX": conductor.QUEUE_PREFIX,
            "CONDUCTOR_DATABASE_PREFIX": conductor.DATABASE_PREFIX,
            "DATABASE_URL": sqlite_url(self.settings.data / f"{name}.db"),
            "NOTIFICATION_FOLDER": self.outbox,
            # A definition registered at the start is noticed at once.
            "DEFINITIONS_REFRESH_SECONDS": "2",
            **{f"{s.upper()}_URL": f"http://127.0.0.1:{getattr(ports, s)}" for s in SERVICES},
            "BRIDGE_URL": f"http://127.0.0.1:{ports.bridge}",
        }
        return {key: value if isinstance(value, str) else str(value) for key, value in env.items()}

    def _log(self, name: str) -> Path:
        return self.settings.data / "logs" / f"{name}.log"
