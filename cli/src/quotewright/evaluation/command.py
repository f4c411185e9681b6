"""`quotewright eval`."""

import socket
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from functools import partial
from pathlib import Path
from typing import Any

from rich.console import Console

from quotewright.client import Client
from quotewright.evaluation.calibration import calibration
from quotewright.evaluation.cases import Case, read_set
from quotewright.evaluation.readers import OnCase, SetReader, readers_of
from quotewright.evaluation.report import show
from quotewright.evaluation.runner import read_cases
from quotewright.evaluation.scoring import score, scorecard

Restart = Callable[[Mapping[str, str]], None]


def evaluate(console: Console, directory: Path, url: str | None) -> dict[str, Any]:
    """Read a set through services at `url`, or through its own by every reader that there is.

    Prints what came of each; gives the results as a document. Raises Failed for a set that will
    not do.
    """
    cases = read_set(directory)
    if url is not None:
        with Client(url) as client:
            asked = SetReader(f"the services at {url}")
            return {"readings": [_evaluate(console, asked, cases, (client, client), _nothing)]}
    # An extra of the command, and slow to load.
    from quotewright.local.settings import service_environment  # noqa: PLC0415

    readers = readers_of(directory, service_environment())
    with _services(console) as (services, restart):
        return {
            "readings": [
                _evaluate_alone(console, reader, cases, services, restart) for reader in readers
            ]
        }


def _evaluate_alone(
    console: Console,
    reader: SetReader,
    cases: Sequence[Case],
    services: tuple[Client, Client],
    restart: Restart,
) -> dict[str, Any]:
    with reader.at_work() as (environment, on_case):
        restart(environment)
        return _evaluate(console, reader, cases, services, on_case)


def _evaluate(
    console: Console,
    reader: SetReader,
    cases: Sequence[Case],
    services: tuple[Client, Client],
    on_case: OnCase,
) -> dict[str, Any]:
    emails, products = services
    chosen = filter(reader.reads, cases)
    read = list(read_cases(chosen, emails=emails, products=products, on_case=on_case))
    results = [(case, reading, score(case.expected, reading)) for case, reading in read]
    card = scorecard([(case.expected, reading, each) for case, reading, each in results])
    known = calibration([each for _, _, each in results])
    show(console, reader, [(case, each) for case, _, each in results], card, known)
    return {
        "reader": reader.title,
        "readers": sorted({reading.reader for _, reading, _ in results}),
        "scorecard": asdict(card),
        "calibration": asdict(known),
        "cases": {case.name: {**asdict(one), "exact": one.exact} for case, _, one in results},
    }


def _nothing(_case: Case) -> None:
    """The services are as they are."""


@contextmanager
def _services(console: Console) -> Iterator[tuple[tuple[Client, Client], Restart]]:
    """The services that a set needs, and how the one that reads is started anew."""
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
            yield (emails, products), partial(stack.restart, "summarizer")


def _free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port: int = taken.getsockname()[1]
        return port
