"""Paper: what all cards of a lab share in print, and whether its site has an address to print."""

from __future__ import annotations

import io
import ipaddress
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import lru_cache
from urllib.parse import urlsplit

import segno

from labpress.content import STAGES, Stage, said_stage
from labpress.lab import FontFile
from labpress.printing.fonts import absences, missing_letters
from labpress.printing.fonts.own import OwnFonts, own_fonts
from labpress.printing.labels import Labels
from labpress.problems import Level, Problem
from labpress.store import Store, key_of
from labpress.wording import Tables, Wording

SETTINGS = "mkdocs.yml"
ICONS = {
    "discover": "M10 3.8a6.2 6.2 0 1 0 0 12.4a6.2 6.2 0 1 0 0-12.4M14.6 14.6 21 21",
    "develop": (
        "M9 3h6M10 3v6L4.6 18.6A1.6 1.6 0 0 0 6 21h12a1.6 1.6 0 0 0 1.4-2.4L14 9V3M7.2 15h9.6"
    ),
    "share": (
        "M6 9.3a2.7 2.7 0 1 0 0 5.4a2.7 2.7 0 1 0 0-5.4M17.5 2.8a2.7 2.7 0 1 0 0 5.4a2.7 2.7 0 1 0 "
        "0-5.4M17.5 15.8a2.7 2.7 0 1 0 0 5.4a2.7 2.7 0 1 0 0-5.4M8.4 10.7l6.7-3.8M8.4 13.3l6.7 3.8"
    ),
}
"""Magnifier, flask and linked dots: paths of a 24 x 24 SVG, drawn as lines."""
RING = "M12 4a8 8 0 1 0 0 16a8 8 0 1 0 0-16"
PLACEHOLDER = "//your-lab.example"
"""The address that a new lab has until somebody writes its own."""
INK, WHITE = "#1c2326", "#ffffff"


@dataclass(frozen=True, slots=True)
class Paper:
    """The lab's settings that show on paper. `site_url` may be anything: see `permanent`. None is a
    site that will not stay, such as a preview: no address is printed, and none is missed."""

    site_url: str | None
    lab_name: str
    licence: str
    lang: str = "en-GB"
    stages: tuple[Stage, ...] = STAGES
    fonts: tuple[FontFile, ...] = ()
    store: Store | None = field(default=None, compare=False, repr=False)
    """What was printed before, so that only what has changed is made again."""
    tables: Tables = field(default_factory=Tables, compare=False, repr=False)

    @property
    def words(self) -> Labels:
        """The labels in the language of this paper, which is the lab's."""
        return Labels(self.tables.wording(self.lang))

    def speaking(self, lang: str) -> Paper:
        """The paper of what is not in the lab's language, if the lab has the words of that one."""
        other = lang.lower() != self.lang.lower() and self.tables.knows(lang)
        return replace(self, lang=lang) if other else self

    @property
    def own(self) -> OwnFonts:
        """The lab's own fonts, read."""
        return own_fonts(self.fonts)

    def address(self, path: str) -> str:
        """The full address of a site path such as `c/QL-07/`; "" without a permanent site."""
        url = self.site_url or ""
        return f"{url.strip().rstrip('/')}/{path}" if permanent(url) else ""

    def qr(self, address: str) -> str:
        """`address` as a QR code in SVG, which takes some milliseconds unless the store has it."""
        if self.store is None or not address:
            return qr_svg(address)
        key = key_of("qr", segno.__version__, address)
        kept = self.store.get(key)
        if kept is not None:
            return kept.content.decode()
        drawn = qr_svg(address)
        self.store.put(key, drawn.encode(), None)
        return drawn

    def problems(self) -> tuple[Problem, ...]:
        """What is wrong with the settings, equal each time, so that it is reported once."""
        url = self.site_url
        found = [] if url is None or permanent(url) else [_no_address(url)]
        if PLACEHOLDER in (url or ""):
            found.append(_not_yet_yours())
        faulty = [stage for stage in self.stages if not _is_colour(stage.colour)]
        return (*found, *map(_no_colour, faulty), *self._letters(), *self.own.problems)

    def _letters(self) -> Iterator[Problem]:
        """What in mkdocs.yml itself no font can show: Typst would refuse every card with it."""
        stages = " ".join(f"{stage.word} {stage.title}" for stage in self.stages)
        shown = {"site_name": self.lab_name, "site_url": self.address(""), "stages": stages}
        for option, text in shown.items():
            for message, hint in absences(missing_letters(text, self.own.alphabets), option):
                yield Problem(Level.ERROR, SETTINGS, None, None, message, hint)


