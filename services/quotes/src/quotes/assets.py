"""The files that a document may be made of."""

import mimetypes
from typing import Final

from weasyprint.urls import URLFetcher, URLFetcherResponse

from quotes.theme import Theme

SCHEME: Final = "quote:"


class RefusedAssetError(Exception):
    """The document asks for something that is no part of it."""


class Assets(URLFetcher):  # type: ignore[misc] # WeasyPrint carries no types
    """The files a document is made of, as `quote:<name>`; no other URL leads anywhere."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(allowed_protocols=["quote"])
        self._theme = theme

    def fetch(self, url: str, _headers: dict[str, str] | None = None) -> URLFetcherResponse:
        """The file's bytes; WeasyPrint leaves out what this refuses or cannot read."""
        path = self._theme.find(url.removeprefix(SCHEME)) if url.startswith(SCHEME) else None
        if path is None:
            raise RefusedAssetError(url)
        media_type = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
        return URLFetcherResponse(url, path.read_bytes(), {"Content-Type": media_type})
