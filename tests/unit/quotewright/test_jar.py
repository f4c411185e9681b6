"""Fetching Conductor's server from a real HTTP server, small."""

import hashlib
import threading
from collections.abc import Iterator
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from rich.console import Console

from quotewright.errors import NotReady
from quotewright.local import jar as jar_module
from quotewright.local.artifacts import CONDUCTOR
from quotewright.local.jar import conductor_jar

CONTENT = bytes(range(256)) * 4_000
QUIET = Console(quiet=True)


class Repository(ThreadingHTTPServer):
    """Serves one file, in ranges too; remembers what was asked for."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.ranges: list[str | None] = []
        self.content = CONTENT
        self.url = f"http://127.0.0.1:{self.server_port}"


class Handler(BaseHTTPRequestHandler):
    server: Repository

    def do_GET(self) -> None:
        wanted = self.headers.get("Range")
        self.server.ranges.append(wanted)
        start = int(wanted.removeprefix("bytes=").rstrip("-")) if wanted else 0
        body = self.server.content[start:]
        self.send_response(206 if wanted else 200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_args: object) -> None:
        """Nothing."""


@pytest.fixture
def repository(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Repository]:
    """A Maven repository whose Conductor server is a megabyte."""
    server = Repository()
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    monkeypatch.setenv("MAVEN_REPOSITORY", server.url)
    monkeypatch.setenv("M2_REPO", str(tmp_path / "m2"))
    small = replace(CONDUCTOR, size=len(CONTENT), sha256=hashlib.sha256(CONTENT).hexdigest())
    monkeypatch.setattr(jar_module, "CONDUCTOR", small)
    yield server
    server.shutdown()
    thread.join()
    server.server_close()


def test_it_is_fetched_once(repository: Repository, tmp_path: Path) -> None:
    first = conductor_jar(tmp_path / "cache", None, QUIET)
    second = conductor_jar(tmp_path / "cache", None, QUIET)
    assert first == second
    assert first.read_bytes() == CONTENT
    assert repository.ranges == [None]


def test_an_interrupted_download_goes_on_where_it_stopped(
    repository: Repository, tmp_path: Path
) -> None:
    name = "conductor-server-3.32.1-boot.jar.part"
    (tmp_path / name).write_bytes(CONTENT[:1000])
    assert conductor_jar(tmp_path, None, QUIET).read_bytes() == CONTENT
    assert repository.ranges == ["bytes=1000-"]


def test_a_wrong_file_is_refused_and_deleted(repository: Repository, tmp_path: Path) -> None:
    repository.content = CONTENT[::-1]
    with pytest.raises(NotReady, match="SHA-256"):
        conductor_jar(tmp_path, None, QUIET)
    assert list(tmp_path.iterdir()) == []


def test_without_a_network_it_says_what_to_do(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("MAVEN_REPOSITORY", "http://127.0.0.1:9")
    monkeypatch.setenv("M2_REPO", str(tmp_path / "m2"))
    with pytest.raises(NotReady, match="CONDUCTOR_JAR"):
        conductor_jar(tmp_path, None, QUIET)


def test_a_full_disk_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("M2_REPO", str(tmp_path / "m2"))
    monkeypatch.setattr(jar_module, "CONDUCTOR", replace(CONDUCTOR, size=10**18))
    with pytest.raises(NotReady, match="Make room"):
        conductor_jar(tmp_path, None, QUIET)


def test_a_given_file_is_used_and_must_exist(tmp_path: Path) -> None:
    jar = tmp_path / "mine.jar"
    with pytest.raises(NotReady, match="not a file"):
        conductor_jar(tmp_path, jar, QUIET)
    jar.write_bytes(b"")
    assert conductor_jar(tmp_path, jar, QUIET) == jar
