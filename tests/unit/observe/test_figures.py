"""What dashboard, alerts and runbook ask for is what the processes count."""

import json
import re
from pathlib import Path

import pytest
from prometheus_client import CollectorRegistry

from bridge.metrics import Metrics
from chassis.task_metrics import TaskMetrics

ROOT = Path(__file__).parents[3]
DASHBOARD = ROOT / "deploy/observe/grafana/dashboards/pipeline.json"
ALERTS = ROOT / "deploy/observe/alerts.yml"
RUNBOOK = ROOT / "docs/runbook.md"
FIGURE = re.compile(r"quotewright_\w+")


def counted() -> set[str]:
    """Every name that a sample may have."""
    registry = CollectorRegistry()
    Metrics(registry)
    TaskMetrics(registry)
    suffixes = {
        "counter": ["_total"],
        "gauge": [""],
        "histogram": ["_bucket", "_count", "_sum", ""],
    }
    return {f"{m.name}{suffix}" for m in registry.collect() for suffix in suffixes[m.type]}


@pytest.mark.parametrize("file", [DASHBOARD, ALERTS, RUNBOOK], ids=lambda file: file.name)
def test_every_figure_that_is_asked_for_exists(file: Path) -> None:
    asked = set(FIGURE.findall(file.read_text()))
    assert asked
    assert asked - counted() == set()


def test_every_panel_asks_for_something() -> None:
    for panel in json.loads(DASHBOARD.read_text())["panels"]:
        assert any(FIGURE.search(target["expr"]) for target in panel["targets"]), panel["title"]


def test_the_runbook_says_what_to_do_about_every_alert() -> None:
    names = re.findall(r"^ *- alert: (\w+)$", ALERTS.read_text(), re.MULTILINE)
    assert names
    assert {name for name in names if f"`{name}`" not in RUNBOOK.read_text()} == set()
