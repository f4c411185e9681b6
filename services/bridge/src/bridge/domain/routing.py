"""Which task definitions this bridge serves."""

from collections.abc import Iterable
from fnmatch import fnmatchcase


def served(task_definitions: Iterable[str], patterns: Iterable[str]) -> set[str]:
    """The names that one of the shell patterns matches."""
    patterns = list(patterns)
    return {name for name in task_definitions if any(fnmatchcase(name, p) for p in patterns)}
