"""Words: small pieces of English that several views need, such as lists of names and numbers."""

from __future__ import annotations

from collections.abc import Sequence

from labpress.content import token

__all__ = ["counted", "listed", "number_word", "sentence_case", "token"]

_NAMES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen seventeen eighteen nineteen twenty"
)
NUMBERS = tuple(_NAMES.split(" "))


def listed(names: Sequence[str], last: str = "and") -> str:
    """`A`, `A and B`, `A, B and C`."""
    start, end = ", ".join(names[:-1]), "".join(names[-1:])
    return f"{start} {last} {end}" if start else end


def number_word(number: int) -> str:
    """`three` up to twenty, then figures."""
    return NUMBERS[number] if 0 <= number < len(NUMBERS) else str(number)


def counted(number: int, one: str, many: str = "") -> str:
    """`1 card`, `14 cards`."""
    return f"{number} {one if number == 1 else many or one + 's'}"


def sentence_case(text: str) -> str:
    """`text` with a capital first letter; the rest as it is."""
    return text[:1].upper() + text[1:]
