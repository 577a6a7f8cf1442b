"""Essays on paper: a text with all that its page holds as a PDF; a project or series as a book."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from labpress.content import Item, PartialDate
from labpress.lab import Lab
from labpress.pandoc import Pandoc
from labpress.printing.essay_chapters import Chapter, Chapters
from labpress.printing.essay_ends import newest
from labpress.printing.essay_fit import fitted, pages_of
from labpress.printing.essay_pages import A4, Page
from labpress.printing.essay_words import words_for, written_in
from labpress.printing.formulas import codes_of, fill_in
from labpress.printing.pages import Set, Typesetter, families
from labpress.printing.paper import in_words
from labpress.printing.printed import Printed
from labpress.printing.store import store_of
from labpress.printing.typesetting import seconds
from labpress.problems import Level, Problem, in_order

TEMPLATE = "essay.typ"


class Essays:
    """What can be printed of `items`, any of which has a text; their citations are formatted in one
    batch. `url` gives an item's path on its site where the host has decided it; `public` leaves out
    what only editors need to know; a `preview` prints no address of its pages, since they will go.
    What may not be published must not be among the items. What has been made is kept in the lab's
    store."""

    def __init__(
        self,
        lab: Lab,
        pandoc: Pandoc,
        items: Sequence[Item],
        url: Callable[[Item], str] | None = None,
        *,
        public: bool = False,
        preview: bool = False,
        page: Page = A4,
    ) -> None:
        self._settings, self._pandoc, self._page = lab.settings, pandoc, page
        self._store = store_of(lab.settings.root)
        self._chapters = Chapters(lab, pandoc, items, url, public, preview)

    def essay(self, item: Item) -> Printed:
        """One text, on pages of its own."""
        chapter = self._chapters.of(item)
        authors = list(getattr(item, "authors", ())) or [self._settings.site_name]
        description = chapter.data["head"]["standfirst"]
        named = {"title": item.title, "description": description, "authors": authors}
        return self._printed([chapter], named, item, newest([item]), None)

    def book(
        self,
        title: str,
        essays: Sequence[Item],
        owner: Item,
        subtitle: str = "",
        opening: Item | None = None,
    ) -> Printed:
        """`essays` as the chapters of one book, with a cover and contents. The book belongs to the
        page of `owner`; the text of `opening` stands before the first chapter."""
        chapters = [] if opening is None else [self._chapters.opening(opening)]
        names: list[str] = []
        for n, item in enumerate(essays, 1):
            chapters.append(self._chapters.of(item, f"{n}-", frozenset(names)))
            names += [name for name in getattr(item, "authors", ()) if name not in names]
        cover = {
            "title": title,
            "subtitle": subtitle,
            "lab": self._settings.site_name,
            "byline": self._chapters.say(owner).listed(names),
            "years": _years(essays),
            "licence": self._settings.licence,
            "address": in_words(self._chapters.address(owner)).rstrip("/"),
        }
        authors = names or [self._settings.site_name]
        named = {"title": title, "description": subtitle, "authors": authors}
        return self._printed(chapters, named, owner, newest(essays), cover)

    def _printed(
        self,
        chapters: Sequence[Chapter],
        named: Mapping[str, Any],
        owner: Item,
        date: PartialDate | None,
        cover: Mapping[str, str] | None,
    ) -> Printed:
        self._set_formulas(chapters)
        job = {
            **named,
            "lab": self._settings.site_name,
            "words": self._words(owner),
            "page": self._page.numbers,
            "families": families(self._chapters.own),
            "cover": cover,
            **written_in(self._chapters.language(owner)),
        }
        pictures = {name: file for one in chapters for name, file in one.pictures.items()}
        made = self._set(job, [chapter.data for chapter in chapters], pictures, seconds(date))
        problems = [problem for one in chapters for problem in one.losses.problems]
        problems += [
            Problem(Level.ERROR, owner.path, None, None, f"on paper: {words}")
            for words in made.complaints
        ]
        return Printed(made.pdf, pages_of(made), in_order(set(problems)))

    def _set(
        self,
        job: Mapping[str, Any],
        chapters: Sequence[Mapping[str, Any]],
        pictures: Mapping[str, bytes],
        timestamp: int,
    ) -> Set:
        """The pages of `chapters`, each of which is first set for itself to see how it fits."""
        typesetter = Typesetter(self._chapters.own, self._store)

        def pages(*parts: Mapping[str, Any], cover: Any = None) -> Set:
            whole = {**job, "cover": cover, "chapters": parts}
            return typesetter.set(TEMPLATE, whole, pictures, timestamp)

        looks = [fitted(lambda look, c=chapter: pages({**c, **look})) for chapter in chapters]  # type: ignore[misc]  # mypy cannot infer it
        parts = [{**chapter, **look} for chapter, look in zip(chapters, looks, strict=True)]
        return pages(*parts, cover=job["cover"])

    def _set_formulas(self, chapters: Sequence[Chapter]) -> None:
        """Fills in what pandoc makes of the formulas; what it cannot read is said."""
        asked = [(run["tex"], run["block"]) for one in chapters for run in one.formulas]
        codes = codes_of(asked, self._pandoc)
        for chapter in chapters:
            for run in fill_in(chapter.formulas, codes):
                chapter.losses.say(
                    f"the formula {run['tex']} cannot be set on paper, so its TeX stands there",
                    "see whether a bracket is missing",
                    words=run["tex"].partition("\n")[0],
                )

    def _words(self, item: Item) -> dict[str, str]:
        return words_for(self._chapters.say(item))


def _years(essays: Sequence[Item]) -> str:
    dates = [date for item in essays if (date := getattr(item, "date", None))]
    return "–".join(dict.fromkeys(str(f(dates).year) for f in (min, max))) if dates else ""
