"""Everything is killed at random amid quotes: a short version of `make chaos`."""

import pytest

from chaos.run import unleash
from quotewright.local.stack import Stack

SEED = 23
"""Pricing, the bridge, Redis and Conductor die, in this order."""


@pytest.mark.timeout(600)
async def test_nothing_is_lost_and_nothing_done_twice(stack: Stack) -> None:
    report = await unleash(stack, seed=SEED, workflows=30, seconds=30, deaths=4)
    print(*report.lines(), sep="\n")  # noqa: T201 - shown where it fails
    assert report.violations == []
    assert {death.victim for death in report.deaths} == {"pricing", "bridge", "redis", "conductor"}
