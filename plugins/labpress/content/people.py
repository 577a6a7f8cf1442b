"""People: for how many a method works, as `2-8`, `4+`, `12-100+` or `6`."""

from __future__ import annotations

import re
from dataclasses import dataclass

from labpress.content.forms import FormError

FORMS = "write '2-8', '4+', '12-100+' or '6'; further words belong in 'people_note'"

_FIGURE = r"\d{1,6}|\d{1,3}(?:,\d{3})+"
_GRAMMAR = re.compile(
    rf"({_FIGURE})(?:(?:\s*[-–—]\s*|\s+to\s+)({_FIGURE}))?\s*(\+|or more)?(?:\s+people)?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class People:
    """From `min` to `max` people; `plus`: and more. `max` is None where no end is given.

    `min` is 0 and `text` "" only where a required number was missing or unreadable.
    """

    min: int = 0
    max: int | None = None
    plus: bool = False

    @property
    def text(self) -> str:
        """`2–8`, `4+`, `12–100+` or `6`."""
        if not self.min:
            return ""
        least, plus = str(self.min), "+" if self.plus else ""
        return f"{least}{plus}" if self.max in (None, self.min) else f"{least}–{self.max}{plus}"

    def __str__(self) -> str:
        return self.text

    def __bool__(self) -> bool:
        return bool(self.min)


def parse_people(text: str) -> People:
    """The number of people that `text` says. Raises FormError for all else."""
    found = _GRAMMAR.fullmatch(text.strip())
    if found is None:
        raise FormError(f"'{text.strip()}' is not a number of people")
    least = int(found[1].replace(",", ""))
    most = int(found[2].replace(",", "")) if found[2] else None
    if least == 0 or (most is not None and most < least):
        raise FormError(f"'{text.strip()}' goes down" if least else "nobody cannot use a card")
    plus = bool(found[3])
    return People(least, most if most is not None or plus else least, plus)
