"""The Docker stack as a project of Compose, and what a user does with it from outside."""

import asyncio
import os
import shutil
import subprocess
import time
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import httpx

REPOSITORY = Path(__file__).parents[2]
ENDED = {"COMPLETED", "FAILED", "TIMED_OUT", "TERMINATED"}
QUOTE = "quote_generation_workflow"
PATIENCE_SECONDS = 600.0

ALWAYS = (
    "summarizer",
    "pricing",
    "quotes",
    "bridge",
    "backend",
    "edge",
    "redis",
    "postgres",
    "elasticsearch",
    "conductor-server",
)
"""What runs all the time."""

ONCE = ("summarizer-migrations", "pricing-migrations", "quotes-migrations", "definitions")
"""What runs at each `up` and ends."""


def compose_command() -> list[str]:
    """Compose v2 where Docker has it, else 1.29; COMPOSE names another."""
    if named := os.environ.get("COMPOSE"):
        return named.split()
    plugin = subprocess.run(["docker", "compose", "version"], capture_output=True, check=False)
    if plugin.returncode == 0:
        return ["docker", "compose"]
    if shutil.which("docker-compose"):
        return ["docker-compose"]
    raise AssertionError("neither `docker compose` nor `docker-compose` is there")


class Project:
    """One `docker-compose.yml` under a name of its own, so that it meets no other's volumes."""

    def __init__(self, name: str) -> None:
        self._command = compose_command()
        self._env = dict(os.environ, COMPOSE_PROJECT_NAME=name)

    def run(self, *arguments: str) -> str:
        """A command of Compose; its standard output. Fails with what it said."""
        return self.shell([*self._command, *arguments])

    def guide(self, script: str) -> str:
        """Shell commands as the guide has them, `docker-compose` being whichever is here."""
        compose = " ".join(self._command)
        function = f'docker-compose() {{ command {compose} "$@" </dev/null; }}\n'
        return self.shell(["bash", "-e", "-o", "pipefail", "-c", function + script])

    def shell(self, command: list[str]) -> str:
        """A command in the repository's root; its standard output."""
        done = subprocess.run(
            command, cwd=REPOSITORY, env=self._env, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, f"{command}\n{done.stdout[-2000:]}\n{done.stderr[-4000:]}"
        return done.stdout

    def up(self, *arguments: str) -> None:
        """Start what does not run; returns once everything that others wait for is healthy."""
        self.run("up", "-d", *arguments)

    def containers(self, service: str) -> list[str]:
        """The ids of a service's containers, ended ones too."""
        return self.run("ps", "-a", "-q", service).split()

    def inspect(self, container: str, template: str) -> str:
        """A value that `docker inspect` knows."""
        return self.shell(["docker", "inspect", "--format", template, container]).strip()

    def sql(self, statement: str) -> str:
        """A statement's answer from the stack's database, as its owner."""
        psql = ("psql", "-U", "postgres", "-d", "hackathon_db", "-qtAc", statement)
        return self.run("exec", "-T", "postgres", *psql).strip()

    def leaves_redis(self, workflow_id: str) -> None:
        """Wait until Conductor has archived an execution."""
        scan = ("redis-cli", "--scan", "--pattern", f"conductor.*{workflow_id}")
        deadline = time.monotonic() + PATIENCE_SECONDS
        while left := self.run("exec", "-T", "redis", *scan):
            assert time.monotonic() < deadline, left
            time.sleep(2)


class Product:
    """The published addresses. Calls that may be repeated are, while containers come and go."""

    def __init__(self) -> None:
        self.api = httpx.AsyncClient(base_url="http://127.0.0.1:8000", timeout=60)
        self.conductor = httpx.AsyncClient(base_url="http://127.0.0.1:8080/api", timeout=60)

    async def close(self) -> None:
        """Close the connections."""
        await self.api.aclose()
        await self.conductor.aclose()

    async def healthy(self) -> None:
        """Wait until every service says that it can do its work."""
        await self._patiently(self.api, "GET", "/health")
        await self._patiently(self.conductor, "GET", "/metadata/taskdefs")

    async def start(self, name: str, workflow_input: dict[str, Any], key: str) -> str:
        """Start a workflow once, however often it takes to be heard; its id."""
        answer = await self._patiently(
            self.api,
            "POST",
            f"/api/v1/workflows/{name}",
            json=workflow_input,
            headers={"Idempotency-Key": key},
        )
        return str(answer["workflow_id"])

    async def start_quotes(self, keys: Iterable[str]) -> list[str]:
        """One workflow for each key, all at once."""
        started = (self.start(QUOTE, {"thread_id": 1}, key) for key in keys)
        return list(await asyncio.gather(*started))

    async def ended(self, workflow_id: str) -> dict[str, Any]:
        """An execution once it has ended, however it did."""
        async with asyncio.timeout(PATIENCE_SECONDS):
            while True:
                workflow = await self._patiently(
                    self.conductor, "GET", f"/workflow/{workflow_id}?includeTasks=false"
                )
                if workflow["status"] in ENDED:
                    return dict(workflow)
                await asyncio.sleep(1)

    async def all_ended(self, workflow_ids: Iterable[str]) -> list[dict[str, Any]]:
        """Every execution once it has ended."""
        return [await self.ended(workflow_id) for workflow_id in workflow_ids]

    async def found(self, query: str, workflow_id: str) -> None:
        """Wait until a search finds an execution: the index is a second behind."""
        async with asyncio.timeout(60):
            while True:
                answer = await self._patiently(
                    self.conductor, "GET", f"/workflow/search?query={query}&size=1000"
                )
                if workflow_id in {hit["workflowId"] for hit in answer["results"]}:
                    return
                await asyncio.sleep(1)

    async def _patiently(
        self, client: httpx.AsyncClient, method: str, path: str, **request: Any
    ) -> Any:
        said: object = None
        try:
            async with asyncio.timeout(PATIENCE_SECONDS):
                while True:
                    try:
                        answer = await client.request(method, path, **request)
                    except httpx.TransportError as error:
                        said = error
                    else:
                        if answer.is_success:
                            return answer.json()
                        said = answer.text
                    await asyncio.sleep(1)
        except TimeoutError:
            raise AssertionError(f"{method} {path}: {said!r}") from None
