"""No pattern that takes mail apart takes much longer the longer its text is."""

import importlib
import re
import signal
from collections.abc import Iterator

import pytest

SECONDS = 1
"""Of processor time. A text of 1,000 characters takes a sound pattern a millisecond."""
CHARS = 1_000
LONG = [
    *(
        "a",
        "9",
        " ",
        "\n",
        ">",
        "-",
        ".",
        "<",
        "[",
        "a ",
        "9 ",
        "1,",
        "1.",
        "a.",
        "- ",
        " \n",
        "a\n",
    ),
    *("a@", "x 9 ", "on 9 ", "discount 9% ", "apply ", "ignore all ", "as agreed ", "é", "30 m"),
]


class TooLong(BaseException):
    """No Exception, so that nothing on the way takes it for one of its own."""


MODULES = (
    *("boilerplate", "charsets", "cleaning", "closings", "headers", "hidden_html", "html_text"),
    *("impostors", "mail", "mime", "parts", "replies", "reply_marks", "sentence_effects"),
    *("signatures", "spans", "speakers", "steering", "styles", "suspicion", "threads"),
    "visibility",
)


def patterns() -> Iterator[tuple[str, re.Pattern[str]]]:
    """Whatever is compiled when a module is loaded, also in tuples, lists and dictionaries."""
    for module in MODULES:
        for name, value in vars(importlib.import_module(f"summarizer.domain.{module}")).items():
            for pattern in _within(value):
                yield f"{module}.{name}", pattern


def _within(value: object) -> Iterator[re.Pattern[str]]:
    if isinstance(value, re.Pattern) and isinstance(value.pattern, str):
        yield value
    elif isinstance(value, tuple | list):
        for one in value:
            yield from _within(one)
    elif isinstance(value, dict):
        yield from _within(list(value.values()))


PATTERNS = list({pattern: name for name, pattern in patterns()}.items())


def test_there_are_patterns_to_try() -> None:
    assert len(PATTERNS) > 80


@pytest.mark.parametrize(
    "pattern",
    [one for one, _ in PATTERNS],
    ids=[f"{name}-{n}" for n, (_, name) in enumerate(PATTERNS)],
)
def test_a_pattern_is_done_soon_whatever_it_reads(pattern: re.Pattern[str]) -> None:
    def give_up(*_: object) -> None:
        raise TooLong

    before = signal.signal(signal.SIGPROF, give_up)
    try:
        for unit in LONG:
            text = unit * (CHARS // len(unit))
            signal.setitimer(signal.ITIMER_PROF, SECONDS)
            try:
                for _ in pattern.finditer(f"on {text}!"):
                    pass
                pattern.fullmatch(text)
            except TooLong:
                pytest.fail(f"{pattern.pattern[:300]!r} takes too long over {unit!r} repeated")
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)
