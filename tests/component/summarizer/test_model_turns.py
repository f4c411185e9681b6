"""Who ask a model the same at once: one asks, and the others take what it is answered."""

import asyncio
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from summarizer.app import MIGRATIONS
from summarizer.domain.answer import Answer
from summarizer.model_failures import NoAnswerError
from summarizer.settings import Settings
from support.model_answers import TEXT, SettingsOf, answer, ask, ask_in_a_process, usage
from support.openai_server import OpenAIServer, Reply, completion, error
from support.waiting import eventually

SLOWLY = 0.6
"""Seconds that the model thinks: the others come meanwhile."""


@pytest.fixture
def both(plain: SettingsOf, migrated_database: Callable[[Path], str]) -> SettingsOf:
    """OpenAI's way to the server, on an empty database of either kind."""
    url = migrated_database(MIGRATIONS)

    def make(**fields: Any) -> Settings:
        return plain(**{"database_url": url, **fields})

    return make


def slowly(reply: Reply) -> Reply:
    return Reply(reply.status, reply.body, reply.headers, after_seconds=SLOWLY)


async def ask_at_once(settings: Settings, *texts: str) -> list[Answer | str]:
    """As processes of their own, each for another thread where they ask the same; failures as
    their codes."""
    same = len(set(texts)) == 1
    outcomes = await asyncio.gather(
        *(ask(settings, text, thread_id=n if same else 1) for n, text in enumerate(texts, 1)),
        return_exceptions=True,
    )
    return [_told(one) for one in outcomes]


def _told(outcome: Answer | BaseException) -> Answer | str:
    if isinstance(outcome, NoAnswerError):
        return outcome.failure.code
    if isinstance(outcome, BaseException):
        raise outcome
    return outcome


async def asked(server: OpenAIServer) -> None:
    """Until the first question has come."""

    async def has_come() -> bool:
        return bool(server.calls)

    await eventually(has_come)


async def test_of_several_who_ask_at_once_one_asks(server: OpenAIServer, both: SettingsOf) -> None:
    server.will(slowly(answer()))
    first, *others = await ask_at_once(both(), TEXT, TEXT, TEXT)
    assert isinstance(first, Answer)
    assert others == [first, first]
    assert len(server.calls) == 1


async def test_while_one_tries_again_the_others_wait(
    server: OpenAIServer, both: SettingsOf
) -> None:
    server.will(slowly(error(500, "busy", retry_after_ms="600")), slowly(answer()))
    first, *others = await ask_at_once(both(model_max_retries=1), TEXT, TEXT, TEXT)
    assert isinstance(first, Answer)
    assert others == [first, first]
    assert len(server.calls) == 2


@pytest.mark.parametrize(
    ("reply", "code"),
    [
        (completion(None, refusal="no"), "model_refused"),
        (error(401, "no"), "model_misconfigured"),
    ],
    ids=["refused", "misconfigured"],
)
async def test_a_failure_is_everybodys_who_waited(
    server: OpenAIServer, both: SettingsOf, reply: Reply, code: str
) -> None:
    server.will(slowly(reply))
    assert await ask_at_once(both(), TEXT, TEXT, TEXT) == [code] * 3
    assert len(server.calls) == 1


async def test_who_is_killed_is_waited_for_as_long_as_an_attempt_may_take(
    server: OpenAIServer, both: SettingsOf
) -> None:
    server.will(Reply(after_seconds=30), answer())
    settings = both(model_timeout_seconds=2)
    killed = ask_in_a_process(settings)
    await asked(server)
    killed.kill()
    loop = asyncio.get_running_loop()
    died = loop.time()
    async with asyncio.timeout(20):
        await ask(settings)
    assert loop.time() - died > 0.5
    assert [call.outcome for call in (await usage(settings)).calls] == ["started", "answered"]
    killed.join()


async def test_who_is_told_to_stop_is_waited_for_no_longer(
    server: OpenAIServer, both: SettingsOf
) -> None:
    server.will(Reply(after_seconds=30), answer())
    settings = both(model_timeout_seconds=60)
    first = asyncio.create_task(ask(settings))
    await asked(server)
    second = asyncio.create_task(ask(settings, thread_id=2))
    first.cancel()
    async with asyncio.timeout(20):
        await second
    [lost] = (await usage(settings)).calls
    assert (lost.outcome, lost.is_estimate) == ("abandoned", True)
    assert lost.input_tokens > 300


async def test_questions_of_one_thread_that_come_at_once_stay_within_its_budget(
    server: OpenAIServer, both: SettingsOf
) -> None:
    server.will(slowly(answer()))
    settings = both(model_max_output_tokens=1_000, model_max_thread_tokens=3_000)
    told = await ask_at_once(settings, f"{TEXT} 1", f"{TEXT} 2", f"{TEXT} 3")
    assert told.count("model_over_budget") == 2
    assert len(server.calls) == 1
