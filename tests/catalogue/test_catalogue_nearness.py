"""Which essays are about the same things, and what they share."""

from __future__ import annotations

from labpress.catalogue import Ask, permalink
from labpress.content import Essay
from labpress.lab import Lab
from little_labs import OpenLab, card, essay

BIB = "\n".join(f"@book{{{key}, author={{A}}, title={{T}}, year={{2000}}}}" for key in "abcd")


def text(body: str, **fields: str) -> str:
    head, _, rest = essay(body).partition("---\n")[2].partition("---\n")
    own = "".join(f"{name}: {value}\n" for name, value in fields.items())
    return f"---\n{head}{own}---\n{rest}"


def shared(lab: Lab, slug: str, *, drafts: bool = False, most: int = 3) -> list[str]:
    found = lab.catalogue.find("essay", slug)
    assert isinstance(found, Essay)
    ask = Ask(lab.catalogue, lab.settings.stages, permalink, drafts=drafts)
    return [
        f"{one.essay.slug}: {' '.join(one.sources)} {' '.join(c.slug for c in one.cards)} "
        f"{' '.join(one.tags)}".rstrip()
        for one in ask.near(found, most)
    ]


def test_the_nearest_comes_first_with_what_it_shares(open_files: OpenLab) -> None:
    lab = open_files(
        {
            "essays/r.bib": BIB,
            "docs/cards/five-whys.md": card("QL-01", "Five whys"),
            "essays/one.md": text("[@a; @b] and [](card:five-whys).", tags="[Waiting]"),
            "essays/two.md": text("[@b; @a].\n\n/// try-this | QL-01\n///"),
            "essays/three.md": text("[@c].", tags="[waiting]"),
            "essays/four.md": text("[@d]."),
        }
    )
    assert shared(lab, "one") == ["two: a b five-whys", "three:   waiting"]
    assert shared(lab, "one", most=1) == ["two: a b five-whys"]
    assert shared(lab, "three") == ["one:   waiting"]
    assert shared(lab, "four") == []


def test_what_many_share_is_no_reason(open_files: OpenLab) -> None:
    many = {f"essays/e{n}.md": text("[@a].", stages="[discover]") for n in range(62)}
    lab = open_files({"essays/r.bib": BIB, **many})
    assert shared(lab, "e1") == []


def test_no_draft_is_told_of_nor_counted(open_files: OpenLab) -> None:
    lab = open_files(
        {
            "essays/r.bib": BIB,
            "essays/one.md": text("[@a]."),
            "essays/two.md": text("[@a].", draft="true"),
        }
    )
    assert shared(lab, "one") == []
    assert shared(lab, "one", drafts=True) == ["two: a"]


def test_the_answer_is_written_down(open_files: OpenLab) -> None:
    lab = open_files({"essays/r.bib": BIB, "essays/one.md": text("[@a].")})
    found = lab.catalogue.find("essay", "one")
    assert isinstance(found, Essay)
    ask = Ask(lab.catalogue, lab.settings.stages, permalink)
    ask.near(found, 3)
    assert list(ask.asked) == [("near", "essays/one.md", 3)]
