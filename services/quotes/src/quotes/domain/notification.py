"""The mail that says a quote is ready."""

from collections.abc import Iterator
from datetime import datetime
from enum import StrEnum
from typing import Final

from contracts.message import Message
from contracts.quoting import Quote
from contracts.summaries import Summary
from quotes.domain.figures import ENGLISH
from quotes.domain.reasons import REASONS

QUOTE_READY: Final = "quote_ready"


class NotificationStatus(StrEnum):
    """Where a notification is."""

    PENDING = "pending"
    SENT = "sent"


class Announcement(Message):
    """What is told, and about which quote."""

    notification_id: str
    """The natural key: one notification of a kind for each revision of a quote."""
    quote_number: str
    revision: int
    kind: str
    recipient: str
    subject: str
    body: str


class Notification(Announcement):
    """An announcement and how its delivery goes."""

    status: NotificationStatus
    created_at: datetime
    attempts: int
    next_attempt_at: datetime
    sent_at: datetime | None
    last_error: str | None


def announce_quote(quote: Quote, summary: Summary, recipient: str) -> Announcement:
    """The announcement of a quote that is ready to be checked and sent on."""
    total = f"{quote.currency} {ENGLISH.money(quote.total, quote.currency)}"
    return Announcement(
        notification_id=f"{quote.quote_number}-r{quote.revision}-{QUOTE_READY}",
        quote_number=quote.quote_number,
        revision=quote.revision,
        kind=QUOTE_READY,
        recipient=recipient,
        subject=f"Quote {quote.quote_number}: {total}",
        body="\n".join(_body(quote, summary, total)) + "\n",
    )


def _body(quote: Quote, summary: Summary, total: str) -> Iterator[str]:
    customer = quote.customer
    named = ", ".join(filter(None, (customer.name, customer.company, customer.email)))
    yield f"Quote {quote.quote_number} (revision {quote.revision}) is ready."
    yield ""
    yield f"Customer:    {named or 'not known'}"
    yield f"Urgency:     {summary.urgency}"
    yield f"Ship to:     {quote.shipping_address or 'not given'}"
    yield f"Total:       {total}"
    yield f"Valid until: {ENGLISH.day(quote.valid_until)}"
    yield f"PDF:         {quote.pdf_url}"
    yield from _section("Summary", [summary.summary])
    yield from _section("Lines", _lines(quote))
    yield from _section("Not included, please decide", _unresolved(quote))
    yield from _section("Warnings", [f"- {w.code}: {w.detail}" for w in summary.warnings])


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
    sums += [("Tax", quote.tax_amount), (f"Total {quote.currency}", quote.total)]
    return lines + [row(label, ENGLISH.money(amount, quote.currency)) for label, amount in sums]


def _unresolved(quote: Quote) -> list[str]:
    lines = []
    for line in quote.unresolved:
        lines.append(f"- {line.description} ({REASONS[line.reason]})")
        lines += [f"    maybe {candidate.sku} {candidate.name}" for candidate in line.candidates]
    return lines
