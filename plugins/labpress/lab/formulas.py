"""Formulas: all TeX of a lab as MathML, made by pandoc in one batch; wrong ones are said."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Mapping

from labpress.content import Item
from labpress.markdown.formulas import Formula, formulas_in, line_of_formula
from labpress.pandoc import Pandoc
from labpress.problems import Level, Problem

_MATH = re.compile(
    r"<math display=\"(?P<display>\w+)\"[^>]*>(?:<semantics>)?(?P<inner>.*?)"
    r"(?:<annotation encoding=\"application/x-tex\">.*?</annotation></semantics>)?</math>",
    re.DOTALL,
)
_STYLE = re.compile(r' style="([^"]*)"')
_SIDE = re.compile(r"text-align:\s*(left|right|center)")
_COMMAND = re.compile(r"unexpected control sequence (\\\w+)")


def mathml_of(
    formulas: Iterable[Formula], pandoc: Pandoc
) -> tuple[Mapping[Formula, str], Mapping[Formula, str]]:
    """The `<math>` of each formula, its TeX as the words for who cannot see it; and what is wrong
    with those that cannot be read."""
    once = list(dict.fromkeys(formulas))
    if not once:
        return {}, {}
    asked = [{"tex": one.tex, "display": one.display} for one in once]
    answer = pandoc.recall("formulas", formulas=asked, to="mathml")
    known: dict[Formula, str] = {}
    wrong: dict[Formula, str] = {}
    for formula, math, said in zip(once, answer["formulas"], answer["said"], strict=True):
        found = _MATH.fullmatch(str(math))
        if found is None:
            wrong[formula] = _reason(str(said))
        else:
            known[formula] = _element(formula, found)
    return known, wrong


def read_formulas(
    items: Iterable[Item], pandoc: Pandoc
) -> tuple[Mapping[Formula, str], tuple[Problem, ...]]:
    """The MathML of all formulas in `items`, and an error at the place of each wrong one."""
    items = [item for item in items if item.body.has_math]
    named = [(item, formula) for item in items for formula in formulas_in(item.body.html)]
    known, wrong = mathml_of((formula for _, formula in named), pandoc)
    problems = [
        Problem(
            Level.ERROR,
            item.path,
            line_of_formula(item.body, formula),
            None,
            f"the formula {formula.tex} cannot be read",
            wrong[formula],
        )
        for item, formula in dict.fromkeys(named)
        if formula in wrong
    ]
    return known, tuple(problems)


def _element(formula: Formula, found: re.Match[str]) -> str:
    tex = html.escape(" ".join(formula.tex.split()))
    inner = _STYLE.sub(lambda style: _class(style[1]), found["inner"])
    return f'<math display="{found["display"]}" alttext="{tex}">{inner}</math>'


def _class(style: str) -> str:
    """A cell's side as the pages' style sheet knows it: their policy lets no style in."""
    side = _SIDE.search(style)
    return f' class="to-{side[1]}"' if side else ""


def _reason(said: str) -> str:
    """What pandoc says, as a writer understands it."""
    command = _COMMAND.search(said)
    if command:
        return f"`{command[1]}` is not known here: see how it is spelled, or write it otherwise"
    return "see whether a bracket is missing"
