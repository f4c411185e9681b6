"""Mails to the salesperson about quotes."""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from enum import StrEnum
from typing import Final

from contracts.message import Message
from contracts.quoting import Quote
from contracts.summaries import Summary
from quotes.domain.delivery import DeliveryState
from quotes.domain.figures import ENGLISH
from quotes.domain.reasons import REASONS


class Kind(StrEnum):
    """What a mail says."""

    QUOTE_READY = "quote_ready"
    REVIEW_NEEDED = "review_needed"
    EXPIRES_SOON = "expires_soon"
    OFFER = "offer"
    """The quote itself, to the customer."""
    CLARIFICATION = "clarification"
    """Questions about what is not clear, to the customer."""


TO_CUSTOMER: Final = frozenset({Kind.OFFER, Kind.CLARIFICATION})


class Announcement(Message):
    """What is told, to whom, and about which quote."""

    notification_id: str
    """The natural key: one notification of a kind for each revision of a quote."""
    quote_number: str
    revision: int
    kind: Kind
    recipient: str
    subject: str
    body: str
    in_reply_to: str | None = None
    """The `Message-ID`, without brackets, of the mail that it answers."""


class Notification(Announcement, DeliveryState):
    """An announcement and how its delivery goes."""


def announce_quote(quote: Quote, summary: Summary, recipient: str) -> Announcement:
    """The announcement of a quote that is ready to be checked and sent on."""
    body = (
        f"Quote {quote.quote_number} (revision {quote.revision}) is ready.",
        "",
        *_facts(quote),
        f"Urgency:     {summary.urgency}",
        f"PDF:         {quote.pdf_url}",
        *_section("Summary", [summary.summary]),
        *_section("Lines", _lines(quote)),
        *_section("Not included, please decide", _unresolved(quote)),
        *_section("Needs attention", [f"- {a.code}: {a.detail}" for a in quote.attention]),
        *_section("Warnings", [f"- {w.code}: {w.detail}" for w in summary.warnings]),
    )
    return announcement(
        quote, Kind.QUOTE_READY, recipient, f"Quote {quote.quote_number}: {total(quote)}", body
    )


def announce_review(
    quote: Quote,
    *,
    summary: str,
    reasons: Iterable[str],
    answer_by: datetime,
    recipient: str,
    api: str,
) -> Announcement:
    """The announcement of a quote that waits for somebody's decision; `api` is its address."""
    until = f"{answer_by.astimezone(UTC):%Y-%m-%d %H:%M} UTC"
    body = (
        f"Quote {quote.quote_number} (revision {quote.revision}) waits for your decision.",
        f"Without an answer until {until} it counts as not approved.",
        *_section("Why", [f"- {reason}" for reason in reasons]),
        *_section(
            "How to decide",
            [
                f"curl -X POST {api}/approve -H 'Content-Type: application/json' \\",
                f"""  -d '{{"by": "your name", "revision": {quote.revision}}}'""",
                f"curl -X POST {api}/reject -H 'Content-Type: application/json' \\",
                f"""  -d '{{"by": "your name", "revision": {quote.revision}, "reason": "why"}}'""",
            ],
        ),
        "",
        *_facts(quote),
        *_section("Summary", [summary] if summary else []),
        *_section("Lines", _lines(quote)),
        *_section("Not included, please decide", _unresolved(quote)),
        *_section("Warnings", [f"- {w.code}: {w.detail}" for w in quote.warnings]),
    )
    subject = f"Please decide about quote {quote.quote_number}: {total(quote)}"
    return announcement(quote, Kind.REVIEW_NEEDED, recipient, subject, body)


def announce_reminder(quote: Quote, recipient: str, on: datetime) -> Announcement:
    """The announcement that a quote expires soon; one for each instant `on` that was set."""
    body = (
        f"Quote {quote.quote_number} (revision {quote.revision}) waits for the customer's answer.",
        f"It can be accepted until the end of {ENGLISH.day(quote.valid_until)}.",
        "",
        *_facts(quote),
    )
    subject = f"Quote {quote.quote_number} expires soon: {total(quote)}"
    made = announcement(quote, Kind.EXPIRES_SOON, recipient, subject, body)
    key = f"{made.notification_id}-{on.astimezone(UTC):%Y%m%dT%H%M}"
    return made.model_copy(update={"notification_id": key})


def announcement(
    quote: Quote, kind: Kind, recipient: str, subject: str, lines: Iterable[str]
) -> Announcement:
    """A mail of a kind about a revision of a quote."""
    return Announcement(
        notification_id=f"{quote.quote_number}-r{quote.revision}-{kind}",
        quote_number=quote.quote_number,
        revision=quote.revision,
        kind=kind,
        recipient=recipient,
        subject=subject,
        body="\n".join(lines) + "\n",
    )


def total(quote: Quote) -> str:
    """`EUR 1,402.53`."""
    return f"{quote.currency} {ENGLISH.money(quote.total, quote.currency)}"


def _facts(quote: Quote) -> Iterator[str]:
    customer = quote.customer
    named = ", ".join(filter(None, (customer.name, customer.company, customer.email)))
    yield f"Customer:    {named or 'not known'}"
    yield f"Ship to:     {quote.shipping_address or 'not given'}"
    yield f"Total:       {total(quote)}"
    yield f"Valid until: {ENGLISH.day(quote.valid_until)}"


def _section(title: str, lines: list[str]) -> Iterator[str]:
    if lines:
        yield from ("", title, "-" * len(title), *lines)


def _lines(quote: Quote) -> list[str]:
    def row(label: str, amount: str) -> str:
        return f"{label:<58} {amount:>14}"

    lines = [
        row(
            f"{ENGLISH.number(line.quantity)} {line.unit} {line.sku} {line.name}"[:58],
            ENGLISH.money(line.amount, quote.currency),
        )
        for line in quote.lines
    ]
    sums = [("Subtotal", quote.subtotal)]
    if quote.discount_amount:
        sums.append(("Discount", -quote.discount_amount))
    sums.append(("Tax", quote.tax_amount))
    if quote.rounding_amount:
        sums.append(("Rounding", quote.rounding_amount))
    sums.append((f"Total {quote.currency}", quote.total))
    return lines + [row(label, ENGLISH.money(amount, quote.currency)) for label, amount in sums]


def _unresolved(quote: Quote) -> list[str]:
    lines = []
    for line in quote.unresolved:
        lines.append(f"- {line.description} ({REASONS[line.reason]})")
        lines += [f"    maybe {candidate.sku} {candidate.name}" for candidate in line.candidates]
    return lines
