"""Bad mail and bad requests through the gateway: a clear error each, and the next one works."""

import json

import pytest

from support.stack import SAMPLES, Product
from support.waiting import PATIENCE_SECONDS

GOOD = next(iter(sorted((SAMPLES / "threads").glob("*.eml")))).read_bytes()


async def thread_count(product: Product) -> int:
    threads = (await product.api.get("/api/v1/emails/", params={"limit": 500})).json()
    return len(threads)


def mail(body: bytes, message_id: str, content_type: str = "text/plain; charset=utf-8") -> bytes:
    head = (
        "From: Pat <pat@customer.example>\r\nTo: sales@seller.example\r\n"
        f"Subject: A request\r\nMessage-ID: <{message_id}>\r\nMIME-Version: 1.0\r\n"
        f"Content-Type: {content_type}\r\nContent-Transfer-Encoding: 8bit\r\n\r\n"
    )
    return head.encode() + body


async def test_a_mail_that_is_too_large_is_refused_and_nothing_is_stored(product: Product) -> None:
    before = await thread_count(product)
    answer = await product.import_mail(
        ("small.eml", mail(b"4 x HEL-1010", "small@customer.example")),
        ("large.eml", mail(b"x" * 30_000_000, "large@customer.example")),
    )
    assert answer.status_code == 413
    assert "large.eml" in answer.json()["detail"]
    assert await thread_count(product) == before
    assert (await product.import_mail(("good.eml", GOOD))).status_code == 201


async def test_a_mail_in_a_broken_charset_is_imported_and_read(product: Product) -> None:
    body = "Bitte ein Angebot für 4 Stück HEL-1010".encode("latin-1")
    broken = mail(body, "broken@customer.example", "text/plain; charset=x-no-such-charset")
    answer = await product.import_mail(("broken.eml", broken))
    assert answer.status_code == 201
    thread_id = answer.json()["threads"][0]["thread_id"]
    (message,) = (await product.api.get(f"/api/v1/emails/{thread_id}/messages")).json()
    assert "4 Stück HEL-1010" in message["text"]
    workflow = await product.run("quote_generation_workflow", {"thread_id": thread_id})
    (line,) = workflow["output"]["quote"]["lines"]
    assert (line["sku"], line["quantity"]) == ("HEL-1010", "4")


async def test_an_empty_thread_fails_with_a_reason(product: Product) -> None:
    answer = await product.import_mail(("empty.eml", mail(b"", "empty@customer.example")))
    thread_id = answer.json()["threads"][0]["thread_id"]
    workflow = await product.run("quote_generation_workflow", {"thread_id": thread_id})
    assert workflow["status"] == "FAILED"
    # Its subject is read, and asks for nothing.
    assert "asks for nothing that can be quoted" in workflow["reasonForIncompletion"]


@pytest.mark.parametrize(
    ("method", "path", "body", "status", "word"),
    [
        ("POST", "/api/v1/products/match", b"{broken", 422, "JSON"),
        ("POST", "/api/v1/pricing/totals", b'{"lines": []}', 422, "line"),
        ("POST", "/api/v1/workflows/quote_generation_workflow", b"{broken", 422, "JSON"),
        ("POST", "/api/v1/emails/import", b"", 422, "files"),
        ("POST", "/api/v1/emails/999999/summarize", b"", 404, "999999"),
        ("GET", "/api/v1/quotes/Q-19990101-001", b"", 404, "Q-19990101-001"),
        ("GET", "/api/v1/products/NO-SUCH", b"", 404, "NO-SUCH"),
        ("GET", "/api/v1/nothing", b"", 404, "/docs"),
        ("GET", "/api/v1/emails/%2e%2e/%2e%2e/%2e%2e/metrics", b"", 404, "/docs"),
        (
            "POST",
            "/api/v1/workflows/quote_generation_workflow%3Fpriority=9",
            b"{}",
            404,
            "priority",
        ),
        ("DELETE", "/api/v1/emails/", b"", 405, "Method"),
    ],
)
async def test_a_bad_request_is_a_problem_that_says_what_is_wrong(
    product: Product, method: str, path: str, body: bytes, status: int, word: str
) -> None:
    headers = {"Content-Type": "application/json"}
    answer = await product.api.request(method, path, content=body, headers=headers)
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"] == "application/problem+json"
    assert word in answer.json()["detail"]


async def test_one_document_describes_every_service(product: Product) -> None:
    document = (await product.api.get("/openapi.json")).json()
    assert {
        "/api/v1/emails/import",
        "/api/v1/products/match",
        "/api/v1/pricing/totals",
        "/api/v1/quotes/{quote_number}/pdf",
        "/api/v1/workflows/{name}",
    } <= set(document["paths"])
    names = set(document["components"]["schemas"])
    text = json.dumps(document)
    references = {part.split('"')[0] for part in text.split("#/components/schemas/")[1:]}
    assert references <= names


async def test_a_service_that_is_down_is_named(product: Product) -> None:
    pricing = product.stack.processes["pricing"]
    pricing.kill()
    try:
        answer = await product.api.get("/api/v1/products/")
        assert answer.status_code == 502
        assert "pricing" in answer.json()["detail"]
        health = await product.api.get("/health")
        assert health.status_code == 503
        assert health.json()["checks"]["quotes"] == "ok"
    finally:
        pricing.start()
        pricing.wait_until_healthy(PATIENCE_SECONDS)
