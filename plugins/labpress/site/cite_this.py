"""CiteThis: how a page says it may be cited: a line to copy, and files for reference managers."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from markupsafe import Markup

ENDINGS = {"bibtex": ".bib", "ris": ".ris", "csljson": ".json"}
"""The forms in the order in which they are offered, and how their files end."""
ADDRESS = re.compile(r"(?<=>)https?://[^<>]+(?=</a>)")
"""An address that stands in the line: a long one may go on in the next line after a `/`."""
SLASH = re.compile(r"(?<![:/])/(?=.)")
NAMES = {"bibtex": "BibTeX", "ris": "RIS", "csljson": "CSL-JSON"}


@dataclass(frozen=True, slots=True)
class CiteForm:
    """The same work for a program: what the form is called, its text, and the path of its file."""

    id: str
    name: str
    text: str
    path: str


@dataclass(frozen=True, slots=True)
class CiteThis:
    """`line` is HTML of the citation formatter."""

    line: Markup
    forms: tuple[CiteForm, ...]


def cite_this(line: str, texts: Mapping[str, str], stem: str) -> CiteThis:
    """The work whose text in each form is in `texts`; its files lie at `stem` and an ending."""
    forms = (
        CiteForm(form, NAMES[form], texts[form], stem + ending) for form, ending in ENDINGS.items()
    )
    broken = ADDRESS.sub(lambda found: SLASH.sub("/<wbr>", found[0]), line)
    # the formatter escapes every text of a writer, and makes links of addresses of the web only
    return CiteThis(Markup(broken), tuple(forms))
