"""Authors: what docs/authors.yml says about the people and organisations who write here."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from labpress.content import identifiers, readers, values
from labpress.content.fields import fields_of, read_fields, written
from labpress.content.findings import Findings, Rules
from labpress.content.frontmatter import compose, decode
from labpress.content.tree import List, Map, Node, Place, Text
from labpress.problems import Problem


@dataclass(frozen=True, kw_only=True)
class Author:
    """One name with what is known of it. `kind` is "" for a name that authors.yml does not have."""

    name: str = written(readers.line(120), "The name as signed", required=True, sample="Jane Smith")
    kind: str = written(
        values.choice("person", "organisation"),
        "`person` or `organisation`; an organisation's name is never split",
    )
    role: str = written(readers.line(), "What they do")
    orcid: str = written(identifiers.orcid(), "A person's ORCID iD", sample="0000-0002-1825-0097")
    url: str = written(identifiers.url(), "Their page on the web")
    bio: str = written(readers.prose(), "A few sentences about them")

    @property
    def csl(self) -> dict[str, str]:
        """The name for a bibliography. Only a person's is split, at its last space or its comma.

        A name of which nothing is known stays whole: better unsplit than an organisation cut.
        """
        family, comma, given = self.name.partition(",")
        if not comma:
            given, _, family = self.name.rpartition(" ")
        if self.kind != "person" or not given.strip():
            return {"literal": self.name}
        return {"family": family.strip(), "given": given.strip()}


_TABLE = fields_of(Author)


def read_authors(file: Path, root: Path) -> tuple[dict[str, Author], tuple[Problem, ...]]:
    """Authors by name, from the lab's authors.yml; none if there is no such file.

    The file is a list of authors, or gives each under a short name of its own.
    """
    if not file.is_file():
        return {}, ()
    findings = Findings(file.relative_to(root).as_posix(), Rules())
    text = decode(file.read_bytes(), findings)
    tree = compose(text, 1, findings) if text is not None else None
    found: dict[str, Author] = {}
    for short, node in _entries(tree, findings):
        author = _author(short, node, findings)
        if author and author.name in found:
            message = f"'{author.name}' is there twice"
            findings.error(node.place, message, "keep one of the two")
        elif author:
            found[author.name] = author
    return found, tuple(findings.problems)


def author_of(name: str, known: Mapping[str, Author]) -> Author:
    """What is known of `name`; case does not matter, and a name that is not known stands alone."""
    folded = {other.casefold(): author for other, author in known.items()}
    found = folded.get(name.casefold())
    return replace(found, name=name) if found else Author(name=name)


def _entries(tree: Node | None, findings: Findings) -> Iterator[tuple[str, Node]]:
    if isinstance(tree, List):
        yield from (("", node) for node in tree.values)
    elif isinstance(tree, Map):
        yield from tree.values.items()
    elif tree is not None:
        hint = "write `- name: Jane Smith` and below it `  kind: person`"
        findings.error(tree.place, "this is not a list of authors", hint)


def _author(short: str, node: Node, findings: Findings) -> Author | None:
    if isinstance(node, Text) and (node.is_empty or not short):
        node = _named(node.value, node.place) if not node.is_empty else _named(short, node.place)
    if not isinstance(node, Map):
        hint = "write `name: Jane Smith` and below it `kind: person`"
        findings.error(node.place, "this is not an author", hint)
        return None
    if short and "name" not in node.values and " " in short:
        named = _named(short, node.place)
        node = Map({**node.values, **named.values}, {**node.keys, **named.keys}, node.place)
    read = read_fields(_TABLE, node, "an author", findings, f"{short or 'author'}.")
    return Author(**read) if read.get("name") else None


def _named(name: str, place: Place) -> Map:
    return Map({"name": Text(name, place)}, {"name": place}, place)
