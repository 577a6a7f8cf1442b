"""What the catalogue knows of a few real files: names, links, backlinks and addresses."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from inspect import signature

import pytest

from labpress.catalogue import Ask, forwards, permalink
from labpress.catalogue.codes import code_in, next_code
from labpress.catalogue.door import Question
from labpress.content import Author, Card, Essay, Item, Project, Toolkit
from labpress.lab import Lab
from little_labs import OpenLab, card, essay

FILES = {
    "docs/cards/five-whys.md": card("QL-01", "Five whys", "do_next: premortem"),
    "docs/cards/premortem.md": card("QL-16", "Premortem", "aliases: Failure first"),
    "docs/cards/secret.md": card("QL-17", "Secret", "draft: yes\ngoes_with: five-whys"),
    "docs/toolkits/half-day.md": (
        "---\ntitle: Half a day\npurpose: Get on.\nitems:\n  - five-whys\n---\n"
    ),
    "docs/about.md": "# About\n\nSee [whys](cards/five-whys.md).\n",
    "essays/impact.md": essay(
        """
        A line of whys shows what a group believes.

        /// try-this | five-whys
        Before anyone proposes a remedy.
        ///

        Then [imagine](card:QL-16) how it fails, on disk: [whys](../docs/cards/five-whys.md).
        """,
        "Impact",
    ),
    "essays/old.md": essay("See [](essay:impact) and [it](impact.md).").replace(
        "date:", "redirect_from: [/blog/old, /c/x.html]\ndate:"
    ),
}


@pytest.fixture
def lab(open_files: OpenLab) -> Lab:
    return open_files(FILES)


def found(lab: Lab, kind: str, name: str) -> Item:
    item = lab.catalogue.find(kind, name)
    assert item is not None
    return item


def ask(lab: Lab, *, drafts: bool = False) -> Ask:
    return Ask(lab.catalogue, lab.settings.stages, permalink, drafts=drafts)


@pytest.mark.parametrize("name", ["premortem", "QL-16", "ql-16", "Failure first", "FAILURE FIRST"])
def test_a_card_answers_to_slug_code_and_alias(lab: Lab, name: str) -> None:
    assert found(lab, "card", name).path == "docs/cards/premortem.md"


def test_backlinks_carry_the_paragraph_that_justifies_the_card(lab: Lab) -> None:
    links = lab.catalogue.backlinks(found(lab, "card", "five-whys"))
    said = {(link.source.path, link.mark.kind): link.mark.context for link in links}
    assert said["essays/impact.md", "try-this"] == "A line of whys shows what a group believes."
    assert said["essays/impact.md", "link"].startswith("Then imagine how it fails")
    assert said["docs/about.md", "link"] == "See whys."


def test_a_link_to_itself_leads_somewhere_and_is_no_backlink(open_files: OpenLab) -> None:
    lab = open_files({"essays/a.md": essay("See [below](essay:a#end).\n\n## End\n")})
    (item,) = lab.items
    (mark,) = (mark for mark in item.body.marks if mark.kind == "essay")
    assert ask(lab).target(item, mark) is item
    assert lab.catalogue.backlinks(item) == ()


def test_an_essay_is_reached_by_its_scheme_and_by_its_file(lab: Lab) -> None:
    links = lab.catalogue.backlinks(found(lab, "essay", "impact"))
    assert [link.mark.kind for link in links] == ["essay", "link"]


def test_addresses_are_permanent(lab: Lab) -> None:
    assert permalink(found(lab, "card", "premortem")) == "cards/premortem/"
    leads = {old: item.path for old, item in forwards(lab.items).items()}
    assert leads["c/QL-16/"] == "docs/cards/premortem.md"
    assert leads["blog/old/"] == leads["c/x.html"] == "essays/old.md"


def test_drafts_are_seen_only_when_asked_for(lab: Lab) -> None:
    whys = found(lab, "card", "five-whys")
    assert isinstance(whys, Card)
    assert ask(lab).goes_with(whys) == ()
    assert [c.slug for c in ask(lab, drafts=True).goes_with(whys)] == ["secret"]
    assert ask(lab).item("card", "secret") is None
    assert [c.slug for c in ask(lab).cards()] == ["five-whys", "premortem"]


def test_neighbours_are_generated_in_reverse(lab: Lab) -> None:
    whys, premortem = found(lab, "card", "five-whys"), found(lab, "card", "premortem")
    assert isinstance(whys, Card)
    assert isinstance(premortem, Card)
    assert ask(lab).done_after(whys) == (premortem,)
    assert ask(lab).done_before(premortem) == (whys,)


def test_toolkits_know_their_cards(lab: Lab) -> None:
    whys = found(lab, "card", "five-whys")
    assert isinstance(whys, Card)
    (toolkit,) = ask(lab).toolkits_with(whys)
    assert isinstance(toolkit, Toolkit)
    assert toolkit.slug == "half-day"


PROJECT = "---\nnumber: 1\ntitle: Peers\nchallenge: How?\n---\n"


def test_a_project_knows_the_cards_of_its_essays_and_toolkits(open_files: OpenLab) -> None:
    own = {
        "docs/projects/peers.md": PROJECT,
        "docs/cards/spare.md": card("QL-02", "Spare"),
        "docs/cards/other.md": card("QL-03", "Other"),
        "essays/impact.md": FILES["essays/impact.md"].replace("date:", "project: peers\ndate:"),
        "docs/toolkits/half-day.md": (
            "---\ntitle: Half a day\npurpose: Get on.\nprojects: peers\n"
            "items:\n  - five-whys\n  - spare\n---\n"
        ),
    }
    door = ask(open_files({**FILES, **own}))
    project = door.project("peers")
    assert project is not None
    assert [c.code for c in door.cards_of(project)] == ["QL-01", "QL-02", "QL-16"]
    assert ("cards_of", "docs/projects/peers.md") in door.asked


def test_a_translation_is_known_to_its_original(open_files: OpenLab) -> None:
    welsh = essay(title="Effaith").replace("date:", "translation_of: impact\nlang: cy\ndate:")
    door = ask(open_files({**FILES, "essays/effaith.md": welsh}))
    impact = door.item("essay", "impact")
    assert impact is not None
    assert [other.title for other in door.translations(impact)] == ["Effaith"]
    assert door.translations(door.translations(impact)[0]) == ()
    assert ("translations", "essays/impact.md") in door.asked


def test_an_author_is_known_by_name(lab: Lab) -> None:
    ann = Author(name="Ann", role="Lead")
    door = Ask(lab.catalogue, lab.settings.stages, permalink, authors={"Ann": ann})
    assert door.author("ANN").role == "Lead"
    assert door.author("Bo") == Author(name="Bo")
    other = Ask(lab.catalogue, lab.settings.stages, permalink)
    assert other.author("ANN") == Author(name="ANN")
    other.author("Bo")
    assert other.asked["author", "Bo"] == door.asked["author", "Bo"]
    assert other.asked["author", "ANN"] != door.asked["author", "ANN"]


def test_every_question_is_recorded_and_its_answer_changes_with_the_item(
    lab: Lab, open_files: OpenLab
) -> None:
    def answers(of: Lab) -> dict[Question, str]:
        door = ask(of)
        item = door.item("essay", "impact")
        assert isinstance(item, Essay)
        door.url(item)
        door.cards()
        return door.asked

    before = answers(lab)
    impact, cards = ("item", "essay", "impact"), ("all", "card")
    assert set(before) == {impact, ("url", "essays/impact.md"), cards}
    assert answers(open_files({})) == before
    retitled = FILES["essays/impact.md"].replace("title: ", "title: Once more ")
    after = answers(open_files({"essays/impact.md": retitled}))
    assert after[impact] != before[impact]
    assert after[cards] == before[cards]


def test_a_word_more_in_a_text_is_no_other_answer(lab: Lab, open_files: OpenLab) -> None:
    impact = ("item", "essay", "impact")
    longer = {"essays/impact.md": FILES["essays/impact.md"] + "\nMore.\n"}
    assert ask(open_files(longer)).again(impact) == ask(lab).again(impact)
    much = {"essays/impact.md": FILES["essays/impact.md"] + "\n" + "More. " * 2_000}
    assert ask(open_files(much)).again(impact) != ask(lab).again(impact)  # it takes longer to read


def given_to(door: Ask, name: str, lab: Lab) -> Iterator[Sequence[object]]:
    """All that could be given to a method of that name."""
    kinds = [str(one.annotation) for one in signature(getattr(door, name)).parameters.values()]
    if kinds == ["str", "str"]:
        group = name == "group"
        yield from (
            (["tag", "evidence"], ["author", "The Lab team"])
            if group
            else (
                ["essay", "impact"],
                ["card", "QL-01"],
            )
        )
    elif kinds == ["str"]:
        words = {"all": "essay", "groups": "tag", "stage": "discover"}
        yield [words.get(name, "peers")]
    elif kinds == ["Stage"]:
        yield [lab.settings.stages[0]]
    elif kinds == ["Item", "Mark"]:
        yield from ([item, mark] for item in lab.items for mark in item.body.marks)
    elif kinds == ["Essay", "int"]:
        yield from ([item, 3] for item in lab.items if isinstance(item, Essay))
    elif kinds == ["Essay", "Project"]:
        projects = [item for item in lab.items if isinstance(item, Project)]
        yield from ([e, p] for e in lab.items if isinstance(e, Essay) for p in projects)
    elif kinds == ["Term"]:
        yield from ([term] for term in lab.catalogue.glossary.terms)
    elif kinds:
        models: dict[str, type[Item]] = {"Card": Card, "Essay": Essay, "Project": Project}
        kind = models.get(kinds[0], Item)
        yield from ([item] for item in lab.items if isinstance(item, kind))
    else:
        yield []


QUESTIONS = sorted(
    name
    for name in dir(Ask)
    if not name.startswith("_") and callable(getattr(Ask, name)) and name != "again"
)


@pytest.mark.parametrize("name", QUESTIONS)
def test_every_question_can_be_asked_again(name: str, open_files: OpenLab) -> None:
    text = "# Words\n\nRoot cause\n:   Why it is.\n"
    lab = open_files(
        {
            **FILES,
            "docs/glossary.md": text,
            "docs/projects/peers.md": PROJECT,
            "essays/root.md": essay("The root cause, see [impact](impact.md)."),
        }
    )

    def door_of() -> Ask:
        return Ask(lab.catalogue, lab.settings.stages, lambda item: item.path)

    door = door_of()
    for given in given_to(door, name, lab):
        getattr(door, name)(*given)
    assert door.asked
    fresh = door_of()
    assert {question: fresh.again(question) for question in door.asked} == door.asked


def test_what_has_gone_cannot_be_asked_again(lab: Lab) -> None:
    for question in (("backlinks", "essays/gone.md"), ("target", "essays/gone.md", 1)):
        with pytest.raises(LookupError):
            ask(lab).again(question)


@pytest.mark.parametrize(
    ("codes", "free"),
    [
        ([], "QL-01"),
        (["QL-01", "QL-09"], "QL-10"),
        (["QL-99"], "QL-100"),
        (["AB-01", "QL-01", "QL-03", "nonsense"], "QL-04"),
    ],
)
def test_the_next_free_code(codes: list[str], free: str) -> None:
    assert next_code(codes) == free


def test_a_code_is_read_from_a_broken_card() -> None:
    assert code_in('---\ntitle: a: b\ncode: "QL-07"\n---') == "QL-07"
    assert code_in("code of nothing") == ""
