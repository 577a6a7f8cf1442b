"""What becomes of each kind of HTML on paper: plain data, of which nothing is ever evaluated."""

from __future__ import annotations

from typing import Any

import pytest

from labpress.articles import Losses
from labpress.markdown.html_tree import parse_html
from labpress.printing.essay_links import settled
from labpress.printing.essay_tree import Tree


def p(*runs: Any) -> dict[str, Any]:
    return {"kind": "p", "of": list(runs)}


def link(to: str, *runs: Any) -> dict[str, Any]:
    return {"kind": "link", "to": to, "of": list(runs)}


def note(*blocks: Any, name: str = "") -> dict[str, Any]:
    return {"kind": "note", "name": name, "of": list(blocks)}


def formula(tex: str, block: bool = False) -> dict[str, Any]:
    return {"kind": "math", "tex": tex, "block": block, "code": ""}


def group(name: str, *blocks: Any, lang: str | None = None, dir: str | None = None) -> Any:
    spoken = {"lang": lang, "region": None, "dir": dir}
    return {"kind": "group", "name": name, **spoken, "of": list(blocks)}


def listed(*items: Any, **more: Any) -> dict[str, Any]:
    plain = {"ordered": False, "start": 1, "marker": "1.", "tight": True, "tasks": False}
    return {"kind": "list", **plain, "items": list(items), **more}


