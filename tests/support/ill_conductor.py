"""A Conductor that is ill on purpose: the real one cannot be made to answer 500 at will.

It stands in for nothing else; whatever can be shown on the real server is shown there.
"""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import Any

from aiohttp import web
from aiohttp.typedefs import Handler

from support.ports import free_port
from support.web_server import served


class IllConductor:
    """Gives the tasks it is told to, answers updates with the statuses it is told to."""

    def __init__(self) -> None:
        self.url = ""
        self.port = 0
        self.task_definitions: list[str] = []
        self.waiting: list[dict[str, Any]] = []
        self.poll_answers: list[tuple[int, str]] = []
        """What the next polls are answered with instead of tasks: status and body."""
        self.update_statuses: list[int] = []
        """What the next updates are answered with."""
        self.poison: set[str] = set()
        """Tasks whose updates are answered with 500, always."""
        self.slow_seconds = 0.0
        """How long every answer takes."""
        self.workers: set[str] = set()
        """Who polled and was given a task."""
        self.when_given: Callable[[], Awaitable[None]] | None = None
        """Runs once, after tasks were given out and before they are on their way."""
        self.garbled_definitions = False
        """Whether the list of task definitions is not what it is to be."""
        self.unknown: set[str] = set()
        """Tasks whose updates are answered with 404."""
        self.workflows: dict[str, dict[str, Any]] = {}
        """Running workflows; one that is empty answers 404."""
        self.updates: list[dict[str, Any]] = []
        self.polls: list[str] = []
        self.retried: list[str] = []
        """Workflows that were asked to try again."""
        self.decided: list[str] = []
        """Workflows that were to be decided about at once."""
        self.swept: list[str] = []
        """Workflows that were to be swept again."""
        self.workflow_reads = 0
        self.definition_reads = 0

    @asynccontextmanager
    async def running(self, port: int | None = None) -> AsyncIterator["IllConductor"]:
        """Listen on a port, or on a free one."""
        app = web.Application(middlewares=[self._slowly])
        app.router.add_get("/api/metadata/taskdefs", self._definitions)
        app.router.add_get("/api/metadata/workflow", self._workflow_definitions)
        app.router.add_get("/api/workflow/running/{name}", self._running)
        app.router.add_get("/api/workflow/{id}", self._workflow)
        app.router.add_put("/api/workflow/decide/{id}", self._decide)
        app.router.add_post("/api/admin/sweep/requeue/{id}", self._sweep)
        app.router.add_post("/api/workflow/{id}/retry", self._retry)
        app.router.add_get("/api/tasks/poll/batch/{name}", self._poll)
        app.router.add_get("/api/tasks/queue/sizes", self._sizes)
        app.router.add_post("/api/tasks", self._update)
        self.port = port or free_port()
        self.url = f"http://127.0.0.1:{self.port}/api"
        async with served(app, self.port):
            yield self

    @web.middleware
    async def _slowly(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        await asyncio.sleep(self.slow_seconds)
        return await handler(request)

    def status_of(self, task_id: str) -> str | None:
        """What became of a task that was given out; None where it was not."""
        task = self._task(task_id)
        return None if task is None else task["status"]

    def _task(self, task_id: str) -> dict[str, Any] | None:
        tasks = [task for w in self.workflows.values() for task in w.get("tasks", [])]
        return next((task for task in tasks if task["taskId"] == task_id), None)

    async def _definitions(self, _request: web.Request) -> web.Response:
        self.definition_reads += 1
        definitions = [{"name": name} for name in self.task_definitions]
        return web.json_response([7] if self.garbled_definitions else definitions)

    async def _workflow_definitions(self, _request: web.Request) -> web.Response:
        return web.json_response([{"name": "a_workflow"}])

    async def _running(self, _request: web.Request) -> web.Response:
        return web.json_response(list(self.workflows))

    async def _workflow(self, request: web.Request) -> web.Response:
        self.workflow_reads += 1
        workflow_id = request.match_info["id"]
        workflow = self.workflows.get(workflow_id)
        if not workflow:
            return web.json_response(status=404)
        return web.json_response({"workflowId": workflow_id, "status": "RUNNING"} | workflow)

    async def _decide(self, request: web.Request) -> web.Response:
        self.decided.append(request.match_info["id"])
        return web.Response()

    async def _sweep(self, request: web.Request) -> web.Response:
        self.swept.append(request.match_info["id"])
        return web.Response(text="true")

    async def _retry(self, request: web.Request) -> web.Response:
        self.retried.append(request.match_info["id"])
        return web.Response(status=204)

    async def _poll(self, request: web.Request) -> web.Response:
        self.polls.append(request.match_info["name"])
        if self.poll_answers:
            status, body = self.poll_answers.pop(0)
            return web.Response(status=status, text=body, content_type="application/json")
        count = int(request.query["count"])
        if not self.waiting and int(request.query["timeout"]):
            await asyncio.sleep(0.05)  # a long poll, only shorter
        given, self.waiting = self.waiting[:count], self.waiting[count:]
        if given:
            self.workers.add(request.query["workerid"])
        for task in given:
            # From now on it is somebody's, whether the answer arrives or not.
            task |= {"status": "IN_PROGRESS", "workflowTask": {"type": "SIMPLE"}}
            workflow = self.workflows.setdefault(task["workflowInstanceId"], {})
            workflow.setdefault("tasks", []).append(task)
        if given and self.when_given is not None:
            then, self.when_given = self.when_given, None
            await then()
        return web.json_response(given)

    async def _sizes(self, request: web.Request) -> web.Response:
        waiting = [task["taskDefName"] for task in self.waiting]
        return web.json_response({n: waiting.count(n) for n in request.query.getall("taskType")})

    async def _update(self, request: web.Request) -> web.Response:
        update = await request.json()
        self.updates.append(update)
        status = self._status_for(update["taskId"])
        if status < 400 and (task := self._task(update["taskId"])):
            task["status"] = update["status"]
        return web.Response(status=status, text="ill" if status >= 400 else "task-id")

    def _status_for(self, task_id: str) -> int:
        if task_id in self.unknown:
            return 404
        if task_id in self.poison:
            return 500
        return self.update_statuses.pop(0) if self.update_statuses else 200


def a_task(task_id: str, name: str = "fetch_pricing") -> dict[str, Any]:
    """A task as Conductor's poll gives it."""
    return {
        "taskId": task_id,
        "taskType": name,
        "taskDefName": name,
        "referenceTaskName": name,
        "workflowInstanceId": "w",
        "workflowType": "a_workflow",
        "inputData": {"n": 1},
        "pollCount": 1,
    }
