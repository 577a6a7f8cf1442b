"""Printed: a PDF and what is to be known of it."""

from __future__ import annotations

from dataclasses import dataclass

from labpress.problems import Problem


@dataclass(frozen=True, slots=True)
class Printed:
    """A PDF of `pages` pages and what is wrong with it. `pdf` is empty if none could be made.

    `leaves` has a short name for each leaf, such as a card's code, in their order.
    """

    pdf: bytes
    pages: int
    problems: tuple[Problem, ...]
    leaves: tuple[str, ...] = ()
