"""A conversation as a whole: its description, and how it is cut."""

from datetime import UTC, datetime
from typing import Any

import pytest

from contracts.threads import EmailMessage, Party
from summarizer.domain.threads import (
    CUT_NOTICE,
    MAX_LINES,
    MessageHead,
    base_subject,
    describe,
    fit,
    was_cut,
)


def message(number: int, text: str, **fields: Any) -> EmailMessage:
    return EmailMessage(
        message_id=f"{number}@x",
        sender=Party(email="ann@customer.example"),
        role="customer",
        sent_at=None,
        subject="",
        text=text,
        **fields,
    )


def size(messages: list[EmailMessage]) -> int:
    return sum(len(each.model_dump_json()) for each in messages)


def test_a_threads_customer_is_the_first_who_writes_as_one() -> None:
    early, late = datetime(2026, 3, 1, tzinfo=UTC), datetime(2026, 3, 2, tzinfo=UTC)
    head = {"subject": "Re: Helmets", "message_id": "x"}
    heads = [
        MessageHead(sender=Party(email="s@seller.example"), role="seller", sent_at=early, **head),
        MessageHead(sender=Party(email="ann@x"), role="customer", sent_at=late, **head),
        MessageHead(sender=Party(email="bob@x"), role="customer", sent_at=None, **head),
    ]
    thread = describe(7, heads)
    assert (thread.thread_id, thread.subject, thread.message_count) == (7, "Helmets", 3)
    assert thread.customer == Party(email="ann@x")
    assert (thread.first_message_at, thread.last_message_at) == (early, late)


@pytest.mark.parametrize("subject", ["Helmets", "Re: Helmets", "AW: WG: Helmets", "re[2]: Helmets"])
def test_a_threads_subject_has_no_prefixes(subject: str) -> None:
    assert base_subject(subject) == "Helmets"


def test_a_thread_that_fits_is_left_as_it_is() -> None:
    messages = [message(1, "old", quoted="q"), message(2, "new")]
    assert fit(messages, 10_000) == messages
    assert not was_cut(messages)


def test_quoted_history_goes_before_any_text() -> None:
    messages = [message(1, "old", quoted="q" * 1_000), message(2, "new")]
    fitted = fit(messages, 800)
    assert [each.text for each in fitted] == ["old", "new"]
    assert [each.quoted for each in fitted] == ["", ""]
    assert not was_cut(fitted)


def test_the_oldest_text_is_cut_and_says_so() -> None:
    messages = [message(1, "oldest"), message(2, "a" * 1_000), message(3, "b" * 1_000)]
    fitted = fit(messages, 2_000)
    assert [each.message_id for each in fitted] == ["2@x", "3@x"]
    assert fitted[0].text.startswith("aaa")
    assert fitted[0].text.endswith(f"\n{CUT_NOTICE}")
    assert fitted[1] == messages[2]
    assert size(fitted) <= 2_000 + len(CUT_NOTICE) + 2
    assert was_cut(fitted)


def test_of_a_thread_of_too_many_lines_the_oldest_text_is_cut() -> None:
    rows = [f"{n} helmets" for n in range(1, MAX_LINES + 1)]
    messages = [message(1, "\n".join(rows)), message(2, "ladders\nplease")]
    fitted = fit(messages, 400_000)
    assert fitted[0].text.split("\n") == [*rows[:-2], CUT_NOTICE]
    assert fitted[1] == messages[1]


def test_hidden_text_is_cut_before_what_can_be_seen() -> None:
    fitted = fit([message(1, "60 helmets", hidden_text="h" * 1_000)], 500)
    assert fitted[0].text == f"60 helmets\n{CUT_NOTICE}"
    assert 0 < len(fitted[0].hidden_text) < 500
