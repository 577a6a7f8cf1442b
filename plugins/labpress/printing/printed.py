"""Printed: a PDF and what is to be known of it."""

from __future__ import annotations

from dataclasses import dataclass

from labpress.printing.manifests import Manifest
from labpress.problems import Problem


@dataclass(frozen=True, slots=True)
class Printed:
    """A PDF of `pages` pages and what is wrong with it. `pdf` is empty if none could be made.

    `leaves` has a short name for each leaf, such as a card's code, in their order. `manifest` says
    which cards are in the PDF, and with which words; it is attached to it, too.
    """

    pdf: bytes
    pages: int
    problems: tuple[Problem, ...]
    leaves: tuple[str, ...] = ()
    manifest: Manifest | None = None
