"""What has been asked for so far in a thread: a ledger that each message adds to."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal

from contracts.summaries import RequestedProduct, SummaryWarning
from summarizer.domain.languages import any_of
from summarizer.domain.product_words import is_more_precise, is_same, shared_words
from summarizer.domain.request_text import RequestText
from summarizer.domain.spans import Span
from summarizer.domain.variants import is_variant

_PART = re.compile(rf",\s|(?<!\s)\s++(?:{any_of('joins')})\s", re.IGNORECASE)
UNCLEAR_CHANGE = "unclear_change"


@dataclass
class Order:
    """The products as the messages read so far leave them."""

    products: list[RequestedProduct] = field(default_factory=list)
    warnings: list[SummaryWarning] = field(default_factory=list)
    _listed: list[RequestedProduct | None] = field(default_factory=list)
    """As the customer counts them: in the order of the messages so far."""

    def number(self) -> None:
        """Count the products, for the next message to speak of its "line 3"."""
        self._listed = [one for one in self.products if not one.tentative]

    def at(self, position: int) -> RequestedProduct | None:
        """The product on this line; where they are counted in tens, on the line 30."""
        if position > len(self._listed) and position % 10 == 0:
            position //= 10
        return self._listed[position - 1] if 0 < position <= len(self._listed) else None

    def named(self, words: str, quantity: Decimal | None = None) -> RequestedProduct | None:
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

    def set_apart(self, words: str) -> None:
        """Of a product that was read together with others ("20 shirts, caps"), make one of its own
        of what words name alone."""
        for product in list(self.products):
            parts = [part for part in _PART.split(product.description) if part.strip()]
            named = [part for part in parts if shared_words(words, part) and not is_variant(part)]
            if len(named) != 1 or named[0] == parts[0] or product.sku:
                continue
            rest = ", ".join(part.strip() for part in parts if part != named[0])
            self.update(product, description=rest)
            own = {"description": named[0].strip(), "quantity": None, "unit": None}
            self.products.append(product.model_copy(update=own))

    def mentioned(self, words: str) -> list[RequestedProduct]:
        """Every product that these words have a telling word in common with."""
        return [one for one in self.products if shared_words(words, one.description)]

    def doubt(self, products: Iterable[RequestedProduct]) -> None:
        """Leave products to a person: a wrong line is worse than a question."""
        for product in list(products):
            self.update(product, unclear=True)

    def update(self, known: RequestedProduct, **values: object) -> RequestedProduct:
        """Change a product where it stands; as it is now."""
        changed = known.model_copy(update=values)
        self._put(known, changed)
        return changed

    def remove(self, gone: Iterable[RequestedProduct]) -> None:
        """Forget products that are no longer wanted."""
        dropped = list(gone)
        self.products = [product for product in self.products if product not in dropped]
        self._listed = [None if product in dropped else product for product in self._listed]

    def _put(self, known: RequestedProduct, product: RequestedProduct) -> None:
        self.products[self.products.index(known)] = product
        self._listed = [product if one == known else one for one in self._listed]

    def take(
        self,
        product: RequestedProduct,
        earlier: list[RequestedProduct],
        *,
        adds: bool,
        anew: bool = False,
    ) -> None:
        """Asked for again, a product's newest quantity counts, or the sum where the mail adds.

        `earlier` is what earlier messages asked for and this one has not named yet; `anew` says
        that this one asks for a quote like the first.
        """
        known = next((one for one in earlier if is_same(one, product)), None)
        if known is not None:
            earlier.remove(known)
            self._take_again(known, product, adds=adds)
            return
        related = [
            one for one in earlier if is_more_precise(one, product) or is_more_precise(product, one)
        ]
        if adds or not related:
            self.products.append(product)
        elif len(related) == 1:
            earlier.remove(related[0])
            self._take_reworded(related[0], product, anew=anew)
        else:
            self._warn_of_rewording(product, related)
            self.doubt(related)

    def amend(
        self, page: RequestText, where: Span, quantity: Decimal | None, unit: str | None
    ) -> None:
        """Note a change to something that only the catalog knows by these words."""
        self.products.append(
            RequestedProduct(
                description=" ".join(where.read(page.text).split()),
                quantity=quantity,
                unit=unit,
                source=page.source(where),
                amends=True,
                tentative=True,
            )
        )

    def warn(self, page: RequestText, where: Span, detail: str) -> None:
        """Tell a person of words that are not understood."""
        self.warnings.append(
            SummaryWarning(code=UNCLEAR_CHANGE, detail=detail, source=page.source(where))
        )

    def _take_again(
        self, known: RequestedProduct, product: RequestedProduct, *, adds: bool
    ) -> None:
        if adds and known.quantity is not None and product.quantity is not None:
            self.update(known, quantity=known.quantity + product.quantity)
        elif product.quantity is not None or known.quantity is None:
            self._put(known, product)

    def _take_reworded(
        self, known: RequestedProduct, product: RequestedProduct, *, anew: bool
    ) -> None:
        """The same thing in other words, more or fewer: told apart only by its quantity."""
        better = product if is_more_precise(product, known) else known
        quantities = {one.quantity for one in (known, product)} - {None}
        # "We take 6 light sets" can only be the USB light sets, but for another request's list.
        unclear = len(quantities) > 1 and (anew or better is product or product.tentative)
        if unclear:
            self._warn_of_rewording(product, [known])
        self.update(
            known,
            description=better.description,
            sku=better.sku,
            quantity=product.quantity if product.quantity is not None else known.quantity,
            unit=product.unit or known.unit,
            source=product.source,
            unclear=unclear,
        )

    def _warn_of_rewording(
        self, product: RequestedProduct, earlier: list[RequestedProduct]
    ) -> None:
        detail = (
            f"{product.description!r} may be the earlier {earlier[0].description!r} or come on top."
        )
        warning = SummaryWarning(code=UNCLEAR_CHANGE, detail=detail, source=product.source)
        self.warnings.append(warning)
