"""Feeds as a strict reader takes them: well-formed, whole, with full addresses and true dates."""

from __future__ import annotations

import datetime
import json
import re
import xml.etree.ElementTree as etree
from collections.abc import Mapping
from dataclasses import replace
from email.utils import parsedate_to_datetime
from pathlib import Path

import feedparser
import pytest

from labpress.catalogue import Ask, permalink
from labpress.citations import Formatted
from labpress.content import Item
from labpress.exporting import FORMATS, Feeds, channels
from labpress.exporting.feeds import Feed, Picture
from labpress.lab import Lab, open_lab
from labpress.markdown import dialect_with
from labpress.pandoc import Pandoc
from labpress.wording import wording
from little_labs import OpenLab, card, essay, settings_of

ATOM = "{http://www.w3.org/2005/Atom}"
CONTENT = "{http://purl.org/rss/1.0/modules/content/}encoded"
CREATOR = "{http://purl.org/dc/elements/1.1/}creator"
HOSTILE = """\
It ends ]]> here, & <b>there</b>\x0b[^1]. See [the other](other.md), [far](https://far.example/?a=1&b=2).

<script>alert(1)</script>
<form action="/"><input name="x"></form>

[^1]: A note.
"""


def ask_of(lab: Lab) -> Ask:
    return Ask(lab.catalogue, lab.settings.stages, place, authors=lab.authors)


def place(item: Item) -> str:
    return permalink(item) if item.kind != "page" else "a-page/"


def feeds_of(
    lab: Lab, pandoc: Pandoc, pictures: Mapping[str, Picture] | None = None, most: int = 20
) -> dict[str, Feed]:
    """Every feed of a lab by its folder."""
    made: Mapping[str, Formatted] = lab.format_citations(pandoc)
    say = wording(lab.settings.language)
    ask = ask_of(lab)
    feeds = Feeds(lab, pandoc, ask, say, lambda folder: folder, "About us.", made, pictures or {})
    return {channel.folder: feeds.feed(channel) for channel in channels(ask, most)}


@pytest.fixture
def lab(open_files: OpenLab) -> Lab:
    """Two essays, one of a month alone and one hostile; a draft; two cards, one without a date."""
    dated = essay(HOSTILE, "Less < more & ]]>").replace(
        "date: 2018-08", "date: 2018-08-14\nupdated: 2019\ntags: [a tag, Ünï]"
    )
    draft = essay("Secret.", "Hidden").replace("date:", "draft: yes\ndate:")
    changed = "changes:\n  - {date: 2020-01, text: New}\n  - {date: 2021-02-03, text: More}"
    return open_files(
        {
            "essays/one.md": dated,
            "essays/other.md": essay("Plain.", "Other"),
            "essays/hidden.md": draft,
            "docs/cards/five-whys.md": card("QL-01", "Five whys", changed),
            "docs/cards/dateless.md": card("QL-02", "No date"),
            "docs/authors.yml": "- {name: The Lab team, kind: organisation, url: https://t.example}",
        }
    )


def test_what_each_feed_holds(lab: Lab, pandoc: Pandoc) -> None:
    found = {
        folder: [entry.url.removeprefix("https://lab.example/") for entry in feed.entries]
        for folder, feed in feeds_of(lab, pandoc).items()
    }
    assert found == {
        "": ["essays/one/", "essays/other/"],
        "cards/": ["cards/five-whys/"],
        "tags/a-tag/": ["essays/one/"],
        "tags/uni/": ["essays/one/"],
    }


def test_a_feed_holds_no_more_than_it_should(lab: Lab, pandoc: Pandoc) -> None:
    (entry,) = feeds_of(lab, pandoc, most=1)[""].entries
    assert entry.title == "Less < more & ]]>"


def test_rss_is_whole(lab: Lab, pandoc: Pandoc) -> None:
    image = Picture("https://lab.example/assets/x.png", 1234)
    feed = feeds_of(lab, pandoc, {"essays/one.md": image})[""]
    channel = etree.fromstring(FORMATS["rss"].write(feed, "https://lab.example/feed.xml"))[0]
    for name in ("title", "link", "description", "language", "lastBuildDate"):
        assert channel.findtext(name), name
    itself = channel.find(f"{ATOM}link")
    assert itself is not None and itself.get("href") == "https://lab.example/feed.xml"
    first, second = channel.findall("item")
    assert first.findtext("title") == "Less < more & ]]>"
    assert first.findtext("guid") == first.findtext("link") == "https://lab.example/essays/one/"
    assert parsedate_to_datetime(first.findtext("pubDate") or "") == moment(2018, 8, 14)
    assert parsedate_to_datetime(second.findtext("pubDate") or "") == moment(2018, 8, 1)
    assert first.findtext(CREATOR) == "The Lab team"
    assert [one.text for one in first.findall("category")] == ["a tag", "Ünï"]
    enclosure = first.find("enclosure")
    assert enclosure is not None
    assert dict(enclosure.attrib) == {"url": image.url, "length": "1234", "type": "image/png"}
    assert first.findtext(CONTENT)


