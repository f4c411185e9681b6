"""Goods in records, as forms on web pages send them: "Product: …", "Quantity: …", line by line."""

import re

from summarizer.domain.request_text import FoundProduct, RequestText
from summarizer.domain.spans import Span
from summarizer.domain.tables import NAMES, Column, column_of, row_products

_FIELD = re.compile(
    r"^[ \t]*+(?P<title>(?!\s)[^:\n]{2,30}?)(?<!\s)[ \t]*+:[ \t]*(?P<value>\S.*)$", re.MULTILINE
)
_PERSON = re.compile(r"name|nom|nombre|naam|nome|navn|namn", re.IGNORECASE)
"""In a form, whoever fills it in."""


def record_products(page: RequestText) -> tuple[list[FoundProduct], list[Span]]:
    """What each record asks for that has a quantity and a name, and the lines that they take."""
    found: list[FoundProduct] = []
    covered: list[Span] = []
    for record in _records(page):
        cells = {column: value for column, (value, _) in record.items()}
        places = [place for _, place in record.values()]
        if Column.QUANTITY in cells and cells.keys() & NAMES:
            whole = Span(min(one.start for one in places), max(one.end for one in places))
            found.extend(row_products(page, cells, whole))
            covered.extend(places)
    return found, covered


def _records(page: RequestText) -> list[dict[Column, tuple[str, Span]]]:
    """Fields with titles that we know; one that comes again begins the next record."""
    records: list[dict[Column, tuple[str, Span]]] = [{}]
    end = 0
    for field in _FIELD.finditer(page.text):
        column = column_of(field["title"])
        if column is None or _PERSON.fullmatch(field["title"]):
            continue
        value, place = field["value"].strip(), Span(*field.span()).trimmed(page.text)
        known = records[-1].get(column)
        apart = re.search(r"\n\s*\n", page.text[end : field.start()])
        end = field.end()
        if apart and Column.QUANTITY in records[-1]:
            records.append({})
        elif known and column is Column.VARIANT:
            value, place = f"{known[0]}, {value}", Span(known[1].start, place.end)
        elif known:
            records.append({})
        records[-1][column] = (value, place)
    return records
