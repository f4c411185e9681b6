"""Conductor's server as one file: one that is here already, or a fetched one."""

from pathlib import Path

from rich.console import Console

from quotewright.errors import NotReady
from quotewright.local.artifacts import CONDUCTOR
from quotewright.local.maven import fetch_artifact


def conductor_jar(cache: Path, given: Path | None, console: Console) -> Path:
    """The server's boot jar; raises NotReady with what to do where none can be had."""
    if given is not None:
        if not given.is_file():
            raise NotReady(f"CONDUCTOR_JAR names {given}, which is not a file.")
        return given
    return fetch_artifact(
        CONDUCTOR,
        cache,
        console,
        or_else="set CONDUCTOR_JAR to the server's boot jar, if you have it, or ",
    )
