"""How sure a line is of its product."""

from decimal import Decimal

import pytest

from contracts.pricing import RequestedLine
from contracts.summaries import Confidence, Ground, RequestedProduct
from pricing.domain.catalog import parse_catalog
from pricing.domain.index import CatalogIndex
from pricing.domain.matching import match_products

CATALOG = CatalogIndex(
    parse_catalog(
        b"sku,name,description,aliases,unit,units_per_pack,unit_price,currency,price_breaks,"
        b"tax_category,active\n"
        b"HLM-WHT,Safety helmet white,,hard hat white,ea,1,9.50,EUR,,standard,true\n"
        b"GLV-NIT,Nitrile work gloves,,,pair,1,2.10,EUR,,standard,true\n"
        b"LMP-HED,Head lamp rechargeable,,,ea,1,24.00,EUR,,standard,true\n",
        ["standard"],
    )
)


def line(description: str, **more: object) -> RequestedLine:
    """The one line that a request comes to."""
    request = RequestedProduct.model_validate(
        {"description": description, "quantity": "3", "confidence": "high", **more}
    )
    [found] = match_products([request], CATALOG).lines
    return found


@pytest.mark.parametrize(
    ("description", "confidence", "ground"),
    [
        ("HLM-WHT", Confidence.HIGH, Ground.PART_NUMBER),
        ("hard hat white", Confidence.HIGH, Ground.EXACT_NAME),
        ("head lamp", Confidence.MEDIUM, Ground.PART_OF_NAME),
    ],
)
def test_a_line_is_as_sure_as_its_product_was_found(
    description: str, confidence: Confidence, ground: Ground
) -> None:
    found = line(description)
    assert found.confidence is confidence
    assert ground in found.grounds


def test_a_line_is_never_surer_than_its_reading() -> None:
    found = line("HLM-WHT", confidence="low", grounds=["mentioned_afterwards"])
    assert found.confidence is Confidence.LOW
    assert found.grounds == (Ground.MENTIONED_AFTERWARDS, Ground.PART_NUMBER)


def test_a_request_that_nobody_judged_is_as_sure_as_its_match() -> None:
    assert line("HLM-WHT", confidence=None).confidence is Confidence.HIGH


def test_one_line_of_two_requests_is_as_sure_as_the_less_sure() -> None:
    requests = [
        RequestedProduct(description="HLM-WHT", quantity=Decimal(1), confidence=band)
        for band in (Confidence.HIGH, Confidence.LOW)
    ]
    [found] = match_products(requests, CATALOG).lines
    assert (found.quantity, found.confidence) == (Decimal(2), Confidence.LOW)
