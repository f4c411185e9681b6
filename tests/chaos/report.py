"""What chaos did and what came of it, as text."""

import statistics
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from chaos.ledger import Ledger
from chaos.plan import How
from chaos.workflows import Started

FLOW_WITHIN_SECONDS = 5.0
"""What one hopes for between a process' return and the next task done; reported, not judged: the
machine may be busy."""


@dataclass
class Death:
    """One process' end and return. `back_at` is on the monotonic clock."""

    victim: str
    how: How
    away_seconds: float
    start_seconds: float
    back_at: float = field(repr=False)
    flowed_after_seconds: float | None = None
    """From its return to the next task done; None where nothing was left to do."""

    def __str__(self) -> str:
        """As a line of the log."""
        return (
            f"{self.victim}: {self.how.value}, away {self.away_seconds:.1f} s, "
            f"healthy {self.start_seconds:.1f} s after its start"
        )


@dataclass
class Report:
    """The whole of a run."""

    seed: int
    seconds: float
    deaths: list[Death]
    workflows: list[Started]
    retried: int
    """Executions that Conductor failed by itself, and that were retried."""
    executions: int
    """How many Conductor has; one for each start, however often it was asked for."""
    dead_letters: dict[str, int]
    ledger: Ledger

    @property
    def violations(self) -> list[str]:
        """Sentences; none where nothing was lost and nothing done twice."""
        found = [
            f"{w.workflow_id} is {w.ended_as or 'RUNNING'}, not {w.expected}: {w.reason}"
            for w in self.workflows
            if w.ended_as != w.expected
        ]
        if len({w.workflow_id for w in self.workflows}) != len(self.workflows):
            found.append("two keys gave the same execution")
        if self.executions != len(self.workflows):
            found.append(f"{len(self.workflows)} were started, Conductor has {self.executions}")
        return found + self.ledger.wrong

    def lines(self) -> Iterator[str]:
        """The report as text."""
        ends = Counter(w.ended_as or "RUNNING" for w in self.workflows)
        yield f"seed {self.seed}, {self.seconds:.0f} s, {len(self.deaths)} deaths"
        yield ""
        yield f"{'killed':<12}{'times':>6}{'start s':>10}{'flow s':>10}{'worst':>10}"
        for victim in sorted({death.victim for death in self.deaths}):
            yield _line(victim, [d for d in self.deaths if d.victim == victim])
        yield "(start: until healthy; flow: from then to the next task done; medians, worst flow)"
        yield ""
        yield f"workflows {dict(ends)}, executions {self.executions}"
        yield f"retried, for Conductor failed them without asking a worker: {self.retried}"
        ledger = self.ledger
        yield (
            f"quotes {ledger.quotes}, numbers {ledger.numbers}, PDFs {ledger.pdfs}, "
            f"notifications {ledger.notifications}, mails {ledger.mails}, "
            f"recorded failures {ledger.recorded_failures}"
        )
        yield f"dead letters {self.dead_letters or 'none'}"
        slow = [d for d in self.deaths if (d.flowed_after_seconds or 0) > FLOW_WITHIN_SECONDS]
        yield f"work flowed within {FLOW_WITHIN_SECONDS:.0f} s of all but {len(slow)} returns"
        yield ""
        yield from self.violations
        yield "VIOLATED" if self.violations else "nothing lost, nothing twice"


def _line(victim: str, deaths: list[Death]) -> str:
    starts = statistics.median(d.start_seconds for d in deaths)
    flows = [d.flowed_after_seconds for d in deaths if d.flowed_after_seconds is not None]
    flow, worst = (statistics.median(flows), max(flows)) if flows else (float("nan"),) * 2
    return f"{victim:<12}{len(deaths):>6}{starts:>10.1f}{flow:>10.1f}{worst:>10.1f}"
