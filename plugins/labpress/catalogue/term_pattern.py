"""TermPattern: one pattern for all terms of a glossary, as fast for hundreds as for one."""

from __future__ import annotations

import re
from collections.abc import Iterable

_DASHES = "-‐‑–"
_QUOTES = "'’"
_SPACE = re.compile(r"[\s\u00a0]+")
_BEFORE = r"(?<![\w&#@/.-])(?<![\w]['’])"
_AFTER = r"(?![\w@]|[-‑/](?=\w))"
Branch = dict[str, "Branch"]


def folded(name: str) -> str:
    """`name` as it is looked up: an abbreviation keeps its capitals."""
    plain = _SPACE.sub(" ", name.replace("&nbsp;", " ").replace("&amp;", "&")).strip()
    for sign in _DASHES[1:]:
        plain = plain.replace(sign, "-")
    plain = plain.replace("’", "'")
    return plain if is_abbreviation(plain) else plain.casefold()


def is_abbreviation(name: str) -> bool:
    """Whether `name` is written in capitals, as PDSA, PDSAs or R&D: case matters then."""
    capitals = sum(map(str.isupper, name))
    return capitals > 1 and capitals >= sum(map(str.islower, name))


def pattern(names: Iterable[str]) -> re.Pattern[str]:
    """Finds each of `names`, the longest first, as whole words in text or HTML. A plural with -s
    counts; so does another kind of dash, apostrophe or space."""
    exact, loose = _Tree(), _Tree()
    for name in names:
        (exact if is_abbreviation(name) else loose).add(folded(name))
    parts = [part for part in (exact.pattern(), loose.pattern("(?i:")) if part]
    return re.compile(f"{_BEFORE}(?:{'|'.join(parts)}){_AFTER}") if parts else re.compile(r"(?!)")


class _Tree:
    """Names by their letters, so that a word is given up at the first letter that fits none."""

    def __init__(self) -> None:
        self._root: Branch = {}

    def add(self, name: str) -> None:
        branch = self._root
        for letter in name:
            branch = branch.setdefault(letter, {})
        branch[""] = {}

    def pattern(self, head: str = "(?:") -> str:
        """The names as a pattern, "" if there are none; after each an -s may follow."""
        return f"{head}{_joined(self._root)})s?" if self._root else ""


def _joined(branch: Branch) -> str:
    ways = [_letter(letter) + _joined(rest) for letter, rest in branch.items() if letter]
    if not ways:
        return ""
    whole = ways[0] if len(ways) == 1 else f"(?:{'|'.join(ways)})"
    return f"(?:{whole})?" if "" in branch else whole


def _letter(letter: str) -> str:
    if letter == " ":
        return r"(?:[\s\u00a0]|&nbsp;)+"
    if letter == "-":
        return f"[{_DASHES}]"
    if letter == "'":
        return f"[{_QUOTES}]"
    return "&(?:amp;)?" if letter == "&" else re.escape(letter)
