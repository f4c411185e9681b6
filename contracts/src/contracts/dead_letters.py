"""Entries that cannot be processed, as they lie in `<stream>.dead`: as they came, and why."""

import json
from collections.abc import Mapping
from typing import Any, Final

DEAD_LETTERS_KEPT: Final = 10_000
"""The oldest beyond these are dropped."""

_REASON: Final = b"reason"
_ORIGIN_ID: Final = b"origin_id"
_GROUP: Final = b"group"


def dead_letter(
    fields: Mapping[bytes, Any], *, reason: str, origin_id: bytes, group: str
) -> dict[bytes, Any]:
    """The fields of a dead letter: the entry's own, why it was given up, its id, and by whom."""
    return {**fields, _REASON: reason, _ORIGIN_ID: origin_id, _GROUP: group}


def reason_of(letter: Mapping[bytes, bytes]) -> str:
    """Why an entry was given up."""
    return letter.get(_REASON, b"").decode(errors="replace")


def group_of(letter: Mapping[bytes, bytes]) -> str:
    """Whose consumers gave an entry up."""
    return letter.get(_GROUP, b"").decode(errors="replace")


def entry_of(letter: Mapping[bytes, bytes]) -> dict[bytes, bytes]:
    """The entry as it came."""
    return {k: v for k, v in letter.items() if k not in {_REASON, _ORIGIN_ID, _GROUP}}


def named_task(body: Any) -> tuple[str, str] | None:
    """The task's id and its workflow's that a body names, however malformed the rest is."""
    try:
        document = json.loads(body)
        task_id, workflow_id = document["task_id"], document["workflow_instance_id"]
    except (ValueError, KeyError, TypeError):
        return None
    if not isinstance(task_id, str) or not isinstance(workflow_id, str):
        return None
    return task_id, workflow_id
