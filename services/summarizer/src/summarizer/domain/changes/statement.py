"""One statement that changes what was asked for, on its way through its clauses."""

import re
from dataclasses import dataclass, field
from decimal import Decimal

from contracts.summaries import RequestedProduct
from summarizer.domain.changes.clauses import clauses
from summarizer.domain.changes.lines import line_of
from summarizer.domain.changes.marks import counts, marks, quantities
from summarizer.domain.changes.relative import relative
from summarizer.domain.languages import any_of
from summarizer.domain.order import Order
from summarizer.domain.request_text import RequestText
from summarizer.domain.spans import Span
from summarizer.domain.units import MEASURES, PATTERN, unit_named
from summarizer.domain.variants import in_variant, variant_in, variants_in

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


@dataclass
class Reading:
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
    changed: RequestedProduct | None = None
    """Of whose quantity the clauses before told."""
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
        return list(clauses(self.page, self.statement))

    def _may_ask(self, clause: Span) -> bool:
        begins_anew = _BEGINS_ANEW.search(clause.read(self.page.text)) is not None
        return begins_anew or counts(self.page, clause)

    def _read(self, clause: Span) -> bool:
        return (
            self._relates(clause)
            or self._tells_variant(clause)
            or self._amends(clause)
            or self._does(clause)
        )

    def _tells_variant(self, clause: Span) -> bool:
        """Whether a clause only tells another size or colour: "…, size 10 instead of 9"."""
        words = clause.read(self.page.text)
        told, product = variant_in(words), self._named(clause) or self.changed
        current = product in self.order.products and product
        if not told or not current or quantities(self.page, clause)[1] is not None:
            return False
        if marks(self.page.language).cancels.search(words):
            return False
        described = in_variant(current.description, told)
        self.order.update(current, description=described, sku=None)
        self.acted, self.topics = True, []
        self.waiting = [one for one in self.waiting if one != product]
        return True

    def _named(self, clause: Span, old: Decimal | None = None) -> RequestedProduct | None:
        line = line_of(self.page, clause)
        return self.order.at(line) if line else self.order.named(clause.read(self.page.text), old)

    def _relates(self, clause: Span) -> bool:
        """Whether a clause says how many more or fewer there are to be."""
        step = relative(self.page, clause)
        product = self._named(clause) or (self.topics[-1] if self.topics else None)
        if step is None or product is None or product.quantity is None:
            return False
        told_in = product.description.lower()
        if any(told.lower() not in told_in for told in variants_in(clause.read(self.page.text))):
            return False  # another one of its kind
        new = step.of(product.quantity)
        if new is None:
            self.order.warn(self.page, clause, "It is not clear how many there are to be.")
            self.order.doubt([product])
        else:
            self.order.update(product, quantity=new, source=self.page.source(clause))
        self.acted, self.topics = True, []
        return True

    def _does(self, clause: Span) -> bool:
        old, new = quantities(self.page, clause)
        said = marks(self.page.language)
        if new is not None or said.cancels.search(clause.read(self.page.text)):
            self.order.set_apart(clause.read(self.page.text))
        product = self._named(clause, old)
        changes = marks(self.page.language).changes.search(clause.read(self.page.text))
        if self._begins_anew(clause, product, changes=bool(changes or old is not None)):
            self.mode, self.topics = "", []
            return False
        if self._stays(clause, product):
            self.acted, self.topics = True, []
            return True
        return self._sets(clause, product, old, new)

    def _sets(
        self,
        clause: Span,
        product: RequestedProduct | None,
        old: Decimal | None,
        new: Decimal | None,
    ) -> bool:
        """Whether a clause cancels, or tells a new number or what it will be told of."""
        words = clause.read(self.page.text)
        said = marks(self.page.language)
        cancels, changes = said.cancels.search(words), said.changes.search(words)
        lowers = _TO_A_NUMBER.search(clause.read(self.page.figures)) is not None
        if cancels and not ((changes or lowers) and new is not None):
            return self._cancel(words, product, new)
        short = len(words.split()) <= _SHORT_CLAUSE_WORDS and product is not None
        if (
            changes
            or (cancels and lowers)
            or (new is not None and short)
            or old is not None
            or (new is not None and (product or self.mode == "change") and self._changes())
        ):
            self.mode = "change"
            return self._change(clause, product, new)
        if product is None or new is not None:
            return False
        if self.mode == "cancel":
            return self._cancel(words, product, new)
        self.topics.append(product)
        return True

    def _stays(self, clause: Span, product: RequestedProduct | None) -> bool:
        """Whether a clause leaves a product as it is, as "gloves as they were" or "vests stay at
        10" do, or only tells once more what was: ", not 10"."""
        old, new = quantities(self.page, clause)
        if self.acted and old is not None and new is None:
            return True
        stays = marks(self.page.language).stays.search(clause.read(self.page.text)) is not None
        return product is not None and stays and new in {None, product.quantity}

    def _amends(self, clause: Span) -> bool:
        """Whether a clause changes what the catalog may know by another name: "sosa" of an
        hydroxide. Then it is noted, for pricing to bring together."""
        words = clause.read(self.page.text)
        told = self.mode or marks(self.page.language).any(words)
        if not told or self.topics or len(self.order.products) == 1:
            return False
        old, new = quantities(self.page, clause)
        if self._named(clause, old) is not None:
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
            source = self.page.source(clause)
            self.changed = self.order.update(current, quantity=new, source=source, unclear=False)
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
