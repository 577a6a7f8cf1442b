"""Real labs built with `labpress/sharing`: what search engines, networks and feed readers get."""

from __future__ import annotations

import json
import logging
import re
import shutil
import xml.etree.ElementTree as etree
from functools import partial
from html import unescape
from pathlib import Path

import feedparser
import pytest
from PIL import Image

import built_labs
from built_labs import change
from little_labs import SMALL, essay

URL = "https://lab.example/well/"
LASTMOD = "{http://www.sitemaps.org/schemas/sitemap/0.9}lastmod"
LOC = "{http://www.sitemaps.org/schemas/sitemap/0.9}loc"


@pytest.fixture(autouse=True)
def quiet_mkdocs(monkeypatch: pytest.MonkeyPatch) -> None:
    """Our own commands hand MkDocs' log to a handler of theirs: here it must reach pytest."""
    logger = logging.getLogger("mkdocs")
    monkeypatch.setattr(logger, "handlers", [])
    monkeypatch.setattr(logger, "propagate", True)


build = partial(built_labs.build, strict=True)


def share(lab: Path) -> Path:
    """Gives the small lab our plugin, below a folder of its host, and no PDFs."""
    mkdocs = lab / "mkdocs.yml"
    text = mkdocs.read_text(encoding="utf-8")
    text = re.sub(r"  - labpress/print:\n(    .*\n)+", "  - labpress/sharing\n", text)
    mkdocs.write_text(re.sub(r"site_url: .*", f"site_url: {URL}", text), encoding="utf-8")
    return lab


@pytest.fixture
def shared_lab(small_lab: Path) -> Path:
    """A lab to change before it is built."""
    return share(small_lab)


