"""A bridge that does not wait long where nothing hangs on it."""

import pytest


@pytest.fixture(autouse=True)
def short_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    """Its end waits for its reading of results; its figures are of the last sample."""
    monkeypatch.setattr("bridge.results.BLOCK_MS", 50)
    monkeypatch.setattr("bridge.sampling.SAMPLE_SECONDS", 0.2)
