"""Writing: works as a file that reference managers read, in BibTeX, RIS or CSL-JSON."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from textwrap import indent
from typing import Any, Literal

from labpress.citations.kept import way
from labpress.citations.ris_text import ris_of
from labpress.pandoc import Pandoc
from labpress.pandoc.shelf import Shelf
from labpress.store import key_of

Form = Literal["bibtex", "ris", "csljson"]
Work = Mapping[str, Any]

ENDINGS: Mapping[Form, str] = {"bibtex": ".bib", "ris": ".ris", "csljson": ".json"}
OTHERS: tuple[Form, ...] = ("ris", "csljson")
NAMES: Mapping[Form, str] = {"bibtex": "BibTeX", "ris": "RIS", "csljson": "CSL-JSON"}
BETWEEN: Mapping[Form, str] = {"bibtex": "\n", "ris": "\r\n", "csljson": ",\n"}
PRIVATE = ("annote",)
"""What a writer notes for himself about a work."""
# what would end a key in BibTeX, or be read as a command
NO_KEY = re.compile(r"[\s,{}\"#%\\'()=~@]+")
# what BibTeX's styles know and pandoc does not write
MORE = {"DOI": "doi", "ISBN": "isbn", "ISSN": "issn", "genre": "type", "version": "version"}
SPECIAL = re.compile(r"(?<!\\)([#$%&_{}])")
WORKS_AT_ONCE = 500


def written(works: Sequence[Work], form: Form, pandoc: Pandoc) -> str:
    """`works`, which are CSL-JSON items, as the text of one file in that form; "" for no works.

    A citekey that BibTeX cannot hold is changed in BibTeX alone.
    """
    return bound(entries(works, form, pandoc), form)


def entries(works: Sequence[Work], form: Form, pandoc: Pandoc) -> list[str]:
    """The text of each of `works` in that form, from which `bound` makes a file of some."""
    public = [_public(one) for one in works]
    if form == "ris":
        return list(map(ris_of, public))
    if form == "csljson":
        return [indent(json.dumps(one, ensure_ascii=False, indent=2), "  ") for one in public]
    return list(_bibtex(public, pandoc))


def forms_of(works: Sequence[Work], pandoc: Pandoc) -> list[dict[Form, str]]:
    """Each of `works` in every form, as files of its own. What was written in an earlier build is
    not written again."""
    keyed = list(_with_keys([_public(one) for one in works]))
    key = pandoc.memory.key(pandoc.tasks / "bibliography.lua", "forms", way())
    shelf, names = (
        Shelf(pandoc.memory, key),
        [key_of(*pair) for pair in zip(works, keyed, strict=True)],
    )
    new = [n for n, name in enumerate(names) if shelf.get(name) is None]
    for n, bibtex in zip(new, _bibtex([keyed[n] for n in new], pandoc), strict=True):
        ris, csljson = (written([works[n]], form, pandoc) for form in OTHERS)
        shelf.put(names[n], {"bibtex": bibtex, "ris": ris, "csljson": csljson})
    shelf.keep()
    return [shelf.get(name) for name in names]


def bound(texts: Sequence[str], form: Form) -> str:
    """A file of `entries`; "" for none."""
    whole = BETWEEN[form].join(texts)
    return f"[\n{whole}\n]\n" if texts and form == "csljson" else whole


def _public(work: Work) -> dict[str, Any]:
    return {name: work[name] for name in work if name not in PRIVATE}


def _bibtex(works: Sequence[dict[str, Any]], pandoc: Pandoc) -> Iterator[str]:
    """One entry for each work. pandoc is asked for some hundred at a time."""
    keyed = list(_with_keys(works))
    for start in range(0, len(keyed), WORKS_AT_ONCE):
        some = keyed[start : start + WORKS_AT_ONCE]
        items = json.dumps([_without_abstract(work) for work in some])
        for work, entry in zip(some, _asked(items, pandoc), strict=True):
            yield _with_more(entry, work)


def _asked(items: str, pandoc: Pandoc) -> list[str]:
    """pandoc's entries of `items`; it is not asked for what it has made before."""
    key = pandoc.memory.key(pandoc.tasks / "bibliography.lua", "bibtex", items)
    known = pandoc.memory.get(key)
    if known is None:
        answer = pandoc.ask("bibliography", items=items, format="bibtex", each=True)
        known = list(answer["entries"])
        pandoc.memory.put(key, known)
    return [str(entry) for entry in known]


def _with_keys(works: Sequence[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    taken: set[str] = set()
    for work in works:
        base = NO_KEY.sub("-", str(work.get("id", ""))).strip("-") or "work"
        number, key = 1, base
        while key.casefold() in taken:
            number += 1
            key = f"{base}-{number}"
        taken.add(key.casefold())
        yield {**work, "id": key}


def _without_abstract(work: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in work.items() if name != "abstract"}


def _with_more(entry: str, work: Work) -> str:
    """pandoc's entry, with the fields that it leaves out of BibTeX and everybody reads."""
    added = {name: str(work[field]) for field, name in MORE.items() if work.get(field)}
    issued = work.get("issued")
    said = issued.get("literal") if isinstance(issued, Mapping) else None
    if said and "\n  year = " not in entry:
        added["year"] = str(said)
    lines = [f",\n  {name} = {{{_value(name, text)}}}" for name, text in added.items()]
    return entry.rstrip().removesuffix("}").rstrip() + "".join(lines) + "\n}\n"


def _value(name: str, text: str) -> str:
    """An address as it is, since it is read so; of anything else what TeX would take for a sign."""
    plain = " ".join(text.split())
    if name == "doi":
        return plain.replace("{", "").replace("}", "").replace("\\", "")
    return SPECIAL.sub(r"\\\1", plain.replace("\\", ""))
