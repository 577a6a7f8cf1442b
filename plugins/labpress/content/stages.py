"""Stages: the steps of a lab's work in order. Three by default; a lab may define its own."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Stage:
    """`id` is what front matter holds, `word` the short name (by default made from
    the id), `title` the name in full.

    `question` is what the lab asks itself then. `colour` bears white text and stands on white
    (4.5 : 1 or more both ways), `dark` does so with near black on dark pages; `icon` goes with
    both, since colour alone says nothing.
    """

    id: str
    title: str
    word: str = ""
    question: str = ""
    colour: str = "#3d3d3d"
    dark: str = ""
    icon: str = ""

    def __post_init__(self) -> None:
        if not self.word:
            word = self.id.replace("-", " ").capitalize()
            object.__setattr__(self, "word", word)


STAGES = (
    Stage(
        "discover",
        "Research and discovery",
        "Discover",
        "What is really going on, and for whom?",
        "#0b5563",
        "#7cc7d6",
        "discover",
    ),
    Stage(
        "develop",
        "Developing and testing ideas",
        "Develop",
        "What could work, and does it when we try it small?",
        "#b3430e",
        "#ffa36e",
        "develop",
    ),
    Stage(
        "share",
        "Collating and sharing learning",
        "Share",
        "What have we learned that others can use?",
        "#3d1a54",
        "#c9a9ee",
        "share",
    ),
)
"""In greyscale the three stay apart too: L* 33, 44 and 17."""
