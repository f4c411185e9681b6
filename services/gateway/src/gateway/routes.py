"""Which service answers which path."""

from urllib.parse import unquote

from gateway.settings import Settings

PREFIXES = {
    "summarizer": ("/api/v1/emails",),
    "pricing": (
        *("/api/v1/products", "/api/v1/pricing", "/api/v1/price-lists", "/api/v1/minimum-prices"),
        *("/api/v1/customers", "/api/v1/tax-rates", "/api/v1/freight"),
    ),
    "quotes": (
        *("/api/v1/quotes", "/api/v1/errors", "/api/v1/notifications", "/api/v1/webhooks"),
        "/quotes",
    ),
    "bridge": ("/api/v1/workflows", "/api/v1/dead-letters"),
}


def service_urls(settings: Settings) -> dict[str, str]:
    """Service by service, its address."""
    return {
        "summarizer": settings.summarizer_url,
        "pricing": settings.pricing_url,
        "quotes": settings.quotes_url,
        "bridge": settings.bridge_url,
    }


def service_for(path: str) -> str | None:
    """The service that owns a path, or none."""
    if {".", ".."} & set(unquote(path).split("/")):
        return None  # it would lead to a place that is not the one it seems to
    for service, prefixes in PREFIXES.items():
        if any(path == prefix or path.startswith(prefix + "/") for prefix in prefixes):
            return service
    return None
