"""What a task's status says."""

from collections.abc import Mapping
from typing import Any

UNDER_WAY = {"SCHEDULED", "IN_PROGRESS"}
"""All others are the end of it."""


def has_ended(task: Mapping[str, Any]) -> bool:
    """Whether nothing comes of it any more."""
    return task.get("status") not in UNDER_WAY