def test_atom_is_whole(lab: Lab, pandoc: Pandoc) -> None:
    feed = feeds_of(lab, pandoc)["tags/a-tag/"]
    root = etree.fromstring(FORMATS["atom"].write(feed, "https://lab.example/tags/a-tag/atom.xml"))
    assert root.tag == f"{ATOM}feed"
    for name in ("id", "title", "updated", "author"):
        assert root.find(ATOM + name) is not None, name
    assert root.findtext(f"{ATOM}id") == "https://lab.example/tags/a-tag/"
    (entry,) = root.findall(f"{ATOM}entry")
    for name in ("id", "title", "updated", "published", "summary", "content"):
        assert entry.findtext(ATOM + name), name
    assert entry.findtext(f"{ATOM}published") == "2018-08-14T00:00:00+00:00"
    assert entry.findtext(f"{ATOM}updated") == "2019-01-01T00:00:00+00:00"
    assert entry.findtext(f"{ATOM}author/{ATOM}uri") == "https://t.example"


def test_json_feed_is_whole(lab: Lab, pandoc: Pandoc) -> None:
    feed = feeds_of(lab, pandoc)["cards/"]
    data = json.loads(FORMATS["json"].write(feed, "https://lab.example/cards/feed.json"))
    assert data["version"] == "https://jsonfeed.org/version/1.1"
    assert data["feed_url"] == "https://lab.example/cards/feed.json"
    assert data["home_page_url"] == "https://lab.example/cards/"
    (item,) = data["items"]
    assert item["id"] == item["url"] == "https://lab.example/cards/five-whys/"
    assert datetime.datetime.fromisoformat(item["date_published"]) == moment(2020, 1, 1)
    assert datetime.datetime.fromisoformat(item["date_modified"]) == moment(2021, 2, 3)
    assert "Follow one problem back" in item["content_html"]


@pytest.mark.parametrize("form", ["rss", "atom"])
def test_an_independent_reader_takes_every_feed(lab: Lab, pandoc: Pandoc, form: str) -> None:
    for feed in feeds_of(lab, pandoc).values():
        read = feedparser.parse(FORMATS[form].write(feed, "https://lab.example/x.xml"))
        assert not read.bozo, read.get("bozo_exception")
        ids = [entry.id for entry in read.entries]
        assert len(ids) == len(set(ids)) == len(feed.entries)
        assert all(entry.published_parsed and entry.title for entry in read.entries)


def test_the_text_is_all_there_and_does_nothing(lab: Lab, pandoc: Pandoc) -> None:
    entry = next(one for one in feeds_of(lab, pandoc)[""].entries if one.url.endswith("/one/"))
    assert "It ends ]]&gt; here, &amp;" in entry.html
    assert not re.search(r"<(script|form|input|style)|alert|\sid=|\sclass=|\son\w+=", entry.html)
    addresses = re.findall(r'(?:href|src)="([^"]*)"', entry.html)
    assert "https://lab.example/essays/other/" in addresses
    assert "https://far.example/?a=1&amp;b=2" in addresses
    assert [a for a in addresses if not a.startswith("https://")] == []
    assert any(a.startswith("https://lab.example/essays/one/#fn") for a in addresses)


def test_raw_html_of_trusted_writers_does_nothing_in_a_feed(
    open_files: OpenLab, tmp_path: Path, pandoc: Pandoc
) -> None:
    open_files({"essays/one.md": essay(HOSTILE)})
    settings = replace(settings_of(tmp_path), dialect=dialect_with((), {}, raw_html=True))
    lab = open_lab(settings, pandoc)
    assert "<form" in lab.items[0].body.html
    (entry,) = feeds_of(lab, pandoc)[""].entries
    assert not re.search("<(script|form|input)|alert", entry.html)


def test_a_draft_is_in_no_feed_whoever_asks(lab: Lab) -> None:
    ask = Ask(lab.catalogue, lab.settings.stages, place, drafts=True)
    paths = {item.path for channel in channels(ask, 20) for item in channel.items}
    assert paths == {"essays/one.md", "essays/other.md", "docs/cards/five-whys.md"}


def test_no_sign_that_xml_forbids_gets_through(lab: Lab, pandoc: Pandoc) -> None:
    feed = feeds_of(lab, pandoc)[""]
    for form in FORMATS.values():
        made = form.write(feed, "https://lab.example/x")
        assert b"\x0b" not in made
        assert b"Secret" not in made


def test_the_same_texts_give_the_same_bytes(lab: Lab, pandoc: Pandoc) -> None:
    for form in FORMATS.values():
        one, other = (form.write(feeds_of(lab, pandoc)[""], "https://x.example") for _ in range(2))
        assert one == other


def test_nothing_of_ours_is_left_in_a_text_with_everything(everything: Lab, pandoc: Pandoc) -> None:
    html = "".join(entry.html for entry in feeds_of(everything, pandoc)[""].entries)
    assert "labpress" not in html
    assert "<h2>References</h2>" in html
    assert [a for a in re.findall(r'(?:href|src)="([^"]*)"', html) if ":" not in a] == []


def moment(year: int, month: int, day: int) -> datetime.datetime:
    return datetime.datetime(year, month, day, tzinfo=datetime.UTC)
