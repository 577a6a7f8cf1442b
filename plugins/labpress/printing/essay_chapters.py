"""Essay chapters: one text of a lab as plain data for the template, with its pictures."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from labpress.articles import Articles, Losses, Maker, Medium, Pictures
from labpress.articles.citing import list_of, words_of
from labpress.articles.filling import Node
from labpress.articles.terms import noted as explained
from labpress.citations import Formatted
from labpress.citations.noting import is_raised, noted
from labpress.content import Essay, Item
from labpress.lab import Lab
from labpress.lab.own_works import OwnWork, own_works
from labpress.pandoc import Pandoc
from labpress.printing.essay_ends import Imprint, ends, film, title_block
from labpress.printing.essay_fit import numbered
from labpress.printing.essay_links import settled
from labpress.printing.essay_runs import Lettered
from labpress.printing.essay_tree import Tree
from labpress.printing.essay_words import written_in
from labpress.printing.fonts.own import OwnFonts, own_fonts
from labpress.printing.pages import refused
from labpress.printing.paper import in_words, permanent
from labpress.wording import Wording

FORMS = {
    ".png": "png", ".jpg": "jpg", ".jpeg": "jpg", ".gif": "gif", ".svg": "svg", ".webp": "webp",
}  # fmt: skip
"""The pictures that paper shows."""
PICTURE = '#set document(title: "Probe")\n#image("picture", format: "{form}", alt: "x")\n'


@dataclass(frozen=True)
class Chapter:
    """One text as the template takes it, with its pictures by the names of their files."""

    item: Item
    data: dict[str, Any]
    pictures: Mapping[str, bytes]
    formulas: Sequence[dict[str, Any]]
    losses: Losses


class Chapters:
    """The texts of `items`; see `Essays` for what the other parts are."""

    def __init__(
        self,
        lab: Lab,
        pandoc: Pandoc,
        items: Sequence[Item],
        url: Callable[[Item], str] | None,
        public: bool,
        preview: bool,
    ) -> None:
        if preview:  # its pages will go, and so no address leads to them
            lab = replace(lab, settings=replace(lab.settings, site_url=""))
        self._settings, self._tables = lab.settings, lab.tables
        self._articles = Articles(lab, pandoc, items, url, public)
        self._pandoc, self._items = pandoc, items

    def of(self, item: Item, prefix: str = "", told: frozenset[str] = frozenset()) -> Chapter:
        """The text of `item`; `prefix` keeps its names from those of a book's other chapters, which
        have `told` of those who wrote it."""
        losses = self._articles.losses(item)
        pictures = Pictures(self._settings.root, item.path, losses, MEDIUM)
        cited = self._articles.cited(item)
        maker = self._articles.maker(
            item, losses, words_of(cited), list_of(cited), pictures.name_of, drawn=pictures.drawn
        )
        nodes = self._nodes(maker, told)
        kept = {name: f"{prefix}{n}{_ending(name)}" for n, name in enumerate(pictures.files)}
        tree = Tree(
            nodes,
            losses,
            kept,
            own=self.own,
            prefix=prefix,
            home=self._home,
            lettered=_lettered(cited),
        )
        address = self.address(item)
        head = title_block(item, maker.ask)
        blocks = settled(tree.blocks(nodes))
        numbered(blocks)
        data = {
            "head": {name: tree.words.text(text) for name, text in head.items()},
            "blocks": blocks,
            "address": in_words(address).rstrip("/"),
            **written_in(self.language(item)),
        }
        tree.words.say_missing()
        files = {kept[name]: content for name, content in pictures.files.items()}
        return Chapter(item, data, files, tree.words.formulas, losses)

    def opening(self, item: Item) -> Chapter:
        """What a book is about: its title and what stands under it are on the cover already."""
        made = self.of(item, "0-")
        title = self.say(item).plain("book.about")
        head = dict.fromkeys(made.data["head"], "") | {"title": title}
        return replace(made, data={**made.data, "head": head})

    def address(self, item: Item) -> str:
        """The address of an item's page, if it will stay."""
        address = self._articles.addresses.of_item(item)
        return address if permanent(address) else ""

    @property
    def own(self) -> OwnFonts:
        """The lab's own fonts."""
        return own_fonts(self._settings.fonts)

    def language(self, item: Item) -> str:
        """The language of an item's text."""
        return item.lang or self._settings.language

    def say(self, item: Item) -> Wording:
        """The words of the interface in the language of an item's text."""
        return self._tables.wording(self.language(item))

    def _nodes(self, maker: Maker, told: frozenset[str]) -> list[Node]:
        """All that a reader without the site needs."""
        item, settings = maker.item, self._settings
        own = self._works.get(item.path)
        imprint = Imprint(settings.licence, own.line if own else "")
        below = ends(maker, imprint, told)
        above = [*maker.opening(), *film(item, maker.ask.say)]
        text = explained(maker.text(), item, maker.ask)
        return maker.repaired([*above, *text, *maker.references(), *below])

    @cached_property
    def _works(self) -> Mapping[str, OwnWork]:
        essays = [item for item in self._items if isinstance(item, Essay)]
        lab, ask = self._articles.lab, self._articles.ask
        return own_works(lab, essays, ask, self.address, self._pandoc)

    @property
    def _home(self) -> str:
        url = self._settings.site_url
        return url and url.rstrip("/") + "/"


def _lettered(cited: Formatted) -> Lettered:
    """Which notes of a text have letters."""
    if any(map(is_raised, cited.citations)):
        return "all"
    return "paper" if any(noted(html).note for html in cited.citations) else ""


def _ending(name: str) -> str:
    return posixpath.splitext(name)[1].lower()


def _checked(content: bytes, form: str) -> bytes:
    """`content` if Typst can show it."""
    return b"" if refused(PICTURE.format(form=form), content) else content


MEDIUM = Medium("paper", frozenset(), FORMS, _checked, ending="")
