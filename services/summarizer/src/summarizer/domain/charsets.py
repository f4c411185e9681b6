"""Bytes to text, whatever the mail says or fails to say of its character set."""

import codecs

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
_BYTE_ORDER_MARKS = {
    codecs.BOM_UTF8: "utf-8-sig",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}


def decode(content: bytes, charset: str | None = None) -> str:
    """The text of `content`: by its byte order mark, as declared, as UTF-8, as windows-1252.

    The last always succeeds, with replacement characters where a byte means nothing.
    """
    declared = (charset or "utf-8").lower()
    marked = (name for mark, name in _BYTE_ORDER_MARKS.items() if content.startswith(mark))
    for candidate in (*marked, _TAKEN_FOR.get(declared, declared), "utf-8-sig"):
        try:
            return content.decode(candidate)
        except (LookupError, ValueError):
            continue
    return content.decode(_WINDOWS, "replace")
