"""One child process with a log file, that is there only while we are."""

import os
import shutil
import signal
import subprocess
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import IO

import httpx

from quotewright.errors import NotReady

STOP_SECONDS = 30.0
LAST_LINES = 15


class Process:
    """Start it, wait until it answers, stop or kill it; start it again with the same command."""

    def __init__(
        self,
        name: str,
        command: Sequence[str],
        *,
        log: Path,
        env: Mapping[str, str],
        health_url: str | None = None,
    ) -> None:
        self.name = name
        self.health_url = health_url
        self.log = log
        self._command = [*dies_with_us(), *command]
        self._env = dict(env)
        self._popen: subprocess.Popen[bytes] | None = None

    @property
    def pid(self) -> int | None:
        """The process id while it runs."""
        return self._popen.pid if self._popen is not None and self.running else None

    @property
    def running(self) -> bool:
        """Whether it was started and has not ended."""
        return self._popen is not None and self._popen.poll() is None

    @property
    def exit_code(self) -> int | None:
        """What it ended with; None while it runs or before it was started."""
        return None if self._popen is None else self._popen.poll()

    def start(self) -> None:
        """Start it, in a session of its own: Ctrl-C is for us, who stop everything in order."""
        with self._open_log() as log:
            self._popen = subprocess.Popen(
                self._command,
                stdout=log,
                stderr=subprocess.STDOUT,
                stdin=subprocess.DEVNULL,
                env=self._env,
                start_new_session=True,
            )

    def answers(self) -> bool:
        """Whether it is healthy now; raises NotReady where it has ended instead."""
        if self._popen is not None and self._popen.poll() is not None:
            raise NotReady(
                f"{self.name} ended with exit code {self._popen.returncode} while starting. "
                f"The end of {self.log}:\n{self.last_lines()}"
            )
        if self.health_url is None:
            return self.running
        try:
            return httpx.get(self.health_url, timeout=5).is_success
        except httpx.HTTPError:
            return False

    def last_lines(self) -> str:
        """The end of its log."""
        lines = self.log.read_text(errors="replace").splitlines()
        return "\n".join(lines[-LAST_LINES:])

    def terminate(self) -> None:
        """Ask it to stop."""
        if self.running and self._popen is not None:
            self._popen.terminate()

    def wait(self, seconds: float = STOP_SECONDS) -> None:
        """Wait until it has stopped; after `seconds` it is made to."""
        if self._popen is None:
            return
        try:
            self._popen.wait(seconds)
        except subprocess.TimeoutExpired:
            self.kill()

    def kill(self) -> None:
        """End it and its children at once, as a power cut would."""
        if self._popen is not None and self.running:
            os.killpg(self._popen.pid, signal.SIGKILL)
            self._popen.wait()

    def wait_until_healthy(self, seconds: float) -> None:
        """Raises NotReady where it does not answer in time."""
        deadline = time.monotonic() + seconds
        while not self.answers():
            if time.monotonic() > deadline:
                raise NotReady(
                    f"{self.name} is not healthy after {seconds:.0f} s. "
                    f"The end of {self.log}:\n{self.last_lines()}"
                )
            time.sleep(0.1)

    def _open_log(self) -> IO[bytes]:
        self.log.parent.mkdir(parents=True, exist_ok=True)
        return self.log.open("ab")


def dies_with_us() -> list[str]:
    """What to put before a command, so that the kernel ends it if we are killed.

    It is of util-linux, so on every Linux; elsewhere there is nothing like it.
    """
    return ["setpriv", "--pdeathsig", "TERM", "--"] if shutil.which("setpriv") else []
