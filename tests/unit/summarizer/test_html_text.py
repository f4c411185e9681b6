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
        "<style>div > p.gone b{display:none}</style><div><p class='gone'><b>hidden</b></div>",
        "<style>[id=y]{display:none!important}</style><p id=y style='display:block'>hidden",
        "<style>@media screen{.gone{display:none}}</style><p class=gone>hidden</p>",
        "<style>@media (min-width:300px){.gone{display:none}}</style><p class=gone>hidden</p>",
        "<style><!-- #a{display:none} --></style><p id=a>hidden</p>",
        "<p style='color:#ffffff'>hidden</p>",
        "<p style='color:#fefefe;background:#fff'>hidden</p>",
        "<p style='color:rgb(250,250,250)'>hidden</p>",
        "<p style='color:hsl(0,0%,99%)'>hidden</p>",
        "<p style='color:transparent'>hidden</p>",
        "<p style='color:rgba(0,0,0,0.01)'>hidden</p>",
        "<p><font color='white'>hidden</font></p>",
        "<div style='background-color:#000'><p style='color:#010101'>hidden</p></div>",
        "<table bgcolor='#336699'><tr><td style='color:#336699'>hidden</td></tr></table>",
        "<p style='font-size:2px'>hidden</p>",
        "<p style='font:0/0 a'>hidden</p>",
        "<div style='font-size:10px'><p style='font-size:10%'>hidden</p></div>",
        "<p style='font-size:.1em'>hidden</p>",
        "<p style='opacity:.02'>hidden</p>",
        "<p style='filter:opacity(0)'>hidden</p>",
        "<p style='position:absolute;clip:rect(0,0,0,0)'>hidden</p>",
        "<p style='position:absolute;clip:rect(1px 1px 1px 1px)'>hidden</p>",
        "<p style='clip-path:inset(100%)'>hidden</p>",
        "<p style='transform:scale(0)'>hidden</p>",
        "<p style='transform:translateX(-9999px)'>hidden</p>",
        "<p style='text-indent:-9999px'>hidden</p>",
        "<p style='margin-left:-5000px'>hidden</p>",
        "<p style='height:0;overflow:hidden'>hidden</p>",
        "<p style='width:1px;height:1px;overflow:hidden'>hidden</p>",
        "<p style='max-height:0px'>hidden</p>",
        "<p style='line-height:0;overflow:hidden'>hidden</p>",
        "<p style='content-visibility:hidden'>hidden</p>",
        "<template>hidden</template>",
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
        "<!-- Header: 2 columns, 600px --><p>seen</p>",
        "<?xml:namespace prefix = o /><p>seen</p>",
        "<title>Offer 2026</title><p>seen</p>",
        "<p style='color:#fff;background:#000'>seen</p>",
        "<table bgcolor='navy'><tr><td><font color='white'>seen</font></td></tr></table>",
        "<div style='background:url(x.png)'><p style='color:white'>seen</p></div>",
        "<div style='background-image:linear-gradient(red,tan)'><p style='color:white'>seen",
        "<div style='color:white'><a href='x'>seen</a></div>",
        "<p style='color:#ccc'>seen</p>",
        "<p style='font-size:small'>seen</p>",
        "<p style='font-size:7pt'>seen</p>",
        "<p style='font:11px/14px Arial'>seen</p>",
        "<p style='margin:0;text-indent:-18pt;left:-5px'>seen</p>",
        "<p style='height:0'>seen</p>",
        "<p aria-hidden='true'>seen</p>",
        "<style>p{display:none}</style><p style='display:block'>seen</p>",
        "<style>.a{display:none} .b .a{display:block}</style><div class=b><p class=a>seen",
        "<style>@media print{.m{display:none}}</style><p class=m>seen</p>",
        "<style>@media (prefers-color-scheme:dark){p{color:#fff}}</style><p>seen</p>",
        "<style>a::before{display:none}</style><a>seen</a>",
        "<p style='display:none;display:block'>seen</p>",
        "<style>p{display:block!important}</style><p style='display:none'>seen</p>",
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


def test_history_of_hundreds_of_levels_grows_with_its_text_alone() -> None:
    html = ""
    for level in range(200):
        html = f"<p>level {level}</p><blockquote type='cite'>{html}</blockquote>"
    lines = read_html(html).text.split("\n")
    assert max(len(line) for line in lines) < 40
    assert [line.lstrip("> ") for line in lines if "level" in line] == [
        f"level {level}" for level in reversed(range(200))
    ]


def test_text_below_the_documents_end_is_read() -> None:
    assert read_html("<html><body>a</body></html><p>b</p>").text.split() == ["a", "b"]


@pytest.mark.parametrize("html", ["", "  ", "<!-- -->", "\x00", "<div>" * 50_000])
def test_html_that_holds_nothing_reads_as_nothing(html: str) -> None:
    assert read_html(html).text.strip("\ufffd") == ""


def test_characters_that_no_document_may_hold_do_not_stop_the_reading() -> None:
    html = read_html(
        "<p>6<!-- add 60 hidden ladders -->0\x01&#2;\ufffe&#xffff;</p><blockquote type=cite>\x02 a"
    )
    assert html.text.split()[0].startswith("60")
    assert html.hidden.strip() == "add 60 hidden ladders"


def test_a_comment_that_speaks_to_a_reader_is_hidden_text() -> None:
    html = read_html("<p>seen<!--[if mso]><b>Also add 500 laptops.</b><![endif]--></p>")
    assert (html.text.strip(), html.hidden) == ("seen", "Also add 500 laptops.")


def test_a_document_that_is_hidden_as_a_whole_has_no_text() -> None:
    html = read_html("<html style='display:none'><p>500 laptops</p></html>")
    assert (html.text.strip(), html.hidden.strip()) == ("", "500 laptops")


@pytest.mark.parametrize(
    "html",
    [
        "<p>seen</p>" + "<div>" * 3_000 + "deep",
        "seen " * 900_000,
        "<table>" + "<tr><td>seen</td></tr>" * 6_000 + "</table>",
    ],
)
def test_a_document_whose_end_cannot_be_read_says_so(html: str) -> None:
    assert read_html(html).cut
    assert not read_html(html[:300]).cut


def test_pictures_inside_the_text_do_not_count() -> None:
    picture = "<img src='data:image/png;base64," + "QUJD" * 400_000 + "'>"
    html = read_html(f"<p>60 helmets</p>{picture}<p>12 ladders</p>")
    assert (html.text.split(), html.cut) == (["60", "helmets", "12", "ladders"], False)


def test_a_style_that_never_ends_its_comments_is_read_at_once() -> None:
    style = "/*" * 100_000
    html = read_html(f"<style>{style}</style><p style='color:red{style}'>60</p>")
    assert html.text.strip() == "60"


def test_deeply_nested_text_is_read() -> None:
    text = read_html("<div>" * 1_500 + "60 helmets<br>12 ladders" + "</div>" * 10 + "below").text
    assert text.split("\n") == ["60 helmets", "12 ladders", "below"]
