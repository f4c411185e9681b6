"""Bytes to text, whatever the mail says or fails to say of its character set."""

import codecs
import re

_WINDOWS = "windows-1252"
_TAKEN_FOR = {
    # What declares these is often written in their supersets, with dashes and euro signs.
    "us-ascii": "utf-8",
    "ascii": "utf-8",
    "utf-8": "utf-8-sig",
    "iso-8859-1": _WINDOWS,
    "latin-1": _WINDOWS,
    "latin1": _WINDOWS,
}
_NO_CHARSETS = frozenset({"idna", "punycode", "unicode_escape", "raw_unicode_escape", "undefined"})
"""Python decodes these as well. No mail is written in them, and some take for ever."""
_BYTE_ORDER_MARKS = {
    codecs.BOM_UTF8: "utf-8-sig",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}


def decode(content: bytes, charset: str | None = None) -> str:
    """The text of `content`: by its byte order mark, as declared, as UTF-8, as windows-1252.

    The last always succeeds, with replacement characters where a byte means nothing.
    """
    declared = (charset or "utf-8").strip().lower()
    if declared.replace("-", "_") in _NO_CHARSETS:
        declared = "utf-8"
    marked = (name for mark, name in _BYTE_ORDER_MARKS.items() if content.startswith(mark))
    for candidate in (*marked, _TAKEN_FOR.get(declared, declared), "utf-8-sig"):
        try:
            return content.decode(candidate)
        except (LookupError, ValueError):
            continue
    return content.decode(_WINDOWS, "replace")


_CONTINUATION = "".join(
    bytes([byte]).decode(_WINDOWS, "ignore") or chr(byte) for byte in range(0x80, 0xC0)
)
_MISREAD = re.compile(
    f"[\u00c2-\u00df][{re.escape(_CONTINUATION)}]|[\u00e0-\u00ef][{re.escape(_CONTINUATION)}]{{2}}"
    f"|[\u00f0-\u00f4][{re.escape(_CONTINUATION)}]{{3}}"
)


def mended(text: str) -> str:
    """With what some program on the way took for windows-1252 and was UTF-8: "fÃ¼r" is "für"."""
    return text if text.isascii() else _MISREAD.sub(_as_meant, text)


def _as_meant(found: re.Match[str]) -> str:
    try:
        raw = b"".join(
            one.encode(_WINDOWS)
            if ord(one) > 0xFF or one.encode(_WINDOWS, "ignore")
            else one.encode("latin-1")
            for one in found.group()
        )
        return raw.decode()
    except ValueError:
        return found.group()
