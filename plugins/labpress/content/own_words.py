"""Own words: the tables of a lab's folder `wording`, each for one language, read and checked.

A table of another language makes the interface speak it; `en.yml` says single strings otherwise.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from labpress.content.findings import Findings, Rules
from labpress.content.frontmatter import compose, decode
from labpress.content.identifiers import is_language
from labpress.content.tree import Map, Node, Text
from labpress.problems import Problem, did_you_mean
from labpress.wording import VALUE, Tables, locale_of, primary, shipped
from labpress.wording import Text as Said

ENGLISH = "en"
NAMED = 3
"""How many missing strings are named; the others are counted."""


def read_tables(folder: Path, root: Path, lang: str) -> tuple[Tables, tuple[Problem, ...]]:
    """The wordings of a lab whose site is in `lang`, with its own tables if `folder` is there."""
    own: dict[str, Mapping[str, Said]] = {}
    problems: list[Problem] = []
    for file in sorted(folder.glob("*.y*ml")):
        findings = Findings(file.relative_to(root).as_posix(), Rules())
        if is_language(file.stem):
            own[file.stem] = _table(file, findings)
        else:
            hint = "name the file by its language: fr.yml, cy.yml, en.yml"
            findings.error(None, f"'{file.stem}' is not the sign of a language", hint)
        problems += findings.problems
    return Tables(lang, own), tuple(problems)


def _table(file: Path, findings: Findings) -> dict[str, Said]:
    """The strings of one file that can be used."""
    text = decode(file.read_bytes(), findings)
    tree = compose(text, 1, findings) if text is not None else None
    if tree is not None and not isinstance(tree, Map):
        hint = "write `page:` and below it `  skip: the words`"
        findings.error(tree.place, "this is not a table of words", hint)
    if not isinstance(tree, Map):
        return {}
    english, lang = shipped(ENGLISH), file.stem
    found = {
        key: said
        for key, node in _entries(tree, findings)
        if (said := _said(key, node, english, lang, findings)) is not None
    }
    known = {key for key in english if key in found or _is_whole_elsewhere(key, lang)}
    if primary(lang) != ENGLISH and len(known) < len(english):
        _missing([key for key in english if key not in known], findings)
    return found


def _entries(tree: Map, findings: Findings) -> Iterator[tuple[str, Node]]:
    """The strings by `section.name`, those that the interface knows."""
    english = shipped(ENGLISH)
    sections = dict.fromkeys(key.partition(".")[0] for key in english)
    for section, names in tree.values.items():
        place = tree.keys[section]
        if section not in sections:
            hint = did_you_mean(section, sections) or f"known: {', '.join(sections)}"
            findings.error(place, f"there is no section '{section}'", hint)
        elif not isinstance(names, Map):
            findings.error(place, f"'{section}' has no words", "write `  name: the words` below it")
        else:
            yield from _names(section, names, findings)


def _names(section: str, names: Map, findings: Findings) -> Iterator[tuple[str, Node]]:
    own = [key.partition(".")[2] for key in shipped(ENGLISH) if key.startswith(f"{section}.")]
    for name, node in names.values.items():
        if name in own:
            yield f"{section}.{name}", node
        else:
            hint = did_you_mean(name, own) or f"known: {', '.join(own)}"
            findings.error(names.keys[name], f"there is no string '{section}: {name}'", hint)


def _said(
    key: str, node: Node, english: Mapping[str, Said], lang: str, findings: Findings
) -> Said | None:
    """One string, or its plural's forms; None if it cannot be used."""
    values, spare, has_forms = _values(english[key])
    if isinstance(node, Text):
        return node.value if _is_right(key, node, values, frozenset(), findings) else None
    if not isinstance(node, Map) or not has_forms:
        findings.error(node.place, f"'{key}' is one text", "write its words after the colon")
        return None
    forms = {*locale_of(lang).plural_form.tags, "other"}
    for form in node.values:
        if form not in forms:
            hint = f"this language has: {', '.join(sorted(forms))}"
            findings.error(node.keys[form], f"'{key}' has no form '{form}'", hint)
            return None
    if missing := sorted(forms - node.values.keys()):
        hint = f"add {', '.join(missing)}"
        findings.error(node.place, f"'{key}' lacks forms that this language has", hint)
        return None
    texts = {name: one for name, one in node.values.items() if isinstance(one, Text)}
    right = [_is_right(key, one, values, spare, findings) for one in texts.values()]
    return {name: one.value for name, one in texts.items()} if all(right) else None


def _values(english: Said) -> tuple[frozenset[str], frozenset[str], bool]:
    """The values that stand in a string, those that a form need not have (one apple need not say
    the number), and whether a number among them may choose the form."""
    texts = [english] if isinstance(english, str) else list(english.values())
    each = [frozenset(VALUE.findall(text)) for text in texts]
    values, always = frozenset.union(*each), frozenset.intersection(*each)
    return values, values - always | {"n"}, "n" in values or len(texts) > 1


def _is_right(
    key: str, node: Text, values: frozenset[str], spare: frozenset[str], findings: Findings
) -> bool:
    """Whether a text is there and has just the values that it must have; `spare` it need not."""
    if node.is_empty:
        findings.error(node.place, f"'{key}' has no words", "write them, or take the line away")
        return False
    own = set(VALUE.findall(node.value))
    absent = values - own - spare
    for name in sorted(own - values):
        known = ", ".join(f"{{{value}}}" for value in sorted(values)) or "none"
        hint = did_you_mean(name, values) or f"known here: {known}"
        findings.error(node.place, f"'{key}': there is no value '{{{name}}}'", hint)
    for name in sorted(absent):
        hint = "put it where the value belongs in the sentence"
        findings.error(node.place, f"'{key}': the value '{{{name}}}' is missing", hint)
    return not absent and own <= values


def _is_whole_elsewhere(key: str, lang: str) -> bool:
    """Whether the table that a regional one stands over has the string."""
    return key in shipped(primary(lang)) if primary(lang) != lang.lower() else False


def _missing(keys: list[str], findings: Findings) -> None:
    names = ", ".join(keys[:NAMED])
    others = f" and {len(keys) - NAMED} more" if len(keys) > NAMED else ""
    count = "1 string is" if len(keys) == 1 else f"{len(keys)} strings are"
    hint = f"translate {names}{others}"
    findings.advice((1, 1), f"{count} not in this table, and said in English", hint)
