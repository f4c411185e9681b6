"""Where a stack's processes send their spans: OTLP over HTTP on a free port of the loopback."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from opentelemetry.proto.collector.trace.v1.trace_service_pb2 import ExportTraceServiceRequest

from support.posts import taking_posts


@dataclass(frozen=True)
class ReceivedSpan:
    """A span as it came, its ids in hex."""

    service: str
    name: str
    trace_id: str
    span_id: str
    parent_id: str
    is_error: bool


class SpanReceiver:
    """Keeps every span that comes in."""

    def __init__(self) -> None:
        self.url = ""
        self._spans: list[ReceivedSpan] = []

    def of(self, workflow_id: str) -> list[ReceivedSpan]:
        """The spans of an execution's trace."""
        return [span for span in self._spans if span.trace_id == workflow_id.replace("-", "")]

    def _take(self, body: bytes) -> None:
        for resource in ExportTraceServiceRequest.FromString(body).resource_spans:
            attributes = {a.key: a.value.string_value for a in resource.resource.attributes}
            for scope in resource.scope_spans:
                self._spans += [
                    ReceivedSpan(
                        service=attributes["service.name"],
                        name=span.name,
                        trace_id=span.trace_id.hex(),
                        span_id=span.span_id.hex(),
                        parent_id=span.parent_span_id.hex(),
                        is_error=span.status.code == span.status.STATUS_CODE_ERROR,
                    )
                    for span in scope.spans
                ]

    @contextmanager
    def running(self) -> Iterator["SpanReceiver"]:
        """Listen while the block runs."""
        with taking_posts(lambda body, _headers: self._take(body)) as self.url:
            yield self
