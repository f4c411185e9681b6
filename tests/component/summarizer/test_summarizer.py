"""The whole summarizer: mail in over HTTP, tasks over the streams, on both databases."""

import asyncio
import json
import random
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path
from typing import Any

import httpx
import pytest
from alembic import command

from chassis.migrations import alembic_config
from contracts.summaries import Customer, Summary, Urgency
from contracts.task import TaskResult, TaskStatus
from contracts.threads import EmailMessage
from summarizer.app import MIGRATIONS, create_app
from summarizer.domain.threads import CUT_NOTICE
from summarizer.settings import Settings
from support.mails import raw_mail
from support.services import Streams, running, task_request
from support.waiting import eventually

EMAILS = "/api/v1/emails"

FIRST = raw_mail(message_id="1@customer.example")
ANSWER = raw_mail(
    "How many?",
    message_id="2@seller.example",
    answers="1@customer.example",
    sender="sales@seller.example",
    subject="Re: Helmets",
    date="Mon, 2 Mar 2026 10:00:00 +0100",
)
REPLY = raw_mail(
    "60, please.\n\nOn 2 March 2026, Sales wrote:\n> How many?",
    message_id="3@customer.example",
    answers="2@seller.example",
    subject="Re: Helmets",
    date="Mon, 2 Mar 2026 11:00:00 +0100",
)
OTHER = raw_mail("8 ladders", message_id="other@customer.example", subject="Ladders")


class EchoReader:
    """Says back what it was given to read."""

    name = "echo"
    closed = False

    async def read(self, thread_id: int, subject: str, messages: Sequence[EmailMessage]) -> Summary:
        """A summary made of the subject and every text."""
        del thread_id
        return Summary(
            summary=" | ".join([subject, *(message.text for message in messages)]),
            products=[],
            urgency=Urgency.MEDIUM,
            shipping_address=None,
            is_quote_request=False,
            customer=Customer(),
            language="en",
            reader=self.name,
        )

    async def close(self) -> None:
        """Nothing to close but itself."""
        self.closed = True


Service = Callable[..., AbstractAsyncContextManager[httpx.AsyncClient]]


@pytest.fixture
def database_url(migrated_database: Callable[[Path], str]) -> str:
    """An empty database of this service, of either kind."""
    return migrated_database(MIGRATIONS)


@pytest.fixture
def service(database_url: str, redis_url: str) -> Service:
    """Runs the service, with other settings where a test wants them."""

    @asynccontextmanager
    async def run(
        reader: EchoReader | None = None, **more: Any
    ) -> AsyncIterator[httpx.AsyncClient]:
        settings = Settings(database_url=database_url, redis_url=redis_url, **more)
        async with running(create_app(settings, reader or EchoReader())) as client:
            yield client

    return run


async def upload(
    client: httpx.AsyncClient, *mails: bytes, name: str = "mail.eml"
) -> httpx.Response:
    """Import files, all of one name."""
    return await client.post(f"{EMAILS}/import", files=[("files", (name, mail)) for mail in mails])


async def threads(client: httpx.AsyncClient) -> Any:
    """Every thread as id and number of messages."""
    listed = (await client.get(f"{EMAILS}/")).json()
    return [(thread["thread_id"], thread["message_count"]) for thread in listed]


async def texts(client: httpx.AsyncClient, thread_id: int) -> list[str]:
    """The texts of a thread's messages."""
    listed = (await client.get(f"{EMAILS}/{thread_id}/messages")).json()
    return [message["text"] for message in listed]


