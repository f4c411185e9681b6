"""A real Redis of the tests' own."""

import subprocess
import time
from pathlib import Path

import redis
from redis.asyncio import Redis

from quotewright.local.process import dies_with_us
from support.certificates import Authority
from support.ports import free_port
from support.waiting import PATIENCE_SECONDS


def client_of(url: str) -> Redis:
    """A test's own client, as patient as the test is."""
    client: Redis = Redis.from_url(
        url, socket_timeout=PATIENCE_SECONDS, socket_connect_timeout=PATIENCE_SECONDS
    )
    return client


class RedisServer:
    """One redis-server process; it can be killed and started again on the same data."""

    def __init__(
        self,
        directory: Path,
        *,
        authority: Authority | None = None,
        password: str = "",
    ) -> None:
        """With an authority it speaks TLS alone."""
        self._directory = directory
        self.port = free_port()
        self._process: subprocess.Popen[bytes] | None = None
        self._options = ["--requirepass", password] if password else []
        login = f":{password}@" if password else ""
        self.url = f"redis://{login}127.0.0.1:{self.port}/0"
        if authority is not None:
            self._options += self._tls_options(authority)
            self.url = f"rediss://{login}127.0.0.1:{self.port}/0?ssl_ca_certs={authority.file}"

    def _tls_options(self, authority: Authority) -> list[str]:
        pem = self._directory / "redis.pem"
        authority.certificate().private_key_and_cert_chain_pem.write_to_path(pem)
        return [
            *("--tls-port", str(self.port), "--port", "0", "--tls-auth-clients", "no"),
            *("--tls-cert-file", str(pem), "--tls-key-file", str(pem)),
        ]

    @property
    def pid(self) -> int | None:
        """The process' id while it runs."""
        return self._process.pid if self._process else None

    def start(self, *, append_only: bool = False) -> None:
        """Start, and wait until it answers."""
        self._process = subprocess.Popen(
            [
                *(*dies_with_us(), "redis-server"),
                *("--port", str(self.port), "--bind", "127.0.0.1", "--save", ""),
                *("--dir", str(self._directory), "--appendonly", "yes" if append_only else "no"),
                *self._options,
            ],
            stdout=subprocess.DEVNULL,
        )
        deadline = time.monotonic() + PATIENCE_SECONDS
        with redis.Redis.from_url(self.url, retry=None) as client:
            while True:
                try:
                    client.ping()
                except redis.RedisError:
                    if time.monotonic() > deadline:
                        raise
                    time.sleep(0.02)
                else:
                    return

    def kill(self) -> None:
        """End it at once, as a power cut would."""
        if self._process is not None:
            self._process.kill()
            self._process.wait()
            self._process = None
