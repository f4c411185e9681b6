"""Lets in whoever has a link, and makes whoever tries too many wrong ones wait."""

import time

from quotes.clock import Clock, utc_now
from quotes.domain.customer_view import View
from quotes.domain.guesses import Guesses
from quotes.domain.link import BadLinkError, CustomerLink, LinkSigner


class NoPageError(Exception):
    """The link does not lead to a quote; `view` is what to show instead."""

    def __init__(self, view: View) -> None:
        super().__init__(view)
        self.view = view


class Doorkeeper:
    """Reads links. What it knows of addresses is forgotten with the process."""

    def __init__(self, signer: LinkSigner, clock: Clock = utc_now) -> None:
        self._signer = signer
        self._clock = clock
        self._guesses = Guesses()

    def admit(self, address: str, token: str) -> CustomerLink:
        """The link that the token is; raises NoPageError."""
        now = time.monotonic()
        if self._guesses.are_too_many(address, now):
            raise NoPageError(View.TOO_MANY)
        try:
            link = self._signer.read(token)
        except BadLinkError:
            self._guesses.add(address, now)
            raise NoPageError(View.NO_LINK) from None
        if self._clock() >= link.expires_at:
            raise NoPageError(View.LINK_EXPIRED)
        return link
