"""A set: `catalogs/*.csv`, and a folder for each case with `01.eml`, … and `expect.json`.

docs/evaluation.md has the format.
"""

from decimal import Decimal
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, ValidationError

from quotewright.errors import Failed


class ExpectedLine(BaseModel):
    """What may be priced without asking; `quantity` in the catalog's unit."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    sku: str
    quantity: Decimal


class ExpectedQuestion(BaseModel):
    """What a person must decide; `mentions` is a word of the thread for it."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    mentions: str
    quantity: Decimal | None
    reason: Literal["unknown", "ambiguous", "discontinued", "pack_size", "no_quantity", "unclear"]


class Expectation(BaseModel):
    """What a careful clerk makes of a thread."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    why: str
    catalog: str
    is_quote_request: bool
    lines: list[ExpectedLine]
    unresolved: list[ExpectedQuestion]
    shipping_address: list[str] | None
    """Pieces that the address must contain."""
    urgency: Literal["low", "medium", "high"]
    suspicious: bool


class Case(BaseModel):
    """One thread and what is expected of it."""

    name: str
    mails: list[Path]
    catalog: Path
    expected: Expectation


def read_set(directory: Path) -> list[Case]:
    """Every case of a set, those of one catalog together; raises Failed where one will not do."""
    folders = sorted(path.parent for path in directory.glob("cases/*/expect.json"))
    if not folders:
        raise Failed(f"{directory} holds no cases: it has no cases/<name>/expect.json.")
    return sorted(map(_read, folders), key=lambda case: (case.catalog, case.name))


def _read(folder: Path) -> Case:
    file = folder / "expect.json"
    try:
        expected = Expectation.model_validate_json(file.read_bytes())
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"]) or "the file"
        raise Failed(f"{file}: {where}: {first['msg']}") from None
    catalog = folder.parents[1] / "catalogs" / expected.catalog
    mails = sorted(folder.glob("*.eml"))
    if not catalog.is_file():
        raise Failed(f"{file}: catalog: there is no {catalog}.")
    if not mails:
        raise Failed(f"{folder} holds no .eml file.")
    return Case(name=folder.name, mails=mails, catalog=catalog, expected=expected)
