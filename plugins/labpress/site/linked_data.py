"""Linked data: what a page says of its item to search engines, in the words of schema.org."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin

from labpress.content import Author, Card, Item, Output
from labpress.content.timeline import published, updated
from labpress.site.addresses import doi_address, outside
from labpress.site.cited_work import OTHER, cited_work, said
from labpress.site.download import Download
from labpress.site.film import Film, film_of
from labpress.site.head import about
from labpress.site.how_to import method, steps_of
from labpress.site.licence import deed_of
from labpress.site.site_file import site_file

if TYPE_CHECKING:
    from labpress.catalogue import Ask

TYPES = {
    "essay": "ScholarlyArticle",
    "toolkit": "LearningResource",
    "project": "CollectionPage",
    "survey": "Report",
    "report": "Report",
    "evidence-review": "Report",
    "video": "VideoObject",
    "dataset": "Dataset",
    "slides": "PresentationDigitalDocument",
}
MIME = {
    "PDF": "application/pdf",
    "DOCX": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "JSON": "application/json",
    "ZIP": "application/zip",
    "CSV": "text/csv",
}


@dataclass(frozen=True, slots=True)
class Place:
    """Where an item is published: the lab's name and the address of its first page, the address of
    the item's own, and that of a path on the site. Without a `site_url` all addresses are ""."""

    lab: str
    base: str
    address: str
    lang: str

    def full(self, path: str) -> str:
        """The full address of a path on the site, "" of none."""
        return urljoin(self.base, path) if self.base and path else ""


def linked_data(
    item: Item,
    ask: Ask,
    place: Place,
    image: str,
    downloads: Sequence[Download],
    cited: Iterable[Mapping[str, Any]],
) -> dict[str, Any]:
    """What is known of `item`. `image` is the full address of a picture that stands for it,
    `downloads` are the copies of its whole text."""
    first, last = published(item), updated(item)
    doi = doi_address(getattr(item, "doi", ""))
    licence = getattr(item, "licence", "")
    lab = said({"@type": "Organization", "name": place.lab, "url": place.base})
    signed = [_author(ask.author(name)) for name in getattr(item, "authors", ())]
    return said(
        {
            "@context": "https://schema.org",
            "@type": _type(item),
            "@id": place.address,
            "url": place.address,
            "headline" if item.kind == "essay" else "name": item.title,
            "description": about(item),
            "inLanguage": item.lang or place.lang,
            "datePublished": first.iso if first else "",
            "dateModified": last.iso if last and last != first else "",
            "author": signed or [lab],
            "publisher": lab,
            "isPartOf": said({"@type": "WebSite", "name": place.lab, "url": place.base}),
            "license": deed_of(licence) or licence,
            "keywords": list(item.tags),
            "identifier": doi or (item.code if isinstance(item, Card) else ""),
            "sameAs": doi,
            "version": getattr(item, "version", ""),
            "image": image,
            "encoding": [_file(one, place) for one in downloads if place.base],
            **_own(item, place, image),
            "citation": [cited_work(work) for work in cited],
        }
    )


def _type(item: Item) -> str:
    if isinstance(item, Card):
        return "HowTo" if any(steps_of(item)) else OTHER
    return TYPES.get(item.type if isinstance(item, Output) else item.kind, OTHER)


def _own(item: Item, place: Place, image: str) -> dict[str, Any]:
    """What only this kind of item has."""
    film = film_of(item)
    if isinstance(item, Card) and any(steps_of(item)):
        return method(item)
    if isinstance(item, Output) and item.type == "dataset":
        address = place.full(site_file(item, item.file)) or outside(item.url)
        known = {"@type": "DataDownload", "contentUrl": address, "encodingFormat": item.format}
        return {"distribution": [said(known)] if address else []}
    if film is None:
        return {}
    shown = _film(item, film, place, image)
    return shown if isinstance(item, Output) else {"video": {"@type": "VideoObject", **shown}}


def _film(item: Item, film: Film, place: Place, image: str) -> dict[str, Any]:
    own = getattr(item, "video", None) or item
    duration = getattr(own, "duration", None)
    first = published(item)
    return said(
        {
            "name": film.title,
            "description": about(item),
            "uploadDate": first.iso if first else "",
            "duration": duration.iso if duration else "",
            "thumbnailUrl": place.full(film.poster) or image,
            "contentUrl": place.full(film.file),
            "embedUrl": film.address if film.player else "",
        }
    )


def whole(item: Item, downloads: Iterable[Download]) -> list[Download]:
    """Those of `downloads` that have the item's text as a whole; others have its cards, or sheets
    to cut."""
    stem = f"{item.slug}."
    return [file for file in downloads if file.path.rpartition("/")[2].startswith(stem)]


def _file(download: Download, place: Place) -> dict[str, str]:
    """A copy to take away."""
    return said(
        {
            "@type": "MediaObject",
            "name": download.label,
            "contentUrl": place.full(download.path),
            "encodingFormat": MIME.get(download.format, ""),
        }
    )


def _author(author: Author) -> dict[str, Any]:
    """A name of which nothing is known may be a person's or not, so it is called neither."""
    kinds = {"person": "Person", "organisation": "Organization"}
    record = f"https://orcid.org/{author.orcid}" if author.orcid else ""
    return said(
        {
            "@type": kinds.get(author.kind, "Thing"),
            "name": author.name,
            "url": outside(author.url),
            "sameAs": record,
        }
    )
