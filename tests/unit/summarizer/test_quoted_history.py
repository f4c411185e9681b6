"""The basket is the same however often, and in whatever manner, the history is quoted."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from email.message import EmailMessage as Mail
from email.utils import format_datetime
from html import escape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer.domain.mail import read_mail
from summarizer.domain.rules_reader import read_by_rules

BEGUN = datetime(2026, 3, 2, 9, tzinfo=UTC)
SAID = (
    "Please quote 60 white helmets.",
    "We also need 12 step ladders.",
    "Please make it 80 white helmets.",
    "We need:\n\n- 4 pallet trucks\n- 30 m rope",
    "Please cancel the step ladders.",
    "Please add 25 safety vests.\n\nKind regards\nAnn Lee",
)
"""No questions: what stands below one of those answers it."""
WROTE = "On Mon, 2 Mar 2026 at 09:00, Ann Lee <ann@acme.example> wrote:"
HEADS = ("From: Ann Lee <ann@acme.example>", "Sent: Monday, 2 March 2026 09:00", "Subject: Request")

ANSWERED = (
    "Thank you, we will come back to you.",
    "We could also offer 7 cordless drills at 99.00 EUR each.",
    "Noted: 60 white helmets, 12 step ladders.",
)
SELLER = "Sales <sales@seller.example>"

turns = st.builds(
    lambda asked, answered: [text for turn in zip(asked, answered, strict=False) for text in turn],
    st.lists(st.sampled_from(SAID), min_size=2, max_size=4),
    st.lists(st.sampled_from(ANSWERED), min_size=4, max_size=4),
)
"""What the customer and the seller write, one after the other."""


def _marked(text: str) -> str:
    return "\n".join(f"> {line}".rstrip() for line in text.split("\n"))


def below(text: str, history: str) -> str:
    return f"{text}\n\n{WROTE}\n{_marked(history)}"


def above(text: str, history: str) -> str:
    return f"{WROTE}\n{_marked(history)}\n\n{text}"


def between(text: str, history: str) -> str:
    """Behind the first paragraph that is quoted."""
    first, _, rest = history.partition("\n\n")
    return f"{WROTE}\n{_marked(first)}\n\n{text}\n\n{_marked(rest)}" if rest else above(text, first)


def original(text: str, history: str) -> str:
    return f"{text}\n\n-----Original Message-----\n" + "\n".join([*HEADS, "", history])


def headed(text: str, history: str) -> str:
    return f"{text}\n\n________________________________\n" + "\n".join([*HEADS, "", history])


def _html(text: str) -> str:
    return escape(text).replace("\n", "<br>\n")


def gmail(text: str, history: str) -> str:
    return (
        f'<div dir="ltr">{text}</div><br><div class="gmail_quote"><div class="gmail_attr">'
        f'{_html(WROTE)}<br></div><blockquote class="gmail_quote" style="margin:0 0 0 .8ex">'
        f"{history}</blockquote></div>"
    )


def apple(text: str, history: str) -> str:
    return (
        f'<div>{text}</div><div>{_html(WROTE)}</div><blockquote type="cite">{history}</blockquote>'
    )


def above_in_html(text: str, history: str) -> str:
    return f'<div>{_html(WROTE)}</div><blockquote type="cite">{history}</blockquote><p>{text}</p>'


def outlook(text: str, history: str) -> str:
    heads = "<br>".join(
        f"<b>{name}:</b>{rest}" for name, _, rest in (h.partition(":") for h in map(escape, HEADS))
    )
    return (
        f"<div class=WordSection1><p class=MsoNormal>{text}</p>"
        "<div style='border:none;border-top:solid #E1E1E1 1.0pt'>"
        f"<p class=MsoNormal>{heads}</p></div><p class=MsoNormal>{history}</p></div>"
    )


PLAIN: tuple[Callable[[str, str], str], ...] = (below, above, between, original, headed)
HTML: tuple[Callable[[str, str], str], ...] = (gmail, apple, above_in_html, outlook)


def mail(number: int, text: str, *, html: bool) -> bytes:
    """Every other one by the seller."""
    made = Mail()
    made["From"] = SELLER if number % 2 else "Ann Lee <ann@acme.example>"
    made["Subject"] = "Request"
    made["Message-ID"] = f"<{number}@acme.example>"
    made["Date"] = format_datetime(BEGUN + timedelta(hours=number))
    made.set_content(text, subtype="html" if html else "plain")
    return made.as_bytes()


def basket(raws: list[bytes]) -> list[tuple[str, str, bool]]:
    messages = [read_mail(raw, ["seller.example"]).message for raw in raws]
    products = read_by_rules("Request", messages).products
    return [(one.description, str(one.quantity), one.unclear) for one in products]


def quoted(texts: list[str], manner: Callable[[str, str], str], times: int) -> list[bytes]:
    """Each text with the whole mail before it, so many times."""
    html = manner in HTML
    raws, history = [], ""
    for number, text in enumerate(texts):
        told = _html(text) if html else text
        for _ in range(times if number else 0):
            told = manner(told, history)
        raws.append(mail(number, told, html=html))
        history = told
    return raws


@pytest.mark.parametrize("manner", [*PLAIN, *HTML], ids=lambda one: one.__name__)
@settings(deadline=None, max_examples=15)
@given(texts=turns, times=st.integers(1, 3))
def test_the_basket_is_the_same_however_history_is_quoted(
    manner: Callable[[str, str], str], texts: list[str], times: int
) -> None:
    plain = [mail(number, text, html=False) for number, text in enumerate(texts)]
    assert basket(quoted(texts, manner, times)) == basket(plain)
