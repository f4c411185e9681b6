"""Gives out the links by which customers reach their quotes."""

from datetime import UTC, datetime, time, timedelta
from typing import Final

from contracts.quoting import Quote
from quotes.domain.link import CustomerLink, LinkSigner

PAGES: Final = "/quotes"
"""Where the gateway serves the pages, needing no API key: the link itself is the key."""


class CustomerLinks:
    """Links that hold for `days` after the last one on which the quote can be accepted."""

    def __init__(self, signer: LinkSigner, public_url: str, days: int) -> None:
        self._signer = signer
        self._public_url = public_url
        self._days = days

    def link(self, quote: Quote) -> CustomerLink:
        """The link to this revision; the same however often it is asked for."""
        # A day on earth ends within a day of its end in UTC.
        last = quote.valid_until + timedelta(days=self._days + 2)
        expires_at = datetime.combine(last, time(), UTC)
        return CustomerLink(quote.quote_number, quote.revision, expires_at)

    def url(self, quote: Quote) -> str:
        """Its whole address."""
        return f"{self._public_url}{PAGES}/{self._signer.sign(self.link(quote))}"
