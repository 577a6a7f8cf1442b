"""Leaving an old site and losing no address: the verbs, and the site that they make."""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from labpress.cli import last_site, main
from labpress.outside import Unreachable, fetch


def run(lab: Path, *arguments: str) -> Result:
    """`labpress ARGUMENTS` for the lab in a folder."""
    verb, *rest = arguments
    return CliRunner().invoke(main, [verb, "-f", str(lab / "mkdocs.yml"), *rest])


def put(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def options(lab: Path, lines: str) -> None:
    put(lab / "mkdocs.yml", "- labpress/library", f"- labpress/library:\n      {lines}")


def test_old_addresses_lead_on_as_pages_files_and_rules(small_lab: Path) -> None:
    (small_lab / "docs/report.pdf").write_bytes(b"the report")
    (small_lab / "redirects.csv").write_text(
        "old,new\n/blog/why,essay:why-we-wait#asking-why\n/p/five.html,card:QL-01\n"
        "/files/old report.pdf,/report.pdf\n/else/,https://else.example/?a=1&b=<2>\n/dead/,gone\n"
    )
    options(small_lab, "redirect_files: [nginx]")
    result = run(small_lab, "publish", "--strict")
    assert result.exit_code == 0, result.output
    site = small_lab / "site"
    page = (site / "blog/why/index.html").read_text(encoding="utf-8")
    assert 'href="../../essays/why-we-wait/#asking-why"' in page
    assert 'href="../cards/five-whys/"' in (site / "p/five.html").read_text(encoding="utf-8")
    assert (site / "files/old report.pdf").read_bytes() == b"the report"
    out = (site / "else/index.html").read_text(encoding="utf-8")
    assert 'url=https://else.example/?a=1&amp;b=&lt;2&gt;"' in out
    assert not (site / "dead").exists()
    assert '/p/five.html "/cards/five-whys/$is_args$args";' in (site / "redirects.map").read_text()
    listed = (site / "addresses.txt").read_text().splitlines()
    assert {"/", "/blog/why/", "/files/old%20report.pdf", "/cards/five-whys/"} <= set(listed)
    assert "/dead/" not in listed
    assert "blog" not in (site / "sitemap.xml").read_text(encoding="utf-8")


def test_where_the_host_follows_rules_no_page_stands_in_their_way(small_lab: Path) -> None:
    (small_lab / "redirects.csv").write_text("/blog/why,essay:why-we-wait\n/a.pdf,/cards/\n")
    options(small_lab, "redirect_files: [netlify]")
    assert run(small_lab, "publish", "--strict").exit_code == 0
    assert not (small_lab / "site/blog").exists()
    rules = (small_lab / "site/_redirects").read_text()
    assert "/blog/why/ /essays/why-we-wait/ 301\n" in rules
    assert "/a.pdf /cards/ 301\n" in rules


def test_a_file_that_no_page_can_stand_for_is_told(small_lab: Path) -> None:
    (small_lab / "redirects.csv").write_text("/a.pdf,/cards/\n")
    result = run(small_lab, "publish")
    assert result.exit_code == 0
    assert "redirects.csv:1: no page of this site can lead on from '/a.pdf'" in result.output


def test_a_page_that_vanished_stops_publishing_until_somebody_says_where_it_went(
    small_lab: Path,
) -> None:
    assert run(small_lab, "publish").exit_code == 0
    (small_lab / "essays/why-we-wait.md").rename(small_lab / "essays/why-we-waited.md")
    put(small_lab / "docs/index.md", "essay:why-we-wait", "essay:why-we-waited")
    before = (small_lab / "site/index.html").read_bytes()
    for verb in ("publish", "check"):
        result = run(small_lab, verb)
        assert result.exit_code == 1
        assert (
            "redirects.csv: '/essays/why-we-wait/' is on the published site, and on this one "
            "nothing answers there (add the line `/essays/why-we-wait/,essay:why-we-waited`, or "
            "`/essays/why-we-wait/,gone` to let it go)"
        ) in result.stdout
    assert (small_lab / "site/index.html").read_bytes() == before
    (small_lab / "redirects.csv").write_text("/essays/why-we-wait/,essay:why-we-waited\n")
    assert run(small_lab, "publish").exit_code == 0
    assert (small_lab / "site/essays/why-we-wait/index.html").is_file()


def test_a_page_may_be_let_go_and_stays_gone(small_lab: Path) -> None:
    assert run(small_lab, "publish").exit_code == 0
    (small_lab / "docs/outputs/waiting-room-notes.md").unlink()
    put(small_lab / "essays/why-we-wait.md", "[](output:waiting-room-notes)", "notes")
    assert run(small_lab, "publish").exit_code == 1
    (small_lab / "redirects.csv").write_text("/outputs/waiting-room-notes/,gone\n")
    assert run(small_lab, "publish").exit_code == 0
    (small_lab / "redirects.csv").unlink()
    assert run(small_lab, "publish").exit_code == 0


def test_a_published_page_that_is_held_back_now_is_an_error_at_its_file(small_lab: Path) -> None:
    assert run(small_lab, "publish").exit_code == 0
    put(small_lab / "docs/outputs/waiting-room-notes.md", "type:", "publish_on: 2999-01-01\ntype:")
    put(small_lab / "essays/why-we-wait.md", "[](output:waiting-room-notes)", "notes")
    result = run(small_lab, "publish")
    assert result.exit_code == 1
    assert (
        "docs/outputs/waiting-room-notes.md:1:1: '/outputs/waiting-room-notes/' is on the published"
        " site, and now is held back until 1 January 2999"
    ) in result.stdout


@pytest.fixture
def server(tmp_path: Path) -> Iterator[str]:
    """Serves the folder `web` of the test's own, quietly."""
    (tmp_path / "web").mkdir()

    class Quiet(SimpleHTTPRequestHandler):
        def log_message(self, format: str, *args: object) -> None:
            """Says nothing."""

    handler = partial(Quiet, directory=str(tmp_path / "web"))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as web:
        threading.Thread(target=web.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{web.server_port}"
        web.shutdown()


def test_the_last_site_may_be_on_the_web(
    small_lab: Path, server: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    inside = frozenset([("127.0.0.1", int(server.rpartition(":")[2]))])
    monkeypatch.setattr(last_site, "fetch", partial(fetch, inside=inside))
    result = run(small_lab, "check", "--last", server)
    assert f"{server} has no addresses.txt of Labpress, so no address is compared." in result.stderr
    (tmp_path / "web/addresses.txt").write_text("<html>Not a list</html>")
    assert "is no list of addresses" in run(small_lab, "check", "--last", server).stderr
    (tmp_path / "web/addresses.txt").write_text(f"{last_site.HEAD}\n/\n/gone/\n")
    result = run(small_lab, "check", "--last", f"{server}/")
    assert result.exit_code == 1
    assert re.findall(r"'/.*?/' is on the published site", result.stdout) == [
        "'/gone/' is on the published site"
    ]


def test_a_site_that_cannot_be_asked_stops_nothing(small_lab: Path, server: str) -> None:
    result = run(small_lab, "check", "--last", server)  # not public, so not asked
    assert result.exit_code == 0
    assert "cannot be fetched" in result.stderr and "no address is compared" in result.stderr
    with pytest.raises(Unreachable):
        fetch("ftp://lab.example/", "test")
    result = run(small_lab, "check", "--last", str(small_lab / "nowhere"))
    assert result.exit_code == 1
    assert "there is no" in result.stderr


def test_an_old_sitemap_is_a_list_of_what_to_do(small_lab: Path, tmp_path: Path) -> None:
    (tmp_path / "old.txt").write_text(
        "https://old.example/essays/why-we-wait\nhttps://old.example/blog/why-we-wait/\n"
        "http://old.example/blog/why-we-wait/index.html\nhttps://old.example/?p=3\n"
        "https://old.example/files/talk.pdf\nhttps://old.example/\n"
    )
    (tmp_path / "index.xml").write_text(
        "<sitemapindex><sitemap><loc>https://old.example/more.xml</loc></sitemap>\n"
        "<sitemap><loc>https://old.example/lost.xml</loc></sitemap></sitemapindex>"
    )
    (tmp_path / "more.xml").write_text(
        "<urlset><url><loc>https://old.example/m/</loc></url></urlset>"
    )
    files = (
        "--old-sitemap",
        str(tmp_path / "old.txt"),
        "--old-sitemap",
        str(tmp_path / "index.xml"),
    )
    result = run(small_lab, "check", *files)
    assert result.exit_code == 0
    assert result.stdout.splitlines() == [
        "index.xml:2: warning: this names another sitemap, https://old.example/lost.xml (fetch it, "
        "put it beside index.xml and check again)",
        "more.xml:1: warning: '/m/' has no answer on this site (add to redirects.csv: "
        "/m/,NEW ADDRESS)",
        "old.txt:2: warning: '/blog/why-we-wait/' has no answer on this site (add to redirects.csv:"
        " /blog/why-we-wait/,essay:why-we-wait)",
        "old.txt:4: warning: '/?p=3' has no answer here: a page's address has no ? (your web server"
        " can lead it on: see the guide on moving a site)",
        "old.txt:5: warning: '/files/talk.pdf' has no answer on this site (add to redirects.csv: "
        "/files/talk.pdf,NEW ADDRESS)",
    ]
    (small_lab / "redirects.csv").write_text("/blog/why-we-wait/,essay:why-we-wait\n")
    assert "/blog/" not in run(small_lab, "check", *files).stdout


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        ("time_zone: Mars/Olympus", "time_zone 'Mars/Olympus' is not known (write one such as Eu"),
        ("time_zone: ../x", "time_zone '../x' is not known"),
        (
            "require_approval: [crad]",
            "require_approval: unknown kind 'crad' (did you mean 'card'?)",
        ),
    ],
)
def test_rules_that_cannot_be_are_said_in_plain_words(
    small_lab: Path, lines: str, said: str
) -> None:
    options(small_lab, lines)
    result = run(small_lab, "check")
    assert result.exit_code == 1
    assert said in result.stderr


def test_a_missing_pandoc_is_one_plain_error(
    small_lab: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for place in ("/nowhere/pandoc", "/bin/false"):
        monkeypatch.setattr("pypandoc.get_pandoc_path", lambda place=place: place)
        result = run(small_lab, "check")
        assert (result.exit_code, result.stdout) == (1, "")
        assert re.match(r"Error: (citations in .*: )?pandoc ", result.stderr)
        assert result.stderr.count("\n") == 1
