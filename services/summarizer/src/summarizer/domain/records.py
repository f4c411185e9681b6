"""Goods in records, as forms on web pages send them: "Product: …", "Quantity: …", line by line."""

import re

from summarizer.domain.request_text import FoundProduct, RequestText
from summarizer.domain.spans import Span
from summarizer.domain.tables import Column, column_of, row_products

_FIELD = re.compile(r"^[ \t]*(?P<title>[^:\n]{2,30}?)[ \t]*:[ \t]*(?P<value>\S.*)$", re.MULTILINE)
_PERSON = re.compile(r"name|nom|nombre|naam|nome|navn|namn", re.IGNORECASE)
"""In a form, whoever fills it in."""
_NAMES = {Column.DESCRIPTION, Column.ITEM, Column.SKU}


def record_products(page: RequestText) -> tuple[list[FoundProduct], list[Span]]:
    """What each record asks for that has a quantity and a name, and the lines that they take."""
    found: list[FoundProduct] = []
    covered: list[Span] = []
    for record in _records(page):
        cells = {column: value for column, (value, _) in record.items()}
        places = [place for _, place in record.values()]
        if Column.QUANTITY in cells and cells.keys() & _NAMES:
            whole = Span(min(one.start for one in places), max(one.end for one in places))
            found.extend(row_products(page, cells, whole))
            covered.extend(places)
    return found, covered


def _records(page: RequestText) -> list[dict[Column, tuple[str, Span]]]:
    """Fields with titles that we know; one that comes again begins the next record."""
    records: list[dict[Column, tuple[str, Span]]] = [{}]
    for field in _FIELD.finditer(page.text):
        column = column_of(field["title"])
        if column is None or _PERSON.fullmatch(field["title"]):
            continue
        if column in records[-1]:
            records.append({})
        records[-1][column] = (field["value"].strip(), Span(*field.span()).trimmed(page.text))
    return records
