"""The glossary: what is found in a text, and what is wrong on its page."""

from __future__ import annotations

import pytest

from labpress.catalogue import Glossary, read_glossary
from labpress.content import Page
from labpress.markdown import parse

TERMS = """# Glossary

Peer support
:   People who *help* each other [@card2017].

    More of it.

Peer support worker
:   Somebody paid for it.

Plan–do–study–act cycle
PDSA
:   A small test.

R&D
:   Finding out.

Carers’ group
:   A group.
"""


def glossary_of(text: str) -> tuple[Glossary, list[str]]:
    """The glossary of a page with that text, and its problems."""
    page = Page(path="docs/glossary.md", title="Glossary", body=parse(text))
    glossary, problems = read_glossary(page)
    assert all(problem.hint for problem in problems)
    return glossary, [f"{p.line} {p.level}: {p.message}" for p in problems]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("peer support", ["Peer support"]),
        ("PEER SUPPORT", ["Peer support"]),
        ("peer\nsupport", ["Peer support"]),
        ("peer&nbsp;support", ["Peer support"]),
        ("peer supports", ["Peer support"]),
        ("peer supporter", []),
        ("peer support worker", ["Peer support worker"]),
        ("peer support workers", ["Peer support worker"]),
        ("peer support workshop", ["Peer support"]),
        ("peer-support", []),
        ("non-peer support", []),
        ("PDSA", ["Plan–do–study–act cycle"]),
        ("PDSAs", ["Plan–do–study–act cycle"]),
        ("pdsa", []),
        ("PDSA-like", []),
        ("plan-do-study-act cycles", ["Plan–do–study–act cycle"]),
        ("R&D", ["R&D"]),
        ("R&amp;D", ["R&D"]),
        ("r&d", []),
        ("a carers' group", ["Carers’ group"]),
        ("@PDSA #PDSA x/PDSA", []),
        ("peer support's use", ["Peer support"]),
    ],
)
def test_whole_words_are_found(text: str, found: list[str]) -> None:
    glossary, problems = glossary_of(TERMS)
    assert problems == []
    terms = [glossary.term(match[0]) for match in glossary.pattern.finditer(text)]
    assert [term.name for term in terms if term] == found


def test_a_term_has_its_first_paragraph_and_a_place() -> None:
    glossary, _ = glossary_of(TERMS)
    assert glossary.terms[0].meaning == "People who help each other."
    assert glossary.terms[2].names == ("Plan–do–study–act cycle", "PDSA")
    assert [term.id for term in glossary.terms] == [
        "peer-support",
        "peer-support-worker",
        "plan-do-study-act-cycle",
        "r-d",
        "carers-group",
    ]
    assert glossary.page is not None
    assert '<dt id="r-d">' in glossary.page.body.html


def test_a_heading_keeps_its_id() -> None:
    glossary, _ = glossary_of("## PDSA\n\nPDSA\n:   A test.\n")
    assert glossary.terms[0].id == "pdsa-"


def test_a_text_in_another_language_is_left_alone() -> None:
    page = Page(path="docs/glossary.md", title="G", lang="en-GB", body=parse(TERMS))
    glossary, _ = read_glossary(page)
    for lang, number in (("en", 1), ("", 1), ("cy", 0)):
        item = Page(path="x", title="X", lang=lang, body=parse("A PDSA."))
        assert len(glossary.used_in(item)) == number, lang


WRONG = {
    "nothing": ("# Glossary\n\nText.", ["None warning: the glossary has no terms"]),
    "twice": (
        "One\n:   A.\n\none\n:   B.\n\nTwo\n:   C.\n",
        ["4 error: the term 'one' is there twice"],
    ),
    "short": ("X\n:   A.\n", ["1 error: 'X' is too short for a term"]),
    "long": (f"{'x' * 81}\n:   A.\n", [f"1 error: '{'x' * 81}' is too long for a term"]),
    "empty": ("One\n:   &nbsp;\n", ["1 error: 'One' has no meaning"]),
    "nested": (
        "One\n:   A.\n\n    Two\n    :   B.\n",
        ["1 warning: a term stands in the meaning of 'One', where it is not found"],
    ),
    "a novel": (
        f"One\n:   {'word ' * 90}\n",
        ["1 warning: the meaning of 'One' has 449 letters; at most 400"],
    ),
}


@pytest.mark.parametrize(("text", "problems"), WRONG.values(), ids=WRONG)
def test_what_is_wrong_is_said(text: str, problems: list[str]) -> None:
    assert glossary_of(text)[1] == problems
