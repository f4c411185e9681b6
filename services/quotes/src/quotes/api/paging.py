"""Which part of a list is asked for. Lists come with their whole length in `X-Total-Count`."""

from typing import Annotated, Final

from fastapi import Depends, Query

from quotes.store import Page

TOTAL_COUNT: Final = "X-Total-Count"
LARGEST_ID: Final = 2**63 - 1


def _page(
    limit: Annotated[int, Query(ge=1, le=500)] = 50,
    offset: Annotated[int, Query(ge=0, le=LARGEST_ID)] = 0,
) -> Page:
    return Page(limit, offset)


AskedPage = Annotated[Page, Depends(_page)]
