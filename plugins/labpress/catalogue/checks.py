"""Checks across items: what one file alone cannot know. Each finding names file and line."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain
from types import MappingProxyType

from labpress.catalogue.catalogue import Catalogue, names
from labpress.catalogue.held import held_hint, held_name, leads_to_held
from labpress.catalogue.links import Target
from labpress.catalogue.permalinks import FOLDERS, forwards, normal, page_address, permalink
from labpress.catalogue.spelling import spelling
from labpress.content import Card, Essay, Item, Output, Toolkit
from labpress.markdown import UNKNOWN, Mark
from labpress.problems import Level, Problem, did_you_mean

LINKS_TO_CARDS = ("do_first", "do_next", "goes_with")


def check(
    catalogue: Catalogue,
    citekeys: Iterable[str],
    exists: Callable[[str], bool],
    own: Mapping[str, Iterable[str]] = MappingProxyType({}),
) -> tuple[Problem, ...]:
    """Everything wrong between the items of a lab.

    `citekeys` are the keys of the bibliography; `own` has those of items with one of their own, by
    path. `exists` tells whether a path below the lab's folder is there. Files that could not be
    read have been reported already: links to them pass.
    """
    known = frozenset(citekeys)
    return tuple(
        chain(
            _twins(catalogue),
            _old_addresses(catalogue),
            *(_links(catalogue, item, exists) for item in catalogue.items),
            *(_citations(item, _keys(item, own, known)) for item in catalogue.items),
            *(_fields(catalogue, item, known) for item in catalogue.items),
            _unmentioned(catalogue),
            spelling(catalogue.items),
        )
    )


def at_field(
    item: Item, field: str, message: str, hint: str = "", level: Level = Level.ERROR
) -> Problem:
    """A problem at the place of a front matter field, or at the top of the file."""
    line, column = item.lines.get(field, (1, 1))
    return Problem(level, item.path, line, column, message, hint)


def _twins(catalogue: Catalogue) -> Iterator[Problem]:
    """Items that answer to one name: the slug of two files, the code of two cards."""
    for kind in ("essay", "card", "toolkit", "output", "project"):
        seen: dict[str, Item] = {}
        for item in sorted(catalogue.of(kind), key=lambda item: (item.draft, item.path)):
            for name in dict.fromkeys(names(item)):
                if not name:
                    continue
                first = seen.setdefault(name, item)
                if first is not item:
                    yield _twin(item, name, first)


def _twin(item: Item, name: str, first: Item) -> Problem:
    if name == item.slug:
        hint = "rename one of the two files: the name is the address"
        return at_field(item, "title", f"the name '{name}' is taken by {first.path}", hint)
    if isinstance(item, Card) and name == item.code.casefold():
        hint = "give this card the next free code; a code is never used twice"
        return at_field(item, "code", f"code {item.code} belongs to {first.path}", hint)
    return at_field(item, "aliases", f"the alias '{name}' belongs to {first.path}", "remove it")


def _old_addresses(catalogue: Catalogue) -> Iterator[Problem]:
    taken = {
        page_address(catalogue.site_path(item.path))
        if item.kind == "page"
        else permalink(item): item
        for item in catalogue.items
    }
    lists = {f"{folder}/" for folder in FOLDERS.values()}
    leads = forwards(sorted(catalogue.items, key=lambda item: item.draft))
    for item in catalogue.items:
        for old in map(normal, item.redirect_from):
            there = taken.get(old)
            # a draft's address counts for drafts alone
            other = there if there and (item.draft or not there.draft) else leads[old]
            if old in lists:
                message = f"the old address '/{old}' is that of a list"
                yield at_field(item, "redirect_from", message, "remove it")
            elif other is not item:
                message = f"the old address '/{old}' belongs to {other.path}"
                yield at_field(item, "redirect_from", message, "remove it from one of the two")
            elif old == permalink(item):
                message = f"the page would forward to itself from '/{old}'"
                yield at_field(item, "redirect_from", message, "remove it")


def _links(catalogue: Catalogue, item: Item, exists: Callable[[str], bool]) -> Iterator[Problem]:
    for mark, target in catalogue.targets(item):
        found = catalogue.at(target)
        if found is None:
            if not catalogue.is_unread(target) and not _is_file(catalogue, target, exists):
                yield _dangling(catalogue, item, mark, target)
        elif leads_to_held(catalogue, item, found):
            yield _in_body(item, mark, f"this leads to {held_name(found)}", held_hint(found))
        elif mark.text == UNKNOWN:
            continue  # the parser has said it
        elif target.anchor and target.anchor not in found.body.ids:
            message = f"'{found.path}' has no heading or anchor '#{target.anchor}'"
            hint = did_you_mean(target.anchor, found.body.ids) or "check the heading's name"
            yield _in_body(item, mark, message, hint, Level.WARNING)


def _is_file(catalogue: Catalogue, target: Target, exists: Callable[[str], bool]) -> bool:
    """Whether a link means a file that is no page of the site, such as a note kept off it."""
    return target.kind == "page" and exists(target.on_disk)


def _dangling(catalogue: Catalogue, item: Item, mark: Mark, target: Target) -> Problem:
    if target.kind == "page":
        paths = [other.path for other in catalogue.items]
        hint = did_you_mean(target.on_disk, paths) or "check the path: it starts at this file"
        return _in_body(item, mark, f"there is no file '{mark.key}'", hint)
    slugs = list(chain.from_iterable(map(names, catalogue.of(target.kind))))
    hint = did_you_mean(target.name, slugs) or _known(target.kind, slugs)
    return _in_body(item, mark, f"unknown {target.kind} '{target.name}'", hint)


def _known(kind: str, slugs: Sequence[str]) -> str:
    return f"known: {', '.join(sorted(slugs)[:8])}" if slugs else f"the lab has no {kind} yet"


def _in_body(
    item: Item, mark: Mark, message: str, hint: str, level: Level = Level.ERROR
) -> Problem:
    return Problem(level, item.path, mark.line, None, message, hint)


def _keys(item: Item, own: Mapping[str, Iterable[str]], known: frozenset[str]) -> frozenset[str]:
    return frozenset(own[item.path]) if item.path in own else known


def _citations(item: Item, known: frozenset[str]) -> Iterator[Problem]:
    """Unknown keys. `@handle` outside brackets may be a name on a network, so it stays text."""
    for mark in item.body.marks:
        if mark.kind != "cite" or _may_be_handle(mark):
            continue
        for key in (key for key in mark.key.split() if key not in known):
            yield _in_body(item, mark, f"unknown citation '@{key}'", _key_hint(key, known))


def _may_be_handle(mark: Mark) -> bool:
    return not mark.text.startswith("[") and len(mark.key.split()) == 1


def _key_hint(key: str, known: frozenset[str]) -> str:
    return did_you_mean(key, known) or "add it to the bibliography, or correct the key"


def _fields(catalogue: Catalogue, item: Item, citekeys: frozenset[str]) -> Iterator[Problem]:
    if isinstance(item, Card):
        for field in LINKS_TO_CARDS:
            yield from _named(catalogue, item, field, "card", getattr(item, field))
        for index, key in enumerate(item.sources):
            if key not in citekeys:
                place = f"sources.{index}" if f"sources.{index}" in item.lines else "sources"
                yield at_field(item, place, f"unknown source '{key}'", _key_hint(key, citekeys))
    if isinstance(item, Essay | Card) and item.translation_of:
        yield from _translation(catalogue, item)
    if isinstance(item, Essay | Output) and item.project:
        yield from _named(catalogue, item, "project", "project", (item.project,))
    if isinstance(item, Essay):
        yield from _related(catalogue, item)
    if isinstance(item, Toolkit):
        yield from _named(catalogue, item, "projects", "project", item.projects)
        yield from _toolkit_items(catalogue, item)


def _named(
    catalogue: Catalogue, item: Item, field: str, kind: str, slugs: Iterable[str], first: int = 0
) -> Iterator[Problem]:
    """Names in a list of front matter; `first` is the place of the first one in that list."""
    for index, slug in enumerate(slugs, first):
        target = Target(kind, slug)
        found = catalogue.at(target)
        place = f"{field}.{index}" if f"{field}.{index}" in item.lines else field
        if found is None and not catalogue.is_unread(target):
            known = list(chain.from_iterable(map(names, catalogue.of(kind))))
            hint = did_you_mean(slug, known) or _known(kind, known)
            yield at_field(item, place, f"{field}: unknown {kind} '{slug}'", hint)
        elif found is item:
            yield at_field(item, place, f"{field} names this {kind} itself", "remove it")


def _translation(catalogue: Catalogue, item: Essay | Card) -> Iterator[Problem]:
    """What a translation says of its original."""
    yield from _named(catalogue, item, "translation_of", item.kind, (item.translation_of,))
    original = catalogue.relations.original(item)
    if original is None:
        return
    first = catalogue.relations.original(original)
    if first is not None:
        message = f"translation_of: '{item.translation_of}' is a translation itself"
        hint = f"name the text that was written first: {first.slug}"
        if first is item:
            hint = "leave translation_of out of the one that was written first"
        yield at_field(item, "translation_of", message, hint, Level.WARNING)
    twin = next(
        (
            other
            for other in catalogue.relations.versions(item)
            if other is not item and other.lang.lower() == item.lang.lower()
        ),
        None,
    )
    if twin is original or (twin and twin.path < item.path):
        message = f"this is in the same language as {twin.path} ({item.lang})"
        field = "lang" if "lang" in item.lines else "translation_of"
        hint = "say its language with `lang`, such as `lang: cy`"
        yield at_field(item, field, message, hint, Level.WARNING)


def _related(catalogue: Catalogue, essay: Essay) -> Iterator[Problem]:
    for index, name in enumerate(essay.related):
        kind, _, slug = name.rpartition(":")
        yield from _named(catalogue, essay, "related", kind or "essay", (slug,), index)


def _toolkit_items(catalogue: Catalogue, toolkit: Toolkit) -> Iterator[Problem]:
    for entry in (entry for entry in toolkit.items if entry.kind != "break"):
        target = Target(entry.kind, entry.name)
        found = catalogue.at(target)
        if found is None and not catalogue.is_unread(target):
            known = list(chain.from_iterable(map(names, catalogue.of(entry.kind))))
            hint = did_you_mean(entry.name, known) or _known(entry.kind, known)
            message = f"items: unknown {entry.kind} '{entry.name}'"
            yield Problem(Level.ERROR, toolkit.path, entry.line, None, message, hint)
        elif found is not None and leads_to_held(catalogue, toolkit, found):
            message = f"items: this is {held_name(found)}"
            hint = held_hint(found, "it out of the toolkit")
            yield Problem(Level.ERROR, toolkit.path, entry.line, None, message, hint)


def _unmentioned(catalogue: Catalogue) -> Iterator[Problem]:
    """Cards that no essay, page or toolkit sends anyone to."""
    in_toolkits = {
        found.path
        for toolkit in catalogue.of("toolkit")
        if isinstance(toolkit, Toolkit)
        for entry in toolkit.items
        if (found := catalogue.find(entry.kind, entry.name)) is not None
    }
    for card in catalogue.of("card"):
        if not card.draft and card.path not in in_toolkits and not catalogue.backlinks(card):
            message = "no essay, page or toolkit mentions this card"
            hint = f"add `/// try-this | {card.slug}` where its use is argued for"
            yield at_field(card, "title", message, hint, Level.ADVICE)
