"""PDFs are rendered in processes that can be given up."""

import multiprocessing
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from contracts.quoting import GenerateQuoteInput, Quote
from quotes.domain.quote import Validity, issue_quote
from quotes.errors import RenderingError
from quotes.pdf import PdfRenderer
from quotes.settings import Settings


@pytest.fixture
def quote(wanted: dict[str, Any]) -> Quote:
    """A small quote."""
    validity = Validity(datetime(2023, 12, 15, tzinfo=UTC), days=30)
    return issue_quote(GenerateQuoteInput.model_validate(wanted), "Q-20231215-001", validity)


def renderer(*, timeout_seconds: int = 30, theme: Path | None = None) -> PdfRenderer:
    """One process, not started yet."""
    return PdfRenderer(
        Settings().seller.model_copy(update={"theme": theme}),
        workers=1,
        timeout_seconds=timeout_seconds,
        memory_megabytes=768,
    )


async def test_a_pdf_that_takes_too_long_is_given_up_and_the_next_one_is_rendered(
    quote: Quote,
) -> None:
    endless = quote.model_copy(update={"lines": quote.lines * 4000})
    impatient = renderer(timeout_seconds=2)

    async with impatient.running():
        with pytest.raises(RenderingError, match="too long"):
            await impatient.render(endless)
        assert (await impatient.render(quote)).startswith(b"%PDF")


async def test_a_pdf_that_takes_too_much_memory_is_given_up_and_the_next_one_is_rendered(
    quote: Quote, tmp_path: Path
) -> None:
    (tmp_path / "quote.html").write_text(
        '{% if quote.revision == 2 %}{{ "<br>" | safe * 200000000 }}{% endif %}Small.'
    )
    bounded = renderer(theme=tmp_path)

    async with bounded.running():
        with pytest.raises(RenderingError, match="too much memory"):
            await bounded.render(quote.model_copy(update={"revision": 2}))
        assert (await bounded.render(quote)).startswith(b"%PDF")


async def test_a_process_that_somebody_killed_is_replaced_and_the_pdf_rendered(
    quote: Quote,
) -> None:
    patient = renderer()

    async with patient.running():
        await patient.render(quote)
        for process in multiprocessing.active_children():
            process.kill()
        assert (await patient.render(quote)).startswith(b"%PDF")
