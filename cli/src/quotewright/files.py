"""The seller's files: `import catalog`, `import customers` and so on, and `export`."""

import json
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.text import Text

from quotewright import views
from quotewright.client import Client
from quotewright.options import DEFAULT_URL, Json, Url

console = Console()


class File(StrEnum):
    """What there are files of, by the word for it here."""

    CATALOG = "catalog"
    CUSTOMERS = "customers"
    PRICE_LISTS = "price-lists"
    MINIMUM_PRICES = "minimum-prices"
    TAX_RATES = "tax-rates"
    FREIGHT = "freight"

    @property
    def path(self) -> str:
        """Where the service has it."""
        return "products" if self is File.CATALOG else self.value


def add_imports(app: typer.Typer) -> None:
    """One command for each kind of file, all with the same options."""
    for kind in File:
        _add_import(app, kind)


def _add_import(app: typer.Typer, kind: File) -> None:
    words = kind.value.replace("-", " ")

    @app.command(kind.value, help=f"Import {words} from CSV; a bad row is named, nothing changed.")
    def import_file(
        file: Annotated[Path, typer.Argument(exists=True, dir_okay=False)],
        url: Url = DEFAULT_URL,
        *,
        replace: Annotated[
            bool, typer.Option(help="Make the file all that there is; the rest is removed.")
        ] = False,
        dry_run: Annotated[
            bool, typer.Option("--dry-run", help="Say what would change, line by line.")
        ] = False,
        as_json: Json = False,
    ) -> None:
        with Client(url) as client:
            result = client.import_file(kind.path, file, replace=replace, dry_run=dry_run)
        if as_json:
            return console.print_json(json.dumps(result))
        return _show(result)


def _show(result: dict[str, Any]) -> None:
    changes = [line for line in result.get("lines", []) if line["change"] != "unchanged"]
    if changes or result.get("removed_keys"):
        shown = views.table(None, ["Line", "", "Key"], right=1)
        for line in changes:
            shown.add_row(str(line["line"]), line["change"], Text(line["key"]))
        for key in result["removed_keys"]:
            shown.add_row("", "removed", Text(key))
        console.print(shown)
    counts = ("imported", "created", "updated", "removed")
    told = ", ".join(f"{result[what]} {what}" for what in counts)
    console.print(f"It would be: {told}. Nothing was changed." if "dry_run" in result else told)


def export(
    what: Annotated[File, typer.Argument(help="What to write.")],
    file: Annotated[Path, typer.Argument(dir_okay=False)],
    url: Url = DEFAULT_URL,
) -> None:
    """Write a CSV file that imports again unchanged."""
    with Client(url) as client:
        content = client.export(what.path)
    file.write_bytes(content)
    console.print(Text(f"{what.value} written to {file}"))
