"""Where text stands in a document that is laid out as lines."""

import pytest

from summarizer.domain.html_text import MAX_ELEMENTS, read_html


@pytest.mark.parametrize(
    ("html", "lines"),
    [
        ("a <b> b</b>  c\n d", ["a b c d"]),
        ("a<div>b</div>c<div><div>d</div></div>", ["a", "b", "c", "d"]),
        ("<p>a</p><p>b</p>c", ["a", "", "b", "", "c"]),
        ("<h1>a</h1><div>b</div>", ["a", "", "b"]),
        ("a<br>b<br><br>c", ["a", "b", "", "c"]),
        ("<p style='margin-top:2em;margin-bottom:0px'>a</p><div>b</div>", ["a", "b"]),
        ("a<span style='display:block'>b</span>c", ["a", "b", "c"]),
        ("<div>a<div style='display:inline'> b</div></div>", ["a b"]),
        ("<pre>a\n  b</pre>c", ["a", "  b", "c"]),
        ("<div style='white-space:pre-wrap'>a\n  b</div>", ["a", "  b"]),
        ("<q>a</q> b", ['"a" b']),
        ("<ul><li>a</li><li>b<ul><li>c</li></ul></li></ul>d", ["  * a", "  * b", "      + c", "d"]),
        ("<ol><li>a</li><li value=7>b</li><li>c</li></ol>", [" 1. a", " 7. b", " 8. c"]),
        ("<ol><li value='²'>a</li><li value=" + "9" * 5_000 + ">b</li></ol>", [" 1. a", " 2. b"]),
        ("<ul><li></li><li>a</li></ul>", ["  * ", "  * a"]),
        ("<div style='padding-left:32px'>a<br>b</div>c", ["    a", "    b", "c"]),
        ("a<script>b</script><style>c</style>d", ["ad"]),
        ("6 &amp;lt; 7 &amp;#48;", ["6 &lt; 7 &#48;"]),
        ("<table><tr><td>a<td>b<tr><td>ccc<td>d</table>", ["a  \tb", "ccc\td"]),
        ("<table><tr><td>a<br>b<td>c</table>", ["a\tc", "b\t "]),
        ("<table><tr><td>a<br>b<br>c<td>d</table>", ["a\t ", "b\td", "c\t "]),
        ("<table><tr><td>aaa<tr><td align=right>b</table>", ["aaa", "  b"]),
        ("<table><tr><td>a<tr><td>b<td>c</table>", ["a", "b\tc"]),
        ("<table><tr><td>a<td><table><tr><td>b<tr><td>c</table></table>", [" \tb", "a\tc"]),
        ("60 helmets<table><tr><td>red</table>", ["60 helmets", "red"]),
        ("<table><tr><td>60 helmets<table><tr><td>red</table></table>", ["60 helmets", "red"]),
        ("<table><caption>a</caption><tr><td>b</table>c", ["a", "b", "", "c"]),
        ("<td>a</td><tr><li>b", ["a", "* b"]),
    ],
)
def test_text_stands_where_a_browser_places_it(html: str, lines: list[str]) -> None:
    text = "\n".join(map(str.rstrip, read_html(html).text.split("\n"))).strip("\n")
    assert text.split("\n") == [line.rstrip() for line in lines]


@pytest.mark.parametrize(
    "html",
    [
        "<ul>" * 1_000 + "a<br>" * (MAX_ELEMENTS - 1_100),
        "<div style='padding-left:99999em'>" * 5 + "a<br>" * 9_000,
        "<table><tr><td>" + "<br>a" * 9_000 + ("<td>" + "b" * 900) * 400 + "</table>",
        f"<table><tr><td>{'b' * 400_000}{'<tr><td>a' * 4_900}</table>",
        ("<table><tr><td>a<br>a<td>" + "b" * 100) * 900,
    ],
    ids=[
        "lists",
        "indents",
        "many lines beside long ones",
        "a long line above",
        "tables in tables",
    ],
)
def test_a_layout_takes_little_more_room_than_its_text(html: str) -> None:
    assert len(read_html(html).text) < 5_000_000
