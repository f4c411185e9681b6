"""Conductor's definitions, the messages and the task names say the same."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from contracts.schemas import schemas
from contracts.task import TaskRequest, TaskResult
from contracts.tasks import TASKS

ROOT = Path(__file__).parents[3]
TASK_FILES = sorted((ROOT / "conductor" / "tasks").glob("*.json"))
WORKFLOW_FILES = sorted((ROOT / "conductor" / "workflows").glob("*.json"))
REFERENCE = re.compile(r"\$\{([a-z_]+)\.(input|output)\.?([A-Za-z_]*)[^}]*\}")


def steps(tasks: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Every task of a workflow, those inside a SWITCH too."""
    found = []
    for task in tasks:
        found.append(task)
        for branch in [*task.get("decisionCases", {}).values(), task.get("defaultCase", [])]:
            found += steps(branch)
    return found


def test_there_is_one_definition_for_each_task() -> None:
    assert [file.stem for file in TASK_FILES] == sorted(TASKS)


@pytest.mark.parametrize("file", TASK_FILES, ids=lambda file: file.stem)
def test_a_task_definition_names_the_fields_of_its_messages(file: Path) -> None:
    (definition,) = json.loads(file.read_text())
    contract = TASKS[file.stem]
    assert definition["name"] == file.stem
    assert definition["inputKeys"] == list(contract.input.model_fields)
    assert definition["outputKeys"] == list(contract.output.model_fields)


@pytest.mark.parametrize("file", TASK_FILES, ids=lambda file: file.stem)
def test_a_task_definition_retries_soon_and_gives_up(file: Path) -> None:
    (definition,) = json.loads(file.read_text())
    assert 1 <= definition["retryCount"] <= 10
    assert definition["retryDelaySeconds"] <= 5
    assert definition["responseTimeoutSeconds"] < definition["timeoutSeconds"]
    assert definition["ownerEmail"]


@pytest.mark.parametrize("file", WORKFLOW_FILES, ids=lambda file: file.stem)
def test_a_workflow_uses_only_what_its_steps_declare(file: Path) -> None:
    workflow = json.loads(file.read_text())
    assert workflow["name"] == file.stem
    by_reference = {step["taskReferenceName"]: step for step in steps(workflow["tasks"])}
    for reference, _, field in REFERENCE.findall(json.dumps(workflow)):
        if reference == "workflow":
            assert field in workflow["inputParameters"]
        elif by_reference[reference]["type"] == "SIMPLE":
            assert field in TASKS[by_reference[reference]["name"]].output.model_fields


@pytest.mark.parametrize("file", WORKFLOW_FILES, ids=lambda file: file.stem)
def test_a_workflow_gives_each_task_just_its_input(file: Path) -> None:
    workflow = json.loads(file.read_text())
    for step in steps(workflow["tasks"]):
        if step["type"] == "SIMPLE":
            assert list(step["inputParameters"]) == list(TASKS[step["name"]].input.model_fields)


@pytest.mark.parametrize("file", WORKFLOW_FILES, ids=lambda file: file.stem)
def test_what_a_workflow_runs_beside_itself_exists(file: Path) -> None:
    workflow = json.loads(file.read_text())
    names = {other.stem for other in WORKFLOW_FILES}
    assert workflow.get("failureWorkflow", file.stem) in names
    for step in steps(workflow["tasks"]):
        if step["type"] == "SUB_WORKFLOW":
            assert step["subWorkflowParam"]["name"] in names


def test_the_committed_schemas_are_those_of_the_messages() -> None:
    folder = ROOT / "contracts" / "schemas"
    committed = {file.name: file.read_text() for file in folder.glob("*.json")}
    assert committed == schemas(), "run `make schemas`"


@pytest.mark.parametrize("model", [TaskRequest, TaskResult])
def test_a_message_with_fields_of_a_later_version_is_read(
    model: type[TaskRequest] | type[TaskResult],
) -> None:
    example = {
        "task_id": "t",
        "task_definition_name": "fetch_pricing",
        "reference_task_name": "fetch_pricing",
        "workflow_instance_id": "w",
        "workflow_name": "quote_generation_workflow",
        "input_data": {},
        "requested_at": "2026-01-01T00:00:00Z",
        "status": "COMPLETED",
        "worker_id": "pricing-1",
        "completed_at": "2026-01-01T00:00:01Z",
        "of_a_later_version": True,
    }
    assert model.model_validate(example).task_id == "t"


@pytest.mark.parametrize("file", WORKFLOW_FILES, ids=lambda file: file.stem)
def test_an_ended_workflow_is_archived_where_the_server_archives(file: Path) -> None:
    # Without it the server keeps every execution in Redis for ever.
    assert json.loads(file.read_text())["workflowStatusListenerEnabled"] is True
