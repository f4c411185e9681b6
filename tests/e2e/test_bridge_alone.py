"""The bridge alone, as another team has it: their Conductor, their Redis, their tasks."""

import json
import os
import sys
import uuid
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx
import pytest

from quotewright.local.process import Process
from quotewright.local.stack import Stack
from support.certificates import Authority
from support.guarded_conductor import KEY, SECRET, GuardedConductor
from support.plain_consumer import PlainConsumer
from support.processes import service_process, started
from support.redis_server import RedisServer
from support.stack import Product
from support.waiting import PATIENCE_SECONDS, eventually

EXAMPLES = Path(__file__).parents[2] / "examples" / "bridge"
NODE = str(Path(sys.executable).parent / "node")
WORKERS = {
    "redis-py": [sys.executable, str(EXAMPLES / "redis_worker.py")],
    "faststream": [sys.executable, str(EXAMPLES / "faststream_worker.py")],
    "node": [NODE, str(EXAMPLES / "node" / "worker.js")],
}


@pytest.fixture
def own_redis(tmp_path: Path) -> Iterator[RedisServer]:
    """A Redis that the product knows nothing of."""
    server = RedisServer(tmp_path)
    server.start()
    yield server
    server.kill()


@pytest.fixture
async def definitions(product: Product) -> AsyncIterator[None]:
    """The examples' definitions, registered as their page says."""
    for path, name in (("taskdefs", "greet"), ("workflow", "hello_workflow")):
        document = json.loads((EXAMPLES / f"{name}.json").read_text())
        answer = await product.conductor.post(f"/metadata/{path}", json=document)
        assert answer.is_success or answer.status_code == 409, answer.text
    yield
    # A pattern that matches everything would go on serving them.
    await product.conductor.delete("/metadata/taskdefs/greet")


@contextmanager
def bridge(conductor_url: str, redis_url: str, folder: Path, **settings: str) -> Iterator[Process]:
    environment = {
        "CONDUCTOR_URL": conductor_url,
        "REDIS_URL": redis_url,
        "TASK_TYPES": '["greet"]',
        **settings,
    }
    with started(service_process("bridge", folder, **environment)) as process:
        process.wait_until_healthy(PATIENCE_SECONDS)
        yield process


async def greeting(client: httpx.AsyncClient, workflow_id: str) -> dict[str, Any] | None:
    workflow = (await client.get(f"/api/v1/workflows/{workflow_id}")).json()
    return workflow["output"] if workflow["status"] == "COMPLETED" else None


@pytest.mark.parametrize("worker", WORKERS)
async def test_an_example_does_a_task_for_a_workflow_started_once(
    worker: str, stack: Stack, definitions: None, own_redis: RedisServer, tmp_path: Path
) -> None:
    does_tasks = Process(
        worker,
        WORKERS[worker],
        log=tmp_path / "worker.log",
        env={**os.environ, "REDIS_URL": own_redis.url},
    )
    with bridge(stack.conductor_url, own_redis.url, tmp_path) as process, started(does_tasks):
        url = (process.health_url or "").removesuffix("/health")
        async with httpx.AsyncClient(base_url=url, timeout=30) as client:
            once = {"Idempotency-Key": f"hello-{uuid.uuid4()}"}
            ids = [
                (
                    await client.post(
                        "/api/v1/workflows/hello_workflow", json={"name": "Ada"}, headers=once
                    )
                ).json()["workflow_id"]
                for _ in range(2)
            ]
            assert len(set(ids)) == 1
            output = await eventually(lambda: greeting(client, ids[0]))
            assert output == {"greeting": "Hello Ada"}


async def test_tasks_of_a_domain_go_to_its_own_consumers(
    stack: Stack, product: Product, definitions: None, own_redis: RedisServer, tmp_path: Path
) -> None:
    async def start(**more: Any) -> str:
        body = {"name": "hello_workflow", "version": 1, "input": {"name": "Ada"}, **more}
        return (await product.conductor.post("/workflow", json=body)).text

    with bridge(stack.conductor_url, own_redis.url, tmp_path, TASK_DOMAINS='["blue"]'):
        async with (
            PlainConsumer(own_redis.url, "greet", domain="blue").running() as blue,
            PlainConsumer(own_redis.url, "greet").running() as others,
        ):
            in_blue = await start(taskToDomain={"greet": "blue"})
            elsewhere = await start()
            for workflow_id in (in_blue, elsewhere):
                assert (await product.ended(workflow_id))["status"] == "COMPLETED"
            assert len(blue.done) == 1
            assert len(others.done) == 1
            workflow = await product.workflow(in_blue)
            assert workflow["tasks"][0]["taskId"] == blue.done[0]


async def test_a_real_conductor_behind_tls_and_tokens_and_a_redis_behind_tls_and_a_password(
    stack: Stack, product: Product, definitions: None, tmp_path: Path
) -> None:
    authority = Authority(tmp_path)
    redis = RedisServer(tmp_path, authority=authority, password="s3cret")
    redis.start()
    settings = {
        "CONDUCTOR_AUTH_KEY": KEY,
        "CONDUCTOR_AUTH_SECRET": SECRET,
        "CONDUCTOR_CA_FILE": str(authority.file),
    }
    try:
        async with (
            GuardedConductor(stack.conductor_url).running(authority.server_context()) as door,
            PlainConsumer(redis.url, "greet").running() as consumer,
        ):
            process = service_process(
                "bridge",
                tmp_path,
                CONDUCTOR_URL=door.url,
                REDIS_URL=redis.url,
                TASK_TYPES='["greet"]',
                **settings,
            )
            with started(process):
                started_id = await product.start("hello_workflow", {"name": "Ada"})
                assert (await product.ended(started_id))["status"] == "COMPLETED"
                assert len(consumer.done) == 1
                assert door.tokens_given == 1
    finally:
        redis.kill()
