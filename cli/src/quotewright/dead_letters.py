"""`quotewright dead-letters`: what services and bridge gave up, and what to do about it."""

import json
from typing import Annotated
from urllib.parse import quote

import typer
from rich.console import Console
from rich.text import Text

from quotewright import views
from quotewright.client import Client
from quotewright.errors import Failed
from quotewright.options import DEFAULT_URL, Json, Url

app = typer.Typer(no_args_is_help=True, help="Entries that were given up.")
console = Console()

PATH = "/api/v1/dead-letters"
ALL = "all"
Stream = Annotated[str, typer.Argument(help="Where it came from: tasks.<name> or task_results.")]
Ids = Annotated[list[str], typer.Argument(help=f"Ids as `list` shows them, or `{ALL}`.")]


@app.command("list")
def list_letters(
    stream: Annotated[str | None, typer.Option(help="Only those of one stream.")] = None,
    url: Url = DEFAULT_URL,
    *,
    as_json: Json = False,
) -> None:
    """The newest first."""
    with Client(url) as client:
        letters = client.get(f"{PATH}/", limit=1000, **({"stream": stream} if stream else {}))
    if as_json:
        return console.print_json(json.dumps(letters))
    shown = views.table(None, ["Stream", "Id", "Given up", "Workflow", "Reason"])
    for letter in letters:
        shown.add_row(
            letter["stream"],
            letter["id"],
            letter["given_up_at"][:19],
            letter["workflow_id"] or "?",
            Text(letter["reason"]),
        )
    return console.print(shown)


@app.command()
def show(stream: Stream, letter_id: str, url: Url = DEFAULT_URL) -> None:
    """One, with its message as it came."""
    with Client(url) as client:
        console.print_json(json.dumps(client.get(_path(stream, letter_id))))


@app.command()
def replay(stream: Stream, ids: Ids, url: Url = DEFAULT_URL) -> None:
    """Have the work done again: by its stream, or by a retry of its workflow."""
    failed = False
    with Client(url) as client:
        for letter_id in _ids(client, stream, ids):
            try:
                outcome = client.post(f"{_path(stream, letter_id)}/replay")["replay"]
            except Failed as error:
                outcome, failed = str(error), True
            console.print(Text(f"{letter_id}: {outcome}"))
    if failed:
        raise typer.Exit(1)


@app.command()
def drop(stream: Stream, ids: Ids, url: Url = DEFAULT_URL) -> None:
    """Forget them."""
    with Client(url) as client:
        for letter_id in _ids(client, stream, ids):
            client.delete(_path(stream, letter_id))
            console.print(Text(f"{letter_id}: dropped"))


def _path(stream: str, letter_id: str) -> str:
    return f"{PATH}/{quote(stream, safe='')}/{quote(letter_id, safe='')}"


def _ids(client: Client, stream: str, ids: list[str]) -> list[str]:
    if ids != [ALL]:
        return ids
    return [letter["id"] for letter in client.get(f"{PATH}/", stream=stream, limit=1000)]
