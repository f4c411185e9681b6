"""A quote as OASIS UBL 2.4 Quotation; docs/documents.md has the mapping."""

from collections.abc import Iterator
from datetime import UTC
from decimal import Decimal
from typing import Any, Final

from lxml import etree
from lxml.builder import ElementMaker

from contracts.pricing import QuoteLine, TaxAmount, TaxTreatment
from contracts.quoting import Quote
from quotes.domain.seller import Seller
from quotes.domain.text import xml_text

VERSION: Final = "2.4"
UBL: Final = "urn:oasis:names:specification:ubl:schema:xsd:"
QUOTATION, CAC, CBC = (
    f"{UBL}{name}-2" for name in ("Quotation", "CommonAggregateComponents", "CommonBasicComponents")
)
OFFER: Final = "310"
"""An offer, in UN/EDIFACT's list 1001 of documents."""
TAX_CODES: Final = {
    TaxTreatment.STANDARD: "S",
    TaxTreatment.ZERO: "Z",
    TaxTreatment.EXEMPT: "E",
    TaxTreatment.REVERSE_CHARGE: "AE",
}
"""UN/EDIFACT's list 5305."""
UNIT_CODES: Final = {
    "ea": "EA",
    "piece": "H87",
    "pair": "PR",
    "set": "SET",
    "box": "BX",
    "pack": "PK",
    "roll": "RO",
    "m": "MTR",
    "kg": "KGM",
    "l": "LTR",
}
"""UN/ECE's recommendations 20 and 21; a unit that is not among them goes without a code."""

cac = ElementMaker(namespace=CAC)
cbc = ElementMaker(namespace=CBC)


def quotation(quote: Quote, seller: Seller) -> bytes:
    """The XML document, the same bytes for the same quote and seller."""
    root = ElementMaker(namespace=QUOTATION, nsmap={None: QUOTATION, "cac": CAC, "cbc": CBC})
    document = root.Quotation(*_head(quote), *_parties(quote, seller), *_amounts(quote))
    document.extend(_line(position, line) for position, line in enumerate(quote.lines, start=1))
    content: bytes = etree.tostring(document, xml_declaration=True, encoding="UTF-8")
    return content


def _head(quote: Quote) -> Iterator[Any]:
    issued_at = quote.issued_at.astimezone(UTC)
    yield cbc.UBLVersionID(VERSION)
    yield cbc.ID(quote.quote_number)
    yield cbc.IssueDate(issued_at.date().isoformat())
    yield cbc.IssueTime(f"{issued_at:%H:%M:%S}Z")
    for line in quote.unresolved:
        yield cbc.Note(xml_text(f"Not included: {line.description}"))
    yield cbc.PricingCurrencyCode(quote.currency)
    yield cbc.LineCountNumeric(str(len(quote.lines)))
    yield cac.ValidityPeriod(
        cbc.StartDate(issued_at.date().isoformat()),
        cbc.EndDate(quote.valid_until.isoformat()),
    )
    yield cac.AdditionalDocumentReference(
        cbc.ID(quote.quote_number),
        cbc.DocumentTypeCode(OFFER),
        cbc.VersionID(str(quote.revision)),
    )


def _parties(quote: Quote, seller: Seller) -> Iterator[Any]:
    yield cac.SellerSupplierParty(
        cac.Party(
            cac.PartyName(_said("Name", seller.name)),
            cac.PostalAddress(cac.AddressLine(_said("Line", seller.address))),
            _tax_number(seller.tax_id),
            cac.Contact(_said("Telephone", seller.phone), _said("ElectronicMail", seller.email)),
        )
    )
    customer, basis = quote.customer, quote.basis
    buyer = cac.Party()
    if name := customer.company or customer.name:
        buyer.append(cac.PartyName(_said("Name", name)))
    if customer.tax_number:
        buyer.append(_tax_number(customer.tax_number))
    contact = [
        _said(tag, text)
        for tag, text in (("Name", customer.name), ("ElectronicMail", customer.email))
        if text
    ]
    if contact:
        buyer.append(cac.Contact(*contact))
    yield cac.BuyerCustomerParty(buyer)
    if quote.shipping_address or basis:
        address = cac.DeliveryAddress()
        if quote.shipping_address:
            address.append(cac.AddressLine(_said("Line", quote.shipping_address)))
        if basis:
            address.append(cac.Country(cbc.IdentificationCode(basis.country)))
        yield cac.Delivery(address)


