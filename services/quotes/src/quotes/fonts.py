"""The fonts that documents are set in: the theme's own, Roboto, and DejaVu for other scripts.

No other font of the machine is seen, so that every machine makes the same document.
"""

import os
import tempfile
from functools import cache
from pathlib import Path
from typing import Final
from xml.sax.saxutils import escape

import font_roboto
from fontTools.ttLib import TTCollection, TTFont
from weasyprint.text.fonts import FontConfiguration

from quotes.theme import Theme

ROBOTO: Final = Path(font_roboto.__file__).parent / "files"
DEJAVU: Final = Path("/usr/share/fonts/truetype/dejavu")
"""Where Debian's and Ubuntu's `fonts-dejavu-core` puts it."""
FALLBACKS: Final = (DEJAVU / "DejaVuSans.ttf", DEJAVU / "DejaVuSans-Bold.ttf")
FORMATS: Final = {".ttf", ".otf", ".ttc"}
MISSING: Final = "\N{REPLACEMENT CHARACTER}"


def font_files(theme: Theme) -> list[Path]:
    """The theme's fonts first."""
    folders = [*(folder / "fonts" for folder in theme.folders), ROBOTO]
    found = [
        path
        for folder in folders
        if folder.is_dir()
        for path in sorted(folder.iterdir())
        if path.suffix in FORMATS
    ]
    return found + [path for path in FALLBACKS if path.is_file()]


@cache
def font_configuration(theme: Theme) -> FontConfiguration:
    """The fonts as WeasyPrint uses them; scanned once for all documents of a process."""
    files = font_files(theme)
    folders = "".join(_element("dir", folder) for folder in sorted({f.parent for f in files}))
    accepted = "".join(_element("glob", file) for file in files)
    before = os.environ.get("FONTCONFIG_FILE")
    with tempfile.TemporaryDirectory(prefix="quotewright-fonts-") as temporary:
        file = Path(temporary) / "fonts.conf"
        file.write_text(
            '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>'
            f"{folders}{_element('cachedir', Path(temporary))}<selectfont>"
            f"<acceptfont>{accepted}</acceptfont><rejectfont><glob>*</glob></rejectfont>"
            "</selectfont></fontconfig>",
            "utf-8",
        )
        os.environ["FONTCONFIG_FILE"] = str(file)
        try:
            return FontConfiguration()
        finally:
            del os.environ["FONTCONFIG_FILE"]
            if before is not None:
                os.environ["FONTCONFIG_FILE"] = before


def _element(name: str, path: Path) -> str:
    return f"<{name}>{escape(str(path))}</{name}>"


def printable(text: str, theme: Theme) -> str:
    """The text with U+FFFD for what no font can show: PDF/A forbids a missing glyph."""
    return "".join(
        sign if ord(sign) < 0x250 or ord(sign) in _covered(theme) else MISSING for sign in text
    )


@cache
def _covered(theme: Theme) -> frozenset[int]:
    """Every code point that some font has a glyph for."""
    covered: set[int] = set()
    for path in font_files(theme):
        with path.open("rb") as file:
            for font in TTCollection(file).fonts if path.suffix == ".ttc" else (TTFont(file),):
                covered |= font.getBestCmap().keys()
    return frozenset(covered)
