"""Raw bytes to cleaned messages, however broken the mail is."""

from datetime import UTC, datetime

import pytest

from contracts.threads import Attachment, EmailMessage, Party
from summarizer.domain.mail import read_mail, split_mbox
from summarizer.errors import NotMailError
from support.mails import raw_mail


def read(raw: bytes) -> EmailMessage:
    return read_mail(raw, ["seller.example"]).message


def multipart(kind: str, *parts: str, subject: str = "Order") -> bytes:
    head = f"From: a@b.example\nSubject: {subject}\nContent-Type: multipart/{kind}; boundary=XX\n\n"
    return (head + "".join(f"--XX\n{part}\n" for part in parts) + "--XX--\n").encode()


PLAIN = "Content-Type: text/plain\n\n60 helmets"
HTML = "Content-Type: text/html\n\n<p>60 white helmets</p>"
HTML_TABLE = (
    "Content-Type: text/html\n\n"
    "<table><tr><td>SKU</td><td>Qty</td></tr><tr><td>HLM-1</td><td>60</td></tr></table>"
)


def test_a_plain_mail_becomes_a_message_with_all_its_fields() -> None:
    mail = read_mail(raw_mail(answers="question@seller.example"), ["seller.example"])
    assert mail.message == EmailMessage(
        message_id="first@customer.example",
        sender=Party(name="Ann Example", email="ann@customer.example"),
        role="customer",
        sent_at=datetime(2026, 3, 2, 8, 0, tzinfo=UTC),
        subject="Helmets",
        text="Please quote 60 white helmets.",
    )
    assert mail.refers_to == ("question@seller.example",)


def test_references_and_in_reply_to_are_followed_each_id_once() -> None:
    raw = raw_mail(answers="b@x", headers="References: <a@x>\r\n <b@x>")
    assert read_mail(raw, []).identifiers == ("first@customer.example", "b@x", "a@x")


@pytest.mark.parametrize(
    "declared", ["windows-1252", "iso-8859-1", "us-ascii", "utf-8", "x-unknown", "base64", ""]
)
def test_windows_text_is_read_whatever_it_is_declared_as(declared: str) -> None:
    head = f"From: a@b.example\nContent-Type: text/plain; charset={declared}\n\n"
    assert read(head.encode() + "für 5 € „Roma“".encode("cp1252")).text == "für 5 € „Roma“"


def test_undecodable_headers_are_read_as_what_they_most_likely_are() -> None:
    raw = "From: Jörg <j@b.example>\nSubject: =?x-none?q?Gr=FC=DFe?= für\n\nx".encode("cp1252")
    message = read(raw)
    assert message.sender == Party(name="Jörg", email="j@b.example")
    assert message.subject.endswith("für")


def test_a_missing_message_id_is_derived_from_the_mail_alone() -> None:
    raw = raw_mail(message_id=None)
    derived = read(raw).message_id
    assert derived.endswith("@generated.invalid")
    assert read(raw.replace(b"\r\n", b"\n") + b"\n\n").message_id == derived
    assert read(raw_mail("Another text.", message_id=None)).message_id != derived


@pytest.mark.parametrize("date", [None, "yesterday", "Mon, 99 Mar 2026 09:00:00 +0100"])
def test_a_mail_without_a_usable_date_is_read_all_the_same(date: str | None) -> None:
    assert read(raw_mail(date=date)).sent_at is None


@pytest.mark.parametrize(
    ("sender", "headers", "role"),
    [
        ("sales@seller.example", "", "seller"),
        ("Dana <dana@eu.seller.example>", "", "seller"),
        ("dana@notseller.example", "", "customer"),
        ("ann@customer.example", "Auto-Submitted: no", "customer"),
        ("ann@customer.example", "Auto-Submitted: auto-replied", "automatic"),
        ("ann@customer.example", "Precedence: bulk", "automatic"),
        ("MAILER-DAEMON@customer.example", "", "automatic"),
        ("no-reply@customer.example", "", "automatic"),
        ("no-reply@shop.example", "Reply-To: joe@customer.example", "customer"),
        ("no-reply@shop.example", "Reply-To: no-reply@customer.example", "automatic"),
        ("ann@customer.example", "Return-Path: <>", "automatic"),
        ("ann@customer.example", "Content-Type: multipart/report; boundary=x", "automatic"),
    ],
)
def test_the_role_follows_from_the_sender_and_the_headers(
    sender: str, headers: str, role: str
) -> None:
    assert read(raw_mail(sender=sender, headers=headers)).role == role


