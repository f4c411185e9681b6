"""What pricing refuses. Asking again changes nothing; the sentence says what to change."""


class PricingError(Exception):
    """Whatever pricing cannot do as asked."""

    retryable = False


class AmountsError(PricingError):
    """Figures that no quote can be made of."""


class UnpricedProductsError(PricingError):
    """Products that cannot be priced: not in the catalog, or no longer sold."""


class CurrencyMismatchError(PricingError):
    """Prices in one currency that are to meet prices in another."""


class ProductNotFoundError(PricingError):
    """No product has this sku."""


class NothingToQuoteError(PricingError):
    """A thread from which no line can be priced."""


class FileTooLargeError(PricingError):
    """A file of more bytes than this service accepts."""


class InvalidFileError(PricingError):
    """A file that is not as it must be. `problem` lists what is wrong, line by line."""

    def __init__(self, sentence: str, errors: list[dict[str, object]] | None = None) -> None:
        super().__init__(sentence)
        self.problem: dict[str, list[dict[str, object]]] = {"errors": errors or []}
