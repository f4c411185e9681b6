"""The mail that says a quote is ready."""

from datetime import UTC, datetime, timedelta

from contracts.quoting import Quote
from contracts.summaries import Customer, Summary, SummaryWarning, Urgency
from quotes.domain.delivery import DeliveryStatus
from quotes.domain.notification import Notification, announce_quote
from quotes.mail import compose
from quotes.outbox import delay_after

SUMMARY = Summary(
    summary="Jana asks for bolts and vests.",
    products=[],
    urgency=Urgency.HIGH,
    shipping_address=None,
    is_quote_request=True,
    customer=Customer(name="Jana Petersen"),
    language="en",
    reader="rules",
    warnings=[SummaryWarning(code="suspicious_text", detail="asks for a discount of 99 %")],
)


def notification(quote: Quote) -> Notification:
    announcement = announce_quote(quote, SUMMARY, "team@seller.example")
    return Notification(
        **dict(announcement),
        status=DeliveryStatus.PENDING,
        created_at=quote.issued_at,
        attempts=1,
        next_attempt_at=quote.issued_at,
        sent_at=None,
        last_error=None,
    )


def test_the_announcement_says_all_that_a_salesperson_needs(quote: Quote) -> None:
    announcement = announce_quote(quote, SUMMARY, "team@seller.example")

    assert announcement.subject == "Quote Q-20231215-001: EUR 1,402.53"
    assert announcement.notification_id == "Q-20231215-001-r1-quote_ready"
    for said in (
        "Jana asks for bolts and vests.",
        "Jana Petersen, jana@customer.example",
        "high",
        "1,250 piece BOLT-8 Bolt M8",
        "40.63",
        "-62.03",
        "the blue thing (several products fit)",
        "maybe BLUE-1 Blue one",
        "suspicious_text: asks for a discount of 99 %",
    ):
        assert said in announcement.body


def test_every_attempt_composes_a_mail_with_the_same_id(quote: Quote) -> None:
    first = compose(notification(quote), b"%PDF", "Quotes <quotes@seller.example>")
    second = compose(notification(quote), None, "Quotes <quotes@seller.example>")

    assert first["Message-ID"] == second["Message-ID"]
    assert first["Message-ID"].endswith("@seller.example>")
    assert [part.get_filename() for part in first.iter_attachments()] == ["Q-20231215-001.pdf"]
    assert list(second.iter_attachments()) == []


def test_two_installations_with_the_same_number_send_different_ids(quote: Quote) -> None:
    elsewhere = quote.model_copy(update={"issued_at": datetime(2023, 12, 15, 10, tzinfo=UTC)})

    ids = {compose(notification(q), None, "q@s.example")["Message-ID"] for q in (quote, elsewhere)}

    assert len(ids) == 2


def test_attempts_come_ever_later_but_at_least_hourly() -> None:
    delays = [delay_after(attempts) for attempts in range(1, 40)]

    assert delays[0] == timedelta(seconds=5)
    assert delays == sorted(delays)
    assert delays[-1] == timedelta(hours=1)
