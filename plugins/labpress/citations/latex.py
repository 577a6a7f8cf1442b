"""LaTeX letters and quotation marks in .bib fields, turned into what pandoc reads rightly.

pandoc takes a given name that begins with a brace, `{\\'E}mile`, for a particle like `von`, and
every `'` for an apostrophe.
"""

from __future__ import annotations

import re
import unicodedata

# fields whose text is an address or a name of a file, never LaTeX
VERBATIM = frozenset({"doi", "eprint", "file", "pdf", "url", "urlraw", "verba", "verbb", "verbc"})

ACCENTS = {
    "'": "\u0301",
    "`": "\u0300",
    "^": "\u0302",
    '"': "\u0308",
    "~": "\u0303",
    "=": "\u0304",
    ".": "\u0307",
    "u": "\u0306",
    "v": "\u030c",
    "H": "\u030b",
    "c": "\u0327",
    "k": "\u0328",
    "r": "\u030a",
    "b": "\u0331",
    "d": "\u0323",
}
LETTERS = {
    "aa": "å",
    "AA": "Å",
    "ae": "æ",
    "AE": "Æ",
    "oe": "œ",
    "OE": "Œ",
    "o": "ø",
    "O": "Ø",
    "l": "ł",
    "L": "Ł",
    "ss": "ß",
    "dh": "ð",
    "DH": "Ð",
    "th": "þ",
    "TH": "Þ",
    "dj": "đ",
    "DJ": "Đ",
    "ng": "ŋ",
    "NG": "Ŋ",
    "i": "ı",
    "j": "ȷ",
}
BRACED_ACCENT = re.compile(
    r"""\{\s*\\(?: (?P<sign>['`^"~=.])\s* | (?P<name>[uvHckrbd])(?:\s+|(?=[{\\])) )
    (?: \{\s*(?P<inner>\\[ij]|[A-Za-z])\s*\} | (?P<bare>\\[ij]|[A-Za-z]) )\s*\}""",
    re.VERBOSE,
)
# outside braces pandoc knows most accents, but not one over the i that has no dot
BARE_DOTLESS = re.compile(
    r"""\\(?P<sign>['`^"~=])\s*
    (?: \{\s*\\(?P<inner>[ij])\s*\} | \\(?P<bare>[ij])(?![A-Za-z])\s* )""",
    re.VERBOSE,
)
# and not these letters
BARE_LETTER = re.compile(r"\\(th|TH|dh|DH|dj|DJ|ng|NG)(?![A-Za-z])\s*(?:\{\})?")
# in front of letters that BibTeX is to take for one: `{\relax Ch}arles`
RELAX = re.compile(r"\{\s*\\relax\s+([^{}\\]*)\}")
BRACED_LETTER = re.compile(r"\{\s*\\(" + "|".join(LETTERS) + r")\s*(?:\{\})?\s*\}")
# ``so'' and `so', and 'so' as people type it: an opening mark, a word at each end, a closing mark
QUOTED = re.compile(r"""``([^`{}]+?)''|(?<![\w'`\\])[`'](?=\w)([^'`{}]*[^'`{}\s\\])'(?![\w'])""")


def plain_letters(value: str) -> str:
    """Braced accents and letters as Unicode: `{\\O}sterg{\\aa}rd` -> `Østergård`."""
    value = BRACED_ACCENT.sub(_accented, value)
    value = BARE_DOTLESS.sub(_accented, value)
    value = RELAX.sub(lambda match: match[1], value)
    for pattern in (BRACED_LETTER, BARE_LETTER):
        value = pattern.sub(lambda match: LETTERS[match[1]], value)
    return value


def plain_quotes(value: str) -> str:
    """Every pair of quotation marks as `"…"`, which the style's language sets in its own way."""
    return QUOTED.sub(lambda match: f'"{match[1] or match[2]}"', value)


def _accented(match: re.Match[str]) -> str:
    letter = (match["inner"] or match["bare"]).lstrip("\\")
    sign: str = match["sign"] or match.groupdict()["name"]
    return unicodedata.normalize("NFC", letter + ACCENTS[sign])
