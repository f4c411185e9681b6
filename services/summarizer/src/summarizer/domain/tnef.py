"""winmail.dat: what Outlook makes of a mail when it takes the receiver for another Outlook."""

import logging
from dataclasses import dataclass

from tnefparse import TNEF

from summarizer.domain.charsets import decode
from summarizer.errors import UnreadableFileError

MEDIA_TYPES = frozenset({"application/ms-tnef", "application/vnd.ms-tnef"})
MAX_FILES = 100

# It says of every broken file what is broken, for programmers.
logging.getLogger("tnefparse").setLevel(logging.CRITICAL)


@dataclass(frozen=True)
class Winmail:
    """The mail's text, where it is there, and its files by their names."""

    text: str
    html: str
    files: tuple[tuple[str, bytes], ...]


def unpacked(content: bytes) -> Winmail:
    """What is in it; raises UnreadableFileError."""
    try:
        tnef = TNEF(content, do_checksum=False)
        files = tuple(
            (_text(one.long_filename()).strip("\0"), bytes(one.data)) for one in tnef.attachments
        )
        text, html = _text(tnef.body), _text(tnef.htmlbody)
    # One that is broken, on purpose or not, breaks its reader in whatever way.
    except Exception as error:
        raise UnreadableFileError(f"it is no winmail.dat: {type(error).__name__}") from error
    if not (files or text or html):
        raise UnreadableFileError("it holds no text and no files")
    if len(files) > MAX_FILES:
        raise UnreadableFileError(f"it holds more than {MAX_FILES} files")
    return Winmail(text.strip("\0"), html.strip("\0"), files)


def _text(value: object) -> str:
    return decode(value) if isinstance(value, bytes) else str(value or "")
