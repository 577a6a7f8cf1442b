"""People: a name in one line, as it is written in RIS and YAML, as CSL has names."""

from __future__ import annotations

import re

PARTICLE = re.compile(r"((?:[^\W\d_A-ZÀ-Þ][\w'’]*\s+)+)(?=\S)")


def person_of(text: str) -> dict[str, str]:
    """`Gogh, Vincent van` and `van Gogh, Vincent` in CSL's parts. Without a comma it is the name of
    a body, such as `World Health Organization`, as RIS has it."""
    family, *rest = (part.strip() for part in text.split(","))
    if not rest:
        return {"literal": family}
    found = PARTICLE.match(family)
    particle = found[1].strip() if found and found[1].islower() else ""
    parts = {
        "non-dropping-particle": particle,
        "family": family.removeprefix(particle).strip(),
        "given": rest[0],
        "suffix": ", ".join(rest[1:]),
    }
    return {name: part for name, part in parts.items() if part}
