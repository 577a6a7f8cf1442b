"""Monospace: the letters that code can show on paper, in the font of Typst's own for it."""

from __future__ import annotations

from functools import cache

from labpress.printing.pages import refused

PROBE = '#set document(title: "Probe")\n#text(font: "{font}", fallback: false, "{codes}")'
FONT = "DejaVu Sans Mono"


@cache
def shown_in_code(letter: str) -> bool:
    """Whether the font of code has `letter`."""
    codes = "".join(f"\\u{{{ord(c):x}}}" for c in letter)
    return not refused(PROBE.format(font=FONT, codes=codes))
