"""How a lab looks on paper: cards and decks as PDF/UA-1. The only room that knows Typst."""

from labpress.printing.decks import fit, print_card, print_cards, print_deck
from labpress.printing.drawings import png_of
from labpress.printing.editions import Editions
from labpress.printing.faces import cited_in, sources_of
from labpress.printing.formats import FORMATS, Format
from labpress.printing.layouts import Layout
from labpress.printing.paper import Paper, permanent
from labpress.printing.printed import Printed
from labpress.printing.sheets import SHEETS, Sheet

__all__ = [
    "FORMATS",
    "SHEETS",
    "Editions",
    "Format",
    "Layout",
    "Paper",
    "Printed",
    "Sheet",
    "cited_in",
    "fit",
    "permanent",
    "png_of",
    "print_card",
    "print_cards",
    "print_deck",
    "sources_of",
]
