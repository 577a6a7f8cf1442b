"""Seals: tell the parser's own marks from what an author wrote to look like one, and write them in
their one final form.

While a text is parsed and cleaned, each mark carries a seal that follows from the whole text, so no
text can hold its own. What is sealed is then written as `<labpress-link to="…" n="3">` or
`href="labpress:3"`; what looks alike without a seal is taken out.
"""

from __future__ import annotations

import hashlib
import html
import re
from collections.abc import Mapping
from dataclasses import dataclass, field

_TAG = re.compile(r"""(<!--.*?-->|</?[a-zA-Z](?:[^<>"']|"[^"]*"|'[^']*')*>)""", re.S)
_OWN = re.compile(r"<(/?)(labpress-[\w-]*)", re.I)
_NUMBER = re.compile(r'\sn="([^"]*)"')
_KEPT = re.compile(r'\s((?:id|class|title|lang|dir|role)="[^"]*")')
_ADDRESS = re.compile(r'((?:href|src)=)"labpress:([^"]*)"', re.I)
_ID = re.compile(r'\sid="([^"]*)"|^<a[^>]*\sname="([^"]*)"')


@dataclass
class Sealed:
    """Sections in their final form, every id in them, and the forged tags taken out."""

    sections: list[str] = field(default_factory=list)
    ids: set[str] = field(default_factory=set)
    forged: list[str] = field(default_factory=list)


def seal_of(text: str) -> str:
    """The seal of one text: the same in every run, and nowhere in the text."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:24] + "."


def opening(name: str, attributes: Mapping[str, str], n: int) -> str:
    """An own element's opening tag as far as its `n`: the attributes always in this order."""
    own = "".join(f' {key}="{html.escape(value)}"' for key, value in attributes.items() if value)
    return f'<{name}{own} n="{n}"'


def unseal(parts: list[str], seal: str, own: Mapping[str, str]) -> Sealed:
    """`parts` (the HTML of the sections) with sealed marks in final form. `own` has the opening
    of each own element by its sealed number."""
    result = Sealed()
    for part in parts:
        result.sections.append(_unseal_part(part, seal, own, result))
    return result


def _unseal_part(part: str, seal: str, own: Mapping[str, str], result: Sealed) -> str:
    out: list[str] = []
    opened: list[bool] = []  # own elements that stand open: sealed or forged
    pieces = _TAG.split(part)
    for text, tag in zip(pieces[::2], pieces[1::2], strict=False):
        out.append(_loose(text))
        if '"' not in tag and "-" not in tag:
            out.append(tag)  # as most are: neither one of ours nor with an id or address
        elif _OWN.match(tag):
            out.append(_own_tag(tag, own, opened, result))
        else:
            out.append(_other_tag(tag, seal, result))
    out.append(_loose(pieces[-1]))
    return "".join(out)


def _own_tag(tag: str, own: Mapping[str, str], opened: list[bool], result: Sealed) -> str:
    if tag.startswith("</"):
        return tag if opened and opened.pop() else ""
    number = _NUMBER.search(tag)
    start = own.get(number[1]) if number else None
    opened.append(start is not None)
    if start is None:
        result.forged.append(tag)
        return ""
    kept = _KEPT.findall(tag)
    result.ids.update(_ids(tag))
    return " ".join([start, *kept]) + ">"


def _other_tag(tag: str, seal: str, result: Sealed) -> str:
    result.ids.update(_ids(tag))
    if "labpress:" not in tag.lower():
        return tag

    def one(found: re.Match[str]) -> str:
        if found[2].startswith(seal):
            return f'{found[1]}"labpress:{found[2].removeprefix(seal)}"'
        result.forged.append(tag)
        return f'{found[1]}"#"'

    return _ADDRESS.sub(one, tag)


def _loose(text: str) -> str:
    """Running text that shows an address of ours (in code, say) must not be taken for one."""
    return text.replace('="labpress:', "=&quot;labpress:") if "labpress:" in text else text


def _ids(tag: str) -> list[str]:
    if 'id="' not in tag and 'name="' not in tag:
        return []
    return [html.unescape(one or other) for one, other in _ID.findall(tag)]
