"""How amounts were come to, in words for the customer; the texts' English is their key."""

from typing import Final

from contracts.pricing import RoundingMode, TaxRounding, TaxTreatment

ROUNDING: Final = {
    RoundingMode.HALF_UP: "half up",
    RoundingMode.HALF_EVEN: "half to even",
    RoundingMode.HALF_DOWN: "half down",
    RoundingMode.UP: "up",
    RoundingMode.DOWN: "down",
}
TAX_ROUNDING: Final = {
    TaxRounding.PER_LINE: "tax for each line",
    TaxRounding.PER_TOTAL: "tax once for each rate",
}
UNTAXED: Final = {
    TaxTreatment.ZERO: "Zero rate",
    TaxTreatment.EXEMPT: "Exempt from tax",
    TaxTreatment.REVERSE_CHARGE: "Reverse charge",
}
