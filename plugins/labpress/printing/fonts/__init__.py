"""The fonts that paper is set in, all under the SIL Open Font License, and the letters in them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path

from labpress.printing.fonts.letters import letters_of

FONTS = Path(__file__).parent
NAMES = (
    "AtkinsonHyperlegibleNext_400Regular.ttf",
    "AtkinsonHyperlegibleNext_400Regular_Italic.ttf",
    "AtkinsonHyperlegibleNext_600SemiBold.ttf",
    "AtkinsonHyperlegibleNext_700Bold.ttf",
    "AtkinsonHyperlegibleNext_700Bold_Italic.ttf",
    "SourceSerif4_400Regular.ttf",
    "SourceSerif4_400Regular_Italic.ttf",
    "SourceSerif4_600SemiBold.ttf",
    "SourceSerif4_700Bold.ttf",
    "SourceSerif4_700Bold_Italic.ttf",
    # the letters of Noto that those above have not; made by scripts/fonts
    "LabpressSans_400Regular.ttf",
    "LabpressSans_400Regular_Italic.ttf",
    "LabpressSans_700Bold.ttf",
    "LabpressSerif_400Regular.ttf",
    "LabpressSerif_400Regular_Italic.ttf",
    "LabpressSerif_700Bold.ttf",
)
STAND_IN = "◊"
"""Set where no font has the letter, so that a proof can still be made."""

IN_WORDS = "say it in words: pictures and emoji are in no font for print"
IN_A_FONT = (
    "write it in other letters, or name a font that has it in mkdocs.yml: labpress/print: fonts"
)

Alphabet = frozenset[int]
"""The code points that one font has a glyph for."""

_ZERO_WIDTH_JOINER = "\u200d"
_SKIN_TONES = range(0x1F3FB, 0x1F400)
_FLAG_LETTERS = range(0x1F1E6, 0x1F200)
_TAGS = range(0xE0020, 0xE0080)


def missing_fonts(folder: Path = FONTS) -> tuple[str, ...]:
    """What to say about each font that is not where it was installed."""
    return tuple(
        f"the font file {name} is missing (install Labpress again)"
        for name in NAMES
        if not (folder / name).is_file()
    )


def missing_letters(text: str, own: Sequence[Alphabet] = ()) -> tuple[str, ...]:
    """The letters of `text` that no font here, nor a lab's `own`, can show: each once, in their
    order. A letter is what a reader takes for one: with its accents, or a whole emoji."""
    # nearly every text is of plain letters only, and is asked for many times: one look is enough
    if _plain().fullmatch(text):
        return ()
    alphabets = (*_alphabets(), *own)
    return tuple(c for c in dict.fromkeys(letters_in(text)) if not _is_shown(c, alphabets))


def letters_in(text: str) -> Iterator[str]:
    """`text` in what a reader takes for one letter: a base with its marks, an emoji of several
    code points. (The part of UAX #29 that matters to fonts: syllables may come as two.)"""
    letter = ""
    for character in text:
        if letter and not _goes_on(letter, character):
            yield letter
            letter = ""
        letter += character
    if letter:
        yield letter


def absences(letters: Sequence[str], where: str) -> tuple[tuple[str, str], ...]:
    """What to say, and to advise, of `letters` that no font has for one field or section."""
    found = map(absence, grouped(letters))
    return tuple((f"{message} for {where}", hint) for message, hint in found)


def grouped(letters: Sequence[str]) -> list[list[str]]:
    """Each emoji by itself, and all other letters together, since they are of one script."""
    groups = [[letter] for letter in letters if _is_picture(letter)]
    groups += [[letter for letter in letters if not _is_picture(letter)]]
    return list(filter(None, groups))


def absence(group: Sequence[str]) -> tuple[str, str]:
    """What to say, and to advise, of one group of letters that no font has."""
    advice = IN_WORDS if _is_picture(group[0]) else IN_A_FONT
    return f"the fonts for print have no {_listed(group)}", advice


def _named(letter: str) -> str:
    """A letter and its code points, which tell apart what looks alike: `'ⅹ' (U+2179)`."""
    return f"'{letter}' ({' '.join(f'U+{ord(c):04X}' for c in letter)})"


def _listed(letters: Sequence[str]) -> str:
    shown = list(map(_named, letters))
    if len(shown) > 3:
        shown[2:] = [f"{len(shown) - 2} more letters"]
    return " and ".join(filter(None, (", ".join(shown[:-1]), shown[-1])))


def _is_picture(letter: str) -> bool:
    # Me: the frame of a keycap
    return any(unicodedata.category(c) in ("So", "Me") for c in letter)


def _goes_on(letter: str, character: str) -> bool:
    code, last = ord(character), letter[-1]
    if last == _ZERO_WIDTH_JOINER or character == _ZERO_WIDTH_JOINER:
        return True
    if code in _FLAG_LETTERS:
        return len(letter) == 1 and ord(last) in _FLAG_LETTERS
    return code in _SKIN_TONES or code in _TAGS or unicodedata.category(character)[0] == "M"


def _is_shown(letter: str, alphabets: Iterable[Alphabet]) -> bool:
    # Typst sets a letter with its marks from one font, composed or not, as HarfBuzz finds them
    seen = [c for c in letter if not _is_silent(c)]
    return any(all(_is_in(c, alphabet) for c in seen) for alphabet in alphabets)


def _is_in(character: str, alphabet: Alphabet) -> bool:
    if ord(character) in alphabet:
        return True
    parts = unicodedata.normalize("NFD", character)
    return parts != character and all(ord(part) in alphabet for part in parts)


def _is_silent(character: str) -> bool:
    # joiners, variation selectors and the like show nothing, so no glyph is missed
    category = unicodedata.category(character)
    return category in ("Cf", "Zs", "Zl", "Zp") or "VARIATION SELECTOR" in unicodedata.name(
        character, ""
    )


@cache
def _alphabets() -> tuple[Alphabet, ...]:
    """Of each family here. Their styles have the same letters, as a test holds."""
    regular = [FONTS / name for name in NAMES if name.endswith("_400Regular.ttf")]
    return tuple(letters_of(path.read_bytes()) for path in regular if path.is_file())


@cache
def _plain() -> re.Pattern[str]:
    """Any number of letters that some font has, without marks that must sit on another."""
    letters = {chr(code) for alphabet in _alphabets() for code in alphabet}
    plain = [c for c in letters if unicodedata.category(c)[0] != "M"]
    return re.compile(f"[{re.escape(''.join(sorted(plain)))}\u00ad\u200b]*")
