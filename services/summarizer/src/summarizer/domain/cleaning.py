"""The canonical form of text: one spelling of each character, one kind of line end."""

import re
import unicodedata

from summarizer.domain.charsets import mended

_LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_INVISIBLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xad\u034f\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff"
    "\ufff9-\ufffb\ufffe\uffff\ud800-\udfff\U000e0000-\U000e007f]"
)
_WORD_CHARS = 1_000
_WORD_KEPT = 100
_WITHOUT_END = re.compile(rf"(?<![!-~])[!-~]{{{_WORD_CHARS},}}")
"""No word but a picture's bytes: what reads words takes the longer the longer they are."""
_HEADER_CHARS = 998
"""RFC 5322's longest line."""


def clean(text: str) -> str:
    """NFC, LF, no invisible characters, no blanks at line ends, no empty lines around it."""
    text = mended(text)
    if not _is_plain(text):
        text = unicodedata.normalize("NFC", drop_invisible(_LINE_ENDS.sub("\n", text)))
    return "\n".join(map(_clean_line, text.split("\n"))).strip("\n")


def _clean_line(line: str) -> str:
    shorter = _WITHOUT_END.sub(_shortened, line) if len(line) >= _WORD_CHARS else line
    return shorter.rstrip()


def _shortened(found: re.Match[str]) -> str:
    return f"{found.group()[:_WORD_KEPT]}…"


def drop_invisible(text: str) -> str:
    """Without control, zero-width and direction characters, and those that no text may hold."""
    return text if _is_plain(text) else _INVISIBLE.sub("", text)


def _is_plain(text: str) -> bool:
    """Whether it is ASCII that can be seen, as most is: that is soon told of a long text."""
    return text.isascii() and text.replace("\n", "").replace("\t", "").isprintable()


def clean_line(text: str) -> str:
    """A header's or a file name's text: cleaned, on one line, of bounded length."""
    return " ".join(clean(text).split())[:_HEADER_CHARS]
