"""Names: of files, from titles; of fields, from what others call them; and lists from one text."""

from __future__ import annotations

import re
from collections.abc import Iterable

from labpress.content import FIELDS
from labpress.content.other_names import OTHER_NAMES

# lists of single words or short names, in which a comma parts two; a material may well have one
_WORDS = frozenset({"tags", "stages", "setting", "good_for", "sources", "goes_with"})
_WORDS |= {"do_first", "do_next", "related", "redirect_from"}


def field_named(label: str, kind: str, mapping: dict[str, str] | None = None) -> str:
    """Our field for what a text calls `label`: its own name or one from elsewhere; else ""."""
    known = [field.name for field in FIELDS[kind]]
    word = folded(label)
    if mapping is not None and word in mapping:
        return mapping[word]
    if word in known:
        return word
    parts = set(word.split("_"))
    exact = (name for name in known if word in _others(name))
    # "group size": each of its words is another name
    whole = (name for name in known if len(parts) > 1 and parts <= {name, *_others(name)})
    return next(exact, "") or next(whole, "")


def folded(label: str) -> str:
    """`Do first:` -> `do_first`."""
    return re.sub(r"[\s-]+", "_", label.strip().rstrip(":").casefold())


def _others(name: str) -> Iterable[str]:
    return {word.replace("-", "_") for word in OTHER_NAMES.get(name, "").split()}


def is_list(name: str, kind: str) -> bool:
    """Whether a field of `kind` takes several texts."""
    schema = next((field.schema for field in FIELDS[kind] if field.name == name), {})
    forms = [schema, *schema.get("anyOf", [])]
    return any(form.get("type") == "array" for form in forms)


def is_record(name: str, kind: str) -> bool:
    """Whether a field of `kind` has parts of its own below it."""
    schema = next((field.schema for field in FIELDS[kind] if field.name == name), {})
    forms = [schema, *schema.get("anyOf", [])]
    forms += [form.get("items", {}) for form in forms]
    forms += [inner for form in forms for inner in form.get("anyOf", [])]
    return any(form.get("type") == "object" for form in forms)


def listed(text: str, name: str) -> list[str]:
    """The texts in a cell or line: each on its own line; on one line parted by `;` or `,`."""
    signs = r"\n" if "\n" in text else r"[;,]" if name in _WORDS else ";"
    parts = (re.sub(r"^\s*(?:[-*•]\s+)?", "", part).strip() for part in re.split(signs, text))
    return [" ".join(part.split()) for part in parts if part]


def cell_of(entries: list[str], name: str) -> str:
    """The text that `listed` reads back as `entries`."""
    text = "\n".join(entries)
    return text if len(entries) != 1 or listed(text, name) == entries else f"{text}\n"
