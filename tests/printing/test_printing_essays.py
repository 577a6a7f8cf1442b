"""Essays as PDF: everything that a page can hold, nothing lost, fit for a screen reader."""

from __future__ import annotations

import re
import shutil
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from essay_labs import fonts_of, letters_in, opened, ua_failures, words_on, write_everything
from labpress.content import Item
from labpress.lab import Lab, open_lab
from labpress.mkdocs_plugins.host import read_settings
from labpress.pandoc import Pandoc
from labpress.printing import Printed
from labpress.printing.essay_pages import LETTER
from labpress.printing.essays import Essays
from labpress.printing.store import IN_LAB
from little_labs import ROOT, OpenLab, card, essay, settings_of

NOTES = """<style xmlns="http://purl.org/net/xbiblio/csl" class="note" version="1.0">
<info><title>T</title><id>t</id><updated>2020-01-01T00:00:00+00:00</updated></info>
<citation><layout suffix="."><text variable="title" prefix="In full: "/></layout></citation>
</style>"""
BIB = "@book{ohno1988, author={Ohno, T.}, title={The {System}}, year={1988}}\n"

PrintIt = Callable[..., Printed]


def found(lab: Lab, name: str, kind: str = "essay") -> Item:
    item = lab.catalogue.find(kind, name)
    assert item is not None, lab.problems
    return item


@pytest.fixture
def everything(small_lab: Path, pandoc: Pandoc) -> Lab:
    """The small lab with the essay `everything`."""
    write_everything(small_lab)
    return open_lab(replace(settings_of(small_lab), site_name="The small lab"), pandoc)


@pytest.fixture
def print_it(open_files: OpenLab, pandoc: Pandoc) -> PrintIt:
    """Prints the essay `it` of a lab of a few files."""

    def printed(text: str, files: dict[str, str] | None = None) -> Printed:
        lab = open_files({**(files or {}), "essays/it.md": text})
        return print_essay(found(lab, "it"), lab, pandoc)

    return printed


def print_essay(item: Item, lab: Lab, pandoc: Pandoc) -> Printed:
    return Essays(lab, pandoc, [item]).essay(item)


def sayings(printed: Printed) -> list[str]:
    return [str(problem).partition(" (")[0] for problem in printed.problems]


SAID = """
Opening with strong, em, both, code | x = 1 | mark | H2O | “quotes” – and a footnote | The QI |
quality improvement work | an outside page | example.org/a/very/long/path | lab@example.org |
Card (2017, p. 3) | see Ohno, 1988, Chapter 2 | plus @janedoe | A note with em and (Klein, 2007) |
A heading with a link (example.org/heading) and a note | A note in a heading. | A lower one |
Lower still | deepest | With a second paragraph. | to do | done | three | inner | code in a list |
Its definition, with code. | Other term | Second paragraph. | long words that wrap in the cell |
A note in a table. | A caption & more | B and C | 2b | Across | The caption with a link |
A note in a caption with a note (The inner note.) | Two tests of one spring | Text reminder |
Photo by nobody, CC0 | [Picture: Gone] | [Picture: Broken] | [Picture: Far away] | Mind this |
An admonition with a list: | a.py | def f(x): | return x + 1 # a comment | Warning |
No title of its own. | Folded | Inside the fold. | Second paragraph of the note | Python |
print(1) | R & co | Plain words. | A quotation. | Somebody, nurse |
A pull quote that says the whole | are said in Figure 2, in Table 3 and here |
Nobody asked us at all. — Jo Lee, carer | Figure 2. Counted with the others. |
Drawing: the editors. | Table 3. Three figures |
\\frac{a | Try this in Discover · QL-01 | Five whys |
Follow one problem back | Do it with care | 20–60 minutes · 2–8 people |
small.example/cards/five-whys | [Film] | HTML fold | Kept? | Iechyd da | “short quote” | The end |
line two. | Waiting well | Hostile: #panic() [x] ] \\ $ | #let a = 1 | five | References |
Toyota production system | Performing a project premortem | Acknowledgements |
We thank all who came. | Somebody paid for this. | There is none that we know of. | What changed |
The table is new | Cite this essay | doi.org/10.1234/abcd.5678 | Filed under one and two |
The film | 3:45 | Somebody says a word. And another. | Key points | First *point* with #panic(). |
Waiting well · essay 2 of | Jane Smith and The Lab team | 14 August 2018 · Updated February 2019
"""


def test_nothing_of_everything_is_lost(everything: Lab, pandoc: Pandoc) -> None:
    everything = replace(
        everything, settings=replace(everything.settings, site_url="https://small.example/")
    )
    printed = print_essay(found(everything, "everything"), everything, pandoc)
    text = letters_in(" ".join(words_on(printed.pdf)))
    missing = [words.strip() for words in SAID.split("|") if letters_in(words) not in text]
    assert missing == []
    assert printed.pages == len(opened(printed.pdf).pages)
    assert ua_failures(printed.pdf) == []


