"""`python -m bench.matching`: how long it takes to find what a customer means in 100,000 products.

By part number, customer's part number, alias and name, beside RapidFuzz's `process.extract` over
the same names: the shortest way to look for a name, which neither knows sizes nor asks.
"""

import argparse
import random
import resource
import statistics
import time
from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import TypeVar

from rapidfuzz import fuzz, process, utils

from contracts.summaries import RequestedProduct
from pricing.catalog_reader import indexed
from pricing.domain.matching import match_products
from pricing.domain.product import Product

THINGS = (
    "helmet glove bolt hinge ladder drill filter hose valve cable lamp socket bracket pulley roller"
    " gasket bearing clamp nozzle sensor switch motor pump belt chain gear spring washer rivet"
)
KINDS = (
    "safety nitrile hexagon stainless galvanised heavy industrial flexible hydraulic pneumatic"
    " halogen waterproof magnetic wall ceiling angled threaded sealed rubber brass copper nylon"
)
COLOURS = "white black red blue green yellow grey orange"
Text = TypeVar("Text")
LINES = 200
BASELINE_LINES = 20


def main() -> None:
    """Measure, and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--products", type=int, default=100_000)
    products = made(parser.parse_args().products)
    before, begun = memory_mb(), time.process_time()
    index = indexed(products)
    built = time.process_time() - begun
    print(f"{len(products)} products: index built in {built:.1f} s, {memory_mb() - before:.0f} MB")

    names = [product.name for product in products]
    asked = random.Random(2).sample(products, min(LINES, len(products)))  # noqa: S311
    plain = timed(
        lambda text: process.extract(
            text, names, scorer=fuzz.token_set_ratio, processor=utils.default_process, limit=5
        ),
        [f"{product.name}s" for product in asked[:BASELINE_LINES]],
    )
    print(f"{'':26} {'p50':>9} {'p95':>9} {'of RapidFuzz':>13} {'found':>7}")
    print(f"{'RapidFuzz, by name':26} {told(plain)}")
    for what, requests in lines(asked).items():
        match_products(requests[:5], index)
        took = timed(lambda request: match_products([request], index), requests)
        found = sum(
            [line.sku for line in match_products([request], index).lines] == [product.sku]
            for request, product in zip(requests, asked, strict=True)
        )
        share = statistics.median(took) / statistics.median(plain)
        print(f"{what:26} {told(took)} {share:13.2%} {found / len(asked):7.0%}")


def lines(products: Sequence[Product]) -> dict[str, list[RequestedProduct]]:
    """What asks for each product, one way after the other."""
    return {
        "by part number": [_asks(product, sku=product.sku) for product in products],
        "by number in the words": [
            _asks(product, f"{product.sku.lower()} {product.name}") for product in products
        ],
        "by customer's part number": [
            _asks(product, sku=product.aliases[1]) for product in products
        ],
        "by alias": [_asks(product, product.aliases[0]) for product in products],
        "by name": [_asks(product, product.name) for product in products],
        "by name, mistyped": [
            _asks(product, product.name.replace("ll", "l").replace("tt", "t"))
            for product in products
        ],
        "by what is not there": [
            _asks(product, f"{product.name.split()[0]} unobtainium rod 7") for product in products
        ],
    }


def _asks(product: Product, words: str = "", sku: str | None = None) -> RequestedProduct:
    return RequestedProduct(description=words or product.name, sku=sku, quantity=Decimal(12))


def timed(work: Callable[[Text], object], texts: Sequence[Text]) -> list[float]:
    """Milliseconds of processor time of each."""
    figures = []
    for text in texts:
        begun = time.process_time()
        work(text)
        figures.append(1000 * (time.process_time() - begun))
    return figures


def told(figures: Sequence[float]) -> str:
    """The middle, and what nineteen of twenty keep below."""
    return f"{statistics.median(figures):6.2f} ms {statistics.quantiles(figures, n=20)[-1]:6.2f} ms"


def memory_mb() -> float:
    """The most that the process ever held."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def made(count: int) -> list[Product]:
    """Things of many kinds, sizes and colours, no two alike."""
    chance = random.Random(1)  # noqa: S311
    things, kinds, colours = THINGS.split(), KINDS.split(), COLOURS.split()
    products = []
    for number in range(count):
        thing = chance.choice(things)
        model = f"{chance.choice('BCDFGHKMPT')}{chance.choice('AEIOU')}{number:06}"
        name = f"{' '.join(chance.sample(kinds, 2))} {thing} {model}"
        size = chance.randrange(5, 500)
        products.append(
            Product(
                sku=f"{thing[:3].upper()}-{number:06}",
                name=f"{name}, {size} mm, {chance.choice(colours)}",
                description=f"For {chance.choice(kinds)} use",
                aliases=(f"{thing} type {model}", f"K{model}-{number % 7}"),
                unit="ea",
                unit_price=Decimal("1.25"),
                currency="EUR",
                tax_category="standard",
            )
        )
    return products


if __name__ == "__main__":
    main()
