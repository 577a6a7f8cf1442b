"""What one author wrote, what has one tag, what belongs to one series: found, named, kept apart."""

from __future__ import annotations

import pytest

from labpress.catalogue import Ask, permalink
from labpress.catalogue.groups import Group
from labpress.content import token
from labpress.lab import Lab
from little_labs import OpenLab, card, essay

FILES = {
    "essays/one.md": essay().replace(
        "date:", "tags: [Impact, large groups]\nseries: Spread\ndate:"
    ),
    "essays/two.md": essay().replace("date: 2018-08", "tags: impact\nseries: spread\ndate: 2017"),
    "essays/kept.md": essay().replace(
        "date:", "draft: yes\ntags: [impact, secret]\nseries: Hidden\ndate:"
    ),
    "docs/cards/a.md": card("QL-01", more="tags: impact\nauthors: Ann Ó Sé"),
}


def ask_of(lab: Lab, *, drafts: bool = False) -> Ask:
    stages = lab.settings.stages
    return Ask(lab.catalogue, stages, permalink, drafts=drafts, authors=lab.authors)


def titles(group: Group | None) -> list[str]:
    return [item.slug for item in group.items] if group else []


def test_items_share_a_word_whatever_its_capitals(open_files: OpenLab) -> None:
    ask = ask_of(open_files(FILES))
    tags = ask.groups("tag")
    assert [(tag.name, tag.path, len(tag.items)) for tag in tags] == [
        ("impact", "tags/impact/", 3),
        ("large groups", "tags/large-groups/", 1),
    ]
    assert titles(ask.group("tag", "IMPACT")) == ["one", "two", "a"]
    assert [author.path for author in ask.groups("author")] == [
        "authors/ann-o-se/",
        "authors/the-lab-team/",
    ]
    assert ask.group("tag", "nothing") is None


def test_a_series_stands_in_the_order_in_which_it_came_out(open_files: OpenLab) -> None:
    (series,) = ask_of(open_files(FILES)).groups("series")
    assert (series.name, titles(series)) == ("Spread", ["two", "one"])


def test_what_is_held_back_makes_no_page(open_files: OpenLab) -> None:
    lab = open_files(FILES)
    assert [tag.name for tag in ask_of(lab, drafts=True).groups("tag")] == [
        "impact",
        "large groups",
        "secret",
    ]
    assert ask_of(lab).group("tag", "secret") is None
    assert [group.name for group in ask_of(lab).groups("series")] == ["Spread"]


def test_a_question_is_written_down_with_its_answer(open_files: OpenLab) -> None:
    ask = ask_of(open_files(FILES))
    ask.groups("tag")
    ask.group("tag", "Impact")
    questions = (("groups", "tag"), ("group", "tag", "impact"))
    assert set(questions) <= ask.asked.keys()
    more = ask_of(open_files({"docs/cards/b.md": card("QL-02", "B", more="tags: impact")}))
    more.groups("tag")
    more.group("tag", "Impact")
    assert all(more.asked[q] != ask.asked[q] for q in questions)


def test_two_spellings_of_one_address_are_told_of(open_files: OpenLab) -> None:
    lab = open_files(
        {
            "essays/one.md": essay().replace("authors: The Lab team", "authors: [Bo, José Gil]"),
            "essays/two.md": essay().replace("authors: The Lab team", "authors: [Ann, Jose Gil]"),
        }
    )
    said = [str(problem) for problem in lab.problems if "share a page" in problem.message]
    assert said == [
        "essays/two.md:4:16: the author 'Jose Gil' would share a page with 'José Gil' in "
        "essays/one.md (write the two alike, or add what tells them apart)"
    ]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Large groups", "large-groups"),
        ("José O’Brien", "jose-obrien"),
        ("O'Brien", "obrien"),
        ("Ørsted & Søn", "orsted-son"),
        ("Straße", "strasse"),
        ("QI 2.0", "qi-2-0"),
    ],
)
def test_a_token_is_one_plain_word(text: str, word: str) -> None:
    assert token(text) == word


def test_names_in_other_letters_stay_apart() -> None:
    names = ("山田太郎", "山田花子", "山田 A", "花子 A", "Ирина", "!", "?")
    tokens = [token(name) for name in names]
    assert len(set(tokens)) == len(names)
    assert all(set(one) <= set("abcdefghijklmnopqrstuvwxyz0123456789-") for one in tokens)


def test_pages_of_authors_and_series_are_permanent_and_those_of_tags_come_and_go(
    open_files: OpenLab,
) -> None:
    lab = open_files(FILES)
    assert {
        "authors/the-lab-team/",
        "series/",
        "series/spread/",
        "tags/impact/",
    } <= lab.own_addresses.keys()
    assert not {"tags/secret/", "series/hidden/"} & lab.own_addresses.keys()
    last = "/tags/gone/\n/series/gone/\n/authors/gone/\n"
    said = [problem.message for problem in lab.lost_since(last)]
    assert [message.split("'")[1] for message in said] == ["/authors/gone/", "/series/gone/"]
