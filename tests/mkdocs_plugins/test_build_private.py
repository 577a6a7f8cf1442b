"""What is published asks no other host for anything, and what is said of that is true."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from mkdocs.config import load_config
from mkdocs.exceptions import Abort

from built_labs import Command, built
from labpress.content.requests import host_of, inline_of, requests_of
from private_lab import COUNTED, PUBLISH, published

ADDRESS = re.compile(r"""["'`(](?:https?:)?//(?!www\.w3\.org/)([\w.-]+\.[a-z]{2,})""")
META = re.compile(r'<meta charset="utf-8">\s*<meta http-equiv="Content-Security-Policy" content="')
OWN = "small.example"
TOLD_IN = {"pagefind.js", "pagefind-worker.js"}
"""Scripts of Pagefind's own: they name its site in a message, and ask only what they are given."""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A lab with films, a counter and pictures, as it is published."""
    return published(tmp_path_factory.mktemp("private"))


def pages(site: Path) -> Iterator[tuple[Path, str]]:
    for path in sorted(site.rglob("*.html")):
        yield path, path.read_text("utf-8")


def test_no_page_fetches_from_another_host(site: Path) -> None:
    for path, html in pages(site):
        hosts = {host_of(request.address) for request in requests_of(html)}
        assert hosts <= {""}, path


def test_no_page_has_a_script_or_a_style_within_it(site: Path) -> None:
    for path, html in pages(site):
        assert list(inline_of(html)) == [], path


def test_no_style_sheet_drawing_or_script_names_another_host(site: Path) -> None:
    for path in sorted(site.rglob("*")):
        if path.suffix in (".css", ".js", ".mjs", ".svg") and path.name not in TOLD_IN:
            assert ADDRESS.findall(path.read_text("utf-8")) == [], path
        if path.suffix == ".css":
            assert "@import" not in path.read_text("utf-8"), path


def test_every_page_begins_with_its_policy(site: Path) -> None:
    found = [(path, META.search(html)) for path, html in pages(site)]
    assert len(found) > 10
    assert [path for path, meta in found if meta is None] == []
    essay = (site / "essays/films/index.html").read_text("utf-8")
    head = essay.partition("Content-Security-Policy")[2].partition(">")[0].replace("&#39;", "'")
    assert "frame-src https://player.vimeo.com https://www.youtube-nocookie.com;" in head
    assert "connect-src 'self' https://stats.example;" in head


def test_hosts_are_told(site: Path) -> None:
    for name in ("_headers", "headers.conf", ".htaccess"):
        assert "frame-ancestors 'none'" in (site / name).read_text("utf-8")


def test_pages_show_what_their_writer_gave_them(site: Path) -> None:
    html = (site / "essays/films/index.html").read_text("utf-8")
    assert html.count('<figure class="film"') == 3
    assert re.search(
        r'<figure class="opening"><img src="[^"]*large-1600\.\w+\.webp" width="2000"', html
    )
    assert '<td class="to-right">2</td>' in html
    assert '<a class="picture-away" href="https://pictures.example/a.png">' in html


def test_a_second_publish_makes_no_copy_again(site: Path) -> None:
    lab = site.parent
    kept = {path: path.stat().st_mtime_ns for path in copies(site)}
    store = sorted((lab / ".labpress/pictures").glob("*.kept"))
    changed = {path: path.read_bytes() for path in store}
    done = subprocess.run(PUBLISH, cwd=lab, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert set(copies(site)) == set(kept)
    assert {path: path.read_bytes() for path in store} == changed
    assert len(store) == len(kept) == 4


def copies(site: Path) -> list[Path]:
    return sorted((site / "assets/pictures").glob("*.webp"))


def build(lab: Path, command: Command = "build", **library: Any) -> Path:
    """The site of a small lab with options of its library, as MkDocs builds it."""
    config = load_config(str(lab / "mkdocs.yml"), strict=True)
    config.plugins["labpress/library"].config.update(library)
    return built(config, command)


@pytest.fixture
def plain_lab(small_lab: Path) -> Path:
    """The small lab without paper, which has no say here."""
    config = small_lab / "mkdocs.yml"
    config.write_text(config.read_text("utf-8").partition("  - labpress/print")[0], "utf-8")
    (small_lab / "docs/privacy.md").write_text("# Privacy\n\nOurs.\n", encoding="utf-8")
    return small_lab


ANALYTICS = {"endpoint": COUNTED}


@pytest.mark.parametrize(
    ("command", "library", "policed", "counted"),
    [
        ("build", {}, True, False),
        ("build", {"analytics": ANALYTICS}, True, True),
        ("build", {"analytics": ANALYTICS, "preview": "a change"}, True, False),
        ("build", {"policy": False}, False, False),
        ("serve", {"analytics": ANALYTICS}, False, False),
    ],
)
def test_where_pages_are_policed_and_counted(
    plain_lab: Path, command: Command, library: dict[str, Any], policed: bool, counted: bool
) -> None:
    html = (build(plain_lab, command, **library) / "privacy/index.html").read_text("utf-8")
    assert ("Content-Security-Policy" in html) == policed
    assert ('name="labpress-count"' in html) == counted
    assert ("Visits are not counted." in html) == ("analytics" not in library)
    assert "Ours." in html


@pytest.mark.parametrize(
    ("library", "message"),
    [
        ({"analytics": {"endpoint": "stats.example"}}, "'stats.example' is no endpoint"),
        ({"analytics": {"endpoint": "http://stats.example/"}}, "is no endpoint"),
        ({"analytics": {"endpoint": "//stats.example/"}}, "is no endpoint"),
        ({"analytics": {"endpoint": "https://*/count"}}, "is no endpoint"),
        ({"analytics": {"endpiont": COUNTED}}, "did you mean 'endpoint'?"),
        ({"analytics": {"endpoint": COUNTED, "about": "javascript:x"}}, "is not a web address"),
        ({"policy": {"allow": ["'unsafe-inline'"]}}, "is not a host"),
        ({"policy": {"allow": ["*"]}}, "is not a host"),
        ({"policy": {"alow": []}}, "did you mean 'allow'?"),
    ],
)
def test_a_setting_that_cannot_be(
    plain_lab: Path, library: dict[str, Any], message: str, caplog: pytest.LogCaptureFixture
) -> None:
    with pytest.raises(Abort):
        build(plain_lab, **library)
    assert message in caplog.text


@pytest.mark.parametrize("option", ["extra_css", "extra_javascript"])
def test_a_file_of_another_host_in_the_settings_is_reported(
    plain_lab: Path, option: str, caplog: pytest.LogCaptureFixture
) -> None:
    with (plain_lab / "mkdocs.yml").open("a", encoding="utf-8") as file:
        file.write(f"\n{option}: ['https://cdn.example/a.{option[6:9]}']\n")
    caplog.set_level("WARNING")
    with pytest.raises(Abort):
        build(plain_lab)
    assert "keeps it out" in caplog.text
    caplog.clear()
    build(plain_lab, policy={"allow": ["cdn.example"]})
    assert "keeps it out" not in caplog.text


def test_counting_without_a_privacy_page_is_reported(
    plain_lab: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (plain_lab / "docs/privacy.md").unlink()
    with pytest.raises(Abort):
        build(plain_lab, analytics=ANALYTICS)
    assert "no page tells readers" in caplog.text
