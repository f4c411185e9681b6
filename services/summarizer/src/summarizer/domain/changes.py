"""What a later message does to what was asked before: change, cancel, add."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal

from contracts.summaries import RequestedProduct, SummaryWarning
from summarizer.domain.answers import Answer, affirms, answers, denies, variant
from summarizer.domain.figures import mask_figures
from summarizer.domain.product_words import is_related, is_same, shared_words
from summarizer.domain.request_text import RequestText
from summarizer.domain.requests import requested_products
from summarizer.domain.spans import Span, blocks, sentences

UNCLEAR_CHANGE = "unclear_change"

_CANCELS = re.compile(
    r"\b(?:drop|cancel|remove|delete|omit|skip|leave\b.{1,40}\bout|take\b.{1,40}\b(?:off|out)"
    r"|(?:no longer|don'?t|do not) need|not needed|streich\w*|storniere?n?|entfern\w*|nicht mehr"
    r"|entfällt|entfallen|weglassen|supprim\w+|annul\w+|retir\w+|plus besoin|elimin\w+|quit(?:ar"
    r"|en)|cancel\w+|schrap\w*|verwijder\w*|niet meer)\b",
    re.IGNORECASE | re.DOTALL,
)
_CHANGES = re.compile(
    r"\b(?:make (?:it|that|them)|change|increase|reduce|raise|instead of|rather than|correct\w*"
    r"|(?:has|have) to be|should be|mistake|statt|anstatt|anstelle|änder\w*|erhöh\w*|reduzier\w*"
    r"|au lieu de?|modifi\w+|chang\w+|augment\w+|en (?:lugar|vez) de|cambi\w+|aument\w+"
    r"|in plaats van|wijzig\w*|verhoog\w*|now need|only need|actually need)\b",
    re.IGNORECASE,
)
_ADDS = re.compile(
    r"\b(?:add|also|another|additional\w*|extra|more|as well|further|plus|forgot|zusätzlich\w*"
    r"|noch|außerdem|weitere|ajout\w+|aussi|también|añad\w+|además|ook|toevoegen)\b",
    re.IGNORECASE,
)
_EVERYTHING = re.compile(
    r"\b(?:order|request|inquiry|enquiry|everything|all of (?:it|them)|the whole|bestellung"
    r"|anfrage|auftrag|alles|commande|demande|tout(?:es)?|pedido|solicitud|todo|bestelling"
    r"|aanvraag)\b",
    re.IGNORECASE,
)
_OLD = re.compile(
    r"(?:instead of|rather than|from|statt|anstatt|anstelle von|von|au lieu de|de|en (?:lugar"
    r"|vez) de|in plaats van|van|not)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_CLAUSE = re.compile(r"[,;:]\s+|\s+(?:and|und|et|y|en)\s+|\n(?=\s*[-*•\u2013]\s)")
_BEGINS_ANEW = re.compile(
    r"\b(?:add|also|need also|additionally|hinzu\w*|dafür|außerdem|ajout\w+|añad\w+|además"
    r"|toevoegen)\b",
    re.IGNORECASE,
)


@dataclass
class Order:
    """What has been asked for so far in a thread."""

    products: list[RequestedProduct] = field(default_factory=list)
    warnings: list[SummaryWarning] = field(default_factory=list)

    def read(self, page: RequestText) -> None:
        """Take in the next message."""
        if self.products:
            page = page.without(self._answered(page))
            page = page.without(self._changed(page))
        adds = bool(_ADDS.search(page.text))
        earlier = list(self.products)
        for product in requested_products(page):
            self._take(product, earlier, adds=adds)

    def _answered(self, page: RequestText) -> list[Span]:
        """Apply answers to what is quoted above them, where that speaks of one product."""
        done = []
        for answer in answers(page.message.text):
            words = answer.span.read(page.text)
            product = self._named(answer.question, _asked_about(page, answer.question))
            if product is not None and words.strip() and self._answer(page, answer, product):
                done.append(answer.span)
        return done

    def _answer(self, page: RequestText, answer: Answer, product: RequestedProduct) -> bool:
        """Whether the answer is understood."""
        words = answer.span.read(page.text)
        if _CANCELS.search(words):
            self.products.remove(product)
            return True
        _, count = _quantities(page, answer.span)
        confirms = _asked_about(page, answer.question) == product.quantity is not None
        if count is not None and (answer.asks_how_many or confirms):
            self._replace(product, product.model_copy(update=self._update(page, answer, count)))
        elif affirms(words):
            return True
        elif self._chooses(answer, count) and not denies(words) and (told := variant(words)):
            described = f"{product.description}, {told}"
            update = {"description": described, "source": page.source(answer.span)}
            self._replace(product, product.model_copy(update=update))
        else:
            self._unclear(page, answer.span, "It is not clear what this answer changes.")
            self._replace(product, product.model_copy(update={"unclear": True}))
        return True

    def _chooses(self, answer: Answer, count: Decimal | None) -> bool:
        """Whether an answer names a variant: in words, or by a number that was offered."""
        return count is None or re.search(rf"(?<!\w){count}(?!\w)", answer.question) is not None

    def _update(self, page: RequestText, answer: Answer, count: Decimal) -> dict[str, object]:
        return {"quantity": count, "source": page.source(answer.span), "unclear": False}

    def _changed(self, page: RequestText) -> list[Span]:
        """Apply the sentences that change or cancel; what they leave over may ask for more."""
        done = []
        for block in blocks(page.text):
            for sentence in sentences(page.text, block):
                words = sentence.read(page.text)
                if re.fullmatch(rf"{page.numbers.pattern}\s*\w*\.?", words, re.IGNORECASE):
                    self._unclear(page, sentence, "It is not clear which product this counts.")
                    # Most likely the one whose quantity is missing; else it corrects any of them.
                    if all(one.quantity is not None for one in self.products):
                        self._doubt(self.products)
                if _CANCELS.search(words):
                    done.append(self._cancel(page, sentence))
                elif _CHANGES.search(words):
                    done.append(self._change(page, sentence))
        return done

    def _cancel(self, page: RequestText, sentence: Span) -> Span:
        gone: list[RequestedProduct] = []
        end = sentence.start
        for clause in _clauses(page, sentence):
            product = self._named(clause.read(page.text))
            if _begins_anew(page, clause, product):
                break
            _, count = _quantities(page, clause)
            # "Cancel 5 of the vests" leaves some; how many is for a person to say.
            if product is not None and count in {None, product.quantity}:
                gone.append(product)
            end = clause.end
        if not gone:
            self._unclear(page, sentence, "It is not clear what is cancelled here.")
            words = sentence.read(page.text)
            self._doubt(self.products if _EVERYTHING.search(words) else self._mentioned(words))
        self.products = [product for product in self.products if product not in gone]
        return Span(sentence.start, end)

    def _change(self, page: RequestText, sentence: Span) -> Span:
        changed = False
        end = sentence.start
        waiting: RequestedProduct | None = None
        for clause in _clauses(page, sentence):
            old, new = _quantities(page, clause)
            # "Instead of 60 plates, we need 72": the second clause speaks of the first's product.
            product = self._named(clause.read(page.text), old) or waiting
            if _begins_anew(page, clause, product):
                break
            waiting = product if new is None else None
            if product is not None and new is not None:
                update = {"quantity": new, "source": page.source(clause)}
                self._replace(product, product.model_copy(update=update))
                changed = True
            end = clause.end
        if not changed:
            self._unclear(page, sentence, "It is not clear what is changed here.")
            mentioned = self._mentioned(sentence.read(page.text))
            counts = _quantities(page, sentence)[1] is not None
            self._doubt(mentioned or (self.products if counts else []))
        return Span(sentence.start, end)

    def _mentioned(self, words: str) -> list[RequestedProduct]:
        return [one for one in self.products if shared_words(words, one.description)]

    def _doubt(self, products: list[RequestedProduct]) -> None:
        """Leave products to a person: a wrong line is worse than a question."""
        for product in list(products):
            self._replace(product, product.model_copy(update={"unclear": True}))

    def _named(self, words: str, quantity: Decimal | None = None) -> RequestedProduct | None:
        """The one product that these words, or else this earlier quantity, point to."""
        scores = [shared_words(words, one.description) for one in self.products]
        best = max(scores, default=0)
        fitting = [
            one
            for one, score in zip(self.products, scores, strict=True)
            if (score == best and best > 0) or (best == 0 and one.quantity == quantity is not None)
        ]
        if len(fitting) > 1 and quantity is not None:
            fitting = [one for one in fitting if one.quantity == quantity]
        return fitting[0] if len(fitting) == 1 else None

    def _take(
        self, product: RequestedProduct, earlier: list[RequestedProduct], *, adds: bool
    ) -> None:
        """Asked for again, a product's newest quantity counts, or the sum where the mail adds."""
        known = next((one for one in earlier if is_same(one, product)), None)
        if known is None:
            related = [one for one in earlier if is_related(one, product)]
            if related and not adds:
                self._doubtful(product, related[0])
            self.products.append(product)
            return
        earlier.remove(known)
        if adds and known.quantity is not None and product.quantity is not None:
            total = known.quantity + product.quantity
            product = known.model_copy(update={"quantity": total})
        self._replace(known, product)

    def _replace(self, known: RequestedProduct, product: RequestedProduct) -> None:
        self.products[self.products.index(known)] = product

    def _doubtful(self, product: RequestedProduct, earlier: RequestedProduct) -> None:
        detail = (
            f"{product.description!r} may be the earlier {earlier.description!r} or come on top: "
            "both are listed."
        )
        warning = SummaryWarning(code=UNCLEAR_CHANGE, detail=detail, source=product.source)
        self.warnings.append(warning)

    def _unclear(self, page: RequestText, sentence: Span, detail: str) -> None:
        source = page.source(sentence)
        self.warnings.append(SummaryWarning(code=UNCLEAR_CHANGE, detail=detail, source=source))


