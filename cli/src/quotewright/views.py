"""What the terminal shows."""

from decimal import Decimal
from typing import Any

from rich.console import Console, Group, RenderableType
from rich.live import Live
from rich.panel import Panel
from rich.spinner import Spinner
from rich.table import Table
from rich.text import Text

from quotewright.client import Client
from quotewright.workflows import Step, run_workflow

MARKS = {
    "COMPLETED": ("✓", "green"),
    "COMPLETED_WITH_ERRORS": ("✓", "yellow"),
    "IN_PROGRESS": ("…", "cyan"),
    "SCHEDULED": ("·", "dim"),
    "CANCELED": ("-", "yellow"),
}
FAILED_MARK = ("✗", "red")


def watch_workflow(
    console: Console, client: Client, name: str, workflow_input: dict[str, Any]
) -> dict[str, Any]:
    """Run a workflow with a live view of its steps; its output."""
    spinner = Spinner("dots", text=Text(name, style="bold"))
    seen: list[Step] = []
    with Live(spinner, console=console, refresh_per_second=8, transient=True) as live:

        def show(steps: list[Step]) -> None:
            seen[:] = steps
            live.update(Group(spinner, *map(_step_line, steps)))

        try:
            return run_workflow(client, name, workflow_input, show)
        finally:
            live.update(Text())
            console.print(Text(name, style="bold"), *map(_step_line, seen), sep="\n")


def _step_line(step: Step) -> Text:
    mark, style = MARKS.get(step.status, FAILED_MARK)
    line = Text("  " * (step.depth + 1) + f"{mark} {step.name}", style=style)
    if step.reason and step.status not in MARKS:
        line.append(f": {step.reason}", style="red")
    return line


def summary_panel(summary: dict[str, Any]) -> RenderableType:
    """A summary as a person reads it."""
    facts = Table.grid(padding=(0, 2))
    facts.add_column(style="bold")
    facts.add_column()
    customer = summary["customer"]
    who = [customer[key] for key in ("name", "company", "email") if customer[key]]
    facts.add_row("Customer", ", ".join(who) or "?")
    facts.add_row("Urgency", summary["urgency"])
    facts.add_row("Ship to", summary["shipping_address"] or "not given")
    facts.add_row("Read by", summary["reader"])
    products = table("Asked for", ["Quantity", "Unit", "What the customer wrote"], right=1)
    for product in summary["products"]:
        products.add_row(
            number(product["quantity"]), product["unit"] or "", Text(product["description"])
        )
    parts: list[RenderableType] = [Text(summary["summary"]), Text(), facts]
    if summary["products"]:
        parts += [Text(), products]
    parts += [Text(f"! {w['code']}: {w['detail']}", style="yellow") for w in summary["warnings"]]
    return Panel(Group(*parts), title="Summary", title_align="left")


def quote_panel(quote: dict[str, Any]) -> RenderableType:
    """A quote as a person reads it."""
    lines = table(None, ["SKU", "Product", "Quantity", "Unit", "Price", "Tax", "Amount"])
    for column in (2, 4, 5, 6):
        lines.columns[column].justify = "right"
    for line in quote["lines"]:
        lines.add_row(
            line["sku"],
            Text(line["name"]),
            number(line["quantity"]),
            line["unit"],
            line["unit_price"],
            percent(line["tax_rate"]),
            line["amount"],
        )
    sums = Table.grid(padding=(0, 2))
    sums.add_column()
    sums.add_column(justify="right")
    sums.add_row("Subtotal", quote["subtotal"])
    if Decimal(quote["discount_amount"]):
        label = f"Discount {percent(quote['discount_rate'])}"
        sums.add_row(label, f"-{quote['discount_amount']}")
    for tax in quote["taxes"]:
        label = f"Tax {percent(tax['tax_rate'])} of {tax['taxable_amount']}"
        sums.add_row(label, tax["tax_amount"])
    sums.add_row("Total", f"{quote['total']} {quote['currency']}", style="bold")
    left_out = [
        Text(f"! not priced: {line['description']} ({line['reason']})", style="yellow")
        for line in quote["unresolved"]
    ]
    title = f"Quote {quote['quote_number']}, valid until {quote['valid_until']}"
    return Panel(Group(lines, Text(), sums, *left_out), title=title, title_align="left")


def table(title: str | None, columns: list[str], *, right: int = 0) -> Table:
    """An empty table; the first `right` columns are aligned to the right."""
    made = Table(title=title, title_justify="left", header_style="bold", box=None, pad_edge=False)
    for index, column in enumerate(columns):
        made.add_column(column, justify="right" if index < right else "left")
    return made


def number(value: str | None) -> str:
    """A decimal string without needless zeros."""
    return "?" if value is None else f"{Decimal(value).normalize():f}"


def percent(rate: str) -> str:
    """A fraction as per cent."""
    return f"{(Decimal(rate) * 100).normalize():f} %"
