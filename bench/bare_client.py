"""The ceiling: polls and completes, with no streams between.

`python -m bench.bare_client <url> <types> <at a time>`. It uses the bridge's own client, so what
is left between it and the bridge is what streams and services cost.
"""

import asyncio
import contextlib
import signal
import sys
from typing import Any

from bench.noop import task_names
from bridge.conductor import ConductorClient

POLL_TIMEOUT_MS = 1_000


class BareClient:
    """One loop for each task type, and a task of asyncio for each update."""

    def __init__(self, conductor: ConductorClient, at_a_time: int) -> None:
        self._conductor = conductor
        self._at_a_time = at_a_time
        self._updates: set[asyncio.Task[None]] = set()

    async def serve(self, name: str) -> None:
        """Poll one task type for ever."""
        while True:
            tasks = await self._conductor.poll(
                name, count=self._at_a_time, timeout_ms=POLL_TIMEOUT_MS
            )
            for task in tasks:
                update = asyncio.create_task(self._complete(task))
                self._updates.add(update)
                update.add_done_callback(self._updates.discard)

    async def _complete(self, task: dict[str, Any]) -> None:
        await self._conductor.update_task(
            {
                "taskId": task["taskId"],
                "workflowInstanceId": task["workflowInstanceId"],
                "status": "COMPLETED",
                "outputData": {"ok": True},
            }
        )


async def main() -> None:
    """Serve until SIGTERM."""
    url, types, at_a_time = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    async with ConductorClient(url, "bare") as conductor:
        client = BareClient(conductor, at_a_time)
        loops = asyncio.gather(*map(client.serve, task_names(types)))
        asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, loops.cancel)
        with contextlib.suppress(asyncio.CancelledError):
            await loops


if __name__ == "__main__":
    asyncio.run(main())
