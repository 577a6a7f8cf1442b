"""Bibliographies and styles that an essay has of its own, and notes of sources in a whole lab."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from labpress.articles.sources import sources_of
from labpress.citations import find_style
from labpress.lab import Lab
from labpress.pandoc import Pandoc
from labpress.problems import Level
from little_labs import OpenLab, essay

BOOK = "@book{{{key}, author = {{{author}, Ann}}, title = {{{title}}}, year = {{2001}}}}\n"
TAG = re.compile(r"<[^>]+>")


def _book(key: str, author: str, title: str = "A title") -> str:
    return BOOK.format(key=key, author=author, title=title)


def _essay(body: str, **fields: str) -> str:
    lines = "".join(f"{name}: {value}\n" for name, value in fields.items())
    return essay(body).replace("date: 2018-08\n", f"date: 2018-08\n{lines}")


def _errors(lab: Lab) -> list[str]:
    return [str(one.message) for one in lab.problems if one.level is Level.ERROR]


def _words(lab: Lab, pandoc: Pandoc, path: str) -> list[str]:
    made = lab.format_citations(pandoc)[path]
    return [TAG.sub("", html) for html in made.citations]


FILES: Mapping[str, str] = {
    "essays/references.bib": _book("a", "Common") + _book("b", "Both"),
    "essays/one/own.bib": _book("b", "Mine", "Another title") + _book("c", "Only"),
    "essays/one/index.md": _essay("Text [@a; @b; @c].", bibliography="own.bib"),
    "essays/two.md": _essay("Text [@b] and [@c]."),
}


def test_the_works_of_an_essay_of_its_own_come_before_the_labs(
    open_files: OpenLab, pandoc: Pandoc
) -> None:
    lab = open_files(FILES)
    assert _words(lab, pandoc, "essays/one/index.md") == ["(Common, 2001; Mine, 2001; Only, 2001)"]
    assert _words(lab, pandoc, "essays/two.md")[0] == "(Both, 2001)"
    assert set(lab.bibliography) == {"a", "b", "c"}
    assert lab.bibliography["b"].path == "essays/references.bib"


def test_no_other_page_knows_them(open_files: OpenLab) -> None:
    assert _errors(open_files(FILES)) == ["unknown citation '@c'"]


def test_a_key_of_two_works_is_told(open_files: OpenLab) -> None:
    (told,) = (one for one in open_files(FILES).problems if "another work" in one.message)
    assert (told.level, told.path, told.line) == (Level.WARNING, "essays/one/own.bib", 1)
    assert "essays/references.bib:2" in told.message


def test_a_file_of_the_lab_may_be_named_too(open_files: OpenLab) -> None:
    own = _essay("Text [@a].", bibliography="references.bib")
    lab = open_files({"essays/references.bib": _book("a", "Common"), "essays/one.md": own})
    assert not _errors(lab)
    assert lab.bib_files_of(lab.items[0]) == lab.settings.bib_files


def test_faults_of_a_file_of_its_own_have_their_place(open_files: OpenLab) -> None:
    files = {**FILES, "essays/one/own.bib": "@book{x,\n  title = {No date}}\n"}
    problems = open_files(files).problems
    assert ("essays/one/own.bib", 1) in {(one.path, one.line) for one in problems}


def test_a_file_that_is_not_there_is_told_once(open_files: OpenLab) -> None:
    lab = open_files({"essays/one.md": _essay("Text.", bibliography="gone.bib")})
    assert len(_errors(lab)) == 1
    assert "there is no file 'gone.bib'" in _errors(lab)[0]


def test_an_essay_may_have_a_style_of_its_own(open_files: OpenLab, pandoc: Pandoc) -> None:
    files = {
        "essays/references.bib": _book("a", "Common"),
        "essays/one.md": _essay("Text [@a].", csl="vancouver"),
        "essays/two.md": _essay("Text [@a]."),
    }
    lab = open_files(files)
    assert _words(lab, pandoc, "essays/one.md") == ["(1)"]
    assert _words(lab, pandoc, "essays/two.md") == ["(Common, 2001)"]
    exported = sources_of(lab.items, lab, pandoc)
    assert TAG.sub("", exported["essays/one.md"].citations[0]) == "(1)"


def test_an_unknown_style_has_its_place_and_a_hint(open_files: OpenLab) -> None:
    lab = open_files({"essays/one.md": _essay("Text.", csl="chicago-note")})
    (told,) = (one for one in lab.problems if one.level is Level.ERROR)
    assert (told.path, told.line) == ("essays/one.md", 6)
    assert "chicago-notes" in told.hint


NOTES = """\
So it is [@a, p. 3]. And @b says.[^own] So again [@a, p. 4]; and @nobody says.

[^own]: As is known [@a, p. 5]. [@b]. See @a [p. 6].
"""


def _of_notes(open_files: OpenLab, text: str, style: Path | str) -> Lab:
    files = {"essays/references.bib": _book("a", "Alpha", "First") + _book("b", "Beta", "Second")}
    lab = open_files({**files, "essays/one.md": _essay(text)})
    found = find_style(str(style), Path())
    assert isinstance(found, Path)
    return replace(lab, settings=replace(lab.settings, style=found))


def test_a_citation_in_a_note_stands_in_that_note(open_files: OpenLab, pandoc: Pandoc) -> None:
    made = _of_notes(open_files, NOTES, "chicago-notes").format_citations(pandoc)
    one, two, within, opening, named, again, handle = made["essays/one.md"].citations
    assert one.startswith('<span class="cite-note">')
    assert two.startswith("Ann Beta<span")
    assert TAG.sub("", within) == "(Alpha, First, 5)"
    assert TAG.sub("", opening) == "Beta, Second"
    assert TAG.sub("", named) == "Alpha (First, 6)"
    assert TAG.sub("", again) == "Alpha, First, 4."
    assert handle == "@nobody"


NUMBERED = """\
<style xmlns="http://purl.org/net/xbiblio/csl" class="note" version="1.0"><info>
<title>T</title><id>t</id><updated>2026-01-01T00:00:00Z</updated></info><citation><layout>
<choose><if position="ibid"><text value="ibid"/></if><else-if position="subsequent">
<text variable="first-reference-note-number" prefix="see note "/></else-if><else>
<text variable="title"/></else></choose></layout></citation></style>
"""


def test_notes_are_numbered_with_those_of_the_writer(
    open_files: OpenLab, pandoc: Pandoc, tmp_path: Path
) -> None:
    style = tmp_path / "numbered.csl"
    style.write_text(NUMBERED, encoding="utf-8")
    text = "One.[^1] Two [@a]. Three @nobody.[^2] Four [@b]. Five [@b]. Six [@a].\n\n"
    lab = _of_notes(open_files, f"{text}[^1]: First.\n[^2]: Third [@b].", style)
    words = _words(lab, pandoc, "essays/one.md")
    assert words == ["First", "@nobody", "(Second)", "Ibid", "Ibid", "See note 2"]
