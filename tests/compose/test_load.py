"""Workflows in flight while containers are scaled, restarted and killed: each makes one quote."""

from collections.abc import Callable
from uuid import uuid4

import pytest

from compose.project import ALWAYS, Product, Project

pytestmark = pytest.mark.timeout(1800)

SCALED = {"conductor-server": 3, "summarizer": 3, "pricing": 2, "quotes": 2, "bridge": 2}


def restart(project: Project, service: str) -> None:
    """What a user does to a container that looks ill."""
    project.run("restart", service)


def kill(project: Project, service: str) -> None:
    """What a crash does, and what Docker's restart policy does after it."""
    project.run("kill", "-s", "SIGKILL", service)
    project.run("start", service)


def quotes_made(project: Project) -> int:
    return int(project.sql("SELECT count(*) FROM quotes.quotes"))


def mails_written(project: Project) -> int:
    mails = project.run("exec", "-T", "quotes", "ls", "/var/lib/quotewright/outbox").split()
    return len([mail for mail in mails if mail.endswith(".eml")])


async def assert_one_quote_each(
    project: Project, product: Product, workflow_ids: list[str], before: int
) -> None:
    workflows = await product.all_ended(workflow_ids)
    failed = [w.get("reasonForIncompletion") for w in workflows if w["status"] != "COMPLETED"]
    assert not failed, failed
    numbers = {workflow["output"]["quote_number"] for workflow in workflows}
    assert len(numbers) == len(workflow_ids)
    assert quotes_made(project) == before + len(workflow_ids)
    assert mails_written(project) == quotes_made(project)


async def test_a_hundred_workflows_spread_over_scaled_containers(
    project: Project, product: Product
) -> None:
    before = quotes_made(project)
    project.up(*(f"--scale={service}={count}" for service, count in SCALED.items()))
    await product.healthy()
    ids = await product.start_quotes(f"scaled-{uuid4()}" for _ in range(100))
    await assert_one_quote_each(project, product, ids, before)
    for service in ("summarizer", "pricing", "quotes"):
        containers = project.containers(service)
        assert len(containers) == SCALED[service]
        idle = [c for c in containers if "task_done" not in project.shell(["docker", "logs", c])]
        assert not idle, f"{service}: {idle} did nothing"
    project.up()


@pytest.mark.parametrize("interrupt", [restart, kill])
async def test_every_container_is_interrupted_once_under_load(
    project: Project, product: Product, interrupt: Callable[[Project, str], None]
) -> None:
    before = quotes_made(project)
    ids: list[str] = []
    for service in ALWAYS:
        ids += await product.start_quotes(f"{service}-{uuid4()}" for _ in range(10))
        interrupt(project, service)
    await assert_one_quote_each(project, product, ids, before)
