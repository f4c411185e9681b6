"""Quotes' PDFs, rendered where they are not there yet."""

from chassis.database import Database
from contracts.quoting import Quote
from quotes.pdf import PdfRenderer
from quotes.store import PdfStore


class PdfShelf:
    """One PDF for each revision, kept once it is rendered."""

    def __init__(self, database: Database, renderer: PdfRenderer) -> None:
        self._database = database
        self._renderer = renderer

    async def fetch(self, quote: Quote) -> bytes:
        """The stored PDF of this revision; raises RenderingError."""
        async with self._database.reading() as session:
            stored = await PdfStore(session).find(quote.quote_number, quote.revision)
        if stored is not None:
            return stored
        content = await self._renderer.render(quote)
        async with self._database.transaction() as session:
            store = PdfStore(session)
            await store.keep(quote, content)
            # Somebody else's, where they were faster.
            return await store.find(quote.quote_number, quote.revision) or content
