"""How a lab looks on paper: cards, decks, essays and books as PDF/UA-1. The only room that knows
Typst."""

from __future__ import annotations

from typing import TYPE_CHECKING

from labpress.lazily import lazily

if TYPE_CHECKING:
    from labpress.printing.drawings import png_of
    from labpress.printing.editions import Editions
    from labpress.printing.essays import Essays
    from labpress.printing.fonts.own import own_fonts
    from labpress.printing.formats import FORMATS, Format
    from labpress.printing.imposition import Imposition, impose
    from labpress.printing.layouts import Layout
    from labpress.printing.manifests import Manifest
    from labpress.printing.offers import Offer, offers_of
    from labpress.printing.paper import Paper, permanent
    from labpress.printing.posters import Posters
    from labpress.printing.preview import ASCII, LINES, summary
    from labpress.printing.printed import Printed
    from labpress.printing.registration import registration_sheet
    from labpress.printing.reprints import Reprint, changed_cards
    from labpress.printing.sharing import Livery, Poster, sharing_pictures
    from labpress.printing.sheets import SHEETS, Sheet
    from labpress.printing.shop import shop_note
    from labpress.printing.store import store_of
else:
    __getattr__ = lazily(
        __name__,
        {
            "drawings": "png_of",
            "editions": "Editions",
            "essays": "Essays",
            "fonts.own": "own_fonts",
            "formats": "FORMATS Format",
            "imposition": "Imposition impose",
            "layouts": "Layout",
            "manifests": "Manifest",
            "offers": "Offer offers_of",
            "paper": "Paper permanent",
            "posters": "Posters",
            "preview": "ASCII LINES summary",
            "printed": "Printed",
            "registration": "registration_sheet",
            "reprints": "Reprint changed_cards",
            "sharing": "Livery Poster sharing_pictures",
            "sheets": "SHEETS Sheet",
            "shop": "shop_note",
            "store": "store_of",
        },
    )

__all__ = [
    "ASCII",
    "FORMATS",
    "LINES",
    "SHEETS",
    "Editions",
    "Essays",
    "Format",
    "Imposition",
    "Layout",
    "Livery",
    "Manifest",
    "Offer",
    "Paper",
    "Poster",
    "Posters",
    "Printed",
    "Reprint",
    "Sheet",
    "changed_cards",
    "impose",
    "offers_of",
    "own_fonts",
    "permanent",
    "png_of",
    "registration_sheet",
    "sharing_pictures",
    "shop_note",
    "store_of",
    "summary",
]
