"""Numbers, validity, revisions."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

from contracts.pricing import Totals
from contracts.quoting import GenerateQuoteInput, Quote
from quotes.domain.numbering import pdf_url
from quotes.domain.quote import (
    Validity,
    basket,
    issue_quote,
    next_reminder,
    revise_quote,
    same_content,
)

LATER = Validity(datetime(2024, 2, 1, 8, 0, tzinfo=UTC), days=14, zone=ZoneInfo("UTC"))


def test_the_pdf_is_served_under_the_number() -> None:
    assert pdf_url("Q-20231215-001") == "/api/v1/quotes/Q-20231215-001/pdf"


def test_a_quote_is_valid_to_the_end_of_its_last_day_where_the_seller_is() -> None:
    just_after_midnight = datetime(2024, 1, 31, 23, 30, tzinfo=UTC)  # it is February in Berlin

    validity = Validity(just_after_midnight, days=30, zone=ZoneInfo("Europe/Berlin"))

    assert validity.day == date(2024, 1, 31)
    assert validity.valid_until == date(2024, 3, 2)
    # Invoice Ninja ui#2997 let a quote expire at the start of its last day.
    assert validity.expires_at == datetime(2024, 3, 2, 23, 0, tzinfo=UTC)


def test_a_last_day_on_which_clocks_change_ends_at_its_midnight() -> None:
    validity = Validity(
        datetime(2024, 3, 30, 12, 0, tzinfo=UTC), days=1, zone=ZoneInfo("Europe/Berlin")
    )

    assert validity.expires_at == datetime(2024, 3, 31, 22, 0, tzinfo=UTC)


def test_the_next_reminder_is_the_first_that_is_still_to_come() -> None:
    expires_at = datetime(2024, 3, 10, tzinfo=UTC)
    days = [timedelta(days=7), timedelta(days=1)]

    def after(day: int) -> datetime | None:
        return next_reminder(days, expires_at, after=datetime(2024, 3, day, tzinfo=UTC))

    assert after(1) == datetime(2024, 3, 3, tzinfo=UTC)
    assert after(3) == datetime(2024, 3, 9, tzinfo=UTC)
    assert after(9) is None


def test_a_quote_says_what_was_asked_for_and_when_it_was_issued(
    request_for_quote: GenerateQuoteInput,
) -> None:
    quote = issue_quote(request_for_quote, "Q-20240201-001", LATER)

    assert (quote.revision, quote.status, quote.valid_until) == (1, "draft", date(2024, 2, 15))
    assert quote.total == Decimal("1402.53")
    assert quote.unresolved == request_for_quote.unresolved
    assert quote.customer == request_for_quote.customer


def test_the_tax_number_is_the_records_or_the_callers_where_there_is_no_record(
    request_for_quote: GenerateQuoteInput, totals: Totals
) -> None:
    named = {"name": "Jana", "tax_number": "DE111111125"}
    record = {"country": "FR", "known_by": "customer_record", "tax_number": "FR40303265045"}
    unknown = {"country": "FR", "known_by": "shipping_address"}

    def tax_number(basis: dict[str, str] | None) -> str | None:
        document = {**request_for_quote.model_dump(), "customer": named}
        document["totals"] = {**totals.model_dump(), "basis": basis}
        asked = GenerateQuoteInput.model_validate(document)
        return issue_quote(asked, "Q-20240201-001", LATER).customer.tax_number

    assert tax_number(record) == "FR40303265045"
    assert tax_number(unknown) is None
    assert tax_number(None) == "DE111111125"


def test_the_same_asked_for_later_has_the_same_content(
    quote: Quote, request_for_quote: GenerateQuoteInput
) -> None:
    assert same_content(quote, issue_quote(request_for_quote, quote.quote_number, LATER))


def test_the_same_amount_written_otherwise_is_no_change(
    quote: Quote, request_for_quote: GenerateQuoteInput, totals: Totals
) -> None:
    rewritten = totals.model_copy(update={"discount_rate": Decimal("0.050")})
    again = request_for_quote.model_copy(update={"totals": rewritten})

    assert same_content(quote, issue_quote(again, quote.quote_number, LATER))


def test_something_else_is_the_next_revision_of_the_same_number(
    quote: Quote, request_for_quote: GenerateQuoteInput
) -> None:
    elsewhere = request_for_quote.model_copy(update={"shipping_address": "Elsewhere 1"})

    revised = revise_quote(quote, elsewhere, LATER)

    assert not same_content(quote, revised)
    assert (revised.quote_number, revised.revision) == (quote.quote_number, 2)
    assert revised.valid_until == date(2024, 2, 15)


def test_another_discount_is_the_same_basket_and_another_quantity_is_not(
    quote: Quote, request_for_quote: GenerateQuoteInput, totals: Totals
) -> None:
    cheaper = totals.model_copy(update={"discount_rate": Decimal("0.1")})
    one_line = totals.model_copy(update={"lines": totals.lines[:1]})

    assert basket(request_for_quote.model_copy(update={"totals": cheaper})) == basket(quote)
    assert basket(request_for_quote.model_copy(update={"totals": one_line})) != basket(quote)
