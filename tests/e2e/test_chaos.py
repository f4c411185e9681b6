"""Everything is killed at random amid quotes: a short version of `make chaos`."""

import pytest

from chaos.run import unleash
from quotewright.local.stack import Stack

SEED = 2
"""The bridge and Conductor die first, then whatever the time allows."""


@pytest.mark.timeout(400)
async def test_nothing_is_lost_and_nothing_done_twice(stack: Stack) -> None:
    report = await unleash(stack, seed=SEED, workflows=30, seconds=45, settle_seconds=120)
    print(*report.lines(), sep="\n")  # noqa: T201 - shown where it fails
    assert report.violations == []
    assert len(report.deaths) >= 2
