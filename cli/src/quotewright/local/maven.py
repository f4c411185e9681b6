"""Fetches pinned artifacts from a Maven repository: checked, and kept for every checkout."""

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
from quotewright.local.artifacts import Artifact

CHUNK = 1 << 20


def fetch_artifact(artifact: Artifact, cache: Path, console: Console, *, or_else: str = "") -> Path:
    """The jar: the cached one, Maven's own, or a fresh download.

    Raises NotReady with what to do where none can be had: `or_else`, a beginning of a sentence, or
    another repository.
    """
    found = (
        MavenContext()
        .project(artifact.group, artifact.name)
        .at_version(artifact.version)
        .artifact(artifact.classifier, "jar")
    )
    jar = cache / found.filename
    if _is_whole(jar, artifact):
        return jar
    if found.cached_path and _is_whole(found.cached_path, artifact):
        return Path(found.cached_path)
    repository = os.environ.get("MAVEN_REPOSITORY") or found.context.remote_repos["central"]
    url = f"{repository.rstrip('/')}/{found.component.path_prefix.as_posix()}/{found.filename}"
    _make_room(artifact, cache)
    _download(artifact, url, jar, console, or_else)
    return jar


def _is_whole(file: Path, artifact: Artifact) -> bool:
    """By size: reading half a gigabyte at every start would be slow, and it was checked once."""
    return file.is_file() and file.stat().st_size == artifact.size


def _make_room(artifact: Artifact, cache: Path) -> None:
    try:
        cache.mkdir(parents=True, exist_ok=True)
        free = shutil.disk_usage(cache).free
    except OSError as error:
        raise NotReady(f"The cache folder {cache} cannot be used: {error}") from error
    if free < artifact.size * 1.1:
        raise NotReady(
            f"{artifact.title} needs {artifact.size / 1e6:.0f} MB in {cache}, where only "
            f"{free / 1e6:.0f} MB are free. Make room, or set XDG_CACHE_HOME to another disk."
        )


def _download(artifact: Artifact, url: str, jar: Path, console: Console, or_else: str) -> None:
    partial = jar.with_suffix(".jar.part")
    try:
        with _bar(console) as progress:
            title = f"{artifact.title} {artifact.version}"
            task = progress.add_task(title, total=artifact.size)
            for position in _fetch(url, partial, artifact.size):
                progress.update(task, completed=position)
    except httpx.HTTPError as error:
        raise NotReady(
            f"{artifact.title} could not be downloaded ({type(error).__name__}: {error}). "
            "What came so far is kept: run the same command again to go on. Without a network, "
            f"{or_else}set MAVEN_REPOSITORY to a mirror."
        ) from error
    except OSError as error:
        raise NotReady(f"{partial} could not be written: {error}") from error
    _check(artifact, partial)
    partial.replace(jar)


def _fetch(url: str, partial: Path, size: int) -> Iterator[int]:
    """Append what is missing; the position after each piece."""
    position = partial.stat().st_size if partial.exists() else 0
    if position >= size:
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


def _check(artifact: Artifact, partial: Path) -> None:
    with partial.open("rb") as file:
        found = hashlib.file_digest(file, "sha256").hexdigest()
    if found != artifact.sha256:
        partial.unlink()
        raise NotReady(
            f"What was downloaded is not {artifact.title} {artifact.version}: its SHA-256 is "
            f"{found}, expected {artifact.sha256}. It was deleted; run the same command again."
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