async def test_mail_is_imported_once_and_served(service: Service) -> None:
    async with service() as client:
        answer = await upload(client, FIRST, ANSWER, OTHER, REPLY)
        assert answer.status_code == 201
        assert answer.json() == {
            "threads": [
                {"thread_id": 1, "subject": "Helmets", "messages": 3, "created": True},
                {"thread_id": 2, "subject": "Ladders", "messages": 1, "created": True},
            ]
        }
        mbox = b"".join(b"From x@y Mon\n" + mail + b"\n\n" for mail in (REPLY, FIRST))
        again = await upload(client, mbox, name="all.mbox")
        assert again.json() == {
            "threads": [{"thread_id": 1, "subject": "Helmets", "messages": 3, "created": False}]
        }
        assert await threads(client) == [(1, 3), (2, 1)]
        page = (await client.get(f"{EMAILS}/", params={"limit": 1, "offset": 1})).json()
        assert [thread["subject"] for thread in page] == ["Ladders"]

        detail = (await client.get(f"{EMAILS}/1")).json()
        assert detail["customer"] == {"name": "Ann Example", "email": "ann@customer.example"}
        assert detail["first_message_at"] == "2026-03-02T08:00:00Z"
        assert [head["role"] for head in detail["messages"]] == ["customer", "seller", "customer"]
        assert "text" not in detail["messages"][0]
        assert detail["summary"] is None

        messages = (await client.get(f"{EMAILS}/1/messages")).json()
        assert messages[2]["text"] == "60, please."
        assert messages[2]["quoted"] == "On 2 March 2026, Sales wrote:\n> How many?"
        health = await client.get("/health")
        assert (health.status_code, health.json()["status"]) == (200, "ok")


async def test_another_mail_under_a_known_message_id_is_kept_too_and_told_of(
    service: Service,
) -> None:
    later = raw_mail(
        "And 12 ladders.",
        message_id="1@customer.example",
        date="Mon, 2 Mar 2026 12:00:00 +0100",
    )
    async with service() as client:
        await upload(client, FIRST, later)
        again = await upload(client, later, FIRST)
        assert again.json()["threads"] == [
            {"thread_id": 1, "subject": "Helmets", "messages": 2, "created": False}
        ]
        assert await texts(client, 1) == ["Please quote 60 white helmets.", "And 12 ladders."]
        [first, second] = (await client.get(f"{EMAILS}/1/messages")).json()
        assert first["findings"] == []
        assert [finding["code"] for finding in second["findings"]] == ["id_taken"]
        assert second["message_id"].startswith("1@customer.example~")


async def test_no_answer_holds_a_mails_own_html(service: Service) -> None:
    html = (
        "<html><body><p onclick='alert(1)'>Please quote <b>5 ladders</b>.</p>"
        "<script>alert(2)</script><img src='https://tracker.example/x.gif'></body></html>"
    )
    mail = raw_mail(html, headers="MIME-Version: 1.0\nContent-Type: text/html; charset=utf-8")
    async with service() as client:
        await upload(client, mail)
        summary = await client.post(f"{EMAILS}/1/summarize")
        answers = [
            await client.get(f"{EMAILS}/1/messages"),
            await client.get(f"{EMAILS}/1"),
            await client.get(f"{EMAILS}/"),
            summary,
        ]
        assert "Please quote 5 ladders." in answers[0].text
        for answer in answers:
            assert answer.headers["content-type"] == "application/json"
            for part in ("<", "onclick", "alert", "tracker.example"):
                assert part not in answer.text


async def test_any_order_of_arrival_ends_in_the_same_thread(service: Service) -> None:
    async with service() as client:
        await upload(client, REPLY)
        await upload(client, FIRST)
        assert await threads(client) == [(1, 1), (2, 1)]
        await client.post(f"{EMAILS}/2/summarize")
        joined = await upload(client, ANSWER)
        assert joined.json()["threads"] == [
            {"thread_id": 1, "subject": "Helmets", "messages": 3, "created": False}
        ]
        assert await threads(client) == [(1, 3)]
        assert await texts(client, 1) == [
            "Please quote 60 white helmets.",
            "How many?",
            "60, please.",
        ]
        await upload(client, OTHER)
        assert await threads(client) == [(1, 3), (3, 1)]


