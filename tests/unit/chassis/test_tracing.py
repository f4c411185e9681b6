"""What is traced, and what passes through where nothing is."""

from datetime import UTC, datetime

import pytest
from opentelemetry import trace
from opentelemetry.sdk.trace import ReadableSpan, TracerProvider
from opentelemetry.sdk.trace.export import SimpleSpanProcessor
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter

from chassis import tracing
from chassis.tracing import execution_context, handling, task_handled, task_taken, updating
from contracts.task import TaskRequest, TaskResult, TaskStatus

WORKFLOW = "0f8fad5b-d9cb-469f-a165-70867728950e"

REQUEST = TaskRequest(
    task_id="t",
    task_definition_name="fetch_pricing",
    reference_task_name="fetch_pricing",
    workflow_instance_id=WORKFLOW,
    workflow_name="w",
    input_data={},
    requested_at=datetime(2024, 1, 1, tzinfo=UTC),
)
RESULT = TaskResult(
    task_id="t",
    task_definition_name="fetch_pricing",
    workflow_instance_id=WORKFLOW,
    status=TaskStatus.COMPLETED,
    worker_id="pricing-1",
    completed_at=datetime(2024, 1, 1, tzinfo=UTC),
)


@pytest.fixture
def spans(monkeypatch: pytest.MonkeyPatch) -> InMemorySpanExporter:
    """What a process that exports has recorded."""
    exporter = InMemorySpanExporter()
    provider = TracerProvider()
    provider.add_span_processor(SimpleSpanProcessor(exporter))
    monkeypatch.setattr(tracing, "TRACER", provider.get_tracer("test"))
    return exporter


def a_tasks_way(request: TaskRequest, result: TaskResult) -> TaskResult:
    """Bridge, service, bridge, as far as traces go."""
    taken = task_taken(request, execution_context(request.workflow_instance_id))
    with handling(taken) as span:
        result = task_handled(span, result)
    with updating(result):
        return result


def named(spans: InMemorySpanExporter) -> dict[str, ReadableSpan]:
    return {span.name: span for span in spans.get_finished_spans()}


def test_a_tasks_way_is_one_trace_under_the_executions_id(spans: InMemorySpanExporter) -> None:
    a_tasks_way(REQUEST, RESULT)

    take, handle, update = (
        named(spans)[f"{verb} fetch_pricing"] for verb in ("take", "handle", "update")
    )
    assert handle.parent is not None
    assert handle.parent.span_id == take.context.span_id
    assert update.parent is not None
    assert update.parent.span_id == handle.context.span_id
    assert len({span.context.trace_id for span in (take, handle, update)}) == 1
    assert trace.format_trace_id(take.context.trace_id) == WORKFLOW.replace("-", "")


def test_every_attempt_of_an_execution_hangs_on_the_same_parent(
    spans: InMemorySpanExporter,
) -> None:
    a_tasks_way(REQUEST, RESULT)
    a_tasks_way(REQUEST.model_copy(update={"task_id": "t2"}), RESULT)

    first, second = (s for s in spans.get_finished_spans() if s.name.startswith("take"))
    assert first.parent == second.parent
    assert first.parent is not None


def test_a_failed_task_is_an_error_with_its_reason(spans: InMemorySpanExporter) -> None:
    failed = {"status": TaskStatus.FAILED, "reason_for_incompletion": "No catalog."}

    a_tasks_way(REQUEST, RESULT.model_copy(update=failed))

    status = named(spans)["handle fetch_pricing"].status
    assert not status.is_ok
    assert status.description == "No catalog."


def test_a_service_that_passes_nothing_on_does_not_break_the_trace(
    spans: InMemorySpanExporter,
) -> None:
    with updating(RESULT):
        pass

    (update,) = spans.get_finished_spans()
    assert trace.format_trace_id(update.context.trace_id) == WORKFLOW.replace("-", "")


def test_an_execution_id_that_is_no_uuid_has_a_trace_too() -> None:
    one, other = (
        trace.get_current_span(execution_context(name)).get_span_context() for name in ("a", "b")
    )
    assert one.is_valid
    assert one.trace_id != other.trace_id


def test_a_process_that_records_nothing_passes_the_context_on() -> None:
    context = {"traceparent": f"00-{WORKFLOW.replace('-', '')}-00f067aa0ba902b7-01"}

    with handling(REQUEST.model_copy(update={"trace_context": context})) as span:
        result = task_handled(span, RESULT)

    assert result.trace_context == context


def test_without_a_trace_messages_carry_none() -> None:
    with handling(REQUEST) as span:
        assert task_handled(span, RESULT).trace_context == {}
