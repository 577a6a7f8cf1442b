"""Word files as writers have them: what each thing in them becomes, and what is left to look at."""

from __future__ import annotations

import re
from io import BytesIO
from typing import Any

import pypandoc
import pytest
from PIL import Image

from import_bench import SUMMARY, Bench
from labpress.importing import Comments, Tracked, Wishes
from word_files import (
    BELLOMO,
    comment,
    deleted,
    endnote,
    field,
    image,
    inserted,
    mendeley,
    p,
    picture,
    run,
    table,
    word,
    zotero,
)

OTHER = {**BELLOMO, "title": "Another work", "DOI": "10.1000/other"}
FIVE_WHYS = {
    "id": 4,
    "type": "article-journal",
    "title": "The problem with ‘5 whys’",
    "author": [{"family": "Card", "given": "A. J."}],
    "issued": {"date-parts": [["2017"]]},
}
TITLE = p("Why we fail", style="Title")


def body_of(bench: Bench, *parts: str, **more: Any) -> str:
    """What the parts of a Word file become below its front matter."""
    wishes = more.pop("wishes", Wishes())
    text = bench.bring({"x.docx": word(TITLE, *parts, **more)}, wishes=wishes)
    return text.split("\n---\n", 1)[1].strip()


def test_a_whole_essay_comes_in_and_only_what_is_listed_is_left_to_do(bench: Bench) -> None:
    whole = word(
        TITLE,
        p("Introduction", style="Heading1"),
        p("It works ", comment(1, run("well", "<w:b/>")), " as ", zotero(BELLOMO), " says. "),
        p(picture("rId10", "Two people at a board")),
        p("Figure 1: Two people", style="Caption"),
        p("Details", style="Heading3"),
        table(("What", "How much"), ("Apples | pears", "1")),
        p("References", style="Heading1"),
        p(field("ADDIN ZOTERO_BIBL {}", "Bellomo. 2016.")),
        media={"image1.png": image()},
        comments={1: ("Ada", "Is this so?")},
        core={"dc:creator": "Ada Lovelace; Ben Ito", "dcterms:created": "2019-03-04T10:00:00Z"},
    )
    assert (
        bench.bring({"a draft.docx": whole})
        == f"""---
title: Why we fail
{SUMMARY}
authors: [Ada Lovelace, Ben Ito]
date: 2019-03-04
draft: true
---

## Introduction

It works **well** as [@bellomo2016] says.

<figure markdown>
![Two people at a board](why-we-fail-1.png)
<figcaption markdown>Two people</figcaption>
</figure>

### Details

| What | How much |
| --- | --- |
| Apples \\| pears | 1 |
"""
    )
    assert bench.written == [
        "essays/why-we-fail.md",
        "essays/why-we-fail-1.png",
        "essays/references.bib",
    ]
    assert bench.todo == [
        (4, "'authors', Ada Lovelace, Ben Ito, was taken from the Word file's properties"),
        (5, "'date', 2019-03-04, was taken from the Word file's properties"),
        (11, "Ada comments: 'Is this so?'"),
    ]
    assert [(p.line, p.message) for p in bench.checked()] == [(3, "'summary' is empty")]


def test_what_pandoc_writes_comes_back(bench: Bench) -> None:
    source = (
        "# One\n\nText with *em*, **st**, `code`, H~2~O and ~~gone~~, "
        "[link](https://a.b/?x=1&y_z).[^1]\n\n"
        "1. one\n    - sub\n    - sub2\n2. two\n\n> quoted\n\nTerm\n"
        ":   Meaning\n\n```\ncode *x*\n```\n\n[^1]: Note text.\n\n    Second paragraph.\n"
    )
    data = pypandoc.convert_text(source, "docx", "markdown", outputfile=str(bench.root / "x.docx"))
    assert not data
    made = (bench.root / "x.docx").read_bytes()
    (bench.root / "x.docx").unlink()
    text = bench.bring({"some-title.docx": made})
    assert "title: One\n" in text
    assert text.split("\n---\n\n", 1)[1] == (
        "Text with *em*, **st**, `code`, H<sub>2</sub>O and ~~gone~~, "
        "[link](https://a.b/?x=1&y_z).[^1]\n\n"
        "1. one\n    - sub\n    - sub2\n2. two\n\n> quoted\n\nTerm\n"
        ":   Meaning\n\n```\ncode *x*\n```\n\n[^1]: Note text.\n\n    Second paragraph.\n"
    )


# ---------------------------------------------------------------- citations


def test_each_mendeley_field_means_its_own_work(bench: Bench) -> None:
    """All three are `ITEM-1` to Mendeley."""
    text = body_of(
        bench, p("A ", mendeley(BELLOMO), " b ", mendeley(OTHER), " ", mendeley(BELLOMO))
    )
    assert text == "A [@bellomo2016] b [@bellomo2016b] [@bellomo2016]"
    entries = (bench.root / "essays/references.bib").read_text(encoding="utf-8")
    assert re.findall(r"@\w+\{(\w+),", entries) == ["card2017", "bellomo2016", "bellomo2016b"]
    assert "10.1000/fidelity_2016" in entries
    assert r"\&" in entries and r"100\%" in entries


