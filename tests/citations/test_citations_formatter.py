"""Formatted citations: a golden file to learn them from, and whatever may be thrown at them."""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree
from html import unescape
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest

from labpress.citations import (
    Bibliography,
    Entry,
    Formatted,
    Formatter,
    PageCitations,
    find_style,
    parse_cluster,
)
from labpress.citations.styles import FOLDER
from labpress.pandoc import Pandoc
from labpress.pandoc.memory import IN_LAB
from labpress.problems import PandocError, SettingsError

DATA = Path(__file__).parent / "data"
TINY = """<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" class="{kind}">
<info><title>Tiny</title><id>tiny</id></info>
<citation><layout delimiter=", "><text variable="{what}"/></layout></citation>
<bibliography><layout><text variable="citation-number" suffix=". "/><text variable="title"/>
</layout></bibliography></style>"""


def _books(*items: dict[str, Any]) -> Bibliography:
    """A bibliography of books by Jones of 2019, each changed by its item."""
    usual = {
        "type": "book",
        "title": "Title",
        "author": [{"family": "Jones", "given": "A."}],
        "issued": {"date-parts": [[2019]]},
    }
    return Bibliography({item["id"]: Entry(item["id"], "r.bib", 1, usual | item) for item in items})


def _page(
    *sources: str, full: bool = False, lang: str = "", style: Path | None = None
) -> PageCitations:
    return PageCitations(tuple(map(parse_cluster, sources)), full, lang, style=style)


def _one(pandoc: Pandoc, bibliography: Bibliography, *sources: str, **more: Any) -> Formatted:
    return Formatter(pandoc, bibliography, **more).format({"page": _page(*sources)})["page"]


def _is_clean(html: str) -> bool:
    """Whether `html` is well formed and holds only what citations need."""
    root = etree.fromstring(f"<p>{html}</p>")
    allowed = {"p", "a", "em", "strong", "sup", "sub", "code", "span"}
    links = [element.get("href", "") for element in root.iter("a")]
    attributes = {name for element in root.iter() for name in element.keys()}  # noqa: SIM118 - no dict
    return (
        {element.tag for element in root.iter()} <= allowed
        and attributes <= {"href", "role", "class"}
        and all(re.match(r"#ref-|https?://[\w.-]+(/|$)", link) for link in links)
    )


def test_the_golden_file(pandoc: Pandoc, bibliography: Bibliography) -> None:
    sources = (DATA / "citations.md").read_text("utf-8").splitlines()
    made = _one(pandoc, bibliography, *sources)
    lines = [f"{source}\n{html}\n" for source, html in zip(sources, made.citations, strict=True)]
    lines += [f"{reference.key}\n{reference.html}\n" for reference in made.references]
    assert "\n".join(lines) == (DATA / "citations.golden").read_text("utf-8")


def test_a_page_has_only_its_own_references(pandoc: Pandoc, bibliography: Bibliography) -> None:
    pages = {"a": _page("[@card2017]"), "b": _page("[@lewin1951]"), "none": _page()}
    made = Formatter(pandoc, bibliography).format(pages)
    assert list(made) == ["a", "b", "none"]
    assert [reference.key for reference in made["a"].references] == ["card2017"]
    assert [reference.key for reference in made["b"].references] == ["lewin1951"]
    assert made["none"] == Formatted((), ())


def test_a_full_bibliography_lists_every_entry(pandoc: Pandoc, bibliography: Bibliography) -> None:
    made = Formatter(pandoc, bibliography).format({"all": _page("@card2017", full=True)})["all"]
    assert {reference.key for reference in made.references} == set(bibliography)
    assert len(made.citations) == 1


def test_year_letters_do_not_depend_on_other_pages(pandoc: Pandoc) -> None:
    works = _books({"id": "x", "title": "Beta"}, {"id": "y", "title": "Alpha"})
    pages = {"both": _page("[@x]", "[@y]"), "x": _page("[@x]"), "y": _page("[@y]")}
    forward = Formatter(pandoc, works).format(pages)
    backward = Formatter(pandoc, works).format(dict(reversed(pages.items())))
    assert [_words(html) for html in forward["both"].citations] == [
        "(Jones, 2019b)",
        "(Jones, 2019a)",
    ]
    assert _words(forward["x"].citations[0]) == "(Jones, 2019)"
    assert forward == backward


