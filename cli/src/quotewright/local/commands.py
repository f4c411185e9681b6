"""`quotewright run`, `demo` and `fetch`."""

import shutil
import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from rich.console import Console

from quotewright import views
from quotewright.client import Client
from quotewright.errors import Interrupted, NotReady
from quotewright.local.artifacts import FOR_TESTS
from quotewright.local.checks import check_machine
from quotewright.local.jar import conductor_jar
from quotewright.local.java import find_java
from quotewright.local.maven import fetch_artifact
from quotewright.local.settings import REPOSITORY, LocalSettings
from quotewright.local.stack import Stack

SAMPLES = REPOSITORY / "samples"
SAMPLE_THREAD = 1
SAMPLE_DISCOUNT = 0.05


def fetch_jars(console: Console, *, for_tests: bool) -> None:
    """Have Conductor's server in the cache, and what the tests check documents with."""
    settings = LocalSettings()
    jar = conductor_jar(settings.cache, settings.conductor_jar, console)
    console.print(f"Conductor server: {jar}")
    for artifact in FOR_TESTS if for_tests else ():
        fetch_artifact(artifact, settings.cache, console)


def run_until_interrupted(console: Console) -> None:
    """The stack with its addresses printed, until SIGINT or SIGTERM, or until a process ends."""
    with suppress(Interrupted), _running_stack(console, LocalSettings()) as stack:
        console.print(_addresses(stack))
        while not (ended := [p for p in stack.processes.values() if not p.running]):
            time.sleep(1.0)
        raise NotReady("\n".join(f"{p.name} ended unasked. See {p.log}." for p in ended))


def run_demo(console: Console, output: Path) -> None:
    """The main job on sample data, from an empty stack to a PDF."""
    settings = LocalSettings()
    settings = settings.model_copy(update={"data": settings.data.parent / "demo"})
    shutil.rmtree(settings.data, ignore_errors=True)
    with _running_stack(console, settings) as stack, Client(stack.gateway_url) as client:
        _import_samples(console, client)
        thread = {"thread_id": SAMPLE_THREAD}
        summarized = views.watch_workflow(console, client, "email_summarization_workflow", thread)
        console.print(views.summary_panel(summarized["summary"]))
        quoted = views.watch_workflow(
            console,
            client,
            "quote_generation_workflow",
            {**thread, "discount_rate": SAMPLE_DISCOUNT},
        )
        console.print(views.quote_panel(quoted["quote"]))
        pdf = client.save_pdf(quoted["quote_number"], output)
    console.print(f"PDF: {pdf}")


def _import_samples(console: Console, client: Client) -> None:
    catalog = client.import_catalog(SAMPLES / "catalog.csv", replace=True)
    threads = client.import_mail(sorted((SAMPLES / "threads").glob("*.eml")))
    console.print(f"Imported {catalog['imported']} products and {len(threads)} email threads.")


@contextmanager
def _running_stack(console: Console, settings: LocalSettings) -> Iterator[Stack]:
    """The stack, running; it is stopped after, whatever happens."""
    check_machine(settings)
    stack = Stack(
        settings,
        jar=conductor_jar(settings.cache, settings.conductor_jar, console),
        java=find_java(),
    )
    with _interruptible():
        try:
            with console.status("starting") as status:
                stack.start(status.update)
            yield stack
        finally:
            with console.status("stopping everything"):
                stack.stop()


@contextmanager
def _interruptible() -> Iterator[None]:
    """The first SIGINT or SIGTERM raises Interrupted; the next ones do not disturb the stopping."""
    asked: list[int] = []

    def handle(number: int, _frame: object) -> None:
        asked.append(number)
        if len(asked) == 1:
            raise Interrupted(f"Stopped by {signal.Signals(number).name}.")

    before = {number: signal.signal(number, handle) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _addresses(stack: Stack) -> str:
    ports = stack.settings.ports
    lines = [
        ("API and documentation", f"{stack.gateway_url}/docs"),
        ("health", f"{stack.gateway_url}/health"),
        ("Conductor's API", stack.conductor_url),
        ("summarizer alone", f"http://127.0.0.1:{ports.summarizer}/docs"),
        ("pricing alone", f"http://127.0.0.1:{ports.pricing}/docs"),
        ("quotes alone", f"http://127.0.0.1:{ports.quotes}/docs"),
        ("bridge alone", f"http://127.0.0.1:{ports.bridge}/docs"),
        ("notifications", str(stack.outbox)),
        ("logs", str(stack.settings.data / "logs")),
    ]
    return "\n".join(f"{what:>22}  {where}" for what, where in lines) + "\nCtrl-C stops everything."
