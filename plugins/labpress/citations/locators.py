"""Locators: the English labels (`chap. 2`, `sec. 3`, `fig. 4`) by which every style knows a place.

pandoc knows a label if the locale of the page has it, and prints it in the words of the locale. The
British locale has no "chap." and the German one no "p.", so those would be lost as plain words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache

LABELS: Mapping[str, tuple[str, ...]] = {
    "book": ("bk. bks.", "book books"),
    "chapter": ("chap. chaps.", "ch. chs.", "chapter chapters"),
    "column": ("col. cols.", "column columns"),
    "figure": ("fig. figs.", "figure figures"),
    "folio": ("fol. fols.", "folio folios"),
    "issue": ("no. nos.", "number numbers", "issue issues"),
    "line": ("l. ll.", "line lines"),
    "note": ("n. nn.", "note notes"),
    "opus": ("op. opp.", "opus opera"),
    "page": ("p. pp.", "page pages"),
    "paragraph": ("para. paras.", "¶ ¶¶", "paragraph paragraphs"),
    "part": ("pt. pts.", "part parts"),
    "section": ("sec. secs.", "sect. sects.", "section sections"),
    "verse": ("v. vv.", "verse verses"),
    "volume": ("vol. vols.", "volume volumes"),
}
"""One and several of what each locator of CSL is called in English."""
INFO = re.compile(r"</info\s*>")
# a form that no style prints of a locator: it only makes the label known
UNSEEN = "verb-short"


def with_labels(style: str, suffixes: Iterable[str]) -> str:
    """The text of a style that knows the English labels which these suffixes of citations may have,
    besides those of a page's language. The fewer, the sooner pandoc has read them."""
    said = " ".join(suffixes).casefold()
    terms = "".join(term for words, term in _terms().items() if any(one in said for one in words))
    locale = f"<locale><terms>{terms}</terms></locale>" if terms else ""
    return INFO.sub(lambda end: end[0] + locale, style, count=1)


@cache
def _terms() -> Mapping[tuple[str, ...], str]:
    return {
        (one, several): f'<term name="{name}" form="{UNSEEN}">'
        f"<single>{one}</single><multiple>{several}</multiple></term>"
        for name, pairs in LABELS.items()
        for one, several in map(str.split, pairs)
    }
