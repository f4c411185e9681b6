"""What quotes remembers, each in an open session that somebody else commits."""

from quotes.store.failures import FailureStore
from quotes.store.notifications import NotificationStore
from quotes.store.pdfs import PdfStore, StoredPdf
from quotes.store.quotes import QuoteStore
from quotes.store.statements import Page

__all__ = ["FailureStore", "NotificationStore", "Page", "PdfStore", "QuoteStore", "StoredPdf"]
