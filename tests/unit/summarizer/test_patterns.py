"""A pattern's time grows with its text, and not by the square.

Every pattern that a module of the domains holds is tried, in the summarizer, its languages and in
pricing. Compared are a text and one four times as long, so that a slow machine changes nothing.
"""

import importlib
import inspect
import pkgutil
import re
import signal
import time
from collections.abc import Iterator
from types import ModuleType

import pytest

import pricing.domain
import summarizer.domain

CHARS = 1_000
LONGER = 4
MOST = 2.5 * LONGER
"""A square is sixteen times as long; the rest is for a machine that does other work."""
SOON = 0.003
"""Seconds of processor time. What is done sooner is no square: a million steps take longer."""
SECONDS = 2
"""Then it is given up: it is worse than a square."""
LONG = (
    *("a", "9", " ", "\n", ">", "-", ".", "<", "[", "a ", "9 ", "1,", "1.", "a.", "- ", " \n"),
    *("a\n", "a@", "x 9 ", "on 9 ", "discount 9% ", "apply ", "ignore all ", "as agreed ", "é"),
    *("30 m", "Ab ", "A-1 ", "deliver to ", "address ", "a,  ", "¤ "),
    *("wrote ", "9:00 wrote on ", "@a>", "re ", "re: ", "re  [9] ", " - we", "and , "),
)
ANCHORED = {".match", ".fullmatch"}
"""A pattern with which nothing else is done looks from one place only, and may begin with a run."""


class TooLong(BaseException):
    """No Exception, so that nothing on the way takes it for one of its own."""


def modules() -> Iterator[ModuleType]:
    for package in (summarizer.domain, pricing.domain):
        for found in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            yield importlib.import_module(found.name)


def patterns() -> Iterator[tuple[str, re.Pattern[str]]]:
    """Whatever is compiled when a module is loaded, also in tuples, lists and dictionaries."""
    for module in modules():
        for name, value in vars(module).items():
            for pattern in _within(value):
                yield f"{module.__name__}.{name}", pattern


def searches(name: str) -> bool:
    """Whether a pattern is looked for all over a text, by what is done with its name."""
    module, _, variable = name.rpartition(".")
    own = SOURCES[module] if variable.startswith("_") else "\n".join(SOURCES.values())
    uses = re.findall(rf"\b{variable}\b(?:\[\w+\])?(\.\w+)", own)
    return not uses or not set(uses) <= ANCHORED


def _within(value: object) -> Iterator[re.Pattern[str]]:
    if isinstance(value, re.Pattern) and isinstance(value.pattern, str):
        yield value
    elif isinstance(value, tuple | list):
        for one in value:
            yield from _within(one)
    elif isinstance(value, dict):
        yield from _within(list(value.values()))


SOURCES = {module.__name__: inspect.getsource(module) for module in modules()}
PATTERNS = list({pattern: name for name, pattern in patterns()}.items())


def test_there_are_patterns_of_every_part_to_try() -> None:
    parts = {name.split(".")[0] for _, name in PATTERNS}
    assert parts == {"summarizer", "pricing"}
    assert len(PATTERNS) > 250


@pytest.fixture(autouse=True)
def bounded() -> Iterator[None]:
    def give_up(*_: object) -> None:
        raise TooLong

    before = signal.signal(signal.SIGPROF, give_up)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def seconds(pattern: re.Pattern[str], unit: str, chars: int, *, searched: bool) -> float:
    """Of processor time, over a text that says the same time and again; the least of two."""
    text = f"on {unit * (chars // len(unit))}!"
    figures = []
    for _ in range(2):
        signal.setitimer(signal.ITIMER_PROF, SECONDS)
        begun = time.process_time()
        try:
            for _ in pattern.finditer(text) if searched else ():
                pass
            pattern.match(text)
            pattern.fullmatch(text[3:-1])
        except TooLong:
            return float("inf")
        figures.append(time.process_time() - begun)
        if figures[0] < SOON:
            break
    return min(figures)


@pytest.mark.parametrize(
    ("name", "pattern"),
    [(name, one) for one, name in PATTERNS],
    ids=[f"{name}-{n}" for n, (_, name) in enumerate(PATTERNS)],
)
def test_a_patterns_time_grows_with_its_text(name: str, pattern: re.Pattern[str]) -> None:
    searched = searches(name)
    for unit in LONG:
        short = seconds(pattern, unit, CHARS, searched=searched)
        if short < SOON:
            continue
        ratio = seconds(pattern, unit, LONGER * CHARS, searched=searched) / short
        assert ratio < MOST, f"{name} takes {ratio:.0f} times as long over {LONGER} times {unit!r}"


def test_a_pattern_whose_time_grows_by_the_square_is_found() -> None:
    square = re.compile(r"(?:x|\s+)y")
    with pytest.raises(AssertionError, match="times as long"):
        test_a_patterns_time_grows_with_its_text("square", square)
