"""Length: how many words a plain text has, and how many signs of the scripts without spaces."""

from __future__ import annotations

import re

_HAN = "\u2e80-\u2fdf\u3005\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323af"
_KANA = "\u3041-\u3096\u309d-\u309f\u30a1-\u30fa\u30fc-\u30ff\u31f0-\u31ff\uff66-\uff9d"
_CHARACTER = re.compile(f"[{_HAN}{_KANA}]")
_WORD = re.compile(r"[^\W_][^\s—–/]*")
"""A word from its first letter or figure on, up to a space or a dash."""


def length_of(plain: str) -> tuple[int, int]:
    """The words of `plain`, and its Chinese and Japanese characters, which are in none of them.

    A word stands between spaces or dashes and has a letter or figure: `12.5` and `well-known` are
    one each, in any script that writes spaces.
    """
    spaced, characters = (plain, 0) if plain.isascii() else _CHARACTER.subn(" ", plain)
    return len(_WORD.findall(spaced)), characters