CASES: dict[str, tuple[str, list[Any]]] = {
    "words with their looks": (
        "<p>A <em>b</em> <strong>c</strong> <mark>d</mark> H<sub>2</sub>O <del>e</del>"
        "<ins>f</ins> <kbd>g</kbd></p>",
        [
            p(
                "A ", {"kind": "em", "of": ["b"]}, " ", {"kind": "strong", "of": ["c"]}, " ",
                {"kind": "mark", "of": ["d"]}, " H", {"kind": "sub", "of": ["2"]}, "O ",
                {"kind": "strike", "of": ["e"]}, {"kind": "under", "of": ["f"]}, " ",
                {"kind": "key", "of": ["g"]},
            )
        ],
    ),
    "Typst's own signs are letters": (
        "<p>#panic() $x$ [a] ] \\ * _ ` \" &lt;label&gt; @ref // no /* no */</p>",
        [p("#panic() $x$ [a] ] \\ * _ ` \" <label> @ref // no /* no */")],
    ),
    "white space is one space, and none at the ends": ("<p>\n  a\n  b </p>", [p("a b")]),
    "code keeps its spaces": (
        "<p><code>a  b</code></p><pre class='py'><code>x\n\ty</code></pre>",
        [
            p({"kind": "code", "text": "a  b"}),
            {"kind": "code", "text": "x\n    y", "lang": "py", "long": False},
        ],
    ),
    "words between blocks are paragraphs": (
        "a<p>b</p>c <em>d</em>",
        [p("a"), p("b"), p("c ", {"kind": "em", "of": ["d"]})],
    ),
    "headings leave out no level": (
        "<h2>A</h2><h5>B</h5><h2>C</h2>",
        [
            {"kind": "heading", "level": 2, "of": ["A"], "name": "", "listed": True},
            {"kind": "heading", "level": 3, "of": ["B"], "name": "", "listed": True},
            {"kind": "heading", "level": 2, "of": ["C"], "name": "", "listed": True},
        ],
    ),
    "a list in a list": (
        "<ul><li>a<ol start='3' type='a'><li>b</li></ol></li></ul>",
        [listed([p("a"), listed([p("b")], ordered=True, start=3, marker="a.")])],
    ),
    "a list of tasks": (
        "<ul><li>☐ a</li><li>☒ b</li></ul>",
        [
            listed(
                [p({"kind": "tick", "done": False}, " a")],
                [p({"kind": "tick", "done": True}, " b")],
                tasks=True,
            )
        ],
    ),
    "terms": (
        "<dl><dt>A</dt><dd>b</dd><dd><p>c</p></dd></dl>",
        [{"kind": "terms", "items": [{"term": ["A"], "of": [p("b"), p("c")]}]}],
    ),
    "a meaning of no term": ("<dl><dd>a</dd></dl>", [p("a")]),
    "a meaning before the first term": (
        "<dl><dd>a</dd><dt>B</dt><dd>c</dd></dl>",
        [p("a"), {"kind": "terms", "items": [{"term": ["B"], "of": [p("c")]}]}],
    ),
    "a quotation, and one pulled out": (
        "<blockquote><p>a</p></blockquote><blockquote class='pull'><p>b</p></blockquote>",
        [
            {"kind": "quote", "pull": False, "echo": False, "of": [p("a")], "by": []},
            {"kind": "quote", "pull": True, "echo": False, "of": [p("b")], "by": []},
        ],
    ),
    "a box": (
        "<div data-box='note'><div data-look='Box Label'><p>Mind</p></div>"
        "<div data-look='Box Text'><p>So.</p></div></div>",
        [
            {
                "kind": "box",
                "look": "note",
                "long": False,
                "of": [{"kind": "label", "of": ["Mind"]}, p("So.")],
            }
        ],
    ),
    "a footnote stands where its sign is": (
        "<p>a<span data-note='fn:1'></span>.</p><div data-notes='fn:1'><p>N.</p></div>",
        [p("a", note(p("N."), name="fn:1"), ".")],
    ),
    "the same note again": (
        "<p><span data-note='n'></span> <span data-note='n'></span></p><div data-notes='n'>N</div>",
        [p(note(p("N"), name="n"), " ", {"kind": "again", "name": "n"})],
    ),
    "a note in a note stands in brackets, and ends where it comes back": (
        "<p><span data-note='a'></span></p><div data-notes='a'><p>A<span data-note='b'></span></p>"
        "</div><div data-notes='b'><p>B<span data-note='a'></span></p></div>",
        [p(note(p("A (B)"), name="a"))],
    ),
    "a citation in a style of notes": (
        "<p>a<span class='cite-note'>C.</span></p>",
        [p("a", note(p("C."), name=""))],
    ),
    "the sign of a source stands close to its word, after the mark that closes it": (
        "<p>a <span class='cite-note'>C.</span>. b</p>",
        [p("a.", note(p("C.")), " b")],
    ),
    "an outside link has its address in a note, after the mark that follows": (
        "<p>See <a href='https://a.org/b/'>it</a>.</p>",
        [
            p(
                "See ", link("https://a.org/b/", "it"), ".",
                note(p(link("https://a.org/b/", "a.org/b"))),
            )
        ],
    ),
    "once only": (
        "<p><a href='https://a.org'>b</a> <a href='https://a.org'>c</a></p>",
        [
            p(
                link("https://a.org", "b"), note(p(link("https://a.org", "a.org"))), " ",
                link("https://a.org", "c"),
            )
        ],
    ),
    "not where it is said, nor for a page of the lab": (
        "<p><a href='https://a.org/'>a.org</a>, <a href='https://lab.org/b/'>c</a></p>",
        [p(link("https://a.org/", "a.org"), ", ", link("https://lab.org/b/", "c"))],
    ),
    "in brackets where no note can stand": (
        "<h2><a href='https://a.org'>b</a></h2>",
        [
            {
                "kind": "heading",
                "level": 2,
                "of": [link("https://a.org", "b"), " (", link("https://a.org", "a.org"), ")"],
                "name": "",
                "listed": True,
            }
        ],
    ),
    "other schemes are words": ("<p><a href='javascript:x'>a</a></p>", [p("a")]),
    "a link within the text": (
        "<p id='x'>a</p><div id='y'><p><a href='#y'>b</a> <a href='#no'>c</a></p></div>",
        [
            group("x", p("a")),
            group("y", p({"kind": "to", "name": "y", "of": ["b"]}, " c")),
        ],
    ),
    "other languages and directions": (
        "<div lang='cy'><p>a</p></div><p>b <span lang='ar' dir='rtl'>c</span></p>"
        "<p lang='no such'>d</p>",
        [
            group("", p("a"), lang="cy"),
            p("b ", {"kind": "lang", "lang": "ar", "region": None, "dir": "rtl", "of": ["c"]}),
            group("", p("d")),
        ],
    ),
    "formulas": (
        "<p>a <span data-math='inline'>x</span> b <span data-math='display'>y</span> c</p>",
        [p("a ", formula("x"), " b "), formula("y", block=True), p(" c")],
    ),
    "a picture for itself and one in a line": (
        "<p><img src='figures/a.png' alt='A' width='50%'></p><p>b <img src='no.png' alt='C'></p>",
        [
            {"kind": "plate", "file": "0.png", "alt": "A", "width": "50%"},
            p("b ", {"kind": "picture", "file": "", "alt": "C", "width": ""}),
        ],
    ),
    "a figure": (
        "<figure><img src='figures/a.png' alt='A'><figcaption>b</figcaption></figure>",
        [
            {
                "kind": "figure",
                "of": [{"kind": "plate", "file": "0.png", "alt": "A", "width": ""}],
                "caption": [p("b")],
                "top": False,
            }
        ],
    ),
    "references": (
        "<div data-look='Bibliography' id='ref-a'><p>A. (2000).</p></div>"
        "<div data-look='Bibliography'><p><span class='ref-number'>1.</span>B.</p></div>",
        [
            group("ref-a", {"kind": "reference", "of": ["A. (2000)."], "number": []}),
            {"kind": "reference", "number": ["1."], "of": ["B."]},
        ],
    ),
    "what is too long for a line may be broken": (
        f"<p>{'a' * 45}{'b' * 15} <code>{'c' * 30}/{'d' * 21}</code></p>",
        [
            p(
                f"{'a' * 20}\u200b{'a' * 20}\u200b{'a' * 5}{'b' * 15} ",
                {"kind": "code", "text": f"{'c' * 20}\u200b{'c' * 10}/\u200b{'d' * 20}\u200bd"},
            )
        ],
    ),
    "a table of nothing": ("<table><tr></tr></table>", []),
    "a rule": ("<hr>", [{"kind": "rule"}]),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_blocks(case: str) -> None:
    html, expected = CASES[case]
    losses = Losses("essays/it.md", "")
    nodes = parse_html(html).children
    tree = Tree(nodes, losses, {"figures/a.png": "0.png"}, home="https://lab.org/")
    assert tree.blocks(nodes) == expected
    assert losses.problems == []


def cells(rows: list[dict[str, Any]]) -> list[tuple[Any, ...]]:
    """Place, span, alignment and words of each cell."""
    return [
        (
            c["x"],
            c["y"],
            c["columns"],
            c["rows"],
            c["align"],
            c["of"][0]["of"][0] if c["of"] else "",
        )
        for c in rows
    ]


def test_cells_stand_where_a_browser_has_them() -> None:
    html = """<table><thead><tr><th>A</th><th colspan="2">B</th></tr></thead><tbody>
    <tr><td rowspan="9">1</td><td style="text-align: right">2</td><td></td></tr>
    <tr><td>3</td></tr></tbody></table>"""
    nodes = parse_html(html).children
    (made,) = Tree(nodes, Losses("essays/it.md", ""), {}).blocks(nodes)
    assert cells(made["head"]) == [(0, 0, 1, 1, "start", "A"), (1, 0, 2, 1, "start", "B")]
    assert cells(made["body"]) == [
        (0, 1, 1, 2, "start", "1"), (1, 1, 1, 1, "end", "2"), (2, 1, 1, 1, "start", ""),
        (1, 2, 1, 1, "start", "3"),
    ]  # fmt: skip
    assert made["rows"] == [1, 2]
    assert made["columns"] == [0, 0, 0]


def test_long_columns_share_the_line_and_keep_their_longest_word_whole() -> None:
    long = "word " * 30
    html = f"<table><tr><th>A</th><th>B</th><th>C</th></tr><tr><td>1</td><td>{long}</td>"
    nodes = parse_html(html + f"<td>{'w' * 30} {'word ' * 3}</td></tr></table>").children
    (made,) = Tree(nodes, Losses("essays/it.md", ""), {}).blocks(nodes)
    short, wide, word = made["columns"]
    assert short == 0
    assert word / (wide + word) > 30 / 78


def test_a_table_without_a_head_is_said() -> None:
    losses = Losses("essays/it.md", "one\n<table><tr><td>a</td></tr></table>")
    nodes = parse_html(losses.source).children
    Tree(nodes, losses, {}).blocks(nodes)
    assert [str(problem) for problem in losses.problems] == [
        "essays/it.md:2: a table has no head, so a screen reader cannot tell what its columns are "
        "(make its first row a head)"
    ]


def test_a_letter_of_no_font_is_said_once_and_has_a_stand_in() -> None:
    losses = Losses("essays/it.md", "one 🙂\n你 好你")
    nodes = parse_html("<p>🙂 你 ├ 好你 <code>├ 你</code></p>").children
    tree = Tree(nodes, losses, {})
    assert tree.blocks(nodes) == [p("◊ ◊ ◊ ◊◊ ", {"kind": "code", "text": "├ ◊"})]
    assert losses.problems == []
    tree.words.say_missing()
    said = [str(problem).partition(" (write")[0] for problem in losses.problems]
    assert [line.partition(" (say")[0] for line in said] == [
        "essays/it.md:1: the fonts for print have no '🙂' (U+1F642)",
        "essays/it.md: the fonts for print have no '├' (U+251C)",
        "essays/it.md:2: the fonts for print have no '你' (U+4F60) and '好' (U+597D)",
    ]


def test_names_of_a_chapter_are_its_own() -> None:
    html = """<h2 id="a">A</h2><p><a href="#a">b</a><span data-note="n"></span>
    <span data-note="n"></span></p><div data-notes="n">N</div>"""
    nodes = parse_html(html).children
    heading, words = Tree(nodes, Losses("essays/it.md", ""), {}, prefix="3-").blocks(nodes)
    assert heading["name"] == "3-a"
    assert [run["name"] for run in words["of"] if not isinstance(run, str)] == ["3-a", "3-n", "3-n"]


def test_a_link_to_nowhere_is_words() -> None:
    lost = {"kind": "to", "name": "x", "of": ["a ", {"kind": "to", "name": "y", "of": ["b"]}]}
    kept = {"kind": "to", "name": "y", "of": ["c"]}
    place = {"kind": "place", "name": "y"}
    made = settled([listed([p(lost), p(kept)]), p(place)])
    inner = {"kind": "to", "name": "y", "of": ["b"]}
    assert made == [listed([p("a ", inner), p(kept)]), p(place)]
