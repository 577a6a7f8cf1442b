"""Behind: translations whose original has changed since they were made.

What writers say counts first: `updated` and the dates of `changes`. Beside that, where the lab is
kept in git, the original's text now is compared with what it was when the translation's text was
last committed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import yaml

from labpress.catalogue import Catalogue
from labpress.content import Item, PartialDate
from labpress.content.history import Version, texts, versions
from labpress.problems import Level, Problem

WORDS = [
    "title",
    "subtitle",
    "summary",
    "purpose",
    "key_points",
    "time",
    "people",
    "people_note",
    "materials",
    "roles",
    "prep",
    "sensitivity",
    "image_alt",
    "acknowledgements",
    "funding",
    "conflicts",
]
"""Fields whose words a translator translates. Others, such as tags, need no new translation."""
FRONT = re.compile(r"\A---[ \t]*\n(.*?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
MOST = 40
"""How many versions of a translation are looked at for the one that made its text."""

Pair = tuple[Item, Item]


def translations_behind(catalogue: Catalogue, root: Path, today: str) -> dict[str, PartialDate]:
    """The day on which the original of a translation changed, by the translation's path."""
    pairs = [
        (item, original)
        for item in catalogue.items
        if (original := catalogue.relations.original(item)) is not None
    ]
    if not pairs:
        return {}
    known = versions(root, {item.path for pair in pairs for item in pair})
    changed = {item.path: day for item, day in _by_texts(pairs, known, root, today)}
    for item, original in pairs:
        said = _said(original)
        own = _said(item) or _day(known[item.path]) or getattr(item, "date", None)
        if said and own and _earlier(own, said):
            changed[item.path] = said
    return changed


def behind_problems(catalogue: Catalogue, behind: Mapping[str, PartialDate]) -> Iterator[Problem]:
    """Advice at each translation that is behind."""
    for item in (item for item in catalogue.items if item.path in behind):
        line, column = item.lines.get("translation_of", (1, 1))
        original = catalogue.relations.original(item)
        name = original.path if original else "the original"
        message = f"{name} has changed since this translation was made ({behind[item.path]})"
        hint = "bring it up to date, then write the day under `updated`"
        yield Problem(Level.ADVICE, item.path, line, column, message, hint)


def _by_texts(
    pairs: list[Pair], known: Mapping[str, list[Version]], root: Path, today: str
) -> Iterator[tuple[Item, PartialDate]]:
    """Translations older than their original's text, by git."""
    wanted = [(one, item.path) for item, _ in pairs for one in known[item.path][:MOST]]
    said = texts(root, wanted)
    made = {item: _made(item, known[item.path], said, root) for item, _ in pairs}
    then = texts(root, [(at, original.path) for item, original in pairs if (at := made[item])])
    for item, original in pairs:
        at = made[item]
        before = then.get((at, original.path)) if at else None
        if before is None or _substance(before) == _now(original, root):
            continue
        day = _day(known[original.path]) or _date(today)
        settled = _said(item)
        if settled is None or _earlier(settled, day):
            yield item, day


def _made(
    item: Item, known: list[Version], said: Mapping[tuple[Version, str], str], root: Path
) -> Version | None:
    """The version that gave a translation the text it has now; None while it is being written."""
    now, made = _now(item, root), None
    for version in known[:MOST]:
        text = said.get((version, item.path))
        if text is None or _substance(text) != now:
            break
        made = version
    return made


def _now(item: Item, root: Path) -> tuple[object, ...]:
    try:
        return _substance((root / item.path).read_text("utf-8-sig", "replace"))
    except OSError:
        return ()


def _substance(text: str) -> tuple[object, ...]:
    """What a translator would have to look at: the words of a file without its bookkeeping."""
    text = text.replace("\r\n", "\n")
    front = FRONT.match(text)
    body = " ".join(text[front.end() if front else 0 :].split())
    try:
        fields = yaml.safe_load(front[1]) if front else None
    except yaml.YAMLError:
        return (" ".join(text.split()),)
    own = fields if isinstance(fields, dict) else {}
    return (body, *(repr(own.get(name)) for name in WORDS))


def _said(item: Item) -> PartialDate | None:
    """The last day that the writer names; git's own day of a card is none."""
    own = getattr(item, "updated", None) if "updated" in item.lines else None
    changes = (change.date for change in getattr(item, "changes", ()))
    return max(filter(None, (own, *changes)), key=lambda date: date.iso, default=None)


def _day(known: list[Version]) -> PartialDate | None:
    return _date(known[0].day) if known else None


def _date(day: str) -> PartialDate:
    return PartialDate(*map(int, day.split("-")))


def _earlier(one: PartialDate, other: PartialDate) -> bool:
    """Whether `one` is surely before `other`, as far as both are known."""
    length = min(len(one.iso), len(other.iso))
    return one.iso[:length] < other.iso[:length]
