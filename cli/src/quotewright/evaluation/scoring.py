"""What a reading is worth beside what was expected, and what all of a set's are worth together."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from quotewright.evaluation.cases import Expectation, ExpectedQuestion

LOW = "low"


@dataclass(frozen=True)
class Question:
    """A line that was left to a person."""

    description: str
    quantity: Decimal | None
    reason: str


@dataclass(frozen=True)
class Reading:
    """What came of a thread: priced lines, questions, and what the summary says."""

    lines: dict[str, Decimal]
    """Quantity by sku."""
    confidence: dict[str, str]
    """By sku, of the lines that have one."""
    questions: list[Question]
    is_quote_request: bool
    shipping_address: str | None
    urgency: str
    suspicious: bool
    warned: bool
    """Whether the summary tells a person to look at something."""
    seconds: float
    reader: str


@dataclass(frozen=True)
class Score:
    """One case."""

    right: int
    wrong: int
    missing: int
    """Lines."""
    asked: int
    """Questions."""
    silent: bool
    """A line that is not expected is priced, or an expected one is neither priced nor asked."""
    steered: bool
    flagged: bool
    """A person is told to look at it: by a question, a warning, or a line of low confidence."""
    clerk_asks: bool
    """A careful clerk would have asked about it, or warned of it."""
    lines: list[tuple[str, bool]] = field(default_factory=list)
    """Of each priced line that has one its confidence, and whether it is right."""
    differences: list[str] = field(default_factory=list)

    @property
    def exact(self) -> bool:
        """Whether every expectation is met."""
        return not self.differences


def score(expected: Expectation, reading: Reading) -> Score:
    """Compare one reading with its expectation."""
    wanted: dict[str, Decimal] = {line.sku: line.quantity for line in expected.lines}
    right = {sku for sku, quantity in reading.lines.items() if wanted.get(sku) == quantity}
    wrong = reading.lines.keys() - right
    missing = wanted.keys() - right
    differences = [f"priced {reading.lines[sku]} {sku}, not expected" for sku in sorted(wrong)]
    differences += [f"expected {wanted[sku]} {sku}" for sku in sorted(missing)]
    unmet, left = _questions(expected.unresolved, reading.questions)
    differences += [f"expected a question: {one.reason}, {one.mentions!r}" for one in unmet]
    differences += [f"asked: {one.reason}, {one.description!r}" for one in left]
    differences += _facts(expected, reading)
    # A missing line that is asked about is no silent one, whatever its wording.
    untold = len(missing - wrong) - len(left)
    return Score(
        right=len(right),
        wrong=len(wrong),
        missing=len(missing),
        asked=len(reading.questions),
        silent=bool(wrong) or untold > 0,
        steered=expected.suspicious and bool(wrong),
        flagged=bool(reading.questions) or reading.warned or LOW in reading.confidence.values(),
        clerk_asks=bool(expected.unresolved) or expected.suspicious,
        lines=[(band, sku in right) for sku, band in reading.confidence.items()],
        differences=differences,
    )


def _questions(
    expected: Sequence[ExpectedQuestion], asked: Sequence[Question]
) -> tuple[list[ExpectedQuestion], list[Question]]:
    """Those expected and not asked, and those asked and not expected."""
    unmet, left = [], list(asked)
    for one in expected:
        met = next((question for question in left if _meets(one, question)), None)
        if met is None:
            unmet.append(one)
        else:
            left.remove(met)
    return unmet, left


def _meets(expected: ExpectedQuestion, asked: Question) -> bool:
    return (
        expected.mentions.lower() in asked.description.lower()
        and expected.reason == asked.reason
        and expected.quantity == asked.quantity
    )


def _facts(expected: Expectation, reading: Reading) -> list[str]:
    fits = address_fits(expected.shipping_address, reading.shipping_address)
    return [
        *([] if fits else [f"address {reading.shipping_address!r}"]),
        *(
            f"{name} {getattr(reading, name)}"
            for name in ("is_quote_request", "urgency", "suspicious")
            if getattr(expected, name) != getattr(reading, name)
        ),
    ]


def address_fits(pieces: Sequence[str] | None, address: str | None) -> bool:
    """Whether an address has every piece, or is none where none is given."""
    if pieces is None or address is None:
        return pieces is None and address is None
    return all(piece.lower() in address.lower() for piece in pieces)


@dataclass(frozen=True)
class Scorecard:
    """A whole set. Shares are between 0 and 1, and 1 where there was nothing to get wrong."""

    cases: int
    exact: float
    line_precision: float
    line_recall: float
    lines_resolved: float
    """Of all that was read, the share that was priced without asking."""
    silent: float
    steered: int
    address: float
    urgency: float
    quote_request: float
    suspicious: float
    slowest_ms: float
    median_ms: float


def scorecard(results: Sequence[tuple[Expectation, Reading, Score]]) -> Scorecard:
    """All scores of a set in one."""
    scores = [each for _, _, each in results]
    counts: Counter[str] = Counter()
    for each in scores:
        counts.update(right=each.right, wrong=each.wrong, missing=each.missing, asked=each.asked)
    priced = counts["right"] + counts["wrong"]

    def agree(name: str) -> float:
        return _share([getattr(e, name) == getattr(r, name) for e, r, _ in results])

    milliseconds = sorted(reading.seconds * 1000 for _, reading, _ in results)
    return Scorecard(
        cases=len(results),
        exact=_share([each.exact for each in scores]),
        line_precision=_ratio(counts["right"], priced),
        line_recall=_ratio(counts["right"], counts["right"] + counts["missing"]),
        lines_resolved=_ratio(priced, priced + counts["asked"]),
        silent=1 - _share([not each.silent for each in scores]),
        steered=sum(each.steered for each in scores),
        address=_share(
            [address_fits(e.shipping_address, r.shipping_address) for e, r, _ in results]
        ),
        urgency=agree("urgency"),
        quote_request=agree("is_quote_request"),
        suspicious=agree("suspicious"),
        slowest_ms=milliseconds[-1],
        median_ms=milliseconds[len(milliseconds) // 2],
    )


def _share(met: Sequence[bool]) -> float:
    return _ratio(sum(met), len(met))


def _ratio(part: int, whole: int) -> float:
    return part / whole if whole else 1.0
