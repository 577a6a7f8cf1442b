"""The grammar of clusters: a table of cases, and the proof that pandoc reads them the same."""

from __future__ import annotations

import json
import time
from typing import Any

import pypandoc
import pytest

from labpress.citations import Citation, Cluster, parse_cluster

N, A, S = "normal", "author-in-text", "suppress-author"

# source -> (key, mode, prefix, suffix) of each work
CASES: dict[str, list[tuple[str, str, str, str]]] = {
    "[@a]": [("a", N, "", "")],
    "[-@a]": [("a", S, "", "")],
    "[see @a]": [("a", N, "see", "")],
    "[@a, p. 10]": [("a", N, "", ", p. 10")],
    "[@a p. 10]": [("a", N, "", " p. 10")],
    "[@a,p. 3]": [("a", N, "", ",p. 3")],
    "[@a, pp. 33-35 and *passim*]": [("a", N, "", ", pp. 33-35 and *passim*")],
    "[@a{p. 3}; @b]": [("a", N, "", "{p. 3}"), ("b", N, "", "")],
    "[ see  @a ,  p. 3 ]": [("a", N, "see", " , p. 3")],
    "[see @a, p. 10; -@b]": [("a", N, "see", ", p. 10"), ("b", S, "", "")],
    "[@a;@b]": [("a", N, "", ""), ("b", N, "", "")],
    "[see @a; also -@b, ch. 1; @c]": [
        ("a", N, "see", ""),
        ("b", S, "also", ", ch. 1"),
        ("c", N, "", ""),
    ],
    "[x -@a]": [("a", S, "x", "")],
    "[x-@a]": [("a", N, "x-", "")],
    "[see a@b.c and @d]": [("d", N, "see a@b.c and", "")],
    "[see\n@a;\n@b]": [("a", N, "see", ""), ("b", N, "", "")],
    "[@a, p.\n3]": [("a", N, "", ", p. 3")],
    "[@a.]": [("a", N, "", ".")],
    "[@a:]": [("a", N, "", ":")],
    "[@a:b.c/d_e-f.]": [("a:b.c/d_e-f", N, "", ".")],
    "[@a_b_c]": [("a_b_c", N, "", "")],
    "[@_x]": [("_x", N, "", "")],
    "[@1999x]": [("1999x", N, "", "")],
    "[@müller2018]": [("müller2018", N, "", "")],
    "[@a--b]": [("a", N, "", "--b")],
    "[@a#b$c%d&e+f?g~h<i>j]": [("a#b$c%d&e+f?g~h<i>j", N, "", "")],
    "[@https://x.y/z, p. 3]": [("https://x.y/z", N, "", ", p. 3")],
    "[@{odd;key/1.2.}]": [("odd;key/1.2.", N, "", "")],
    "[@{https://ex.org/?a=(b)}, p. 1]": [("https://ex.org/?a=(b)", N, "", ", p. 1")],
    "[@{a{b}c}]": [("a{b}c", N, "", "")],
    "[-@{a.}; @{b;}]": [("a.", S, "", ""), ("b;", N, "", "")],
    "[see [sic] @a, fig. [3]]": [("a", N, "see [sic]", ", fig. [3]")],
    "[@a [x; y]; @b]": [("a", N, "", " [x; y]"), ("b", N, "", "")],
    "[@a [x [y; z]]; @b]": [("a", N, "", " [x [y; z]]"), ("b", N, "", "")],
    '[@a, "x; y" z; @b]': [("a", N, "", ', "x; y" z'), ("b", N, "", "")],
    '[@a, 5" x; @b, 3" y]': [("a", N, "", ', 5" x'), ("b", N, "", ', 3" y')],
    "[@a, *x; y*; @b]": [("a", N, "", ", *x; y*"), ("b", N, "", "")],
    "[@a `x; y`; @b]": [("a", N, "", " `x; y`"), ("b", N, "", "")],
    "[@a, `@b`]": [("a", N, "", ", `@b`")],
    r"[@a\; z; @b]": [("a", N, "", r"\; z"), ("b", N, "", "")],
    r"[see \@x @a]": [("a", N, r"see \@x", "")],
    "[**see** @a, **p**. 3]": [("a", N, "**see**", ", **p**. 3")],
    "@a": [("a", A, "", "")],
    "-@a": [("a", S, "", "")],
    "@{a.}": [("a.", A, "", "")],
    "@a [p. 3]": [("a", A, "", "p. 3")],
    "@a[p. 3]": [("a", A, "", "p. 3")],
    "@a\n[p. 3]": [("a", A, "", "p. 3")],
    "-@a [p. 3]": [("a", S, "", "p. 3")],
    "@a [p. 3; see @b]": [("a", A, "", "p. 3"), ("b", N, "see", "")],
    "@a [@b; -@c]": [("a", A, "", ""), ("b", N, "", ""), ("c", S, "", "")],
    "@a [see @b]": [("a", A, "", ""), ("b", N, "see", "")],
    "@{a.} [fig. [3]]": [("a.", A, "", "fig. [3]")],
}
# what pandoc takes for plain text, and we for words beside a work
KINDER: dict[str, list[tuple[str, str, str, str]]] = {
    "[@a; and more]": [("a", N, "", "; and more")],
    "[@a, p. 3; (x; y); @b]": [("a", N, "", ", p. 3; (x; y)"), ("b", N, "", "")],
    "[see foo; @a]": [("a", N, "see foo;", "")],
    "[@a;]": [("a", N, "", "")],
    "[;@a]": [("a", N, "", "")],
    "[@a, @b]": [("a", N, "", ""), ("b", N, "", "")],
    "[@a @b]": [("a", N, "", ""), ("b", N, "", "")],
    "[@a, p. 3, see also -@b, p. 4; @c]": [
        ("a", N, "", ", p. 3"),
        ("b", S, "see also", ", p. 4"),
        ("c", N, "", ""),
    ],
    "[@a and @b]": [("a", N, "", ""), ("b", N, "and", "")],
    "[see https://m.example/@x, or @a]": [("a", N, "see https://m.example/@x, or", "")],
}
NONE = [
    "", "words", "[words]", "[]", "@", "[@]", "-@", "[@{a b}]", "[@{}]", "[@{a]", "x@a", "[x@a]",
    "see @a", "[@a] and", "@a tail", "[@a", "[`@a`]", r"[\@a]", "[see [@a]]",
]  # fmt: skip


