"""`quotewright eval`."""

import socket
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import Any

from rich.console import Console

from quotewright.client import Client
from quotewright.evaluation.cases import Case, read_set
from quotewright.evaluation.report import show
from quotewright.evaluation.runner import read_cases
from quotewright.evaluation.scoring import Score, Scorecard, score, scorecard


def evaluate(console: Console, directory: Path, url: str | None) -> dict[str, Any]:
    """Read a set through services at `url`, or through its own; print what came of it.

    The result as a document. Raises Failed for a set that will not do.
    """
    cases = read_set(directory)
    with _services(console, url) as (emails, products):
        readings = list(read_cases(cases, emails=emails, products=products))
    results = [(case, reading, score(case.expected, reading)) for case, reading in readings]
    card = scorecard([(case.expected, reading, each) for case, reading, each in results])
    readers = sorted({reading.reader for _, reading, _ in results})
    show(console, ", ".join(readers), [(case, each) for case, _, each in results], card)
    return _document(readers, [(case, each) for case, _, each in results], card)


def _document(
    readers: list[str], results: list[tuple[Case, Score]], card: Scorecard
) -> dict[str, Any]:
    cases = {case.name: {**asdict(each), "exact": each.exact} for case, each in results}
    return {"readers": readers, "scorecard": asdict(card), "cases": cases}


@contextmanager
def _services(console: Console, url: str | None) -> Iterator[tuple[Client, Client]]:
    if url is not None:
        with Client(url) as client:
            yield client, client
        return
    # An extra of the command, and slow to load.
    from quotewright.local.settings import LocalSettings, Ports  # noqa: PLC0415
    from quotewright.local.stack import Stack  # noqa: PLC0415

    with tempfile.TemporaryDirectory() as data:
        ports = Ports(**{name: _free_port() for name in Ports.model_fields})
        stack = Stack(LocalSettings(ports=ports, data=Path(data)), jar=None, java="")
        with (
            console.status("reading"),
            stack.reading(),
            Client(stack.url_of("summarizer")) as emails,
            Client(stack.url_of("pricing")) as products,
        ):
            yield emails, products


def _free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port: int = taken.getsockname()[1]
        return port
