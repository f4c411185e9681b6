"""Options that several commands have."""

from typing import Annotated

import typer

Url = Annotated[
    str, typer.Option(envvar="QUOTEWRIGHT_URL", help="Where the gateway is.", show_default=True)
]
Json = Annotated[bool, typer.Option("--json", help="Print JSON, for scripts.")]
DEFAULT_URL = "http://127.0.0.1:8000"
