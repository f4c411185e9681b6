"""Starts workflows, once for each Idempotency-Key: Conductor itself starts one at every call."""

import asyncio
import hashlib
import json
from typing import Any

from redis.asyncio import Redis

from bridge.conductor import ConductorClient
from bridge.errors import ConductorRejected, IdempotencyConflict

KEPT_SECONDS = 30 * 24 * 3600
CLAIM_SECONDS = 60
"""Longer than the two calls that it covers may take."""
WAIT_SECONDS = 5.0


class WorkflowStarter:
    """Remembers in Redis which execution a key started.

    The key is also the execution's correlation id, so that a start whose memory was lost, because
    the process died in between, is found again.
    """

    def __init__(self, conductor: ConductorClient, redis: Redis) -> None:
        self._conductor = conductor
        self._redis: Any = redis

    async def start(
        self, name: str, workflow_input: dict[str, Any], idempotency_key: str | None
    ) -> tuple[str, bool]:
        """The execution's id, and whether this call started it."""
        if idempotency_key is None:
            return await self._conductor.start_workflow(name, workflow_input, None), True
        digest = hashlib.sha256(
            json.dumps([name, workflow_input], sort_keys=True).encode()
        ).hexdigest()
        memory = f"bridge:started:{name}:{hashlib.sha256(idempotency_key.encode()).hexdigest()}"
        if await self._redis.set(memory, f"{digest}:", nx=True, ex=CLAIM_SECONDS):
            return await self._start_once(name, workflow_input, memory, digest)
        return await self._remembered(memory, digest), False

    async def _start_once(
        self, name: str, workflow_input: dict[str, Any], memory: str, digest: str
    ) -> tuple[str, bool]:
        correlation_id = memory.rsplit(":", 1)[1]
        try:
            before = await self._conductor.correlated_workflow_ids(name, correlation_id)
            workflow_id = before[0] if before else None
            if workflow_id is None:
                workflow_id = await self._conductor.start_workflow(
                    name, workflow_input, correlation_id
                )
        except ConductorRejected:
            # Surely not started. After anything else it may have been: the claim stays a while,
            # and the next request looks for the execution before it starts one.
            await self._redis.delete(memory)
            raise
        await self._redis.set(memory, f"{digest}:{workflow_id}", ex=KEPT_SECONDS)
        return workflow_id, not before

    async def _remembered(self, memory: str, digest: str) -> str:
        deadline = asyncio.get_running_loop().time() + WAIT_SECONDS
        while asyncio.get_running_loop().time() < deadline:
            known, _, workflow_id = (await self._redis.get(memory) or b"").decode().partition(":")
            if known and known != digest:
                raise IdempotencyConflict(
                    "This Idempotency-Key was used before with another input. "
                    "Use a new key for a new request."
                )
            if workflow_id:
                return workflow_id
            await asyncio.sleep(0.05)
        raise IdempotencyConflict(
            "A request with this Idempotency-Key is still being worked on. Ask again shortly."
        )
