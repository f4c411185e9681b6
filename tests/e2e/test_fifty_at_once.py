"""Fifty workflows at once while processes are killed: numbers without a gap, one mail each."""

import asyncio
from collections import Counter
from collections.abc import Iterator
from email import message_from_bytes
from email.policy import default
from functools import partial
from typing import Any

import pytest
from aiosmtpd.controller import Controller

from quotewright.local.stack import Stack
from support.ports import free_port
from support.stack import Product
from support.waiting import eventually

QUOTE = "quote_generation_workflow"
WORKFLOWS = 50


class Postbox:
    """A real SMTP server's memory."""

    def __init__(self) -> None:
        self.mails: list[tuple[str, str]] = []

    async def handle_DATA(self, _server: Any, _session: Any, envelope: Any) -> str:  # noqa: N802
        """Take the mail: its id and its subject."""
        mail = message_from_bytes(envelope.content, policy=default)
        self.mails.append((mail["Message-ID"], mail["Subject"]))
        return "250 OK"


@pytest.fixture
def postbox() -> Iterator[tuple[Postbox, int]]:
    """An SMTP server on the loopback address, and its port."""
    postbox, port = Postbox(), free_port()
    controller = Controller(postbox, hostname="127.0.0.1", port=port)
    controller.start()
    yield postbox, port
    controller.stop()


@pytest.fixture
def quotes_by_smtp(stack: Stack, postbox: tuple[Postbox, int]) -> Iterator[None]:
    """The stack's quotes service, for a while with that server."""
    with_server = {
        "SMTP_HOST": "127.0.0.1",
        "SMTP_PORT": str(postbox[1]),
        "SMTP_STARTTLS": "false",
        # What a killed process had in hand is another's after twice that.
        "DELIVERY_SECONDS": "5",
        # A process that is killed takes them along, and each takes seconds to start.
        "PDF_WORKERS": "1",
    }
    without = stack.processes["quotes"]
    stack.restart("quotes", with_server)
    yield
    stack.processes["quotes"].terminate()
    stack.processes["quotes"].wait()
    stack.processes["quotes"] = without
    without.start()
    without.wait_until_healthy(30)


async def quotes_made(product: Product) -> int:
    answer = await product.api.get("/api/v1/quotes/", params={"limit": 1})
    # A service that was just killed has nobody who answers for it.
    return int(answer.headers["X-Total-Count"]) if answer.is_success else 0


async def reached(product: Product, count: int) -> bool:
    return await quotes_made(product) >= count


@pytest.mark.usefixtures("quotes_by_smtp")
@pytest.mark.timeout(500)
async def test_fifty_workflows_with_kills_make_fifty_numbers_and_fifty_mails(
    product: Product, postbox: tuple[Postbox, int]
) -> None:
    before = await quotes_made(product)
    ids = await asyncio.gather(*(product.start(QUOTE, {"thread_id": 1}) for _ in range(WORKFLOWS)))
    for made, victim in ((5, "quotes"), (15, "bridge"), (30, "quotes")):
        await eventually(partial(reached, product, before + made), within=120, every=0.1)
        product.stack.processes[victim].kill()
        product.stack.processes[victim].start()
    workflows = [await product.ended(workflow_id, within=240) for workflow_id in ids]

    outcomes = Counter((w["status"], w.get("reasonForIncompletion")) for w in workflows)
    assert outcomes == {("COMPLETED", None): WORKFLOWS}
    numbers = {workflow["output"]["quote_number"] for workflow in workflows}
    assert len(numbers) == WORKFLOWS
    every = (await product.api.get("/api/v1/quotes/", params={"limit": 500})).json()
    by_day: dict[str, list[int]] = {}
    for quote in every:
        _, day, count = quote["quote_number"].split("-")
        by_day.setdefault(day, []).append(int(count))
    for counts in by_day.values():
        assert sorted(counts) == list(range(1, len(counts) + 1))

    async def all_sent() -> bool:
        return {subject.split()[1].rstrip(":") for _, subject in postbox[0].mails} >= numbers

    await eventually(all_sent, within=60)
    # A process killed between the server's answer and its record repeats a mail under its id.
    ids_by_number = {(subject.split()[1], mail_id) for mail_id, subject in postbox[0].mails}
    assert len(ids_by_number) == WORKFLOWS
