"""The AsyncAPI document as a page: what is consumed and published, with each message's schema.

FastStream's own page loads its viewer from a content network; this one needs no network.
"""

import json
from collections.abc import Callable
from html import escape
from typing import Any

from fastapi import APIRouter
from fastapi.responses import HTMLResponse

STYLE = (
    "body{font:15px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}"
    "code,pre{font:13px/1.4 ui-monospace,monospace}pre{background:#f4f5f7;padding:1rem;"
    "overflow:auto}summary{cursor:pointer}h2{margin-top:2rem}"
)


def create_asyncapi_router(document: Callable[[], dict[str, Any]]) -> APIRouter:
    """The document and its page; it is made when somebody asks."""
    router = APIRouter()

    @router.get("/asyncapi.json", tags=["operations"], summary="The streams' AsyncAPI document")
    async def asyncapi() -> dict[str, object]:
        return document()

    @router.get("/asyncapi", include_in_schema=False)
    async def page() -> HTMLResponse:
        return HTMLResponse(asyncapi_page(document()))

    return router


def asyncapi_page(document: dict[str, Any]) -> str:
    """A page for an AsyncAPI 3 document."""
    title = escape(document["info"]["title"])
    operations = "".join(_operation(document, o) for o in document["operations"].values())
    schemas = "".join(
        f"<details id='{escape(name)}'><summary><code>{escape(name)}</code></summary>"
        f"<pre>{escape(json.dumps(schema, indent=2))}</pre></details>"
        for name, schema in document["components"].get("schemas", {}).items()
    )
    return (
        f"<!doctype html><html lang=en><meta charset=utf-8><title>{title}: streams</title>"
        f"<style>{STYLE}</style><h1>{title}: streams</h1>"
        f"<p>The same as a document: <a href=/asyncapi.json>asyncapi.json</a></p>"
        f"{operations}<h2>Messages</h2>{schemas}</html>"
    )


def _operation(document: dict[str, Any], operation: dict[str, Any]) -> str:
    channel = document["channels"][operation["channel"]["$ref"].rsplit("/", 1)[1]]
    verb = {"receive": "Consumes", "send": "Publishes"}[operation["action"]]
    return (
        f"<h2>{verb} <code>{escape(channel['address'])}</code></h2>"
        f"<p>{escape(channel.get('description') or '')}</p>"
    )
