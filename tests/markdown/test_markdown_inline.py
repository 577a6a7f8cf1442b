"""The inline stage: the same HTML as Python-Markdown's own, though few patterns are tried."""

from __future__ import annotations

import xml.etree.ElementTree as etree
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any

import pytest
from markdown import Markdown
from markdown.extensions import Extension
from markdown.inlinepatterns import InlineProcessor, Pattern
from markdown.treeprocessors import InlineProcessor as Stage
from markdown.util import HTML_PLACEHOLDER, INLINE_PLACEHOLDER

from labpress.markdown import DIALECT, citing, dialect_with, inline, signs

GOLDEN = sorted((Path(__file__).parent / "golden").glob("*.md"))
PARTS = """
    * ** *** _ __ ` `` [ ] ( ) ![ ]( < > <b> </b> <a\u00a0href="x"> & &amp; &#38; @ @key
    [@key] [^1] |ab|cd| \\ \\* \\\\ $ $x$ \\( \\) ++ ++ctrl+a++ == ^^ ~~ ^ ~ = ' " 's "' '"
    -- --- ... .... << >> '80s &nbsp; {.cls} {title="a"} [x] [x][x] [a](b) <http://x.y>
    <me@x.y> http://x.y/z ! é 日本 “ :smile: (c) {++in++} [[wiki]] \x02klzzwxh:0000\x03
    \x02wzxhzdk:0\x03 \x0242\x03 a bc word Word.
""".replace("\u00a0", " ").split()
GAPS = ("", " ", "  \n", "\n", "\n\n", "\n- ", "\n\n> ", "\n## ", "\n\n[x]: /y 't'\n\n",
        "\n\n[^1]: N\n\n", "\n\n| a | b |\n|---|---|\n| c | ")  # fmt: skip


class Shout(Pattern):
    """As patterns were written long ago: it matches the whole text."""

    def handleMatch(self, m: Any) -> etree.Element:
        found = etree.Element("b")
        found.text = m.group(2)
        return found


class Quiet(InlineProcessor):
    """A word that is no mark within a link, and no mark at all when it is spelt in capitals."""

    ANCESTOR_EXCLUDES = ("a",)

    def handleMatch(  # type: ignore[override]  # the base class types both of its generations
        self, m: Any, data: str
    ) -> tuple[etree.Element | str | None, int | None, int | None]:
        if m[0] == "WORD":
            return None, None, None
        return (None if m[0] == "bc" else f"{m[0]}, "), m.start(0), m.end(0)


class Framed(InlineProcessor):
    """An element with words of its own, within and behind it."""

    def handleMatch(  # type: ignore[override]  # the same
        self, m: Any, data: str
    ) -> tuple[etree.Element, int, int]:
        found = etree.Element("i")
        inner = etree.SubElement(found, "u")
        tail = "|x|y|" if m[1] != "x" else "*e* `f`"
        found.text, inner.text, inner.tail, found.tail = m[1], m[2], tail, "*g*"
        return found, m.start(0), m.end(0)


class LabsOwn(Extension):
    """What a lab may add."""

    def extendMarkdown(self, md: Markdown) -> None:
        md.inlinePatterns.register(Shout(r"!(\w+)!", md), "shout", 65)
        md.inlinePatterns.register(Framed(r"\|([^|]+)\|([^|]+)\|", md), "framed", 75)
        md.inlinePatterns.register(Quiet(r"(?i)word|bc", md), "quiet", 95)


OTHERS = ["pymdownx.magiclink", "pymdownx.emoji", "pymdownx.critic", "pymdownx.betterem", "nl2br",
          "wikilinks", "pymdownx.smartsymbols", "pymdownx.escapeall", "legacy_attrs"]  # fmt: skip
SETTINGS = {
    "smarty": {"smart_angled_quotes": True},
    "pymdownx.arithmatex": {"generic": True, "smart_dollar": False},
    "pymdownx.tilde": {"subscript": True},
}
DIALECTS = {
    "ours": DIALECT,
    "a lab's": dialect_with([*OTHERS, LabsOwn()], SETTINGS),
}


