"""Uploaded mail: read within bounds, refused as a whole where one message will not do."""

import asyncio
from collections.abc import Callable, Coroutine, Sequence
from typing import Any

from fastapi import Request, Response, UploadFile
from fastapi.routing import APIRoute

from chassis.body_limit import bounded
from summarizer.domain.mail import ReceivedMail, read_mail, split_mbox
from summarizer.errors import MailTooLargeError, NotMailError
from summarizer.settings import Settings

MESSAGES_WORTH = 4
"""An upload may be so many times as large as one message: an mbox holds several."""


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


async def read_uploads(files: Sequence[UploadFile], settings: Settings) -> list[ReceivedMail]:
    """Every message of every file, in order; raises where one is too large or is no mail."""
    mails: list[ReceivedMail] = []
    for file in files:
        content = await file.read()
        # Parsing takes a while, and the streams' consumers share this thread.
        mails += await asyncio.to_thread(_read_file, file.filename or "the file", content, settings)
    return mails


def _read_file(filename: str, content: bytes, settings: Settings) -> list[ReceivedMail]:
    raw_mails = split_mbox(content)
    names = [filename]
    if len(raw_mails) > 1:
        names = [f"{filename}, message {number}" for number in range(1, len(raw_mails) + 1)]
    return [_read_one(name, raw, settings) for name, raw in zip(names, raw_mails, strict=True)]


def _read_one(name: str, raw: bytes, settings: Settings) -> ReceivedMail:
    if len(raw) > settings.max_mail_bytes:
        raise MailTooLargeError(
            f"{name} has {len(raw)} bytes; a message may have at most {settings.max_mail_bytes} "
            "(MAX_MAIL_BYTES). Nothing was imported."
        )
    try:
        return read_mail(raw, settings.seller_domains)
    except NotMailError as error:
        raise NotMailError(
            f"{name} is no email: {error}. Upload .eml files or an mbox. Nothing was imported."
        ) from error
