"""HTML as a person sees it, and what a person does not see."""

import pytest

from summarizer.domain.html_text import read_html


@pytest.mark.parametrize(
    "hiding",
    [
        "<p style='display:none'>hidden</p>",
        "<p style='DISPLAY : NONE !important'>hidden</p>",
        "<p style='display:/**/none'>hidden</p>",
        "<p hidden>hidden</p>",
        "<p style='visibility:hidden'>hidden</p>",
        "<p style='opacity:0.0'>hidden</p>",
        "<p style='font-size:0'>hidden</p>",
        "<p style='font-size:1px'><b>hidden</b></p>",
        "<p style='font-size:0'><i></i>hidden</p>",
        "<p style='font-size:0'><b style='font-size:1em'>hidden</b></p>",
        "<p style='position:absolute;left:-9999px'>hidden</p>",
        "<style>.gone, #x { display: none }</style><p class='a gone'>hidden</p>",
        "<style>p.gone{mso-hide:all}</style><p class='gone'>hidden</p>",
        "<!-- hidden -->",
    ],
)
def test_hidden_text_is_taken_out_and_reported(hiding: str) -> None:
    html = read_html(f"<p>before</p>{hiding}<p>after</p>")
    assert html.text.split() == ["before", "after"]
    assert html.hidden.split() == ["hidden"]


@pytest.mark.parametrize(
    "showing",
    [
        "<td style='font-size:0'><span style='font-size:14px'>seen</span></td>",
        "<div style='visibility:hidden'><b style='visibility:visible'>seen</b></div>",
        "<p style='font-size:0.9em;opacity:0.5;display:block'>seen</p>",
        "<style>@media (max-width:600px){ .m { display:none } }</style><p class='m'>seen</p>",
        "<!--[if mso]><p>Outlook</p><![endif]--><p>seen</p>",
    ],
)
def test_what_can_be_seen_stays(showing: str) -> None:
    html = read_html(f"<div>{showing}</div>")
    assert (html.text.split(), html.hidden) == (["seen"], "")


def test_a_hidden_parts_neighbours_stay_on_its_line() -> None:
    html = read_html("<p>60 <span style='display:none'>600 </span>helmets</p>")
    assert html.text.strip() == "60 helmets"


def test_a_table_keeps_its_columns_and_its_rows_together() -> None:
    row = "<tr><td><p>{}</p></td><td><p>{}</p></td></tr>"
    html = read_html(f"<table>{row.format('SKU', 'Qty')}{row.format('HLM-1', '60')}</table>")
    assert html.has_table
    assert html.text.strip().split("\n") == ["SKU  \tQty", "HLM-1\t60"]


def test_a_table_of_one_row_is_layout() -> None:
    assert not read_html("<table><tr><td>Logo</td><td>Ann Example</td></tr></table>").has_table


def test_cited_history_gets_quote_marks_level_by_level() -> None:
    html = read_html(
        "<p>60</p><blockquote type='cite'><p>how many?</p>"
        "<blockquote type='cite'>helmets</blockquote></blockquote><p>Thanks</p>"
    )
    assert [line.rstrip() for line in html.text.split("\n") if line] == [
        "60",
        "> how many?",
        ">",
        "> > helmets",
        "Thanks",
    ]


def test_text_below_the_documents_end_is_read() -> None:
    assert read_html("<html><body>a</body></html><p>b</p>").text.split() == ["a", "b"]


@pytest.mark.parametrize("html", ["", "  ", "<!-- -->", "\x00", "<div>" * 5_000])
def test_html_that_holds_nothing_reads_as_nothing(html: str) -> None:
    assert read_html(html).text.strip("\ufffd") == ""


def test_characters_that_no_document_may_hold_do_not_stop_the_reading() -> None:
    html = read_html("<p>6<!-- hidden -->0\x01&#2;\ufffe&#xffff;</p><blockquote type=cite>\x02 a")
    assert html.text.split()[0].startswith("60")
    assert html.hidden.strip() == "hidden"


def test_a_style_that_never_ends_its_comments_is_read_at_once() -> None:
    style = "/*" * 200_000
    html = read_html(f"<style>{style}</style><p style='color:red{style}'>60</p>")
    assert html.text.strip() == "60"


def test_deeply_nested_text_is_read() -> None:
    assert read_html("<div>" * 1_500 + "deep").text.strip() == "deep"
