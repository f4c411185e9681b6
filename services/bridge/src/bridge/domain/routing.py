"""Which of Conductor's task queues this bridge serves."""

from collections.abc import Iterable
from dataclasses import dataclass
from fnmatch import fnmatchcase


@dataclass(frozen=True, order=True)
class TaskQueue:
    """The tasks of one definition, or those of them that a domain has to itself."""

    task_definition_name: str
    domain: str = ""

    def __str__(self) -> str:
        """As Conductor writes it."""
        name = self.task_definition_name
        return f"{self.domain}:{name}" if self.domain else name


def served(task_definitions: Iterable[str], patterns: Iterable[str]) -> set[str]:
    """The names that one of the shell patterns matches, and those that stand there themselves.

    Conductor runs tasks that nobody has registered, too: who names one wants it served.
    """
    patterns = list(patterns)
    named = {pattern for pattern in patterns if not any(c in pattern for c in "*?[")}
    return named | {
        name for name in task_definitions if any(fnmatchcase(name, p) for p in patterns)
    }


def task_queues(names: Iterable[str], domains: Iterable[str]) -> set[TaskQueue]:
    """The queues of these definitions: without a domain, and in each of the domains."""
    domains = ["", *domains]
    return {TaskQueue(name, domain) for name in names for domain in domains}
