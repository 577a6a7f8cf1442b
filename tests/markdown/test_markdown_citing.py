"""Where pandoc's citations are found in Markdown, and where they are left alone."""

from __future__ import annotations

import pytest

from labpress.markdown import parse
from labpress.wording import Tables

LEFT_ALONE = {
    "fence": "```md\n[@smith2020] @smith2020 \\bibliography\n\\bibliography\n```",
    "tilde fence": "~~~\n[@smith2020]\n~~~",
    "inline code": "`[@smith2020]` and ``@smith2020``",
    "indented code": "    [@smith2020]\n    \\bibliography",
    "mail address": "<a@smith2020> x@smith2020.org [m](mailto:x@smith2020)",
    "web address": "https://m.social/@smith2020 <https://m.social/@smith2020>",
    "link target": "[M](https://m.social/@smith2020) [N](<@smith2020>)",
    "reference link": "[text][ref] and [ref]\n\n[ref]: https://x/@smith2020",
    "image": "![alt @smith2020](x.png)",
    "HTML attribute": '<a title="[@smith2020]">x</a>',
    "attributes": 'x *y*{title="see [@smith2020] and @jones"} z\n\n# H {title="@smith2020"}',
    "attributes of a block": "para\n{: title='see [@smith2020]' }",
    "definition of a link": "[@smith2020]: https://x.org",
    "abbreviation": "*[BMJ]: see @smith2020\n\nBMJ",
    "comment": "<!-- [@smith2020] -->\n\ntext <!-- @smith2020 -->",
    "raw HTML": "<div>\n[@smith2020]\n</div>",
    "maths": "$x[@smith2020]$ and \\(A[@jones2019]\\)\n\n$$\n[@smith2020]\n$$",
    "escaped": "\\@smith2020 [\\@smith2020]",
    "no key": "a @ b, [@] and [@ smith2020] and [-@]",
    "brackets without a citation": "[sic] and [1]",
}

FOUND = {
    "basic": ("a [@smith2020].", ["[@smith2020]"]),
    "affixes": (
        "a [see @smith2020, pp. 33-35 and *passim*; also -@jones2019, ch. 1].",
        ["[see @smith2020, pp. 33-35 and *passim*; also -@jones2019, ch. 1]"],
    ),
    "author left out": ("Smith says [-@smith2020, p. 3].", ["[-@smith2020, p. 3]"]),
    "two lines": ("[see @smith2020;\n@jones2019]", ["[see @smith2020;\n@jones2019]"]),
    "braces": ("[@{https://ex.org/a b}] x [@{a:b.c/d}]", ["[@{a:b.c/d}]"]),
    "nested brackets": (
        "[see [sic] @smith2020, fig. [3]]",
        ["[see [sic] @smith2020, fig. [3]]"],
    ),
    "odd keys": (
        "[@a:b.c/d] [@müller2018] [@doe.99]. @doe.99.",
        ["[@a:b.c/d]", "[@müller2018]", "[@doe.99]", "@doe.99"],
    ),
    "in text": ("As @smith2020 said, @jones2019 [p. 3].", ["@smith2020", "@jones2019 [p. 3]"]),
    "in text with more": (
        "@smith2020 [p. 3; see @jones2019]",
        ["@smith2020 [p. 3; see @jones2019]"],
    ),
    "in text before a link": ("@smith2020 [x](y.md)", ["@smith2020"]),
    "prefix key": ("@jones2019 and @jones2019b", ["@jones2019", "@jones2019b"]),
    "handle": ("@janedoe hi", ["@janedoe"]),
    "footnote": ("a[^1] [@b]\n\n[^1]: note [@c, p. 2].", ["[@c, p. 2]", "[@b]"]),
    "admonition": ('!!! note "T [@a]"\n    body [@b]', ["[@a]", "[@b]"]),
    "table": ("| a | b |\n|---|---|\n| x [@a] | [@b; @a] |", ["[@a]", "[@b; @a]"]),
    "heading": ("# T [@a]\n\n[TOC]", ["[@a]"]),
    "abbreviation of a key": ("BMJ [@a1]\n\n*[a1]: nope", ["[@a1]"]),
    "HTML with Markdown": ("<div markdown>\n[@a]\n</div>", ["[@a]"]),
    "emphasis": ("*see [@a]* **@b**", ["[@a]", "@b"]),
    "attribute list": ("text [@a]{.c}", ["[@a]"]),
    "list": ("1. a [@a]\n2. b\n    - c @b", ["[@a]", "@b"]),
    "adjacent": ("[@a][@b]", ["[@a]", "[@b]"]),
    "underscores": ("[@a_b_c] _x_", ["[@a_b_c]"]),
    "code inside": ("[see `x` and `@y` @a]", ["[see `x` and `@y` @a]"]),
    "link text": ("[see @a](https://x.org) [x [@b, p. 3]](y.md)", ["@a", "[@b, p. 3]"]),
    "text of a reference link": ("[see @a][ref]\n\n[ref]: https://x.org", ["@a"]),
    "text of a link to a card": ("[five [@a]](card:five-whys)", ["[@a]"]),
    "brackets of the locator close by": ("@a[p. 3] @b  [p. 4]", ["@a[p. 3]", "@b  [p. 4]"]),
    "brackets of the locator below": ("says @a\n[p. 3]", ["@a\n[p. 3]"]),
    "only the inner brackets": ("[see [@a]]", ["[@a]"]),
    "no cluster but a name": ("[see *@a*]", ["@a"]),
    "attributes after it": ("[@a]{.c} and @b{.d}", ["[@a]", "@b"]),
    "signs side by side": ("@a//b and @doi:10.1/x_y.", ["@a//b", "@doi:10.1/x_y"]),
    "an address in it": ("[see https://m.example/@x, @a]", ["[see https://m.example/@x, @a]"]),
    "title of a folded block": ('??? note "T [@a]"\n    body @b', ["[@a]", "@b"]),
    "tab": ('=== "T [@a]"\n    body', ["[@a]"]),
    "term": ("Term [@a]\n:   what @b means", ["[@a]", "@b"]),
    "task": ("- [ ] do [@a]\n- [x] @b", ["[@a]", "@b"]),
    "caption": (
        "/// figure | fig-x\n![alt](x.png)\n\nCap [@a, p. 3].\n\nFrom [@b].\n///",
        ["[@a, p. 3]", "[@b]"],
    ),
    "who says it": ("/// quote | Name [@a]\nSaid [@b].\n///", ["[@b]", "[@a]"]),
    "card in the text": ("/// try-this | five-whys\nBecause [@a].\n///", ["[@a]"]),
    "head of a table": ("| a [@x] |\n|---|\n| c |", ["[@x]"]),
    "quotation over two lines": ("> q [see @a;\n> @b]", ["[see @a;\n@b]"]),
    "underlined heading": ("H [@a]\n=====", ["[@a]"]),
    "escaped brackets": ("[see \\[x\\] @a]", ["[see \\[x\\] @a]"]),
    "quotes and tags": ('[see "x" & <b>y</b> @a]', ['[see "x" & y @a]']),
}