def permanent(site_url: str) -> bool:
    """Whether an address on paper would still lead somewhere: not empty, not this computer, not a
    private network, and with nothing that a path cannot follow. (`example.org` counts as an
    address: it is what examples are printed with.)"""
    try:
        parts = urlsplit(site_url.strip())
        host = parts.hostname or ""
        whole = parts.port != 0 and not (parts.username or parts.query or parts.fragment)
    except ValueError:
        return False
    if parts.scheme not in ("http", "https") or not host or not whole:
        return False
    if host == "localhost" or host.endswith((".localhost", ".local", ".lan", ".internal")):
        return False
    try:
        return ipaddress.ip_address(host).is_global
    except ValueError:
        return True


@lru_cache(maxsize=4096)
def qr_svg(address: str) -> str:
    """`address` as a QR code of level M in SVG without a margin; "" for no address."""
    if not address:
        return ""
    drawn = io.BytesIO()
    code = segno.make(address, error="m", micro=False)
    code.save(drawn, kind="svg", border=0, xmldecl=False)
    return drawn.getvalue().decode()


def in_words(address: str) -> str:
    """An address as people type it, without `https://`."""
    return re.sub(r"^https?://", "", address)


def stage_look(stage: Stage, say: Wording | None = None) -> dict[str, str]:
    """A stage as the templates take it. Text on its colour, and in it, is readable (4.5 : 1)."""
    stage = said_stage(stage, say) if say else stage
    colour = stage.colour.strip().lower() if _is_colour(stage.colour) else INK
    return {
        "word": str(stage.word) or stage.id.replace("-", " ").capitalize(),
        "name": str(stage.title),
        "icon": next((ICONS[key] for key in (stage.icon, stage.id) if key in ICONS), RING),
        "colour": colour,
        "on": WHITE if _contrast(colour, WHITE) >= 4.5 else INK,
        "text": colour if _contrast(colour, WHITE) >= 4.5 else INK,
    }


def _is_colour(colour: str) -> bool:
    return re.fullmatch(r"#(?:[0-9a-fA-F]{3}|[0-9a-fA-F]{6})", colour.strip()) is not None


def _contrast(one: str, other: str) -> float:
    """The contrast of two colours, 1 to 21 (WCAG 2.2, relative luminance)."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    digits = colour[1:] if len(colour) == 7 else "".join(2 * c for c in colour[1:])
    parts = [int(digits[i : i + 2], 16) / 255 for i in (0, 2, 4)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _no_address(site_url: str) -> Problem:
    said = f"site_url '{site_url.strip()}' is not permanent" if site_url.strip() else "no site_url"
    message = f"{said}, so cards and decks are printed without address and QR code"
    return Problem(Level.WARNING, SETTINGS, None, None, message, "set site_url to the site's own")


def _not_yet_yours() -> Problem:
    message = "site_url is still that of a new lab, so codes on printed cards lead nowhere"
    hint = "write the site's own address before you print"
    return Problem(Level.ADVICE, SETTINGS, None, None, message, hint)


def _no_colour(stage: Stage) -> Problem:
    message = f"the colour '{stage.colour}' of the stage '{stage.id}' cannot be printed"
    return Problem(Level.ERROR, SETTINGS, None, None, message, "write it like '#0b5563'")
