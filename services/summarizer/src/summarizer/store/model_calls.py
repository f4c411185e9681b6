"""Every call of a model: what it was asked about, how it ended, what it took."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Final, NamedTuple

from sqlalchemy import insert, select, text, update
from sqlalchemy.ext.asyncio import AsyncSession

from contracts.message import Message
from summarizer.domain.model_usage import CallEnd, Question, Tokens
from summarizer.tables import model_calls

STARTED: Final = "started"
ANSWERED: Final = "answered"
ABANDONED: Final = "abandoned"

_TURN_LOCK = 0x6D6F6465


class ModelCall(Message):
    """One call. Its cost is in the currency of the configured prices."""

    model: str
    outcome: str
    """`answered`, the code of a failure, `abandoned` where its process was told to stop meanwhile,
    or `started` where it died."""
    input_tokens: int
    cached_input_tokens: int
    output_tokens: int
    is_estimate: bool
    """Whether the server did not say what it used."""
    cost: Decimal
    started_at: datetime
    ended_at: datetime | None


class LatestCall(NamedTuple):
    """The newest call that asked a question."""

    call_id: int
    outcome: str
    started_at: datetime


class ModelUsage(Message):
    """What reading one thread by model took, failures included."""

    thread_id: int
    tokens: int
    cost: Decimal
    calls: list[ModelCall]


class ModelCallStore:
    """Calls are written when they begin, with what they may take at most."""

    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def take_turn(self) -> None:
        """Until this transaction ends no other begins a call: two that met would each see that
        nobody asks, and that the thread's budget has room.

        SQLite lets only one transaction write anyway.
        """
        if self._session.get_bind().dialect.name == "postgresql":
            lock = text("SELECT pg_advisory_xact_lock(:key)")
            await self._session.execute(lock, {"key": _TURN_LOCK})

    async def answer(self, fingerprint: str) -> str | None:
        """What a model answered to the same question before."""
        query = (
            select(model_calls.c.answer)
            .where(model_calls.c.fingerprint == fingerprint, model_calls.c.answer.is_not(None))
            .order_by(model_calls.c.id.desc())
            .limit(1)
        )
        known: str | None = await self._session.scalar(query)
        return known

    async def latest(self, fingerprint: str) -> LatestCall | None:
        """The newest call that asked a question."""
        query = (
            select(model_calls.c.id, model_calls.c.outcome, model_calls.c.started_at)
            .where(model_calls.c.fingerprint == fingerprint)
            .order_by(model_calls.c.id.desc())
            .limit(1)
        )
        row = (await self._session.execute(query)).one_or_none()
        return None if row is None else LatestCall(*row)

    async def usage(self, thread_id: int) -> ModelUsage:
        """All that was spent on a thread, oldest call first."""
        names = [*ModelCall.model_fields]
        query = (
            select(*(model_calls.c[name] for name in names))
            .where(model_calls.c.thread_id == thread_id)
            .order_by(model_calls.c.id)
        )
        rows = (await self._session.execute(query)).mappings().all()
        calls = [ModelCall.model_validate(dict(row)) for row in rows]
        return ModelUsage(
            thread_id=thread_id,
            tokens=sum(call.input_tokens + call.output_tokens for call in calls),
            cost=sum((call.cost for call in calls), Decimal(0)),
            calls=calls,
        )

    async def begin(self, question: Question, cost: Decimal, *, after_seconds: float) -> int:
        """Remember a call before it is made, in so many seconds; its id."""
        statement = (
            insert(model_calls)
            .values(
                thread_id=question.thread_id,
                fingerprint=question.fingerprint,
                model=question.model,
                outcome=STARTED,
                is_estimate=True,
                started_at=datetime.now(UTC) + timedelta(seconds=after_seconds),
                **_figures(question.most, cost),
            )
            .returning(model_calls.c.id)
        )
        call_id: int = (await self._session.scalars(statement)).one()
        return call_id

    async def end(self, call_id: int, end: CallEnd, cost: Decimal) -> None:
        """Remember how a call ended, the first time that it is told."""
        await self._session.execute(
            update(model_calls)
            .where(model_calls.c.id == call_id, model_calls.c.outcome == STARTED)
            .values(
                outcome=end.outcome,
                is_estimate=end.is_estimate,
                ended_at=datetime.now(UTC),
                answer=end.answer,
                **_figures(end.used, cost),
            )
        )


def _figures(tokens: Tokens, cost: Decimal) -> dict[str, int | str]:
    return {
        "input_tokens": tokens.input,
        "cached_input_tokens": tokens.cached_input,
        "output_tokens": tokens.output,
        "cost": f"{cost.normalize():f}",
    }
