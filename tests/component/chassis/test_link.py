"""The link that the hot path has to Redis: what it answers, and what it does when Redis is away."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import uvloop
from redis.exceptions import AuthenticationError, ResponseError
from redis.exceptions import ConnectionError as RedisConnectionError
from redis.exceptions import TimeoutError as RedisTimeoutError

from chassis import link as link_module
from chassis.link import Link, adding
from support.certificates import Authority
from support.redis_server import RedisServer
from support.services import Streams


@pytest.fixture
async def link(redis_url: str) -> AsyncIterator[Link]:
    link = Link(redis_url)
    yield link
    link.close()


async def test_commands_that_overlap_get_their_own_answers(link: Link) -> None:
    words = [str(number) for number in range(200)]
    assert await asyncio.gather(*(link.call("ECHO", word) for word in words)) == [
        word.encode() for word in words
    ]


async def test_a_large_answer_comes_whole(link: Link) -> None:
    body = "x" * 3_000_000
    assert await link.call("ECHO", body) == body.encode()


async def test_a_transaction_answers_each_command(link: Link, streams: Streams) -> None:
    added, length = await link.transaction([adding("s", {"a": "1", b"b": b"2"}), ("XLEN", "s")])
    assert length == 1
    assert await streams.redis.xrange("s") == [(added, {b"a": b"1", b"b": b"2"})]


async def test_a_transaction_that_redis_refuses_changes_nothing(
    link: Link, streams: Streams
) -> None:
    with pytest.raises(ResponseError, match="unknown command"):
        await link.transaction([("SET", "a", "1"), ("NOSUCH",)])
    assert await streams.redis.get("a") is None
    assert await link.call("PING") == b"PONG"


async def test_a_command_that_fails_in_a_transaction_is_told(link: Link) -> None:
    await link.call("SET", "word", "w")
    with pytest.raises(ResponseError, match="WRONGTYPE"):
        await link.transaction([("XLEN", "word")])


async def test_entries_are_read_with_their_fields(link: Link) -> None:
    await link.call("XGROUP", "CREATE", "s", "g", "0", "MKSTREAM")
    added = await link.call(*adding("s", {"k": "v"}))
    assert await link.read_group("s", "g", "c", 10, 1_000) == [(added, {b"k": b"v"})]
    assert await link.read_group("s", "g", "c", 10, 10) == []


async def test_who_gave_up_waiting_takes_nobodys_answer(link: Link) -> None:
    given_up = asyncio.create_task(link.call("ECHO", "given up"))
    await asyncio.sleep(0)
    given_up.cancel()
    assert await link.call("ECHO", "mine") == b"mine"


async def test_a_restart_of_redis_is_ridden_out(tmp_path: Path) -> None:
    server = RedisServer(tmp_path)
    server.start(append_only=True)
    link = Link(server.url)
    await link.call("SET", "a", "1")
    waiting = asyncio.create_task(link.call("BLPOP", "list", 8))
    await asyncio.sleep(0)
    server.kill()
    asking = asyncio.create_task(link.call("GET", "a"))
    server.start(append_only=True)
    other = Link(server.url)
    await other.call("RPUSH", "list", "x")
    assert await waiting == [b"list", b"x"]
    assert await asking == b"1"
    for each in (link, other):
        each.close()
    server.kill()


async def test_a_redis_that_stays_away_is_an_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(link_module, "PAUSES", (0.01, 0.01))
    with pytest.raises(RedisConnectionError):
        await Link(RedisServer(tmp_path).url).call("PING")


async def test_a_redis_that_does_not_answer_is_an_error(
    link: Link, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(link_module, "PAUSES", ())
    monkeypatch.setattr(link_module, "ANSWER_SECONDS", 0.1)
    with pytest.raises(RedisTimeoutError):
        await link.call("BLPOP", "list", 2)


async def test_closing_tells_those_who_wait(link: Link, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(link_module, "PAUSES", ())
    await link.call("PING")
    waiting = asyncio.create_task(link.call("BLPOP", "list", 8))
    await asyncio.sleep(0)
    link.close()
    with pytest.raises(RedisConnectionError):
        await waiting


@pytest.mark.parametrize("loop", [asyncio, uvloop])
def test_it_speaks_tls_and_logs_in(
    tmp_path: Path, loop: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(link_module, "PAUSES", ())
    server = RedisServer(tmp_path, authority=Authority(tmp_path), password="open")
    server.start()

    async def speak() -> None:
        link = Link(server.url)
        assert await link.call("ECHO", "x" * 100_000) == b"x" * 100_000
        link.close()
        with pytest.raises(AuthenticationError):
            await Link(server.url.replace(":open@", ":wrong@")).call("PING")

    loop.run(speak())  # type: ignore[attr-defined]
    server.kill()
