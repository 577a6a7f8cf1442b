"""Translations: listed once, led to from each other, and checked."""

from __future__ import annotations

import pytest

from labpress.catalogue import Ask, permalink
from labpress.content import STAGES
from labpress.lab import Lab
from labpress.wording import Tables
from little_labs import OpenLab, card, essay

SITE = "en-GB"


def welsh(text: str, of: str) -> str:
    return text.replace("title:", f"translation_of: {of}\nlang: cy\ntitle:", 1)


FILES = {
    "essays/impact.md": essay("Use [](card:whys).", title="Impact"),
    "essays/effaith.md": welsh(essay("Defnyddiwch [](card:whys).", title="Effaith"), "impact"),
    "essays/hanes.md": essay(title="Hanes").replace("title:", "lang: cy\ntitle:", 1),
    "docs/cards/whys.md": card("QL-01", "Whys"),
    "docs/cards/pam.md": welsh(card("QL-02", "Pam"), "whys"),
}


def door(lab: Lab, lang: str) -> Ask:
    say = Tables(SITE, {"cy": {"page.skip": "Neidio"}}).wording(lang)
    return Ask(lab.catalogue, STAGES, permalink, say=say, lang=SITE)


@pytest.mark.parametrize(
    ("lang", "essays", "cards"),
    [
        ("en-GB", ["Hanes", "Impact"], ["Whys"]),
        ("cy", ["Effaith", "Hanes"], ["Pam"]),
        ("fr", ["Hanes", "Impact"], ["Whys"]),
    ],
)
def test_lists_have_a_text_once_in_the_language_of_the_page(
    open_files: OpenLab, lang: str, essays: list[str], cards: list[str]
) -> None:
    ask = door(open_files(FILES), lang)
    assert sorted(item.title for item in ask.essays()) == essays
    assert [item.title for item in ask.cards()] == cards
    assert [item.title for item in ask.cards_of_stage(STAGES[0])] == cards


def test_a_card_is_quoted_in_one_language(open_files: OpenLab) -> None:
    lab = open_files(FILES)
    whys = lab.catalogue.find("card", "whys")
    assert whys is not None
    assert [link.source.title for link in door(lab, "en-GB").backlinks(whys)] == ["Impact"]
    assert [link.source.title for link in door(lab, "cy").backlinks(whys)] == ["Effaith"]


def test_every_version_knows_all_others(open_files: OpenLab) -> None:
    german = welsh(essay(title="Wirkung"), "impact").replace("lang: cy", "lang: de")
    lab = open_files({**FILES, "essays/wirkung.md": german})
    ask = door(lab, "en-GB")
    for name in ("impact", "effaith", "wirkung"):
        item = ask.item("essay", name)
        assert item is not None
        assert [one.title for one in ask.versions(item)] == ["Impact", "Effaith", "Wirkung"]
        original = ask.original(item)
        assert (original.title if original else "") == ("" if name == "impact" else "Impact")


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        (
            {"essays/effaith.md": welsh(essay(), "impakt")},
            "essays/effaith.md:2:17: translation_of: unknown essay 'impakt' "
            "(did you mean 'impact'?)",
        ),
        (
            {"essays/effaith.md": welsh(essay(), "effaith")},
            "essays/effaith.md:2:17: translation_of names this essay itself (remove it)",
        ),
        (
            {"essays/wirkung.md": welsh(essay(), "effaith").replace("cy", "de")},
            "essays/wirkung.md:2:17: translation_of: 'effaith' is a translation itself "
            "(name the text that was written first: impact)",
        ),
        (
            {
                "essays/effaith.md": welsh(essay(), "wirkung"),
                "essays/wirkung.md": welsh(essay(), "effaith").replace("cy", "de"),
            },
            "essays/effaith.md:2:17: translation_of: 'wirkung' is a translation itself "
            "(leave translation_of out of the one that was written first)",
        ),
        (
            {"essays/effaith.md": welsh(essay(), "impact").replace("lang: cy\n", "")},
            "essays/effaith.md:2:17: this is in the same language as essays/impact.md (en-GB) "
            "(say its language with `lang`, such as `lang: cy`)",
        ),
        (
            {"essays/x.md": welsh(essay(), "impact")},
            "essays/x.md:3:7: this is in the same language as essays/effaith.md (cy) "
            "(say its language with `lang`, such as `lang: cy`)",
        ),
    ],
)
def test_what_a_translation_says_wrongly(
    open_files: OpenLab, changed: dict[str, str], said: str
) -> None:
    lab = open_files({**FILES, **changed})
    assert said in [str(problem) for problem in lab.problems]
