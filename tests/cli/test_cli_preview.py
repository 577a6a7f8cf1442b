"""A preview says that it is one, keeps search engines out, and prints cards without an address."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from pypdf import PdfReader

from labpress.cli import main
from labpress.mkdocs_plugins.addresses import with_index_file


def publish(lab: Path, *arguments: str) -> Result:
    return CliRunner().invoke(main, ["publish", "-f", str(lab / "mkdocs.yml"), *arguments])


def words_of(pdf: Path) -> str:
    return "".join(page.extract_text() for page in PdfReader(pdf).pages)


def test_a_preview_is_marked_everywhere(small_lab: Path) -> None:
    assert publish(small_lab).exit_code == 0
    card = small_lab / "site/cards/five-whys/five-whys.pdf"
    essay = small_lab / "site/essays/why-we-wait/why-we-wait.pdf"
    assert "c/QL-01" in words_of(card)
    assert "small.example/essays/why-we-wait" in words_of(essay)
    pages = sorted((small_lab / "site").rglob("*.html"))
    assert not any("Preview" in page.read_text("utf-8") for page in pages)
    assert not (small_lab / "site/robots.txt").exists()

    words = "change 7: <b> “x” & y\n\x1b[1m" + "z" * 300
    (small_lab / "docs/robots.txt").write_text("User-agent: *\nAllow: /\n", encoding="utf-8")
    result = publish(
        small_lab, "--strict", "--preview", words, "--site-url", "https://x.example/p/7/"
    )
    assert result.exit_code == 0, result.output
    for page in sorted((small_lab / "site").rglob("*.html")):
        text = page.read_text("utf-8")
        assert '<meta name="robots" content="noindex' in text, page
        banner = "<strong>Preview of “change 7: &lt;b&gt; “x” &amp; y [1mzzz"
        assert banner in text or 'http-equiv="refresh"' in text, page
        assert "z" * 200 not in text
    assert (small_lab / "site/robots.txt").read_text() == "User-agent: *\nDisallow: /\n"
    assert "https://x.example/p/7/cards/five-whys/" in (
        small_lab / "site/cards/five-whys/index.html"
    ).read_text("utf-8")
    assert "QL-01" in words_of(card)
    assert "c/QL-01" not in words_of(card)
    assert "x.example" not in words_of(card)
    assert "essays/why-we-wait" not in words_of(essay)
    assert ".example" not in words_of(essay)


def test_mkdocs_yml_can_make_a_preview_too(small_lab: Path) -> None:
    settings = small_lab / "mkdocs.yml"
    text = settings.read_text(encoding="utf-8")
    assert "  - labpress/library" in text
    name = "  - labpress/library"
    settings.write_text(
        text.replace(f"{name}\n", f"{name}:\n      preview: a trial\n"), encoding="utf-8"
    )
    assert publish(small_lab).exit_code == 0
    assert "Preview of “a trial”.</strong>" in (small_lab / "site/index.html").read_text("utf-8")


@pytest.mark.parametrize(
    ("url", "file"),
    [
        ("cards/", "cards/index.html"),
        ("../", "../index.html"),
        ("..", "../index.html"),
        (".", "./index.html"),
        ("/a/.", "/a/./index.html"),
        ("cards/?stage=x#y", "cards/index.html?stage=x#y"),
        ("about.html", "about.html"),
        ("#top", "#top"),
        ("?x=1", "?x=1"),
        ("", ""),
        ("https://lab.example/", "https://lab.example/"),
        ("//lab.example/", "//lab.example/"),
        ("mailto:a@lab.example", "mailto:a@lab.example"),
    ],
)
def test_a_link_to_a_folder_names_the_file_in_it(url: str, file: str) -> None:
    assert with_index_file(url) == file


def test_a_footer_names_pages_by_file_as_the_nav_does(small_lab: Path) -> None:
    links = "\nextra:\n  footer_links:\n    - {title: Home, url: index.md}\n"
    settings = small_lab / "mkdocs.yml"
    plain = settings.read_text(encoding="utf-8")
    settings.write_text(f"{plain}{links}", encoding="utf-8")
    assert publish(small_lab, "--strict").exit_code == 0
    page = (small_lab / "site/cards/five-whys/index.html").read_text("utf-8")
    assert '<li><a href="../../">Home</a></li>' in page.replace('href="../.."', 'href="../../"')
    settings.write_text(f"{plain}{links.replace('index.md', 'gone.md')}", encoding="utf-8")
    result = publish(small_lab, "--strict")
    assert result.exit_code == 1
    assert "there is no page 'gone.md'" in result.output
