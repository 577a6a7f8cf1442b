"""Checks across items: for each fault, the file, the line and the words a writer gets."""

from __future__ import annotations

import pytest

from labpress.problems import Level
from little_labs import OpenLab, card, essay

WHYS = {"docs/cards/five-whys.md": card("QL-01", "Five whys")}
BIB = {"essays/references.bib": "@book{ohno1988, title={T}, author={O, A}, year={1988}}\n"}

CASES: dict[str, tuple[dict[str, str], str]] = {
    "unknown card": (
        {"essays/a.md": essay("See [x](card:fivewhys).")},
        "essays/a.md:8: unknown card 'fivewhys' (did you mean 'five-whys'?)",
    ),
    "an old address is a list's": (
        {"essays/a.md": essay().replace("date:", "redirect_from: cards\ndate:")},
        "essays/a.md:5:16: the old address '/cards/' is that of a list (remove it)",
    ),
    "an old address is a page's": (
        {
            "essays/a.md": essay().replace("date:", "redirect_from: about/index.html\ndate:"),
            "docs/about.md": "# About\n",
        },
        "essays/a.md:5:16: the old address '/about/' belongs to docs/about.md "
        "(remove it from one of the two)",
    ),
    "an address that is none": (
        {"essays/a.md": essay("[x](http://[bad) and text")},
        "essays/a.md:8: `http://[bad` is no address "
        "(use https:, mailto:, tel:, doi:, or the path of a page or file)",
    ),
    "unknown card in a block": (
        {"essays/a.md": essay("Text.\n\n/// try-this | five-why\n///")},
        "essays/a.md:10: unknown card 'five-why' (did you mean 'five-whys'?)",
    ),
    "nothing to suggest": (
        {"essays/a.md": essay("[x](output:survey)")},
        "essays/a.md:8: unknown output 'survey' (the lab has no output yet)",
    ),
    "missing file": (
        {"essays/a.md": essay("[x](../docs/cards/five-why.md)")},
        "essays/a.md:8: there is no file '../docs/cards/five-why.md' "
        "(did you mean 'docs/cards/five-whys.md'?)",
    ),
    "missing anchor": (
        {"essays/a.md": essay("## One\n\n[x](#tow) [y](card:five-whys#how)")},
        "essays/a.md:10: 'essays/a.md' has no heading or anchor '#tow' (check the heading's name)",
    ),
    "a draft is linked": (
        {
            "essays/a.md": essay("[x](essay:b)"),
            "essays/b.md": essay().replace("date:", "draft: yes\ndate:"),
        },
        "essays/a.md:8: this leads to a draft: 'b' (publish that one too, or take the link out)",
    ),
    "unknown citation": (
        {"essays/a.md": essay("One [@ohno1989] and [@ohno1988].")},
        "essays/a.md:8: unknown citation '@ohno1989' (did you mean 'ohno1988'?)",
    ),
    "unknown citation among known ones": (
        {"essays/a.md": essay("One.\n\n@ohno1988 [see @nobody].")},
        "essays/a.md:10: unknown citation '@nobody' "
        "(add it to the bibliography, or correct the key)",
    ),
    "unknown source": (
        {"docs/cards/b.md": card("QL-02", more="sources: [ohno1988, ohno]")},
        "docs/cards/b.md:8:21: unknown source 'ohno' (did you mean 'ohno1988'?)",
    ),
    "unknown neighbour": (
        {"docs/cards/b.md": card("QL-02", more="do_next: five-wys")},
        "docs/cards/b.md:8:10: do_next: unknown card 'five-wys' (did you mean 'five-whys'?)",
    ),
    "its own neighbour": (
        {"docs/cards/b.md": card("QL-02", more="do_next: b")},
        "docs/cards/b.md:8:10: do_next names this card itself (remove it)",
    ),
    "unknown project": (
        {"essays/a.md": essay().replace("date:", "project: one\ndate:")},
        "essays/a.md:5:10: project: unknown project 'one' (the lab has no project yet)",
    ),
    "unknown item of a toolkit": (
        {"docs/toolkits/t.md": "---\ntitle: T\npurpose: P.\nitems:\n- five-whys\n- four\n---\n"},
        "docs/toolkits/t.md:6: items: unknown card 'four' (known: five-whys, ql-01)",
    ),
    "code used twice": (
        {"docs/cards/b.md": card("QL-01")},
        "docs/cards/five-whys.md:7:7: code QL-01 belongs to docs/cards/b.md "
        "(give this card the next free code; a code is never used twice)",
    ),
    "slug used twice": (
        {"essays/a.md": essay(), "essays/a/index.md": essay()},
        "essays/a/index.md:2:8: the name 'a' is taken by essays/a.md "
        "(rename one of the two files: the name is the address)",
    ),
    "old address of another": (
        {
            "essays/a.md": essay(),
            "essays/b.md": essay().replace("date:", "redirect_from: /essays/a\ndate:"),
        },
        "essays/b.md:5:16: the old address '/essays/a/' belongs to essays/a.md "
        "(remove it from one of the two)",
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_a_fault_names_file_and_line(open_files: OpenLab, name: str) -> None:
    files, line = CASES[name]
    lab = open_files({**WHYS, **BIB, **files})
    said = [str(p) for p in lab.problems if p.level is not Level.ADVICE]
    assert said == [line]


def test_a_card_nobody_mentions_is_advice(open_files: OpenLab) -> None:
    lab = open_files(WHYS)
    (problem,) = lab.problems
    assert problem.level is Level.ADVICE
    assert str(problem) == (
        "docs/cards/five-whys.md:2:8: no essay, page or toolkit mentions this card "
        "(add `/// try-this | five-whys` where its use is argued for)"
    )


def test_a_broken_file_does_not_make_links_to_it_dangle(open_files: OpenLab) -> None:
    broken = {"docs/cards/five-whys.md": "---\ntitle: [\n---\n"}
    lab = open_files({**broken, "essays/a.md": essay("[x](card:five-whys)")})
    assert {problem.path for problem in lab.problems} == {"docs/cards/five-whys.md"}


def test_handles_and_other_hosts_are_left_alone(open_files: OpenLab) -> None:
    text = "Ask @someone, a@b.org, https://x.org/@y, [z](https://x.org/z.md) or [top](/about/)."
    lab = open_files({"essays/a.md": essay(text)})
    assert lab.problems == ()