def test_what_paper_cannot_carry_is_said_with_its_place(everything: Lab, pandoc: Pandoc) -> None:
    text = (everything.settings.root / "essays" / "everything.md").read_text("utf-8")
    lines = text.splitlines()

    def line(words: str) -> int:
        return next(n for n, one in enumerate(lines, 1) if words in one)

    printed = print_essay(found(everything, "everything"), everything, pandoc)
    expected = (
        (
            "<table><tr><td>no",
            "a table has no head, so a screen reader cannot tell what its columns are",
        ),
        ("gone.png", "there is no picture 'essays/figures/gone.png'"),
        ("broken.png", "paper cannot show 'broken.png', so only its words go along"),
        (
            "x.png",
            "the picture https://example.org/x.png is on another site, so only a link to it goes "
            "along",
        ),
        ("你", "the fonts for print have no '你'"),
        ("你", "the formula \\frac{a cannot be set on paper, so its TeX stands there"),
        ("<video", "a film cannot go along, so a link stands for it"),
        ("🙂", "the fonts for print have no '🙂'"),
    )
    assert sayings(printed) == [f"essays/everything.md:{line(at)}: {said}" for at, said in expected]


def test_only_fonts_that_we_chose_are_used(everything: Lab, pandoc: Pandoc) -> None:
    printed = print_essay(found(everything, "everything"), everything, pandoc)
    families = {re.split("[-]|Math", name)[0] for name in fonts_of(printed.pdf)}
    assert families == {"SourceSerif4", "AtkinsonHyperlegibleNext", "DejaVuSansMono", "NewCM"}


def test_the_same_text_gives_the_same_bytes(everything: Lab, pandoc: Pandoc) -> None:
    item = found(everything, "everything")
    first = print_essay(item, everything, pandoc)
    kept = print_essay(item, everything, pandoc)
    shutil.rmtree(everything.settings.root / IN_LAB)
    again = print_essay(item, everything, pandoc)
    assert first.pdf == kept.pdf == again.pdf
    assert first.pages == kept.pages == again.pages


def test_a_changed_picture_is_printed_anew(everything: Lab, pandoc: Pandoc) -> None:
    item = found(everything, "everything")
    first = print_essay(item, everything, pandoc)
    figures = everything.settings.root / "essays" / "figures"
    drawing = (figures / "drawing.svg").read_text("utf-8")
    (figures / "drawing.svg").write_text(drawing.replace("#0b5563", "#ff0000"), "utf-8")
    assert print_essay(item, everything, pandoc).pdf != first.pdf


def test_what_the_file_says_of_itself(print_it: PrintIt) -> None:
    printed = print_it(essay("Text.\n\n## A part\n\nMore.", "Of <this> & that"))
    reader = opened(printed.pdf)
    about = reader.metadata
    assert about is not None
    assert (about.title, about.author) == ("Of <this> & that", "The Lab team")
    assert about.subject == "What it says."
    assert about.creation_date is not None
    assert about.creation_date.date().isoformat() == "2018-08-01"
    assert str(reader.root_object["/Lang"]) == "en-GB"
    assert titles(reader.outline) == ["Of <this> & that", ["A part", "Cite this essay"]]
    assert round(float(reader.pages[0].mediabox.height) / 72 * 25.4) == 297


def titles(outline: Any) -> list[Any]:
    return [titles(one) if isinstance(one, list) else str(one["/Title"]) for one in outline]


CASES = {
    # what is written: what must stand on the one page, in this order
    "a formula": ("$a^2$ and\n\n$$\nb\n$$", ["and"]),
    "tabs each with its label": (
        '=== "One"\n\n    First.\n\n=== "Two"\n\n    Second.',
        ["One", "First.", "Two", "Second."],
    ),
    "a folded block is open": ('??? note "Fold"\n    In it.', ["Fold", "In it."]),
    "footnotes at the foot": (
        "One[^a] and two[^b].\n\nLast.\n\n[^a]: First *note*.\n[^b]: Second.",
        ["One1 and two2.", "Last.", "1 First note.", "2 Second."],
    ),
    "a footnote used twice has one number": (
        "One[^a] and two[^a].\n\n[^a]: Note.",
        ["One1 and two1.", "1 Note."],
    ),
    "an abbreviation is explained once": (
        "QI and QI.\n\n*[QI]: Quality improvement",
        ["QI (Quality improvement) and QI."],
    ),
    "a list that begins later": ("7. seven\n8. eight", ["7. seven", "8. eight"]),
    "Typst's own signs": (
        "Say #panic() \\#let x = 1 \\] \\[ \\* \\_ \\` <br>#set text(1pt) @a $x",
        ["#panic() #let x = 1 ] [ * _ `", "#set text(1pt) @a $x"],
    ),
    "signs in code": (
        '`#panic()` and\n\n```\n#panic(] "\\\\\n```',
        ["#panic() and", '#panic(] "\\\\'],
    ),
    "letters with accents of their own": ("Ọ́ṣun and *ẹ̀kọ́*.", ["and"]),
    "a text from right to left": (
        '<p dir="rtl">One</p>\n\n| A | B |\n|---|---|\n| 1 | 2 |',
        ["One"],
    ),
    "signs in a formula": ("$\\text{a} \\# panic()$", ["#𝑝𝑎𝑛𝑖𝑐()"]),
}


