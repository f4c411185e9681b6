"""What the bridge decides."""

from datetime import UTC, datetime

from bridge.domain.envelope import failure, request_from_task, update_from_result
from bridge.domain.routing import TaskQueue, served, task_queues
from contracts.streams import task_stream
from contracts.task import TaskResult, TaskStatus

NOW = datetime(2026, 1, 2, tzinfo=UTC)
RESULT = TaskResult(
    task_id="t",
    task_definition_name="fetch_pricing",
    workflow_instance_id="w",
    status=TaskStatus.COMPLETED,
    output_data={"lines": []},
    worker_id="pricing-1",
    completed_at=NOW,
)


def test_patterns_choose_the_task_definitions() -> None:
    names = ["fetch_pricing", "fetch_email_thread", "generate_pdf"]
    assert served(names, ["fetch_*"]) == {"fetch_pricing", "fetch_email_thread"}
    assert served(names, ["*"]) == set(names)


def test_a_task_that_is_named_is_served_though_nobody_registered_it() -> None:
    assert served(["generate_pdf"], ["generate_pdf", "sign_pdf"]) == {"generate_pdf", "sign_pdf"}


def test_each_definition_has_a_queue_without_a_domain_and_one_in_each_domain() -> None:
    queues = task_queues(["greet"], ["blue"])
    assert queues == {TaskQueue("greet"), TaskQueue("greet", "blue")}
    assert sorted(map(str, queues)) == ["blue:greet", "greet"]
    assert {task_stream(q.task_definition_name, q.domain) for q in queues} == {
        "tasks.greet",
        "tasks.blue:greet",
    }


def test_a_task_keeps_its_ids_and_input_on_the_stream() -> None:
    task = {
        "taskId": "t",
        "taskType": "fetch_pricing",
        "taskDefName": "fetch_pricing",
        "referenceTaskName": "price_it",
        "workflowInstanceId": "w",
        "workflowType": "quote_generation_workflow",
        "retryCount": 2,
        "pollCount": 3,
        "inputData": {"lines": []},
        "unknownField": object(),
    }
    request = request_from_task(task, now=NOW)
    assert request.task_id == "t"
    assert request.reference_task_name == "price_it"
    assert (request.retry_count, request.poll_count) == (2, 3)
    assert request.input_data == {"lines": []}
    assert request.correlation_id is None


def test_a_result_becomes_an_update_in_conductors_words() -> None:
    assert update_from_result(RESULT) == {
        "taskId": "t",
        "workflowInstanceId": "w",
        "workerId": "pricing-1",
        "status": "COMPLETED",
        "outputData": {"lines": []},
    }


def test_a_result_that_conductor_refuses_fails_the_task_with_the_reason() -> None:
    update = failure("t", "w", "too large")
    assert (update["taskId"], update["workflowInstanceId"]) == ("t", "w")
    assert update["status"] == "FAILED_WITH_TERMINAL_ERROR"
    assert update["outputData"] == {}
    assert update["reasonForIncompletion"] == "too large"
