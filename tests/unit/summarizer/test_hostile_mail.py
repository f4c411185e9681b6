"""Malformed and adversarial mail: whatever comes, there is a message or a refusal that says why."""

import random
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from summarizer.domain.html_text import read_html
from summarizer.domain.mail import read_mail, split_mbox
from summarizer.domain.rules_reader import read_by_rules
from summarizer.errors import NotMailError
from support.mails import raw_mail

ROOT = Path(__file__).parents[3]
FIXTURES = sorted(
    [*(ROOT / "evaluation").rglob("*.eml"), *(ROOT / "samples").rglob("*.eml")],
    key=lambda path: path.name,
)
BOUNDED = settings(
    max_examples=60, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck)
)


def read(raw: bytes) -> None:
    """As the service does: it must come to an end, and every source must hold."""
    try:
        messages = [read_mail(one, ["seller.example"]).message for one in split_mbox(raw)]
    except NotMailError:
        return
    summary = read_by_rules(messages[0].subject, messages)
    texts = {message.message_id: message.text for message in messages}
    sources = [one.source for one in summary.products] + [one.source for one in summary.warnings]
    for source in sources:
        if source:
            assert texts[source.message_id][source.start : source.end] == source.quote


def mutations(raw: bytes, chance: random.Random) -> Iterator[bytes]:
    """Cut, doubled, shuffled, flipped, with what parsers trip over put in."""
    at, other = sorted(chance.sample(range(len(raw)), 2))
    lines = raw.split(b"\n")
    junk = chance.choice(
        [b"\0", b"\xff\xfe", b"--", b"\r\r", b"=?utf-8?b?", b"<div style='", b"&#x110000;", b"=\n"]
    )
    yield raw[:at]
    yield raw[at:]
    yield raw[:at] + raw[other:]
    yield raw[:other] + raw[at:]
    yield raw[:at] + junk * chance.randrange(1, 50) + raw[at:]
    yield bytes(byte ^ (chance.random() < 0.01) * chance.randrange(256) for byte in raw)
    yield b"\n".join(chance.sample(lines, len(lines)))
    yield raw.replace(b"\n", chance.choice([b"\r", b"\r\n", b"\n\n", b"\n "]))
    yield raw.replace(b"multipart/", chance.choice([b"message/", b"text/", b"multipart/x-"]))
    yield raw.replace(b"charset=", b"charset=x-none;a=").replace(b"quoted-printable", b"base64")


@pytest.mark.parametrize("path", FIXTURES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_mutated_mail_is_read_or_refused(path: Path) -> None:
    chance = random.Random(path.read_bytes())  # noqa: S311
    for mutated in mutations(path.read_bytes(), chance):
        read(mutated)


@BOUNDED
@given(st.binary(max_size=400), st.binary(max_size=200))
def test_any_bytes_as_header_and_body_are_read_or_refused(head: bytes, body: bytes) -> None:
    read(b"From: a@b.example\r\n" + head + b"\r\n\r\n" + body)


TAGS = st.sampled_from(
    [
        *(
            "<p>",
            "</p>",
            "<table>",
            "<tr>",
            "<td>",
            "</table>",
            "<!--",
            "-->",
            "<style>",
            "</style>",
        ),
        *(
            "<div style='",
            "display:none",
            "}",
            "{",
            "*~*",
            "p:has(b)",
            "'",
            ">",
            "60 helmets",
            "&lt;",
        ),
        *(
            "<blockquote type=cite>",
            "</html>",
            "<body hidden>",
            "<?xml",
            "\0",
            "color:#fff",
            "@media",
        ),
    ]
)


@BOUNDED
@given(st.lists(TAGS, max_size=40))
def test_any_html_is_read(tags: list[str]) -> None:
    html = read_html("".join(tags))
    assert "\0" not in html.text


@pytest.mark.parametrize(
    "raw",
    [
        raw_mail(headers="X: " + "a" * 2_000_000),
        raw_mail(headers="\n".join(f"X-{number}: a" for number in range(20_000))),
        raw_mail(subject="=?utf-8?q?" + "=C3" * 50_000 + "?="),
        raw_mail(subject="=?utf-8?b?QQ==?= " * 20_000),
        raw_mail(headers="To: " + "a@b.example, " * 50_000),
        raw_mail(headers="References: " + "<a@b> " * 100_000),
        raw_mail(headers="Content-Type: text/plain" + "; a=b" * 50_000),
        raw_mail(
            headers="Content-Type: text/plain; " + " ".join(f"n*{n}=a;" for n in range(3_000))
        ),
        raw_mail(headers="Content-Transfer-Encoding: base64") + b"\n" + b"QUFB" * 500_000,
        raw_mail(
            "begin 644 x\n" + "M" * 1_000_000, headers="Content-Transfer-Encoding: x-uuencode"
        ),
        raw_mail("<" * 500_000, headers="Content-Type: text/html"),
        raw_mail("<a" * 300_000, headers="Content-Type: text/html"),
        raw_mail("x<!-- -->" * 100_000, headers="Content-Type: text/html"),
        raw_mail("<td>a</td>" * 50_000, headers="Content-Type: text/html"),
        raw_mail("<table><tr><td>" * 500 + "60 helmets", headers="Content-Type: text/html"),
        raw_mail("<b style='color:red'>" * 900 + "60", headers="Content-Type: text/html"),
        raw_mail(
            "<style>" + "p ~ p:has(b) * {display:none}" * 3_000 + "</style>" + "<p>a</p>" * 2_000,
            headers="Content-Type: text/html",
        ),
        raw_mail("<style>" + "@media{" * 20_000 + "</style>60", headers="Content-Type: text/html"),
        raw_mail("<i style='" + "(" * 100_000 + "'>60", headers="Content-Type: text/html"),
        raw_mail(">" * 500_000),
        raw_mail("> > > a\n" * 50_000),
        raw_mail("On " * 100_000 + "wrote:"),
        raw_mail("a" * 200_000 + " \n", headers="Content-Type: text/plain; format=flowed"),
        raw_mail("\u0301" * 200_000),
        raw_mail("-" * 300_000),
        raw_mail("\n" * 500_000),
    ],
    ids=range(26),
)
@pytest.mark.timeout(30)
def test_mail_made_to_take_for_ever_is_taken_apart_soon(raw: bytes) -> None:
    try:
        read = read_mail(raw, [])
    except NotMailError as refused:
        # How deep is too deep hangs on how deep the caller's own stack is.
        assert "nested too deeply" in str(refused)  # noqa: PT017
    else:
        assert read.message.sender.email == "ann@customer.example"
