"""Clean: a text's HTML through an allow-list, after Python-Markdown and before marks are filled in.
nh3 parses as a browser does; it never says what it drops, so that is found out here."""

from __future__ import annotations

import re
from collections.abc import Iterator

import nh3

from labpress.markdown.links import SCHEMES, is_safe

_TEXT_NAMES = """
    a abbr b bdi bdo blockquote br caption cite code col colgroup dd del details dfn div dl dt em
    figcaption figure h1 h2 h3 h4 h5 h6 hr i img input ins kbd label li mark ol p pre q s samp
    section small span strong sub sup summary table tbody td tfoot th thead tr ul var wbr audio
    video source track picture svg path
"""
_TEXT = frozenset(_TEXT_NAMES.split())
# the values are the parser's own and are checked after cleaning
_OWN = {
    "labpress-cite": {"n"},
    "labpress-card": {"n"},
    "labpress-link": {"n"},
    "labpress-bibliography": {"n"},
    "labpress-chart": {"n"},
}
_ATTRIBUTES: dict[str, set[str]] = {
    "*": {"class", "id", "title", "lang", "dir", "role", "hidden", "data-tabs"},
    "a": {"href", "name", "download", "hreflang", "rel"},
    "img": {"src", "alt", "width", "height", "loading", "srcset", "sizes"},
    "audio": {"src", "controls"},
    "video": {"src", "controls", "poster", "width", "height"},
    "source": {"src", "type", "srcset", "media"},
    "track": {"src", "kind", "srclang", "label"},
    "input": {"checked", "disabled", "name"},
    "label": {"for"},
    "details": {"open"},
    "ol": {"start", "reversed", "type"},
    "li": {"value"},
    "td": {"colspan", "rowspan", "headers", "style"},
    "th": {"colspan", "rowspan", "headers", "scope", "style"},
    "col": {"span"},
    "q": {"cite"},
    "blockquote": {"cite"},
    # icons are drawn inline: shapes only, nothing that runs, refers or holds text
    "svg": {"viewBox", "xmlns", "width", "height", "fill"},
    "path": {"d", "fill", "fill-rule", "clip-rule"},
    **_OWN,
}
_VALUES = {"input": {"type": {"checkbox", "radio"}}}  # task lists and tabs
_CLEANER = nh3.Cleaner(
    tags=set(_TEXT | set(_OWN)),
    attributes=_ATTRIBUTES,
    link_rel=None,
    strip_comments=True,
    clean_content_tags={"script", "style"},
    filter_style_properties={"text-align", "width"},
    tag_attribute_values=_VALUES,
    generic_attribute_prefixes={"aria-"},
    url_schemes=set(SCHEMES) | {"labpress"},
)

_TAG = re.compile(r"""<([a-zA-Z][\w:-]*)((?:[^<>"']|"[^"]*"|'[^']*')*)>?""")
_ATTRIBUTE = re.compile(r"""([^\s"'<>/=]+)(?:\s*=\s*("[^"]*"|'[^']*'|[^\s"'<>]+))?""")
_ADDRESSES = frozenset({"href", "src", "poster", "cite"})


def clean(page: str) -> str:
    """`page` without scripts, handlers and odd addresses, balanced, every attribute in double
    quotes with `<`, `>`, `&` and `"` in it escaped."""
    return _CLEANER.clean(page)


def dropped(page: str) -> Iterator[tuple[str, str, str]]:
    """What `clean` takes out of `page`: (element, "", ""), or (element, attribute, its value).

    Limit: finds tags by pattern, which is enough to tell a writer, not to keep a page safe.
    """
    tags: list[tuple[str, str]] = _TAG.findall(page)
    known = {tag: tuple(_dropped_of(tag[0].lower(), tag[1])) for tag in set(tags)}
    if any(known.values()):
        for tag in tags:
            yield from known[tag]


def _dropped_of(name: str, attributes: str) -> Iterator[tuple[str, str, str]]:
    if name in _TEXT:
        yield from _dropped_attributes(name, attributes)
    elif name not in _OWN:
        yield name, "", ""


def _dropped_attributes(name: str, text: str) -> Iterator[tuple[str, str, str]]:
    if not text:
        return
    kept = {*_ATTRIBUTES.get(name, ()), *_ATTRIBUTES["*"], *_VALUES.get(name, ())}
    for found in _ATTRIBUTE.finditer(text):
        attribute, value = found[1], (found[2] or "").strip("\"'")
        if attribute not in kept and attribute.lower() not in kept:
            if not attribute.startswith("aria-"):
                yield name, attribute.lower(), value
        elif attribute.lower() in _ADDRESSES and not _is_address(value):
            yield name, attribute.lower(), value


def _is_address(value: str) -> bool:
    return value.startswith("labpress:") or is_safe(value)
