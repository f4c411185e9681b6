"""Takes out of an HTML document what its reader's eyes never see, and hands it over."""

import re
from collections.abc import Iterator, Mapping

from lxml.html import HtmlElement

Declarations = dict[str, str]

_ZERO = r"0*\.?0+(?:px|pt|em|rem|ex|%)?"
_REMOVES = {
    "display": re.compile("none"),
    "opacity": re.compile(_ZERO),
    "mso-hide": re.compile("all"),
    "max-height": re.compile(_ZERO),
    **dict.fromkeys(("left", "top", "text-indent", "margin-left"), re.compile(r"-\d{3,}.*")),
}
"""Nothing inside such an element can be seen."""

_CONCEALS = {
    "font-size": re.compile(rf"{_ZERO}|[01](?:\.\d+)?p[xt]"),
    "visibility": re.compile("hidden|collapse"),
}
"""Inherited: an element inside may make itself seen again."""

_RELATIVE = re.compile(r"[\d.]+(?:em|ex|%)|inherit|unset|smaller|larger")
_AT_RULE = re.compile(r"@[^@{};]+\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}")
_SIMPLE_SELECTOR = re.compile(r"[\w-]*[.#]?[\w-]+")
_STYLE_SHEET_CHARS = 100_000
_VALUE_CHARS = 100
_CONDITIONAL_COMMENT = re.compile(r"\s*(?:\[if\b|<?!?\[endif\])", re.IGNORECASE)


def take_hidden(root: HtmlElement) -> list[str]:
    """Remove every hidden node of the document below `root`; their texts, in order.

    It knows inline styles and rules for a class, an id or a tag. Rules for some screens only
    (@media) do not count.
    """
    rules = _style_rules(root)
    hidden: list[str] = []
    waiting: list[tuple[HtmlElement, frozenset[str]]] = [(root, frozenset())]
    while waiting:
        element, concealed_by = waiting.pop()
        if not isinstance(element.tag, str):
            hidden += _comment_text(element)
            element.drop_tree()
            continue
        style = _style_of(element, rules)
        if "hidden" in element.attrib or _declares(style, _REMOVES):
            hidden.append(element.text_content())
            element.drop_tree()
            continue
        concealed_by = _concealed_by(concealed_by, style)
        if concealed_by:
            hidden += _take_own_text(element)
        waiting += [(child, concealed_by) for child in reversed(element)]
    return [text for text in hidden if text.strip()]


def _comment_text(node: HtmlElement) -> list[str]:
    # Outlook writes conditional comments into every mail: markup, not words.
    text = node.text or ""
    return [] if _CONDITIONAL_COMMENT.match(text) or not text.strip() else [text]


def _declares(style: Mapping[str, str], wanted: Mapping[str, re.Pattern[str]]) -> bool:
    return any(name in style and value.fullmatch(style[name]) for name, value in wanted.items())


def _concealed_by(inherited: frozenset[str], style: Mapping[str, str]) -> frozenset[str]:
    for name, conceals in _CONCEALS.items():
        value = style.get(name, "inherit")
        if conceals.fullmatch(value):
            inherited |= {name}
        elif not _RELATIVE.fullmatch(value):
            inherited -= {name}
    return inherited


def _take_own_text(element: HtmlElement) -> Iterator[str]:
    yield element.text or ""
    element.text = None
    for child in element:
        yield child.tail or ""
        child.tail = None


def _style_of(element: HtmlElement, rules: Mapping[str, Declarations]) -> Declarations:
    tag = element.tag
    style = dict(rules.get(tag, {}))
    names = [f".{name}" for name in element.get("class", "").split()]
    if "id" in element.attrib:
        names.append(f"#{element.get('id')}")
    for name in names:
        style |= rules.get(name, {}) | rules.get(f"{tag}{name}", {})
    return style | _declarations(element.get("style", ""))


def _style_rules(root: HtmlElement) -> dict[str, Declarations]:
    sheet = "\n".join(node.text or "" for node in root.iter("style"))[:_STYLE_SHEET_CHARS]
    sheet = _AT_RULE.sub("", _without_comments(sheet.replace("<!--", "").replace("-->", "")))
    rules: dict[str, Declarations] = {}
    for rule in sheet.split("}"):
        selectors, _, body = rule.partition("{")
        for selector in map(str.strip, selectors.split(",")):
            if _SIMPLE_SELECTOR.fullmatch(selector):
                rules.setdefault(selector, {}).update(_declarations(body))
    return rules


def _declarations(css: str) -> Declarations:
    pairs = (pair.partition(":") for pair in _without_comments(css).lower().split(";"))
    return {
        name.strip(): value.replace("!important", "").strip()[:_VALUE_CHARS]
        for name, _, value in pairs
        if value
    }


def _without_comments(css: str) -> str:
    # No pattern: one that looks for the end of each comment takes for ever where none ends.
    head, *rest = css.split("/*")
    return head + "".join(part.partition("*/")[2] for part in rest)
