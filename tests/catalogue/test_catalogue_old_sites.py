"""What a former site had: sitemaps, indexes, lists, and files that are none of these."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from labpress.catalogue import old_sites
from labpress.catalogue.old_sites import read_old_site
from labpress.problems import LabpressError

SITEMAP = """<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
        xmlns:image="http://www.google.com/schemas/sitemap-image/1.1">
  <url><loc>https://old.example/a/</loc><lastmod>2018-01-01</lastmod>
    <image:image><image:loc>https://old.example/a.png</image:loc></image:image></url>
  <url><loc>
    https://old.example/b?x=1&amp;y=2
  </loc></url>
</urlset>
"""
INDEX = """<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
<sitemap><loc>https://old.example/pages.xml</loc></sitemap></sitemapindex>"""
LIST = "\ufeff# old site\nhttps://old.example/a/\n\n/b.pdf\n1,/c/,200\nno address here\n"


@pytest.mark.parametrize("packed", [False, True])
def test_a_sitemap_names_pages_and_pictures(tmp_path: Path, packed: bool) -> None:
    path = tmp_path / "sitemap.xml"
    path.write_bytes(gzip.compress(SITEMAP.encode()) if packed else SITEMAP.encode())
    assert [(one.url, one.line) for one in read_old_site(path).addresses] == [
        ("https://old.example/a/", 4),
        ("https://old.example/a.png", 5),
        ("https://old.example/b?x=1&y=2", 8),
    ]


def test_an_index_names_sitemaps(tmp_path: Path) -> None:
    (tmp_path / "index.xml").write_text(INDEX)
    site = read_old_site(tmp_path / "index.xml")
    assert [one.url for one in site.sitemaps] == ["https://old.example/pages.xml"]
    assert site.addresses == ()


def test_a_list_has_an_address_a_line(tmp_path: Path) -> None:
    (tmp_path / "list.txt").write_text(LIST, encoding="utf-8")
    found = [(one.url, one.line) for one in read_old_site(tmp_path / "list.txt").addresses]
    assert found == [("https://old.example/a/", 2), ("/b.pdf", 4), ("/c/", 5)]


BOMB = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><urlset><loc>&b;</loc></urlset>'
OUTSIDE = '<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]><urlset><loc>&f;</loc></urlset>'


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (BOMB, "it has a document type"),
        (OUTSIDE, "it has a document type"),
        ("<urlset><url><loc>https://x</loc>", "is no sitemap that can be read"),
        ("<html><p>Not found</p></html>", "so it is no sitemap"),
        ("<urlset><loc>&nbsp;</loc></urlset>", "is no sitemap that can be read"),
        ("<a>" * 200, "too deep"),
    ],
)
def test_what_is_no_sitemap_is_refused(tmp_path: Path, text: str, said: str) -> None:
    (tmp_path / "s.xml").write_text(text)
    with pytest.raises(LabpressError, match=said):
        read_old_site(tmp_path / "s.xml")


def test_a_file_too_large_is_refused_packed_or_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(old_sites, "LARGEST", 1000)
    for data in (b"/a\n" * 1000, gzip.compress(b"/a\n" * 1000), b"\x1f\x8b damaged"):
        (tmp_path / "s").write_bytes(data)
        with pytest.raises(LabpressError, match=r"larger than|damaged"):
            read_old_site(tmp_path / "s")