@pytest.fixture(scope="module")
def shared_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of such a lab, to be looked at only."""
    lab: Path = tmp_path_factory.mktemp("shared") / "lab"
    shutil.copytree(SMALL, lab)
    return build(share(lab))


def pages(site: Path) -> dict[str, str]:
    """The HTML of every page but forwards, by its path."""
    found = {p.relative_to(site).as_posix(): p.read_text("utf-8") for p in site.rglob("*.html")}
    return {name: html for name, html in found.items() if 'http-equiv="refresh"' not in html}


def said(html: str, name: str) -> list[str]:
    """What a page says by `name` in its head."""
    pattern = rf'<meta (?:name|property)="{name}" content="([^"]*)">'
    return [unescape(value) for value in re.findall(pattern, html)]


def test_every_page_has_one_address_a_description_of_its_own_and_a_picture(
    shared_site: Path,
) -> None:
    site = shared_site
    seen = dict[str, str]()
    for name, html in pages(site).items():
        if name == "404.html":
            continue
        address = URL + name.removesuffix("index.html")
        assert re.findall(r'<link rel="canonical" href="([^"]*)">', html) == [address]
        assert said(html, "og:url") == [address]
        (description,) = said(html, "description")
        assert description and seen.setdefault(description, name) == name
        (image,) = said(html, "og:image")
        assert image.startswith(f"{URL}assets/sharing/")
        with Image.open(site / image.removeprefix(URL)) as picture:
            assert picture.size == (1200, 630)
        assert said(html, "og:image:width") == ["1200"]
        assert said(html, "og:image:alt") == said(html, "twitter:image:alt") != [""]
        assert said(html, "twitter:card") == ["summary_large_image"]
        title = said(html, "og:title")[0]
        assert title in said(html, "og:image:alt")[0]  # not the lab's, in place of its own


def test_a_title_keeps_its_signs(shared_lab: Path) -> None:
    text = essay("Text.", "Why <5 days & >3 visits ]]>")
    (shared_lab / "essays" / "new.md").write_text(text, encoding="utf-8")
    html = pages(build(shared_lab))["essays/new/index.html"]
    (title,) = re.findall("<title>(.*)</title>", html)
    assert unescape(title) == "Why <5 days & >3 visits ]]> – The small lab"
    assert said(html, "og:title") == ["Why <5 days & >3 visits ]]>"]
    assert "Why <5 days & >3 visits ]]>" in said(html, "og:image:alt")[0]
    for feed in ("feed.xml", "atom.xml"):
        found = feedparser.parse((shared_lab / "site" / feed).read_bytes())
        assert "Why <5 days & >3 visits ]]>" in [one.title for one in found.entries]


def test_an_essay_says_what_it_is(shared_lab: Path) -> None:
    text = essay("Text.", "Why & how").replace("date:", "tags: [a b]\ndate:")
    (shared_lab / "essays" / "new.md").write_text(text, encoding="utf-8")
    html = pages(build(shared_lab))["essays/new/index.html"]
    assert said(html, "og:title") == ["Why & how"]
    assert said(html, "og:type") == ["article"]
    assert said(html, "og:locale") == ["en_GB"]
    assert said(html, "article:published_time") == ["2018-08"]
    assert said(html, "article:author") == ["The Lab team"]
    assert said(html, "article:tag") == ["a b"]


def test_a_second_build_draws_no_picture(shared_lab: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = build(shared_lab)
    before = {p.name: p.read_bytes() for p in (first / "assets" / "sharing").rglob("*.png")}
    monkeypatch.setattr("typst.Compiler", None)
    again = build(shared_lab)
    assert {p.name: p.read_bytes() for p in (again / "assets" / "sharing").rglob("*.png")} == before


def test_a_title_in_letters_that_no_font_has_gets_the_labs_picture(
    shared_lab: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (shared_lab / "essays" / "new.md").write_text(essay("Text.", "ما هو المختبر"), encoding="utf-8")
    with caplog.at_level(logging.INFO, "mkdocs"):
        html = pages(build(shared_lab))["essays/new/index.html"]
    assert said(html, "og:image:alt")[0].startswith("The small lab.")
    assert "essays/new.md: no font for print has the letters of its title" in caplog.text


def test_a_picture_of_the_writers_own_wins_where_it_fits(shared_lab: Path) -> None:
    figures = shared_lab / "essays" / "figures"
    figures.mkdir()
    for name, size in (("wide.png", (800, 450)), ("tall.png", (450, 800))):
        Image.new("RGB", size, "#0b5563").save(figures / name)
        alt = f"image: figures/{name}\nimage_alt: A wall\ndate:"
        text = essay("Text.", name).replace("date:", alt)
        (shared_lab / "essays" / f"{name[:4]}.md").write_text(text, encoding="utf-8")
    found = pages(build(shared_lab))
    assert said(found["essays/wide/index.html"], "og:image") == [f"{URL}essays/figures/wide.png"]
    assert said(found["essays/wide/index.html"], "og:image:alt") == ["A wall"]
    assert said(found["essays/tall/index.html"], "og:image") == [
        f"{URL}assets/sharing/essays/tall.png"
    ]


def test_the_sitemap_has_true_days_and_nothing_that_is_no_page(shared_lab: Path) -> None:
    text = essay("Text.", "New").replace("date:", "updated: 2019-03\ndate:")
    (shared_lab / "essays" / "new.md").write_text(text, encoding="utf-8")
    root = etree.parse(build(shared_lab) / "sitemap.xml").getroot()
    found = {url.findtext(LOC): url.findtext(LASTMOD) for url in root}
    assert found[f"{URL}essays/new/"] == "2019-03"
    assert f"{URL}cards/" in found
    assert [url for url in found if url and re.search("/c/|404|search|draft", url)] == []


def test_translations_name_each_other(shared_lab: Path) -> None:
    text = essay("Testun.", "Pam").replace("date:", "lang: cy\ntranslation_of: why-we-wait\ndate:")
    (shared_lab / "essays" / "pam.md").write_text(text, encoding="utf-8")
    site = build(shared_lab)
    for page in ("why-we-wait", "pam"):
        html = (site / "essays" / page / "index.html").read_text("utf-8")
        found = dict(re.findall(r'<link rel="alternate" hreflang="([^"]*)" href="([^"]*)">', html))
        assert found["cy"] == f"{URL}essays/pam/"
        assert found["en-GB"] == found["x-default"] == f"{URL}essays/why-we-wait/"
    assert (site / "sitemap.xml").read_text("utf-8").count('hreflang="cy"') == 2


def test_feeds_are_named_in_heads_and_can_be_read(shared_site: Path) -> None:
    site = shared_site
    home = (site / "index.html").read_text("utf-8")
    assert 'type="application/atom+xml" title="The small lab (Atom)" href="atom.xml"' in home
    cards = (site / "cards" / "index.html").read_text("utf-8")
    named = re.findall(r'type="application/[a-z]+\+[a-z]+" title="[^"]*" href="([^"]*)"', cards)
    assert "../feed.xml" in named
    for file in [*site.rglob("feed.xml"), *site.rglob("atom.xml")]:
        read = feedparser.parse(file.read_bytes())
        assert not read.bozo
        assert read.entries
        where = file.relative_to(site).as_posix()
        itself = next(link.href for link in read.feed.links if link.rel == "self")
        assert itself == URL + where
        for entry in read.entries:
            assert (site / entry.id.removeprefix(URL) / "index.html").is_file()
    follow = (site / "follow" / "index.html").read_text("utf-8")
    for link in re.findall(r'href="\.\./([^"]*\.(?:xml|json))"', follow):
        assert (site / link).is_file()


def test_the_catalogue_is_there_as_data(shared_site: Path) -> None:
    site = shared_site
    data = json.loads((site / "lab.json").read_text("utf-8"))
    assert data["$schema"] == f"{URL}lab.schema.json"
    assert (site / "lab.schema.json").is_file()
    for item in data["items"]:
        assert (site / item["id"].removeprefix(URL) / "index.html").is_file()


def test_robots_are_let_in_unless_the_lab_says_otherwise(shared_lab: Path) -> None:
    assert f"Sitemap: {URL}sitemap.xml" in (build(shared_lab) / "robots.txt").read_text("utf-8")
    (shared_lab / "docs" / "robots.txt").write_text("User-agent: x\n", encoding="utf-8")
    assert (build(shared_lab) / "robots.txt").read_text("utf-8") == "User-agent: x\n"


def test_a_preview_is_not_spread(shared_lab: Path) -> None:
    change(
        shared_lab / "mkdocs.yml", "  - labpress/library", "  - labpress/library: {preview: new}"
    )
    site = build(shared_lab)
    assert "Disallow: /" in (site / "robots.txt").read_text("utf-8")
    made = [*site.rglob("feed.xml"), *site.rglob("lab.json"), *site.glob("assets/sharing")]
    assert made == []
    assert not (site / "follow").exists()


def test_nothing_of_this_is_made_while_somebody_writes(shared_lab: Path) -> None:
    site = build(shared_lab, serving=True)
    made = [*site.rglob("feed.xml"), *site.rglob("lab.json"), *site.glob("assets/sharing")]
    assert made == []
    assert "when the site is published" in (site / "follow" / "index.html").read_text("utf-8")


def test_drafts_have_no_picture_and_are_in_no_feed(shared_lab: Path) -> None:
    text = essay("Secret.", "Hidden").replace("date:", "draft: yes\ndate:")
    (shared_lab / "essays" / "hidden.md").write_text(text, encoding="utf-8")
    site = build(shared_lab)
    for file in (path for path in site.rglob("*") if path.is_file()):
        assert "hidden" not in file.name
        assert b"Secret" not in file.read_bytes()


def test_without_an_address_it_says_why_there_is_nothing(
    shared_lab: Path, caplog: pytest.LogCaptureFixture
) -> None:
    change(shared_lab / "mkdocs.yml", f"site_url: {URL}\n", "")
    with caplog.at_level(logging.INFO, "mkdocs"):
        site = build(shared_lab, strict=False)
    assert "without a site_url there are no feeds" in caplog.text
    assert not list(site.rglob("feed.xml")) and not (site / "lab.json").exists()
    assert "og:image" not in (site / "index.html").read_text("utf-8")


def test_formats_and_parts_can_be_chosen(shared_lab: Path) -> None:
    options = "  - labpress/sharing:\n      feeds: [atom]\n      pictures: no\n      lab_json: no"
    change(shared_lab / "mkdocs.yml", "  - labpress/sharing", options)
    site = build(shared_lab)
    assert list(site.rglob("atom.xml")) and not list(site.rglob("feed.*"))
    assert not (site / "assets" / "sharing").exists()
    assert not (site / "lab.json").exists()


def test_the_page_for_lost_addresses_leads_to_the_site_from_anywhere(shared_site: Path) -> None:
    html = (shared_site / "404.html").read_text("utf-8")
    addresses = re.findall(r'(?:href|src|action|data-items|data-base)="([^"#]+)"', html)
    inner = [a for a in addresses if not a.startswith("https://")]
    assert inner and [a for a in inner if not a.startswith("/well/")] == []


def test_addresses_of_files_are_full_too(shared_lab: Path) -> None:
    change(shared_lab / "mkdocs.yml", "site_url:", "use_directory_urls: false\nsite_url:")
    site = build(shared_lab)
    for file in site.rglob("atom.xml"):
        for entry in feedparser.parse(file.read_bytes()).entries:
            assert (site / entry.link.removeprefix(URL)).is_file()
    home = (site / "index.html").read_text("utf-8")
    (image,) = said(home, "og:image")
    assert (site / image.removeprefix(URL)).is_file()
