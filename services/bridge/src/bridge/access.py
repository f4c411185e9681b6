"""How the bridge shows a Conductor who it is: nothing, a fixed header, or a token for a key.

Conductor's own server asks nobody. In front of it may stand a proxy that wants a header, and
Orkes' servers give a token for a key and its secret (`POST /token`), which ends after a while.
"""

import asyncio
import ssl
from collections.abc import Awaitable, Callable, Mapping
from pathlib import Path

AUTHORIZATION = "X-Authorization"

FetchToken = Callable[[Mapping[str, str]], Awaitable[str]]
"""Sends a key and its secret to the server; the token that it gives."""


class Access:
    """The headers of every call. One token serves all calls until the server refuses it."""

    def __init__(
        self, headers: Mapping[str, str] | None = None, key: str = "", secret: str = ""
    ) -> None:
        self._headers = dict(headers or {})
        self._credentials = {"keyId": key, "keySecret": secret} if key else {}
        self._token = ""
        self._renewing = asyncio.Lock()

    @property
    def uses_tokens(self) -> bool:
        """Whether a refused call may be repeated with a fresh token."""
        return bool(self._credentials)

    async def headers(self, fetch: FetchToken, *, refused: str = "") -> dict[str, str]:
        """The headers to send. `refused` is a token that the server takes no longer."""
        if not self._credentials:
            return self._headers
        async with self._renewing:  # a hundred calls that were refused ask for one token
            if not self._token or self._token == refused:
                self._token = await fetch(self._credentials)
            return self._headers | {AUTHORIZATION: self._token}


def trusting(ca_file: Path | None) -> ssl.SSLContext:
    """Which certificates to trust: those of a file, or the system's."""
    return ssl.create_default_context(cafile=str(ca_file) if ca_file else None)