@pytest.mark.parametrize("case", CASES)
def test_words(print_it: PrintIt, case: str) -> None:
    text, expected = CASES[case]
    printed = print_it(essay(text))
    (page,) = words_on(printed.pdf)
    at = 0
    for words in expected:
        assert words in page[at:], page
        at = page.index(words, at)
    assert printed.problems == ()
    assert ua_failures(printed.pdf) == []


@pytest.mark.parametrize("tex", ["\\frac{a", "\\foo x", "\\text{#panic()} \\foo"])
def test_a_formula_that_cannot_be_set_stays_and_is_said(print_it: PrintIt, tex: str) -> None:
    printed = print_it(essay(f"One.\n\nHere ${tex}$ it is."))
    assert letters_in(tex) in letters_in(words_on(printed.pdf)[0])
    assert sayings(printed) == [
        f"essays/it.md:10: the formula {tex} cannot be set on paper, so its TeX stands there"
    ]


def test_citations_in_a_style_of_notes_are_footnotes(
    open_files: OpenLab, pandoc: Pandoc, tmp_path: Path
) -> None:
    lab = open_files({"essays/it.md": essay("Said [@ohno1988]. End."), "essays/r.bib": BIB})
    style = tmp_path / "notes.csl"
    style.write_text(NOTES, encoding="utf-8")
    lab = open_lab(replace(lab.settings, style=style), pandoc)
    (page,) = words_on(print_essay(found(lab, "it"), lab, pandoc).pdf)
    assert "Said.1 End." in page or "Said1. End." in page
    assert page.index("In full: The System") > page.index("CC BY")


def test_pages_are_numbered_and_named_from_the_second_on(print_it: PrintIt) -> None:
    printed = print_it(essay("Some words of text. " * 900, "A long way"))
    pages = words_on(printed.pdf)
    assert len(pages) > 3
    for number, text in enumerate(pages, 1):
        assert f"{number} of {len(pages)}" in text
        assert "lab.example/essays/it · August 2018" in text
        assert text.startswith("A lab · A long way") == (number > 1)


def test_no_address_is_printed_where_the_site_has_none(open_files: OpenLab, pandoc: Pandoc) -> None:
    lab = open_files(
        {"essays/it.md": essay("See [](card:QL-01)."), "docs/cards/a.md": card("QL-01")}
    )
    for site_url, preview in (("", False), ("http://127.0.0.1:8000/", False), (None, True)):
        settings = lab.settings if site_url is None else replace(lab.settings, site_url=site_url)
        essays = Essays(
            replace(lab, settings=settings), pandoc, [found(lab, "it")], preview=preview
        )
        (page,) = words_on(essays.essay(found(lab, "it")).pdf)
        assert "lab.example" not in page
        assert "127.0.0.1" not in page
        assert "See A card." in page


def test_an_address_breaks_after_a_slash_only(print_it: PrintIt) -> None:
    address = "<https://doi.org/10.1136/bmjqs-2013-001862>"
    text = "\n\n".join(f"{'i ' * n}{address}" for n in range(20, 60))
    lines = "\n".join(page.extract_text() for page in opened(print_it(essay(text)).pdf).pages)
    assert "10.1136/\nbmjqs-2013-001862" in lines
    assert not re.search(r"(https:/*|doi\.|10\.|bmjqs-|2013-)\n", lines)


def test_a_doi_that_is_printed_has_no_note(print_it: PrintIt) -> None:
    text = "See doi:[10.1136/bmj.c4078](https://doi.org/10.1136/bmj.c4078) and [x](https://x.org/)."
    words = " ".join(words_on(print_it(essay(text)).pdf))
    assert words.count("10.1136/bmj.c4078") == 1
    assert "x.org" in words