DIALOGUE = [
    ("Please quote 60 white helmets and 5 ladders.", "customer", "Mon, 2 Mar 2026 09:00:00 +0100"),
    ("Which colour?", "seller", None),
    ("White. Please make it 80 helmets.", "customer", "Sat, 28 Feb 2026 09:00:00 +0100"),
    ("And the ladders?", "seller", "Mon, 2 Mar 2026 11:00:00 +0100"),
    ("Please cancel the ladders. Add 12 vests.", "customer", None),
]
"""With clocks that are slow, and dates that are missing."""


def dialogue(domain: str) -> list[bytes]:
    """A conversation in mails of their own ids, each answering the one before."""
    return [
        raw_mail(
            text,
            message_id=f"{number}@{domain}",
            answers=f"{number - 1}@{domain}" if number else None,
            sender=f"{who.title()} <ann@{who}.example>",
            date=date,
        )
        for number, (text, who, date) in enumerate(DIALOGUE)
    ]


async def test_mail_that_arrives_in_any_order_and_twice_is_the_same_thread_and_summary(
    database_url: str, redis_url: str
) -> None:
    chance = random.Random(4)  # noqa: S311
    settings = Settings(database_url=database_url, redis_url=redis_url)
    told: list[tuple[Any, Any]] = []
    async with running(create_app(settings)) as client:
        for attempt in range(6):
            domain = f"attempt-{attempt}.example"
            mails = dialogue(domain)
            arriving = chance.sample(mails * 2, len(mails) * 2) if attempt else mails
            for mail in arriving:
                [imported] = (await upload(client, mail)).json()["threads"]
            thread = f"{EMAILS}/{imported['thread_id']}"
            await client.post(f"{thread}/summarize")
            answers = [await client.get(f"{thread}/messages"), await client.get(thread)]
            messages, detail = (json.loads(a.text.replace(domain, "_")) for a in answers)
            told.append((messages, {**detail, "thread_id": None}))
        assert [count for _, count in await threads(client)] == [len(DIALOGUE)] * 6
    assert told[1:] == told[:-1]
    messages, detail = told[0]
    assert [message["message_id"] for message in messages] == [f"{n}@_" for n in range(5)]
    asked = {one["description"]: one["quantity"] for one in detail["summary"]["products"]}
    assert asked == {"white helmets": "80", "vests": "12"}


async def test_the_same_mail_imported_at_once_is_stored_once(service: Service) -> None:
    async with service() as client:
        orders = [(FIRST, ANSWER, REPLY), (REPLY, ANSWER, FIRST)] * 3
        answers = await asyncio.gather(*(upload(client, *mails) for mails in orders))
        assert {answer.status_code for answer in answers} == {201}
        assert [count for _, count in await threads(client)] == [3]


async def test_a_mail_with_a_wrong_character_set_is_imported(service: Service) -> None:
    raw = (
        "From: Jörg <j@customer.example>\nSubject: Für\x00 uns\n"
        "Content-Type: text/plain; charset=utf-8\n\n5 Bögen\x00 für 2 €"
    )
    async with service() as client:
        assert (await upload(client, raw.encode("cp1252"))).status_code == 201
        assert await texts(client, 1) == ["5 Bögen für 2 €"]
        assert (await client.get(f"{EMAILS}/1")).json()["subject"] == "Für uns"


async def test_one_unusable_file_keeps_the_whole_upload_out(service: Service) -> None:
    async with service(max_mail_bytes=1_000) as client:
        refusals = [
            (await upload(client, FIRST, b"", name="a.eml"), 422, "a.eml is no email"),
            (await upload(client, FIRST, b"a;b\n1;2", name="b.csv"), 422, "b.csv is no email"),
            (
                await upload(client, FIRST, raw_mail("x" * 1_000), name="c.eml"),
                413,
                "a message may have at most 1000",
            ),
            (await upload(client, *[FIRST] * 20), 413, "The upload has more than 4000 bytes"),
            (await client.post(f"{EMAILS}/import"), 422, "files"),
        ]
        for answer, status, words in refusals:
            assert answer.status_code == status
            assert answer.headers["content-type"] == "application/problem+json"
            assert words in answer.json()["detail"]
        assert await threads(client) == []


