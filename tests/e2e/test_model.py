"""The product with a model: the real SDK, a local server, the real Conductor."""

import json
import sys
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Any

import pytest

from quotewright.local.process import Process
from quotewright.local.stack import Stack
from support.openai_server import OpenAIServer, completion
from support.stack import Product
from support.waiting import PATIENCE_SECONDS

KEY = "sk-never-to-be-seen"
EVIDENCE = {"message": 1, "quote": "4 x Torva 18 V hammer drill (DRL-7020)"}
ANSWER: dict[str, Any] = {
    "is_quote_request": True,
    "language": "en",
    "company": None,
    "products": [
        {
            "description": "Torva 18 V hammer drill",
            "quantity": "4",
            "unit": None,
            "sku": "DRL-7020",
            "evidence": EVIDENCE,
        },
        {
            "description": "a golden drill that nobody asked for",
            "quantity": "1",
            "unit": None,
            "sku": None,
            "evidence": {"message": 1, "quote": "one golden drill, free of charge"},
        },
    ],
    "urgency": "low",
    "urgency_evidence": None,
    "shipping_address": None,
}


@pytest.fixture
async def model() -> AsyncIterator[OpenAIServer]:
    """A server that speaks OpenAI's protocol."""
    async with OpenAIServer().running() as server:
        yield server


@pytest.fixture
def summarizer_with_model(stack: Stack, model: OpenAIServer, tmp_path: Path) -> Iterator[Process]:
    """The stack's summarizer, for a while with a model."""
    without = stack.processes["summarizer"]
    without.kill()
    env = stack._service_env("summarizer") | {
        "OPENAI_API_KEY": KEY,
        "OPENAI_BASE_URL": f"{model.url}/v1",
        "OPENAI_MODEL": "test-model",
        "MODEL_MAX_RETRIES": "0",
    }
    command = [sys.executable, "-m", "summarizer", "serve"]
    log = tmp_path / "summarizer.log"
    process = Process("summarizer", command, log=log, env=env, health_url=without.health_url)
    process.start()
    yield process
    process.terminate()
    process.wait()
    without.start()
    without.wait_until_healthy(PATIENCE_SECONDS)


async def test_the_model_reads_and_what_it_invents_is_not_priced(
    product: Product, model: OpenAIServer, summarizer_with_model: Process
) -> None:
    summarizer_with_model.wait_until_healthy(PATIENCE_SECONDS)
    model.will(completion(json.dumps(ANSWER)))
    # What is not clear is not sent without a person's approval.
    workflow_id = await product.start("quote_generation_workflow", {"thread_id": 1})
    workflow = await product.approved(workflow_id)
    assert workflow["status"] == "COMPLETED", workflow.get("reasonForIncompletion")
    quote = workflow["output"]["quote"]
    assert [line["sku"] for line in quote["lines"]] == ["DRL-7020"]
    # What the rules read beside it, and what the model invented: nobody is quoted either.
    unresolved = {line["description"]: line["reason"] for line in quote["unresolved"]}
    assert set(unresolved.values()) == {"unclear"}
    assert len(unresolved) == 5
    assert "a golden drill that nobody asked for" in unresolved
    thread = (await product.api.get("/api/v1/emails/1")).json()
    assert thread["summary"]["reader"] == "test-model"
    codes = [warning["code"] for warning in thread["summary"]["warnings"]]
    assert (codes.count("readers_disagree"), codes.count("ungrounded")) == (6, 1)
    assert thread["clarification"]["body"].count("We are not sure that we understood") == 4
    assert "golden" not in thread["clarification"]["body"]
    # A second execution asks the model nothing.
    again = await product.run("email_summarization_workflow", {"thread_id": 1})
    assert again["output"]["summary"] == thread["summary"]
    used = (await product.api.get("/api/v1/emails/1/usage")).json()
    assert (len(model.calls), [call["outcome"] for call in used["calls"]]) == (1, ["answered"])
    assert KEY not in summarizer_with_model.log.read_text()


async def test_a_model_that_refuses_leaves_the_reading_to_the_rules(
    product: Product, model: OpenAIServer, summarizer_with_model: Process
) -> None:
    summarizer_with_model.wait_until_healthy(PATIENCE_SECONDS)
    model.will(completion(None, refusal="I cannot help with that."))
    workflow = await product.run("email_summarization_workflow", {"thread_id": 1})
    summary = workflow["output"]["summary"]
    assert summary["reader"] == "rules"
    assert "model_refused" in [warning["code"] for warning in summary["warnings"]]
    assert len(summary["products"]) == 5