def _clauses(page: RequestText, sentence: Span) -> Iterator[Span]:
    start = sentence.start
    for mark in _CLAUSE.finditer(page.text, sentence.start, sentence.end):
        yield Span(start, mark.start()).trimmed(page.text)
        start = mark.end()
    yield Span(start, sentence.end).trimmed(page.text, ending=".!?")


def _begins_anew(page: RequestText, clause: Span, product: RequestedProduct | None) -> bool:
    """Whether a clause asks for something of its own: it adds, or counts what nobody asked for."""
    if _BEGINS_ANEW.search(clause.read(page.text)):
        return True
    counts = re.search(
        rf"(?<!\w){page.numbers.pattern}\s+\w", clause.read(page.figures), re.IGNORECASE
    )
    return product is None and counts is not None


def _asked_about(page: RequestText, question: str) -> Decimal | None:
    """The one number of a question that may be a quantity."""
    found = re.findall(
        rf"(?<![\w.,]){page.numbers.pattern}(?![\w.,]\w)", mask_figures(question), re.IGNORECASE
    )
    values = {page.numbers.value(number) for number in found}
    return values.pop() if len(values) == 1 else None


def _quantities(page: RequestText, clause: Span) -> tuple[Decimal | None, Decimal | None]:
    old = new = None
    figures = clause.read(page.figures)
    for found in re.finditer(rf"(?<!\w){page.numbers.pattern}(?!\w)", figures, re.IGNORECASE):
        value = page.numbers.value(found[0])
        if _OLD.search(figures[: found.start()]):
            old = value
        else:
            new = value
    return old, new
