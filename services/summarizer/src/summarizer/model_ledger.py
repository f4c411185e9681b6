"""The book of a model's calls: what is known already, what may still be spent, what was."""

from chassis.database import Database
from summarizer.domain.model_usage import Budget, Tokens
from summarizer.model_failures import OVER_BUDGET, NoAnswerError
from summarizer.store import ModelCallStore
from summarizer.store.model_calls import ANSWERED


class ModelLedger:
    """Each entry is a transaction of its own: what was paid for outlives the task it was for."""

    def __init__(self, database: Database, budget: Budget) -> None:
        self._database = database
        self._budget = budget

    async def known(self, fingerprint: str) -> str | None:
        """An answer that was paid for before."""
        async with self._database.reading() as session:
            return await ModelCallStore(session).answer(fingerprint)

    async def begin(self, thread_id: int, fingerprint: str, model: str, most: Tokens) -> int:
        """Set aside what a call may take; its id. Raises NoAnswerError where that is too much."""
        cost = self._budget.prices.cost(most)
        async with self._database.transaction() as session:
            store = ModelCallStore(session)
            spent = await store.usage(thread_id)
            if (
                spent.tokens + most.total > self._budget.tokens
                or spent.cost + cost > self._budget.cost
            ):
                raise NoAnswerError(OVER_BUDGET)
            return await store.begin(thread_id, fingerprint, model, most, cost)

    async def answered(self, call_id: int, used: Tokens, *, is_estimate: bool, answer: str) -> None:
        """Book an answer, to be given again."""
        await self._end(call_id, ANSWERED, used, is_estimate=is_estimate, answer=answer)

    async def failed(self, call_id: int, code: str, used: Tokens, *, is_estimate: bool) -> None:
        """Book what a failure took."""
        await self._end(call_id, code, used, is_estimate=is_estimate)

    async def _end(
        self,
        call_id: int,
        outcome: str,
        used: Tokens,
        *,
        is_estimate: bool,
        answer: str | None = None,
    ) -> None:
        async with self._database.transaction() as session:
            await ModelCallStore(session).end(
                call_id,
                outcome,
                used,
                self._budget.prices.cost(used),
                is_estimate=is_estimate,
                answer=answer,
            )