def _works(cluster: Cluster) -> list[tuple[str, str, str, str]]:
    return [(one.key, one.mode, one.prefix, one.suffix) for one in cluster.citations]


@pytest.mark.parametrize(("source", "works"), [*CASES.items(), *KINDER.items()])
def test_a_cluster_is_read(source: str, works: list[tuple[str, str, str, str]]) -> None:
    assert _works(parse_cluster(source)) == works


@pytest.mark.parametrize("source", NONE)
def test_what_cites_nothing_keeps_its_source(source: str) -> None:
    assert parse_cluster(source) == Cluster((), source)


def test_a_cluster_keeps_its_source() -> None:
    assert parse_cluster("[see\n@a]") == Cluster((Citation("a", "see", "", "normal"),), "[see\n@a]")


def test_pandoc_reads_every_case_the_same() -> None:
    document = "\n\n".join(CASES)
    read = json.loads(pypandoc.convert_text(document, "json", format="markdown-abbreviations"))
    found = [_of_pandoc(block["c"]) for block in read["blocks"]]
    assert len(found) == len(CASES)
    modes = {"NormalCitation": N, "AuthorInText": A, "SuppressAuthor": S}
    for (source, works), theirs in zip(CASES.items(), found, strict=True):
        ours = [(key, mode, _bare(before), _bare(after)) for key, mode, before, after in works]
        assert [(key, modes[mode], *words) for key, mode, *words in theirs] == ours, source


def _of_pandoc(inlines: list[dict[str, Any]]) -> list[tuple[str, str, str, str]]:
    assert [inline["t"] for inline in inlines] == ["Cite"], inlines
    return [
        (
            one["citationId"],
            one["citationMode"]["t"],
            _bare(_text(one["citationPrefix"])),
            _bare(_text(one["citationSuffix"])),
        )
        for one in inlines[0]["c"][0]
    ]


def _text(inlines: Any) -> str:
    """The words in pandoc's inlines, without their markup."""
    if isinstance(inlines, dict):
        content = inlines.get("c", " ")
        return _text(content[-1] if inlines["t"] in ("Code", "Quoted") else content)
    return inlines if isinstance(inlines, str) else "".join(map(_text, inlines))


def _bare(words: str) -> str:
    """Without marks that one side has as markup, and with plain spaces and dashes."""
    words = words.replace("\xa0", " ").replace("–", "--").replace("”", '"')
    return "".join(c for c in words if c not in '*`\\"')


@pytest.mark.parametrize(
    "source",
    ["[" * 5000, "[@a" + "[" * 5000 + "]", "[" + "@a;" * 3000 + "]", "[" + "@{" * 3000 + "]",
     "[@a " + "*" * 5000 + "]", "[" + "`" * 3001 + " `` " * 1000 + "@a]", "[" + '"' * 5000 + "@a]",
     "[" * 2500 + "@a" + "]" * 2500],
)  # fmt: skip
def test_hostile_text_takes_no_time(source: str) -> None:
    start = time.process_time()
    parse_cluster(source)
    assert time.process_time() - start < 0.5
