"""An item as a text that stands alone: its marks filled in, and what no medium takes repaired."""

from __future__ import annotations

from dataclasses import fields, replace
from pathlib import Path
from typing import Any

import pytest

from exported_files import PNG
from labpress.articles import Articles, Losses, Medium, Pictures
from labpress.articles.addresses import Addresses
from labpress.articles.citing import list_of, words_of
from labpress.articles.facts import SHOWN, text_of
from labpress.content import FIELDS, Adapted, Change, PartialDate, Video
from labpress.content.records import Approval
from labpress.lab import Lab
from labpress.pandoc import Pandoc
from labpress.problems import Level
from labpress.wording import Wording, shipped, wording
from little_labs import OpenLab, card, essay

BIB = "@book{ohno1988, author={Ohno, T.}, title={The {System}}, year={1988}}\n"


def article_of(lab: Lab, pandoc: Pandoc, bare: bool = True) -> tuple[str, dict[str, Any]]:
    """The essay `it` as HTML, and what is known of it."""
    item = lab.catalogue.find("essay", "it")
    assert item is not None, lab.problems
    articles = Articles(lab, pandoc, [item])
    cited = articles.cited(item)
    losses = articles.losses(item)
    pictures = Pictures(lab.settings.root, item.path, losses)
    maker = articles.maker(item, losses, words_of(cited), list_of(cited), pictures.name_of)
    made = maker.bare() if bare else maker.whole()
    return made.html, made.meta


CASES = {
    # what is written: what stands in the text
    "a card": ("[](card:QL-01)", '<a href="https://lab.example/cards/five-whys/">Five whys</a>'),
    "a citation": ("Said [@ohno1988].", '<a href="#ref-ohno1988">Ohno, 1988</a>'),
    "its reference": ("Said [@ohno1988].", 'data-look="Bibliography" id="ref-ohno1988"'),
    "a box": (
        '!!! tip "Mind"\n    So.',
        '<div data-box="tip"><div data-look="Box Label"><p>Mind</p>',
    ),
    "a fold": ("??? note\n    So.", '<div data-look="Box Text">\n\n<p>So.</p>'),
    "a tab": ('=== "One"\n\n    So.', '<div data-look="Tab Label"><p>One</p></div>\n<p>So.</p>'),
    "code": ("```py\nx = 1\n```", '<pre class="py"><code>x = 1</code></pre>'),
    "a formula": ("$a$", '<span data-math="inline">a</span>'),
    "a footnote's sign": ("A[^1].\n\n[^1]: N.", '<p>A<span data-note="fn:1"></span>.</p>'),
    "a footnote": ("A[^1].\n\n[^1]: N.", '<div data-notes="fn:1">\n<p>N.</p>\n</div>'),
    "a tick": ("- [x] a", "<li>☒ "),
    "an abbreviation": ("QI\n\n*[QI]: Work", "<p>QI (Work)</p>"),
    "a film": (
        '<video src="a.mp4"></video>',
        '<a href="https://lab.example/essays/a.mp4">[Film]</a>',
    ),
    "a film's captions": (
        "/// video | https://films.example/a\n    title: A\n    captions: a.vtt\n\nWords.\n///",
        '<a href="https://films.example/a">A</a></p>\n\n<p>Words.</p>',
    ),
    "a picture of plain HTML": ('<p><img src="p.png" alt="A"></p>', 'src="figures/p.png"'),
    "and one that is not there": ('<p><img src="q.png" alt="A"></p>', "[Picture: A]"),
    "a pull quote": ('<blockquote class="pull">A</blockquote>', '<blockquote class="pull">'),
    "somebody's words": (
        "/// quote | Jo, carer\nNobody asked.\n///",
        '<blockquote>\n<p>Nobody asked.</p>\n<p class="said-by">Jo, carer</p></blockquote>',
    ),
    "words that the text says anyway": (
        "We had solved it.\n\n/// quote | Us\nWe had solved it.\n///",
        '<blockquote class="echo pull">',
    ),
    "a figure referred to": (
        "[](#a)\n\n/// figure | a\n![A](p.png)\nA line.\n///",
        '<a href="#a">Figure 1</a>',
    ),
    "a label": ("/// figure\n![A](p.png)\nA line.\n///", "<b>Figure 1.</b> A line."),
}


@pytest.mark.parametrize("case", CASES)
def test_text(open_files: OpenLab, pandoc: Pandoc, case: str) -> None:
    text, expected = CASES[case]
    five = card("QL-01", "Five whys")
    files = {"essays/it.md": essay(text), "docs/cards/five-whys.md": five, "essays/r.bib": BIB}
    lab = open_files(files)
    (lab.settings.root / "essays" / "p.png").write_bytes(PNG)
    html, _ = article_of(lab, pandoc)
    assert expected in html


