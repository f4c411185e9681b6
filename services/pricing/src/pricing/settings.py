"""What pricing is configured by."""

from decimal import Decimal
from typing import Annotated

from pydantic import Field

from chassis.settings import ServiceSettings


class Settings(ServiceSettings):
    """Tax rates are fractions, one for each tax category of the catalog."""

    database_url: str = "sqlite+aiosqlite:///pricing.db"
    tax_rates: dict[str, Decimal] = {
        "standard": Decimal("0.19"),
        "reduced": Decimal("0.07"),
        "zero": Decimal(0),
        "exempt": Decimal(0),
    }
    max_catalog_bytes: int = 50_000_000
    max_body_bytes: Annotated[int, Field(gt=0)] = 55_000_000
