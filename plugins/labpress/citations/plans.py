"""Plans: what pandoc is asked for each page, and which pages it is asked for at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from labpress.citations.bibliography import Bibliography, Entry
from labpress.citations.clusters import Cluster
from labpress.citations.identifiers import is_web_address

# so many works are set in one request: some seconds in the slowest styles
WORKS_AT_ONCE = 1000
# fields that are long, and that few styles print
BULKY = frozenset({"abstract", "keyword", "annote"})


@dataclass(frozen=True, slots=True)
class Plan:
    """What pandoc is asked for one page: only citekeys that it knows."""

    clusters: tuple[list[dict[str, str]], ...]
    keys: tuple[str, ...]
    uncited: tuple[str, ...]
    lang: str
    style: Path
    known: Bibliography
    notes: tuple[int, ...]

    def items(self) -> list[dict[str, Any]]:
        """The CSL items of its works."""
        return [_item(self.known[key]) for key in self.keys]

    def request(self, noted: bool) -> dict[str, Any]:
        """All but its works, as the task wants it; the numbers of notes if the style is `noted`."""
        clusters = [cluster for cluster in self.clusters if cluster]
        notes = [n if noted else 0 for n, own in zip(self.notes, self.clusters, strict=True) if own]
        return {
            "notes": notes,
            "lang": self.lang,
            "uncited": self.uncited,
            "clusters": clusters,
        }


def without(items: Iterable[dict[str, Any]], fields: frozenset[str]) -> list[dict[str, Any]]:
    """CSL items without these fields."""
    return [{name: value for name, value in one.items() if name not in fields} for one in items]


def _item(entry: Entry) -> dict[str, Any]:
    item = {**entry.csl, "id": entry.key}
    if not is_web_address(str(item.get("URL", ""))):
        del item["URL"]
    return item


def known_in(cluster: Cluster, bibliography: Bibliography) -> list[dict[str, str]]:
    """The citations of a cluster whose works there are, as the task wants them."""
    return [
        {"key": one.key, "mode": one.mode, "prefix": one.prefix, "suffix": one.suffix}
        for one in cluster.citations
        if one.key in bibliography
    ]


def groups(plans: Mapping[str, Plan]) -> Iterator[dict[str, Plan]]:
    """The pages in groups that pandoc does well within its time."""
    group: dict[str, Plan] = {}
    works = 0
    for name, plan in plans.items():
        group[name] = plan
        works += len(plan.keys)
        if works >= WORKS_AT_ONCE:
            yield group
            group, works = {}, 0
    if group:
        yield group
