"""The sample threads and catalog are what samples/README.md says they are."""

import csv
import re
from collections import Counter
from datetime import UTC, datetime
from decimal import Decimal
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from itertools import groupby, pairwise
from pathlib import Path

import pytest

SAMPLES = Path(__file__).parents[3] / "samples"
MAILS = sorted((SAMPLES / "threads").glob("*.eml"))
COLUMNS = [
    "sku", "name", "description", "aliases", "unit", "units_per_pack",
    "unit_price", "currency", "price_breaks", "tax_category", "active",
]  # fmt: skip
UNITS = {"ea", "pair", "set", "box", "pack", "roll", "m", "kg", "l"}
PACKS = {"box", "pack", "roll"}
TAX_CATEGORIES = {"standard", "reduced", "zero", "exempt"}

every_mail = pytest.mark.parametrize("path", MAILS, ids=lambda path: path.stem)


def read_mail(path: Path) -> EmailMessage:
    message = message_from_bytes(path.read_bytes(), policy=default)
    assert isinstance(message, EmailMessage)
    return message


def read_texts(message: EmailMessage) -> list[str]:
    """The decoded text of every part, attachments included, with plain line ends."""
    parts = [part for part in message.walk() if part.get_content_maintype() == "text"]
    texts = [str(part.get_content(errors="strict")) for part in parts]
    return [text.replace("\r\n", "\n") for text in texts]


def references(message: EmailMessage) -> list[str]:
    return str(message.get("References", "")).split()


def thread_id(message: EmailMessage) -> str:
    return [*references(message), str(message["Message-ID"])][0]


def read_catalog() -> list[dict[str, str]]:
    with (SAMPLES / "catalog.csv").open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file, strict=True)
        assert reader.fieldnames == COLUMNS
        return list(reader)


def read_breaks(product: dict[str, str]) -> list[tuple[Decimal, Decimal]]:
    pairs = [text.split(":") for text in product["price_breaks"].split("|") if text]
    return [(Decimal(minimum), Decimal(price)) for minimum, price in pairs]


@every_mail
def test_mail_parses_without_defects(path: Path) -> None:
    message = read_mail(path)

    defects = [defect for part in message.walk() for defect in part.defects]
    defects += [defect for value in message.values() for defect in value.defects]

    assert defects == []
    assert all(text.strip() for text in read_texts(message))


@every_mail
def test_mail_has_crlf_line_ends(path: Path) -> None:
    lines = path.read_bytes().split(b"\n")

    assert lines.pop() == b""
    assert all(line.endswith(b"\r") and line.count(b"\r") == 1 for line in lines)


@every_mail
def test_mail_names_only_reserved_domains(path: Path) -> None:
    message = read_mail(path)
    text = "\n".join([*map(str, message.values()), *read_texts(message)])

    domains = re.findall(r"(?:@|://|^from )([\w.-]+)", text, re.MULTILINE)

    assert domains
    assert [domain for domain in domains if not domain.endswith(".example")] == []


@every_mail
def test_mail_dates_are_days_of_2026(path: Path) -> None:
    written = re.findall(r"\w{3}, \d{1,2} \w{3} \d{4}", path.read_text(encoding="latin-1"))

    assert len(written) >= 2
    for text in written:
        day = datetime.strptime(text, "%a, %d %b %Y").replace(tzinfo=UTC)
        assert day.year == 2026
        assert text.startswith(f"{day:%a}")


@every_mail
def test_mail_names_only_skus_of_the_catalog(path: Path) -> None:
    skus = {product["sku"] for product in read_catalog()}

    named = set(re.findall(r"\b[A-Z]{3}-\d{4}\b", "\n".join(read_texts(read_mail(path)))))

    assert named <= skus


def test_file_names_sort_by_thread_and_oldest_message_first() -> None:
    messages = [read_mail(path) for path in MAILS]
    threads = [list(thread) for _, thread in groupby(messages, thread_id)]

    assert len(threads) == len({thread_id(message) for message in messages}) >= 9
    for thread in threads:
        for earlier, later in pairwise(thread):
            assert references(later) == [*references(earlier), earlier["Message-ID"]]
            assert later["In-Reply-To"] == earlier["Message-ID"]
            assert later["Date"].datetime > earlier["Date"].datetime


def test_first_thread_is_urgent_and_names_active_products_and_an_address() -> None:
    (text,) = read_texts(read_mail(MAILS[0]))
    active = {product["sku"] for product in read_catalog() if product["active"] == "true"}

    skus = re.findall(r"^- \d+ .*\(([A-Z]{3}-\d{4})\)$", text, re.MULTILINE)

    assert 4 <= len(skus) <= 6
    assert set(skus) <= active
    assert "need this by Friday" in text
    assert "Shipping address:\n" in text


def test_readme_lists_every_thread() -> None:
    readme = (SAMPLES / "README.md").read_text(encoding="utf-8")

    listed = re.findall(r"^\| `(\d\d-[a-z0-9-]+?)(?:-1)?`", readme, re.MULTILINE)

    assert listed == sorted({re.sub(r"-\d$", "", path.stem) for path in MAILS})


def test_catalog_has_forty_products_with_skus_and_names_of_their_own() -> None:
    catalog = read_catalog()

    for column in ("sku", "name"):
        assert len({product[column] for product in catalog}) == len(catalog) >= 40


def test_catalog_gives_no_alias_to_two_products() -> None:
    aliases = Counter(
        alias.casefold()
        for product in read_catalog()
        for alias in product["aliases"].split("|")
        if alias
    )

    assert [alias for alias, uses in aliases.items() if uses > 1] == []


def test_catalog_values_follow_the_format() -> None:
    for product in read_catalog():
        assert product["currency"] == "EUR"
        assert re.fullmatch(r"\d+\.\d\d", product["unit_price"]), product
        assert product["unit"] in UNITS
        assert (int(product["units_per_pack"]) > 1) <= (product["unit"] in PACKS), product
        assert product["tax_category"] in TAX_CATEGORIES
        assert product["active"] in {"true", "false"}


def test_catalog_breaks_rise_in_quantity_and_fall_in_price() -> None:
    for product in read_catalog():
        steps = [(Decimal(0), Decimal(product["unit_price"])), *read_breaks(product)]

        for (minimum, price), (next_minimum, next_price) in pairwise(steps):
            assert next_minimum > minimum, product
            assert 0 < next_price < price, product
