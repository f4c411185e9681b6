"""The `quotewright` command: import, list, summarize, quote, approve, reject, status; run, demo.

Exit codes: 0 done, 1 it did not work out, 2 the command line is wrong, 3 nobody answers, 4 this
machine lacks something, 5 a person has to decide first.
"""

import json
import sys
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.text import Text

from quotewright import dead_letters, files, views
from quotewright.client import Client
from quotewright.errors import CommandError
from quotewright.options import DEFAULT_URL, Json, Url
from quotewright.workflows import run_workflow

app = typer.Typer(no_args_is_help=True, add_completion=False, help=__doc__)
import_app = typer.Typer(no_args_is_help=True, help="Bring mail, a catalog or another file in.")
list_app = typer.Typer(no_args_is_help=True, help="What there is.")
app.add_typer(import_app, name="import")
files.add_imports(import_app)
app.command()(files.export)
app.add_typer(list_app, name="list")
app.add_typer(dead_letters.app, name="dead-letters")

console = Console(stderr=False)
errors = Console(stderr=True)


def run() -> None:
    """The entry point: errors become one sentence on standard error and an exit code."""
    try:
        app()
    except CommandError as error:
        errors.print(Text(str(error), style="red"))
        sys.exit(error.exit_code)


def _print_json(document: Any) -> None:
    console.print_json(json.dumps(document))


@import_app.command("mail")
def import_mail(
    files: Annotated[list[Path], typer.Argument(exists=True, dir_okay=False)],
    url: Url = DEFAULT_URL,
    as_json: Json = False,
) -> None:
    """Import `.eml` files or mboxes; mail that is there already changes nothing."""
    with Client(url) as client:
        threads = client.import_mail(files)
    if as_json:
        return _print_json(threads)
    shown = views.table(None, ["Thread", "Messages", "", "Subject"], right=2)
    for thread in threads:
        new = "new" if thread["created"] else "known"
        shown.add_row(
            str(thread["thread_id"]), str(thread["messages"]), new, Text(thread["subject"])
        )
    return console.print(shown)


@list_app.command("threads")
def list_threads(url: Url = DEFAULT_URL, as_json: Json = False) -> None:
    """Email threads."""
    with Client(url) as client:
        threads = client.get("/api/v1/emails/", limit=500)
    if as_json:
        return _print_json(threads)
    shown = views.table(None, ["Thread", "Messages", "Customer", "Subject"], right=2)
    for thread in threads:
        customer = (thread["customer"] or {}).get("email") or "?"
        shown.add_row(
            str(thread["thread_id"]),
            str(thread["message_count"]),
            Text(customer),
            Text(thread["subject"]),
        )
    return console.print(shown)


@list_app.command("products")
def list_products(
    search: Annotated[str, typer.Argument(help="Words to search for.")] = "",
    url: Url = DEFAULT_URL,
    as_json: Json = False,
) -> None:
    """The catalog."""
    with Client(url) as client:
        products = client.get("/api/v1/products/", q=search, limit=500)
    if as_json:
        return _print_json(products)
    shown = views.table(None, ["SKU", "Unit", "Price", "Name"])
    for product in products:
        price = f"{product['unit_price']} {product['currency']}"
        shown.add_row(product["sku"], product["unit"], price, Text(product["name"]))
    return console.print(shown)


@list_app.command("quotes")
def list_quotes(url: Url = DEFAULT_URL, as_json: Json = False) -> None:
    """Quotes that were made."""
    with Client(url) as client:
        quotes = client.get("/api/v1/quotes/", limit=500)
    if as_json:
        return _print_json(quotes)
    shown = views.table(None, ["Number", "Revision", "Status", "Thread", "Total", "Customer"])
    for quote in quotes:
        shown.add_row(
            quote["quote_number"],
            str(quote["revision"]),
            quote["status"].replace("_", " "),
            str(quote["thread_id"] or ""),
            f"{quote['total']} {quote['currency']}",
            Text(quote["customer"]["company"] or quote["customer"]["email"] or "?"),
        )
    return console.print(shown)


@app.command()
def summarize(thread_id: int, url: Url = DEFAULT_URL, as_json: Json = False) -> None:
    """Read a thread now, without Conductor."""
    with Client(url) as client:
        summary = client.post(f"/api/v1/emails/{thread_id}/summarize")
    return _print_json(summary) if as_json else console.print(views.summary_panel(summary))


