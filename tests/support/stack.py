"""The whole product as processes of this machine, on ports of the tests' own."""

import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx
from rich.console import Console

from quotewright.local.jar import conductor_jar
from quotewright.local.java import find_java
from quotewright.local.settings import LocalSettings, Ports
from quotewright.local.stack import Stack
from support.ports import free_port
from support.waiting import PATIENCE_SECONDS, eventually

SAMPLES = Path(__file__).parents[2] / "samples"
ENDED = {"COMPLETED", "FAILED", "TIMED_OUT", "TERMINATED"}


def make_stack(data: Path) -> Stack:
    """A stack that is not started."""
    defaults = LocalSettings()
    settings = LocalSettings(
        ports=Ports(**{name: free_port() for name in Ports.model_fields}), data=data
    )
    jar = conductor_jar(defaults.cache, defaults.conductor_jar, Console(stderr=True))
    return Stack(settings, jar=jar, java=find_java())


@contextmanager
def frozen(stack: Stack, name: str) -> Iterator[int]:
    """A process that holds its connections and does nothing; killed at the end, started again."""
    process = stack.processes[name]
    pid = process.pid
    assert pid is not None
    os.kill(pid, signal.SIGSTOP)
    try:
        yield pid
    finally:
        process.kill()
        process.start()


@contextmanager
def paused(stack: Stack, name: str) -> Iterator[None]:
    """A process that answers nothing, and then goes on as if nothing had been."""
    pid = stack.processes[name].pid
    assert pid is not None
    os.kill(pid, signal.SIGSTOP)
    try:
        yield
    finally:
        os.kill(pid, signal.SIGCONT)


@contextmanager
def killed(stack: Stack, *names: str) -> Iterator[None]:
    """Processes that are not there; started again at the end."""
    for name in names:
        stack.processes[name].kill()
    try:
        yield
    finally:
        for name in names:
            stack.processes[name].start()


class Product:
    """What a user does with the product, from outside."""

    def __init__(self, stack: Stack) -> None:
        self.stack = stack
        self.api = httpx.AsyncClient(base_url=stack.gateway_url, timeout=60)
        self.conductor = httpx.AsyncClient(base_url=stack.conductor_url, timeout=60)

    async def close(self) -> None:
        """Close the connections."""
        await self.api.aclose()
        await self.conductor.aclose()

    async def start(self, name: str, workflow_input: dict[str, Any]) -> str:
        """Start a workflow as the guide does; its id."""
        answer = await self.conductor.post(f"/workflow/{name}", json=workflow_input)
        assert answer.status_code == 200, answer.text
        return answer.text

    async def workflow(self, workflow_id: str) -> dict[str, Any]:
        """An execution as Conductor tells it."""
        answer = await self.conductor.get(f"/workflow/{workflow_id}")
        document: dict[str, Any] = answer.raise_for_status().json()
        return document

    async def ended(
        self, workflow_id: str, *, within: float = 2 * PATIENCE_SECONDS
    ) -> dict[str, Any]:
        """An execution once it has ended, however it did."""

        async def look() -> dict[str, Any] | None:
            workflow = await self.workflow(workflow_id)
            return workflow if workflow["status"] in ENDED else None

        workflow = await eventually(look, within=within, every=0.2)
        assert workflow is not None
        return workflow

    async def run(self, name: str, workflow_input: dict[str, Any]) -> dict[str, Any]:
        """Start a workflow and wait until it has ended."""
        return await self.ended(await self.start(name, workflow_input))

    async def task_reaches(
        self,
        workflow_id: str,
        reference: str,
        statuses: set[str],
        *,
        within: float = PATIENCE_SECONDS,
    ) -> None:
        """Wait until a step of an execution is in one of some states."""

        async def look() -> bool:
            workflow = await self.workflow(workflow_id)
            return any(
                task["referenceTaskName"] == reference and task["status"] in statuses
                for task in workflow["tasks"]
            )

        await eventually(look, within=within, every=0.1)

    async def approved(self, workflow_id: str) -> dict[str, Any]:
        """An execution that waits for a person, once one has approved it and it has ended."""
        await self.task_reaches(workflow_id, "await_approval", {"IN_PROGRESS"})
        tasks = (await self.workflow(workflow_id))["tasks"]
        (human,) = [t for t in tasks if t["referenceTaskName"] == "await_approval"]
        number = human["inputData"]["quote_number"]
        answer = await self.api.post(f"/api/v1/quotes/{number}/approve", json={"by": "Ann"})
        assert answer.status_code == 200, answer.text
        return await self.ended(workflow_id)

    async def import_mail(self, *files: tuple[str, bytes]) -> httpx.Response:
        """Import mail given as name and content."""
        parts = [("files", (name, content, "message/rfc822")) for name, content in files]
        return await self.api.post("/api/v1/emails/import", files=parts)

    async def quotes_of(self, workflow: dict[str, Any]) -> list[dict[str, Any]]:
        """Every quote with the number that a workflow gave."""
        quotes = (await self.api.get("/api/v1/quotes/", params={"limit": 500})).json()
        number = workflow["output"]["quote_number"]
        return [quote for quote in quotes if quote["quote_number"] == number]


async def import_samples(product: Product) -> None:
    """The sample catalog and threads; thread 1 is the README's example."""
    catalog = ("catalog.csv", (SAMPLES / "catalog.csv").read_bytes(), "text/csv")
    answer = await product.api.post(
        "/api/v1/products/import", params={"replace": "true"}, files={"file": catalog}
    )
    assert answer.is_success, answer.text
    mails = sorted((SAMPLES / "threads").glob("*.eml"))
    answer = await product.import_mail(*((mail.name, mail.read_bytes()) for mail in mails))
    assert answer.status_code == 201, answer.text
