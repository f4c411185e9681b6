"""Conductor's HTTP API, as far as the bridge speaks it. Documents stay plain dicts."""

import ssl
from collections.abc import Mapping, Sequence
from json import loads as parse_json
from typing import Any, Self
from urllib.parse import quote

import aiohttp
from yarl import URL

from bridge.access import AUTHORIZATION, Access
from bridge.errors import (
    ConductorFailing,
    ConductorRejected,
    ConductorUnavailable,
    NotAllowed,
    NotFound,
)

CALL_SECONDS = 20.0
POLL_MARGIN_SECONDS = 10.0
Params = Mapping[str, Any] | Sequence[tuple[str, str]]


class ConductorClient:
    """One connection pool to one Conductor. Use it as an async context manager."""

    def __init__(
        self,
        url: str,
        worker_id: str,
        access: Access | None = None,
        tls: ssl.SSLContext | None = None,
    ) -> None:
        self._url = url.rstrip("/")
        self._worker_id = worker_id
        self._access = access or Access()
        self._tls = tls
        self._session: aiohttp.ClientSession | None = None

    async def __aenter__(self) -> Self:
        self._session = aiohttp.ClientSession(
            connector=aiohttp.TCPConnector(limit=0, keepalive_timeout=30, ssl=self._tls or True),
            timeout=aiohttp.ClientTimeout(total=CALL_SECONDS),
        )
        return self

    async def __aexit__(self, *_: object) -> None:
        if self._session is not None:
            await self._session.close()

    async def task_definition_names(self) -> list[str]:
        """Every registered task definition."""
        return [definition["name"] for definition in await self._call("GET", "/metadata/taskdefs")]

    async def workflow_names(self) -> list[str]:
        """Every registered workflow definition."""
        definitions = await self._call("GET", "/metadata/workflow")
        return sorted({definition["name"] for definition in definitions})

    async def poll(
        self, name: str, *, count: int, timeout_ms: int, domain: str = ""
    ) -> list[dict[str, Any]]:
        """Up to `count` tasks of one definition; they are ours from the moment of the answer."""
        params = {"workerid": self._worker_id, "count": count, "timeout": timeout_ms}
        tasks: list[dict[str, Any]] = await self._call(
            "GET",
            f"/tasks/poll/batch/{_segment(name)}",
            params=params | {"domain": domain} if domain else params,
            seconds=timeout_ms / 1000 + POLL_MARGIN_SECONDS,
        )
        return tasks or []

    async def queue_sizes(self, names: list[str]) -> dict[str, int]:
        """How many tasks of each definition wait to be polled."""
        if not names:
            return {}
        sizes: dict[str, int] = await self._call(
            "GET", "/tasks/queue/sizes", params=[("taskType", name) for name in names]
        )
        return sizes

    async def update_task(self, update: dict[str, Any]) -> None:
        """Report what came of a task. Safe to repeat: a task that has ended stays as it is."""
        await self._call("POST", "/tasks", json=update)

    async def start_workflow(
        self, name: str, workflow_input: dict[str, Any], correlation_id: str | None
    ) -> str:
        """Start an execution; its id. Conductor itself starts another each time it is asked."""
        params = {"correlationId": correlation_id} if correlation_id else None
        started = await self._call(
            "POST", f"/workflow/{_segment(name)}", json=workflow_input, params=params
        )
        return str(started)

    async def workflow(self, workflow_id: str) -> dict[str, Any]:
        """An execution with its tasks."""
        document: dict[str, Any] = await self._call(
            "GET", f"/workflow/{_segment(workflow_id)}", params={"includeTasks": "true"}
        )
        return document

    async def retry_workflow(self, workflow_id: str) -> None:
        """Let a workflow that ended badly try its failed task again."""
        await self._call("POST", f"/workflow/{_segment(workflow_id)}/retry")

    async def decide(self, workflow_id: str) -> None:
        """Let Conductor look now what is to be done next in an execution."""
        await self._call("PUT", f"/workflow/decide/{_segment(workflow_id)}")

    async def sweep(self, workflow_id: str) -> None:
        """Have an execution swept again from time to time, if Conductor had forgotten to."""
        await self._call("POST", f"/admin/sweep/requeue/{_segment(workflow_id)}")

    async def parent_workflow_id(self, workflow_id: str) -> str | None:
        """The execution that a sub-workflow belongs to; None for one that stands alone."""
        document = await self._call(
            "GET", f"/workflow/{_segment(workflow_id)}", params={"includeTasks": "false"}
        )
        return document.get("parentWorkflowId") or None

    async def running_workflow_ids(self, name: str) -> list[str]:
        """The executions of one workflow that have not ended."""
        ids: list[str] = await self._call("GET", f"/workflow/running/{_segment(name)}")
        return ids or []

    async def correlated_workflow_ids(self, name: str, correlation_id: str) -> list[str]:
        """The executions started with a correlation id, ended ones too. Needs an index."""
        found: list[dict[str, Any]] = await self._call(
            "GET",
            f"/workflow/{_segment(name)}/correlated/{_segment(correlation_id)}",
            params={"includeClosed": "true"},
        )
        return [workflow["workflowId"] for workflow in found or []]

    async def _call(
        self,
        method: str,
        path: str,
        *,
        params: Params | None = None,
        json: Any = None,
        seconds: float = CALL_SECONDS,
    ) -> Any:
        headers = await self._access.headers(self._fetch_token)
        arguments: dict[str, Any] = {"params": params, "json": json, "seconds": seconds}
        try:
            return await self._send(method, path, headers=headers, **arguments)
        except NotAllowed:
            if not self._access.uses_tokens:
                raise
        refused = headers[AUTHORIZATION]
        headers = await self._access.headers(self._fetch_token, refused=refused)
        return await self._send(method, path, headers=headers, **arguments)

    async def _fetch_token(self, credentials: Mapping[str, str]) -> str:
        answer = await self._send("POST", "/token", json=dict(credentials))
        if not isinstance(answer, dict) or not answer.get("token"):
            raise ConductorFailing("Conductor's /token gave no token.")
        return str(answer["token"])

    async def _send(
        self,
        method: str,
        path: str,
        *,
        headers: Mapping[str, str] | None = None,
        params: Params | None = None,
        json: Any = None,
        seconds: float = CALL_SECONDS,
    ) -> Any:
        if self._session is None:
            raise RuntimeError("ConductorClient is not open: use it in `async with`")
        try:
            async with self._session.request(
                method,
                URL(self._url + path, encoded=True),
                params=params,
                json=json,
                headers=headers,
                timeout=aiohttp.ClientTimeout(total=seconds),
            ) as response:
                if response.status >= 400:
                    raise _error(response.status, await response.text())
                body = (await response.read()).strip()
                if not body:
                    return None
                if response.headers.get("Content-Type", "").startswith("application/json"):
                    return parse_json(body)
                return body.decode()
        except (aiohttp.ClientError, TimeoutError) as error:
            raise ConductorUnavailable(
                f"{method} {path}: {type(error).__name__} {error}".rstrip()
            ) from error
        except ValueError as error:
            raise ConductorFailing(f"{method} {path}: not JSON: {error}") from error


def _segment(name: str) -> str:
    """One segment of a path, whatever its characters are."""
    if name in {".", ".."}:
        raise NotFound(404, f"There is nothing called {name!r}.")
    return quote(name, safe="")


def _error(status: int, body: str) -> ConductorUnavailable | ConductorRejected:
    message = f"Conductor answered {status}: {body[:300]}"
    if status in {401, 403}:
        return NotAllowed(
            f"{message}. Check CONDUCTOR_AUTH_KEY and CONDUCTOR_AUTH_SECRET, or CONDUCTOR_HEADERS."
        )
    if status == 404:
        return NotFound(status, message)
    if status in {408, 429} or status >= 500:
        return ConductorFailing(message)
    return ConductorRejected(status, message)