def made(name: str) -> Markdown:
    dialect = DIALECTS[name]
    configs = {key: dict(values) for key, values in dialect.configs.items()}
    md = Markdown(extensions=[*dialect.extensions, *dialect.objects], extension_configs=configs)
    citing.register(md)
    return md


def watched(md: Markdown) -> Markdown:
    inline.register(md, lambda: None)
    return md


def texts(number: int) -> Iterator[str]:
    chance = Random(number)
    for _ in range(number):
        parts = (chance.choice(PARTS) + chance.choice(GAPS) for _ in range(chance.randint(2, 40)))
        yield "".join(parts)


@pytest.mark.parametrize("name", DIALECTS)
def test_the_html_is_that_of_python_markdown(name: str) -> None:
    theirs, ours = made(name), watched(made(name))
    for text in (*texts(400), *(path.read_text(encoding="utf-8") for path in GOLDEN)):
        assert ours.reset().convert(text) == theirs.reset().convert(text), text


def patterns(md: Markdown) -> list[Pattern]:
    stages = [md.treeprocessors[name] for name in inline.STAGES]
    assert all(isinstance(stage, inline.Inline) for stage in stages)
    return [pattern for stage in stages for pattern in getattr(stage, "inlinePatterns", ())]


def test_each_pattern_of_the_dialect_has_signs() -> None:
    unknown = [one.pattern for one in patterns(watched(made("ours"))) if not signs.signs_of(one)]
    assert unknown == []


def without(wanted: frozenset[str], text: str) -> str:
    while there := [sign for sign in wanted if sign in text]:
        text = text.replace(there[0], "")
    return text


def test_a_pattern_finds_nothing_where_none_of_its_signs_stands() -> None:
    lines = ["".join(parts) for parts in zip(*(texts(99) for _ in range(3)), strict=True)]
    for pattern in patterns(watched(made("a lab's"))):
        wanted = signs.signs_of(pattern)
        if wanted and not isinstance(pattern, signs.Signed):
            for line in lines:
                text = without(wanted, line)
                assert not pattern.getCompiledRegExp().search(text), (pattern.pattern, text)


def test_all_that_is_found_begins_as_it_is_said_to() -> None:
    known = [one for one in patterns(watched(made("ours"))) if signs.begins_of(one)]
    assert len(known) > 8
    for pattern in known:
        for text in texts(99):
            found = pattern.getCompiledRegExp().finditer(text)
            assert all(match[0][0] in signs.begins_of(pattern) for match in found), pattern.pattern


def test_no_sign_stands_in_what_takes_the_place_of_what_was_found() -> None:
    all_signs = {sign for each in signs.SIGNS.values() for sign in each} | {"@"} | set("*_^=~")
    assert not [one for one in all_signs if one in INLINE_PLACEHOLDER + HTML_PLACEHOLDER]


def test_a_look_finds_the_signs_that_stand_in_a_text() -> None:
    all_signs = {sign for each in signs.SIGNS.values() for sign in each} | {"bibliography", "\n-"}
    look = signs.Look({*all_signs, "  ", "    "})
    for text in ("", "\n", " a", "a  b", "  a", "     a", "a bibliography", "\n\n", *texts(300)):
        indents = {sign for sign in ("  ", "    ") if text.startswith(sign)}
        assert look.at(text) == indents | {sign for sign in all_signs if sign in text}


def test_a_stage_that_an_extension_has_replaced_is_left_alone() -> None:
    class Own(Stage):
        pass

    md = made("ours")
    own = Own(md)
    md.treeprocessors.register(own, "inline", 20)
    assert watched(md).treeprocessors["inline"] is own


def test_what_has_the_same_priority_as_a_stage_still_comes_after_it() -> None:
    class Next(Stage):
        pass

    md = made("ours")
    after = Next(md)
    md.treeprocessors.register(after, "next", inline.STAGES["inline"])
    order = list(watched(md).treeprocessors)
    assert order.index(after) == order.index(md.treeprocessors["inline"]) + 1
