"""How quotes look: a folder with templates, style sheets, a logo, fonts and texts.

A seller's own folder need hold only what differs; the built-in one gives the rest.
"""

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Final

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po

BUILT_IN: Final = Path(__file__).parent / "theme"
LOGOS: Final = ("logo.svg", "logo.png", "logo.jpg")


@dataclass(frozen=True)
class Theme:
    """The seller's folder, if any, over the built-in one."""

    folder: Path | None = None

    @property
    def folders(self) -> list[Path]:
        """Where to look, the seller's first."""
        return [folder for folder in (self.folder, BUILT_IN) if folder is not None]

    def find(self, name: str) -> Path | None:
        """A file of the theme; None where there is none of this name inside its folders."""
        for folder in self.folders:
            path = (folder / name).resolve()
            # Neither `..` nor a link leads out.
            if path.is_relative_to(folder.resolve()) and path.is_file():
                return path
        return None

    @cached_property
    def logo(self) -> str:
        """The name of the logo's file: the seller's, in whatever format, before the built-in."""
        for folder in self.folders:
            for name in LOGOS:
                if (folder / name).is_file():
                    return name
        raise FileNotFoundError(f"The theme has none of {', '.join(LOGOS)}.")

    def texts(self, language: str) -> dict[str, str]:
        """The template's English texts with their translations, the seller's over the built-in."""
        found: dict[str, str] = {}
        for folder in reversed(self.folders):
            path = folder / "texts" / f"{language}.po"
            if path.is_file():
                with path.open("rb") as file:
                    found |= _translations(read_po(file, locale=language))
        return found

    def text(self, name: str, language: str) -> str | None:
        """A longer text in this language, `texts/<name>.<language>.txt`, where there is one."""
        path = self.find(f"texts/{name}.{language}.txt")
        return path.read_text("utf-8").strip() if path else None


def _translations(catalog: Catalog) -> dict[str, str]:
    return {
        message.id: message.string
        for message in catalog
        if isinstance(message.id, str) and isinstance(message.string, str) and message.string
    }