@pytest.mark.parametrize("path", ["", "/messages", "/summarize"])
async def test_an_unknown_thread_is_a_problem_that_says_where_to_look(
    service: Service, path: str
) -> None:
    async with service() as client:
        for thread_id in (999_999, 0, -1, 2**63, 10**30):
            call = client.post if path == "/summarize" else client.get
            answer = await call(f"{EMAILS}/{thread_id}{path}")
            assert answer.status_code == 404
            assert answer.json()["detail"] == (
                f"There is no email thread {thread_id}. GET /api/v1/emails/ lists those there are."
            )
        assert (await client.get(f"{EMAILS}/one")).status_code == 422


async def test_a_thread_is_summarized_on_demand_and_the_summary_is_kept(service: Service) -> None:
    reader = EchoReader()
    async with service(reader) as client:
        await upload(client, FIRST)
        summary = (await client.post(f"{EMAILS}/1/summarize")).json()
        assert summary["summary"] == "Helmets | Please quote 60 white helmets."
        assert (await client.get(f"{EMAILS}/1")).json()["summary"] == summary
    assert reader.closed


async def test_the_tasks_lead_from_a_thread_to_its_stored_summary(
    service: Service, streams: Streams
) -> None:
    async with service() as client:
        await upload(client, FIRST, ANSWER)
        fetched = await streams.run("fetch_email_thread", {"thread_id": 1})
        assert fetched.output_data["thread"]["message_count"] == 2
        extracted = await streams.run("extract_messages", {"thread_id": 1})
        assert [m["role"] for m in extracted.output_data["messages"]] == ["customer", "seller"]
        read = await streams.run("summarize_with_openai", extracted.output_data)
        assert read.output_data["summary"]["summary"].startswith("Helmets | Please quote")
        stored = await streams.run("store_summary", read.output_data)
        assert stored.output_data == {
            **read.output_data,
            "summary_id": 1,
            "clarification": None,
        }
        detail = (await client.get(f"{EMAILS}/1")).json()
        assert detail["summary"] == read.output_data["summary"]


async def test_a_summary_stored_again_is_the_same_row_and_the_latest(
    service: Service, streams: Streams
) -> None:
    reader = EchoReader()
    one, other = [
        {"thread_id": 1, "summary": json.loads((await reader.read(1, s, [])).model_dump_json())}
        for s in ("one", "other")
    ]
    async with service() as client:
        await upload(client, FIRST)
        request = task_request("store_summary", one)
        await streams.publish(request)
        await streams.publish(request)

        async def both() -> list[TaskResult] | None:
            results = await streams.results(request.task_id)
            return results if len(results) == 2 else None

        first, second = await eventually(both) or []
        assert first.output_data == second.output_data
        await streams.run("store_summary", other)
        again = await streams.run("store_summary", one)
        assert again.output_data["summary_id"] == first.output_data["summary_id"]
        assert (await client.get(f"{EMAILS}/1")).json()["summary"]["summary"] == "one"
        third = await streams.run("store_summary", other)
        assert third.output_data["summary_id"] == first.output_data["summary_id"] + 1


