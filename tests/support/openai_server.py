"""A server that speaks OpenAI's chat-completions protocol, plain and Azure's, on a real socket."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

from aiohttp import web


@dataclass(frozen=True)
class Reply:
    """One answer of the server."""

    status: int = 200
    body: dict[str, Any] | str = ""
    headers: dict[str, str] = field(default_factory=dict)
    after_seconds: float = 0
    cut_connection: bool = False
    """Instead of an answer."""


@dataclass(frozen=True)
class Call:
    """One request that came in."""

    path: str
    query: dict[str, str]
    headers: dict[str, str]
    body: dict[str, Any]

    @property
    def text(self) -> str:
        """Everything that the model is told."""
        return "\n".join(message["content"] for message in self.body["messages"])


def completion(
    content: str | None,
    *,
    finish_reason: str = "stop",
    refusal: str | None = None,
    tokens: tuple[int, int] = (1000, 100),
) -> Reply:
    """A chat completion with this content; `tokens` are those of question and answer."""
    message = {"role": "assistant", "content": content, "refusal": refusal}
    choice = {"index": 0, "finish_reason": finish_reason, "message": message, "logprobs": None}
    body = {
        "id": "chatcmpl-1",
        "object": "chat.completion",
        "created": 1767225600,
        "model": "test",
        "choices": [choice],
        "usage": {
            "prompt_tokens": tokens[0],
            "completion_tokens": tokens[1],
            "total_tokens": sum(tokens),
        },
    }
    return Reply(body=body)


def error(status: int, code: str, message: str = "no", **headers: str) -> Reply:
    """An error as the servers send it."""
    body = {"error": {"message": message, "type": "error", "param": None, "code": code}}
    return Reply(status, body, {name.replace("_", "-"): value for name, value in headers.items()})


class OpenAIServer:
    """Gives the scripted replies in order, the last one again and again; keeps the calls."""

    def __init__(self) -> None:
        self.url = ""
        self.calls: list[Call] = []
        self.replies: list[Reply] = []

    def will(self, *replies: Reply) -> None:
        """Script the replies to come."""
        self.replies = list(replies)

    async def _answer(self, request: web.Request) -> web.Response:
        call = Call(request.path, dict(request.query), dict(request.headers), await request.json())
        self.calls.append(call)
        reply = self.replies.pop(0) if len(self.replies) > 1 else self.replies[0]
        if reply.cut_connection and request.transport is not None:
            request.transport.abort()
        await asyncio.sleep(reply.after_seconds)
        text = reply.body if isinstance(reply.body, str) else json.dumps(reply.body)
        return web.Response(
            status=reply.status, text=text, headers=reply.headers, content_type="application/json"
        )

    @asynccontextmanager
    async def running(self) -> AsyncIterator["OpenAIServer"]:
        """Listen on a free port of the loopback address."""
        app = web.Application()
        app.router.add_post("/v1/chat/completions", self._answer)
        app.router.add_post("/openai/deployments/{name}/chat/completions", self._answer)
        runner = web.AppRunner(app, shutdown_timeout=0.1)
        await runner.setup()
        try:
            site = web.TCPSite(runner, "127.0.0.1", 0)
            await site.start()
            host, port = runner.addresses[0][:2]
            self.url = f"http://{host}:{port}"
            yield self
        finally:
            await runner.cleanup()