def _words(html: str) -> str:
    return "".join(etree.fromstring(f"<p>{html}</p>").itertext())


def test_many_pages_are_the_same_in_groups(
    pandoc: Pandoc, bibliography: Bibliography, monkeypatch: pytest.MonkeyPatch
) -> None:
    pages = {key: _page(f"[@{key}]") for key in list(bibliography)[:5]} | {"none": _page()}
    whole = Formatter(pandoc, bibliography).format(pages)
    monkeypatch.setattr("labpress.citations.plans.WORKS_AT_ONCE", 2)
    assert Formatter(pandoc, bibliography).format(pages) == whole


HOSTILE = [
    "<script>alert(1)</script>",
    '<img src=x onerror="alert(1)">',
    "[text](javascript:alert(1))",
    "[text](https://example.org/)",
    "<javascript:alert(1)>",
    "![image](x.png)",
    "`<b>`{=html}",
    "<!--between-->",
    "&lt;script&gt;",
    '"><b onclick=x>',
    "# heading",
    "> quotation",
    "1. list",
    "\\<b>",
]


def test_pages_that_cite_the_same_are_asked_for_once(
    pandoc: Pandoc, bibliography: Bibliography, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[int] = []
    ask = pandoc.ask

    def noted(task: str, **request: Any) -> dict[str, Any]:
        asked.append(len(request["pages"]))
        return ask(task, **request)

    monkeypatch.setattr(pandoc, "ask", noted)
    one, other = list(bibliography)[:2]
    pages = {"a": _page(f"@{one}"), "b": _page(f"@{other}"), "c": _page(f"@{one}")}
    made = Formatter(pandoc, bibliography).format(pages)
    assert asked == [2]
    assert made["a"] == made["c"] != made["b"]


def _asked(
    root: Path, bibliography: Bibliography, pages: dict[str, PageCitations], **more: Any
) -> tuple[list[int], dict[str, Formatted]]:
    """How many pages pandoc was asked for at each time, and what was made of all."""
    asked: list[int] = []
    with Pandoc() as pandoc:
        pandoc.memory.open(root)
        ask = pandoc.ask

        def noted(task: str, **request: Any) -> dict[str, Any]:
            asked.append(len(request["pages"]))
            return ask(task, **request)

        with patch.object(pandoc, "ask", noted):
            return asked, Formatter(pandoc, bibliography, **more).format(pages)


def test_an_unchanged_page_asks_pandoc_nothing(tmp_path: Path, bibliography: Bibliography) -> None:
    one, other, third = list(bibliography)[:3]
    pages = {"a": _page(f"@{one}"), "b": _page(f"[@{other}]", "[@nosuch]"), "c": _page()}
    asked, made = _asked(tmp_path, bibliography, pages)
    assert asked == [2]
    assert _asked(tmp_path, bibliography, pages) == ([], made)
    changed = pages | {"b": _page(f"[@{third}]")}
    asked, again = _asked(tmp_path, bibliography, changed)
    assert (asked, again["a"]) == ([1], made["a"])
    assert again["b"] != made["b"]


def test_whatever_has_a_say_is_asked_anew(tmp_path: Path) -> None:
    works, pages = _books({"id": "x"}, {"id": "y"}), {"a": _page("[@x, p. 3]")}
    assert _asked(tmp_path, works, pages)[0] == [1]
    others = [
        _asked(tmp_path, _books({"id": "x", "title": "Other"}), pages),
        _asked(tmp_path, works, {"a": _page("[@x, p. 4]")}),
        _asked(tmp_path, works, {"a": _page("[@x, p. 3]", lang="fr")}),
        _asked(tmp_path, works, {"a": _page("[@x, p. 3]", full=True)}),
        _asked(tmp_path, works, pages, lang="de"),
        _asked(tmp_path, works, pages, style=FOLDER / "bmj.csl"),
    ]
    assert [asked for asked, _ in others] == [[1]] * 6
    assert _asked(tmp_path, _books({"id": "x"}, {"id": "y", "title": "B"}), pages)[0] == []


def test_a_damaged_memory_is_none(tmp_path: Path) -> None:
    works, pages = _books({"id": "x"}), {"a": _page("[@x]")}
    made = _asked(tmp_path, works, pages)
    (file,) = (tmp_path / IN_LAB).glob("*.kept")
    file.write_bytes(file.read_bytes().replace(b"Jones", b"Smith"))
    assert _asked(tmp_path, works, pages) == made


@pytest.mark.parametrize("text", HOSTILE)
def test_affixes_come_out_as_text(pandoc: Pandoc, bibliography: Bibliography, text: str) -> None:
    made = _one(pandoc, bibliography, f"[{text} @card2017, p. 3 {text}]", f"@card2017 [{text}]")
    assert [html for html in made.citations if not _is_clean(html)] == []
    assert [html.count("<a ") for html in made.citations] == [1, 1]
    assert all('<a href="#ref-card2017"' in html for html in made.citations)


@pytest.mark.parametrize("text", HOSTILE)
def test_fields_come_out_as_text(pandoc: Pandoc, text: str) -> None:
    fields = dict.fromkeys(("title", "publisher", "DOI", "URL", "note", "edition"), text)
    works = _books({"id": "x", **fields, "author": [{"family": text, "given": text}]})
    made = _one(pandoc, works, "[@x]")
    # the URL is shown only where there is no DOI
    without = _books({"id": "x", **fields, "DOI": ""})
    again = _one(pandoc, without, "[@x]")
    for html in (*made.citations, made.references[0].html, again.references[0].html):
        assert _is_clean(html), html


@pytest.mark.parametrize(
    "url",
    ["javascript:alert(1)", "JavaScript:alert(1)", " java\nscript:x", "data:text/html,x", "x:y",
     "https://javascript:alert(1)", "https://user:word@example.org/", "http://[x"],
)  # fmt: skip
def test_what_is_no_web_address_is_no_link(pandoc: Pandoc, url: str) -> None:
    made = _one(pandoc, _books({"id": "x", "URL": url}), "[@x]")
    assert "<a" not in made.references[0].html


@pytest.mark.parametrize(
    ("field", "value", "link"),
    [
        ("URL", "https://example.org:8080/a_b~c?d=é&e", "https://example.org:8080/a_b~c?d=é&amp;e"),
        ("URL", "www.example.org", "https://www.example.org"),
        ("DOI", "10.1000/a_b~c<d>", "https://doi.org/10.1000/a_b~c&lt;d&gt;"),
    ],
)
def test_web_addresses_are_links(pandoc: Pandoc, field: str, value: str, link: str) -> None:
    made = _one(pandoc, _books({"id": "x", field: value}), "[@x]")
    assert f'<a href="{link}">' in made.references[0].html


@pytest.mark.parametrize(
    ("title", "html"),
    [
        ("A <i>lab</i> book", "<em>A </em>lab<em> book</em>"),
        ("<i>All</i>", "All"),
        ("<b>A</b> book", "<em><strong>A</strong> book</em>"),
    ],
)
def test_emphasis_within_emphasis_is_plain(pandoc: Pandoc, title: str, html: str) -> None:
    made = _one(pandoc, _books({"id": "x", "title": title}), "[@x]")
    assert made.references[0].html.endswith(f" {html}.")


def test_an_abstract_is_there_for_a_style_that_prints_it(tmp_path: Path, pandoc: Pandoc) -> None:
    style = tmp_path / "long.csl"
    style.write_text(TINY.format(kind="in-text", what="abstract"), encoding="utf-8")
    (html,) = _one(pandoc, _books({"id": "x", "abstract": "Long"}), "[@x]", style=style).citations
    assert _words(html) == "Long"


def test_an_annotation_stands_apart(tmp_path: Path, pandoc: Pandoc) -> None:
    style = tmp_path / "noted.csl"
    note = '<text variable="title"/><text variable="note" display="block"/>'
    text = TINY.format(kind="in-text", what="author")
    text = text.replace('<text variable="title"/>', note)
    style.write_text(text, encoding="utf-8")
    made = _one(pandoc, _books({"id": "x", "note": "Worth reading"}), "[@x]", style=style)
    assert made.references[0].html == "1. Title Worth reading"


@pytest.mark.parametrize("said", ["in press", "forthcoming", "n.d. <b>"])
def test_a_date_in_words_stays(pandoc: Pandoc, said: str) -> None:
    works = _books({"id": "x", "issued": {"literal": said}}, {"id": "y"})
    made = _one(pandoc, works, "[@x]", "[@y]")
    assert unescape(_words(made.citations[0])) == f"(Jones, {said})"
    assert _words(made.citations[1]) == "(Jones, 2019)"


@pytest.mark.parametrize("key", ["a:b.c/d", "müller2018", "a<b>&c", "a'b", 'a"b', "https://x.y/z"])
def test_odd_citekeys(pandoc: Pandoc, key: str) -> None:
    made = _one(pandoc, _books({"id": key}), f"[@{{{key}}}]")
    (link,) = etree.fromstring(f"<p>{made.citations[0]}</p>").iter("a")
    assert link.get("href") == f"#ref-{key}"
    assert [reference.key for reference in made.references] == [key]


@pytest.mark.parametrize(
    ("source", "html"),
    [
        ("[@no]", '<span class="cite-unknown">no</span>'),
        ("[@*]", '<span class="cite-unknown">*</span>'),
        ('[@{"<b>&}]', '<span class="cite-unknown">&quot;&lt;b&gt;&amp;</span>'),
        ("[no <b>]", "[no &lt;b&gt;]"),
    ],
)
def test_what_is_unknown_stays_text(
    pandoc: Pandoc, bibliography: Bibliography, source: str, html: str
) -> None:
    assert _one(pandoc, bibliography, source) == Formatted((html,), ())


def test_words_and_quotes_are_the_languages(pandoc: Pandoc) -> None:
    works = _books({"id": "x", "title": 'A "quoted" word', "edition": "2"})
    pages = {lang: _page("[@x]", lang=lang) for lang in ("", "en-US", "fr-FR", "no such")}
    made = Formatter(pandoc, works).format(pages)
    shown = {lang: _words(page.references[0].html) for lang, page in made.items()}
    assert "‘quoted’ word (2nd edn)" in shown[""]
    assert "“quoted” word (2nd ed.)" in shown["en-US"]
    assert "«\xa0quoted\xa0» word (2ᵉ éd.)" in shown["fr-FR"]
    assert "“quoted” word" in shown["no such"]


@pytest.mark.parametrize(
    ("kind", "what", "html"),
    [
        ("in-text", "citation-number", '<a href="#ref-x" role="doc-biblioref">1</a>'),
        (
            "note",
            "title",
            '<span class="cite-note"><a href="#ref-x" role="doc-biblioref">Title</a></span>',
        ),
    ],
)
def test_numbers_and_notes(tmp_path: Path, pandoc: Pandoc, kind: str, what: str, html: str) -> None:
    style = tmp_path / "stíl.csl"
    style.write_text(TINY.format(kind=kind, what=what), encoding="utf-8")
    made = _one(pandoc, _books({"id": "x"}), "[@x]", style=style)
    assert made.citations == (html,)
    assert made.references[0].html == "1. Title"


def test_a_page_may_have_a_style_of_its_own(tmp_path: Path, pandoc: Pandoc) -> None:
    style = tmp_path / "tiny.csl"
    style.write_text(TINY.format(kind="in-text", what="title"), encoding="utf-8")
    pages = {"a": _page("[@x]"), "own": _page("[@x]", style=style), "b": _page("[@x]")}
    made = Formatter(pandoc, _books({"id": "x"})).format(pages)
    shown = [(name, _words(page.citations[0])) for name, page in made.items()]
    assert shown == [("a", "(Jones, 2019)"), ("own", "Title"), ("b", "(Jones, 2019)")]


@pytest.mark.parametrize(
    ("style", "lang", "source", "said"),
    [
        ("vancouver", "en-GB", "@varvasovszky2000 [p. 3]", "Varvasovszky and Brugha (1)"),
        ("vancouver", "en-GB", "[@varvasovszky2000]", "(1)"),
        ("vancouver", "en-GB", "-@varvasovszky2000", "(1)"),
        ("vancouver", "de", "@varvasovszky2000", "Varvasovszky und Brugha (1)"),
        ("ieee", "en-GB", "@taylor2014 [p. 3]", "Taylor et al. [1, p. 3]"),
        ("bmj", "en-GB", "@healthfoundation2018", "The Health Foundation [1]"),
    ],
)
def test_a_style_of_numbers_names_the_author_of_a_sentence(
    pandoc: Pandoc, bibliography: Bibliography, style: str, lang: str, source: str, said: str
) -> None:
    file = find_style(style, Path())
    assert isinstance(file, Path)
    pages = {"page": _page(source, lang=lang, style=file)}
    (html,) = Formatter(pandoc, bibliography).format(pages)["page"].citations
    assert (_words(html), html.count("<a ")) == (said, 1)


def test_a_raised_number_stands_close(
    tmp_path: Path, pandoc: Pandoc, bibliography: Bibliography
) -> None:
    style = tmp_path / "raised.csl"
    text = TINY.format(kind="in-text", what="citation-number")
    text = text.replace("</title>", '</title><category citation-format="numeric"/>')
    style.write_text(text.replace("<layout ", '<layout vertical-align="sup" '), encoding="utf-8")
    (html,) = _one(pandoc, bibliography, "@card2017", style=style).citations
    assert html == 'Card<sup><a href="#ref-card2017" role="doc-biblioref">1</a></sup>'


def test_a_doi_in_a_note_is_a_link_beside_that_to_the_reference(
    pandoc: Pandoc, bibliography: Bibliography
) -> None:
    (html,) = _one(
        pandoc, bibliography, "[@card2017]", style=FOLDER / "chicago-notes-bibliography.csl"
    ).citations
    links = [a.get("href") for a in etree.fromstring(f"<p>{html}</p>").iter("a")]
    assert links == ["#ref-card2017", "https://doi.org/10.1136/bmjqs-2016-005849"]
    assert _is_clean(html)


@pytest.mark.parametrize(
    ("text", "error", "message"),
    [
        (None, SettingsError, "cannot be read"),
        ("", PandocError, "citations in the style s.csl: "),
        ("<style/>", PandocError, "citations in the style s.csl: "),
        (
            '<style><info><link rel="independent-parent" href="http://x.org/styles/nature"/></info>'
            "</style>",
            SettingsError,
            "only names another one: use nature.csl",
        ),
    ],
)
def test_a_style_that_is_none(
    tmp_path: Path, pandoc: Pandoc, text: str | None, error: type[Exception], message: str
) -> None:
    style = tmp_path / "s.csl"
    if text is not None:
        style.write_text(text, encoding="utf-8")
    with pytest.raises(error, match=re.escape(message)):
        _one(pandoc, _books({"id": "x"}), "[@x]", style=style)


@pytest.mark.parametrize(
    ("source", "lang", "said"),
    [
        ("@varvasovszky2000 [p. 3]", "en-GB", "Varvasovszky and Brugha (2000, p. 3)"),
        ("[@varvasovszky2000]", "en-GB", "(Varvasovszky & Brugha, 2000)"),
        ("@varvasovszky2000", "de", "Varvasovszky & Brugha (2000)"),
    ],
)
def test_two_authors_in_a_sentence_are_joined_by_and(
    pandoc: Pandoc, bibliography: Bibliography, source: str, lang: str, said: str
) -> None:
    pages = {"page": _page(source, lang=lang)}
    (html,) = Formatter(pandoc, bibliography).format(pages)["page"].citations
    assert unescape(re.sub("<[^>]+>", "", html)).replace("\u00a0", " ") == said
