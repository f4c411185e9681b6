"""Uploaded mail: read within bounds, refused as a whole where one message will not do."""

import asyncio
from collections.abc import Callable, Coroutine, Sequence
from typing import Any

from fastapi import Request, Response, UploadFile
from fastapi.routing import APIRoute

from chassis.body_limit import bounded
from summarizer.domain.mail import ReceivedMail, split_mbox
from summarizer.errors import MailTooLargeError, NotMailError
from summarizer.mail_parser import MailParser
from summarizer.settings import Settings

MESSAGES_WORTH = 4
"""An upload may be so many times as large as one message: an mbox holds several."""

MAX_MESSAGES = 5_000
"""Of one upload: all of them are stored together, or none."""


def bounded_route(max_bytes: int) -> type[APIRoute]:
    """A route that stops reading a request's body once it passes `max_bytes`."""

    detail = f"The upload has more than {max_bytes} bytes. Upload fewer messages at a time."

    class BoundedRoute(APIRoute):
        def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
            handle = super().get_route_handler()

            async def handle_bounded(request: Request) -> Response:
                receive = bounded(request.receive, max_bytes, detail)
                return await handle(Request(request.scope, receive))

            return handle_bounded

    return BoundedRoute


async def read_uploads(
    files: Sequence[UploadFile], parser: MailParser, settings: Settings
) -> list[ReceivedMail]:
    """Every message of every file, in order; raises where one is too large or is no mail."""
    mails: list[ReceivedMail] = []
    for file in files:
        filename = file.filename or "the file"
        raw_mails = await asyncio.to_thread(split_mbox, await file.read())
        if len(mails) + len(raw_mails) > MAX_MESSAGES:
            raise MailTooLargeError(
                f"The upload holds more than {MAX_MESSAGES} messages. Upload fewer at a time. "
                "Nothing was imported."
            )
        for number, raw in enumerate(raw_mails, 1):
            name = filename if len(raw_mails) == 1 else f"{filename}, message {number}"
            mails.append(await _read_one(name, raw, parser, settings))
    return mails


async def _read_one(name: str, raw: bytes, parser: MailParser, settings: Settings) -> ReceivedMail:
    if len(raw) > settings.max_mail_bytes:
        raise MailTooLargeError(
            f"{name} has {len(raw)} bytes; a message may have at most {settings.max_mail_bytes} "
            "(MAX_MAIL_BYTES). Nothing was imported."
        )
    try:
        return await parser.read(raw)
    except NotMailError as error:
        raise NotMailError(
            f"{name} is no email: {error}. Upload .eml files or an mbox. Nothing was imported."
        ) from error
