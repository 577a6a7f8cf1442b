"""Licence: where the words of a licence stand on the web."""

from __future__ import annotations

import re

_CC = re.compile(r"CC[ -](BY(?:-(?:NC|ND|SA))*)[ -](\d\.\d)", re.IGNORECASE)
_ZERO = re.compile(r"CC[ -]?(?:0|ZERO)(?:[ -]1\.0)?", re.IGNORECASE)
_OGL = re.compile(r"(?:OGL|Open Government Licence) v?(\d)(?:\.0)?", re.IGNORECASE)


def deed_of(licence: str) -> str:
    """The address of the deed of a Creative Commons or Open Government licence, as people name it:
    `CC BY-SA 4.0`; "" for any other."""
    name = licence.strip()
    if found := _CC.fullmatch(name):
        return f"https://creativecommons.org/licenses/{found[1].lower()}/{found[2]}/"
    if _ZERO.fullmatch(name):
        return "https://creativecommons.org/publicdomain/zero/1.0/"
    if found := _OGL.fullmatch(name):
        place = "https://www.nationalarchives.gov.uk/doc/open-government-licence/version"
        return f"{place}/{found[1]}/"
    return ""
