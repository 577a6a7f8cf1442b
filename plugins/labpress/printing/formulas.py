"""Formulas: TeX made into Typst's notation by pandoc, in one batch for all that is printed."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from labpress.pandoc import Pandoc
from labpress.printing.pages import refused

Formula = tuple[str, bool]
"""TeX, and whether it stands on a line of its own."""

MATH_FONT = "New Computer Modern Math"
_QUOTED = re.compile(r'"(?:[^"\\]|\\.)*"|\\.', re.DOTALL)
_CALLS = re.compile(r"#([\w.]*)")
_KNOWN = frozenset(("none", "hide", "box", "scale"))
"""What pandoc writes after a `#`. It escapes those of a writer; others are not let through."""
PROBE = '#set document(title: "Probe")\n#set text(fallback: false)\n' + (
    f'#show math.equation: set text(font: "{MATH_FONT}")\n'
)


def codes_of(formulas: Sequence[Formula], pandoc: Pandoc) -> Mapping[Formula, str]:
    """The code of each formula; "" for one that pandoc or Typst cannot read."""
    once = list(dict.fromkeys(formulas))
    if not once:
        return {}
    asked = [{"tex": tex, "display": display} for tex, display in once]
    codes = [
        str(code) for code in pandoc.recall("formulas", formulas=asked, to="typst")["formulas"]
    ]
    codes = [code if _is_harmless(code) else "" for code in codes]
    wrong = set(_refused([code for code in codes if code]))
    return {f: "" if code in wrong else code for f, code in zip(once, codes, strict=True)}


def _is_harmless(code: str) -> bool:
    return set(_CALLS.findall(_QUOTED.sub("", code))) <= _KNOWN


def _refused(codes: Sequence[str]) -> Sequence[str]:
    """Those that Typst does not set, found by halves: mostly there is none."""
    if not codes or not refused(PROBE + "".join(map(_probe, codes))):
        return []
    if len(codes) == 1:
        return codes
    half = len(codes) // 2
    return [*_refused(codes[:half]), *_refused(codes[half:])]


def _probe(code: str) -> str:
    quoted = code.replace("\\", "\\\\").replace('"', '\\"')
    return f'#math.equation(alt: "x", eval("{quoted}", mode: "math", scope: (:)))\n'


def fill_in(runs: Sequence[dict[str, Any]], codes: Mapping[Formula, str]) -> list[dict[str, Any]]:
    """Gives each formula its code; those without any are returned."""
    for run in runs:
        run["code"] = codes.get((run["tex"], run["block"]), "")
    return [run for run in runs if not run["code"]]
