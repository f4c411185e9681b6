"""The bridge before a Conductor that asks who it is, and over TLS on both sides."""

from pathlib import Path

import httpx
import pytest
from pydantic import ValidationError

from bridge.settings import Settings
from support.bridges import bridge
from support.certificates import Authority
from support.guarded_conductor import KEY, SECRET, GuardedConductor
from support.ill_conductor import IllConductor, a_task
from support.plain_consumer import PlainConsumer
from support.redis_server import RedisServer
from support.waiting import eventually


async def completed(conductor: IllConductor, task_id: str) -> None:
    async def look() -> bool:
        return conductor.status_of(task_id) == "COMPLETED"

    await eventually(look)


async def test_a_key_gets_a_token_and_another_one_when_that_has_ended(
    conductor: IllConductor, redis_url: str
) -> None:
    access = {"conductor_auth_key": KEY, "conductor_auth_secret": SECRET}
    async with (
        GuardedConductor(conductor.url).running() as door,
        PlainConsumer(redis_url, "fetch_pricing").running(),
        bridge(door.url, redis_url, **access),
    ):
        conductor.waiting.append(a_task("first"))
        await completed(conductor, "first")
        assert door.tokens_given == 1  # however many calls began at once

        door.end_token()
        conductor.waiting.append(a_task("second"))
        await completed(conductor, "second")
        assert door.tokens_given == 2


async def test_a_header_is_shown_with_every_call(conductor: IllConductor, redis_url: str) -> None:
    door = GuardedConductor(conductor.url, header=("Authorization", "Bearer letmein"))
    async with (
        door.running(),
        PlainConsumer(redis_url, "fetch_pricing").running(),
        bridge(door.url, redis_url, conductor_headers={"Authorization": "Bearer letmein"}),
    ):
        conductor.waiting.append(a_task("t"))
        await completed(conductor, "t")
        assert door.refused == 0


async def test_a_wrong_secret_is_said_by_health_and_loses_nothing(
    conductor: IllConductor, redis_url: str
) -> None:
    async with GuardedConductor(conductor.url).running() as door:
        wrong = {"conductor_auth_key": KEY, "conductor_auth_secret": "wrong"}
        async with bridge(door.url, redis_url, **wrong) as client:
            answer = await eventually(lambda: _unhealthy(client))
            assert answer is not None
            assert "CONDUCTOR_AUTH_SECRET" in answer.json()["checks"]["conductor"]


async def _unhealthy(client: httpx.AsyncClient) -> httpx.Response | None:
    answer = await client.get("/health")
    return answer if "401" in answer.text else None


async def test_conductor_and_redis_are_reached_over_tls(
    conductor: IllConductor, tmp_path: Path
) -> None:
    authority = Authority(tmp_path)
    redis = RedisServer(tmp_path, authority=authority, password="s3cret")
    redis.start()
    try:
        header = ("X-Key", "k")
        async with (
            GuardedConductor(conductor.url, header=header).running(
                authority.server_context()
            ) as door,
            PlainConsumer(redis.url, "fetch_pricing").running(),
            bridge(
                door.url,
                redis.url,
                conductor_headers=dict([header]),
                conductor_ca_file=authority.file,
            ),
        ):
            conductor.waiting.append(a_task("t"))
            await completed(conductor, "t")
    finally:
        redis.kill()


def test_a_key_without_its_secret_is_refused() -> None:
    with pytest.raises(ValidationError, match="belong together"):
        Settings.model_validate({"conductor_auth_key": KEY})


def test_a_file_of_authorities_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValidationError, match="there is no file"):
        Settings.model_validate({"conductor_ca_file": tmp_path / "none.pem"})
