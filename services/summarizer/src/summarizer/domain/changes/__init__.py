"""What a later message does to what was asked before: change, cancel, replace.

A statement is read clause by clause, for one sentence may change one thing, cancel another and
ask for a third. What is not understood is left to a person, with the products it may concern.
"""

import re
from collections.abc import Iterator

from summarizer.domain.asking import QUOTES
from summarizer.domain.changes.clauses import clauses
from summarizer.domain.changes.lines import without_lines
from summarizer.domain.changes.marks import counts, marks
from summarizer.domain.changes.relative import relative
from summarizer.domain.changes.replacements import REPLACES, replace, swap
from summarizer.domain.changes.statement import Reading
from summarizer.domain.changes.variant_told import tell_variant
from summarizer.domain.order import Order
from summarizer.domain.request_text import RequestText
from summarizer.domain.spans import Span, blocks
from summarizer.domain.statements import statements

_TERSE_WORDS = 4


def apply_changes(order: Order, page: RequestText) -> list[Span]:
    """Apply the statements that change, replace or cancel, and give the places they take; what
    they leave over may ask for more."""
    done: list[Span] = []
    page = without_lines(page)
    for block in blocks(page.text):
        for statement in statements(page, block):
            kept = list(_kept(page, statement))
            done += kept
            done += _apply(order, page.without(kept), statement)
    return done


def _apply(order: Order, page: RequestText, statement: Span) -> list[Span]:
    said, words = marks(page.language), statement.read(page.text)
    if _is_bare_number(page, words):
        _count_something(order, page, statement)
        return []
    if (REPLACES.search(words) and (taken := replace(order, page, statement))) or (
        said.swaps.search(words) and (taken := swap(order, page, statement))
    ):
        rest = page.without([taken])
        if said.any(statement.read(rest.text)):
            return [taken, *Reading(order, rest, statement).apply()]
        return [taken]
    if tell_variant(order, page, statement):
        return [statement]
    relates = any(relative(page, one) for one in clauses(page, statement))
    if said.any(words) or relates or _is_terse(order, page, statement):
        return Reading(order, page, statement).apply()
    return []


def _is_terse(order: Order, page: RequestText, statement: Span) -> bool:
    """Whether a statement is hardly more than a known product and a number: "Helmets: 45"."""
    words = statement.read(page.text)
    # What asks for a quote once more may have another list.
    anew = QUOTES.search(page.text) is not None
    if anew or len(words.split()) > _TERSE_WORDS or marks(page.language).adds.search(words):
        return False
    return order.named(words) is not None and counts(page, statement)


def _kept(page: RequestText, statement: Span) -> Iterator[Span]:
    """The clauses that leave things as they are: "…, the rest stays"."""
    kept = marks(page.language).keeps.search(page.text, statement.start, statement.end)
    if kept is None:
        return
    said = Span(*kept.span())
    within = [one for one in clauses(page, statement) if one.overlaps(said)]
    if not any(counts(page, one) for one in within):
        yield from within


def _is_bare_number(page: RequestText, words: str) -> bool:
    return bool(re.fullmatch(rf"{page.numbers.pattern}\s*\w*\.?", words, re.IGNORECASE))


def _count_something(order: Order, page: RequestText, statement: Span) -> None:
    order.warn(page, statement, "It is not clear which product this counts.")
    # Most likely the one whose quantity is missing; else it corrects any of them.
    if all(one.quantity is not None for one in order.products):
        order.doubt(order.products)
