"""The scorecard as a table, and what differs in which case."""

from collections.abc import Sequence

from rich.console import Console
from rich.table import Table
from rich.text import Text

from quotewright.evaluation.calibration import Calibration
from quotewright.evaluation.cases import Case
from quotewright.evaluation.readers import SetReader
from quotewright.evaluation.scoring import Score, Scorecard

ROWS = {
    "exact": "threads read exactly",
    "line_precision": "line precision",
    "line_recall": "line recall",
    "lines_resolved": "lines priced without a question",
    "silent": "threads with a silent error",
    "address": "shipping address",
    "urgency": "urgency",
    "quote_request": "is it a request at all",
    "suspicious": "text that steers, noticed",
}


def show(
    console: Console,
    reader: SetReader,
    results: Sequence[tuple[Case, Score]],
    card: Scorecard,
    known: Calibration,
) -> None:
    """Print what differs, then the tables."""
    for case, score in results:
        if not score.exact:
            mark = " SILENT" if score.silent else ""
            console.print(Text(f"{reader.told(case)}{mark}: {case.expected.why}", style="bold"))
            console.print(*(Text(f"    {one}") for one in score.differences), sep="\n")
    table = Table(title=f"{card.cases} threads, read by {reader.title}")
    table.add_column("")
    table.add_column("share", justify="right")
    for name, title in ROWS.items():
        table.add_row(title, f"{getattr(card, name):.1%}")
    table.add_row("threads that were steered", str(card.steered))
    table.add_row(
        "reading a thread, median (slowest)", f"{card.median_ms:.0f} ms ({card.slowest_ms:.0f} ms)"
    )
    console.print(table)
    console.print(_bands(known), _routes(known))


def _bands(known: Calibration) -> Table:
    table = Table(title="How sure it was of the lines that it priced")
    for title in ("confidence", "lines", "right"):
        table.add_column(title, justify="left" if title == "confidence" else "right")
    for name, band in known.bands.items():
        right = f"{band.right / band.lines:.1%}" if band.lines else "-"
        table.add_row(name, str(band.lines), right)
    return table


def _routes(known: Calibration) -> Table:
    table = Table(title="Whom it asked")
    for title in ("", "threads", "exact", "silent", "a clerk asks"):
        table.add_column(title, justify="right" if title else "left")
    for name, route in known.routes.items():
        counts = (route.threads, route.exact, route.silent, route.clerk_asks)
        table.add_row(name, *map(str, counts))
    return table
