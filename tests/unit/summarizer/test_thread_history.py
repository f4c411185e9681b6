"""What a thread asks for hangs on what was written and when, and on nothing else."""

import re
from datetime import UTC, datetime, timedelta
from email.message import EmailMessage as Mail
from email.utils import format_datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from contracts.summaries import RequestedProduct, Source, Summary
from contracts.threads import EmailMessage
from summarizer.domain.chronology import Place, in_order
from summarizer.domain.mail import read_mail
from summarizer.domain.rules_reader import read_by_rules

CASES = sorted((Path(__file__).parents[3] / "evaluation" / "cases").iterdir())
BEGUN = datetime(2026, 3, 2, 9, tzinfo=UTC)
SAID = (
    "Please quote 60 white helmets.",
    "We also need 12 step ladders.",
    "Please make it 80 white helmets.",
    "We need 4 pallet trucks.",
    "Please cancel the step ladders.",
    "Could you add 25 safety vests?",
)

said = st.lists(st.sampled_from(SAID), min_size=2, max_size=5)


def mail(number: int, text: str) -> bytes:
    made = Mail()
    made["From"] = "Ann Lee <ann@acme.example>"
    made["Subject"] = "Request"
    made["Message-ID"] = f"<{number}@acme.example>"
    made["Date"] = format_datetime(BEGUN + timedelta(hours=number))
    made.set_content(text)
    return made.as_bytes()


def quoting(text: str, earlier: list[str], times: int) -> str:
    """A text with everything said before below it, so many times."""
    for before in reversed(earlier):
        quoted = "\n".join(f"> {line}" for line in before.split("\n"))
        for _ in range(times):
            text += f"\n\nOn Mon, 2 Mar 2026 at 09:00, Ann Lee <ann@acme.example> wrote:\n{quoted}"
    return text


def thread(texts: list[str], *, times_quoted: int = 0) -> list[EmailMessage]:
    raws = [
        mail(number, quoting(text, texts[:number], times_quoted))
        for number, text in enumerate(texts)
    ]
    return [read_mail(raw, ["seller.example"]).message for raw in raws]


def basket(messages: list[EmailMessage]) -> list[tuple[str, str, bool]]:
    products: list[RequestedProduct] = read_by_rules("Request", messages).products
    return [(one.description, str(one.quantity), one.unclear) for one in products]


@settings(deadline=None, max_examples=40)
@given(said, st.integers(1, 4))
def test_the_basket_is_the_same_however_often_history_is_quoted(
    texts: list[str], times: int
) -> None:
    assert basket(thread(texts, times_quoted=times)) == basket(thread(texts))


def answering(number: int, text: str, *, dated: bool, slow_clock: bool) -> bytes:
    """The mail, as an answer to the one before."""
    raw = mail(number, text).replace(
        b"\nSubject:", b"\nIn-Reply-To: <%d@acme.example>\nSubject:" % (number - 1)
    )
    when = BEGUN + timedelta(hours=number, days=-3 if slow_clock else 0)
    date = f"Date: {format_datetime(when)}\n" if dated else ""
    return re.sub(rb"Date: .*\n", date.encode(), raw)


@given(said, st.data())
def test_the_summary_is_the_same_in_whatever_order_mail_arrives(
    texts: list[str], data: st.DataObject
) -> None:
    raws = [
        answering(
            number,
            quoting(text, texts[:number], 1),
            dated=data.draw(st.booleans()),
            slow_clock=data.draw(st.booleans()),
        )
        for number, text in enumerate(texts)
    ]
    arrived = {
        one.message.message_id: one
        for raw in data.draw(st.permutations(raws * 2))
        for one in [read_mail(raw, ["seller.example"])]
    }
    places = [Place(key, one.message.sent_at, one.refers_to) for key, one in arrived.items()]
    messages = [arrived[key].message for key in in_order(places)]
    assert [one.message_id for one in messages] == [f"{n}@acme.example" for n in range(len(texts))]
    assert basket(messages) == basket(thread(texts, times_quoted=1))


def sources(summary: Summary) -> list[Source]:
    found = [
        *(summary.sources.urgency, summary.sources.shipping_address),
        *(product.source for product in summary.products),
        *(warning.source for warning in summary.warnings),
    ]
    return [one for one in found if one]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_every_value_stands_where_its_source_says(case: Path) -> None:
    raws = [path.read_bytes() for path in sorted(case.glob("*.eml"))]
    messages = [read_mail(raw, ["seller.example"]).message for raw in raws]
    texts = {message.message_id: message.text for message in messages}
    summary = read_by_rules(messages[0].subject, messages)
    assert all(product.source for product in summary.products)
    for source in sources(summary):
        assert texts[source.message_id][source.start : source.end] == source.quote
