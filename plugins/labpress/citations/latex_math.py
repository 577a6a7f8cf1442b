"""Formulas in .bib fields: the short ones of titles, as letters. pandoc hands them on as LaTeX, and
no style sets that."""

from __future__ import annotations

import re

NAMES = re.compile(r"\w+").findall(
    "alpha beta gamma delta epsilon varepsilon zeta eta theta iota kappa lambda mu nu xi pi rho "
    "sigma tau upsilon phi varphi chi psi omega Gamma Delta Theta Lambda Xi Pi Sigma Phi Psi "
    "Omega pm times cdot leq le geq ge neq ne approx sim infty to rightarrow circ"
)
LETTERS = dict(zip(NAMES, "αβγδεεζηθικλμνξπρστυφφχψωΓΔΘΛΞΠΣΦΨΩ±×·≤≤≥≥≠≠≈∼∞→→°", strict=True))
FORMULA = re.compile(r"(?<!\\)\$([^$\n]{1,80})\$|\\ensuremath\{((?:[^{}]|\{[^{}]*\}){1,80})\}")
# in braces it keeps its capital, which titles lose
DEGREES = re.compile(r"°[CF]\b")
# `_2`, `^{13}`, `\beta`, `\%`, and what is no command
PART = re.compile(
    r"(?P<script>[_^])(?:\{(?P<many>[^{}]*)\}|(?P<one>\\[A-Za-z]+|\w))"
    r"|\\(?P<name>[A-Za-z]+)\s*|\\(?P<sign>[%&,; ])|(?P<plain>[^\\_^{}$]+)"
)


def plain_formulas(value: str) -> str:
    """`$H_2O$` and `$\\beta$` as letters; a formula that is more than that stays as it is."""
    plain = FORMULA.sub(lambda found: _plain(found[1] or found[2]) or found[0], value)
    return DEGREES.sub(r"{\g<0>}", plain)


def _plain(formula: str) -> str | None:
    text, at = "", 0
    while at < len(formula):
        part = PART.match(formula, at)
        made = _part(part) if part else None
        if part is None or made is None:
            return None
        text, at = text + made, part.end()
    return text


def _part(part: re.Match[str]) -> str | None:
    """The letters of one part; None for a command that has none."""
    if script := part["script"]:
        inner = _plain(part["many"] if part["one"] is None else part["one"])
        name = "textsubscript" if script == "_" else "textsuperscript"
        if inner is None or inner == "°":  # which stands high by itself
            return inner
        return f"\\{name}{{{inner}}}"
    if part["name"]:
        return LETTERS.get(part["name"])
    if part["sign"]:
        return f"\\{part['sign']}" if part["sign"] in "%&" else " "
    return part["plain"].replace("-", "−") if part["plain"] else None