def test_plain_text_comes_before_html() -> None:
    assert read(multipart("alternative", PLAIN, HTML)).text == "60 helmets"


def test_html_comes_first_where_it_has_a_table_or_the_plain_text_is_empty() -> None:
    assert read(multipart("alternative", PLAIN, HTML_TABLE)).text == "SKU  \tQty\nHLM-1\t60"
    empty = "Content-Type: text/plain\n\n"
    assert read(multipart("alternative", empty, HTML)).text == "60 white helmets"


def test_hidden_html_is_reported_even_where_the_plain_text_is_read() -> None:
    html = "Content-Type: text/html\n\n<p>60</p><p style='display:none'>600</p>"
    message = read(multipart("alternative", PLAIN, html))
    assert (message.text, message.hidden_text) == ("60 helmets", "600")


def test_text_files_are_read_and_others_are_listed() -> None:
    csv = (
        'Content-Type: application/octet-stream\nContent-Disposition: attachment; filename="l.csv"'
        "\n\nsku;qty\nHLM-1;60"
    )
    image = 'Content-Type: image/png; name="logo.png"\nContent-ID: <logo>\n\nxyz'
    message = read(multipart("mixed", PLAIN, csv, image))
    assert message.text == "60 helmets\n\n[attachment: l.csv]\nsku;qty\nHLM-1;60"
    assert message.attachments == [
        Attachment(filename="l.csv", media_type="application/octet-stream", size=16, read=True),
        Attachment(
            filename="logo.png",
            media_type="image/png",
            size=3,
            read=False,
            inline=True,
            problem="it is a picture",
        ),
    ]


def test_an_attached_mail_is_read_with_what_is_attached_to_it() -> None:
    csv = "Content-Type: text/csv; name=l.csv\n\nHLM-1;60"
    inner = multipart("mixed", "Content-Type: text/plain\n\n8 ladders", csv).replace(b"XX", b"YY")
    message = read(multipart("mixed", PLAIN, f"Content-Type: message/rfc822\n\n{inner.decode()}"))
    assert message.text == (
        "60 helmets\n\n[attachment: message.eml]\n8 ladders\n\n[attachment: l.csv]\nHLM-1;60"
    )
    assert [file.filename for file in message.attachments] == ["message.eml", "l.csv"]


def test_a_seal_is_no_file_that_somebody_should_read() -> None:
    seal = "Content-Type: application/pkcs7-signature; name=smime.p7s\n\nxyz"
    assert read(multipart("signed", PLAIN, seal)).attachments == []


def test_a_reply_that_says_nothing_but_its_attachment_keeps_the_history_apart() -> None:
    quoted = "Content-Type: text/plain\n\n> our offer: 5 ladders"
    csv = "Content-Type: text/csv; name=l.csv\n\nHLM-1;60"
    message = read(multipart("mixed", quoted, csv))
    assert message.text == "[attachment: l.csv]\nHLM-1;60"
    assert message.quoted == "> our offer: 5 ladders"
    assert read(multipart("mixed", quoted)).text == "> our offer: 5 ladders"


@pytest.mark.parametrize(
    "raw",
    [
        raw_mail(headers="Content-Type: multipart/mixed"),
        raw_mail(headers="Content-Type: multipart/mixed; boundary=XX"),
        raw_mail(headers='Content-Type: text/plain; charset="\x00'),
        raw_mail(headers="Content-Type: text/plain;.*"),
        raw_mail(headers="Content-Disposition: attachment;.*"),
        raw_mail(headers="Content-Transfer-Encoding: base64"),
        raw_mail(sender='"unclosed <ann@customer.example>'),
        raw_mail(sender=".: ann@customer.example"),
        raw_mail(subject='"'),
        b"\xef\xbb\xbf" + raw_mail(),
    ],
)
def test_broken_mime_does_not_stop_the_import(raw: bytes) -> None:
    assert read(raw).sender.email == "ann@customer.example"


