"""`python -m bench.pdf`: how long a quote's PDF takes, beside WeasyPrint as it is called at first.

Both lay out the same page with the same style. Ours keeps the style and the fonts of one process,
and writes PDF/A with the quote's data inside; the other starts from nothing each time.
"""

import argparse
import statistics
import time
from collections.abc import Callable
from datetime import UTC, date, datetime
from decimal import Decimal
from functools import partial

from weasyprint import CSS, HTML

from contracts.pricing import QuoteLine, TaxAmount
from contracts.quoting import Buyer, Quote, QuoteStatus
from quotes.assets import Assets
from quotes.document import render_html, render_pdf
from quotes.pdf import collect_seldom
from quotes.settings import Settings
from quotes.theme import BUILT_IN, Theme

PAGE = 8
"""Lines that fill about one page with all that stands around them."""
LONG = 500


def main() -> None:
    """Parse the arguments, measure in turns, print."""
    parser = argparse.ArgumentParser(prog="python -m bench.pdf", description=__doc__)
    parser.add_argument("--rounds", type=int, default=15)
    rounds = parser.parse_args().rounds
    collect_seldom()
    for lines, times in ((PAGE, rounds), (LONG, max(3, rounds // 5))):
        quote = made(lines)
        ours, plain = measure(times, partial(_ours, quote), partial(_plain, quote))
        title = "one page" if lines == PAGE else f"{lines} lines"
        print(f"{title:>10}  ours {told(ours)}  plain {told(plain)}  {ratio(plain, ours)}")


def _ours(quote: Quote) -> None:
    render_pdf(quote, Settings().seller)


def _plain(quote: Quote) -> None:
    html, theme = render_html(quote, Settings().seller), Theme()
    style = CSS(string=(BUILT_IN / "quote.css").read_text("utf-8"))
    HTML(string=html, url_fetcher=Assets(theme)).write_pdf(stylesheets=[style])


def measure(times: int, *candidates: Callable[[], None]) -> list[list[tuple[float, float]]]:
    """Wall and CPU milliseconds of each, in turns, once each is warm."""
    for candidate in candidates:
        candidate()
    figures: list[list[tuple[float, float]]] = [[] for _ in candidates]
    for _ in range(times):
        for candidate, figure in zip(candidates, figures, strict=True):
            wall, cpu = time.perf_counter(), time.process_time()
            candidate()
            figure.append(((time.perf_counter() - wall) * 1000, (time.process_time() - cpu) * 1000))
    return figures


def told(figures: list[tuple[float, float]]) -> str:
    """The middle and the worst of the wall time, and the middle of the CPU's."""
    walls, cpus = zip(*figures, strict=True)
    middle, cpu = statistics.median(walls), statistics.median(cpus)
    return f"p50 {middle:6.0f} ms, worst {max(walls):6.0f}, CPU {cpu:6.0f};"


def ratio(one: list[tuple[float, float]], other: list[tuple[float, float]]) -> str:
    """How many times the CPU time of the other."""
    first, second = (statistics.median(cpu for _, cpu in figures) for figures in (one, other))
    return f"x {first / second:.2f}"


def made(lines: int) -> Quote:
    """A quote of so many lines that adds up."""
    amount = Decimal("40.63")
    subtotal = amount * lines
    tax = (subtotal * Decimal("0.19")).quantize(Decimal("0.01"))
    return Quote(
        quote_number="Q-20231215-001",
        revision=1,
        status=QuoteStatus.APPROVED,
        thread_id=1,
        customer=Buyer(name="Jana Petersen", email="jana@customer.example"),
        currency="EUR",
        lines=[
            QuoteLine(
                sku=f"BOLT-{number}",
                quantity=Decimal(1250),
                requested="zinc plated bolts, please" if number % 2 else "",
                name=f"Hexagon head bolt M{number}, zinc plated",
                unit="ea",
                unit_price=Decimal("0.0325"),
                currency="EUR",
                tax_category="standard",
                tax_rate=Decimal("0.19"),
                amount=amount,
            )
            for number in range(lines)
        ],
        unresolved=[],
        subtotal=subtotal,
        discount_rate=Decimal(0),
        discount_amount=Decimal(0),
        taxable_amount=subtotal,
        taxes=[
            TaxAmount(tax_rate=Decimal("0.19"), taxable_amount=subtotal, tax_amount=tax),
        ],
        tax_amount=tax,
        total=subtotal + tax,
        shipping_address="Kranweg 4, 21109 Hamburg",
        issued_at=datetime(2023, 12, 15, 9, 30, tzinfo=UTC),
        valid_until=date(2024, 1, 14),
        pdf_url="/api/v1/quotes/Q-20231215-001/pdf",
    )


if __name__ == "__main__":
    main()
