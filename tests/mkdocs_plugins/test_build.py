"""Real labs built `--strict` by MkDocs: what a reader, an editor and other plugins get."""

from __future__ import annotations

import logging
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

import page
import pytest
from mkdocs.exceptions import Abort
from pypdf import PageObject, PdfReader

import built_labs
from built_labs import change
from labpress.cli.bundle import unpack
from little_labs import essay, example_in

HOUSE = {"AtkinsonHyperlegibleNext", "SourceSerif4"}
"""The families that the example lab is printed in: it has no code and no formulas."""
PAGES = [
    "index.html",
    "404.html",
    "essays/index.html",
    "essays/why-we-wait/index.html",
    "cards/index.html",
    "cards/five-whys/index.html",
    "cards/five-whys/five-whys.pdf",
    "c/QL-01/index.html",
    "toolkits/first-hour/index.html",
    "toolkits/first-hour/first-hour-cards.pdf",
    "outputs/waiting-room-notes/index.html",
    "projects/waiting-well/index.html",
    "stages/discover/index.html",
]


build = partial(built_labs.build, strict=True)
"""The site of a lab, built as `mkdocs build --strict` builds it."""


def settings(lab: Path, more: str) -> None:
    """Adds lines to a lab's mkdocs.yml."""
    path = lab / "mkdocs.yml"
    path.write_text(path.read_text(encoding="utf-8") + more, encoding="utf-8")


@pytest.fixture(autouse=True)
def quiet_mkdocs() -> Iterator[None]:
    """Our own commands hand MkDocs' log to a handler of theirs: here it must reach pytest."""
    logger = logging.getLogger("mkdocs")
    handlers, propagate = logger.handlers[:], logger.propagate
    logger.handlers[:], logger.propagate = [], True
    yield
    logger.handlers[:], logger.propagate = handlers, propagate


def test_every_page_and_pdf_is_there(small_lab: Path) -> None:
    site = build(small_lab)
    assert [page for page in PAGES if not (site / page).is_file()] == []
    assert not list(site.rglob("references.bib"))


def test_no_page_asks_another_host(small_lab: Path) -> None:
    site = build(small_lab)
    asked = re.compile(r"<(?:script|img|iframe|source|link)\b[^>]*(?:src|href)=\"(https?://[^\"]+)")
    for html in site.rglob("*.html"):
        found = asked.findall(html.read_text("utf-8"))
        assert all(url.startswith("https://small.example/") for url in found), html
    for sheet in (site / "assets" / "labpress").rglob("*.css"):
        # a selector may name `http`, which asks nobody
        assert not re.search(r"@import|url\(['\"]?(?:https?:)?//", sheet.read_text("utf-8"))


def test_an_essay_shows_its_card_and_the_card_quotes_it_back(small_lab: Path) -> None:
    site = build(small_lab)
    text = (site / "essays/why-we-wait/index.html").read_text("utf-8")
    assert 'href="../../cards/five-whys/"' in text
    assert "Ask the people who see the queue first." in text
    assert "(Card, 2017" in re.sub("<[^>]+>", "", text)
    assert 'id="ref-card2017"' in text
    card = (site / "cards/five-whys/index.html").read_text("utf-8")
    assert "because they see a queue grow before anyone else does" in card
    assert re.search(r'href="\.\./\.\./essays/why-we-wait/#p-\d+"', card)


@pytest.mark.parametrize(
    ("options", "page", "link"),
    [
        ({}, "essays/why-we-wait/index.html", "../../cards/five-whys/"),
        (
            {"use_directory_urls": False},
            "essays/why-we-wait.html",
            "../cards/five-whys.html",
        ),
        (
            {"site_url": "https://example.org/deep/lab/"},
            "essays/why-we-wait/index.html",
            "../../cards/five-whys/",
        ),
    ],
    ids=["plain", "file addresses", "sub-path"],
)
def test_links_by_site_path_and_by_disk_path(
    small_lab: Path, options: dict[str, Any], page: str, link: str
) -> None:
    path = small_lab / "essays/why-we-wait.md"
    text = "[one](../cards/five-whys.md) [two](../docs/cards/five-whys.md) [three](card:QL-01)"
    change(path, "## Asking why", f"{text}\n\n## Asking why")
    written = (build(small_lab, **options) / page).read_text("utf-8")
    for name in ("one", "two", "three"):
        assert re.search(rf'<a [^>]*href="{re.escape(link)}"[^>]*>{name}</a>', written)


def test_draft_docs_holds_an_essay_back(small_lab: Path) -> None:
    (small_lab / "essays/secret.md").write_text(essay(title="Zanzibar"), encoding="utf-8")
    settings(small_lab, "draft_docs: |\n  /essays/secret.md\n")
    site = build(small_lab)
    assert not (site / "essays/secret").exists()
    pages = (page.read_text("utf-8") for page in site.rglob("*.html"))
    assert not any("Zanzibar" in page for page in pages)


