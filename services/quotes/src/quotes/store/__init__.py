"""What quotes remembers, each in an open session that somebody else commits."""

from quotes.store.events import EventStore
from quotes.store.failures import FailureStore
from quotes.store.outbox import OutboxStore
from quotes.store.pdfs import PdfStore, StoredPdf
from quotes.store.quotes import QuoteStore
from quotes.store.statements import Page
from quotes.store.states import RevisionState, StateStore

__all__ = [
    "EventStore",
    "FailureStore",
    "OutboxStore",
    "Page",
    "PdfStore",
    "QuoteStore",
    "RevisionState",
    "StateStore",
    "StoredPdf",
]
