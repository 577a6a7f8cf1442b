"""Languages: how one is named to Typst, and on which side its lines begin."""

from __future__ import annotations

RIGHT_TO_LEFT = frozenset(
    ("ar", "arc", "ckb", "dv", "fa", "he", "ks", "ps", "sd", "ug", "ur", "yi")
)
"""Languages written from right to left, by their ISO 639 codes."""


def spoken(lang: str) -> tuple[str, str | None]:
    """Language and region of a tag: `en-GB` is ("en", "GB")."""
    language, _, region = lang.partition("-")
    return language.lower(), region.upper() if len(region) == 2 else None


def direction(language: str) -> str:
    """`rtl` or `ltr`."""
    return "rtl" if language in RIGHT_TO_LEFT else "ltr"
