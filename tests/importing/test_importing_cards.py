"""Cards that come in from Word: sections by name, fields from facts, steps with numbers."""

from __future__ import annotations

import pytest

from import_bench import Bench
from word_files import p, run, table, word

CARD = (
    p("Premortem", style="Title"),
    p("Imagine that the project has failed, and say why."),
    p("Time: 20-60 minutes"),
    p("People: 4+"),
)


def test_a_card_in_word_becomes_a_card(bench: Bench) -> None:
    whole = word(
        *CARD,
        table(("Stages", "discover; develop"), ("Materials", "Paper")),
        p("Why?", style="Heading1"),
        p("It is easier to see."),
        p("How", style="Heading1"),
        *(p(f"{n}. {step}") for n, step in enumerate(("Imagine.", "Write.", "Read."), 1)),
        p("Watch out", style="Heading1"),
        p("Blame."),
    )
    assert (
        bench.bring({"x.docx": whole}, "card")
        == """---
title: Premortem
purpose: Imagine that the project has failed, and say why.
stages: [discover, develop]
time: 20-60 minutes
people: 4+
code: QL-01
draft: true
materials: [Paper]
---

## Why

It is easier to see.

## How

1. Imagine.
2. Write.
3. Read.

## Watch out for

Blame.
"""
    )
    assert bench.written == ["docs/cards/premortem.md"]
    assert bench.todo == [(22, "the heading 'Watch out' was taken for 'Watch out for'")]
    assert bench.checked() == []


@pytest.mark.parametrize(
    ("steps", "said"),
    [
        ((p("Imagine."), p("Write."), p("Read.")), "the paragraphs under How were taken"),
        ((p("1) Imagine."), p("2) Write."), p("3) Read.")), ""),
    ],
)
def test_steps_get_numbers(bench: Bench, steps: tuple[str, ...], said: str) -> None:
    how = (p("Why", style="Heading1"), p("x"), p("How", style="Heading1"))
    text = bench.bring({"x.docx": word(*CARD, *how, *steps)}, "card")
    assert text.endswith("## How\n\n1. Imagine.\n2. Write.\n3. Read.\n")
    assert said in " ".join(message for _, message in bench.todo)


def test_a_first_heading_that_is_no_section_is_the_title(bench: Bench) -> None:
    parts = (p("Five whys", style="Heading1"), p("Why", style="Heading1"), p("Because."))
    assert "\ntitle: Five whys\n" in bench.bring({"x.docx": word(*parts)}, "card")


def test_an_unknown_heading_stays_and_the_check_names_it(bench: Bench) -> None:
    text = bench.bring({"x.docx": word(*CARD, p("Fnord", style="Heading1"), p(run("y")))}, "card")
    assert "## Fnord\n\ny" in text
    assert any("'Fnord' is no section" in problem.message for problem in bench.checked())


def test_sources_stay_text_and_materials_become_a_field(bench: Bench) -> None:
    parts = (p("Materials", style="Heading1"), p("Pens"), p("Paper"))
    more = (p("Sources", style="Heading1"), p("Klein, G. 2007."))
    text = bench.bring({"x.docx": word(*CARD, *parts, *more)}, "card")
    assert "\nmaterials: [Pens, Paper]\n" in text
    assert "## Sources\n\nKlein, G. 2007." in text
