"""Asks the bridge whether an execution still waits. Who cannot tell keeps nobody from deciding."""

import contextlib
from http import HTTPStatus
from typing import Final
from urllib.parse import quote as escaped

import httpx
import structlog
from pydantic import ValidationError

from quotes.decisions import AWAIT_APPROVAL
from quotes.domain.execution import Execution, why_it_waits_no_more

log = structlog.get_logger(__name__)

ANSWER_SECONDS: Final = 3.0


class Executions:
    """Looks executions up at the bridge; without its address nobody is asked."""

    def __init__(self, bridge_url: str) -> None:
        self._bridge_url = bridge_url
        self._client = httpx.AsyncClient(timeout=ANSWER_SECONDS)

    def running(self) -> contextlib.AbstractAsyncContextManager[object]:
        """Close the connections with the block."""
        return contextlib.aclosing(self._client)

    async def why_it_waits_no_more(self, workflow_instance_id: str) -> str | None:
        """A sentence; None where it waits, or nobody can tell."""
        if not self._bridge_url:
            return None
        path = f"/api/v1/workflows/{escaped(workflow_instance_id, safe='')}"
        try:
            answer = await self._client.get(f"{self._bridge_url}{path}")
            if answer.status_code == HTTPStatus.NOT_FOUND:
                return "Conductor knows its workflow no more."
            execution = Execution.model_validate_json(answer.raise_for_status().content)
        except (httpx.HTTPError, ValidationError) as error:
            log.warning("execution_not_looked_up", error=repr(error))
            return None
        return why_it_waits_no_more(execution, AWAIT_APPROVAL)
