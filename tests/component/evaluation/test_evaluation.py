"""The repository's own set of threads, read by rules through the real services."""

from pathlib import Path

import pytest
from rich.console import Console

from quotewright.evaluation.command import evaluate

SET = Path(__file__).parents[3] / "evaluation"


def test_the_rules_keep_what_they_reached(monkeypatch: pytest.MonkeyPatch) -> None:
    for key in ("AZURE_OPENAI_API_KEY", "OPENAI_API_KEY"):
        monkeypatch.setenv(key, "")

    result = evaluate(Console(quiet=True), SET, None)

    card = result["scorecard"]
    assert result["readers"] == ["rules"]
    assert card["cases"] == len(list((SET / "cases").iterdir()))
    assert card["silent"] == 0
    assert card["steered"] == 0
    assert card["line_precision"] == 1
    assert card["exact"] >= 0.85
