"""Mail is taken apart within bounds: a hostile one costs its own reading, never the service's."""

import io
from email.message import EmailMessage

import pytest
from pypdf import PdfWriter
from pypdf.generic import DecodedStreamObject, NameObject

from chassis.bounded import Bounds
from summarizer.errors import NotMailError
from summarizer.mail_parser import MailParser
from support.mails import raw_mail

SMALL = 300_000_000


def slow_pdf() -> bytes:
    """Small, and minutes of work to lay out."""
    writer = PdfWriter()
    stream = DecodedStreamObject()
    stream.set_data(b"BT /F 1 Tf " + b"1 0 0 1 7 7 Tm (a) Tj " * 150_000 + b"ET")
    for _ in range(20):
        page = writer.add_blank_page(100, 100)
        page[NameObject("/Contents")] = writer._add_object(stream.flate_encode())
    content = io.BytesIO()
    writer.write(content)
    return content.getvalue()


def with_file(filename: str, content: bytes) -> bytes:
    message = EmailMessage()
    message["From"] = "ann@customer.example"
    message["Subject"] = "Request"
    message.set_content("Please quote 60 helmets.")
    message.add_attachment(
        content, maintype="application", subtype="octet-stream", filename=filename
    )
    return message.as_bytes()


async def test_a_file_that_takes_too_long_is_listed_and_the_mail_is_read() -> None:
    parser = MailParser([], Bounds(1, SMALL))
    async with parser.running():
        message = (await parser.read(with_file("slow.pdf", slow_pdf()))).message
        [file] = message.attachments
        assert (message.text, file.read) == ("Please quote 60 helmets.", False)
        assert "too long" in file.problem

        # The next one is read as if nothing had been.
        assert (await parser.read(raw_mail())).message.text == "Please quote 60 white helmets."


async def test_a_mail_that_takes_too_much_memory_is_refused_and_the_next_is_read() -> None:
    parser = MailParser([], Bounds(20, SMALL))
    huge = raw_mail("60 h\u00e9lmets\n" * 8_000_000)
    async with parser.running():
        with pytest.raises(NotMailError, match="MAIL_MEMORY_BYTES"):
            await parser.read(huge)

        assert (await parser.read(raw_mail())).message.text == "Please quote 60 white helmets."


async def test_what_is_no_mail_is_refused_as_such() -> None:
    parser = MailParser([], Bounds(20, SMALL))
    async with parser.running():
        with pytest.raises(NotMailError, match="no header that mail has"):
            await parser.read(b"just words")
