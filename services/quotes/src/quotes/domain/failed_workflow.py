"""Workflows that failed."""

from datetime import datetime

from contracts.quoting import HandleErrorInput


class FailedWorkflow(HandleErrorInput):
    """A failure and when it was recorded."""

    recorded_at: datetime
