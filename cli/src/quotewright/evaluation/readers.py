"""Who reads a set: the rules, each collection of recorded answers, a model where a key is set."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from quotewright.evaluation.cases import Case
from quotewright.evaluation.recordings import Recording, ReplayServer, recordings_of

NO_MODEL = {"OPENAI_API_KEY": "", "AZURE_OPENAI_API_KEY": ""}
OnCase = Callable[[Case], None]

_REPLAYED = {"OPENAI_API_KEY": "recorded", "AZURE_OPENAI_API_KEY": ""}


@dataclass(frozen=True)
class SetReader:
    """One way to read a set; with `recordings` only the cases that there are answers for."""

    title: str
    environment: Mapping[str, str] = field(default_factory=dict)
    recordings: Mapping[str, Recording] | None = None

    def reads(self, case: Case) -> bool:
        """Whether it can read this case."""
        return self.recordings is None or case.name in self.recordings

    def told(self, case: Case) -> str:
        """The case's name, and what is wrong with the recorded answer, where that is known."""
        recording = (self.recordings or {}).get(case.name)
        return f"{case.name} ({recording.errs})" if recording and recording.errs else case.name

    @contextmanager
    def at_work(self) -> Iterator[tuple[Mapping[str, str], OnCase]]:
        """The environment that makes services read so, and what to call before each case."""
        if self.recordings is None:
            yield self.environment, lambda _case: None
            return
        with ReplayServer(self.recordings).running() as server:
            yield (
                _REPLAYED | {"OPENAI_BASE_URL": server.url, "OPENAI_MODEL": "recorded"},
                lambda case: server.turn_to(case.name),
            )


def readers_of(directory: Path, environment: Mapping[str, str]) -> Iterator[SetReader]:
    """Every reader that a set can be read by here."""
    yield SetReader("rules", NO_MODEL)
    for name, recordings in recordings_of(directory).items():
        yield SetReader(f"recorded answers, {name}", recordings=recordings)
    if environment.get("AZURE_OPENAI_ENDPOINT") and environment.get("AZURE_OPENAI_API_KEY"):
        yield SetReader("live, Azure OpenAI")
    elif environment.get("OPENAI_API_KEY"):
        yield SetReader(f"live, {environment.get('OPENAI_MODEL') or 'OpenAI'}")
