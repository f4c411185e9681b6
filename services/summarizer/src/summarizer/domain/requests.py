"""The goods that one message asks for: in tables, records, lists and running prose."""

from contracts.summaries import RequestedProduct
from summarizer.domain.each_with import apart
from summarizer.domain.list_items import list_products
from summarizer.domain.prose import prose_products
from summarizer.domain.records import record_products
from summarizer.domain.repeats import with_repeats
from summarizer.domain.request_text import RequestText
from summarizer.domain.said_of_all import with_what_is_said_of_all
from summarizer.domain.spans import blocks
from summarizer.domain.tables import table_products


def requested_products(page: RequestText) -> list[RequestedProduct]:
    """In reading order."""
    found, taken = table_products(page)
    records, fields = record_products(page.without(taken))
    found += records
    rest = page.without([*taken, *fields])
    for block in blocks(rest.text):
        found += list_products(rest, block) or prose_products(rest, block)
    products = with_repeats([one.product for one in sorted(found, key=lambda one: one.span)])
    return [one for product in with_what_is_said_of_all(page, products) for one in apart(product)]
