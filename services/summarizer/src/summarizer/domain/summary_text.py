"""A summary's sentences, made from what was read, so that the two cannot contradict."""

from collections.abc import Sequence
from decimal import Decimal

from contracts.summaries import Customer, RequestedProduct, Summary
from summarizer.domain.summary_texts import DEFAULT, TEXTS, SummaryTexts

_MOST_NAMED = 8


def told(summary: Summary, language: str = DEFAULT) -> Summary:
    """The summary with its text: a few sentences for the salesperson, in the seller's language."""
    return summary.model_copy(update={"summary": _text(summary, TEXTS[language])})


def _text(summary: Summary, texts: SummaryTexts) -> str:
    who = _who(summary.customer, texts)
    if not summary.is_quote_request:
        return texts.no_request.format(who=who)
    products = [one for one in summary.products if not one.tentative] or summary.products
    count = len(products)
    if not count:
        asked = texts.nothing_read.format(who=who)
    elif count == 1:
        asked = texts.one.format(who=who, listed=_listed(products, texts))
    else:
        listed = _listed(products, texts)
        asked = texts.many.format(who=who, count=count, listed=listed)
    urgency = texts.urgency.format(urgency=texts.urgencies[summary.urgency])
    address = summary.shipping_address
    where = texts.ship_to.format(address=address) if address else texts.no_address
    return f"{asked} {urgency} {where}"


def _who(customer: Customer, texts: SummaryTexts) -> str:
    name = customer.name or customer.email or texts.somebody
    return f"{name} ({customer.company})" if customer.company else name


def _listed(products: Sequence[RequestedProduct], texts: SummaryTexts) -> str:
    named = "; ".join(_item(product, texts) for product in products[:_MOST_NAMED])
    more = len(products) - _MOST_NAMED
    return f"{named}; {texts.more.format(count=more)}" if more > 0 else named


def _item(product: RequestedProduct, texts: SummaryTexts) -> str:
    sku = f" [{product.sku}]" if product.sku and product.sku not in product.description else ""
    check = f" ({texts.to_check})" if product.unclear or product.source is None else ""
    if product.quantity is None:
        return f"{product.description}{sku}{check or f' ({texts.no_quantity})'}"
    unit = f" {product.unit}" if product.unit and product.unit != "ea" else ""
    quantity = _plain(product.quantity, texts)
    return f"{quantity}{unit} \u00d7 {product.description}{sku}{check}"


def _plain(quantity: Decimal, texts: SummaryTexts) -> str:
    return f"{quantity.normalize():f}".replace(".", texts.decimal_mark)
