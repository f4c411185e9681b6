"""Keys: who may call, and that nobody else does once the API is published."""

import threading
from http.server import BaseHTTPRequestHandler, HTTPServer

import httpx
import pytest
from pydantic import SecretStr, ValidationError

from gateway.app import create_app
from gateway.keys import ApiKeys
from gateway.settings import Settings


@pytest.mark.parametrize(
    ("headers", "accepted"),
    [
        ({"x-api-key": "one"}, True),
        ({"x-api-key": "two"}, True),
        ({"authorization": "Bearer two"}, True),
        ({"authorization": "bearer one"}, True),
        ({"authorization": "Basic one"}, False),
        ({"x-api-key": "on"}, False),
        ({"x-api-key": "önè"}, False),
        ({"x-api-key": ""}, False),
        ({}, False),
    ],
)
def test_a_call_needs_one_of_the_keys(headers: dict[str, str], accepted: bool) -> None:
    assert ApiKeys(["one", "two"]).accept(headers) is accepted


def test_without_keys_everybody_may_call() -> None:
    assert ApiKeys([]).accept({})


@pytest.mark.parametrize(
    "published", [{"host": "0.0.0.0"}, {"published_address": "192.0.2.1"}, {"host": "example.com"}]
)
def test_beyond_the_loopback_address_keys_are_needed(published: dict[str, str]) -> None:
    with pytest.raises(ValidationError, match="API_KEYS must be set"):
        Settings.model_validate(published)
    with_keys = Settings.model_validate({**published, "api_keys": "a, b"})
    assert with_keys.accepted_keys == ["a", "b"]


@pytest.mark.parametrize("published", [{}, {"host": "0.0.0.0", "published_address": "127.0.0.1"}])
def test_on_the_loopback_address_they_are_not(published: dict[str, str]) -> None:
    assert Settings.model_validate(published).accepted_keys == []


async def test_the_api_answers_401_without_a_key_and_shows_no_key_in_its_settings() -> None:
    settings = Settings(api_keys=SecretStr("secret"), pricing_url="http://127.0.0.1:9")
    transport = httpx.ASGITransport(create_app(settings))
    async with httpx.AsyncClient(transport=transport, base_url="http://gateway") as client:
        refused = await client.get("/api/v1/products/")
        passed = await client.get("/api/v1/products/", headers={"X-API-Key": "secret"})
        page = await client.get("/docs")
    assert (refused.status_code, passed.status_code, page.status_code) == (401, 502, 200)
    assert refused.headers["content-type"] == "application/problem+json"
    assert "secret" not in repr(settings)


async def test_customers_need_no_key_and_cannot_lie_about_their_address() -> None:
    asked: list[list[str]] = []

    class Quotes(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.headers.get_all("X-Forwarded-For") or [])
            self.send_response(200)
            self.end_headers()

        def log_message(self, *_args: object) -> None:
            """Nothing."""

    with HTTPServer(("127.0.0.1", 0), Quotes) as server:
        thread = threading.Thread(target=server.handle_request)
        thread.start()
        settings = Settings(
            api_keys=SecretStr("secret"), quotes_url=f"http://127.0.0.1:{server.server_port}"
        )
        customer = httpx.ASGITransport(create_app(settings), client=("192.0.2.7", 1))
        async with httpx.AsyncClient(transport=customer, base_url="http://gateway") as client:
            page = await client.get("/quotes/x.y", headers={"X-Forwarded-For": "198.51.100.1"})
        thread.join()
    assert page.status_code == 200
    assert asked == [["192.0.2.7"]]
