"""One service as a process of its own, to be killed."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from quotewright.local.process import Process
from support.ports import free_port

TESTS = Path(__file__).parents[1]


def service_process(module: str, folder: Path, **environment: str) -> Process:
    """`python -m <module> serve`, not started; `environment` is what it is configured by."""
    port = free_port()
    return Process(
        module,
        [sys.executable, "-m", module, "serve"],
        log=folder / f"{module}-{port}.log",
        env={**os.environ, "PYTHONPATH": str(TESTS), "PORT": str(port), **environment},
        health_url=f"http://127.0.0.1:{port}/health",
    )


@contextmanager
def started(process: Process) -> Iterator[Process]:
    """A process that runs inside the block, unless it ends or is killed; its log where we fail."""
    process.start()
    try:
        yield process
    except BaseException:
        print(f"The end of {process.log}:\n{process.last_lines()}")  # noqa: T201 - pytest shows it
        raise
    finally:
        process.kill()
