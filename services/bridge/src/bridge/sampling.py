"""Looks every few seconds at how far behind everything is, for the figures alone."""

import asyncio
import contextlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import structlog
from redis.asyncio import Redis
from redis.exceptions import RedisError, ResponseError

from bridge.conductor import ConductorClient
from bridge.errors import ConductorError
from bridge.metrics import Metrics
from contracts.streams import TASK_RESULTS, dead_letter_stream, task_stream

log = structlog.get_logger(__name__)

SAMPLE_SECONDS = 5.0


@dataclass(frozen=True)
class StreamSample:
    """A stream at one moment. Entries that are done are deleted, so all of these are unfinished."""

    entries: int
    pending: int
    oldest_seconds: float
    dead: int


class StreamSampler:
    """Measures streams in one round trip, by Redis' clock."""

    def __init__(self, redis: Redis) -> None:
        self._redis: Any = redis

    async def sample(self, streams: list[str]) -> dict[str, StreamSample]:
        """Each stream's figures; zeros for one that is not there."""
        async with self._redis.pipeline(transaction=False) as pipeline:
            pipeline.time()
            for stream in streams:
                pipeline.xlen(stream)
                pipeline.xrange(stream, count=1)
                pipeline.xinfo_groups(stream)
                pipeline.xlen(dead_letter_stream(stream))
            (seconds, _), *answers = await pipeline.execute(raise_on_error=False)
        return {
            stream: _sample(seconds, *answers[4 * n : 4 * n + 4])
            for n, stream in enumerate(streams)
        }


def _sample(now: int, entries: int, first: Any, groups: Any, dead: int) -> StreamSample:
    oldest = int(first[0][0].partition(b"-")[0]) / 1000 if first else now
    if isinstance(groups, ResponseError):  # there is no such stream yet
        groups = []
    return StreamSample(
        entries=entries,
        pending=sum(group["pending"] for group in groups),
        oldest_seconds=max(0.0, now - oldest),
        dead=dead,
    )


class Sampling:
    """Keeps the gauges up to date."""

    def __init__(
        self,
        conductor: ConductorClient,
        sampler: StreamSampler,
        metrics: Metrics,
        serving: Callable[[], list[str]],
    ) -> None:
        self._conductor = conductor
        self._sampler = sampler
        self._metrics = metrics
        self._serving = serving

    async def run(self) -> None:
        """Until cancelled. What cannot be had now keeps the figure that it had."""
        while True:
            names = self._serving()
            with contextlib.suppress(RedisError):
                await self._look_at_streams(names)
            with contextlib.suppress(ConductorError):
                for name, waiting in (await self._conductor.queue_sizes(names)).items():
                    self._metrics.waiting.labels(name).set(waiting)
            await asyncio.sleep(SAMPLE_SECONDS)

    async def _look_at_streams(self, names: list[str]) -> None:
        streams = [TASK_RESULTS, *map(task_stream, names)]
        for stream, sample in (await self._sampler.sample(streams)).items():
            self._metrics.entries.labels(stream).set(sample.entries)
            self._metrics.pending.labels(stream).set(sample.pending)
            self._metrics.oldest.labels(stream).set(sample.oldest_seconds)
            self._metrics.dead_letters_kept.labels(stream).set(sample.dead)
