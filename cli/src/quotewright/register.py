"""Registers the definitions under `conductor/`, and reads them back to be sure."""

import json
import logging
from pathlib import Path
from typing import Any

import httpx

from quotewright.errors import Failed, NotReady, Unreachable

Definition = dict[str, Any]


def read_definitions(directory: Path) -> tuple[list[Definition], list[Definition]]:
    """Task definitions and workflow definitions, from their files."""
    tasks = [d for f in sorted((directory / "tasks").glob("*.json")) for d in _read(f)]
    workflows = [_read(f) for f in sorted((directory / "workflows").glob("*.json"))]
    if not tasks or not workflows:
        raise NotReady(
            f"There are no definitions under {directory}: expected tasks/ and workflows/."
        )
    return tasks, workflows


def register(directory: Path, conductor_url: str) -> list[str]:
    """Register or update every definition and verify each; their names.

    Raises Failed where the server has something else than the file afterwards.
    """
    tasks, workflows = read_definitions(directory)
    _write(tasks, workflows, conductor_url)
    with httpx.Client(base_url=conductor_url, timeout=30) as http:
        for task in tasks:
            _verify(http, f"/metadata/taskdefs/{task['name']}", task)
        for workflow in workflows:
            path = f"/metadata/workflow/{workflow['name']}?version={workflow['version']}"
            _verify(http, path, workflow)
    return [definition["name"] for definition in [*tasks, *workflows]]


def _write(tasks: list[Definition], workflows: list[Definition], conductor_url: str) -> None:
    # Importing it takes most of a second and changes how processes start: only where needed.
    from conductor.client.configuration.configuration import Configuration  # noqa: PLC0415
    from conductor.client.http.rest import ApiException  # noqa: PLC0415
    from conductor.client.orkes_clients import OrkesClients  # noqa: PLC0415

    logging.getLogger("conductor").setLevel(logging.ERROR)
    metadata = OrkesClients(Configuration(server_api_url=conductor_url)).get_metadata_client()
    try:
        for task in tasks:
            metadata.register_task_def(task)
        for workflow in workflows:
            metadata.register_workflow_def(workflow, overwrite=True)
    except ApiException as error:
        if error.status:
            raise Failed(f"Conductor refused a definition: {error.body or error.reason}") from error
        raise Unreachable(f"Conductor does not answer at {conductor_url}.") from error
    except httpx.TransportError as error:
        raise Unreachable(f"Conductor does not answer at {conductor_url}: {error}") from error


def _verify(http: httpx.Client, path: str, definition: Definition) -> None:
    stored = http.get(path).raise_for_status().json()
    if different := _differences(definition, stored):
        raise Failed(
            f"Conductor's definition of {definition['name']} differs from the file in: "
            + ", ".join(different)
        )


def _differences(wanted: Any, stored: Any, where: str = "") -> list[str]:
    """Where the server lost or changed what the file says; what it added does not count."""
    if isinstance(wanted, dict) and isinstance(stored, dict):
        return [
            path
            for key, value in wanted.items()
            for path in _differences(value, stored.get(key), f"{where}.{key}".lstrip("."))
        ]
    if isinstance(wanted, list) and isinstance(stored, list) and len(wanted) == len(stored):
        pairs = enumerate(zip(wanted, stored, strict=True))
        return [p for i, (a, b) in pairs for p in _differences(a, b, f"{where}[{i}]")]
    return [] if wanted == stored else [where]


def _read(file: Path) -> Any:
    try:
        return json.loads(file.read_text(encoding="utf-8"))
    except ValueError as error:
        raise Failed(f"{file} is not JSON: {error}") from error
