"""What a page says of itself: descriptions taken from texts, locales, and its feeds for people."""

from __future__ import annotations

import pytest

from labpress.site.follow import follow_view
from labpress.site.head import FeedLink, first_words, locale_of
from labpress.wording import wording

SENTENCE = "A lab gives one stubborn problem a year. "


@pytest.mark.parametrize(
    ("html", "words"),
    [
        ("<h1>No</h1><p>One <em>two</em>\n three.</p><p>Four.</p>", "One two three."),
        ("<ul><li>Only a list</li></ul>", ""),
        ('<p>So<sup id="r"><a href="#n">1</a></sup> it is.</p>', "So it is."),
        ("<p>5 &lt; 6 &amp; 7</p>", "5 < 6 & 7"),
        (f"<p>{SENTENCE * 9}</p>", (SENTENCE * 4).strip()),
        (f"<p>{'word ' * 60}</p>", f"{'word ' * 40}".strip() + " …"),
    ],
)
def test_a_description_is_how_a_text_begins(html: str, words: str) -> None:
    assert first_words(html) == words


@pytest.mark.parametrize(
    ("lang", "locale"), [("en-GB", "en_GB"), ("cy", ""), ("zh-Hans", ""), ("", ""), ("en-gb", "")]
)
def test_a_locale_is_said_only_where_its_region_is_known(lang: str, locale: str) -> None:
    assert locale_of(lang) == locale


def test_people_find_feeds_by_what_they_are_of() -> None:
    feeds = [
        FeedLink("Lab (RSS)", "feed.xml", "application/rss+xml", "RSS"),
        FeedLink("Lab (Atom)", "atom.xml", "application/atom+xml", "Atom"),
        FeedLink("Cards", "cards/feed.xml", "application/rss+xml", "RSS", "cards", "", "cards/"),
        FeedLink("Tag", "tags/a/feed.xml", "application/rss+xml", "RSS", "tag", "a", "tags/a/"),
    ]
    view = follow_view(feeds, "", wording("en-GB"))
    found = {
        str(part.title): {str(feed.title): len(feed.links) for feed in part.feeds}
        for part in view.parts
    }
    assert found == {
        "Everything": {"New essays and learning outputs": 2, "New and changed method cards": 1},
        "By tag": {"a": 1},
    }
