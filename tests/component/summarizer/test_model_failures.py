"""Every way a model can fail: a name, an exit, and no second try where it cannot help."""

import asyncio
import json
from decimal import Decimal
from email.utils import formatdate
from pathlib import Path
from time import monotonic, time

import pytest

from summarizer.settings import Settings
from support.model_answers import KEY, SettingsOf, answer, codes, helmets, read, usage
from support.openai_server import OpenAIServer, Reply, completion, error
from support.waiting import PATIENCE_SECONDS

ROOT = Path(__file__).parents[3]

FILTER = {
    "error": {
        "code": "400",
        "message": "no",
        "innererror": {"code": "ResponsibleAIPolicyViolation"},
    }
}

FAILURES = {
    "refused": (completion(None, refusal="I cannot help with that."), "model_refused"),
    "prompt filtered": (error(400, "content_filter", f"filtered; key {KEY}"), "model_filtered"),
    "prompt filtered, Azure's older way": (Reply(400, FILTER), "model_filtered"),
    "answer filtered": (completion("", finish_reason="content_filter"), "model_filtered"),
    "answer cut, and well formed": (answer(finish_reason="length"), "model_truncated"),
    "thread too long": (error(400, "context_length_exceeded"), "model_truncated"),
    "no JSON": (completion("Sure! Here is your summary."), "model_invalid"),
    "not the shape": (answer(products=[helmets(quantity="a lot")]), "model_invalid"),
    "a price": (answer(products=[helmets(unit_price="0.01")]), "model_invalid"),
    "no choice": (Reply(body='{"choices": []}'), "model_invalid"),
    "no protocol": (Reply(body="<html>"), "model_invalid"),
    "rate": (error(429, "rate_limit_exceeded"), "model_rate_limited"),
    "quota": (error(429, "insufficient_quota"), "model_rate_limited"),
    "server": (error(500, "server_error"), "model_unavailable"),
    "cut off": (Reply(cut_connection=True), "model_unavailable"),
    "key": (error(401, "invalid_api_key", f"Incorrect API key: {KEY}"), "model_misconfigured"),
    "permission": (error(403, "forbidden"), "model_misconfigured"),
    "deployment": (error(404, "DeploymentNotFound"), "model_misconfigured"),
    "request": (error(400, "unsupported_parameter"), "model_misconfigured"),
}


@pytest.mark.parametrize(("reply", "code"), FAILURES.values(), ids=FAILURES)
async def test_a_failure_has_a_name_and_the_rules_read_instead(
    server: OpenAIServer, settings_of: SettingsOf, reply: Reply, code: str
) -> None:
    server.will(reply)
    settings = settings_of()
    summary = await read(settings)
    assert summary.reader == "rules"
    assert [(p.quantity, p.unclear) for p in summary.products] == [(Decimal(25), False)]
    assert codes(summary) == [code]
    assert "read by rules" in summary.warnings[0].detail
    assert KEY not in summary.model_dump_json()
    assert [call.outcome for call in (await usage(settings)).calls] == [code]


async def test_a_silent_server_is_given_up(server: OpenAIServer, settings_of: SettingsOf) -> None:
    server.will(Reply(after_seconds=5))
    summary = await read(settings_of(model_timeout_seconds=0.1))
    assert (codes(summary), summary.reader) == (["model_timeout"], "rules")


async def test_a_server_that_is_not_there_is_given_up(plain: SettingsOf) -> None:
    summary = await read(plain(openai_base_url="http://127.0.0.1:9/v1"))
    assert codes(summary) == ["model_unavailable"]


@pytest.mark.parametrize("status", [408, 409, 429, 500, 503])
async def test_what_passes_is_tried_again(
    server: OpenAIServer, settings_of: SettingsOf, status: int
) -> None:
    passing = error(status, "busy", retry_after_ms="10")
    server.will(passing, passing, answer())
    summary = await read(settings_of(model_max_retries=2))
    assert (len(server.calls), summary.reader != "rules", summary.warnings) == (3, True, [])


@pytest.mark.parametrize(
    "reply", [Reply(cut_connection=True), Reply(after_seconds=30)], ids=["cut off", "silent"]
)
async def test_a_broken_connection_is_tried_again(
    server: OpenAIServer, plain: SettingsOf, reply: Reply
) -> None:
    server.will(reply, answer())
    summary = await read(plain(model_max_retries=1, model_timeout_seconds=2.0))
    assert (len(server.calls), summary.reader, summary.warnings) == (2, "gpt-test", [])


@pytest.mark.parametrize(
    ("reply", "calls"),
    [
        (error(429, "busy", retry_after_ms="10"), 3),
        (error(500, "busy", retry_after_ms="10"), 3),
        (error(500, "busy", x_should_retry="false"), 1),
        (error(429, "insufficient_quota", retry_after_ms="10"), 1),
        (error(401, "invalid_api_key"), 1),
        (error(400, "content_filter"), 1),
        (completion("no JSON"), 1),
        (answer(finish_reason="length"), 1),
        (completion(None, refusal="no"), 1),
    ],
    ids=["429", "500", "told not to", "quota", "401", "filter", "invalid", "truncated", "refused"],
)
async def test_only_what_may_pass_is_tried_again(
    server: OpenAIServer, plain: SettingsOf, reply: Reply, calls: int
) -> None:
    server.will(reply)
    await read(plain(model_max_retries=2))
    assert len(server.calls) == calls


@pytest.mark.parametrize("written", ["seconds", "date"])
async def test_a_server_that_asks_for_patience_gets_it(
    server: OpenAIServer, plain: SettingsOf, written: str
) -> None:
    after = "1" if written == "seconds" else formatdate(time() + 1.5, usegmt=True)
    server.will(error(429, "busy", retry_after=after), answer())
    before = monotonic()
    summary = await read(plain(model_max_retries=1))
    assert summary.warnings == []
    assert monotonic() - before > 0.4


async def test_more_patience_than_the_task_has_is_not_begun(
    server: OpenAIServer, plain: SettingsOf
) -> None:
    server.will(error(429, "busy", retry_after=f"{PATIENCE_SECONDS:.0f}"))
    async with asyncio.timeout(PATIENCE_SECONDS / 2):
        summary = await read(plain(model_max_retries=1, model_deadline_seconds=20))
    assert (codes(summary), len(server.calls)) == (["model_rate_limited"], 1)


async def test_all_attempts_together_have_a_deadline(
    server: OpenAIServer, plain: SettingsOf
) -> None:
    server.will(Reply(after_seconds=PATIENCE_SECONDS))
    async with asyncio.timeout(PATIENCE_SECONDS / 2):
        summary = await read(plain(model_max_retries=9, model_deadline_seconds=1.0))
    assert (codes(summary), len(server.calls)) == (["model_timeout"], 1)


def test_the_deadline_is_within_what_conductor_gives_the_task() -> None:
    file = ROOT / "conductor" / "tasks" / "summarize_with_openai.json"
    (definition,) = json.loads(file.read_text())
    given = definition["responseTimeoutSeconds"]
    field = Settings.model_fields["model_deadline_seconds"]
    most = max(getattr(each, "le", 0) for each in field.metadata)
    assert field.default <= most < given
