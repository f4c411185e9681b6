"""The mail that asks a customer what only they can decide."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from decimal import Decimal

from contracts.clarification import Clarification
from contracts.pricing import Candidate, UnresolvedLine
from contracts.summaries import Summary
from summarizer.domain.clarification_texts import DEFAULT, TEXTS, ClarificationTexts
from summarizer.domain.mail import has_own_id
from summarizer.domain.threads import MessageHead, base_subject

_LONGEST = 200
_MOST_CANDIDATES = 5
_LINK = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)


def clarification(
    summary: Summary,
    unresolved: Sequence[UnresolvedLine],
    heads: Sequence[MessageHead],
    seller_name: str,
) -> Clarification | None:
    """The mail about these lines, in the customer's language; null where there is nothing to ask.

    `heads` are the thread's messages, oldest first. What a model named and nobody wrote is the
    salesperson's to look at: the customer is not asked about it.
    """
    invented = {one.description for one in summary.products if one.source is None}
    asked_for = [line for line in unresolved if line.description not in invented]
    if not asked_for:
        return None
    language = summary.language if summary.language in TEXTS else DEFAULT
    texts = TEXTS[language]
    asked = [head for head in heads if head.role == "customer"]
    newest = asked[-1] if asked else None
    subject = _plain(base_subject(newest.subject)) if newest else ""
    return Clarification(
        language=language,
        recipient=summary.customer.email,
        subject=f"Re: {subject or texts.subject}",
        body="\n".join(_body(summary, asked_for, texts, seller_name)) + "\n",
        in_reply_to=newest.message_id if newest and has_own_id(newest.message_id) else None,
    )


def _body(
    summary: Summary,
    unresolved: Sequence[UnresolvedLine],
    texts: ClarificationTexts,
    seller_name: str,
) -> Iterator[str]:
    name = _plain(summary.customer.name or "")
    yield texts.greeting.format(name=name) if name else texts.nameless_greeting
    yield ""
    yield texts.opening
    for number, line in enumerate(unresolved, 1):
        yield ""
        yield f"{number}. {_asked_for(line, texts)}"
        yield f"   {texts.questions[line.reason]}"
        candidates = line.candidates[:_MOST_CANDIDATES]
        if candidates:
            yield f"   {texts.choices[line.reason]}"
            yield from (f"   - {_named(candidate, texts)}" for candidate in candidates)
    yield ""
    yield texts.closing
    yield ""
    yield texts.regards
    if seller_name:
        yield seller_name


def _asked_for(line: UnresolvedLine, texts: ClarificationTexts) -> str:
    words = f"\u201c{_plain(line.description)}\u201d"
    if line.quantity is None:
        return words
    return f"{_figure(line.quantity, texts)} \u00d7 {words}"


def _named(candidate: Candidate, texts: ClarificationTexts) -> str:
    named = f"{_plain(candidate.name)} ({_plain(candidate.sku)})"
    pack = texts.packs.get(candidate.unit or "")
    if pack is None or not candidate.units_per_pack or candidate.units_per_pack < 2:
        return named
    return f"{named}: {texts.sold_in.format(unit=pack, count=candidate.units_per_pack)}"


def _figure(quantity: Decimal, texts: ClarificationTexts) -> str:
    written = f"{quantity.normalize():f}"
    return written.replace(".", ",") if texts.decimal_comma else written


def _plain(words: str) -> str:
    """Somebody's words on one line of a mail of ours: no links, nothing invisible, not too many."""
    visible = "".join(
        character if not unicodedata.category(character).startswith("C") else " "
        for character in _LINK.sub("\u2026", words)
    )
    line = " ".join(visible.split())
    return line if len(line) <= _LONGEST else line[: _LONGEST - 1] + "\u2026"
