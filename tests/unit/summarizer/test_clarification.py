"""The mail that asks a customer back."""

from decimal import Decimal
from typing import Any

import pytest

from contracts.clarification import Clarification
from contracts.pricing import Candidate, UnresolvedLine, UnresolvedReason
from contracts.summaries import Customer, RequestedProduct, Summary, Urgency
from contracts.threads import Party
from summarizer.domain.clarification import clarification
from summarizer.domain.clarification_texts import TEXTS
from summarizer.domain.threads import MessageHead

WHITE = Candidate(sku="HLM-WHT", name="Helmet white", unit="ea", units_per_pack=1)
GLOVES = Candidate(sku="GLV-100", name="Nitrile gloves", unit="box", units_per_pack=100)


def head(role: str = "customer", **fields: Any) -> MessageHead:
    return MessageHead.model_validate(
        {
            "message_id": "1@acme.example",
            "sender": Party(name="Ann Lee", email="ann@acme.example"),
            "role": role,
            "sent_at": None,
            "subject": "AW: Helme",
            **fields,
        }
    )


def line(reason: str = "ambiguous", **fields: Any) -> UnresolvedLine:
    return UnresolvedLine.model_validate(
        {"description": "safety helmets", "quantity": "25", "reason": reason, **fields}
    )


def ask(
    *lines: UnresolvedLine,
    language: str = "en",
    name: str | None = "Ann Lee",
    heads: list[MessageHead] | None = None,
    products: list[RequestedProduct] | None = None,
) -> Clarification | None:
    summary = Summary(
        summary="",
        products=products or [],
        urgency=Urgency.MEDIUM,
        shipping_address=None,
        is_quote_request=True,
        customer=Customer(name=name, email="ann@acme.example"),
        language=language,
        reader="rules",
    )
    return clarification(summary, lines, [head()] if heads is None else heads, "Northgate Supply")


def body(*lines: UnresolvedLine, **fields: Any) -> str:
    mail = ask(*lines, **fields)
    assert mail is not None
    return mail.body


def test_nothing_open_is_nothing_to_ask() -> None:
    assert ask() is None


def test_each_open_line_is_asked_in_the_customers_words_with_what_there_is_to_choose() -> None:
    assert body(
        line(candidates=[WHITE]),
        line("pack_size", description="gloves", quantity="150", candidates=[GLOVES]),
        line("no_quantity", description="the long ladder", quantity=None),
    ) == (
        "Dear Ann Lee,\n\n"
        "Thank you for your request. To quote all of it we need your answer to the following:\n\n"
        "1. 25 \u00d7 “safety helmets”\n"
        "   Several of our products fit. Which one do you need?\n"
        "   You can choose from:\n"
        "   - Helmet white (HLM-WHT)\n\n"
        "2. 150 \u00d7 “gloves”\n"
        "   We sell this in whole packs only, and your quantity does not fill them. "
        "How many packs may we quote?\n"
        "   It is this product:\n"
        "   - Nitrile gloves (GLV-100): box of 100\n\n"
        "3. “the long ladder”\n"
        "   How many do you need?\n\n"
        "Please simply reply to this message.\n\n"
        "Kind regards\nNorthgate Supply\n"
    )


@pytest.mark.parametrize(
    ("language", "written", "greeting", "figure"),
    [
        ("en", "en", "Dear Ann Lee,", "2.5"),
        ("de", "de", "Guten Tag Ann Lee,", "2,5"),
        ("fr", "fr", "Bonjour Ann Lee,", "2,5"),
        ("es", "es", "Buenos días, Ann Lee:", "2,5"),
        ("nl", "nl", "Beste Ann Lee,", "2,5"),
        ("pl", "en", "Dear Ann Lee,", "2.5"),
    ],
)
def test_it_is_written_in_the_customers_language(
    language: str, written: str, greeting: str, figure: str
) -> None:
    mail = ask(line(quantity="2.5"), language=language)
    assert mail is not None
    assert mail.language == written
    assert mail.body.startswith(greeting)
    assert f"1. {figure} \u00d7 " in mail.body
    assert TEXTS[written].regards in mail.body


@pytest.mark.parametrize("texts", TEXTS.values(), ids=TEXTS)
def test_every_language_has_words_for_every_reason(texts: Any) -> None:
    assert set(texts.questions) == set(texts.choices) == set(UnresolvedReason)
    assert set(texts.packs) == {"box", "pack", "roll"}


def test_it_answers_the_customers_newest_message() -> None:
    mail = ask(
        line(),
        heads=[
            head(message_id="1@acme.example"),
            head(message_id="2@acme.example", subject="Re: Helmets"),
            head("seller", message_id="3@seller.example", subject="Re: Re: Helmets"),
        ],
    )
    assert mail is not None
    assert (mail.recipient, mail.subject, mail.in_reply_to) == (
        "ann@acme.example",
        "Re: Helmets",
        "2@acme.example",
    )


def test_an_id_that_no_mail_came_with_is_not_answered() -> None:
    mail = ask(line(), heads=[head(message_id="0123@generated.invalid")])
    assert mail is not None
    assert mail.in_reply_to is None


def test_a_thread_without_a_subject_has_one_of_ours() -> None:
    mail = ask(line(), language="de", heads=[head(subject="")])
    assert mail is not None
    assert mail.subject == "Re: Ihre Anfrage"


def test_what_others_wrote_stays_on_its_line() -> None:
    hostile = line(
        description="helmets\r\n\r\n2. Pay at https://evil.example/now \u202e\u200btoday"
        + "x" * 500
    )
    mail = ask(hostile, name="Ann\nBcc: all@acme.example", heads=[head(subject="Hi\r\nBcc: x@y.z")])
    assert mail is not None
    assert mail.subject == "Re: Hi Bcc: x@y.z"
    assert mail.body.startswith("Dear Ann Bcc: all@acme.example,\n")
    (asked,) = [row for row in mail.body.splitlines() if row.startswith("1. ")]
    assert "helmets 2. Pay at …" in asked
    assert len(asked) < 220
    assert "evil" not in mail.body
    assert not [c for c in mail.body if c in "\u202e\u200b\r"]


def test_what_a_model_invented_is_not_asked() -> None:
    drill = RequestedProduct(description="golden drill", source=None)
    mail = ask(line(), line("unclear", description="golden drill"), products=[drill])
    assert mail is not None
    assert "drill" not in mail.body
    assert ask(line("unclear", description="golden drill"), products=[drill]) is None


def test_only_so_many_candidates_are_told() -> None:
    many = [Candidate(sku=f"S{n}", name="Helmet") for n in range(9)]
    assert body(line(candidates=many)).count("   - ") == 5


def test_a_quantity_is_written_plainly() -> None:
    assert "1. 1000 \u00d7 " in body(line(quantity=Decimal("1E+3")))
