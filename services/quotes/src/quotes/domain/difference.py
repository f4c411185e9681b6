"""What changed from one revision of a quote to another."""

from typing import Any

from contracts.message import Message
from contracts.quoting import Quote
from quotes.domain.quote import VARIES_BY_REVISION

LISTS = {"lines": "sku", "unresolved": "description", "taxes": "tax_rate"}
"""Fields that are lists, and what tells their entries apart."""


class Change(Message):
    """One value that differs; None where there was none, or is none any more."""

    field: str
    """`total`, `lines[BOLT-8].quantity`, or `lines[BOLT-8]` for a whole entry."""
    before: Any
    after: Any


class Difference(Message):
    """All that differs between two revisions."""

    quote_number: str
    before: int
    after: int
    changes: list[Change]


def difference(before: Quote, after: Quote) -> Difference:
    """What changed; the terms of time and state, which every revision has its own of, left out."""
    old, new = (q.model_dump(mode="json", exclude=VARIES_BY_REVISION) for q in (before, after))
    changes: list[Change] = []
    for field in old:
        if field in LISTS:
            changes += _entries(field, old[field], new[field])
        else:
            changes += _values(field, old[field], new[field])
    return Difference(
        quote_number=after.quote_number,
        before=before.revision,
        after=after.revision,
        changes=changes,
    )


def _entries(field: str, old: list[Any], new: list[Any]) -> list[Change]:
    before, after = _by_key(field, old), _by_key(field, new)
    changes: list[Change] = []
    for key in {**before, **after}:
        name = f"{field}[{key}]"
        if key in before and key in after:
            for part in before[key]:
                changes += _values(f"{name}.{part}", before[key][part], after[key][part])
        else:
            changes.append(Change(field=name, before=before.get(key), after=after.get(key)))
    return changes


def _by_key(field: str, entries: list[Any]) -> dict[str, Any]:
    """Entries by what tells them apart, and by their place among those that it does not."""
    found: dict[str, Any] = {}
    for entry in entries:
        key, place = str(entry[LISTS[field]]), 1
        while key in found:
            place += 1
            key = f"{entry[LISTS[field]]}#{place}"
        found[key] = entry
    return found


def _values(field: str, old: Any, new: Any) -> list[Change]:
    return [] if old == new else [Change(field=field, before=old, after=new)]
