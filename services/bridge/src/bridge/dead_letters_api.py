"""Dead letters over HTTP."""

from datetime import datetime
from http import HTTPStatus
from typing import Annotated

from fastapi import APIRouter, Query
from pydantic import BaseModel, ConfigDict

from bridge.dead_letters import DeadLetterBox
from bridge.domain.replay import Replay


class DeadLetterSummary(BaseModel):
    """An entry that was given up; `id` is its place in `<stream>.dead`."""

    model_config = ConfigDict(from_attributes=True)

    stream: str
    id: str
    given_up_at: datetime
    reason: str
    group: str
    task_id: str | None
    workflow_id: str | None


class DeadLetterDetail(DeadLetterSummary):
    """With the message as it came."""

    body: str


class Replayed(BaseModel):
    """`published`: it is on its stream again. `retried`: its workflow tries again."""

    replay: Replay


def create_dead_letters_router(box: DeadLetterBox) -> APIRouter:
    """List, show, replay, drop."""
    router = APIRouter(prefix="/api/v1/dead-letters", tags=["dead letters"])

    @router.get("/", summary="What was given up, newest first")
    async def list_letters(
        stream: str | None = None, limit: Annotated[int, Query(ge=1, le=1000)] = 100
    ) -> list[DeadLetterSummary]:
        return [DeadLetterSummary.model_validate(x) for x in await box.list(stream, limit)]

    @router.get("/{stream}/{letter_id}", summary="One, with its message")
    async def show(stream: str, letter_id: str) -> DeadLetterDetail:
        return DeadLetterDetail.model_validate(await box.get(stream, letter_id))

    @router.post("/{stream}/{letter_id}/replay", summary="Have its work done again")
    async def replay(stream: str, letter_id: str) -> Replayed:
        return Replayed(replay=await box.replay(stream, letter_id))

    @router.delete("/{stream}/{letter_id}", status_code=HTTPStatus.NO_CONTENT, summary="Forget it")
    async def drop(stream: str, letter_id: str) -> None:
        await box.drop(stream, letter_id)

    return router
