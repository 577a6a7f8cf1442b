"""Citations of a style of notes on paper: the numbers of the page, at the foot of the page."""

from __future__ import annotations

import re

from essay_labs import ua_failures, words_on
from labpress.lab import Lab
from labpress.pandoc import Pandoc
from labpress.printing import Printed
from labpress.printing.essays import Essays
from little_labs import OpenLab, essay

BIB = "@book{a, author = {Alpha, Ann}, title = {First}, publisher = {P}, year = {2001}}\n"
TEXT = """
One [@a, p. 1]. An [address](https://example.org/x) and more.[^own] Two [@a, p. 2].[^own]

## As @a has it

A [link [@a, p. 4]](https://example.org/y), and the end.

[^own]: Said [@a, p. 3].
"""


def _printed(open_files: OpenLab, pandoc: Pandoc) -> tuple[Lab, Printed]:
    text = essay(TEXT).replace("date: 2018-08\n", "date: 2018-08\ncsl: chicago-notes\n")
    lab = open_files({"essays/references.bib": BIB, "essays/one.md": text})
    return lab, Essays(lab, pandoc, lab.items).essay(lab.items[0])


def test_notes_have_the_numbers_of_the_page(open_files: OpenLab, pandoc: Pandoc) -> None:
    _, printed = _printed(open_files, pandoc)
    words = " ".join(" ".join(words_on(printed.pdf)).split())
    assert not printed.problems
    signs = ("One.1", "address a and more.2", "Two.3 2", "Alpha 4 has it", "link, b 5 and")
    for number, said in (
        (1, "Ann Alpha, First (P, 2001), 1."),
        (2, "Said (Alpha, First, 3)."),
        (3, "Alpha, First, 2."),
        (4, "First."),
        (5, "Alpha, First, 4."),
    ):
        assert re.search(rf"\b{number} ?{re.escape(said)}", words), said
    assert re.search(r"\ba ?example.org/x", words)
    assert re.search(r"\bb ?example.org/y", words)
    squeezed = re.sub(r"\s", "", words)
    assert [sign for sign in signs if re.sub(r"\s", "", sign) not in squeezed] == []


def test_signs_side_by_side_are_apart(open_files: OpenLab, pandoc: Pandoc) -> None:
    text = essay("So it is [@a] [@a][^own].\n\n[^own]: Said.")
    text = text.replace("date: 2018-08\n", "date: 2018-08\ncsl: chicago-notes\n")
    lab = open_files({"essays/references.bib": BIB, "essays/one.md": text})
    words = " ".join(words_on(Essays(lab, pandoc, lab.items).essay(lab.items[0]).pdf))
    assert re.search(r"So it is *1 +2 +3 *\.|So it is\. *1 +2 +3", " ".join(words.split())), words


def test_an_address_on_paper_takes_no_number_of_a_note(open_files: OpenLab, pandoc: Pandoc) -> None:
    text = essay("A [link](https://example.org/x) first.[^own]\n\n[^own]: Said.")
    lab = open_files({"essays/one.md": text})
    words = " ".join(words_on(Essays(lab, pandoc, lab.items).essay(lab.items[0]).pdf))
    assert re.search(r"\ba ?example.org/x", words) and re.search(r"\b1 ?Said", words)


def test_the_notes_of_a_head_in_words_are_counted(open_files: OpenLab, pandoc: Pandoc) -> None:
    table = "| Head [@a] | B |\n|---|---|\n| Cell [@a, p. 8] | C |"
    text = essay(f"One [@a].\n\n{table}\n\nEnd [@a, p. 9].")
    text = text.replace("date: 2018-08\n", "date: 2018-08\ncsl: chicago-notes\n")
    lab = open_files({"essays/references.bib": BIB, "essays/one.md": text})
    words = " ".join(words_on(Essays(lab, pandoc, lab.items).essay(lab.items[0]).pdf))
    assert "Head (Alpha, First.)" in words
    assert re.search(r"\b3 ?Alpha, First, 8", words) and re.search(r"\b4 ?Alpha, First, 9", words)


LINE = "Filler words that stand here so that the page is full of them and of nothing else at all."
LONG = "The long title of a work that takes the better part of a line and some words more"


def test_notes_are_on_the_page_of_their_signs(open_files: OpenLab, pandoc: Pandoc) -> None:
    """Typst moves a heading to the next page, and leaves the notes of the paragraph below it."""
    book = BIB.replace("{a,", "{KEY,").replace("Alpha", "Author").replace("First", LONG)
    entries = (book.replace("KEY", f"k{n}").replace("Author", f"Author{n}") for n in range(9))
    cited = " ".join(f"Sentence s{n} ends [@k{n}]." for n in range(9))
    text = "\n\n".join([*[LINE] * 10, "## A heading", cited, *[LINE] * 10])
    own = essay(text).replace("date: 2018-08\n", "date: 2018-08\ncsl: chicago-notes\n")
    lab = open_files({"essays/references.bib": "".join(entries), "essays/one.md": own})
    printed = Essays(lab, pandoc, lab.items).essay(lab.items[0])
    pages = [" ".join(page.split()) for page in words_on(printed.pdf)]
    for n in range(9):
        (sign,) = (at for at, page in enumerate(pages) if f"s{n} ends" in page)
        note = next(at for at, page in enumerate(pages) if f"Ann Author{n}," in page)
        assert sign == note, n


def test_they_can_be_read_by_everybody(open_files: OpenLab, pandoc: Pandoc) -> None:
    _, printed = _printed(open_files, pandoc)
    assert ua_failures(printed.pdf) == []


RAISED = """<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0">
<info><title>T</title><id>t</id><updated>2020-01-01T00:00:00+00:00</updated></info>
<citation><layout vertical-align="sup"><text variable="citation-number"/></layout></citation>
<bibliography><layout><text variable="title"/></layout></bibliography>
</style>"""


def test_notes_beside_raised_numbers_have_letters(open_files: OpenLab, pandoc: Pandoc) -> None:
    own = essay(TEXT).replace("date: 2018-08\n", "date: 2018-08\ncsl: raised.csl\n")
    files = {"essays/references.bib": BIB, "essays/raised.csl": RAISED, "essays/one.md": own}
    lab = open_files(files)
    words = " ".join(words_on(Essays(lab, pandoc, lab.items).essay(lab.items[0]).pdf))
    squeezed = re.sub(r"\s", "", words)
    signs = ("One1.", "addressaandmore.b", "Two1.b", "aexample.org/x", "bSaid1.", "cexample.org/y")
    assert [sign for sign in signs if sign not in squeezed] == []
