"""What OpenTelemetry is told of an execution."""

import json
from uuid import uuid4

from support.span_receiver import ReceivedSpan, SpanReceiver
from support.stack import Product
from support.waiting import eventually

QUOTE_TASKS = {
    "summarizer": {
        "fetch_email_thread",
        "extract_messages",
        "summarize_with_openai",
        "store_summary",
    },
    "pricing": {"extract_products", "fetch_pricing", "calculate_totals"},
    "quotes": {"generate_quote", "generate_pdf", "notify_completion"},
}


async def test_a_quote_is_one_trace_through_bridge_streams_and_services(
    product: Product, spans: SpanReceiver
) -> None:
    workflow = await product.run("quote_generation_workflow", {"thread_id": 1})
    # The summary's tasks are a sub-workflow's: fetch_email_thread is in both, and so is
    # store_summary, which keeps the clarification, too.
    tasks = 2 + sum(map(len, QUOTE_TASKS.values()))

    async def complete() -> list[ReceivedSpan]:
        found = spans.of(workflow["workflowId"])
        return found if len(found) == 3 * tasks else []

    trace = await eventually(complete)

    by_id = {span.span_id: span for span in trace}
    for service, names in QUOTE_TASKS.items():
        for name in names:
            handles = [span for span in trace if span.name == f"handle {name}"]
            assert {span.service for span in handles} == {f"quotewright-{service}"}
            for handle in handles:
                take = by_id[handle.parent_id]
                assert (take.service, take.name) == ("quotewright-bridge", f"take {name}")
                (update,) = (span for span in trace if span.parent_id == handle.span_id)
                assert (update.service, update.name) == ("quotewright-bridge", f"update {name}")
    assert not [span for span in trace if span.is_error]


async def test_a_failed_task_is_an_error_in_its_trace_and_its_log_line_names_the_trace(
    product: Product, spans: SpanReceiver
) -> None:
    workflow = await product.run("email_summarization_workflow", {"thread_id": 987654321})
    workflow_id = workflow["workflowId"]

    async def failed() -> list[ReceivedSpan]:
        return [span for span in spans.of(workflow_id) if span.is_error]

    (span,) = await eventually(failed)

    assert span.name == "handle fetch_email_thread"
    log = product.stack.processes["summarizer"].log.read_text().splitlines()
    assert any(span.trace_id in line and "task_done" in line for line in log), json.dumps(log[-5:])


async def test_a_request_is_one_trace_through_gateway_and_service(
    product: Product, spans: SpanReceiver
) -> None:
    trace_id = uuid4()
    asked = f"00-{trace_id.hex}-00f067aa0ba902b7-01"

    await product.api.get("/api/v1/emails/1", headers={"traceparent": asked})

    async def both() -> list[ReceivedSpan]:
        found = spans.of(str(trace_id))
        return found if len(found) == 2 else []

    by_service = {span.service: span for span in await eventually(both)}
    gateway, summarizer = (by_service[f"quotewright-{s}"] for s in ("gateway", "summarizer"))
    assert gateway.parent_id == "00f067aa0ba902b7"
    assert summarizer.parent_id == gateway.span_id
