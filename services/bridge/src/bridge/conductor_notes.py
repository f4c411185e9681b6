"""Conductor's notes of the tasks that it has scheduled, where its database is the bridge's Redis.

They are fields of the hash `<prefix>.SCHEDULED_TASKS.<workflow id>`, a note giving its task's id;
the tasks lie in `<prefix>.TASK.<task id>` as JSON.
"""

import json
from collections.abc import Collection
from importlib.resources import files
from typing import Any

from redis.asyncio import Redis

from bridge.domain.unstored import AT_THE_BEGINNING

TAKE_BACK_SCRIPT = (files("bridge") / "take_back.lua").read_text()


class ConductorNotes:
    """Without a prefix there are none."""

    def __init__(self, redis: Redis, prefix: str) -> None:
        self._redis: Any = redis
        self._prefix = prefix

    async def of(self, workflow_ids: Collection[str]) -> dict[str, dict[str, str]]:
        """By workflow: its notes, with the ids of their tasks."""
        if not self._prefix or not workflow_ids:
            return {}
        async with self._redis.pipeline(transaction=False) as pipeline:
            for workflow_id in workflow_ids:
                pipeline.hgetall(self._key("SCHEDULED_TASKS", workflow_id))
            found = await pipeline.execute()
        return {
            workflow_id: {note.decode(): task_id.decode() for note, task_id in notes.items()}
            for workflow_id, notes in zip(workflow_ids, found, strict=True)
        }

    async def take_back(self, workflow_id: str, note: str, lead: str) -> bool:
        """Let Conductor decide again about a task that it noted and did not store.

        `lead` is the id of the task whose end was to lead to it: Conductor has ticked that one off
        and would not look at it again. False, and nothing is changed, where the task is there.
        """
        notes = self._key("SCHEDULED_TASKS", workflow_id)
        noted = await self._redis.hget(notes, note)
        if noted is None:
            return False
        keys = [notes, self._key("TASK", noted.decode())]
        before = after = b""
        if lead != AT_THE_BEGINNING:
            keys.append(self._key("TASK", lead))
            before = await self._redis.get(keys[-1])
            if before is None:
                return False
            after = _not_ticked_off(before)
        arguments = [note, noted, before, after]
        return bool(await self._redis.eval(TAKE_BACK_SCRIPT, len(keys), *keys, *arguments))

    def _key(self, family: str, name: str) -> str:
        return f"{self._prefix}.{family}.{name}"


def _not_ticked_off(task: bytes) -> bytes:
    return json.dumps(json.loads(task) | {"executed": False, "retried": False}).encode()
