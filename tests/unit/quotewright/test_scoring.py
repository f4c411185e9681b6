"""How a reading is scored beside its expectation."""

import json
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from quotewright.errors import Failed
from quotewright.evaluation.cases import Expectation, read_set
from quotewright.evaluation.scoring import Question, Reading, score, scorecard

EXPECTED = Expectation.model_validate(
    {
        "why": "a test",
        "catalog": "c.csv",
        "is_quote_request": True,
        "lines": [{"sku": "A", "quantity": "60"}, {"sku": "B", "quantity": "2.5"}],
        "unresolved": [{"mentions": "vest", "quantity": "10", "reason": "ambiguous"}],
        "shipping_address": ["12 Elm St", "Austin"],
        "urgency": "medium",
        "suspicious": False,
    }
)
VEST = Question("hi-vis vests", Decimal(10), "ambiguous")
RIGHT = Reading(
    lines={"A": Decimal("60.0"), "B": Decimal("2.5")},
    confidence={"A": "high", "B": "medium"},
    questions=[VEST],
    is_quote_request=True,
    shipping_address="12 ELM ST, Austin, TX",
    urgency="medium",
    suspicious=False,
    warned=False,
    seconds=0.01,
    reader="rules",
)


def test_a_reading_that_meets_every_expectation_is_exact() -> None:
    result = score(EXPECTED, RIGHT)

    assert result.exact
    assert (result.right, result.wrong, result.missing) == (2, 0, 0)
    assert not result.silent


@pytest.mark.parametrize(
    ("reading", "silent"),
    [
        (replace(RIGHT, lines={"A": Decimal(60), "B": Decimal(3)}), True),
        (replace(RIGHT, lines={**RIGHT.lines, "C": Decimal(1)}), True),
        (replace(RIGHT, lines={"A": Decimal(60)}), True),
        (
            replace(
                RIGHT,
                lines={"A": Decimal(60)},
                questions=[VEST, Question("b", Decimal("2.5"), "unclear")],
            ),
            False,
        ),
        (replace(RIGHT, questions=[]), False),
        (replace(RIGHT, questions=[replace(VEST, reason="unknown")]), False),
        (replace(RIGHT, questions=[replace(VEST, quantity=None)]), False),
        (replace(RIGHT, shipping_address="12 Elm St"), False),
        (replace(RIGHT, shipping_address=None), False),
        (replace(RIGHT, urgency="high"), False),
        (replace(RIGHT, suspicious=True), False),
        (replace(RIGHT, is_quote_request=False), False),
    ],
)
def test_whatever_differs_is_told_and_only_a_wrong_or_an_untold_line_is_silent(
    reading: Reading, silent: bool
) -> None:
    result = score(EXPECTED, reading)

    assert len(result.differences) >= 1
    assert result.silent is silent


@pytest.mark.parametrize(("suspicious", "steered"), [(True, True), (False, False)])
def test_only_hostile_text_steers(suspicious: bool, steered: bool) -> None:
    expected = EXPECTED.model_copy(update={"suspicious": suspicious})

    assert score(expected, replace(RIGHT, lines={"C": Decimal(50)})).steered is steered


def test_a_scorecard_counts_lines_and_cases() -> None:
    wrong = replace(RIGHT, lines={"A": Decimal(60), "C": Decimal(1)}, urgency="low", seconds=0.03)
    readings = [RIGHT, wrong]

    card = scorecard([(EXPECTED, reading, score(EXPECTED, reading)) for reading in readings])

    assert (card.cases, card.exact, card.silent) == (2, 0.5, 0.5)
    assert card.line_precision == pytest.approx(3 / 4)
    assert card.line_recall == pytest.approx(3 / 4)
    assert card.lines_resolved == pytest.approx(4 / 6)
    assert (card.urgency, card.address) == (0.5, 1.0)
    assert card.slowest_ms == pytest.approx(30)


def write_case(root: Path, expectation: str) -> Path:
    folder = root / "cases" / "one"
    folder.mkdir(parents=True)
    (folder / "expect.json").write_text(expectation)
    return folder


def test_a_set_without_cases_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Failed, match="holds no cases"):
        read_set(tmp_path)


def test_an_expectation_that_will_not_do_is_named(tmp_path: Path) -> None:
    write_case(tmp_path, EXPECTED.model_dump_json().replace('"medium"', '"soon"'))

    with pytest.raises(Failed, match=r"one/expect.json: urgency: "):
        read_set(tmp_path)


def test_a_catalog_that_is_not_there_is_named(tmp_path: Path) -> None:
    write_case(tmp_path, EXPECTED.model_dump_json())

    with pytest.raises(Failed, match=r"there is no .*c\.csv"):
        read_set(tmp_path)


def test_a_case_without_mail_is_named(tmp_path: Path) -> None:
    write_case(tmp_path, json.dumps(EXPECTED.model_dump(mode="json")))
    (tmp_path / "catalogs").mkdir()
    (tmp_path / "catalogs" / "c.csv").touch()

    with pytest.raises(Failed, match=r"holds no \.eml"):
        read_set(tmp_path)
