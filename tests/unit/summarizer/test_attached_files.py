"""Workbooks and PDFs that come with a mail: read within bounds, or listed as not read."""

import base64
import io
import struct
import zipfile
from collections.abc import Sequence
from datetime import date
from email.message import EmailMessage

import pytest
from docx import Document
from docx.shared import RGBColor
from openpyxl import Workbook
from openpyxl.styles import Font, PatternFill
from pypdf import PdfWriter
from weasyprint import HTML

from summarizer.domain import archives, workbooks
from summarizer.domain import pdf_text as pdf
from summarizer.domain.mail import read_mail
from summarizer.domain.rules_reader import read_by_rules
from summarizer.domain.word_text import word_text
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

    assert workbooks.workbook_text(content)[0].split("\n") == [
        "List",
        "",
        "Item\tQty",
        "Paper A4\t12",
        "Coffee\t7.5",
        "2026-03-02T00:00:00",
    ]


def test_a_hidden_sheet_is_not_read() -> None:
    assert workbooks.workbook_text(workbook(["Item"], hidden=["9999 ladders"])) == (
        "Item",
        "9999 ladders",
    )


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


def filled_pdf(*commands: str) -> bytes:
    """A page drawn by hand; `commands` are content stream operators."""
    stream = "\n".join(commands).encode()
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        (
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 400 400] /Contents 4 0 R"
            b" /Resources << /Font << /F 5 0 R >> >> >>"
        ),
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    body = b"%PDF-1.4\n"
    offsets = []
    for number, one in enumerate(objects, 1):
        offsets.append(len(body))
        body += b"%d 0 obj\n%s\nendobj\n" % (number, one)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    return (
        body
        + b"xref\n0 6\n0000000000 65535 f \n"
        + table
        + b"trailer\n<< /Size 6 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % len(body)
    )


LINE = "BT /F 12 Tf 20 {y} Td ({text}) Tj ET"


@pytest.mark.parametrize("hiding", ["1 1 1 rg", "1 g", "0 0 0 0 k", "0.98 0.98 0.98 rg", "3 Tr"])
def test_text_in_a_pdf_that_cannot_be_seen_is_hidden_text(hiding: str) -> None:
    content = filled_pdf(
        LINE.format(y=300, text="60 helmets"),
        "q",
        hiding,
        LINE.format(y=200, text="500 laptops"),
        "Q",
        LINE.format(y=100, text="12 ladders"),
    )

    text, hidden = pdf.pdf_text(content)

    assert text.split() == ["60", "helmets", "12", "ladders"]
    assert hidden == "500 laptops"


def test_white_letters_on_a_dark_ground_can_be_seen() -> None:
    ground = "0 0 0.5 rg 0 0 400 400 re f"
    content = filled_pdf(ground, "1 1 1 rg", LINE.format(y=300, text="60 helmets"))

    assert pdf.pdf_text(content) == (pdf.pdf_text(content)[0], "")
    assert "60 helmets" in pdf.pdf_text(content)[0]


def test_hidden_rows_columns_and_white_letters_of_a_workbook_are_hidden_text() -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (
        ["Item", "Qty", "Note"],
        ["Ladder", 3, "x9"],
        ["Laptop", 500, ""],
        ["Helmet", 60, ""],
    ):
        sheet.append(row)
    sheet.append(["Drill", 7])
    sheet["A5"].font = Font(color="FFFFFFFF")
    sheet["B5"].font = Font(color="FFFFFFFF")
    sheet["A1"].font = Font(color="FFFFFFFF")
    sheet["A1"].fill = PatternFill("solid", fgColor="FF000080")
    sheet.row_dimensions[3].hidden = True
    sheet.column_dimensions["C"].hidden = True
    content = io.BytesIO()
    book.save(content)

    text, hidden = workbooks.workbook_text(content.getvalue())

    assert text == "Item\tQty\nLadder\t3\n\nHelmet\t60"
    assert hidden.split() == ["Note", "x9", "Laptop", "500", "Drill", "7"]


def word(*, hide: bool = False) -> bytes:
    document = Document()
    document.add_paragraph("Please quote:")
    document.add_paragraph("60 helmets", style="List Bullet")
    table = document.add_table(rows=2, cols=2)
    for cell, text in zip(table._cells, ["Item", "Qty", "Ladder", "3"], strict=True):
        cell.text = text
    if hide:
        run = document.add_paragraph("seen ").add_run("500 laptops")
        run.font.hidden = True
        run = document.add_paragraph().add_run("90 % off")
        run.font.color.rgb = RGBColor(255, 255, 255)
    content = io.BytesIO()
    document.save(content)
    return content.getvalue()


def test_a_word_document_reads_as_it_looks() -> None:
    text, hidden = word_text(word(hide=True))

    assert [line for line in text.split("\n") if line] == [
        "Please quote:",
        "- 60 helmets",
        "Item\tQty",
        "Ladder\t3",
        "seen ",
    ]
    assert hidden.split("\n") == ["500 laptops", "90 % off"]


def tnef_object(level: int, name: int, kind: int, data: bytes) -> bytes:
    return struct.pack("<BHHI", level, name, kind, len(data)) + data + struct.pack("<H", 0)


def winmail(body: bytes, filename: bytes, content: bytes) -> bytes:
    return (
        struct.pack("<IH", 0x223E9F78, 1)
        + tnef_object(1, 0x9007, 6, struct.pack("<II", 1252, 0))
        + tnef_object(1, 0x800C, 2, body)
        + tnef_object(2, 0x9002, 6, bytes(14))
        + tnef_object(2, 0x8010, 1, filename + b"\0")
        + tnef_object(2, 0x800F, 6, content)
    )


def test_a_winmail_dat_is_taken_apart() -> None:
    inner = winmail("60 Helme für uns".encode("cp1252"), b"list.csv", b"Item;Qty\nLadder;3")
    with_text = read_mail(mail("winmail.dat", inner, "ms-tnef"), []).message
    alone = read_mail(
        b"From: a@b.example\nContent-Type: application/ms-tnef; name=winmail.dat\n"
        b"Content-Transfer-Encoding: base64\n\n" + base64.encodebytes(inner),
        [],
    ).message

    assert "[attachment: list.csv]\nItem;Qty\nLadder;3" in with_text.text
    assert "60 Helme" not in with_text.text
    assert alone.text.startswith("60 Helme für uns\n\n[attachment: list.csv]")
    assert [(file.filename, file.read) for file in alone.attachments] == [
        ("winmail.dat", True),
        ("list.csv", True),
    ]


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
        archive.writestr("xl/media/image1.png", b"0" * (archives.MAX_UNPACKED_BYTES + 1))
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
        ("list.docx", word()[:-40]),
        ("list.doc", b"\xd0\xcf\x11\xe0"),
        ("winmail.dat", b"\x78\x9f\x3e\x22no more"),
        ("list.txt", b"\x00\x01\x02"),
        ("list.zip", bomb()),
        ("scan.pdf", filled_pdf("3 Tr", LINE.format(y=9, text="500 laptops"))),
    ],
    ids=[
        *("none", "cut", "bomb", "long", "broken", "picture", "encrypted", "no Word", "cut Word"),
        *("old Word", "winmail", "binary", "archive", "scan"),
    ],
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
