"""Letters: about how wide words are, since nothing here can measure a font. Rather too wide."""

from __future__ import annotations

_NARROW = frozenset("iljtfr.,:;'’|!()[] ")
_WIDE = frozenset("mwMW@%—…&")


def width(words: str, size: float) -> float:
    """The width of a line of `words` in a sans serif of `size`."""
    return size * sum(map(_share, words))


def shortened(words: str, size: float, room: float) -> str:
    """`words`, cut with an ellipsis to what fits into `room`."""
    if width(words, size) <= room:
        return words
    kept = words
    while kept and width(f"{kept}…", size) > room:
        kept = kept[:-1]
    return f"{kept.rstrip()}…"


def broken(words: str, size: float, room: float, most: int = 3) -> list[str]:
    """`words` in at most so many lines of `room`, the last one cut if it must be."""
    lines: list[str] = []
    for word in words.split():
        fits = lines and width(f"{lines[-1]} {word}", size) <= room
        if fits or len(lines) == most:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return [shortened(line, size, room) for line in lines]


def _share(letter: str) -> float:
    """Of the size of a letter; a letter of the East is as wide as it is high."""
    if letter in _NARROW:
        return 0.33
    if letter in _WIDE or letter.isupper():
        return 0.9 if letter in _WIDE else 0.68
    if letter.isdigit():
        return 0.64
    return 1.0 if ord(letter) > 0x2E80 else 0.57
