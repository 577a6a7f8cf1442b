"""redirects.csv: how forgivingly it is read, where each redirect ends, and each mistake's place."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from labpress.catalogue.redirects import as_path
from labpress.lab import Lab
from little_labs import OpenLab, card, essay

LAB = {
    "essays/impact.md": essay("## Why\n\nText.", title="Impact"),
    "essays/named.md": essay(title="Named").replace("date:", "redirect_from: essays/was/\ndate:"),
    "essays/secret.md": essay(title="Secret").replace("date:", "draft: yes\ndate:"),
    "docs/cards/five-whys.md": card("QL-01", "Five whys"),
    "docs/about.md": "# About\n",
    "docs/report.pdf": "x",
}
Read = Callable[[str], Lab]


@pytest.fixture
def read(open_files: OpenLab, tmp_path: Path) -> Read:
    """Opens the lab with these lines as its redirects.csv."""

    def opened(text: str) -> Lab:
        (tmp_path / "redirects.csv").write_bytes(text.encode())
        return open_files(LAB)

    return opened


def said(lab: Lab) -> list[str]:
    found = (one for one in lab.problems if one.path == "redirects.csv")
    return [f"{one.level.value} {one}".replace("redirects.csv:", "") for one in found]


@pytest.mark.parametrize(
    "text",
    [
        "/a/b,essay:impact",
        "old,new\n/a/b,essay:impact\n",
        "\ufeffOld address;New address\r\n/a/b;essay:impact\r\n",
        "From\tTo\n/a/b\tessay:impact",
        "status,to,from\n301,essay:impact,/a/b",
        "# moved\n\n ,,\n/a/b , essay:impact , \n",
        '"/a/b","essay:impact"',
        "https://old.example/a/b/index.html,/essays/impact",
        "a/b/,https://lab.example/essays/impact/index.html",
    ],
)
def test_a_spreadsheets_ways_to_write_one_redirect(read: Read, text: str) -> None:
    lab = read(text)
    assert said(lab) == []
    assert [(r.old, r.new, r.status) for r in lab.redirects] == [("a/b/", "essays/impact/", 301)]


@pytest.mark.parametrize(
    ("line", "new"),
    [
        ("/a,card:QL-01", "cards/five-whys/"),
        ("/a,essay:impact#why", "essays/impact/#why"),
        ("/a,/about/", "about/"),
        ("/a,/report.pdf", "report.pdf"),
        ("/a,/", ""),
        ("/a,/cards/", "cards/"),
        ("/a,/stages/discover/", "stages/discover/"),
        ("/a,https://else.example/x?y=1#z", "https://else.example/x?y=1#z"),
        ('"/a",https://else.example/x', "https://else.example/x"),
    ],
)
def test_where_a_redirect_may_lead(read: Read, line: str, new: str) -> None:
    lab = read(line)
    assert (said(lab), [r.new for r in lab.redirects]) == ([], [new])


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ("/a,card:five-wyhs", "error 1:4: unknown card 'five-wyhs' (did you mean 'five-whys'?)"),
        ("/a,/abuot/", "error 1:4: this leads to '/abuot/', and nothing is there (did you mean "),
        ("/a,essay:secret", "error 1:4: this leads to a draft: 'secret' (publish that one too"),
        ("/a,/essays/secret/", "error 1:4: this leads to '/essays/secret/', and nothing is there"),
        ("/a,essay:impact#no", "warning 1:4: 'essays/impact.md' has no heading or anchor '#no'"),
        ("/a,", "error 1:4: '/a/' has no new address (write where it leads"),
        ("/a", "error 1:1: '/a/' has no new address"),
        ("/a,/about/,200", "error 1:12: '200' is not a status that a page can have"),
        ("/a,b,/about/", "error 1:6: '/about/' is not a status that a page can have"),
        ("/a,/about/,301,x", "error 1:16: a line has an old address, a new one and a status"),
        ("/a,javascript:alert(1)", "error 1:4: 'javascript:alert(1)' is no place to lead to"),
        ("/a,//evil.example/", "error 1:4: '//evil.example/' is no place to lead to"),
        ("/a,https://[bad/", "error 1:4: 'https://[bad/' is no address"),
        ("/a,https://x.example/a b", "error 1:4: 'https://x.example/a b' is no address"),
        ("/../a,/about/", "error 1:1: '/../a' is no path on a site"),
        ("/a%2F..%2Fb,/about/", "error 1:1: '/a%2F..%2Fb' is no path on a site"),
        ("/a:b,/about/", "error 1:1: '/a:b' is no path on a site"),
        ("/,/about/", "error 1:1: this is the home page, which is there (remove the line)"),
        ("/about/,/cards/", "error 1:1: at '/about/' there is docs/about.md (remove the line)"),
        ("/cards/,/about/", "error 1:1: at '/cards/' there is a page or file of this site"),
        ("/?p=3,/about/", "warning 1:1: '/?p=3': no page can stand at an address with ? or #"),
        ("/a,/about/\n/a/,/cards/", "error 2:5: '/a/' stands in line 1 already (remove it)"),
        ("/essays/was,/about/", "error 1:13: '/essays/was/' leads to essays/named.md already"),
        ("/a,/b/\n/b,/a/", "error 1:4: this leads in a circle: /a/ -> /b/ -> /a/"),
        ("/a,/a/", "error 1:4: this leads in a circle: /a/ -> /a/ (correct one of them)"),
        ("/a,/b/\n/b,/about/", "advice 1:4: this leads on by another old address, '/b/' (write /a"),
        ("/a,/essays/was/", "advice 1:4: this leads on by another old address, '/essays/was/' (w"),
        ("/a,/c/QL-01/", "advice 1:4: this leads on by another old address, '/c/QL-01/' (write /c"),
    ],
)
def test_what_is_wrong_with_a_line(read: Read, lines: str, expected: str) -> None:
    assert said(read(lines))[0].startswith(expected), said(read(lines))


def test_chains_end_where_they_end(read: Read) -> None:
    lab = read("/a,/b/\n/b,/c/\n/c,essay:impact\n/d,/e/\n/e,gone\n/f,/essays/was/")
    assert {one.old: (one.new, one.status) for one in lab.redirects} == {
        "a/": ("essays/impact/", 301),
        "b/": ("essays/impact/", 301),
        "c/": ("essays/impact/", 301),
        "d/": ("", 410),
        "e/": ("", 410),
        "f/": ("essays/named/", 301),
    }


@pytest.mark.parametrize("line", ["/a,gone", "/a,GONE,", "/a,,410", "/a,410"])
def test_an_address_may_be_let_go(read: Read, line: str) -> None:
    lab = read(line)
    assert (said(lab), [one.is_gone for one in lab.redirects]) == ([], [True])


def test_a_file_in_another_coding_is_told_with_its_line(
    open_files: OpenLab, tmp_path: Path
) -> None:
    (tmp_path / "redirects.csv").write_bytes("/a,/about/\n/é,/about/".encode("latin-1"))
    assert said(open_files(LAB)) == ["error 2: this is not UTF-8 text (save it again as CSV UTF-8)"]


@pytest.mark.parametrize(
    ("written", "path"),
    [
        ("/old/page", "old/page/"),
        ("/old/page/", "old/page/"),
        ("/old/page/index.html", "old/page/"),
        ("/index.html", ""),
        ("/old/page.html", "old/page.html"),
        ("/old//caf%C3%A9", "old/café/"),
        ("/v1.2", "v1.2/"),
        ("/a.PDF", "a.PDF"),
        ("/film.mp4", "film.mp4"),
        ("/", ""),
    ],
)
def test_paths_are_written_one_way(written: str, path: str) -> None:
    assert as_path(written) == path