@pytest.mark.parametrize("raw", [b"", b"\n\n", b"just words\nand more", b"%PDF-1.7\n%\xe2\xe3"])
def test_what_has_no_header_of_a_mail_is_refused(raw: bytes) -> None:
    with pytest.raises(NotMailError, match="no header that mail has"):
        read(raw)


def test_a_mail_nested_without_end_is_refused() -> None:
    nested = b"".join(
        b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (level, level)
        for level in range(2_000)
    )
    for raw in (b"From: a@b.example\n" + nested, raw_mail(sender="(" * 3_000)):
        with pytest.raises(NotMailError, match="nested too deeply"):
            read(raw)


def test_an_mbox_is_split_at_its_separators_only() -> None:
    first = b"From: a@b.example\n\nHello\n\nFrom our side all is well.\n>From here too.\n\n"
    mbox = b"From a@b Mon Mar  2\n" + first + b"From c@d Tue Mar  3\n" + raw_mail()
    assert split_mbox(mbox) == [first.replace(b">From", b"From"), raw_mail()]
    assert split_mbox(raw_mail()) == [raw_mail()]


@pytest.mark.parametrize("subject", ["Automatic reply: x", "Abwesenheitsnotiz", "Undeliverable: x"])
def test_a_robots_subject_tells_it(subject: str) -> None:
    assert read(raw_mail(subject=subject)).role == "automatic"
    assert read(raw_mail(subject=f"About your {subject}")).role == "customer"


def test_a_web_forms_asker_is_the_customer() -> None:
    raw = raw_mail(sender="no-reply@shop.example", headers="Reply-To: Joe <joe@customer.example>")
    assert read(raw).sender == Party(name="Joe", email="joe@customer.example")


@pytest.mark.parametrize(
    "sender",
    [
        "sales@se11er.example",
        "sales@seler.example",
        "sales@sellerr.example",
        "sales@seller-example.com",
        "sales@seller.example.evil.example",
        "sales@sellerexample.com",
        "sales@xn--sller-zwe.example",
        '"R. Hale, Northgate Supply" <hale@elsewhere.example>',
    ],
)
def test_who_poses_as_the_seller_is_flagged_and_brings_nothing_into_a_conversation(
    sender: str,
) -> None:
    to = 'Cc: "Northgate Supply Sales" <sales@seller.example>'
    answer = read(raw_mail(sender=sender, headers=to, answers="a@x.example"))
    first = read(raw_mail(sender=sender, headers=to))
    assert [one.code for one in answer.findings] == ["suspicious_text"]
    assert [one.code for one in first.findings] == ["suspicious_text"]
    assert (answer.role, first.role) == ("automatic", "customer")


@pytest.mark.parametrize(
    "sender",
    ["ann@reseller.example", "ann@bestseller.example", "ann@customer.example", "x@teller.other"],
)
def test_other_domains_are_no_look_alikes(sender: str) -> None:
    assert read(raw_mail(sender=sender)).findings == []


def test_a_mail_without_words_says_what_its_subject_says() -> None:
    assert read(raw_mail("", subject="60 white helmets")).text == "60 white helmets"
    assert read(raw_mail("--\n", subject="60 white helmets")).text.startswith("--")


def test_the_date_of_receipt_stands_in_for_a_missing_one() -> None:
    received = "Received: from a by b;\n Mon, 2 Mar 2026 09:00:00 +0100"
    assert read(raw_mail(date=None, headers=received)).sent_at == datetime(
        2026, 3, 2, 8, tzinfo=UTC
    )


