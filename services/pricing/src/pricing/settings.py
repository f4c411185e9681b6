"""What pricing is configured by."""

from decimal import Decimal
from typing import Annotated

from pydantic import AfterValidator, Field

from chassis.settings import ServiceSettings
from contracts.pricing import RoundingMode, TaxRounding
from pricing.domain.countries import require_country
from pricing.domain.policy import RoundingRules, require_cash_steps


class Settings(ServiceSettings):
    """Tax rates are fractions, one for each tax category of the catalog."""

    database_url: str = "sqlite+aiosqlite:///pricing.db"
    tax_rates: dict[str, Decimal] = {
        "standard": Decimal("0.19"),
        "reduced": Decimal("0.07"),
        "zero": Decimal(0),
        "exempt": Decimal(0),
    }
    seller_country: Annotated[str, AfterValidator(require_country)] = "DE"
    """Where `tax_rates` hold and goods go unless record or address say otherwise (ISO 3166-1)."""
    minimum_margin: Annotated[Decimal, Field(ge=0, lt=1)] = Decimal(0)
    """The part of a net price that must be left over a product's cost."""
    rounding: RoundingMode = RoundingMode.HALF_UP
    tax_rounding: TaxRounding = TaxRounding.PER_TOTAL
    cash_rounding: Annotated[dict[str, Decimal], AfterValidator(require_cash_steps)] = {}
    """By currency what a total is a multiple of, as `{"CHF": "0.05"}`."""

    max_catalog_bytes: int = 50_000_000
    max_body_bytes: Annotated[int, Field(gt=0)] = 55_000_000

    @property
    def rounding_rules(self) -> RoundingRules:
        """How amounts are rounded, whatever the currency."""
        return RoundingRules(self.rounding, self.tax_rounding, self.cash_rounding)
