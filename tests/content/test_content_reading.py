"""Golden files: what a writer's file gives, and every problem that is reported for it.

`golden/KIND-NAME.md` is read as an item (or page) of that kind; `.problems.txt` beside it is what
a writer is told. To accept a wanted change, delete the `.problems.txt` and run the tests twice.
"""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest

from labpress.content import (
    KINDS,
    Card,
    Essay,
    Item,
    Output,
    PartialDate,
    Project,
    Rules,
    Toolkit,
    read_item,
    read_page,
)
from labpress.problems import Level, Problem

GOLDEN = Path(__file__).parent / "golden"
FILES = ("essays/board.png", "essays/film.vtt", "essays/film.md", "docs/outputs/film.vtt")
RULES = Rules(
    good_for=("understand a problem", "choose between ideas"),
    licence="CC BY 4.0",
    lang="en-GB",
    exists=lambda path: path in FILES,
    next_code=lambda: "QL-08",
)
FOLDERS = {"essay": "essays", "page": "docs"}


def read(kind: str, text: bytes, name: str = "x") -> tuple[Item | None, tuple[Problem, ...]]:
    path = f"{FOLDERS.get(kind, f'docs/{kind}s')}/{name}.md"
    if kind == "page":
        return read_page(path, text, RULES)
    return read_item(kind, path, text, RULES)


def good(kind: str) -> Item:
    item, _ = read(kind, (GOLDEN / f"{kind}-good.md").read_bytes())
    assert item is not None
    return item


@pytest.mark.parametrize("file", sorted(GOLDEN.glob("*.md")), ids=lambda file: file.stem)
def test_problems_of_a_file(file: Path) -> None:
    kind = file.stem.partition("-")[0]
    _, problems = read(kind, file.read_bytes(), file.stem)
    told = "".join(f"{problem.level}: {problem}\n" for problem in problems)
    golden = file.with_suffix(".problems.txt")
    if not golden.exists():
        golden.write_text(told, encoding="utf-8")
        pytest.fail(f"{golden.name} was not there; it is now: read it, then run again")
    assert told == golden.read_text(encoding="utf-8")


def test_essay() -> None:
    essay = good("essay")
    assert isinstance(essay, Essay)
    assert essay.title == "Why we fail: a view from the lab"
    assert essay.summary.endswith("nothing, because nobody wrote down what they expected.")
    assert essay.authors == ("The Lab team",)
    assert (str(essay.date), essay.number, essay.stages) == (
        "August 2018",
        4,
        ("discover", "develop"),
    )
    assert essay.doi == "10.1136/bmjqs-2013-001862"
    assert essay.video is not None and essay.video.duration is not None
    assert (essay.video.duration.iso, essay.video.captions) == ("PT3M45S", "film.vtt")
    assert essay.changes[0].date == PartialDate(2019, 1, 14)
    assert (essay.related, essay.licence, essay.lang) == (("card:premortem",), "CC BY 4.0", "en-GB")
    assert essay.lines["number"] == (9, 9)
    assert essay.lines["key_points.1"] == (13, 5)
    assert essay.series == "" and essay.bibliography == () and essay.review_by is None


def test_card() -> None:
    card = good("card")
    assert isinstance(card, Card)
    assert (card.code, card.version, card.difficulty) == ("QL-01", "1.10", "easy")
    assert (card.time.text, card.people.text, card.stages) == (
        "20–60 minutes",
        "2–8",
        ("discover",),
    )
    assert card.sources == ("ohno1988", "card2017")
    assert card.do_next == ("driver-diagram",)
    assert card.adapted_from is not None
    assert card.adapted_from.title == "The Toyota way of asking"
    how = card.section("How")
    assert how is not None and how.line == 22
    assert card.section("Example") is None


@pytest.mark.parametrize(
    ("heading", "lang", "found"),
    [
        ("Watch out for", "en", True),
        ("watch out for:", "en-GB", True),
        ("Watch out", "en", False),
        ("Watch out for", "cy", True),
    ],
)
def test_sections_are_found_by_their_canonical_name(heading: str, lang: str, found: bool) -> None:
    item, _ = read("card", f"---\nlang: {lang}\n---\n\n## {heading}\n\n- x\n".encode())
    assert isinstance(item, Card)
    assert (item.section("Watch out for") is not None) is found


def test_an_item_may_differ_from_its_lab() -> None:
    item, _ = read("essay", b"---\nlang: cy\nlicence: CC BY-SA 4.0\n---\n")
    assert isinstance(item, Essay)
    assert (item.lang, item.licence) == ("cy", "CC BY-SA 4.0")


