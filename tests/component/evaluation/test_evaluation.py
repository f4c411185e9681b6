"""The repository's own set of threads, read by every reader through the real services."""

from pathlib import Path
from typing import Any

import pytest
from rich.console import Console

from quotewright.evaluation.command import evaluate

SET = Path(__file__).parents[3] / "evaluation"

pytestmark = pytest.mark.timeout(300)
"""The first test waits for all readers."""


@pytest.fixture(scope="module")
def readings() -> dict[str, dict[str, Any]]:
    """What came of each reader; a key that happens to be set would be asked too."""
    with pytest.MonkeyPatch.context() as environment:
        for key in ("AZURE_OPENAI_API_KEY", "OPENAI_API_KEY"):
            environment.setenv(key, "")
        result = evaluate(Console(quiet=True), SET, None)
    return {reading["reader"]: reading for reading in result["readings"]}


def test_the_rules_keep_what_they_reached(readings: dict[str, dict[str, Any]]) -> None:
    rules = readings["rules"]
    card = rules["scorecard"]
    assert rules["readers"] == ["rules"]
    assert card["cases"] == len(list((SET / "cases").iterdir()))
    assert card["silent"] == 0
    assert card["steered"] == 0
    assert card["line_precision"] == 1
    assert card["exact"] >= 0.85


def test_a_careful_model_is_not_asked_about_more_than_the_rules(
    readings: dict[str, dict[str, Any]],
) -> None:
    careful = readings["recorded answers, careful"]
    card = careful["scorecard"]
    assert careful["readers"] == ["recorded"]
    assert (card["silent"], card["steered"], card["line_precision"]) == (0, 0, 1)
    assert card["exact"] >= 0.85
    assert card["lines_resolved"] >= readings["rules"]["scorecard"]["lines_resolved"] - 0.03


def test_what_a_model_gets_wrong_is_asked_or_flagged_and_never_silent(
    readings: dict[str, dict[str, Any]],
) -> None:
    erring = readings["recorded answers, erring"]
    card = erring["scorecard"]
    assert (card["silent"], card["steered"], card["line_precision"]) == (0, 0, 1)
    wrong_and_untold = [
        name
        for name, case in erring["cases"].items()
        if not case["flagged"] and (case["wrong"] or case["missing"])
    ]
    assert wrong_and_untold == []
    # Some of the answers are none: the rules read those threads.
    assert erring["readers"] == ["recorded", "rules"]
