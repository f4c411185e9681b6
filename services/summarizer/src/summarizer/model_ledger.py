"""The book of a model's calls: what is known or being asked, what may be spent, what was."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from chassis.database import Database
from summarizer.domain.model_usage import Budget, CallEnd, Question
from summarizer.model_failures import OVER_BUDGET, NoAnswerError, failure_named
from summarizer.store import ModelCallStore
from summarizer.store.model_calls import STARTED, LatestCall


@dataclass(frozen=True)
class Claim:
    """Whose a question is: answered already, asked by somebody just now, or the claimer's to ask.

    Whoever asks has a call for each attempt, and begins the next where it ends the last: nobody
    comes in between. For one who died others wait as long as an attempt may take.
    """

    call_id: int | None = None
    """Of the claimer's first attempt; null where the question is not the claimer's."""
    answer: str | None = None


class ModelLedger:
    """Each entry is a transaction of its own: what was paid for outlives the task it was for."""

    def __init__(self, database: Database, budget: Budget, *, attempt_seconds: float) -> None:
        self._database = database
        self._budget = budget
        self._attempt = timedelta(seconds=attempt_seconds)

    async def claim(self, question: Question, *, has_waited: bool = False) -> Claim:
        """Set aside what asking may take, unless the question is answered or asked.

        Raises NoAnswerError where that is too much, and with the failure of whoever asked where
        the claimer `has_waited` for it.
        """
        async with self._database.reading() as session:
            # Most of what is asked again is known, and needs no turn.
            if (known := await ModelCallStore(session).answer(question.fingerprint)) is not None:
                return Claim(answer=known)
        async with self._database.transaction() as session:
            store = ModelCallStore(session)
            await store.take_turn()
            if (known := await store.answer(question.fingerprint)) is not None:
                return Claim(answer=known)
            latest = await store.latest(question.fingerprint)
            if latest is not None and self._runs(latest):
                return Claim()
            if latest is not None and has_waited and (failure := failure_named(latest.outcome)):
                raise NoAnswerError(failure)
            call_id = await self._begin(store, question)
        if call_id is None:
            raise NoAnswerError(OVER_BUDGET)
        return Claim(call_id)

    async def is_asked(self, question: Question) -> bool:
        """Whether anybody is asking it."""
        async with self._database.reading() as session:
            latest = await ModelCallStore(session).latest(question.fingerprint)
        return latest is not None and self._runs(latest)

    async def end(self, call_id: int, end: CallEnd) -> None:
        """Book how a call ended and what it took; an answer is to be given again."""
        async with self._database.transaction() as session:
            await self._end(ModelCallStore(session), call_id, end)

    async def end_and_begin(
        self, call_id: int, end: CallEnd, question: Question, *, after_seconds: float
    ) -> int:
        """Book how a call ended, and set aside what the next may take; that one's id.

        Raises NoAnswerError where it is too much.
        """
        async with self._database.transaction() as session:
            store = ModelCallStore(session)
            await store.take_turn()
            await self._end(store, call_id, end)
            next_id = await self._begin(store, question, after_seconds=after_seconds)
        if next_id is None:
            raise NoAnswerError(OVER_BUDGET)
        return next_id

    def _runs(self, call: LatestCall) -> bool:
        return call.outcome == STARTED and datetime.now(UTC) < call.started_at + self._attempt

    async def _begin(
        self, store: ModelCallStore, question: Question, *, after_seconds: float = 0
    ) -> int | None:
        """A call's id; null where the thread's budget has no room for it."""
        most, cost = question.most, self._budget.prices.cost(question.most)
        spent = await store.usage(question.thread_id)
        if spent.tokens + most.total > self._budget.tokens or spent.cost + cost > self._budget.cost:
            return None
        return await store.begin(question, cost, after_seconds=after_seconds)

    async def _end(self, store: ModelCallStore, call_id: int, end: CallEnd) -> None:
        await store.end(call_id, end, self._budget.prices.cost(end.used))
