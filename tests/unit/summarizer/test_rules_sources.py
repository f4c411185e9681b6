"""Every value shows its source, and quoting the history again changes nothing."""

from pathlib import Path

import pytest

from contracts.summaries import Source, Summary
from contracts.threads import EmailMessage
from summarizer.domain.mail import read_mail
from summarizer.domain.rules_reader import read_by_rules
from support.messages import customer_message

CASES = sorted((Path(__file__).parents[3] / "evaluation" / "cases").iterdir())


def sources(summary: Summary) -> list[Source]:
    found = [product.source for product in summary.products]
    found += [warning.source for warning in summary.warnings]
    found += [summary.sources.urgency, summary.sources.shipping_address]
    return [one for one in found if one is not None]


def messages_of(case: Path) -> list[EmailMessage]:
    return [
        read_mail(file.read_bytes(), ["seller.example"]).message
        for file in sorted(case.glob("*.eml"))
    ]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_every_source_is_what_stands_there(case: Path) -> None:
    messages = messages_of(case)
    texts = {one.message_id: one.text for one in messages}
    summary = read_by_rules(messages[0].subject, messages)
    assert all(product.source is not None for product in summary.products)
    for source in sources(summary):
        assert texts[source.message_id][source.start : source.end] == source.quote


FIRST = "Please quote:\n\n- 40 helmets\n- 10 vests\n- 6 lamps\n\nRegards\nAnn"
SECOND = "Please make it 60 helmets instead of 40, and drop the lamps. Add 3 saws."


@pytest.mark.parametrize("times", range(4))
def test_the_basket_is_the_same_however_often_the_history_is_quoted(times: int) -> None:
    def mail(number: int, text: str) -> bytes:
        head = (
            f"From: Ann <ann@acme.example>\r\nSubject: Quote\r\nMessage-ID: <{number}@x>\r\n"
            f"Date: Mon, 0{number} Mar 2026 09:00:00 +0000\r\n\r\n"
        )
        return (head + text.replace("\n", "\r\n")).encode()

    text = SECOND
    for _ in range(times):
        quoted = "\n".join(f"> {line}" for line in FIRST.split("\n"))
        text += f"\n\nOn Mon, 2 Mar 2026 at 09:00, Ann <ann@acme.example> wrote:\n{quoted}"
    messages = [read_mail(mail(n, t), []).message for n, t in ((2, FIRST), (3, text))]
    summary = read_by_rules("Quote", messages)
    told = [(f"{one.quantity}", one.description) for one in summary.products]
    assert told == [("60", "helmets"), ("10", "vests"), ("3", "saws")]


def test_a_request_that_says_no_number_is_asked_about_and_not_counted() -> None:
    summary = read_by_rules(
        "", [customer_message("Please quote 10-20 helmets, a few vests and some saws.")]
    )
    assert [one.quantity for one in summary.products] == [None, None, None]
