"""What the summarizer remembers, each in an open session that somebody else commits."""

from summarizer.store.model_calls import ModelCallStore, ModelUsage
from summarizer.store.summaries import SummaryStore
from summarizer.store.threads import ThreadStore

__all__ = ["ModelCallStore", "ModelUsage", "SummaryStore", "ThreadStore"]
