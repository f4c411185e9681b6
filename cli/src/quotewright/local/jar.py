"""Conductor's server as one file: found, or fetched, checked, and kept for every checkout."""

import hashlib
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import httpx
from jgo.maven import MavenContext
from rich.console import Console
from rich.progress import (
    BarColumn,
    DownloadColumn,
    Progress,
    TextColumn,
    TimeRemainingColumn,
    TransferSpeedColumn,
)

from quotewright.errors import NotReady

GROUP, ARTIFACT, VERSION, CLASSIFIER = "org.conductoross", "conductor-server", "3.32.1", "boot"
SHA256 = "f3699a34bb72c35c10469a063392e5de4900bc4568c8a4357a711186d6269d3f"
SIZE = 457_974_967
CHUNK = 1 << 20


def conductor_jar(cache: Path, given: Path | None, console: Console) -> Path:
    """The server's boot jar: `given`, the cached one, Maven's own, or a fresh download.

    Raises NotReady with what to do where none can be had.
    """
    if given is not None:
        if not given.is_file():
            raise NotReady(f"CONDUCTOR_JAR names {given}, which is not a file.")
        return given
    artifact = (
        MavenContext().project(GROUP, ARTIFACT).at_version(VERSION).artifact(CLASSIFIER, "jar")
    )
    jar = cache / artifact.filename
    if _is_whole(jar):
        return jar
    if artifact.cached_path and _is_whole(artifact.cached_path):
        return Path(artifact.cached_path)
    repository = os.environ.get("MAVEN_REPOSITORY") or artifact.context.remote_repos["central"]
    url = (
        f"{repository.rstrip('/')}/{artifact.component.path_prefix.as_posix()}/{artifact.filename}"
    )
    _make_room(cache)
    _download(url, jar, console)
    return jar


def _is_whole(file: Path) -> bool:
    """By size: reading half a gigabyte at every start would be slow, and it was checked once."""
    return file.is_file() and file.stat().st_size == SIZE


def _make_room(cache: Path) -> None:
    try:
        cache.mkdir(parents=True, exist_ok=True)
        free = shutil.disk_usage(cache).free
    except OSError as error:
        raise NotReady(f"The cache folder {cache} cannot be used: {error}") from error
    if free < SIZE * 1.1:
        raise NotReady(
            f"Conductor's server needs {SIZE / 1e6:.0f} MB in {cache}, where only "
            f"{free / 1e6:.0f} MB are free. Make room, or set XDG_CACHE_HOME to another disk."
        )


def _download(url: str, jar: Path, console: Console) -> None:
    partial = jar.with_suffix(".jar.part")
    try:
        with _bar(console) as progress:
            task = progress.add_task(f"Conductor server {VERSION}", total=SIZE)
            for position in _fetch(url, partial):
                progress.update(task, completed=position)
    except httpx.HTTPError as error:
        raise NotReady(
            f"Conductor's server could not be downloaded ({type(error).__name__}: {error}). "
            "What came so far is kept: run the same command again to go on. Without a network, "
            f"set CONDUCTOR_JAR to a {jar.name} that you have, or MAVEN_REPOSITORY to a mirror."
        ) from error
    except OSError as error:
        raise NotReady(f"{partial} could not be written: {error}") from error
    _check(partial)
    partial.replace(jar)


def _fetch(url: str, partial: Path) -> Iterator[int]:
    """Append what is missing; the position after each piece."""
    position = partial.stat().st_size if partial.exists() else 0
    if position >= SIZE:
        return
    headers = {"Range": f"bytes={position}-"} if position else {}
    with httpx.stream("GET", url, headers=headers, follow_redirects=True, timeout=60) as answer:
        answer.raise_for_status()
        resumed = answer.status_code == httpx.codes.PARTIAL_CONTENT
        position = position if resumed else 0
        with partial.open("ab" if resumed else "wb") as file:
            for piece in answer.iter_bytes(CHUNK):
                position += file.write(piece)
                yield position


def _check(partial: Path) -> None:
    with partial.open("rb") as file:
        found = hashlib.file_digest(file, "sha256").hexdigest()
    if found != SHA256:
        partial.unlink()
        raise NotReady(
            f"What was downloaded is not Conductor server {VERSION}: its SHA-256 is {found}, "
            f"expected {SHA256}. It was deleted; run the same command again."
        )


def _bar(console: Console) -> Progress:
    return Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        DownloadColumn(),
        TransferSpeedColumn(),
        TimeRemainingColumn(),
        console=console,
    )
