"""Keeps a number of workflows in flight, and reads afterwards what the server's clock says."""

import asyncio
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Self

import aiohttp

from bench.noop import WORKFLOW

ENDED = {"COMPLETED", "FAILED", "TIMED_OUT", "TERMINATED"}
READ_AT_A_TIME = 16


class LoadFailed(Exception):  # noqa: N818
    """The candidate did not do what it was given to do."""


@dataclass(frozen=True)
class Window:
    """What happened between two moments of a run under constant load. Times in milliseconds."""

    seconds: float
    tasks: int
    requests: int
    """Requests that Conductor answered, without the load's own."""
    latencies: list[float]
    """Of the workflows that began in the window, start to end."""
    waits: list[float]
    """Of the tasks that ended in the window: scheduled until polled."""
    turnarounds: list[float]
    """Of the same: polled until updated."""
    workflows: int
    """Those that ended in the window."""
    documents: list[dict[str, Any]]
    """Of the workflows that began in the window, as the server tells them."""


class Load:
    """A load generator for one server. Use it as an async context manager."""

    def __init__(
        self,
        conductor_url: str,
        metrics_url: str,
        workflow: str = WORKFLOW,
        workflow_input: dict[str, Any] | None = None,
    ) -> None:
        self._url = conductor_url
        self._workflow = workflow
        self._input = workflow_input or {}
        self._metrics_url = metrics_url
        self._running: dict[str, asyncio.Event] = {}
        self._own_requests = 0

    async def __aenter__(self) -> Self:
        self._http = aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=0))
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._http.close()

    async def run(
        self,
        in_flight: int,
        *,
        ramp: float,
        seconds: float,
        patience: float,
        on_begin: Callable[[], None] = lambda: None,
        on_end: Callable[[], None] = lambda: None,
    ) -> Window:
        """`in_flight` workflows at all times; the window begins after `ramp` seconds.

        Raises LoadFailed where a workflow does not end `patience` seconds after the window.
        """
        clock = time.monotonic
        until = clock() + ramp + seconds
        ids: list[str] = []

        async def lane() -> None:
            while clock() < until:
                workflow_id = await self._start()
                ids.append(workflow_id)
                self._running[workflow_id] = event = asyncio.Event()
                await event.wait()

        watcher = asyncio.create_task(self._watch(0.004 if in_flight == 1 else 0.05))
        lanes = asyncio.gather(*(lane() for _ in range(in_flight)))
        try:
            await asyncio.sleep(ramp)
            on_begin()
            before, begin = await self._requests(), time.time()
            await asyncio.sleep(max(0.0, until - clock()))
            on_end()
            after, end = await self._requests(), time.time()
            async with asyncio.timeout(patience):
                await lanes
        except TimeoutError:
            raise LoadFailed(f"{len(self._running)} workflows did not end") from None
        finally:
            watcher.cancel()
            lanes.cancel()
            await asyncio.gather(watcher, lanes, return_exceptions=True)
            self._running.clear()
        return _window(await self._documents(ids), begin, end, after - before)

    async def polled_since(self, names: list[str], since: float) -> bool:
        """Whether each of the task types was polled after a moment."""
        polls = await self._get("/tasks/queue/polldata/all")
        recent = {poll["queueName"] for poll in polls if poll["lastPollTime"] > since * 1000}
        return recent >= set(names)

    async def _start(self) -> str:
        self._own_requests += 1
        async with self._http.post(
            f"{self._url}/workflow/{self._workflow}", json=self._input
        ) as answer:
            answer.raise_for_status()
            return await answer.text()

    async def _watch(self, every: float) -> None:
        """Notice which workflows have ended: one request, however many are running."""
        while True:
            await asyncio.sleep(every)
            known = list(self._running)  # only what was there before the server is asked
            running = set(await self._get(f"/workflow/running/{self._workflow}"))
            for workflow_id in known:
                if workflow_id not in running:
                    self._running.pop(workflow_id).set()

    async def _documents(self, ids: list[str]) -> list[dict[str, Any]]:
        limit = asyncio.Semaphore(READ_AT_A_TIME)

        async def read(workflow_id: str) -> dict[str, Any]:
            async with limit:
                return await self.document(workflow_id)

        documents = await asyncio.gather(*map(read, ids))
        if bad := {d["status"] for d in documents} - {"COMPLETED"}:
            raise LoadFailed(f"workflows ended as {bad}")
        return documents

    async def document(self, workflow_id: str) -> dict[str, Any]:
        """An execution with its tasks."""
        document: dict[str, Any] = await self._get(f"/workflow/{workflow_id}")
        return document

    async def _get(self, path: str) -> Any:
        self._own_requests += 1
        async with self._http.get(self._url + path) as answer:
            answer.raise_for_status()
            return await answer.json()

    async def _requests(self) -> int:
        """How many requests the server has answered that are not ours."""
        async with self._http.get(self._metrics_url) as answer:
            lines = (await answer.text()).splitlines()
        counts = [
            float(line.rsplit(" ", 1)[1])
            for line in lines
            if line.startswith("http_server_requests_seconds_count") and "/api/" in line
        ]
        return int(sum(counts)) - self._own_requests


def _window(documents: list[dict[str, Any]], begin: float, end: float, requests: int) -> Window:
    first, last = begin * 1000, end * 1000
    tasks = [t for d in documents for t in d["tasks"] if first <= t["endTime"] < last]
    return Window(
        seconds=end - begin,
        tasks=len(tasks),
        requests=requests,
        latencies=[d["endTime"] - d["startTime"] for d in documents if first <= d["startTime"]],
        waits=[t["startTime"] - t["scheduledTime"] for t in tasks],
        turnarounds=[t["endTime"] - t["startTime"] for t in tasks],
        workflows=sum(first <= d["endTime"] < last for d in documents),
        documents=[d for d in documents if first <= d["startTime"]],
    )
