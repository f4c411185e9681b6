"""Catalog files: what is read, and how what is wrong is told."""

from decimal import Decimal

import pytest

from pricing.domain.catalog import parse_catalog
from pricing.domain.files.rows import MAX_PROBLEMS, MAX_SENTENCES
from pricing.domain.product import Product
from pricing.errors import InvalidFileError

HEADER = (
    "sku,name,description,aliases,unit,units_per_pack,unit_price,currency,price_breaks,"
    "tax_category,active"
)
ROW = "A-1,Thing,A thing,gadget|gizmo ,box,100,9.80,EUR,50:8.10|10:9.00,standard,true"
TAX_CATEGORIES = ("standard", "zero")


def parse(*rows: str, header: str = HEADER) -> list[Product]:
    return parse_catalog("\n".join((header, *rows)).encode(), TAX_CATEGORIES)


def refusal(*rows: str, header: str = HEADER) -> InvalidFileError:
    with pytest.raises(InvalidFileError) as refused:
        parse(*rows, header=header)
    return refused.value


def changed(column: str, cell: str, row: str = ROW) -> str:
    cells = row.split(",")
    cells[HEADER.split(",").index(column)] = cell
    return ",".join(cells)


def test_a_row_becomes_a_product() -> None:
    (product,) = parse(ROW)
    assert product.aliases == ("gadget", "gizmo")
    assert (product.unit, product.units_per_pack, product.active) == ("box", 100, True)
    assert str(product.unit_price) == "9.80"
    breaks = [(b.minimum_quantity, b.unit_price) for b in product.price_breaks]
    assert breaks == [(Decimal(10), Decimal("9.00")), (Decimal(50), Decimal("8.10"))]


def test_a_byte_order_mark_quoted_cells_and_blank_lines_are_read() -> None:
    content = f'\ufeff{HEADER}\r\n\r\nB,"Thing, ""big""",,,ea,1,1,EUR,,zero,FALSE\r\n'
    (product,) = parse_catalog(content.encode(), TAX_CATEGORIES)
    assert (product.name, product.active) == ('Thing, "big"', False)


@pytest.mark.parametrize(
    ("column", "cell", "what"),
    [
        ("sku", "", "must not be empty"),
        ("sku", "x" * 101, "longer than 100"),
        ("name", " ", "must not be empty"),
        ("name", "a\x00b", "control character"),
        ("unit", "crate", "'crate' is none of ea, pair"),
        ("units_per_pack", "0", "whole number of at least 1"),
        ("units_per_pack", "1.5", "whole number of at least 1"),
        ("unit_price", "abc", "'abc' is not a decimal"),
        ("unit_price", "NaN", "not a decimal"),
        ("unit_price", "1e5", "not a decimal"),
        ("unit_price", "", "not a decimal"),
        ("unit_price", "-1.50", "must not be negative; got -1.50"),
        ("currency", "euro", "ISO 4217"),
        ("price_breaks", "10", "pairs"),
        ("price_breaks", "10:x", "not a decimal"),
        ("price_breaks", "0:5", "must be positive"),
        ("price_breaks", "10:5|10:4", "stands twice"),
        ("tax_category", "luxury", "'luxury' is none of standard, zero"),
        ("active", "yes", "'yes' is none of true, false"),
    ],
)
def test_a_bad_cell_is_told_with_line_and_column(column: str, cell: str, what: str) -> None:
    refused = refusal(ROW, changed(column, cell, changed("sku", "A-2")))
    (error,) = refused.problem["errors"]
    assert (error["line"], error["column"]) == (3, column)
    assert what in str(error["what"])
    assert f"line 3, column {column}: " in str(refused)


def test_every_problem_is_told_up_to_a_limit() -> None:
    rows = [changed("unit_price", "x", changed("sku", f"A-{i}")) for i in range(MAX_PROBLEMS + 3)]
    refused = refusal(*rows)
    assert len(refused.problem["errors"]) == MAX_PROBLEMS
    assert f"and {MAX_PROBLEMS + 3 - MAX_SENTENCES} more" in str(refused)


def test_lines_are_counted_as_an_editor_shows_them() -> None:
    refused = refusal(
        changed("description", '"two\nlines"'), changed("unit_price", "x", changed("sku", "A-2"))
    )
    assert refused.problem["errors"][0]["line"] == 4


def test_a_sku_that_stands_twice_is_refused() -> None:
    refused = refusal(ROW, ROW)
    assert "line 3, column sku: 'A-1' stands in line 2 already" in str(refused)


def test_a_catalog_has_one_currency() -> None:
    refused = refusal(ROW, changed("currency", "USD", changed("sku", "A-2")))
    assert "line 3, column currency: USD beside EUR" in str(refused)


@pytest.mark.parametrize(
    ("header", "row", "what"),
    [
        (HEADER.replace("unit_price,", ""), "", "line 1: the column unit_price is missing"),
        (HEADER + ",colour", "", "line 1: the column 'colour' is unknown"),
        (HEADER + ",sku", "", "line 1: the column sku stands twice"),
        (HEADER.replace(",", ";"), "", "separated by commas"),
        (HEADER, ROW + ",more", "line 2: 12 cells where the header has 11"),
        (HEADER, '"unclosed', "not CSV"),
        (HEADER, "", "no product"),
        ("", "", "empty"),
    ],
)
def test_a_file_that_is_no_catalog_is_refused(header: str, row: str, what: str) -> None:
    assert what in str(refusal(row, header=header))


def test_a_file_that_is_not_utf_8_is_refused_naming_the_line() -> None:
    content = f"{HEADER}\n{changed('name', 'Stühle')}".encode("cp1252")
    with pytest.raises(InvalidFileError, match=r"not UTF-8: line 2 holds the byte 0xfc"):
        parse_catalog(content, TAX_CATEGORIES)
