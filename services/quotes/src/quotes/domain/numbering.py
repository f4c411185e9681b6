"""Quote numbers: given once, at issue, without gaps."""

from datetime import date


def quote_number(day: date, sequence: int) -> str:
    """The number of the `sequence`-th quote (from 1) that is issued on a UTC day."""
    return f"Q-{day:%Y%m%d}-{sequence:03d}"


def pdf_url(number: str) -> str:
    """Where a quote's PDF is served, relative to the gateway."""
    return f"/api/v1/quotes/{number}/pdf"
