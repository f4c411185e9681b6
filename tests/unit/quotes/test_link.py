"""Customers' links: made here or refused, and guessed by nobody."""

import base64
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contracts.quoting import Quote
from quotes.domain.guesses import ALLOWED, WINDOW_SECONDS, Guesses
from quotes.domain.link import BadLinkError, CustomerLink, LinkSigner
from quotes.links import CustomerLinks
from quotes.settings import Settings

SIGNER = LinkSigner("a secret of thirty-two characters")
LINK = CustomerLink("Q-20231215-001", 2, datetime(2024, 2, 15, tzinfo=UTC))


@given(st.text(max_size=32), st.integers(1, 2**31 - 1))
def test_a_link_that_was_signed_is_read(number: str, revision: int) -> None:
    link = CustomerLink(number, revision, LINK.expires_at)
    assert SIGNER.read(SIGNER.sign(link)) == link


@given(st.integers(0, 10_000), st.characters())
def test_a_link_of_which_anything_was_changed_is_refused(place: int, sign: str) -> None:
    token = SIGNER.sign(LINK)
    place %= len(token)
    changed = token[:place] + sign + token[place + 1 :]
    if changed != token and _decoded(changed) != _decoded(token):
        with pytest.raises(BadLinkError):
            SIGNER.read(changed)


def _decoded(token: str) -> list[bytes] | str:
    try:
        return [base64.urlsafe_b64decode(part + "==") for part in token.split(".")]
    except ValueError:
        return token


@pytest.mark.parametrize("token", ["", ".", "..", "x", "a.b", "é.é", "a" * 10_000, "\x00.\x00"])
def test_what_is_no_link_is_refused(token: str) -> None:
    with pytest.raises(BadLinkError):
        SIGNER.read(token)


def test_a_link_of_another_secret_is_refused() -> None:
    with pytest.raises(BadLinkError):
        LinkSigner("another secret of as many letters").read(SIGNER.sign(LINK))


def test_a_quotes_link_is_always_the_same_and_outlives_it(quote: Quote) -> None:
    links = CustomerLinks(SIGNER, "https://quotes.example", days=30)
    url = links.url(quote)

    assert url == links.url(quote)
    assert url.startswith("https://quotes.example/quotes/")
    assert SIGNER.read(url.rpartition("/")[2]) == links.link(quote)
    assert quote.valid_until == date(2024, 1, 14)
    assert links.link(quote).expires_at == datetime(2024, 2, 15, tzinfo=UTC)


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ({"customer_link_secret": "short"}, "32 characters"),
        ({"customer_notification": True}, "CUSTOMER_LINK_SECRET"),
    ],
)
def test_half_a_configuration_is_refused(settings: dict[str, object], said: str) -> None:
    with pytest.raises(ValueError, match=said):
        Settings.model_validate(settings)


def test_an_address_waits_after_too_many_guesses_and_its_neighbours_of_one_network_too() -> None:
    guesses = Guesses()
    for second in range(ALLOWED):
        assert not guesses.are_too_many("2001:db8::1", second)
        guesses.add("2001:db8::1", second)

    assert guesses.are_too_many("2001:db8::ffff", ALLOWED)
    assert not guesses.are_too_many("2001:db8:0:1::1", ALLOWED)
    assert not guesses.are_too_many("192.0.2.1", ALLOWED)
    assert not guesses.are_too_many("2001:db8::1", WINDOW_SECONDS)
