"""What the gateway decides: who answers a path, and one document out of many."""

import pytest

from gateway.openapi import merged
from gateway.routes import service_for


@pytest.mark.parametrize(
    ("path", "service"),
    [
        ("/api/v1/emails/", "summarizer"),
        ("/api/v1/emails/1/summarize", "summarizer"),
        ("/api/v1/products/HEL-1010", "pricing"),
        ("/api/v1/pricing/totals", "pricing"),
        ("/api/v1/price-lists/import", "pricing"),
        ("/api/v1/tax-rates/export", "pricing"),
        ("/api/v1/quotes/Q-20260101-001/pdf", "quotes"),
        ("/quotes/eyJ.x/quote.pdf", "quotes"),
        ("/quotes/../api/v1/quotes/", None),
        ("/api/v1/workflows/quote_generation_workflow", "bridge"),
        ("/api/v1/emailsandmore", None),
        ("/api/v1/", None),
        ("/api/v1/emails/../../../metrics", None),
        ("/api/v1/emails/%2e%2e/%2E%2E/metrics", None),
    ],
)
def test_a_path_belongs_to_one_service(path: str, service: str | None) -> None:
    assert service_for(path) == service


def document(path: str, schema: dict[str, object]) -> dict[str, object]:
    reference = {"$ref": "#/components/schemas/Thing"}
    return {
        "paths": {path: {"get": {"responses": {"200": reference}}}, "/health": {"get": {}}},
        "components": {"schemas": {"Thing": schema}},
    }


def test_schemas_of_one_name_that_differ_are_told_apart() -> None:
    whole = merged(
        "All",
        {
            "summarizer": document("/api/v1/emails/", {"type": "string"}),
            "pricing": document("/api/v1/products/", {"type": "integer"}),
        },
    )
    assert whole["components"]["schemas"] == {
        "Thing": {"type": "string"},
        "pricing.Thing": {"type": "integer"},
    }
    reference = whole["paths"]["/api/v1/products/"]["get"]["responses"]["200"]["$ref"]
    assert reference == "#/components/schemas/pricing.Thing"


def test_only_public_paths_are_in_the_document() -> None:
    whole = merged("All", {"summarizer": document("/api/v1/emails/", {})})
    assert list(whole["paths"]) == ["/api/v1/emails/"]
