"""Numbers, validity, revisions."""

from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal

import pytest

from contracts.pricing import Totals
from contracts.quoting import GenerateQuoteInput, Quote
from quotes.domain.numbering import pdf_url, quote_number
from quotes.domain.quote import Validity, issue_quote, revise_quote

LATER = Validity(datetime(2024, 2, 1, 8, 0, tzinfo=UTC), days=14)


@pytest.mark.parametrize(
    ("sequence", "number"),
    [(1, "Q-20231215-001"), (999, "Q-20231215-999"), (1000, "Q-20231215-1000")],
)
def test_a_number_has_the_day_and_at_least_three_digits(sequence: int, number: str) -> None:
    assert quote_number(date(2023, 12, 15), sequence) == number


def test_the_pdf_is_served_under_the_number() -> None:
    assert pdf_url("Q-20231215-001") == "/api/v1/quotes/Q-20231215-001/pdf"


def test_a_quote_is_valid_so_many_days_after_its_utc_day_of_issue() -> None:
    in_tokyo = datetime(2024, 1, 1, 3, 0, tzinfo=timezone(timedelta(hours=9)))

    validity = Validity(in_tokyo, days=30)

    assert validity.day == date(2023, 12, 31)
    assert validity.valid_until == date(2024, 1, 30)


def test_a_quote_says_what_was_asked_for_and_when_it_was_issued(
    request_for_quote: GenerateQuoteInput,
) -> None:
    quote = issue_quote(request_for_quote, "Q-20240201-001", LATER)

    assert (quote.revision, quote.status, quote.valid_until) == (1, "approved", date(2024, 2, 15))
    assert quote.total == Decimal("1402.53")
    assert quote.unresolved == request_for_quote.unresolved
    assert quote.customer == request_for_quote.customer


def test_asking_for_the_same_later_changes_nothing(
    quote: Quote, request_for_quote: GenerateQuoteInput
) -> None:
    assert revise_quote(quote, request_for_quote, LATER) == quote


def test_the_same_amount_written_otherwise_is_no_change(
    quote: Quote, request_for_quote: GenerateQuoteInput, totals: Totals
) -> None:
    rewritten = totals.model_copy(update={"discount_rate": Decimal("0.050")})

    again = revise_quote(quote, request_for_quote.model_copy(update={"totals": rewritten}), LATER)

    assert again == quote


def test_asking_for_something_else_is_the_next_revision_of_the_same_number(
    quote: Quote, request_for_quote: GenerateQuoteInput
) -> None:
    elsewhere = request_for_quote.model_copy(update={"shipping_address": "Elsewhere 1"})

    revised = revise_quote(quote, elsewhere, LATER)

    assert (revised.quote_number, revised.revision) == (quote.quote_number, 2)
    assert revised.shipping_address == "Elsewhere 1"
    assert revised.valid_until == date(2024, 2, 15)