def test_flowed_text_is_joined_to_paragraphs() -> None:
    flowed = "Content-Type: text/plain; format=flowed"
    wrapped = "We need sixty of the white helmets that you offered to \nus last year.\n"
    items = "10 drills \n20 bits \n-- \nAnn"
    assert read(raw_mail(wrapped + items, headers=flowed)).text == (
        "We need sixty of the white helmets that you offered to us last year.\n"
        "10 drills\n20 bits\n--\nAnn"
    )
    delsp = read(raw_mail(wrapped, headers=f"{flowed}; delsp=yes"))
    assert "offered tous last year" in delsp.text


@pytest.mark.parametrize(
    ("broken", "meant"),
    [
        ("fÃ¼r 5 â\u201a¬ â€žRomaâ€œ", "für 5 € „Roma“"),
        ("crÃ¨me brÃ»lÃ©e, 3 Â½ m", "crème brûlée, 3 ½ m"),
        ("Â", "Â"),
        ("Ãpfel", "Ãpfel"),
        ("GÃ¶teborg", "Göteborg"),
    ],
)
def test_text_that_was_decoded_wrongly_on_its_way_is_mended(broken: str, meant: str) -> None:
    head = b"From: a@b.example\nContent-Type: text/plain; charset=utf-8\n\n"
    assert read(head + broken.encode()).text == meant


@pytest.mark.parametrize("charset", ["idna", "punycode", "unicode_escape", "rot13", "undefined"])
def test_what_is_no_charset_of_mail_is_not_tried(charset: str) -> None:
    head = f"From: a@b.example\nContent-Type: text/plain; charset={charset}\n\n"
    assert read(head.encode() + b"60 \\u0041 " + b"a-" * 50_000).text.startswith("60 \\u0041 a-a")


@pytest.mark.parametrize(
    "parameter",
    [
        "filename*=utf-8''St%C3%BCckliste.csv",
        "filename*0*=utf-8''St%C3%BCck; filename*1*=liste.csv",
        'filename="=?utf-8?q?St=C3=BCckliste.csv?="',
    ],
)
def test_file_names_are_decoded(parameter: str) -> None:
    csv = f"Content-Type: text/csv\nContent-Disposition: attachment; {parameter}\n\nHLM-1;60"
    [file] = read(multipart("mixed", PLAIN, csv)).attachments
    assert (file.filename, file.read) == ("Stückliste.csv", True)


def test_a_picture_that_somebody_sends_is_to_be_opened_and_a_logo_is_not() -> None:
    logo = "Content-Type: image/png\nContent-ID: <a>\nContent-Disposition: attachment\n\nx"
    photo = "Content-Type: image/png; name=list.png\nContent-Disposition: attachment\n\nx"
    related = f"Content-Type: multipart/related; boundary=YY\n\n--YY\n{HTML}\n--YY\n{logo}\n--YY--"
    files = read(multipart("mixed", related, photo)).attachments
    assert [(file.inline, file.read) for file in files] == [(True, False), (False, False)]


def test_mails_in_mails_are_read_to_some_depth_and_listed_below() -> None:
    raw = "From: a@b.example\nSubject: x\n\ndeepest"
    for level in range(8):
        raw = (
            f"From: a@b.example\nSubject: x\nContent-Type: multipart/mixed; boundary=b{level}\n\n"
            f"--b{level}\n\nlevel {level}\n--b{level}\n"
            f"Content-Type: message/rfc822\n\n{raw}\n--b{level}--\n"
        )
    message = read(raw.encode())
    assert "level 2" in message.text
    assert "deepest" not in message.text
    assert [file.read for file in message.attachments] == [True] * 5 + [False]


def test_a_mail_of_too_many_parts_is_refused() -> None:
    with pytest.raises(NotMailError, match="parts"):
        read(raw_mail(headers="Content-Type: multipart/mixed; boundary=X") + b"\n--X\n" * 20_000)


def test_hundreds_of_files_are_listed_and_not_all_read() -> None:
    csv = "Content-Type: text/csv; name=l.csv\n\nHLM-1;60"
    files = read(multipart("mixed", *[csv] * 300)).attachments
    assert [sum(file.read for file in files), len(files)] == [200, 300]