@pytest.mark.parametrize(
    ("cited", "text"),
    [
        (zotero(BELLOMO, locator="4", prefix="see"), "[see @bellomo2016, p. 4]"),
        (zotero(BELLOMO, locator="4-9"), "[@bellomo2016, pp. 4-9]"),
        (zotero(BELLOMO, OTHER), "[@bellomo2016; @bellomo2016b]"),
        (zotero(BELLOMO, more={"suppress-author": True}), "[-@bellomo2016]"),
        (endnote(), "[@reed2016, p. 4]"),
        (endnote(packed=True), "[@reed2016, p. 4]"),
        (zotero(BELLOMO) + mendeley(OTHER), "[@bellomo2016] [@bellomo2016b]"),
        (field("ADDIN CSL_CITATION {broken", "(Lost 2001)"), "(Lost 2001)"),
    ],
)
def test_citations(bench: Bench, cited: str, text: str) -> None:
    assert body_of(bench, p("As ", cited, " has it.")) == f"As {text} has it."
    assert all("is empty" in one.message for one in bench.checked())


def test_a_work_that_the_lab_has_is_not_added_again(bench: Bench) -> None:
    by_doi = {**BELLOMO, "title": "Other words", "DOI": "https://doi.org/10.1136/BMJQS-2016-005849"}
    text = body_of(bench, p("A ", zotero(FIVE_WHYS), " b ", zotero(by_doi)))
    assert text == "A [@card2017] b [@card2017]"
    assert bench.written == ["essays/why-we-fail.md"]


def test_keys_never_clash_with_those_that_are_there(bench: Bench) -> None:
    other = {**FIVE_WHYS, "title": "Another of that year"}
    assert body_of(bench, p("A ", zotero(other))) == "A [@card2017b]"


def test_a_typed_list_of_references_stays(bench: Bench) -> None:
    parts = (p("References", style="Heading1"), p("Typed, A. 2001."))
    assert body_of(bench, p("A ", zotero(BELLOMO)), *parts).endswith(
        "## References\n\nTyped, A. 2001."
    )


# ---------------------------------------------------------------- comments, tracked changes

CHANGED = p("It is ", inserted("very "), deleted("hardly "), "good.")


@pytest.mark.parametrize(
    ("tracked", "text"),
    [
        (Tracked.ACCEPT, "It is very good."),
        (Tracked.REJECT, "It is hardly good."),
        (Tracked.SHOW, "It is ^^very^^ ~~hardly~~ good."),
    ],
)
def test_tracked_changes(bench: Bench, tracked: Tracked, text: str) -> None:
    assert body_of(bench, CHANGED, wishes=Wishes(tracked=tracked)) == text
    outcome = {"accept": "accepted", "reject": "rejected", "show": "shown"}[tracked]
    said = f"tracked changes, {outcome} here: Ada added 'very'; Ben took out 'hardly'"
    assert bench.todo[-1] == (9, said)


def test_comments_may_be_kept_and_cannot_end_early(bench: Bench) -> None:
    said = p(comment(1, run("Words")))
    wishes = Wishes(comments=Comments.KEEP)
    text = body_of(bench, said, comments={1: ("Ada", "no --> <b>way</b> --")}, wishes=wishes)
    assert text == "<!-- Ada: no - -&gt; <b&gt;way</b&gt; - - -->Words"
    assert bench.todo[-1] == (9, "Ada comments: 'no --> <b>way</b> --'")


# ---------------------------------------------------------------- pictures


def test_pictures_are_shrunk_and_cleaned(bench: Bench) -> None:
    exif = Image.Exif()
    exif[0x010E] = "SECRET PLACE"
    media = {
        "image1.jpeg": image(form="JPEG", exif=exif, comment=b"SECRET REMARK"),
        "image2.png": image((2600, 1300)),
        "image3.bmp": image(form="BMP"),
        "image4.png": image((2600, 1300)),
    }
    pictures = [p(picture(f"rId{10 + n}", f"Picture {n}")) for n in range(4)]
    text = body_of(bench, *pictures, media=media)
    names = re.findall(r"\]\((.*?)\)", text)
    assert names == ["why-we-fail-1.jpg", "why-we-fail-2.png", "why-we-fail-3.png", names[1]]
    files = bench.files()
    assert not any(b"SECRET" in data for data in files.values())
    assert Image.open(BytesIO(files["essays/why-we-fail-2.png"])).size == (2000, 1000)


