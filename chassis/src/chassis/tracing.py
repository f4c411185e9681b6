"""Traces: one for each execution of a workflow, under the execution's own id.

Nothing is recorded unless OTEL_EXPORTER_OTLP_ENDPOINT names a collector; OpenTelemetry's other
variables mean what its specification says. Messages carry the context in their bodies, as W3C's
`traceparent`: the wire has no headers.
"""

import hashlib
import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final
from uuid import UUID

import structlog
from opentelemetry import trace
from opentelemetry.context import Context
from opentelemetry.trace import (
    NonRecordingSpan,
    Span,
    SpanContext,
    SpanKind,
    Status,
    StatusCode,
    TraceFlags,
    Tracer,
)
from opentelemetry.trace.propagation.tracecontext import TraceContextTextMapPropagator

from contracts.task import TaskRequest, TaskResult, TaskStatus

TRACER: Final[Tracer] = trace.get_tracer("quotewright")
"""It does nothing until `exporting` has begun."""

_W3C: Final = TraceContextTextMapPropagator()
_SPAN_ID_MASK: Final = (1 << 64) - 1


@contextmanager
def exporting(service: str, endpoint: str) -> Iterator[None]:
    """Send this process's spans to a collector while the block runs; nothing without `endpoint`."""
    if not endpoint:
        yield
        return
    # A process that is not traced does not pay for the SDK.
    from opentelemetry.exporter.otlp.proto.http.trace_exporter import (  # noqa: PLC0415
        OTLPSpanExporter,
    )
    from opentelemetry.sdk.resources import Resource  # noqa: PLC0415
    from opentelemetry.sdk.trace import TracerProvider  # noqa: PLC0415
    from opentelemetry.sdk.trace.export import BatchSpanProcessor  # noqa: PLC0415

    name = os.environ.get("OTEL_SERVICE_NAME") or service
    provider = TracerProvider(resource=Resource.create({"service.name": name}))
    provider.add_span_processor(BatchSpanProcessor(OTLPSpanExporter()))
    trace.set_tracer_provider(provider)
    try:
        yield
    finally:
        provider.shutdown()


def execution_context(workflow_instance_id: str) -> Context:
    """The parent of every span of an execution, the same in every process that makes one.

    Conductor begins no trace, so the execution's id is the trace's: it is found by the id that
    everybody has.
    """
    try:
        trace_id = UUID(workflow_instance_id).int
    except ValueError:
        digest = hashlib.sha256(workflow_instance_id.encode()).digest()
        trace_id = int.from_bytes(digest[:16], "big")
    root = SpanContext(
        trace_id, trace_id & _SPAN_ID_MASK, is_remote=True, trace_flags=TraceFlags(0x01)
    )
    return trace.set_span_in_context(NonRecordingSpan(root), Context())


def task_taken(request: TaskRequest, execution: Context) -> TaskRequest:
    """The request with the context of a span that says it was taken from Conductor."""
    span = TRACER.start_span(
        f"take {request.task_definition_name}",
        context=execution,
        kind=SpanKind.PRODUCER,
        attributes=_attributes(request),
    )
    span.end()
    return request.model_copy(update={"trace_context": _carrier(span)})


@contextmanager
def handling(request: TaskRequest) -> Iterator[Span]:
    """The span of a service's work on a task; what is logged inside carries its ids."""
    with TRACER.start_as_current_span(
        f"handle {request.task_definition_name}",
        context=_W3C.extract(request.trace_context, Context()),
        kind=SpanKind.CONSUMER,
        attributes={**_attributes(request), "conductor.retry_count": request.retry_count},
    ) as span:
        yield span


def task_handled(span: Span, result: TaskResult) -> TaskResult:
    """The result with the span's context, and the span with the result's status."""
    span.set_attribute("conductor.status", result.status.value)
    if result.status is not TaskStatus.COMPLETED:
        span.set_status(Status(StatusCode.ERROR, result.reason_for_incompletion))
    # Also where this process records nothing itself: the context passes through.
    carrier = _carrier(span)
    return result.model_copy(update={"trace_context": carrier}) if carrier else result


@contextmanager
def updating(result: TaskResult) -> Iterator[Span]:
    """The span of telling Conductor what came of a task.

    A service that passes no context on leaves the task's end in its execution's trace all the same.
    """
    parent = execution_context(result.workflow_instance_id)
    if result.trace_context:
        parent = _W3C.extract(result.trace_context, Context())
    with TRACER.start_as_current_span(
        f"update {result.task_definition_name}",
        context=parent,
        kind=SpanKind.CONSUMER,
        attributes={**_attributes(result), "conductor.status": result.status.value},
    ) as span:
        yield span


def name_execution(workflow_id: str) -> None:
    """Say in the current request's span which execution it started: that is another trace."""
    trace.get_current_span().set_attribute("conductor.workflow_id", workflow_id)


def trace_headers() -> dict[str, str]:
    """What a request that is passed on carries, so that its span hangs on the current one."""
    return _carrier(trace.get_current_span())


def add_trace_ids(
    _logger: object, _method: str, event: structlog.typing.EventDict
) -> structlog.typing.EventDict:
    """A processor of structlog's: the ids of the span that a line was written in."""
    span = trace.get_current_span()
    if span.is_recording():
        context = span.get_span_context()
        event["trace_id"] = trace.format_trace_id(context.trace_id)
        event["span_id"] = trace.format_span_id(context.span_id)
    return event


def _carrier(span: Span) -> dict[str, str]:
    carrier: dict[str, str] = {}
    _W3C.inject(carrier, trace.set_span_in_context(span, Context()))
    return carrier


def _attributes(message: TaskRequest | TaskResult) -> dict[str, str | int]:
    return {
        "conductor.task": message.task_definition_name,
        "conductor.task_id": message.task_id,
        "conductor.workflow_id": message.workflow_instance_id,
    }
