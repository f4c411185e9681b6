"""Rendered PDFs."""

import hashlib
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from contracts.quoting import Quote
from quotes.store.statements import insert_or
from quotes.tables import pdfs


@dataclass(frozen=True)
class StoredPdf:
    """What is known of a PDF without its bytes; `size` is in bytes."""

    sha256: str
    size: int


class PdfStore:
    """One PDF for each revision of a quote, never replaced."""

    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def find(self, number: str, revision: int) -> bytes | None:
        """The PDF, where it was rendered."""
        query = select(pdfs.c.content).where(
            pdfs.c.quote_number == number, pdfs.c.revision == revision
        )
        return (await self._session.execute(query)).scalar_one_or_none()

    async def keep(self, quote: Quote, content: bytes) -> StoredPdf:
        """Store a PDF, unless the revision has one: what is stored then."""
        await self._session.execute(
            insert_or(self._session, pdfs)
            .values(
                quote_number=quote.quote_number,
                revision=quote.revision,
                content=content,
                sha256=hashlib.sha256(content).hexdigest(),
                size=len(content),
            )
            .on_conflict_do_nothing()
        )
        query = select(pdfs.c.sha256, pdfs.c.size).where(
            pdfs.c.quote_number == quote.quote_number, pdfs.c.revision == quote.revision
        )
        sha256, size = (await self._session.execute(query)).one()
        return StoredPdf(sha256, size)