def _amounts(quote: Quote) -> Iterator[Any]:
    def money(tag: str, amount: Decimal) -> Any:
        return _money(tag, amount, quote.currency)

    if quote.discount_amount:
        yield _allowance(quote.discount_rate, quote.discount_amount, quote.subtotal, quote.currency)
    yield cac.TaxTotal(
        money("TaxAmount", quote.tax_amount),
        *(
            cac.TaxSubtotal(
                money("TaxableAmount", tax.taxable_amount),
                money("TaxAmount", tax.tax_amount),
                _category("TaxCategory", tax),
            )
            for tax in quote.taxes
        ),
    )
    yield cac.QuotedMonetaryTotal(
        money("LineExtensionAmount", quote.subtotal),
        money("TaxExclusiveAmount", quote.taxable_amount),
        money("TaxInclusiveAmount", quote.taxable_amount + quote.tax_amount),
        money("AllowanceTotalAmount", quote.discount_amount),
        money("PayableRoundingAmount", quote.rounding_amount),
        money("PayableAmount", quote.total),
    )


def _line(position: int, line: QuoteLine) -> Any:
    item = cac.LineItem(cbc.ID(str(position)))
    if line.requested:
        item.append(_said("Note", line.requested))
    code = UNIT_CODES.get(line.unit)
    item.append(cbc.Quantity(_plain(line.quantity), **({"unitCode": code} if code else {})))
    item.append(_money("LineExtensionAmount", line.amount, line.currency))
    price = cac.Price(_money("PriceAmount", line.unit_price, line.currency), cbc.BaseQuantity("1"))
    if line.list_price is not None and line.discount_rate:
        off = line.list_price - line.unit_price
        price.append(_allowance(line.discount_rate, off, line.list_price, line.currency))
    item.append(price)
    item.append(
        cac.Item(
            _said("Name", line.name),
            cac.SellersItemIdentification(_said("ID", line.sku)),
            _category("ClassifiedTaxCategory", line),
        )
    )
    return cac.QuotationLine(cbc.ID(str(position)), item)


def _allowance(rate: Decimal, amount: Decimal, base: Decimal, currency: str) -> Any:
    return cac.AllowanceCharge(
        cbc.ChargeIndicator("false"),
        cbc.AllowanceChargeReason("Discount"),
        cbc.MultiplierFactorNumeric(_plain(rate)),
        _money("Amount", amount, currency),
        _money("BaseAmount", base, currency),
    )


def _category(tag: str, taxed: QuoteLine | TaxAmount) -> Any:
    category = cac(tag, cbc.ID(TAX_CODES[taxed.tax_treatment]))
    category.append(cbc.Percent(_plain(taxed.tax_rate * 100)))
    if taxed.tax_reason:
        category.append(_said("TaxExemptionReason", taxed.tax_reason))
    category.append(_scheme())
    return category


def _tax_number(number: str) -> Any:
    return cac.PartyTaxScheme(_said("CompanyID", number), _scheme())


def _scheme() -> Any:
    return cac.TaxScheme(cbc.ID("VAT"))


def _said(tag: str, text: str) -> Any:
    return cbc(tag, xml_text(text))


def _money(tag: str, amount: Decimal, currency: str) -> Any:
    return cbc(tag, _plain(amount), currencyID=currency)


def _plain(figure: Decimal) -> str:
    """With every digit that it was given with, and never an exponent."""
    return f"{figure:f}"
