"""Reprints: which cards say something else in print than at a commit, or than in an old deck."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from labpress.content import Card, Essay, Toolkit
from labpress.lab import Lab, Settings, open_lab
from labpress.lab.past import Past, lab_at
from labpress.pandoc import Pandoc
from labpress.printing.editions import Editions, Group
from labpress.printing.manifests import Manifest, PrintedCard
from labpress.printing.old_decks import read_manifest
from labpress.problems import LabpressError, PrintError, one_line

Read = Callable[[Path], Settings]
"""The settings of the lab in a folder."""


@dataclass(frozen=True, slots=True)
class Reprint:
    """`cards` are to be printed again, in the order of their deck or by code. `lines` say what
    became of each, in words; `then` is the manifest of the old deck, if it was one."""

    cards: tuple[Card, ...]
    lines: tuple[str, ...]
    then: Manifest | None = None


def changed_cards(lab: Lab, pandoc: Pandoc, since: str, read: Read | None = None) -> Reprint:
    """The cards whose printed words are not what they were `since`: a commit, tag or branch of the
    lab's repository, or a deck's PDF or manifest.

    An old deck is compared with the same deck today: the toolkit's, the essay's, the stage's, the
    whole library; any choice of cards with those cards. Of a commit, `read` gives the settings as
    they were then; without it today's are taken. Raises LabpressError.
    """
    editions = Editions(lab, pandoc)
    if Path(since).is_file():
        then = read_manifest(Path(since))
        cards, lines = _of_deck(lab, editions, then)
        changes = _compared(editions, cards, then.cards)
        return _told(since, changes, len(cards), lines, then)
    with lab_at(lab.settings.root, since) as past:
        old, unread = _of_commit(lab, pandoc, past, since, read)
    cards = editions.cards_of(None)
    changes = _compared(editions, cards, old, unread)
    return _told(since, changes, len(cards), ())


@dataclass(frozen=True, slots=True)
class _Change:
    """What became of one card; `card` is None where there is none any more."""

    card: Card | None
    line: str


def _of_deck(
    lab: Lab, editions: Editions, then: Manifest
) -> tuple[tuple[Card, ...], tuple[str, ...]]:
    """The cards that the deck of a manifest would hold today."""
    kind, _, name = then.of.partition(":")
    group = _group(lab, kind, name)
    if group is not None or kind == "library":
        return editions.cards_of(group), ()
    known = {_key(card.code, card.slug) for card in then.cards}
    cards = editions.cards_of(None)
    lost = (f"the {kind} '{name}' is no longer there: its cards are compared",) if kind else ()
    return tuple(card for card in cards if _key(card.code, card.slug) in known), lost


def _group(lab: Lab, kind: str, name: str) -> Group:
    if kind == "stage":
        return next((stage for stage in lab.settings.stages if stage.id == name), None)
    found = lab.catalogue.find(kind, name)
    return found if isinstance(found, Toolkit | Essay) and not found.draft else None


def _of_commit(
    lab: Lab, pandoc: Pandoc, past: Past, ref: str, read: Read | None
) -> tuple[tuple[PrintedCard, ...], frozenset[str]]:
    """The cards of a commit as they would have been printed, and the files that nobody can read."""
    try:
        settings = read(past.root) if read else _moved(lab.settings, past.root)
    except LabpressError as error:
        said = str(error).replace(f"{past.root}/", "")
        raise PrintError(
            f"the lab of {ref} cannot be read: {said} (name a later commit, or the PDF of a deck)"
        ) from None
    release = replace(settings.release, today=past.day)
    old = open_lab(replace(settings, release=release), pandoc)
    editions = Editions(old, pandoc)
    return tuple(editions.printed(card) for card in editions.cards_of(None)), old.unread


def _moved(settings: Settings, root: Path) -> Settings:
    """The same settings for a copy of the lab in another folder."""

    fetched = {remote.file for remote in settings.remote}  # of these git has no past

    def there(path: Path) -> Path:
        inside = path.is_relative_to(settings.root) and path not in fetched
        return root / path.relative_to(settings.root) if inside else path

    files = tuple(path for path in map(there, settings.bib_files) if path.is_file())
    return replace(
        settings,
        root=root,
        docs_dir=there(settings.docs_dir),
        essays_dir=there(settings.essays_dir),
        bib_files=files,
        style=there(settings.style) if settings.style else None,
    )


def _compared(
    editions: Editions,
    cards: Sequence[Card],
    then: Iterable[PrintedCard],
    unread: frozenset[str] = frozenset(),
) -> list[_Change]:
    """What changed between `then` and `cards`; a card is known by its code."""
    old = {_key(card.code, card.slug): card for card in then}
    changes: list[_Change] = []
    for card in cards:
        now, before = editions.printed(card), old.pop(_key(card.code, card.slug), None)
        if before is None:
            why = "its file could not be read then" if card.path in unread else "new"
            changes.append(_Change(card, f"{_name(now)}: {why}"))
        elif before.face != now.face:
            changes.append(_Change(card, f"{_name(now)}: {_what(before, now)}"))
    gone = (_Change(None, f"{_name(card)}: gone (take it out)") for card in old.values())
    return [*changes, *gone]


def _what(before: PrintedCard, now: PrintedCard) -> str:
    """`How and Materials changed (version 1 to 2)`."""
    parts = _parts(before.parts, now.parts)
    words = [part for part in parts if part != "Version"]
    changed = f"{_listed(words)} changed" if words or not parts else "only its version changed"
    if before.version != now.version:
        return f"{changed} (version {before.version} to {now.version})"
    advice = "raise it, so that readers can tell the papers apart"
    return f"{changed}, and its version is still {now.version} ({advice})"


def _parts(before: Mapping[str, str], now: Mapping[str, str]) -> list[str]:
    return [name for name in now if before.get(name) != now[name]]


def _listed(words: Sequence[str]) -> str:
    if len(words) < 2:
        return "".join(words) or "its words"
    return f"{', '.join(words[:-1])} and {words[-1]}"


def _told(
    since: str,
    changes: Sequence[_Change],
    of: int,
    lines: tuple[str, ...],
    then: Manifest | None = None,
) -> Reprint:
    cards = tuple(change.card for change in changes if change.card is not None)
    number = f"{len(cards)} of {of} cards" if cards else "no card"
    again = "is" if len(cards) < 2 else "are"
    head = f"{number} {again} to be printed again since {since}"
    # an old deck may come from anywhere: a title could forge another line
    told = map(one_line, (*lines, head, *(change.line for change in changes)))
    return Reprint(cards, tuple(told), then)


def _key(code: str, slug: str) -> str:
    return code.casefold() or slug


def _name(card: PrintedCard) -> str:
    return f"{card.code} {card.title}".strip()
