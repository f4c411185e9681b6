"""What processes use: CPU time and memory, as the kernel counts them."""

from dataclasses import dataclass, field

import psutil

MEGABYTE = 1_000_000


@dataclass(frozen=True)
class Memory:
    """In megabytes. PSS counts a page that n processes share as 1/n in each, RSS as a whole."""

    pss: float
    rss: float


@dataclass
class Usage:
    """The CPU seconds of named processes; a process' children count as its own."""

    pids: dict[str, int]
    _before: dict[str, float] = field(default_factory=dict)

    def begin(self) -> None:
        """Count from now."""
        self._before = self._cpu()

    def cpu_seconds(self) -> dict[str, float]:
        """CPU time since `begin`, by process."""
        return {name: now - self._before[name] for name, now in self._cpu().items()}

    def memory(self) -> dict[str, Memory]:
        """Memory now, by process."""
        found = {}
        for name, pid in self.pids.items():
            infos = [process.memory_full_info() for process in _family(pid)]
            found[name] = Memory(
                pss=sum(info.pss for info in infos) / MEGABYTE,
                rss=sum(info.rss for info in infos) / MEGABYTE,
            )
        return found

    def _cpu(self) -> dict[str, float]:
        times = {
            name: [process.cpu_times() for process in _family(pid)]
            for name, pid in self.pids.items()
        }
        return {name: sum(t.user + t.system for t in each) for name, each in times.items()}


def _family(pid: int) -> list[psutil.Process]:
    process = psutil.Process(pid)
    return [process, *process.children(recursive=True)]
