"""StandIn: a font of the reader's own, made as wide and high as a lab's, until that one arrives."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

SIZE = 1000
SAMPLE = (
    "aaaaaaaabbcccddddeeeeeeeeeeeeeefffgghhhhhhiiiiiiikllllmmmnnnnnnnooooooooppqrrrrrr"
    "sssssstttttttttuuuvwwwxyyz" + " " * 18
)
"""The letters of English about as often as they come."""
READERS = {
    (True, False): (("Times New Roman", "Liberation Serif"), 0.4114),
    (True, True): (("Times New Roman Bold", "Liberation Serif Bold"), 0.4373),
    (False, False): (("Arial", "Liberation Sans"), 0.4531),
    (False, True): (("Arial Bold", "Liberation Sans Bold"), 0.4903),
}
"""What nearly every computer has, with serifs or without, bold or not: its names, and the width of
a letter of the sample in em. The second of the names has the widths of the first."""


@dataclass(frozen=True)
class StandIn:
    """The `names` of a reader's fonts, and by how much they are scaled; `ascent` and `descent` are
    the lab's own, in shares of the size."""

    names: tuple[str, ...]
    scale: float
    ascent: float
    descent: float


def stand_in(path: Path, *, serif: bool, bold: bool) -> StandIn | None:
    """What stands in for the font in `path`; None for one that cannot be measured: without Latin
    letters, or in a form that Pillow was built without."""
    # Pillow reads a dozen modules, and few labs bring fonts of their own
    from PIL import ImageFont  # noqa: PLC0415  # only for fonts of a lab

    try:
        font = ImageFont.truetype(path, SIZE)
    except OSError:
        return None
    if bytes(font.getmask("a")) == bytes(font.getmask("n")):  # both the box for what is missing
        return None
    names, usual = READERS[serif, bold]
    width = sum(map(font.getlength, SAMPLE)) / len(SAMPLE) / SIZE
    ascent, descent = font.getmetrics()
    return StandIn(names, width / usual, ascent / SIZE, descent / SIZE)
