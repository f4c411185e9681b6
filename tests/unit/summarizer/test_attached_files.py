"""Workbooks and PDFs that come with a mail: read within bounds, or listed as not read."""

import io
import zipfile
from collections.abc import Sequence
from datetime import date
from email.message import EmailMessage

import pytest
from openpyxl import Workbook
from pypdf import PdfWriter
from weasyprint import HTML

from summarizer.domain import pdf_text as pdf
from summarizer.domain import workbooks
from summarizer.domain.mail import read_mail
from summarizer.domain.rules_reader import read_by_rules
from summarizer.errors import UnreadableFileError


def workbook(*rows: Sequence[object], hidden: Sequence[object] | None = None) -> bytes:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in rows:
        sheet.append(list(row))
    if hidden:
        other = book.create_sheet("prices")
        other.append(list(hidden))
        other.sheet_state = "hidden"
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def mail(filename: str, content: bytes, subtype: str = "octet-stream") -> bytes:
    message = EmailMessage()
    message["From"] = "ann@customer.example"
    message["Subject"] = "Request"
    message.set_content("Please quote the attached list.")
    message.add_attachment(content, maintype="application", subtype=subtype, filename=filename)
    return message.as_bytes()


def test_a_workbook_reads_as_it_looks() -> None:
    content = workbook(
        ["List", None],
        [],
        ["Item", "Qty"],
        ["Paper  A4", 12.0],
        ["Coffee", 7.5],
        [date(2026, 3, 2)],
    )

    assert workbooks.workbook_text(content).split("\n") == [
        "List",
        "",
        "Item\tQty",
        "Paper A4\t12",
        "Coffee\t7.5",
        "2026-03-02T00:00:00",
    ]


def test_a_hidden_sheet_is_not_read() -> None:
    assert "9999" not in workbooks.workbook_text(workbook(["Item"], hidden=["9999 ladders"]))


def test_the_goods_of_an_attached_workbook_are_asked_for() -> None:
    content = workbook(["Artikel", "Menge"], ["Stehleiter", 3], ["Kopierpapier A4", 60])

    message = read_mail(mail("Liste.xlsx", content), []).message
    products = read_by_rules("Request", [message]).products

    assert [(one.description, str(one.quantity)) for one in products] == [
        ("Stehleiter", "3"),
        ("Kopierpapier A4", "60"),
    ]
    for one in products:
        assert one.source is not None
        assert message.text[one.source.start : one.source.end] == one.source.quote


def test_the_goods_of_an_attached_pdf_are_asked_for() -> None:
    content = HTML(
        string="<style>td, th { padding: 2mm 10mm }</style><table><tr><th>Item<th>Qty</tr>"
        "<tr><td>Step ladder<td>3</tr><tr><td>Copy paper<td>60</tr></table>"
    ).write_pdf()

    message = read_mail(mail("list.pdf", content, "pdf"), []).message

    assert [
        (one.description, str(one.quantity)) for one in read_by_rules("Request", [message]).products
    ] == [("Step ladder", "3"), ("Copy paper", "60")]


def blank_pdf(*, password: str | None = None) -> bytes:
    writer = PdfWriter()
    writer.add_blank_page(100, 100)
    if password:
        writer.encrypt(password, algorithm="RC4-128")
    content = io.BytesIO()
    writer.write(content)
    return content.getvalue()


def bomb() -> bytes:
    content = io.BytesIO(workbook(["Item"]))
    with zipfile.ZipFile(content, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/media/image1.png", b"0" * (workbooks.MAX_UNPACKED_BYTES + 1))
    return content.getvalue()


@pytest.mark.parametrize(
    ("filename", "content"),
    [
        ("list.xlsx", b"no workbook"),
        ("list.xlsx", workbook(["Item"])[:-40]),
        ("list.xlsx", bomb()),
        ("list.xlsx", workbook(*([n] for n in range(workbooks.MAX_ROWS + 1)))),
        ("list.pdf", b"%PDF-1.7 no more"),
        ("list.pdf", blank_pdf()),
        ("list.pdf", blank_pdf(password="secret")),
        ("list.docx", b"PK"),
    ],
    ids=["none", "cut", "bomb", "long", "broken", "picture", "encrypted", "other"],
)
def test_what_cannot_be_read_is_listed_and_a_person_is_told(filename: str, content: bytes) -> None:
    message = read_mail(mail(filename, content), []).message

    assert [(file.filename, file.read) for file in message.attachments] == [(filename, False)]
    warnings = read_by_rules("Request", [message]).warnings
    assert "unread_attachment" in {warning.code for warning in warnings}


def test_a_pdf_of_many_pages_is_not_read() -> None:
    writer = PdfWriter()
    for _ in range(pdf.MAX_PAGES + 1):
        writer.add_blank_page(100, 100)
    content = io.BytesIO()
    writer.write(content)

    with pytest.raises(UnreadableFileError, match="pages"):
        pdf.pdf_text(content.getvalue())