@app.command()
def quote(
    thread_id: int,
    discount: Annotated[str, typer.Option(help="A fraction: 0.05 is five per cent.")] = "0",
    output: Annotated[Path, typer.Option(help="Folder for the PDF.")] = Path("out"),
    url: Url = DEFAULT_URL,
    as_json: Json = False,
) -> None:
    """Make a quote of a thread through Conductor, step by step, and save its PDF."""
    name, workflow_input = "quote_generation_workflow", _quote_input(thread_id, discount)
    with Client(url) as client:
        if as_json:
            result = run_workflow(client, name, workflow_input, lambda _steps: None)
        else:
            result = views.watch_workflow(console, client, name, workflow_input)
        pdf = client.save_pdf(result["quote_number"], output)
    if as_json:
        return _print_json({**result, "pdf_file": str(pdf)})
    console.print(views.quote_panel(result["quote"]))
    return console.print(f"PDF: {pdf}")


By = Annotated[str, typer.Option(envvar="USER", help="Who decides.")]


@app.command()
def approve(
    quote_number: str, by: By = "unknown", url: Url = DEFAULT_URL, as_json: Json = False
) -> None:
    """Approve a quote; a workflow that waits for it goes on."""
    _decide(quote_number, "approve", {"by": by}, url, as_json=as_json)


@app.command()
def reject(
    quote_number: str,
    reason: Annotated[str, typer.Option(help="Why; it is recorded.")],
    by: By = "unknown",
    url: Url = DEFAULT_URL,
    as_json: Json = False,
) -> None:
    """Do not approve a quote; a workflow that waits for it ends."""
    _decide(quote_number, "reject", {"by": by, "reason": reason}, url, as_json=as_json)


def _decide(
    quote_number: str, decision: str, body: dict[str, str], url: str, *, as_json: bool
) -> None:
    with Client(url) as client:
        decided = client.post(f"/api/v1/quotes/{quote_number}/{decision}", body)
    if as_json:
        return _print_json(decided)
    return console.print(f"{quote_number} revision {decided['revision']}: {decided['status']}")


def _quote_input(thread_id: int, discount: str) -> dict[str, Any]:
    try:
        return {"thread_id": thread_id, "discount_rate": float(discount)}
    except ValueError:
        raise typer.BadParameter(f"{discount!r} is not a number; 0.05 is five per cent.") from None


@app.command()
def status(url: Url = DEFAULT_URL, as_json: Json = False) -> None:
    """Whether every service can do its work; exit code 3 where one cannot."""
    with Client(url) as client:
        health = client.health()
    if as_json:
        _print_json(health)
    else:
        shown = views.table(None, ["Service", "State"])
        for service, state in health["checks"].items():
            shown.add_row(service, Text(state, style="green" if state == "ok" else "red"))
        console.print(shown)
    if health["status"] != "ok":
        raise typer.Exit(3)


@app.command(name="eval")
def evaluate(
    directory: Annotated[Path, typer.Argument(exists=True, file_okay=False)],
    url: Annotated[
        str | None,
        typer.Option(help="Services that run already. Their catalog is replaced by the set's."),
    ] = None,
    output: Annotated[Path | None, typer.Option(help="A file for the result as JSON.")] = None,
) -> None:
    """Score the reading of threads: a set of mails with what a careful clerk makes of them."""
    from quotewright.evaluation.command import evaluate as run_evaluation  # noqa: PLC0415 - slow

    result = run_evaluation(console, directory, url)
    if output is not None:
        output.write_text(json.dumps(result, indent=2) + "\n")


@app.command()
def register(
    directory: Annotated[Path, typer.Option(help="Holds tasks/ and workflows/.")] = Path(
        "conductor"
    ),
    conductor_url: Annotated[str, typer.Option(envvar="CONDUCTOR_URL")] = (
        "http://127.0.0.1:8080/api"
    ),
    as_json: Json = False,
) -> None:
    """Register or update every task and workflow definition, and verify what the server has."""
    from quotewright.register import register as register_definitions  # noqa: PLC0415 - slow

    names = register_definitions(directory, conductor_url)
    if as_json:
        return _print_json(names)
    return console.print(f"{len(names)} definitions registered and verified: {', '.join(names)}")


@app.command(name="run")
def run_stack() -> None:
    """Start everything on this machine without Docker, until Ctrl-C."""
    from quotewright.local.commands import run_until_interrupted  # noqa: PLC0415 - an extra

    run_until_interrupted(console)


@app.command()
def demo(output: Annotated[Path, typer.Option(help="Folder for the PDF.")] = Path("out")) -> None:
    """Start everything, make a quote of a sample thread, show it, stop everything."""
    from quotewright.local.commands import run_demo  # noqa: PLC0415 - an extra

    run_demo(console, output)


@app.command()
def fetch(
    for_tests: Annotated[
        bool, typer.Option("--for-tests", help="What the tests check documents with, too.")
    ] = False,
) -> None:
    """Fetch Conductor's server, so that later starts need no network."""
    from quotewright.local.commands import fetch_jars  # noqa: PLC0415 - an extra

    fetch_jars(console, for_tests=for_tests)