@pytest.mark.parametrize("text", LEFT_ALONE.values(), ids=LEFT_ALONE)
def test_left_alone(text: str) -> None:
    body = parse(text)
    assert not [mark for mark in body.marks if mark.kind == "cite"]
    assert "labpress-cite" not in body.html


@pytest.mark.parametrize(("text", "sources"), FOUND.values(), ids=FOUND)
def test_found(text: str, sources: list[str]) -> None:
    body = parse(text)
    assert [mark.text for mark in body.marks if mark.kind == "cite"] == sources
    assert body.html.count("<labpress-cite ") == len(sources)


def test_keys_stand_in_order_without_braces() -> None:
    body = parse("[see @{a:b.c/d}, p. 1; -@müller2018, @x]")
    assert body.marks[0].key == "a:b.c/d müller2018 x"


def test_an_escaped_at_sign_is_only_a_sign() -> None:
    assert parse("\\@smith").html == "<p>@smith</p>"


WELSH = Tables("en-GB", {"cy": {"references.title": "Cyfeiriadau"}}).wording("cy")
REFERENCES = {
    "right below a heading": ("## Sources\n\\bibliography", ["Sources"]),
    "below a heading": ("### Sources\n\n\\full_bibliography", ["Sources"]),
    "below a text": ("## One\n\nText.\n\n\\bibliography\n\nMore.", ["One", "References"]),
    "alone": ("\\bibliography", ["References"]),
    "in a box": ("!!! note\n    \\bibliography", []),
}


@pytest.mark.parametrize(("text", "names"), REFERENCES.values(), ids=REFERENCES)
def test_references_stand_under_a_heading(text: str, names: list[str]) -> None:
    assert [mark.key for mark in parse(text).marks if mark.kind == "heading"] == names


def test_their_heading_is_in_the_language_of_the_text() -> None:
    body = parse("Text.\n\n\\bibliography", say=WELSH)
    assert [section.name for section in body.sections] == ["", "Cyfeiriadau"]


WITHIN = {
    "# See [@a]\n\n[@b]": [{"heading"}, set()],
    "[see @a](https://x.org) [x [@b]](card:c)": [{"link"}, {"link"}],
    "x[^1] [@b]\n\n[^1]: y [z @a](https://x.org) [@c]": [{"note", "link"}, {"note"}, set()],
}


@pytest.mark.parametrize(("text", "within"), WITHIN.items())
def test_a_citation_knows_what_it_stands_in(text: str, within: list[set[str]]) -> None:
    assert [set(mark.within) for mark in parse(text).marks if mark.kind == "cite"] == within