def test_an_ordinary_page_that_cites_ends_with_its_references(small_lab: Path) -> None:
    text = "# Why\n\nBecause [@card2017].\n"
    (small_lab / "docs/why.md").write_text(text, encoding="utf-8")
    page = (build(small_lab) / "why/index.html").read_text("utf-8")
    assert 'href="#ref-card2017"' in page
    assert page.count('id="ref-card2017"') == 1


def test_edit_links_lead_to_the_true_source(small_lab: Path) -> None:
    settings(small_lab, "repo_url: https://code.example/lab\nedit_uri: edit/main/docs/\n")
    site = build(small_lab)
    text = (site / "essays/why-we-wait/index.html").read_text("utf-8")
    assert "https://code.example/lab/edit/main/essays/why-we-wait.md" in text
    text = (site / "cards/five-whys/index.html").read_text("utf-8")
    assert "https://code.example/lab/edit/main/docs/cards/five-whys.md" in text


def test_a_draft_is_nowhere_in_the_site(small_lab: Path) -> None:
    (small_lab / "essays/secret.md").write_text(
        essay(title="Zanzibar").replace("date:", "draft: yes\ndate:"), encoding="utf-8"
    )
    for file in build(small_lab).rglob("*"):
        if file.suffix in (".html", ".xml", ".json"):
            assert "Zanzibar" not in file.read_text("utf-8"), file
            assert "secret" not in file.read_text("utf-8"), file


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("essays/bad.md", b"---\ntitle: [\n---\n\nText.\n"),
        ("essays/bad.md", b"\xff\xfe\x00"),
        ("docs/bad.md", b"# Caf\xe9\n"),
    ],
)
def test_a_broken_file_stops_strict_and_is_kept_out_otherwise(
    small_lab: Path, name: str, content: bytes, caplog: pytest.LogCaptureFixture
) -> None:
    (small_lab / name).write_bytes(content)
    with pytest.raises(Abort):
        build(small_lab)
    assert any(name in record.getMessage() for record in caplog.records)
    site = build(small_lab, strict=False)
    assert (site / "essays/why-we-wait/index.html").is_file()
    assert not list(site.rglob("bad*"))


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (
            "  - labpress/library\n",
            "",
            "mkdocs.yml:7: labpress/citations needs labpress/library "
            "(add `- labpress/library` above this line)",
        ),
        (
            "  - labpress/library\n  - labpress/citations\n",
            "  - labpress/citations\n  - labpress/library\n",
            "mkdocs.yml:8: labpress/citations needs labpress/library first (move this line above "
            "mkdocs.yml:7)",
        ),
    ],
    ids=["missing", "later"],
)
def test_a_plugin_in_the_wrong_place_says_which_line(
    small_lab: Path, old: str, new: str, message: str, caplog: pytest.LogCaptureFixture
) -> None:
    change(small_lab / "mkdocs.yml", old, new)
    with pytest.raises(Abort):
        build(small_lab)
    assert [record.getMessage() for record in caplog.records if record.levelname == "ERROR"] == [
        message
    ]


