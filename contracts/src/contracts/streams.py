"""Names of streams, groups and the one field of an entry."""

from typing import Final

TASK_RESULTS: Final = "task_results"
"""Every service publishes its results here; the bridge is the only consumer."""

BODY_FIELD: Final = "__data__"
"""An entry has one field, FastStream's, and its value is the message as JSON."""


def task_stream(task_definition_name: str, domain: str = "") -> str:
    """The stream that carries the tasks of one definition; those of a domain have their own.

    A domain is Conductor's `taskToDomain`, and its notation stands here too: `tasks.blue:greet`.
    """
    return f"tasks.{domain}:{task_definition_name}" if domain else f"tasks.{task_definition_name}"


def consumers_key(stream: str) -> str:
    """The sorted set in which the consumers of a task stream announce themselves.

    A member is a `ConsumerAnnouncement` as JSON, its score Redis' own clock in milliseconds.
    """
    return f"{stream}.consumers"


def claims_key(stream: str) -> str:
    """The hash in which bridges write how many tasks of a stream they are polling for."""
    return f"{stream}.claims"


def dead_letter_stream(stream: str) -> str:
    """Where entries of `stream` end that cannot be processed, with their reason."""
    return f"{stream}.dead"