@pytest.mark.parametrize(
    ("alt", "written", "said"),
    [
        ("A board [old]", r"![A board \[old]](why-we-fail-1.png)", None),
        ("", "![](why-we-fail-1.png)", None),
        (
            "A dog\n\nDescription automatically generated with low confidence",
            "![A dog](why-we-fail-1.png)",
            "Word made up this picture's description",
        ),
    ],
)
def test_descriptions(bench: Bench, alt: str, written: str, said: str | None) -> None:
    media = {"image1.png": image()}
    assert body_of(bench, p(picture("rId10", alt)), media=media) == written
    assert [message for _, message in bench.todo] == ([said] if said else [])
    described = any("has no description" in problem.message for problem in bench.checked())
    assert described is (alt == "")


@pytest.mark.parametrize("data", [b"", b"no picture", b"\x89PNG\r\n\x1a\n", image()[:60]])
def test_a_picture_that_cannot_be_shown_is_named(bench: Bench, data: bytes) -> None:
    text = body_of(bench, p("A ", picture("rId10", "A board")), media={"image1.png": data})
    assert text == "A *[A board]*"
    assert "could not be brought in" in bench.todo[-1][1]


# ---------------------------------------------------------------- text and tables

MERGED = '<w:gridSpan w:val="2"/>'


@pytest.mark.parametrize(
    ("part", "text", "said"),
    [
        (p(run("A bold line", "<w:b/>")), "**A bold line**", "a bold line of its own"),
        (table(("a",), ("1", "2"), more=MERGED), "| a |  |\n| --- | --- |\n| 1 | 2 |", "merged"),
        (p("x ", run("y", '<w:highlight w:val="yellow"/>')), "x ==y==", ""),
        (p(run("a ", "<w:i/>"), run("b", "<w:i/>"), run("c", "<w:b/>")), "*a b***c**", ""),
        (p("1. no list, [x] & <b> * $5 #1"), r"1\. no list, \[x] & &lt;b> \* \$5 #1", ""),
        (p("Contents", style="TOC1"), "Contents", ""),
    ],
)
def test_text(bench: Bench, part: str, text: str, said: str) -> None:
    assert body_of(bench, part) == text
    assert said in " ".join(message for _, message in bench.todo)


@pytest.mark.parametrize(
    ("target", "text"),
    [
        ("https://a.b/c?d=e_f", "[words](https://a.b/c?d=e_f)"),
        ("mailto:a@b.cd", "[words](mailto:a@b.cd)"),
        ("javascript:alert(1)", "words"),
        ("file:///C:/secret.txt", "words"),
    ],
)
def test_links(bench: Bench, target: str, text: str) -> None:
    link = f'<w:hyperlink r:id="rId77">{run("words")}</w:hyperlink>'
    assert body_of(bench, f"<w:p>{link}</w:p>", targets={"rId77": target}) == text
    assert ("left out" in str(bench.todo)) is (text == "words")


@pytest.mark.parametrize(
    ("levels", "written"),
    [((1, 2, 3), (2, 3, 4)), ((2, 3, 2), (2, 3, 2)), ((3, 1, 3), (2, 2, 3)), ((2, 2), (2, 2))],
)
def test_headings_begin_at_two_and_skip_no_level(
    bench: Bench, levels: tuple[int, ...], written: tuple[int, ...]
) -> None:
    parts = [p(f"H {n}", style=f"Heading{level}") + p("Text.") for n, level in enumerate(levels)]
    text = body_of(bench, *parts)
    assert tuple(len(signs) for signs in re.findall(r"(?m)^(#+) ", text)) == written


@pytest.mark.parametrize(
    ("parts", "title"),
    [
        ((p("Alone", style="Heading1"), p("Text"), p("B", style="Heading2")), "Alone"),
        ((p("One", style="Heading1"), p("Text"), p("Two", style="Heading1")), "my file"),
        ((p("Only text"),), "my file"),
    ],
)
def test_the_title_without_a_style_of_its_own(
    bench: Bench, parts: tuple[str, ...], title: str
) -> None:
    assert f"\ntitle: {title}\n" in bench.bring({"my-file.docx": word(*parts)})


@pytest.mark.parametrize(
    ("written", "field"),
    [("14 August 2018", "date: 14 August 2018"), ("Draft 3", "date:      ")],
)
def test_a_date_is_taken_only_if_it_is_one(bench: Bench, written: str, field: str) -> None:
    made = word(TITLE, p(written, style="Date"), p("x"))
    assert f"\n{field}" in bench.bring({"x.docx": made})
    assert ("'Draft 3' stood for the date" in str(bench.todo)) is (written == "Draft 3")


def test_names_of_programs_are_no_authors(bench: Bench) -> None:
    made = word(TITLE, p("x"), core={"dc:creator": "Microsoft Office User; Ada"})
    assert "\nauthors: [Ada]\n" in bench.bring({"x.docx": made})


def test_many_notes_of_one_kind_are_one(bench: Bench) -> None:
    body_of(bench, *(p(run(f"Bold {n}", "<w:b/>")) for n in range(9)))
    assert [line for line, _ in bench.todo] == [9, 11, 13, 15, 17]
    assert bench.todo[0] == (9, "a bold line of its own: 'Bold 0'")
    assert bench.todo[-1] == (17, "a bold line of its own, as on lines 19, 21, 23, 25")