def test_an_error_of_ours_ends_mkdocs_build_in_one_sentence(
    small_lab: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (small_lab / "x.csl").write_text("<style>no style</style>")
    change(small_lab / "mkdocs.yml", "labpress/citations", "labpress/citations: {csl_file: x.csl}")
    with pytest.raises(Abort):
        build(small_lab)
    (said,) = [record for record in caplog.records if record.levelname == "ERROR"]
    assert "x.csl" in said.getMessage()
    assert said.exc_info is None


def test_a_text_that_a_hook_changed_is_made_afresh(small_lab: Path) -> None:
    (small_lab / "hooks.py").write_text(
        "def on_page_markdown(markdown, page, config, files):\n"
        "    return markdown.replace('Waiting has causes', 'A hook cites [@klein2007], too')\n"
    )
    settings(small_lab, "hooks: [hooks.py]\n")
    text = (build(small_lab) / "essays/why-we-wait/index.html").read_text("utf-8")
    said = re.sub("<[^>]+>", "", text)
    assert "A hook cites (Klein, 2007), too" in said


def test_a_link_that_a_hook_put_in_does_not_shift_the_others(small_lab: Path) -> None:
    (small_lab / "hooks.py").write_text(
        "def on_page_markdown(markdown, page, config, files):\n"
        "    return markdown.replace('Waiting has', '[First](https://x.example/). Waiting has')\n"
    )
    settings(small_lab, "hooks: [hooks.py]\n")
    text = (build(small_lab) / "essays/why-we-wait/index.html").read_text("utf-8")
    assert "unresolved" not in text
    assert re.search(r'<a [^>]*href="\.\./\.\./cards/premortem/"[^>]*>premortem</a>', text)


def test_a_writers_own_extension_joins_the_dialect(small_lab: Path) -> None:
    settings(small_lab, "markdown_extensions: [wikilinks]\n")
    change(small_lab / "essays/why-we-wait.md", "Waiting has causes", "[[Causes]] and causes")
    text = (build(small_lab, strict=False) / "essays/why-we-wait/index.html").read_text("utf-8")
    assert 'class="wikilink"' in text


def test_an_essays_page_does_not_grow_with_the_lab(small_lab: Path) -> None:
    name = "essays/why-we-wait/index.html"
    before = (build(small_lab) / name).read_bytes()
    for number in range(120):
        path = small_lab / f"essays/more-{number}.md"
        path.write_text(essay(title=f"More {number}"), encoding="utf-8")
    assert (build(small_lab) / name).read_bytes() == before


@pytest.fixture(scope="module")
def example_sites(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The example lab, built `--strict` by both hosts in processes of their own, as people start
    them. One takes the PDFs that the lab has kept, if it has, and the other makes all of them."""
    folder = tmp_path_factory.mktemp("example")
    running = {}
    for host in ("mkdocs", "properdocs"):
        command = [sys.executable, "-m", host, "build", "--strict", "-d", str(folder / host)]
        lab = example_in(folder / f"lab-{host}", kept=host == "mkdocs")
        more = ["-f", "mkdocs.yml"]
        running[host] = subprocess.Popen(
            [*command, *more], cwd=lab, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
        )
    for host, process in running.items():
        said, _ = process.communicate(timeout=300)
        assert process.returncode == 0, f"{host}: {said}"
    return {host: folder / host for host in running}


def test_the_example_lab_builds_alike_under_properdocs(example_sites: dict[str, Path]) -> None:
    ours, theirs = (_pages(site) for site in example_sites.values())
    assert ours.keys() == theirs.keys()
    assert [name for name in ours if ours[name] != theirs[name]] == []


def test_a_host_may_be_given_every_file_of_the_example_lab(
    example_sites: dict[str, Path], tmp_path: Path
) -> None:
    """As the workflow that publishes takes the site out of what another one has built."""
    site = example_sites["mkdocs"]
    archive = Path(shutil.make_archive(str(tmp_path / "built"), "zip", site))
    (tmp_path / "site").mkdir()
    unpack(archive, tmp_path / "site")
    names = (path.relative_to(site) for path in site.rglob("*") if path.is_file())
    assert [name for name in names if not (tmp_path / "site" / name).is_file()] == []


def test_every_pdf_of_the_example_lab_can_be_read_by_all(example_sites: dict[str, Path]) -> None:
    """PDF/UA-1 (ISO 14289-1), with a title, a language and bookmarks."""
    files = sorted(example_sites["mkdocs"].rglob("*.pdf"))
    assert len(files) > 100
    for file in files:
        result = page.validate_pdf(str(file), profile=page.ValidationProfile.PDF_UA_1)
        assert list(result.failures) == [], file.name
        made = PdfReader(file)
        assert made.metadata is not None
        assert made.metadata.title, file.name
        assert str(made.root_object["/Lang"]) == "en-GB", file.name
        assert made.outline, file.name


def test_every_deck_of_the_example_lab_has_its_manifest_beside_it(
    example_sites: dict[str, Path],
) -> None:
    decks = sorted(example_sites["mkdocs"].rglob("*-cards*.pdf"))
    for deck in (deck for deck in decks if not deck.name.startswith("blank")):
        (attached,) = [data for found in PdfReader(deck).attachments.values() for data in found]
        assert deck.with_suffix(".json").read_bytes() == attached, deck.name


def test_every_pdf_of_the_example_lab_has_its_own_fonts(example_sites: dict[str, Path]) -> None:
    """Embedded, and no other font has stood in."""
    for file in sorted(example_sites["mkdocs"].rglob("*.pdf")):
        names = {name for sheet in PdfReader(file).pages for name in _fonts(sheet)}
        assert {name.partition("+")[2].partition("-")[0] for name in names} <= HOUSE, file.name


def _fonts(sheet: PageObject) -> Iterator[str]:
    resources: Any = sheet["/Resources"]
    for font in resources.get("/Font", {}).values():
        descendant = font.get_object()["/DescendantFonts"][0].get_object()
        descriptor = descendant["/FontDescriptor"]
        assert "/FontFile2" in descriptor or "/FontFile3" in descriptor
        yield str(descendant["/BaseFont"])


def _pages(site: Path) -> dict[str, bytes]:
    files = (path for path in site.rglob("*") if path.suffix in (".html", ".pdf", ".css"))
    return {path.relative_to(site).as_posix(): _without_host(path) for path in files}


def _without_host(path: Path) -> bytes:
    """A file without the line that names the host itself."""
    return re.sub(rb'<meta name="generator"[^>]*>', b"", path.read_bytes())


HOSTILE = "---\ntitle: DRAFTED\n{}---\n\n<script>alert(1)</script>\n\n[x](javascript:alert(2))\n"


@pytest.mark.parametrize(
    "name",
    [
        "docs/a.mkd",
        "docs/a.MD",
        "docs/cards/_a.md",
        "docs/cards/deep/down/a.md",
        "essays/_a.md",
        "essays/deep/a.md",
        "essays/deep/down/index.markdown",
        "essays/README.md",
    ],
)
def test_no_page_goes_past_the_lab_unchecked(small_lab: Path, name: str) -> None:
    path = small_lab / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(HOSTILE.format(""))
    made = _pages(build(small_lab, strict=False))
    assert not any(b"alert(1)</script>" in page or b"javascript:" in page for page in made.values())
    path.write_text(HOSTILE.format("draft: yes\n"))
    made = _pages(build(small_lab, strict=False))
    assert not any(b"DRAFTED" in page for page in made.values())
    assert (small_lab / "site" / "cards" / "index.html").is_file()


def test_a_link_that_leads_astray_publishes_nothing(
    small_lab: Path, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "secret").mkdir()
    (tmp_path / "secret" / "key.txt").write_text("SECRET")
    (small_lab / "docs" / "key.txt").symlink_to(tmp_path / "secret" / "key.txt")
    (small_lab / "essays" / "key.md").symlink_to(tmp_path / "secret" / "key.txt")
    (small_lab / "essays" / "key.png").symlink_to("key.png")
    (small_lab / "docs" / "secret").symlink_to(tmp_path / "secret")
    (small_lab / "docs" / "cards" / "round").symlink_to("..")
    site = build(small_lab, strict=False)
    assert not any("SECRET" in p.read_text("utf-8", "replace") for p in site.rglob("key*"))
    assert len(list(site.rglob("five-whys.pdf"))) == 1
    assert "docs/key.txt: this is a link to a file outside the lab" in caplog.text
    assert "essays/key.md: this is a link to a file outside the lab" in caplog.text
    assert caplog.text.count("docs/cards/round: this is a link to a folder") == 1


def test_another_theme_shows_the_texts_and_says_what_is_missing(
    small_lab: Path, caplog: pytest.LogCaptureFixture
) -> None:
    change(small_lab / "mkdocs.yml", "name: labpress", "name: material")
    page = (build(small_lab, strict=False) / "essays/why-we-wait/index.html").read_text("utf-8")
    assert "<h1" in page
    assert "the theme 'material' has no pages for essays" in caplog.text


def test_a_forward_never_takes_the_place_of_a_file(
    small_lab: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (small_lab / "essays" / "figure.svg").write_text("<svg/>", encoding="utf-8")
    addresses = (
        "essays/Figure.svg, sitemap.xml, assets/labpress/labpress.css, stages/discover, 404.html"
    )
    change(
        small_lab / "essays/why-we-wait.md",
        "---\ntitle",
        f"---\nredirect_from: [{addresses}]\ntitle",
    )
    site = build(small_lab, strict=False)
    assert (site / "essays/figure.svg").read_text(encoding="utf-8") == "<svg/>"
    assert caplog.text.count("is taken (remove `redirect_from`") == 5


def test_nothing_is_published_before_its_day(small_lab: Path) -> None:
    path = small_lab / "essays" / "later.md"
    path.write_text(essay(title="LATER").replace("date:", "publish_on: 2999-01-01\ndate:"))
    assert not any(b"LATER" in page for page in _pages(build(small_lab)).values())
    change(path, "2999", "2019")
    assert any(b"LATER" in page for page in _pages(build(small_lab)).values())


def test_a_draft_in_the_nav_is_on_no_page(small_lab: Path) -> None:
    more = "  - More:\n    - SECRET: cards/five-whys.md\n    - cards/premortem.md\n"
    nav = f"  - Home: index.md\n{more}"
    change(small_lab / "mkdocs.yml", "  - Home: index.md\n", nav)
    change(small_lab / "docs/cards/five-whys.md", "code:", "draft: yes\ncode:")
    made = _pages(build(small_lab, strict=False))
    assert not any(b"SECRET" in page or b"cards/five-whys" in page for page in made.values())
    assert b"cards/premortem/" in made["index.html"]