def test_a_draft_says_so(print_it: PrintIt) -> None:
    printed = print_it(essay("Text.").replace("date:", "draft: yes\ndate:"))
    assert "Draft. Not published" in words_on(printed.pdf)[0]


def test_letter_has_the_same_line(open_files: OpenLab, pandoc: Pandoc) -> None:
    lab = open_files({"essays/it.md": essay("Text.")})
    printed = Essays(lab, pandoc, [found(lab, "it")], page=LETTER).essay(found(lab, "it"))
    box = opened(printed.pdf).pages[0].mediabox
    assert (round(float(box.width)), round(float(box.height))) == (612, 792)


def test_other_kinds_are_printed_with_all_that_is_known_of_them(
    everything: Lab, pandoc: Pandoc
) -> None:
    items = [item for item in everything.items if item.kind not in ("essay", "page")]
    essays = Essays(everything, pandoc, items)
    assert {item.kind for item in items} == {"card", "toolkit", "project", "output"}
    for item in items:
        printed = essays.essay(item)
        text = " ".join(words_on(printed.pdf))
        assert item.title in text
        assert f"About this {item.kind}" in text
        assert ua_failures(printed.pdf) == [], item.path


def test_no_heading_stands_alone_at_the_foot_of_a_page(print_it: PrintIt) -> None:
    filler = "A line of some words that goes on. " * 12
    for lines in range(30, 39):
        body = "\n\n".join(["Word.<br>" * lines, "## A lonely heading", f"Begins[^1]. {filler}"])
        printed = print_it(essay(f"{body}\n\n[^1]: {filler}"))
        (page,) = [text for text in words_on(printed.pdf) if "A lonely heading" in text]
        assert "Begins" in page, lines


def test_a_figure_that_does_not_fit_leaves_no_gap(everything: Lab, pandoc: Pandoc) -> None:
    figure = '<figure markdown>\n![A](figures/drawing.svg){ width="100%" }\n'
    figure += "<figcaption>What is drawn.</figcaption>\n</figure>"
    lines = "Word.<br>" * 36
    body = f"{lines}\n\n{figure}\n\nAfter it. {'More of it. ' * 90}"
    path = everything.settings.root / "essays" / "it.md"
    path.write_text(essay(body), encoding="utf-8")
    lab = open_lab(everything.settings, pandoc)
    first, second = words_on(print_essay(found(lab, "it"), lab, pandoc).pdf)
    assert "After it." in first
    assert "What is drawn." in second


def test_long_essays_take_no_longer_than_their_length(print_it: PrintIt) -> None:
    paragraph = (
        "Words that somebody wrote with *care*, one after the other, until it is enough. " * 7
    )
    part = f"## A part\n\n{paragraph}\n\n- one\n- two\n\n{paragraph}[^N]\n\n[^N]: A note.\n\n"
    body = "".join(part.replace("[^N]", f"[^{n}]") for n in range(50))
    start = time.perf_counter()
    printed = print_it(essay(body))
    assert printed.pages > 25
    assert time.perf_counter() - start < 15


def test_the_essays_of_the_example_lab(pandoc: Pandoc) -> None:
    lab = open_lab(read_settings(ROOT / "mkdocs.yml"), pandoc)
    items = [item for item in lab.items if item.kind == "essay"]
    essays = Essays(lab, pandoc, items, public=True)
    assert len(items) > 5
    for item in items:
        printed = essays.essay(item)
        assert printed.problems == ()
        assert ua_failures(printed.pdf) == []
        text = letters_in(" ".join(words_on(printed.pdf)))
        said = set(re.findall(r"[^\W_]{2,}", item.body.plain))
        assert [word for word in said if word not in text] == []


def test_a_project_is_one_book(everything: Lab, pandoc: Pandoc) -> None:
    project = found(everything, "waiting-well", "project")
    essays = [item for item in everything.items if item.kind == "essay"]
    press = Essays(everything, pandoc, [*essays, project])
    printed = press.book("The whole book", essays, project, "What it is about", project)
    reader, pages = opened(printed.pdf), words_on(printed.pdf)
    assert ua_failures(printed.pdf) == []
    assert "The whole book What it is about" in pages[0]
    marks: list[Any] = [mark for mark in reader.outline if not isinstance(mark, list)]
    assert titles(marks) == ["Contents", "The project", *(item.title for item in essays)]
    for item, mark in zip(essays, marks[2:], strict=True):
        number = reader.get_destination_page_number(mark)
        assert number is not None
        assert f"{letters_in(item.title)}{number + 1}" in letters_in(pages[1])
        assert letters_in(item.title) in letters_in(pages[number])
    cited = [item for item in essays if any("card2017" in m.key for m in item.body.marks)]
    assert " ".join(pages).count("Card, A. J. (2017)") == len(cited) == 2
