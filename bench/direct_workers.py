"""conductor-python's own workers: `python -m bench.direct_workers <url> <types> <at a time>`.

As good as they get: asynchronous workers, one process for each task type, as many tasks in hand
as the other candidates have.
"""

import os
import signal
import sys
import threading
import time

from conductor.client.automator.task_handler import TaskHandler
from conductor.client.configuration.configuration import Configuration
from conductor.client.worker.worker import Worker

from bench.noop import task_names


async def noop() -> dict[str, bool]:
    """A task that does nothing. At module level: the SDK's processes find it by its name."""
    return {"ok": True}


def main() -> None:
    """Run the workers until SIGTERM."""
    url, types, at_a_time = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    os.environ["BENCH_PARENT"] = str(os.getpid())
    handler = TaskHandler(
        workers=[
            Worker(
                task_definition_name=name,
                execute_function=noop,
                thread_count=at_a_time,
                poll_interval=100,
                register_task_def=False,
                lease_extend_enabled=False,
            )
            for name in task_names(types)
        ],
        configuration=Configuration(server_api_url=url, log_level="WARNING"),
        scan_for_annotated_workers=False,
        monitor_processes=False,
    )
    handler.start_processes()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    try:
        while True:
            signal.pause()
    finally:
        handler.stop_processes()


def _exit_with_parent() -> None:
    """The SDK's processes do not notice that nobody is there any more."""
    parent = int(os.environ["BENCH_PARENT"])

    def watch() -> None:
        while os.getppid() == parent:
            time.sleep(0.5)
        os._exit(0)

    threading.Thread(target=watch, daemon=True).start()


if __name__ == "__main__":
    main()
elif "BENCH_PARENT" in os.environ:
    _exit_with_parent()
