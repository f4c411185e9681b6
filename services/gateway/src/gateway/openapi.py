"""One OpenAPI document out of the services' own."""

from collections.abc import Mapping
from typing import Any

from gateway.routes import service_for

Document = dict[str, Any]

REF = "#/components/schemas/"


def merged(title: str, documents: Mapping[str, Document]) -> Document:
    """The public paths of every service; schemas of one name that differ get their service's."""
    paths: Document = {}
    schemas: Document = {}
    for service, document in documents.items():
        renamed = _with_distinct_schemas(service, document, schemas)
        schemas |= renamed.get("components", {}).get("schemas", {})
        paths |= {
            path: operations
            for path, operations in renamed["paths"].items()
            if service_for(path) == service
        }
    return {
        "openapi": "3.1.0",
        "info": {
            "title": title,
            "version": "0.1.0",
            "description": "Every service's API, through one address.",
        },
        "paths": paths,
        "components": {"schemas": schemas},
    }


def _with_distinct_schemas(service: str, document: Document, taken: Document) -> Document:
    schemas = document.get("components", {}).get("schemas", {})
    names = {
        name: f"{service}.{name}" if taken.get(name, schema) != schema else name
        for name, schema in schemas.items()
    }
    renamed: Document = _follow(
        document, {f"{REF}{old}": f"{REF}{new}" for old, new in names.items()}
    )
    if schemas:
        renamed["components"]["schemas"] = {
            names[name]: schema for name, schema in renamed["components"]["schemas"].items()
        }
    return renamed


def _follow(node: Any, references: Mapping[str, str]) -> Any:
    if isinstance(node, dict):
        return {key: _follow(value, references) for key, value in node.items()}
    if isinstance(node, list):
        return [_follow(value, references) for value in node]
    return references.get(node, node) if isinstance(node, str) else node
