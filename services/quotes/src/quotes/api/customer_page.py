"""The customer's page over HTTP: a link, no login, no cookie, no script.

Whoever has the link acts for the customer. As nothing else does, no other site can make a browser
act: there is no cookie that it would send along, and the link is sent to nobody (no referrer).
"""

import contextlib
from collections.abc import Awaitable, Callable
from http import HTTPStatus
from typing import Final
from urllib.parse import parse_qs

from fastapi import APIRouter, Request, Response
from fastapi.responses import HTMLResponse, RedirectResponse

from quotes.customer_desk import CustomerDesk
from quotes.domain.customer_view import FieldProblem, View
from quotes.domain.link import CustomerLink
from quotes.domain.text import plain
from quotes.doorkeeper import Doorkeeper, NoPageError
from quotes.errors import UnknownQuoteError
from quotes.links import PAGES
from quotes.page import Content, CustomerPage
from quotes.pdf_shelf import PdfShelf

LONGEST_FORM: Final = 20_000
HEADERS: Final = {
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; "
        "base-uri 'none'; frame-ancestors 'none'"
    ),
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Robots-Tag": "noindex, nofollow",
    "Cache-Control": "no-store",
}
STATUSES: Final = {
    View.NO_LINK: HTTPStatus.NOT_FOUND,
    View.LINK_EXPIRED: HTTPStatus.GONE,
    View.TOO_MANY: HTTPStatus.TOO_MANY_REQUESTS,
}
AHEAD: Final = ("sec-purpose", "purpose")
"""Headers of a browser that fetches what nobody looks at yet."""

Answer = Callable[[Request, str], Awaitable[Response]]


def customer_page_router(
    door: Doorkeeper, desk: CustomerDesk, page: CustomerPage, shelf: PdfShelf
) -> APIRouter:
    """The pages under one link. They are for people, so the API's document leaves them out."""
    router = APIRouter(prefix=f"{PAGES}/{{token}}", include_in_schema=False)
    pages = CustomerPages(door, desk, page, shelf)
    for path, answer in (("", pages.look), ("/quote.pdf", pages.pdf)):
        router.add_api_route(path, pages.for_whom_it_may(answer), methods=["GET"])
    for path, answer in (("/accept", pages.accept), ("/decline", pages.decline)):
        router.add_api_route(path, pages.for_whom_it_may(answer), methods=["POST"])
    # Without a quote a page has them, too.
    router.add_api_route("/style.css", pages.style, methods=["GET"])
    router.add_api_route("/logo", pages.logo, methods=["GET"])
    return router


class CustomerPages:
    """The answers."""

    def __init__(
        self, door: Doorkeeper, desk: CustomerDesk, page: CustomerPage, shelf: PdfShelf
    ) -> None:
        self._door = door
        self._desk = desk
        self._page = page
        self._shelf = shelf

    def for_whom_it_may(self, answer: Answer) -> Answer:
        """The same, with a page for whoever has no link that leads to a quote."""

        async def answer_or_tell(request: Request, token: str) -> Response:
            try:
                return await answer(request, token)
            except NoPageError as error:
                return self._told(request, error.view)
            except UnknownQuoteError:
                return self._told(request, View.NO_LINK)

        return answer_or_tell

    async def look(self, request: Request, token: str) -> Response:
        """The page."""
        return await self._shown(request, token)

    async def pdf(self, request: Request, token: str) -> Response:
        """The quote's PDF."""
        seen = await self._desk.look(self._admit(request, token))
        name = f'inline; filename="{seen.quote.quote_number}.pdf"'
        return Response(
            await self._shelf.fetch(seen.quote),
            media_type="application/pdf",
            headers=HEADERS | {"Content-Disposition": name},
        )

    async def style(self, request: Request, token: str) -> Response:
        """What a browser asks for when it shows the page, and a preview of the link does not."""
        if not any(header in request.headers for header in AHEAD):
            with contextlib.suppress(NoPageError, UnknownQuoteError):
                await self._desk.note_viewed(self._admit(request, token))
        return Response(self._page.style(), media_type="text/css", headers=HEADERS)

    async def logo(self) -> Response:
        """The seller's, whatever the link."""
        content, media_type = self._page.logo()
        return Response(content, media_type=media_type, headers=HEADERS)

    async def accept(self, request: Request, token: str) -> Response:
        """Take the customer's yes."""
        link = self._admit(request, token)
        fields = await _fields(request, "name", "order_number")
        if problem := FieldProblem.of(fields, required="name"):
            return await self._shown(request, token, problem, fields)
        await self._desk.accept(link, fields["name"], fields["order_number"] or None)
        return _back_to(token)

    async def decline(self, request: Request, token: str) -> Response:
        """Take the customer's no."""
        link = self._admit(request, token)
        fields = await _fields(request, "reason")
        if problem := FieldProblem.of(fields, required="reason"):
            return await self._shown(request, token, problem, fields)
        await self._desk.decline(link, fields["reason"])
        return _back_to(token)

    def _admit(self, request: Request, token: str) -> CustomerLink:
        return self._door.admit(request.client.host if request.client else "", token)

    async def _shown(
        self,
        request: Request,
        token: str,
        problem: FieldProblem | None = None,
        filled: dict[str, str] | None = None,
    ) -> Response:
        seen = await self._desk.look(self._admit(request, token))
        content = Content(
            seen.view,
            seen.quote.language,
            seen.quote,
            seen.answer,
            f"{PAGES}/{token}",
            problem,
            filled,
        )
        status = HTTPStatus.UNPROCESSABLE_ENTITY if problem else HTTPStatus.OK
        return HTMLResponse(self._page.render(content), status, headers=HEADERS)

    def _told(self, request: Request, view: View) -> Response:
        language = request.headers.get("accept-language", "").partition(",")[0]
        html = self._page.render(Content(view, language, base=f"{PAGES}/-"))
        return HTMLResponse(html, STATUSES[view], headers=HEADERS)


async def _fields(request: Request, *names: str) -> dict[str, str]:
    """A form's fields; one that is not there, or in a form that is too long, is empty."""
    body = await request.body()
    sent = parse_qs(body.decode("utf-8", "replace")) if len(body) <= LONGEST_FORM else {}
    return {name: plain(sent.get(name, [""])[0]).strip() for name in names}


def _back_to(token: str) -> Response:
    """So that a reload asks for the page and does not send the form again."""
    return RedirectResponse(f"{PAGES}/{token}", HTTPStatus.SEE_OTHER, headers=HEADERS)
