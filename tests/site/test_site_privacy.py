"""The privacy page says what the site does: all that scripts keep, and all whom pages ask."""

from __future__ import annotations

import re

import pytest

from labpress.site import Counting, Player, Policy, privacy_view
from labpress.site.bundling import script_parts
from labpress.wording import wording
from little_labs import ROOT

THEME = ROOT / "plugins/labpress/site/theme"
KEPT = re.compile(r"'(labpress-[a-z-]+)'")


def test_all_that_scripts_keep_is_told() -> None:
    page = (THEME / "privacy.html").read_text("utf-8")
    scripts = [*script_parts(), *(THEME / "assets/labpress").glob("*.js")]
    stores = [text for path in scripts if "localStorage" in (text := path.read_text("utf-8"))]
    kept = {name for text in stores for name in KEPT.findall(text)}
    assert {"labpress-scheme", "labpress-count"} <= kept
    assert {name for name in kept if f'key="{name}"' not in page} == set()
    for path in scripts:
        assert not re.search(r"document\.cookie|sessionStorage|indexedDB", path.read_text("utf-8"))


def test_a_closed_site_says_that_it_asks_nobody() -> None:
    assert privacy_view(Policy(), None, ()).is_closed


def test_each_host_is_named_once_with_its_owner() -> None:
    tube = Player("YouTube", "Google", "https://www.youtube-nocookie.com/embed/a")
    own = Player("films.example", "films.example", "https://films.example/a.mp4", is_file=True)
    policy = Policy(frames=(tube.origin,), media=(own.origin,), allowed=("https://maps.example",))
    view = privacy_view(policy, None, (tube, tube, own))
    assert view.film_hosts == ["youtube-nocookie.com (Google)", "films.example"]
    assert view.allowed == ("maps.example",)
    assert not view.is_closed


@pytest.mark.parametrize(
    ("endpoint", "origin", "host"),
    [
        ("https://stats.example/count?p={page}", "https://stats.example", "stats.example"),
        ("/count", "", ""),
    ],
)
def test_who_counts(endpoint: str, origin: str, host: str) -> None:
    counting = Counting(endpoint)
    assert (counting.origin, counting.host) == (origin, host)


def test_what_is_sent_is_said() -> None:
    said = wording("en").plain("privacy.counted", name="Counter")
    for word in ("address of the page", "led you here", "no cookie", "Do Not Track"):
        assert word in said
