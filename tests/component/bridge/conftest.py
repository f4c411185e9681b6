"""A Conductor that does as it is told, and bridges that do not wait for nothing."""

from collections.abc import AsyncIterator

import pytest

from support.ill_conductor import IllConductor


@pytest.fixture(autouse=True)
def short_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    """Its end waits for its reading of results; its figures are of the last sample."""
    monkeypatch.setattr("bridge.results.BLOCK_MS", 50)
    monkeypatch.setattr("bridge.sampling.SAMPLE_SECONDS", 0.2)


@pytest.fixture
async def conductor() -> AsyncIterator[IllConductor]:
    """One that knows one task definition."""
    async with IllConductor().running() as conductor:
        conductor.task_definitions = ["fetch_pricing"]
        yield conductor
