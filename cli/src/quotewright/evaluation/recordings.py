"""A model's answers on file, and a server that gives them as a model's server would.

`recordings/<name>/<case>.json` of a set holds `answer`, what the model answered, and where it
is no plain answer `finish_reason` or `refusal`. `made` says where it is from.
"""

import json
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, ValidationError

from quotewright.errors import Failed

_CHARACTERS_A_TOKEN = 4


class Recording(BaseModel):
    """What a model answered about one case."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    made: str
    errs: str | None = None
    """What is wrong with it, where that is on purpose."""
    answer: dict[str, Any] | None
    finish_reason: str = "stop"
    refusal: str | None = None

    def completion(self, question: dict[str, Any]) -> dict[str, Any]:
        """The chat completion that a server would have answered with; its usage is a guess."""
        content = None if self.answer is None else json.dumps(self.answer, ensure_ascii=False)
        asked = len(json.dumps(question)) // _CHARACTERS_A_TOKEN
        answered = len(content or self.refusal or "") // _CHARACTERS_A_TOKEN
        message = {"role": "assistant", "content": content, "refusal": self.refusal}
        choice = {
            "index": 0,
            "finish_reason": self.finish_reason,
            "message": message,
            "logprobs": None,
        }
        return {
            "id": "chatcmpl-recorded",
            "object": "chat.completion",
            "created": 0,
            "model": question.get("model", ""),
            "choices": [choice],
            "usage": {
                "prompt_tokens": asked,
                "completion_tokens": answered,
                "total_tokens": asked + answered,
            },
        }


def recordings_of(directory: Path) -> dict[str, dict[str, Recording]]:
    """Every collection of a set by its name, each by case; raises Failed for one that is none."""
    found: dict[str, dict[str, Recording]] = {}
    for file in sorted(directory.glob("recordings/*/*.json")):
        try:
            recording = Recording.model_validate_json(file.read_bytes())
        except ValidationError as error:
            raise Failed(f"{file}: {error.errors()[0]['msg']}") from None
        found.setdefault(file.parent.name, {})[file.stem] = recording
    return found


class ReplayServer:
    """Answers OpenAI's protocol with the recording of the case that is being read."""

    def __init__(self, recordings: Mapping[str, Recording]) -> None:
        self.url = ""
        self._case = ""
        self._recordings = recordings

    def turn_to(self, case: str) -> None:
        """The next question is about this case."""
        self._case = case

    @contextmanager
    def running(self) -> Iterator["ReplayServer"]:
        """Listen on a free port of the loopback address."""
        server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        self.url = f"http://127.0.0.1:{server.server_port}/v1"
        try:
            yield self
        finally:
            server.shutdown()
            server.server_close()
            thread.join()

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        replay = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                length = int(self.headers.get("Content-Length", 0))
                question = json.loads(self.rfile.read(length))
                body = json.dumps(replay.answer(question)).encode()
                self.send_response(200)
                self.send_header("Content-Type", "application/json")
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_: object) -> None:
                """Say nothing."""

        return Handler

    def answer(self, question: dict[str, Any]) -> dict[str, Any]:
        """What was recorded for the case at hand."""
        return self._recordings[self._case].completion(question)
