"""Figures of all rounds, and the tables that are printed of them."""

import math
from collections import defaultdict
from collections.abc import Callable
from dataclasses import asdict, dataclass, field, replace
from statistics import median
from typing import Any

from bench.candidates import CANDIDATES
from bench.load import Window
from bench.noop import IN_SEQUENCE
from bench.usage import Memory


@dataclass(frozen=True)
class Level:
    """One window of one candidate, and the CPU seconds of its processes in it."""

    window: Window
    cpu: dict[str, float]

    @property
    def rate(self) -> float:
        """Tasks a second."""
        return self.window.tasks / self.window.seconds

    @property
    def cpu_ms(self) -> float:
        """CPU milliseconds a task, all processes together."""
        return sum(self.cpu_ms_by_process.values())

    @property
    def cpu_ms_by_process(self) -> dict[str, float]:
        """CPU milliseconds a task."""
        return {name: used * 1000 / self.window.tasks for name, used in self.cpu.items()}

    @property
    def requests(self) -> float:
        """Requests to Conductor a task."""
        return self.window.requests / self.window.tasks

    def plain(self) -> dict[str, Any]:
        """As JSON can hold it, without the server's documents."""
        return asdict(replace(self, window=replace(self.window, documents=[])))

    def latency(self, percent: float) -> float:
        """A percentile of the workflows' latencies in ms, by nearest rank."""
        return percentile(self.window.latencies, percent)


@dataclass(frozen=True)
class Idle:
    """With every task type and nothing to do: cores used, and memory, by process."""

    cores: dict[str, float]
    memory: dict[str, Memory]


@dataclass
class Figures:
    """All that was measured."""

    levels: dict[str, dict[int, list[Level]]] = field(
        default_factory=lambda: defaultdict(lambda: defaultdict(list))
    )
    idle: dict[str, Idle] = field(default_factory=dict)

    def add(self, key: str, in_flight: int, level: Level) -> None:
        """Keep one window's figures."""
        self.levels[key][in_flight].append(level)

    def median(self, key: str, in_flight: int, figure: Callable[[Level], float]) -> float:
        """The median over the rounds."""
        return median(map(figure, self.levels[key][in_flight]))

    def ratio(
        self, key: str, other: str, in_flight: int, figure: Callable[[Level], float]
    ) -> float:
        """The median of the rounds' ratios, so that a slow minute of the machine counts little."""
        # Of a run that was broken off, as many rounds as both have.
        pairs = zip(self.levels[key][in_flight], self.levels[other][in_flight], strict=False)
        return median(figure(one) / figure(two) for one, two in pairs)

    def plain(self) -> dict[str, Any]:
        """Everything as JSON can hold it."""
        return {
            "levels": {
                key: {n: [level.plain() for level in each] for n, each in levels.items()}
                for key, levels in self.levels.items()
            },
            "idle": {key: asdict(idle) for key, idle in self.idle.items()},
        }


def percentile(values: list[float], percent: float) -> float:
    """By nearest rank."""
    ordered = sorted(values)
    return ordered[max(0, math.ceil(percent / 100 * len(ordered)) - 1)]


def report(figures: Figures) -> str:
    """The tables, as Markdown."""
    keys = [c.key for c in CANDIDATES if c.key in figures.levels]
    titles = [f"({c.key}) {c.title}" for c in CANDIDATES if c.key in keys]
    lines = ["", *titles, ""]
    for in_flight in sorted({n for key in keys for n in figures.levels[key]}):
        measured = [key for key in keys if in_flight in figures.levels[key]]
        lines += [f"### {in_flight} workflows in flight", ""]
        lines += [*_level(figures, measured, in_flight), ""]
    if figures.idle:
        lines += ["### Idle, eleven task types", "", *_idle(figures), ""]
    return "\n".join(lines)


def _level(figures: Figures, keys: list[str], in_flight: int) -> list[str]:
    rows: list[tuple[str, Callable[[Level], float], int]] = [
        ("tasks/s", lambda level: level.rate, 0),
        ("workflow p50, ms", lambda level: level.latency(50), 0),
        ("workflow p95, ms", lambda level: level.latency(95), 0),
        ("workflow p99, ms", lambda level: level.latency(99), 0),
        ("task waits p50, ms", lambda level: percentile(level.window.waits, 50), 0),
        ("task turnaround p50, ms", lambda level: percentile(level.window.turnarounds, 50), 0),
        ("CPU, ms/task", lambda level: level.cpu_ms, 2),
        ("requests/task", lambda level: level.requests, 2),
    ]
    table = [_row("", *(f"({key})" for key in keys), *_ratio_titles(keys))]
    table.append(_row("---", *("---:" for _ in table[0].split("|")[3:])))
    for title, figure, digits in rows:
        values = [f"{figures.median(key, in_flight, figure):.{digits}f}" for key in keys]
        ratios = [f"{figures.ratio('b', other, in_flight, figure):.2f}" for other in _others(keys)]
        table.append(_row(title, *values, *ratios))
    table += ["", *_by_process(figures, keys, in_flight)]
    if {"b", "c"} <= set(keys):
        added = figures.median("b", in_flight, rows[1][1]) - figures.median(
            "c", in_flight, rows[1][1]
        )
        table.append(f"- latency that (b) adds to (c), p50: {added / IN_SEQUENCE:.1f} ms a task")
    return table


def _by_process(figures: Figures, keys: list[str], in_flight: int) -> list[str]:
    lines = []
    for key in keys:
        names = figures.levels[key][in_flight][0].cpu
        parts = [f"{name} {_cpu_of(figures, key, in_flight, name):.2f}" for name in names]
        lines.append(f"- CPU of ({key}), ms/task: {', '.join(parts)}")
    return lines


def _cpu_of(figures: Figures, key: str, in_flight: int, name: str) -> float:
    return figures.median(key, in_flight, lambda level: level.cpu_ms_by_process[name])


def _idle(figures: Figures) -> list[str]:
    lines = [
        _row("", "CPU, % of a core", "PSS, MB", "RSS, MB"),
        _row("---", "---:", "---:", "---:"),
    ]
    for key, idle in figures.idle.items():
        for name, memory in idle.memory.items():
            used = f"{idle.cores[name] * 100:.1f}"
            lines.append(_row(f"({key}) {name}", used, f"{memory.pss:.0f}", f"{memory.rss:.0f}"))
        total = [
            sum(idle.cores.values()) * 100,
            sum(m.pss for m in idle.memory.values()),
            sum(m.rss for m in idle.memory.values()),
        ]
        lines.append(_row(f"({key}) together", f"{total[0]:.1f}", *(f"{t:.0f}" for t in total[1:])))
    return lines


def _others(keys: list[str]) -> list[str]:
    return [key for key in keys if key != "b"] if "b" in keys else []


def _ratio_titles(keys: list[str]) -> list[str]:
    return [f"b/{other}" for other in _others(keys)]


def _row(*cells: str) -> str:
    return "| " + " | ".join(cells) + " |"
