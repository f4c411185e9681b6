"""What a later message does to what was asked before: change, cancel, replace.

A statement is read clause by clause, for one sentence may change one thing, cancel another and
ask for a third. What is not understood is left to a person, with the products it may concern.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from functools import lru_cache

from contracts.summaries import RequestedProduct
from summarizer.domain.languages import any_of, words_of
from summarizer.domain.languages.language import Language
from summarizer.domain.order import Order
from summarizer.domain.replacements import REPLACES, replace, swap
from summarizer.domain.request_text import RequestText
from summarizer.domain.spans import Span, blocks
from summarizer.domain.statements import statements
from summarizer.domain.units import MEASURES, PATTERN, unit_named
from summarizer.domain.variants import variant_in

_EVERYTHING = re.compile(rf"\b(?:{any_of('everything')})\b", re.IGNORECASE)
_WHOLE = re.compile(
    r"\b(?:that|everything|it all|all of (?:it|that|them)|the (?:above|below|whole|previous"
    r"|earlier|first|original"
    r"|old)|my (?:last|previous|earlier|first|original)|alles|das (?:alles|ganze)|(?:obige|alte"
    r"|erste|vorige|letzte)\w*"
    r"|tout|précédente?|todo|anterior|tutto|precedente|alle(?:s)?|vorige|eerdere|wszystko|poprzedni\w*|allt|tidigare"
    r"|tidligere)\b",
    re.IGNORECASE,
)
_CLAUSE = re.compile(
    r"[,;:]\s+|(?<!\s)\s++(?:and|und|et|y|en|e|och|og|i|oraz|but|aber|mais|pero|maar|ma)\s+"
    r"|\n(?=[^\S\n]*[-*•\u2013]\s)",
    re.IGNORECASE,
)
_BEGINS_ANEW = re.compile(
    r"\b(?:add|also|additionally|hinzu\w*|dafür|außerdem|zusätzlich|dazu|ajout\w+|rajout\w+|añad\w+|además"
    r"|toevoegen|voeg|daarnaast|aggiung\w+|inoltre|acrescent\w+|adicion\w+|dodać|dodaj\w*|lägg\w*|tilføj\w*)\b",
    re.IGNORECASE,
)
_SAYS_NO_THING = re.compile(
    rf"(?<!\w)(?:{any_of('changes', 'cancels', 'instead', 'people', 'polite', 'wants')}"
    rf"|{any_of('just', 'adds')}"
    r"|be|to|of|from|has|have|the|is|are|was|were|now|sorry|mistake)(?!\w)",
    re.IGNORECASE,
)
_TO_A_NUMBER = re.compile(r"(?<!\w)(?:to|auf|à|a|naar|till|til|na|para)\s+\d", re.IGNORECASE)
"""Dropped to a number, and not altogether."""
_SHORT_CLAUSE_WORDS = 4
_SHORT_ANSWER_WORDS = 9


@dataclass(frozen=True)
class _Marks:
    """What a language says to change things."""

    cancels: re.Pattern[str]
    changes: re.Pattern[str]
    swaps: re.Pattern[str]
    keeps: re.Pattern[str]
    adds: re.Pattern[str]
    old: re.Pattern[str]

    def any(self, words: str) -> bool:
        """Whether words say that something changes."""
        return bool(self.cancels.search(words) or self.changes.search(words))


@lru_cache
def marks(words: Language) -> _Marks:
    """The marks of a language, and of English."""

    def compiled(kind: str) -> re.Pattern[str]:
        return re.compile(rf"(?<!\w)(?:{words_of(words, kind)})(?!\w)", re.IGNORECASE | re.DOTALL)

    article = r"(?:the|as|den|der|die|les|los|las|de|i|le|bisher)"
    old = rf"(?<!\w)(?:{words_of(words, 'instead')})\s+(?:{article}\s+)?$"
    return _Marks(
        cancels=compiled("cancels"),
        changes=compiled("changes"),
        swaps=compiled("swaps"),
        keeps=re.compile(rf"\b(?:{words_of(words, 'keeps')})", re.IGNORECASE),
        adds=compiled("adds"),
        old=re.compile(old, re.IGNORECASE),
    )


def apply_changes(order: Order, page: RequestText) -> list[Span]:
    """Apply the statements that change, replace or cancel, and give the places they take; what
    they leave over may ask for more."""
    said = marks(page.language)
    done: list[Span] = []
    for block in blocks(page.text):
        for statement in statements(page, block):
            words = statement.read(page.text)
            if _is_bare_number(page, words):
                _count_something(order, page, statement)
            elif said.keeps.search(words) and not re.search(r"\d", statement.read(page.figures)):
                done.append(statement)
            elif (REPLACES.search(words) and (taken := replace(order, page, statement))) or (
                said.swaps.search(words) and (taken := swap(order, page, statement))
            ):
                done.append(taken)
                rest = page.without([taken])
                if said.any(statement.read(rest.text)):
                    done += _Reading(order, rest, statement).apply()
            elif _tells_variant(order, page, statement):
                done.append(statement)
            elif said.any(words):
                done += _Reading(order, page, statement).apply()
    return done


def adds(page: RequestText, words: str) -> bool:
    """Whether words say that something comes on top."""
    said = marks(page.language)
    return said.adds.search(words) is not None and not said.changes.search(words)


def quantities(page: RequestText, clause: Span) -> tuple[Decimal | None, Decimal | None]:
    """The quantity that was and the one that is to be, of a clause."""
    old = new = None
    said = marks(page.language)
    figures = clause.read(page.figures)
    for found in re.finditer(rf"(?<![\w.,]){page.numbers.pattern}(?!\w)", figures, re.IGNORECASE):
        value = page.numbers.value(found[0])
        if said.old.search(figures[: found.start()]):
            old = value
        else:
            new = value
    return old, new


def _is_bare_number(page: RequestText, words: str) -> bool:
    return bool(re.fullmatch(rf"{page.numbers.pattern}\s*\w*\.?", words, re.IGNORECASE))


def _tells_variant(order: Order, page: RequestText, statement: Span) -> bool:
    """ "Size M for the gloves, please": what was left open of a product is told now."""
    words = statement.read(page.text)
    told, product = variant_in(words), order.named(words)
    counts = re.search(
        rf"(?<!\w){page.numbers.pattern}(?!\w)", statement.read(page.figures), re.IGNORECASE
    )
    if not told or product is None or counts or len(words.split()) > _SHORT_ANSWER_WORDS:
        return False
    if marks(page.language).any(words) or told.lower() in product.description.lower():
        return False
    source = page.source(statement)
    order.update(product, description=f"{product.description}, {told}", source=source)
    return True


def _count_something(order: Order, page: RequestText, statement: Span) -> None:
    order.warn(page, statement, "It is not clear which product this counts.")
    # Most likely the one whose quantity is missing; else it corrects any of them.
    if all(one.quantity is not None for one in order.products):
        order.doubt(order.products)


@dataclass
class _Reading:
    """One statement on its way through its clauses."""

    order: Order
    page: RequestText
    statement: Span
    topics: list[RequestedProduct] = field(default_factory=list)
    """Named, with nothing said of them yet."""
    mode: str = ""
    """`cancel` or `change`, where a clause may go on with what the one before began."""
    waiting: list[RequestedProduct] = field(default_factory=list)
    """Said to change, with no number yet."""
    acted: bool = False
    done: list[Span] = field(default_factory=list)

    def apply(self) -> list[Span]:
        """Do what the clauses say; the places of those that were understood."""
        for clause in self._clauses():
            if self._read(clause):
                self.done.append(clause)
        if self.waiting:
            self.order.warn(self.page, self.statement, "It is not clear how many there are to be.")
            self.order.doubt(one for one in self.order.products if one in self.waiting)
        if self.acted:
            # What is said beside it asks for nothing, unless it counts or adds.
            self.done += [one for one in self._clauses() if not self._may_ask(one)]
        else:
            self._leave_to_a_person()
        return self.done

    def _clauses(self) -> list[Span]:
        return list(_clauses(self.page, self.statement))

    def _may_ask(self, clause: Span) -> bool:
        counts = re.search(
            rf"(?<!\w){self.page.numbers.pattern}(?!\w)",
            clause.read(self.page.figures),
            re.IGNORECASE,
        )
        return bool(counts or _BEGINS_ANEW.search(clause.read(self.page.text)))

    def _read(self, clause: Span) -> bool:
        return self._amends(clause) or self._does(clause)

    def _does(self, clause: Span) -> bool:
        words = clause.read(self.page.text)
        said = marks(self.page.language)
        old, new = quantities(self.page, clause)
        product = self.order.named(words, old)
        cancels, changes = said.cancels.search(words), said.changes.search(words)
        if self._begins_anew(clause, product, changes=bool(changes or old is not None)):
            self.mode, self.topics = "", []
            return False
        lowers = _TO_A_NUMBER.search(clause.read(self.page.figures)) is not None
        if cancels and not ((changes or lowers) and new is not None):
            return self._cancel(words, product, new)
        if (
            changes
            or (cancels and lowers)
            or old is not None
            or (new is not None and (product or self.mode == "change") and self._changes())
        ):
            self.mode = "change"
            return self._change(clause, product, new)
        if self.mode == "cancel" and product is not None and new is None:
            return self._cancel(words, product, new)
        if product is not None and new is None:
            self.topics.append(product)
            return True
        return False

    def _amends(self, clause: Span) -> bool:
        """Whether a clause changes what the catalog may know by another name: "sosa" of an
        hydroxide. Then it is noted, for pricing to bring together."""
        words = clause.read(self.page.text)
        told = self.mode or marks(self.page.language).any(words)
        if not told or self.topics or len(self.order.products) == 1:
            return False
        old, new = quantities(self.page, clause)
        if self.order.named(words, old) is not None:
            return False
        behind = re.search(
            rf"(?<!\w)(?P<number>{self.page.numbers.pattern})\s*(?P<unit>{PATTERN})?\W*$",
            clause.read(self.page.figures),
            re.IGNORECASE,
        )
        if new is None or behind is None:
            return False
        if not re.search(r"[^\W\d_]{3}", _SAYS_NO_THING.sub(" ", words[: behind.start()])):
            return False
        unit = unit_named(behind["unit"])
        quantity = self.page.numbers.value(behind["number"], measured=unit in MEASURES)
        self.order.amend(self.page, clause, quantity, unit)
        self.acted = True
        return True

    def _changes(self) -> bool:
        said = marks(self.page.language)
        old = quantities(self.page, self.statement)[0]
        return (
            old is not None or said.changes.search(self.statement.read(self.page.text)) is not None
        )

    def _cancel(self, words: str, product: RequestedProduct | None, count: Decimal | None) -> bool:
        self.mode = "cancel"
        gone = [product] if product else []
        if self.topics:
            gone += [one for one in self.topics if product is None or self._is_listed(one)]
        self.topics = []
        if not gone and _WHOLE.search(words) and self._asks_anew():
            gone = list(self.order.products)
        # "Cancel 5 of the vests" leaves some; how many is for a person to say.
        if gone and count not in {None, gone[0].quantity}:
            self.order.doubt(gone)
            self.order.warn(self.page, self.statement, "It is not clear how many are left.")
        else:
            self.order.remove(gone)
        self.acted = self.acted or bool(gone)
        return bool(gone)

    def _is_listed(self, topic: RequestedProduct) -> bool:
        """Whether a topic stands in one list with what is cancelled: "the vests and helmets"."""
        named = (one.read(self.page.text) for one in self._clauses())
        return any(
            self.order.named(words) == topic and len(words.split()) <= _SHORT_CLAUSE_WORDS
            for words in named
        )

    def _change(self, clause: Span, product: RequestedProduct | None, new: Decimal | None) -> bool:
        # "Instead of 60 plates, we need 72": the second clause speaks of the first's product.
        target = product or (self.topics[-1] if self.topics else None)
        if target is None and len(self.order.products) == 1:
            target = self.order.products[0]
        if target is None:
            return False
        if new is None:
            # "170 plates, not 150": the number that was needs no other.
            if not (self.acted and quantities(self.page, clause)[0] is not None):
                self.topics.append(target)
                self.waiting.append(target)
            return True
        self.waiting = []
        unclear = target.description not in {one.description for one in self.order.products}
        if not unclear:
            current = next(
                one for one in self.order.products if one.description == target.description
            )
            self.order.update(current, quantity=new, source=self.page.source(clause), unclear=False)
            self.acted = True
        self.topics = []
        return True

    def _begins_anew(
        self, clause: Span, product: RequestedProduct | None, *, changes: bool
    ) -> bool:
        """Whether a clause asks for something of its own: it adds, or counts what nobody wanted."""
        words = clause.read(self.page.text)
        if _BEGINS_ANEW.search(words) and not (product and changes):
            return True
        counts = re.search(
            rf"(?<!\w){self.page.numbers.pattern}\s+\w",
            clause.read(self.page.figures),
            re.IGNORECASE,
        )
        goes_on = self.mode == "change" and self.topics and self._counts_only(clause)
        return (
            product is None and counts is not None and not (changes and self.topics) and not goes_on
        )

    def _counts_only(self, clause: Span) -> bool:
        """ "so 24 pairs": an amount with nothing that it counts."""
        return bool(
            re.search(
                rf"(?<!\w){self.page.numbers.pattern}\s*(?:{PATTERN}|of them|davon|stuks)?\W*$",
                clause.read(self.page.figures),
                re.IGNORECASE,
            )
        )

    def _asks_anew(self) -> bool:
        """Whether the rest of the message asks for other goods."""
        behind = self.page.figures[self.statement.end :]
        return re.search(rf"(?<!\w){self.page.numbers.pattern}\s+\w", behind) is not None

    def _leave_to_a_person(self) -> None:
        words = self.statement.read(self.page.text)
        concerned = self.order.mentioned(words)
        counts = quantities(self.page, self.statement)[1] is not None
        whole = _EVERYTHING.search(words) and marks(self.page.language).cancels.search(words)
        if not concerned and (whole or (counts and self.mode == "change")):
            concerned = list(self.order.products)
        cancels = marks(self.page.language).cancels.search(words)
        if concerned or (cancels and cancels[0].lower() not in {"no", "geen"}):
            self.order.warn(self.page, self.statement, "It is not clear what is changed here.")
            self.order.doubt(concerned)


def _clauses(page: RequestText, statement: Span) -> Iterator[Span]:
    start = statement.start
    for mark in _CLAUSE.finditer(page.text, statement.start, statement.end):
        yield Span(start, mark.start()).trimmed(page.text)
        start = mark.end()
    yield Span(start, statement.end).trimmed(page.text, ending=".!?")
