"""Ends entries of streams: result, acknowledgement and deletion in one transaction of Redis."""

from dataclasses import dataclass

from chassis.dead_letters import DeadLetters
from chassis.grouping import Grouping
from chassis.link import Command, Link, adding
from chassis.stream_reader import Delivery
from contracts.streams import BODY_FIELD, TASK_RESULTS
from contracts.task import TaskResult


@dataclass(frozen=True)
class _Ended:
    delivery: Delivery
    result: str | None
    dead_because: str | None


class Settler:
    """Settles deliveries of one group."""

    def __init__(self, link: Link, group: str, dead_letters: DeadLetters) -> None:
        self._link = link
        self._group = group
        self._dead_letters = dead_letters
        self._ended = Grouping(self._write)

    async def settle(
        self, delivery: Delivery, result: TaskResult | None, dead_because: str | None = None
    ) -> None:
        """All or nothing. Where it raises redis' error, the entry comes again."""
        body = None if result is None else result.model_dump_json()
        await self._ended.add(_Ended(delivery, body, dead_because))

    async def _write(self, group: list[_Ended]) -> None:
        commands: list[Command] = []
        ids: dict[str, list[bytes]] = {}
        for ended in group:
            delivery = ended.delivery
            if ended.result is not None:
                commands.append(adding(TASK_RESULTS, {BODY_FIELD: ended.result}))
            if ended.dead_because is not None:
                commands.append(self._dead_letters.bury(delivery, ended.dead_because))
            ids.setdefault(delivery.stream, []).append(delivery.entry_id)
        for stream, entries in ids.items():
            commands.append(("XACK", stream, self._group, *entries))
            commands.append(("XDEL", stream, *entries))
        await self._link.transaction(commands)