def test_the_whole_has_what_is_known_of_it(open_files: OpenLab, pandoc: Pandoc) -> None:
    lab = open_files({"essays/it.md": essay("Text.", "Of <this>")})
    html, meta = article_of(lab, pandoc, bare=False)
    assert 'id="about-this-text">About this essay</h2>' in html
    assert "https://lab.example/essays/it/" in html
    assert meta == {
        "title": "Of <this>",
        "subtitle": "What it says.",
        "author": ["The Lab team"],
        "date": "August 2018",
        "lang": "en-GB",
    }


def test_addresses_are_those_that_the_host_decides(open_files: OpenLab) -> None:
    lab = open_files({"essays/it.md": essay()})
    addresses = Addresses(lab.settings)
    (it,) = [item for item in lab.items if item.slug == "it"]
    assert addresses.of_item(it) == "https://lab.example/essays/it/"
    own = Addresses(lab.settings, lambda item: f"{item.slug}.html")
    assert own.of_item(it, "part") == "https://lab.example/it.html#part"
    none = Addresses(replace(lab.settings, site_url=""))
    assert none.of_item(it) == ""
    assert none.of_link(it, "data.csv") == ""


LINKS = {
    "doi:10.1234/x": "https://doi.org/10.1234/x",
    "https://a.org": "https://a.org",
    "mailto:a@b.org": "mailto:a@b.org",
    "#part": "#part",
    "data.csv": "https://lab.example/essays/data.csv",
    "../a.pdf?x#y": "https://lab.example/a.pdf?x#y",
    "/files/a.pdf": "https://lab.example/files/a.pdf",
}


@pytest.mark.parametrize("link", LINKS)
def test_a_link_works_anywhere(open_files: OpenLab, link: str) -> None:
    lab = open_files({"essays/it.md": essay()})
    item = lab.catalogue.find("essay", "it")
    assert item is not None
    assert Addresses(lab.settings).of_link(item, link) == LINKS[link]


def _draw(content: bytes, form: str) -> bytes:
    return content if content == PNG else b""


PAPER = Medium("paper", frozenset((".png",)), {".svg": "svg", ".webp": "webp"}, _draw, ending="")
WORD = replace(PAPER, name="Word", ending=".png")
PICTURES = {
    # what a text shows: its name on paper, in Word, and what is said
    "a.png": ("figures/a.png", "figures/a.png", ""),
    "a.webp": ("figures/a.webp", "figures/a.png", ""),
    "broken.svg": ("", "", "paper cannot show 'broken.svg', so only its words go along"),
    "a.tiff": ("", "", "paper cannot show 'a.tiff', so only its words go along"),
    "gone.png": ("", "", "there is no picture 'essays/gone.png'"),
    "../../a.png": ("", "", "there is no picture '../a.png'"),
    "https://a.org/a.png": ("", "", "the picture https://a.org/a.png is on another site, so only"),
}


@pytest.mark.parametrize("source", PICTURES)
def test_pictures_are_what_a_medium_shows(tmp_path: Path, source: str) -> None:
    (tmp_path / "essays").mkdir()
    for name in ("a.png", "a.webp", "a.tiff"):
        (tmp_path / "essays" / name).write_bytes(PNG)
    (tmp_path / "essays" / "broken.svg").write_bytes(b"<svg")
    on_paper, in_word, said = PICTURES[source]
    for medium, name in ((PAPER, on_paper), (WORD, in_word)):
        losses = Losses("essays/it.md", "")
        pictures = Pictures(tmp_path, "essays/it.md", losses, medium)
        assert pictures.name_of(source, 7) == name
        assert pictures.name_of(source, 7) == name  # the same again, not another file
        assert list(pictures.files) == [name][: bool(name)]
        messages = {problem.message.replace("Word", "paper") for problem in losses.problems}
        assert all(message.startswith(said) for message in messages)
        assert bool(messages) == bool(said)


def test_a_loss_has_a_place() -> None:
    losses = Losses("essays/it.md", "one\ntwo words\nthree")
    losses.reach(3)
    losses.say("here", "")
    losses.say("at its words", "", words="words")
    losses.say("at its line", "", 1, Level.ADVICE)
    assert [(p.message, p.line) for p in losses.problems] == [
        ("here", 3),
        ("at its words", 2),
        ("at its line", 1),
    ]


def test_every_field_has_a_name_in_the_table_of_words() -> None:
    say = wording("en")
    parts = {one.name for cls in (Approval, Adapted, Video) for one in fields(cls)}
    names = {field.name for kind in FIELDS.values() for field in kind} - SHOWN
    assert [name for name in names | parts if not say.has(f"fields.{name}")] == []


def test_values_are_said_in_the_language_of_the_page() -> None:
    table = {**shipped("en"), "fields.author": "Awdur", "fields.title": "Teitl"}
    say = Wording("cy", {**table, "book.change": "{text} ({date})", "output.yes": "Ie"})
    assert text_of(Adapted(title="T", author="A"), say) == "Teitl: T; Awdur: A"
    assert text_of(Change(date=PartialDate(2019, 2), text="New"), say) == "New (Chwefror 2019)"
    assert text_of(True, say) == "ie"
