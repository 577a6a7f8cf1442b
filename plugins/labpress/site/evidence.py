"""EvidenceView: the page of every work that the lab cites, with the way to each place that does."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from markupsafe import Markup

from labpress.catalogue import Citing
from labpress.site.addresses import EVIDENCE
from labpress.site.download import Download, Shelf, shelved
from labpress.site.filters import Choice, Filter, stage_choices
from labpress.site.item_link import ItemLink, item_link
from labpress.site.paging import Pager, page_title, pager_of, part
from labpress.site.stage_sign import stage_sign
from labpress.site.words import token

if TYPE_CHECKING:
    from labpress.catalogue import Ask
    from labpress.content import Item
    from labpress.lab.evidence import Work

KINDS = {
    "article": "article",
    "article-journal": "article",
    "review": "article",
    "article-magazine": "news",
    "article-newspaper": "news",
    "book": "book",
    "chapter": "chapter",
    "entry-dictionary": "chapter",
    "entry-encyclopedia": "chapter",
    "thesis": "thesis",
    "report": "report",
    "paper-conference": "talk",
    "speech": "talk",
    "webpage": "web",
    "post": "web",
    "post-weblog": "web",
    "dataset": "data",
    "software": "data",
    "motion_picture": "film",
    "broadcast": "film",
    "bill": "law",
    "legal_case": "law",
    "legislation": "law",
    "standard": "law",
}
"""The kinds of work that readers tell apart, by CSL's types; any other is `other`."""
ORDERS = ("author", "newest", "oldest", "cited")
"""What the list may be sorted by; it is made in the first of these orders."""
SPACES = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Way:
    """To one paragraph: its address on the site, and its words for a screen reader."""

    url: str
    label: str


@dataclass(frozen=True, slots=True)
class CitedIn:
    """An item that cites a work. `link` leads to the first such paragraph, `more` to others."""

    link: ItemLink
    more: tuple[Way, ...]


@dataclass(frozen=True, slots=True)
class WorkRow:
    """One work. `html` comes from the citation formatter; `times` is how often it is cited. The
    last fields are what its row is found by."""

    id: str
    html: Markup
    kind_word: str
    times: int
    cited_in: tuple[CitedIn, ...]
    kind: str
    year: str
    people: tuple[str, ...]
    in_essays: tuple[str, ...]
    in_stages: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class EvidenceView:
    """What the page of all evidence may know. `orders` are what it can be sorted by."""

    title: str
    intro: str
    rows: tuple[WorkRow, ...]
    filters: tuple[Filter, ...]
    stages: tuple[Choice, ...]
    orders: tuple[Choice, ...]
    downloads: tuple[Shelf, ...]
    pager: Pager | None = None


def evidence_view(
    works: Sequence[Work], ask: Ask, downloads: Sequence[Download], number: int = 1
) -> EvidenceView:
    """The page of `works`, in their order; or page `number` of many. Only the first has filters."""
    title = page_title(ask.say("evidence.title"), number, ask.say)
    intro, pager = ask.say("evidence.intro"), pager_of(EVIDENCE, len(works), number)
    if number > 1:
        rows = tuple(_row(work, ask) for work in part(works, number))
        return EvidenceView(title, intro, rows, (), (), (), (), pager)
    rows = tuple(_row(work, ask) for work in works)
    signs = tuple(stage_sign(stage, ask.say) for stage in ask.stages())
    return EvidenceView(
        title,
        intro,
        part(rows, number),
        tuple(one for one in _filters(rows, works, ask) if len(one.choices) > 1),
        stage_choices(rows, signs),
        tuple(Choice(order, ask.say(f"evidence.by-{order}"), 0) for order in ORDERS),
        shelved(downloads),
        pager,
    )


def work_id(name: str) -> str:
    """The name of a work as the id of its row, and so as the end of its address."""
    name = SPACES.sub("-", name.strip())
    return f"work-{name}" if name.startswith("lp-") else name


def _row(work: Work, ask: Ask) -> WorkRow:
    kind = KINDS.get(str(work.csl.get("type", "")), "other")
    sources = [one.source for one in work.citings]
    stages = {stage for item in sources for stage in getattr(item, "stages", ())}
    return WorkRow(
        id=work_id(work.name),
        html=Markup(work.html),
        kind_word=ask.say(f"work-kinds.{kind}"),
        times=len(work.citings),
        cited_in=tuple(_cited_in(work.key, work.citings, ask)),
        kind=kind,
        year=work.year,
        people=work.people,
        in_essays=tuple(dict.fromkeys(token(i.slug) for i in sources if i.kind == "essay")),
        in_stages=tuple(token(stage.id) for stage in ask.stages() if stage.id in stages),
    )


def _cited_in(key: str, citings: Iterable[Citing], ask: Ask) -> Iterator[CitedIn]:
    """Each item once, with the paragraphs in which it cites the work, each once."""
    for _, group in groupby(citings, key=lambda one: one.source.path):
        own = tuple(group)
        item = own[0].source
        places = list(dict.fromkeys(_place(one, key, ask) for one in own))
        link, url = item_link(item, ask), places[0]
        more = tuple(
            Way(place, ask.say.plain("evidence.place", n=n, of=len(places), title=item.title))
            for n, place in enumerate(places[1:], 2)
        )
        yield CitedIn(_with_url(link, url), more)


def _with_url(link: ItemLink, url: str) -> ItemLink:
    return ItemLink(link.kind, link.title, url, link.code, "", link.kind_word, link.lang)


def _place(citing: Citing, key: str, ask: Ask) -> str:
    """The very paragraph; for a source that the text does not name, its line of the references."""
    anchor = citing.mark.anchor if citing.mark else f"ref-{key}"
    return ask.url(citing.source) + (f"#{anchor}" if anchor else "")


def _filters(rows: Sequence[WorkRow], works: Sequence[Work], ask: Ask) -> Iterator[Filter]:
    years = Counter(row.year for row in rows if row.year)
    kinds = Counter(row.kind for row in rows)
    essays = Counter(essay for row in rows for essay in row.in_essays)
    titles = {token(one.slug): one.title for one in _essays(works)}
    yield _filter("year", ask, {year: year for year in sorted(years, reverse=True)}, years)
    yield _filter("kind", ask, {kind: ask.say(f"work-kinds.{kind}") for kind in kinds}, kinds)
    yield _filter("essay", ask, titles, essays, wide=True)


def _essays(works: Sequence[Work]) -> Iterator[Item]:
    found = {one.source.path: one.source for work in works for one in work.citings}
    essays = (item for item in found.values() if item.kind == "essay")
    yield from sorted(essays, key=lambda item: item.title.casefold())


def _filter(
    name: str, ask: Ask, labels: dict[str, str], counts: Counter[str], wide: bool = False
) -> Filter:
    choices = tuple(Choice(value, label, counts[value]) for value, label in labels.items())
    return Filter(name, ask.say(f"evidence.{name}"), ask.say(f"evidence.any-{name}"), choices, wide)
