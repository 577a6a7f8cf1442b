"""Essay ends: what stands above and below a text on paper: its title block, and at the end thanks,
changes, how to cite it and its licence, as its page has them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from labpress.articles import Maker
from labpress.articles.facts import change_text
from labpress.articles.filling import Node, boxed, element, linked
from labpress.catalogue import Ask
from labpress.content import Essay, Item, PartialDate, said_date
from labpress.markdown.html_tree import parse_html
from labpress.printing.essay_tree import ENDS
from labpress.wording import Wording

FILE = re.compile(r"\S+\.[A-Za-z0-9]{1,8}")


@dataclass(frozen=True, slots=True)
class Imprint:
    """What stands in small print: the lab's licence, and as HTML the line by which the essay is
    cited."""

    licence: str
    line: str


def title_block(item: Item, ask: Ask) -> dict[str, str]:
    """The title and what stands around it, in words."""
    standfirst = ("subtitle", "summary", "purpose", "challenge")
    said = next((text for name in standfirst if (text := getattr(item, name, ""))), "")
    say = ask.say
    date, updated = (said_date(getattr(item, name, None), say) for name in ("date", "updated"))
    dates = [date, say.plain("article.updated", date=updated) if updated else ""]
    return {
        "eyebrow": eyebrow(item, ask),
        "title": item.title,
        "standfirst": said,
        "byline": say.listed([str(one) for one in getattr(item, "authors", ())]),
        "dates": " · ".join(date for date in dates if date),
        "date": updated or date,
    }


def eyebrow(item: Item, ask: Ask) -> str:
    """The project or series that a text belongs to, and its place there."""
    if not isinstance(item, Essay):
        return "" if item.kind == "page" else ask.say.plain(f"kinds.{item.kind}")
    project = ask.project(item.project)
    if project is None:
        return item.series
    if not item.number:
        return project.title
    of = max([item.number, *(other.number or 0 for other in ask.essays_of(project))])
    return ask.say.plain("book.place", project=project.title, number=item.number, of=of)


def film(item: Item, say: Wording) -> list[Node]:
    """The film of an essay as a link, with the words of its transcript."""
    video = getattr(item, "video", None)
    if video is None:
        return []
    key = "book.film-length" if video.duration else "book.film"
    length = {"length": str(video.duration)} if video.duration else {}
    before, after = say.plain(key, title="\0", **length).split("\0")
    link = linked([video.title or item.title], video.url)
    found: list[Node] = [element("p", before, *link, after)]
    for name, written in (
        (say("book.captions"), video.captions),
        (say("book.transcript"), video.transcript),
    ):
        if written and not FILE.fullmatch(written):
            parts = [element("p", *paragraph.split("\n")) for paragraph in written.split("\n\n")]
            found.append(boxed("details", ("Box Label", [element("p", name)]), ("Box Text", parts)))
    return found


def ends(maker: Maker, imprint: Imprint, told: frozenset[str] = frozenset()) -> list[Node]:
    """What the page of an essay has below the text; all that is known of another kind. Of those who
    are `told` of already, nothing is said again."""
    item = maker.item
    if not isinstance(item, Essay):
        return [element("div", *maker.about(), data_look=ENDS)] if item.kind != "page" else []
    parts = [*_thanks(maker), *_authors(maker, told), *_changes(maker)]
    parts += _cite(imprint, maker.ask.say)
    parts += [element("p", *line) for line in _small_print(maker, imprint)]
    return [element("div", *parts, data_look=ENDS)] if parts else []


def _thanks(maker: Maker) -> Iterator[Node]:
    item = maker.item
    for name in ("acknowledgements", "funding", "conflicts"):
        if text := getattr(item, name, ""):
            yield element("h2", maker.ask.say.plain(f"article.{name}"))
            yield element("p", text)


def _authors(maker: Maker, told: frozenset[str]) -> Iterator[Node]:
    known = [maker.ask.author(name) for name in getattr(maker.item, "authors", ())]
    new = [author for author in known if author.bio and author.name not in told]
    if new:
        yield element("h2", maker.ask.say.plain("byline.writers"))
    for author in new:
        yield element("p", f"{author.name}. {author.bio}")


def _changes(maker: Maker) -> Iterator[Node]:
    changes = getattr(maker.item, "changes", ())
    if changes:
        yield element("h2", maker.ask.say.plain("history.changed"))
        lines = (change_text(change, maker.ask.say) for change in changes)
        yield element("ul", *(element("li", line) for line in lines))


def _cite(imprint: Imprint, say: Wording) -> list[Node]:
    line = parse_html(imprint.line).children
    return [element("h2", say.plain("book.cite")), element("p", *line)] if line else []


def _small_print(maker: Maker, imprint: Imprint) -> Iterator[Sequence[Node]]:
    item = maker.item
    doi = getattr(item, "doi", "")
    terms: list[Node] = [getattr(item, "licence", "") or imprint.licence]
    if doi:
        address = f"https://doi.org/{doi}"
        terms += [" · " if terms[0] else "", *linked([address], address)]
    if any(terms):
        yield terms
    say = maker.ask.say
    if other := maker.ask.original(item):
        before, after = say.plain("book.translation", title="\0").split("\0")
        yield [before, *linked([other.title], maker.addresses.of_item(other)), after]
    if item.reviewed_by:
        yield [say.plain("history.reviewed", names=say.listed(item.reviewed_by))]
    if item.tags:
        yield [say.plain("history.tags", tags=say.listed(item.tags))]


def newest(items: Sequence[Item]) -> PartialDate | None:
    """When the last of `items` was changed or published, as far as that is known."""
    dates = [getattr(item, "updated", None) or getattr(item, "date", None) for item in items]
    return max((date for date in dates if date), default=None)
