"""Prices: what lines cost for one customer, at one place, on one day."""

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Any

from contracts.pricing import (
    FetchPricingOutput,
    LineKind,
    PricedLine,
    PricingBasis,
    RequestedLine,
)
from pricing.domain.customer import CustomerRecord
from pricing.domain.destination import destination, without_address
from pricing.domain.freight import SKU as FREIGHT
from pricing.domain.freight import freight_receipt, freight_rule
from pricing.domain.money import exactly, require_sane
from pricing.domain.price_book import PriceBook
from pricing.domain.price_list import PriceList
from pricing.domain.product import Product
from pricing.domain.receipt import Receipt
from pricing.domain.tax_rates import AppliedTax, TaxTable
from pricing.domain.tax_remarks import tax_remarks
from pricing.domain.totals import amount
from pricing.domain.unit_prices import next_break, receipt_for
from pricing.errors import AmountsError, CurrencyMismatchError, UnpricedProductsError


class Pricing:
    """One request for prices: who asks, and where the goods go.

    Of the mail's text only the shipping address is used, and of it only the country's name.
    """

    def __init__(
        self, book: PriceBook, customer: CustomerRecord | None, shipping_address: str | None
    ) -> None:
        self._book = book
        self._customer = customer
        self._where = destination(shipping_address, customer, book.seller_country)
        self._known_where = without_address(customer, book.seller_country)
        self._taxes = TaxTable(book.tax_rates, book.own_tax_rates, book.seller_country, book.day)
        names = ["", *([customer.price_list] if customer and customer.price_list else [])]
        self._lists = [PriceList(name, book.price_entries, book.day) for name in names]

    def price(self, lines: Iterable[RequestedLine]) -> FetchPricingOutput:
        """The lines with their prices, taxes and receipts, and a line for freight.

        Raises UnpricedProductsError, naming every sku that is unknown or no longer sold,
        AmountsError for a quantity that is not positive, and CurrencyMismatchError.
        """
        lines = list(lines)
        _require_sold([line.sku for line in lines], self._book.products)
        priced = [self._line(line) for line in lines]
        priced += self._freight(priced)
        categories = sorted({line.tax_category for line in priced})
        remarks = tax_remarks(
            self._taxes, categories, self._customer, self._where, self._known_where
        )
        return FetchPricingOutput(lines=priced, basis=self._basis(), attention=remarks)

    def _line(self, line: RequestedLine) -> PricedLine:
        product = self._book.products[line.sku]
        require_sane(f"The quantity of {line.sku}", line.quantity)
        if line.quantity <= 0:
            raise AmountsError(f"The quantity of {line.sku} must be positive; got {line.quantity}")
        tax = self._tax(line.sku, product.tax_category)
        receipt = receipt_for(product, line.quantity, self._lists)
        return PricedLine(
            sku=line.sku,
            quantity=line.quantity,
            requested=line.requested,
            confidence=line.confidence,
            grounds=line.grounds,
            name=product.name,
            unit=product.unit,
            currency=product.currency,
            next_break=next_break(product, line.quantity, self._lists),
            **_prices(receipt),
            **_tax_fields(product.tax_category, tax),
        )

    def _freight(self, lines: Sequence[PricedLine]) -> list[PricedLine]:
        rule = freight_rule(self._book.freight_rules, self._where, self._book.day)
        if rule is None or not lines:
            return []
        if rule.currency != lines[0].currency:
            raise CurrencyMismatchError(
                f"Freight to {rule.country or 'everywhere'} is in {rule.currency}, the catalog in "
                f"{lines[0].currency}: import the freight rules again."
            )
        policy = self._book.rounding.policy(rule.currency)
        with exactly():
            goods = sum((amount(line, policy) for line in lines), Decimal(0))
        receipt = freight_receipt(rule, self._where, goods)
        tax = self._tax(FREIGHT, rule.tax_category)
        line = PricedLine(
            sku=FREIGHT,
            quantity=Decimal(1),
            name=rule.name,
            unit="ea",
            currency=rule.currency,
            kind=LineKind.FREIGHT,
            **_prices(receipt),
            **_tax_fields(rule.tax_category, tax),
        )
        return [line]

    def _tax(self, sku: str, category: str) -> AppliedTax:
        tax = self._taxes.find(category, self._where, self._customer)
        if tax is None:
            raise UnpricedProductsError(
                f"{sku} has the tax category {category!r}, for which no tax rate is configured: "
                "add it to TAX_RATES, import a tax rate for it, or correct the category."
            )
        return tax

    def _basis(self) -> PricingBasis:
        customer = self._customer
        return PricingBasis(
            country=self._where.country,
            region=self._where.region,
            known_by=self._where.known_by,
            customer_id=customer and customer.customer_id,
            customer_name=customer and customer.name,
            tax_number=customer and customer.tax_number,
            price_list=customer and customer.price_list,
            language=customer and customer.language,
        )


def _require_sold(skus: list[str], products: Mapping[str, Product]) -> None:
    unknown = [sku for sku in skus if sku not in products]
    inactive = [sku for sku in skus if sku in products and not products[sku].active]
    reasons = [
        *([f"not in the catalog: {_listed(unknown)}"] if unknown else []),
        *([f"no longer sold: {_listed(inactive)}"] if inactive else []),
    ]
    if reasons:
        raise UnpricedProductsError(
            f"Some products cannot be priced: {'; '.join(reasons)}. "
            "Correct the sku or leave the line out."
        )


def _listed(skus: list[str]) -> str:
    return ", ".join(sorted(set(skus)))


def _prices(receipt: Receipt) -> dict[str, Any]:
    return {
        "unit_price": receipt.unit_price,
        "list_price": receipt.list_price,
        "discount_rate": receipt.discount_rate,
        "receipt": receipt.steps,
    }


def _tax_fields(category: str, tax: AppliedTax) -> dict[str, Any]:
    return {
        "tax_category": category,
        "tax_rate": tax.rate,
        "tax_treatment": tax.treatment,
        "tax_reason": tax.reason,
    }
