"""Exports: an item in a form that leaves the site: Word for comments, plain Markdown, JSON."""

from __future__ import annotations

import mimetypes
import posixpath
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from labpress.articles import Article, Articles, Losses, Maker, Medium, Pictures
from labpress.articles.citing import list_of, words_of, written_in
from labpress.articles.filling import element
from labpress.articles.pictures import Draw
from labpress.articles.sources import keys_of
from labpress.citations import excerpt
from labpress.citations.styles import APA, style_text
from labpress.content import Item
from labpress.exporting.data import json_of
from labpress.exporting.front import front_matter
from labpress.exporting.house import reference_docx
from labpress.exporting.package import packed, settled
from labpress.lab import Lab
from labpress.pandoc import Pandoc
from labpress.problems import Level, Problem, in_order

WORD = frozenset((".png", ".jpg", ".jpeg", ".gif", ".bmp", ".tif", ".tiff", ".emf", ".wmf"))
"""What every Word shows. It shows an SVG only in newer versions, and only beside a picture."""
DRAWN = {".svg": "svg", ".webp": "webp"}


@dataclass(frozen=True, slots=True)
class Exported:
    """The files made, by their names, the text first; and what could not go along."""

    files: Mapping[str, bytes]
    problems: tuple[Problem, ...]

    @property
    def zipped(self) -> bytes:
        """All files in one."""
        return packed(self.files)


class Exports:
    """Exports of the `items` of an open lab: their citations are formatted in one batch.

    `url` gives an item's path on its site where the host has decided it; `draw` makes a PNG of a
    picture that Word does not show. `public` leaves out what only editors need to know.
    """

    def __init__(
        self,
        lab: Lab,
        pandoc: Pandoc,
        items: Sequence[Item],
        draw: Draw,
        url: Callable[[Item], str] | None = None,
        public: bool = False,
    ) -> None:
        self.lab = lab
        self._pandoc = pandoc
        self._word = Medium("Word", WORD, DRAWN, draw)
        self._articles = Articles(lab, pandoc, items, url, public)

    def word(self, item: Item) -> Exported:
        """`<slug>.docx`: all that the page says, in the house's style, to be commented on."""
        losses = self._articles.losses(item)
        pictures = Pictures(self.lab.settings.root, item.path, losses, self._word)
        cited = self._articles.cited(item)
        maker = self._articles.maker(
            item, losses, words_of(cited), list_of(cited), pictures.name_of, drawn=pictures.drawn
        )
        article = maker.whole()
        footer = " · ".join(part for part in (self.lab.settings.site_name, item.title) if part)
        with tempfile.TemporaryDirectory() as folder:
            reference = Path(folder, "reference.docx")
            reference.write_bytes(reference_docx(footer, article.meta["lang"]))
            made = self._asked(
                article,
                Path(folder),
                losses,
                to="docx",
                meta=article.meta,
                reference=str(reference),
                pictures=list(_kept(pictures.files, Path(folder))),
            )
        return Exported({f"{item.slug}.docx": settled(made, _day_of(item))}, _all(losses, maker))

    def markdown(self, item: Item) -> Exported:
        """`<slug>.md` in pandoc's Markdown, its bibliography and style, and its pictures."""
        losses = self._articles.losses(item)
        settings = self.lab.settings
        pictures = Pictures(settings.root, item.path, losses)
        keys = keys_of(item, self.lab, self._articles.cited(item))
        refs = [element("div", data_refs="refs")] if keys else []
        cite = written_in(set(keys))
        maker = self._articles.maker(
            item, losses, cite, refs, pictures.name_of, pictures.attach, pictures.drawn
        )
        files = {
            name: text.encode()
            for name, text in excerpt(self.lab.bib_files_of(item), settings.root, keys).items()
        }
        article = maker.bare()
        meta = front_matter(maker, article.meta, list(files))
        with tempfile.TemporaryDirectory() as folder:
            made = self._asked(article, Path(folder), losses, to="markdown", meta=meta)
        if files:
            files["style.csl"] = style_text(self.lab.style_of(item) or APA).encode()
        return Exported({f"{item.slug}.md": made, **files, **pictures.files}, _all(losses, maker))

    def data(self, item: Item) -> Exported:
        """`<slug>.json`: the item for other programs."""
        losses = self._articles.losses(item)
        cited = self._articles.cited(item)

        def picture(source: str, line: int | None) -> str:
            return self._articles.addresses.of_link(item, source) or source

        maker = self._articles.maker(item, losses, words_of(cited), list_of(cited), picture)
        text = json_of(item, self.lab, maker, cited, keys_of(item, self.lab, cited))
        return Exported({f"{item.slug}.json": text.encode()}, _all(losses, maker))

    def _asked(self, article: Article, folder: Path, losses: Losses, **request: Any) -> bytes:
        """What pandoc writes; what it says meanwhile is reported with its place."""
        out = folder / "out"
        answer = self._pandoc.ask("export", html=article.html, out=str(out), **request)
        for said in answer["log"]:
            _report(said, losses)
        return out.read_bytes()


def _kept(pictures: Mapping[str, bytes], folder: Path) -> Iterator[dict[str, str]]:
    """Each picture saved under a plain name: pandoc loses others where LANG=C."""
    for number, (name, content) in enumerate(pictures.items(), 1):
        path = folder / f"picture-{number}{posixpath.splitext(name)[1].lower()}"
        path.write_bytes(content)
        mime = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
        yield {"name": name, "path": str(path), "mime": mime}


def _report(said: Mapping[str, str], losses: Losses) -> None:
    contents = said.get("contents") or ""
    words = contents.partition("\n")[0]
    if said.get("type") == "CouldNotConvertTeXMath":
        message = f"the formula {contents} cannot be set in Word, so its TeX stands there"
        losses.say(message, "see whether a bracket is missing", words=words)
    else:
        message = said.get("message") or said.get("type") or "something went wrong"
        losses.say(f"pandoc says: {message}", "", words=words)


def _all(losses: Losses, maker: Maker) -> tuple[Problem, ...]:
    if not maker.addresses.settings.site_url:
        message = "the lab has no site_url, so links to its pages go along as words only"
        hint = "add a line such as `site_url: https://lab.example.org/`"
        losses.problems.append(Problem(Level.ADVICE, "mkdocs.yml", None, None, message, hint))
    return in_order(losses.problems)


def _day_of(item: Item) -> str:
    """The day that a Word file says it is from: the text's own, as far as it is known."""
    date = getattr(item, "updated", None) or getattr(item, "date", None)
    return f"{date.iso}-01-01"[:10] if date else "2000-01-01"