async def test_what_pricing_left_open_is_kept_as_a_mail_beside_its_summary(
    service: Service, streams: Streams
) -> None:
    one, other = [
        json.loads((await EchoReader().read(1, s, [])).model_dump_json()) for s in ("one", "other")
    ]
    line = {"description": "white helmets", "quantity": "60", "reason": "ambiguous"}
    async with service() as client:
        await upload(client, FIRST)
        await streams.run("store_summary", {"thread_id": 1, "summary": one})
        asked = await streams.run(
            "store_summary", {"thread_id": 1, "summary": one, "unresolved": [line]}
        )
        mail = asked.output_data["clarification"]
        assert (mail["subject"], mail["in_reply_to"]) == ("Re: Helmets", "1@customer.example")
        assert "60 \u00d7 “white helmets”" in mail["body"]
        assert (await client.get(f"{EMAILS}/1")).json()["clarification"] == mail

        # A reading that came meanwhile stays the thread's, with nothing asked of it.
        await streams.run("store_summary", {"thread_id": 1, "summary": other})
        await streams.run("store_summary", {"thread_id": 1, "summary": one, "unresolved": [line]})
        detail = (await client.get(f"{EMAILS}/1")).json()
        assert (detail["summary"]["summary"], detail["clarification"]) == ("other", None)

        done = await streams.run(
            "store_summary", {"thread_id": 1, "summary": one, "unresolved": []}
        )
        assert done.output_data["summary_id"] == asked.output_data["summary_id"]
        assert done.output_data["clarification"] is None


async def test_a_person_may_have_the_mail_written_without_a_workflow(service: Service) -> None:
    line = {"description": "white helmets", "quantity": None, "reason": "no_quantity"}
    url = f"{EMAILS}/1/clarification"
    async with service() as client:
        assert (await client.post(url, json={"unresolved": [line]})).status_code == 404
        await upload(client, FIRST)
        early = await client.post(url, json={"unresolved": [line]})
        assert (early.status_code, "has no summary yet" in early.text) == (409, True)
        await client.post(f"{EMAILS}/1/summarize")
        written = (await client.post(url, json={"unresolved": [line]})).json()
        assert "How many do you need?" in written["clarification"]["body"]
        assert (await client.get(f"{EMAILS}/1")).json()["clarification"] == written["clarification"]
        taken_back = await client.post(url, json={"unresolved": []})
        assert taken_back.json() == {"clarification": None}
        assert (await client.get(f"{EMAILS}/1")).json()["clarification"] is None


async def test_what_a_person_must_mend_ends_a_task_for_good(
    service: Service, streams: Streams
) -> None:
    wordless = raw_mail("", message_id="w@x", headers="Content-Type: image/png; name=scan.png")
    async with service() as client:
        await upload(client, wordless)
        for name, thread_id, reason in (
            ("fetch_email_thread", 2**70, f"There is no email thread {2**70}."),
            ("extract_messages", 7, "There is no email thread 7."),
            ("extract_messages", 1, "Thread 1 holds no text to read"),
            ("extract_messages", 1, "scan.png"),
        ):
            refused = await streams.run(name, {"thread_id": thread_id})
            assert refused.status is TaskStatus.FAILED_WITH_TERMINAL_ERROR
            assert reason in (refused.reason_for_incompletion or "")


async def test_a_thread_too_long_for_conductor_is_cut_and_its_summary_says_so(
    service: Service, streams: Streams
) -> None:
    async with service(max_thread_chars=3_000) as client:
        long = raw_mail("word " * 800, message_id="long@x", answers="1@customer.example")
        await upload(client, long, REPLY, ANSWER, FIRST)
        extracted = (await streams.run("extract_messages", {"thread_id": 1})).output_data
        assert len(json.dumps(extracted)) < 3_300
        assert any(m["text"].endswith(CUT_NOTICE) for m in extracted["messages"])
        read = (await streams.run("summarize_with_openai", extracted)).output_data
        on_demand = (await client.post(f"{EMAILS}/1/summarize")).json()
        for summary in (read["summary"], on_demand):
            assert [warning["code"] for warning in summary["warnings"]] == ["thread_cut"]


def test_the_migrations_make_the_tables_that_the_code_uses(database_url: str) -> None:
    command.check(alembic_config(MIGRATIONS, database_url))
