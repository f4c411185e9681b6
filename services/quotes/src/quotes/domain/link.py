"""The link by which a customer reaches a quote: whoever has it may read it and answer."""

import base64
import binascii
import hashlib
import hmac
import json
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

PURPOSE: Final = b"quotewright customer link 1\n"
SIGNATURE_BYTES: Final = 20
LONGEST_TOKEN: Final = 400


class BadLinkError(Exception):
    """It was not made here, or not all of it has come."""


@dataclass(frozen=True)
class CustomerLink:
    """Which revision the link is about, and until when it leads there."""

    quote_number: str
    revision: int
    expires_at: datetime


class LinkSigner:
    """Makes and reads the part of the address that nobody can guess."""

    def __init__(self, secret: str) -> None:
        self._secret = secret.encode()

    def sign(self, link: CustomerLink) -> str:
        """The token; the same for the same link."""
        told = [link.quote_number, link.revision, int(link.expires_at.timestamp())]
        payload = json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode()
        return f"{_encode(payload)}.{_encode(self._signature(payload))}"

    def read(self, token: str) -> CustomerLink:
        """The link, which may have expired; raises BadLinkError."""
        try:
            if len(token) > LONGEST_TOKEN:
                raise BadLinkError
            payload, signature = (_decode(part) for part in token.split("."))
        except (ValueError, binascii.Error) as error:
            raise BadLinkError from error
        if not hmac.compare_digest(signature, self._signature(payload)):
            raise BadLinkError
        number, revision, expires = json.loads(payload)
        return CustomerLink(number, revision, datetime.fromtimestamp(expires, UTC))

    def _signature(self, payload: bytes) -> bytes:
        return hmac.digest(self._secret, PURPOSE + payload, hashlib.sha256)[:SIGNATURE_BYTES]


def _encode(content: bytes) -> str:
    return base64.urlsafe_b64encode(content).rstrip(b"=").decode()


def _decode(text: str) -> bytes:
    return base64.b64decode(text + "=" * (-len(text) % 4), altchars="-_", validate=True)
