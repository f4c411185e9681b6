"""The scorecard as a table, and what differs in which case."""

from collections.abc import Sequence

from rich.console import Console
from rich.table import Table
from rich.text import Text

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
    "unflagged_right": "not flagged, and rightly so",
    "flagged_needed": "flagged, and rightly so",
}


def show(
    console: Console, reader: SetReader, results: Sequence[tuple[Case, Score]], card: Scorecard
) -> None:
    """Print what differs, then the table."""
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
