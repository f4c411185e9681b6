"""What asking a model takes: once for the same question, within bounds, and known."""

from decimal import Decimal

import pytest

from contracts.task import TaskStatus
from summarizer.app import create_app
from support.mails import raw_mail
from support.model_answers import MESSAGE, SettingsOf, answer, codes, read, usage
from support.openai_server import OpenAIServer, Reply, completion, error
from support.services import Streams, running, task_request
from support.waiting import eventually

TASK = {"thread_id": 1, "subject": "Helmets", "messages": [MESSAGE.model_dump(mode="json")]}


async def test_the_same_question_is_asked_once(server: OpenAIServer, plain: SettingsOf) -> None:
    server.will(answer())
    first = await read(plain())
    # Another process, another thread that says the same: nothing is asked.
    again = await read(plain(), thread_id=2)
    assert (again, len(server.calls)) == (first, 1)
    assert (await usage(plain(), 2)).calls == []


@pytest.mark.parametrize(
    "change",
    [
        {"openai_model": "another"},
        {"text": "We need 3 helmets."},
        {"model_max_input_tokens": 2_000},
    ],
    ids=["model", "content", "what is shown"],
)
async def test_another_question_is_asked_anew(
    server: OpenAIServer, plain: SettingsOf, change: dict[str, object]
) -> None:
    server.will(answer())
    long = MESSAGE.model_copy(update={"text": MESSAGE.text + "\n\nand so on" * 300})
    await read(plain(), long)
    text = change.pop("text", None)
    await read(plain(**change), long.model_copy(update={"text": text}) if text else long)
    assert len(server.calls) == 2


async def test_a_failure_is_no_answer_to_be_given_again(
    server: OpenAIServer, plain: SettingsOf
) -> None:
    server.will(completion(None, refusal="no"), answer())
    assert (await read(plain())).reader == "rules"
    assert (await read(plain())).reader == "gpt-test"


async def test_every_attempt_is_booked_with_its_tokens_and_its_cost(
    server: OpenAIServer, plain: SettingsOf
) -> None:
    server.will(
        error(500, "busy", retry_after_ms="1"),
        completion(None, refusal="no", tokens=(2_000, 10)),
    )
    settings = plain(model_max_retries=1, model_input_price="3", model_output_price="20")
    await read(settings)
    booked = await usage(settings)
    assert [(c.outcome, c.input_tokens, c.output_tokens, c.cost) for c in booked.calls] == [
        ("model_unavailable", 0, 0, Decimal(0)),
        ("model_refused", 2_000, 10, Decimal("0.0062")),
    ]
    assert (booked.tokens, booked.cost) == (2_010, Decimal("0.0062"))
    assert not any(call.is_estimate for call in booked.calls)


@pytest.mark.parametrize(
    "reply",
    [Reply(after_seconds=5), error(400, "content_filter"), Reply(body='{"choices": []}')],
    ids=["timeout", "filter", "no usage told"],
)
async def test_what_a_server_does_not_say_is_booked_as_the_most_it_may_be(
    server: OpenAIServer, plain: SettingsOf, reply: Reply
) -> None:
    server.will(reply)
    await read(plain(model_timeout_seconds=0.1))
    [call] = (await usage(plain())).calls
    assert call.is_estimate
    assert 300 < call.input_tokens < 3_000
    assert call.cost > 0


async def test_input_that_the_server_had_seen_before_costs_less(
    server: OpenAIServer, plain: SettingsOf
) -> None:
    told = answer()
    assert isinstance(told.body, dict)
    told.body["usage"] = {
        "prompt_tokens": 1_000_000,
        "completion_tokens": 0,
        "total_tokens": 1_000_000,
        "prompt_tokens_details": {"cached_tokens": 400_000},
    }
    server.will(told)
    settings = plain(model_input_price="2.50", model_cached_input_price="1.25")
    await read(settings)
    assert (await usage(settings)).cost == Decimal("2.00")


@pytest.mark.parametrize(
    "bound", [{"model_max_thread_tokens": 3_000}, {"model_max_thread_cost": "0.015"}], ids=str
)
async def test_a_thread_takes_no_more_than_it_may_failures_counted(
    server: OpenAIServer, plain: SettingsOf, bound: dict[str, object]
) -> None:
    server.will(completion("no JSON", tokens=(1_000, 1_000)))
    settings = plain(model_max_output_tokens=200, **bound)
    first, second = await read(settings), await read(settings)
    assert (codes(first), codes(second)) == (["model_invalid"], ["model_over_budget"])
    assert second.reader == "rules"
    assert len(server.calls) == 1
    # Each thread has its own.
    assert codes(await read(settings, thread_id=2)) == ["model_invalid"]


async def test_retries_end_where_the_budget_does(server: OpenAIServer, plain: SettingsOf) -> None:
    server.will(Reply(after_seconds=5))
    settings = plain(
        model_timeout_seconds=0.5,
        model_max_retries=5,
        model_max_output_tokens=2_000,
        model_max_thread_tokens=8_500,
    )
    assert codes(await read(settings)) == ["model_over_budget"]
    assert len(server.calls) == 2


async def test_a_task_that_comes_again_costs_nothing(
    server: OpenAIServer, plain: SettingsOf, redis_url: str, streams: Streams
) -> None:
    server.will(answer())
    async with running(create_app(plain(redis_url=redis_url))) as client:
        first = await streams.run("summarize_with_openai", TASK)
        # Another attempt of the same step, another workflow: neither knows of the first.
        again = await streams.run("summarize_with_openai", TASK)
        assert (first.status, again.output_data) == (TaskStatus.COMPLETED, first.output_data)
        await client.post(
            "/api/v1/emails/import", files=[("files", ("a.eml", raw_mail("25 helmets, please")))]
        )
        told = (await client.get("/api/v1/emails/1/usage")).json()
    assert len(server.calls) == 1
    assert [call["outcome"] for call in told["calls"]] == ["answered"]
    assert (told["tokens"], told["cost"]) == (1_100, "0.0035")


async def test_an_answer_outlives_the_process_that_asked_for_it(
    server: OpenAIServer, plain: SettingsOf, redis_url: str, streams: Streams
) -> None:
    server.will(Reply(body=answer().body, after_seconds=0.3))
    settings = plain(redis_url=redis_url, reclaim_after_seconds=0.5, shutdown_seconds=0.1)
    request = task_request("summarize_with_openai", TASK)
    async with running(create_app(settings)):
        await streams.publish(request)
        await eventually(lambda: _started(server))
    # It was told to stop while the model thought: what may have been paid stays booked.
    [lost] = (await usage(settings)).calls
    assert lost.outcome in {"abandoned", "answered"}
    async with running(create_app(settings)):
        result = await streams.result(request.task_id)
    assert result.status is TaskStatus.COMPLETED
    assert result.output_data["summary"]["reader"] == "gpt-test"
    assert len((await usage(settings)).calls) == len(server.calls)


async def _started(server: OpenAIServer) -> bool:
    return bool(server.calls)
