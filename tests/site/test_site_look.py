"""A lab's own colours and fonts: which can be read, and the rules that carry them."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from labpress.content import STAGES, Stage
from labpress.lab import Look, Typeface
from labpress.lab.stand_in import StandIn
from labpress.site import look as module
from labpress.site.filters import stages_css
from labpress.site.look import PANEL, PAPER, faint, first_fonts, look_css

TOKENS = Path(module.__file__).parent / "styles" / "20-tokens.css"
LORA = Typeface("read", "Lora", (("regular", "fonts/lora.woff2"), ("bold", "fonts/lora b.woff2")))


def test_the_shipped_colours_can_be_read() -> None:
    assert list(faint(Look(), STAGES)) == []


def test_the_grounds_are_those_of_the_style_sheet() -> None:
    light, dark = re.findall(r"--paper:(#\w+);--panel:(#\w+)", TOKENS.read_text("utf-8"))[:2]
    assert light == ("#fff", PANEL["light"]) and PAPER["light"] == "#ffffff"
    assert dark == (PAPER["dark"], PANEL["dark"])


@pytest.mark.parametrize(
    ("look", "at", "message", "hint"),
    [
        (
            Look(colour="#8fbcd4"),
            ("look", "colour"),
            "colour '#8fbcd4' on white paper has a contrast of 2.03 : 1, and words need 4.5 : 1",
            'the nearest that has it is "#517c92"',
        ),
        (
            Look(accent="#767676"),  # enough on paper, and too little on the panel
            ("look", "accent"),
            "accent '#767676' on a grey panel has a contrast of 4.12 : 1, and words need 4.5 : 1",
            'the nearest that has it is "#6f6f6f"',
        ),
        (
            Look(colour="#0b5563", colour_dark="#0b5563"),
            ("look", "colour_dark"),
            "colour_dark '#0b5563' on a dark page has a contrast of 2.13 : 1, and words need "
            "4.5 : 1",
            'the nearest that has it is "#488997"',
        ),
    ],
)
def test_a_colour_that_cannot_be_read(
    look: Look, at: tuple[str, str], message: str, hint: str
) -> None:
    (found,) = faint(look, STAGES)
    assert (found.at, found.message, found.hint) == (at, message, hint)


def test_a_stages_colours_are_measured_too() -> None:
    stages = (*STAGES, Stage("rest", "Rest", colour="#ffcc00", dark="#333333"))
    found = list(faint(Look(), stages))
    assert [one.at for one in found] == [("stages", 3, "colour"), ("stages", 3, "dark")]
    assert "colour '#ffcc00' of 'rest' on white paper" in found[0].message


def test_dark_shades_are_made_where_none_are_given() -> None:
    css = look_css(Look(colour="#0b5563", accent="#b3430e", accent_dark="#ffa36e"))
    light, dark, chosen = re.findall(r"--brand:(#\w+);.*?--link:(#\w+)", css)
    assert light == ("#0b5563", "#b3430e")
    assert dark == chosen and dark[1] == "#ffa36e"
    assert "--rest:#f" in stages_css([Stage("rest", "Rest", colour="#7a1f3d")])


def test_a_stand_in_is_scaled_to_the_measures_of_the_font() -> None:
    own = StandIn(("Arial", "Liberation Sans"), scale=1.25, ascent=1.0, descent=0.25)
    css = look_css(Look(fonts=(replace(LORA, stand_in=own),)))
    assert '--read:"Lora","read stand-in",Georgia' in css
    assert (
        '@font-face{font-family:"read stand-in";src:local("Arial"),local("Liberation Sans");'
        "size-adjust:125.00%;ascent-override:80.00%;descent-override:20.00%;line-gap-override:0%}"
    ) in css


def test_fonts_stand_under_the_same_tokens() -> None:
    css = look_css(Look(fonts=(LORA,)))
    assert '--read:"Lora",Georgia' in css and '--display:"Lora",Georgia' in css
    assert "--ui" not in css
    assert 'url("../../fonts/lora%20b.woff2") format("woff2");font-weight:600 700;' in css


def test_a_page_asks_first_for_the_fonts_that_it_shows() -> None:
    assert len(first_fonts(Look())) == 3
    assert first_fonts(Look(fonts=(LORA,)))[:2] == ("fonts/lora b.woff2", "fonts/lora.woff2")


def test_the_look_of_the_house_needs_no_rules() -> None:
    assert look_css(Look()) == ""
    assert look_css(Look(colour="red}body{display:none")) == ""
