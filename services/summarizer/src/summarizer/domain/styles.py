"""What a document's style sheets and style attributes say of how its elements look."""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Any

import tinycss2
from cssselect2 import ElementWrapper, Matcher, SelectorError, compile_selector_list
from lxml.etree import XPath
from lxml.etree import _Element as Element

Declarations = Mapping[str, str]

_NAMES = (
    "display visibility content-visibility opacity filter mso-hide font font-size color position"
    " -webkit-text-fill-color background background-color background-image width height max-width"
    " max-height line-height overflow overflow-x overflow-y clip clip-path transform text-indent"
    " left right top bottom margin margin-left margin-top"
)
_PROPERTIES = frozenset(_NAMES.split())
"""What can make text visible or not. Whatever else a sheet says is passed over."""

_SHEET_CHARS = 200_000
_ATTRIBUTE_CHARS = 5_000
_VALUE_CHARS = 200
_MAX_RULES = 1_000
_MAX_TESTS = 2_000_000
"""Elements times rules: a document with more gets its simplest rules only."""
_STYLED = XPath("descendant-or-self::*[@style]")
_COSTLY = re.compile(r"[~:+*]")
_WINDOW_PX = 1_000
"""How wide the window is that mail is read in."""
_CONDITION = re.compile(r"\(\s*(min|max)-(?:device-)?width\s*:\s*(\d{1,6})(?:px)?\s*\)")


def styles(root: Element) -> dict[Element, Declarations]:
    """The declarations for each element that has any."""
    matcher = _matcher(root)
    if not matcher.order:
        return {one: _by_attribute(one.get("style")) for one in _STYLED(root)}
    found: dict[Element, Declarations] = {}
    for wrapper in ElementWrapper.from_html_root(root).iter_subtree():
        element = wrapper.etree_element
        # Computed from the top down, or each would recurse to the top.
        _ = wrapper.ancestors
        if declared := _cascade(matcher.match(wrapper), element.get("style", "")):
            found[element] = declared
    return found


@lru_cache(maxsize=2_000)
def _by_attribute(css: str) -> Declarations:
    return _cascade([], css)


def _cascade(matched: Iterable[Any], attribute: str) -> dict[str, str]:
    """Sheets in the order of their weight, then the attribute, then whatever is `!important`."""
    declared: dict[str, str] = {}
    important: dict[str, str] = {}
    sources = [payload for _, _, pseudo, payload in matched if pseudo is None]
    if attribute:
        sources.append(_attribute(attribute[:_ATTRIBUTE_CHARS]))
    for normal, weighty in sources:
        declared.update(normal)
        important.update(weighty)
    return declared | important


@lru_cache(maxsize=2_000)
def _attribute(css: str) -> tuple[dict[str, str], dict[str, str]]:
    return _declarations(tinycss2.parse_blocks_contents(css, skip_comments=True))


def _declarations(parsed: Iterable[Any]) -> tuple[dict[str, str], dict[str, str]]:
    """Normal ones, and important ones."""
    normal: dict[str, str] = {}
    important: dict[str, str] = {}
    for one in parsed:
        if one.type == "declaration" and one.lower_name in _PROPERTIES:
            value = tinycss2.serialize(token for token in one.value if token.type != "comment")
            target = important if one.important else normal
            target[one.lower_name] = " ".join(value.lower().split())[:_VALUE_CHARS]
    return normal, important


def _matcher(root: Element) -> Matcher:
    matcher = Matcher()
    sheet = "\n".join(node.text or "" for node in root.iter("style"))[:_SHEET_CHARS]
    if not sheet.strip():
        return matcher
    # Old programs hide a sheet in a comment.
    sheet = sheet.replace("<!--", "").replace("-->", "")
    rules = list(_rules(tinycss2.parse_stylesheet(sheet, skip_comments=True, skip_whitespace=True)))
    costs_too_much = len(rules) * sum(1 for _ in root.iter()) > _MAX_TESTS
    for prelude, declared in rules[:_MAX_RULES]:
        if not (costs_too_much and _COSTLY.search(tinycss2.serialize(prelude))):
            for selector in _selectors(prelude):
                matcher.add_selector(selector, declared)
    return matcher


def _selectors(prelude: Any) -> list[Any]:
    try:
        return list(compile_selector_list(prelude))
    except (SelectorError, RecursionError):
        return []


def _rules(parsed: Iterable[Any]) -> Iterator[tuple[Any, tuple[dict[str, str], dict[str, str]]]]:
    for rule in parsed:
        if rule.type == "qualified-rule":
            declared = _declarations(tinycss2.parse_blocks_contents(rule.content))
            if any(declared):
                yield rule.prelude, declared
        elif rule.type == "at-rule" and rule.content is not None and _applies(rule):
            inner = tinycss2.parse_rule_list(rule.content, skip_comments=True, skip_whitespace=True)
            yield from _rules(inner)


def _applies(rule: Any) -> bool:
    """Whether what is said for some screens is said for a desktop's."""
    if rule.lower_at_keyword in {"supports", "layer"}:
        return True
    queries = tinycss2.serialize(rule.prelude).lower().split(",")
    return rule.lower_at_keyword == "media" and any(map(_is_met, queries))


def _is_met(query: str) -> bool:
    for bound, pixels in _CONDITION.findall(query):
        if (int(pixels) > _WINDOW_PX) is (bound == "min"):
            return False
    left = set(re.findall(r"[\w-]+", _CONDITION.sub(" ", query)))
    return left <= {"only", "screen", "all", "and"}