def test_project_that_is_read_in_part() -> None:
    item, _ = read("project", (GOLDEN / "project-odd.md").read_bytes())
    assert isinstance(item, Project)
    assert item.stages == () and item.status == "open"


def test_toolkit() -> None:
    toolkit = good("toolkit")
    assert isinstance(toolkit, Toolkit)
    assert [(i.kind, i.name, i.minutes, i.optional, i.line) for i in toolkit.items] == [
        ("card", "five-whys", None, False, 5),
        ("card", "driver-diagram", 60, False, 6),
        ("break", "Lunch", 45, True, 8),
    ]
    assert toolkit.minutes is None, "the first step does not say how long it takes"
    assert str(toolkit.group) == "4–8"


def test_output_and_project() -> None:
    output, project = good("output"), good("project")
    assert isinstance(output, Output) and isinstance(project, Project)
    assert (output.date.iso, str(output.duration), output.access) == ("2018", "1:30", "open")
    assert output.transcript.startswith("Not available")
    when = {stage: str(period) for stage, period in project.stages}
    assert when["discover"] == "April 2017 to July 2017"
    assert (project.number, project.status) == (1, "closed")


def test_page_keeps_what_other_plugins_need() -> None:
    text = b"---\nhide: [toc]\nsearch: {boost: 2, exclude: true}\ndraft: no\nv: '1'\n---\n# Home\n"
    page, problems = read_page("docs/index.md", text, RULES)
    assert page is not None and not problems
    assert (page.title, page.draft, page.slug) == ("Home", False, "")
    assert page.meta["search"] == {"boost": 2, "exclude": True}
    assert (page.meta["hide"], page.meta["v"]) == (["toc"], "1")


def test_a_page_needs_no_front_matter() -> None:
    page, problems = read_page("docs/index.md", b"Hello\n", RULES)
    assert page is not None and page.meta == {} and not problems


@pytest.mark.parametrize(
    "line",
    ["draft: perhaps", "draft: yes", "darft: true", "Draft: yes", "publish_on: next week",
     "publish_on: 2031", "entwurf: ja"],
)  # fmt: skip
def test_what_may_be_meant_as_a_draft_is_held_back(line: str) -> None:
    item, _ = read("essay", f"---\ntitle: x\n{line}\n---\n".encode())
    assert item is not None and item.draft


@pytest.mark.parametrize("line", ["draft:", "draft: no", "publish_on: 2031-05-01", "tags: draft"])
def test_what_is_no_draft(line: str) -> None:
    item, _ = read("essay", f"---\ntitle: x\n{line}\n---\n".encode())
    assert item is not None and not item.draft


def test_items_can_be_sent_to_another_process_and_are_themselves() -> None:
    for kind in KINDS:
        item = good(kind)
        again = pickle.loads(pickle.dumps(item))
        assert again.title == item.title and again.body == item.body
        assert {item: 1}[item] == 1 and item != again


@pytest.mark.parametrize(
    ("path", "slug", "told"),
    [
        ("essays/why-we-fail.md", "why-we-fail", ""),
        ("essays/why-we-fail/index.md", "why-we-fail", ""),
        ("essays/Why We Fail.md", "Why We Fail", "why-we-fail.md"),
        ("essays/größe.md", "größe", ""),
    ],
)
def test_slug(path: str, slug: str, told: str) -> None:
    item, problems = read_item("essay", path, b"---\ntitle: x\n---\n", RULES)
    assert item is not None and item.slug == slug
    hints = " ".join(p.hint for p in problems if p.level is Level.WARNING)
    assert told in hints and bool(told) == bool(hints)


def test_a_bibliography_of_its_own_is_a_file_of_the_lab() -> None:
    _, problems = read(
        "essay", b"---\ntitle: T\nbibliography: https://example.org/a.bib\n---\n\nText.\n"
    )
    (error,) = (problem for problem in problems if "no file of the lab's" in problem.message)
    assert (error.level, error.line) == (Level.ERROR, 3)


def test_a_list_of_no_references_is_advised_against() -> None:
    said = "there is nothing to list here"
    for text, lines in (
        ("Text.\n\n\\bibliography", [6]),
        ("Text [@a].\n\n\\bibliography", []),
        ("Text.\n\n\\full_bibliography", []),
    ):
        _, problems = read("essay", f"---\ntitle: T\n---\n{text}\n".encode())
        found = [one.line for one in problems if one.message == said]
        assert found == lines, text
