"""Every call of a model: what it was asked about, how it ended, what it took."""

from datetime import UTC, datetime
from decimal import Decimal
from typing import Final

from sqlalchemy import insert, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from contracts.message import Message
from summarizer.domain.model_usage import Tokens
from summarizer.tables import model_calls

STARTED: Final = "started"
ANSWERED: Final = "answered"


class ModelCall(Message):
    """One call. Its cost is in the currency of the configured prices."""

    model: str
    outcome: str
    """`answered`, the code of a failure, or `started` where the process died in between."""
    input_tokens: int
    cached_input_tokens: int
    output_tokens: int
    is_estimate: bool
    """Whether the server did not say what it used."""
    cost: Decimal
    started_at: datetime
    ended_at: datetime | None


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

    async def begin(
        self, thread_id: int, fingerprint: str, model: str, tokens: Tokens, cost: Decimal
    ) -> int:
        """Remember a call before it is made; its id."""
        statement = (
            insert(model_calls)
            .values(
                thread_id=thread_id,
                fingerprint=fingerprint,
                model=model,
                outcome=STARTED,
                is_estimate=True,
                started_at=datetime.now(UTC),
                **_figures(tokens, cost),
            )
            .returning(model_calls.c.id)
        )
        call_id: int = (await self._session.scalars(statement)).one()
        return call_id

    async def end(
        self,
        call_id: int,
        outcome: str,
        tokens: Tokens,
        cost: Decimal,
        *,
        is_estimate: bool,
        answer: str | None = None,
    ) -> None:
        """Remember how a call ended; `answer` is one to be given again."""
        await self._session.execute(
            update(model_calls)
            .where(model_calls.c.id == call_id)
            .values(
                outcome=outcome,
                is_estimate=is_estimate,
                ended_at=datetime.now(UTC),
                answer=answer,
                **_figures(tokens, cost),
            )
        )


def _figures(tokens: Tokens, cost: Decimal) -> dict[str, int | str]:
    return {
        "input_tokens": tokens.input,
        "cached_input_tokens": tokens.cached_input,
        "output_tokens": tokens.output,
        "cost": f"{cost.normalize():f}",
    }
