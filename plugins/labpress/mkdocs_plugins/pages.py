"""A MkDocs page whose content is a Body parsed before MkDocs began."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from markupsafe import Markup
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import TableOfContents, get_toc
from mkdocs.utils import get_relative_url
from mkdocs.utils.meta import get_data

from labpress.content import Item
from labpress.content import Page as OrdinaryPage
from labpress.lab.foreign import is_allowed
from labpress.markdown import Heading, parse
from labpress.mkdocs_plugins.lab_file import LabFile
from labpress.mkdocs_plugins.links import Links, in_silence
from labpress.mkdocs_plugins.plainly import plainly
from labpress.mkdocs_plugins.record import LINK, NotedPictures, Record
from labpress.mkdocs_plugins.session import Session
from labpress.site import Film, Shown, content_html, film_html, with_films
from labpress.wording import Wording

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import File, Files

MakeView = Callable[[Session, Item], object]


class LabPage(Page):
    """`render` takes the lab's Body; only a text that another plugin changed is parsed again.

    `template` shows `make_view`'s answer as `view`. Marks are resolved in `render`, not later:
    feeds and hooks read the content in `on_page_content`. `record` has what the page has asked.
    """

    def __init__(
        self,
        title: str | None,
        file: File,
        config: MkDocsConfig,
        item: Item,
        session: Session,
        links: Callable[[File], Links],
        *,
        template: str,
        make_view: MakeView | None = None,
    ) -> None:
        super().__init__(title, file, config)
        self.item = item
        self._session = session
        self._links = links
        self.template = template
        self._make_view = make_view
        self.record = Record()
        self.present_anchor_ids = set(item.body.ids)  # others ask, also where this is not made

    def read_source(self, config: MkDocsConfig) -> None:
        """The text and metadata of the lab's own reading, or of a plugin that replaces it."""
        source = config.plugins.on_page_read_source(page=self, config=config)
        if source is None:
            self.markdown, self.meta = self.item.body.source, _meta(self.item)
        else:
            self.markdown, self.meta = get_data(source)
        self._name_template()

    def _name_template(self) -> None:
        if self.template:  # any other theme than ours has its main.html alone
            self.meta.setdefault("template", self.template)

    def keep(self, config: MkDocsConfig) -> None:
        """Says that what the last build made of this page is good. Others may still ask for its
        title and for what its fields say."""
        # its text, which takes longest to read, is of no use to anybody who is known to keep still
        self.markdown, self.meta = "", _meta(self.item)
        self._name_template()
        self._title_from_render = self.item.title or None
        if isinstance(self.file, LabFile):
            self.file.is_kept = True

    @property
    def is_kept(self) -> bool:
        """Whether this build need not make the page."""
        return isinstance(self.file, LabFile) and self.file.is_kept

    @plainly
    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Fills `content`, `toc` and the anchors from the Body."""
        with self._session.recording(self.record):
            self._render()

    def _render(self) -> None:
        if self.markdown != self.item.body.source:
            settings = self._session.lab.settings
            body = parse(self.markdown or "", dialect=settings.dialect, say=self.say())
            self.item = replace(self.item, body=body)
        links = self._links(self.file)
        content = content_html(
            self.item,
            self._session.ask(self.item.lang),
            self._session.citations_of(self.item),
            link=self._noted(links),
            href=self.href,
            printed=self._session.is_printed,
            math=self._session.math_in(self.item),
        )
        opened = not getattr(self.item, "image", "")
        self.content = self.shown().text(with_films(content, self.say()), first=opened)
        self.toc = _toc(self.item.body.contents)
        self._title_from_render = self.item.title or None
        self.present_anchor_ids = set(self.item.body.ids)
        self.links_to_anchors = links.anchors
        self.item.body.forget()  # until its template asks again

    def _noted(self, links: Links) -> Callable[[str], str]:
        def link(url: str) -> str:
            address = links(url)
            led = self.leads_to(url) if "#" in url else (address, ())
            self.record.note((LINK, url), led)
            self.record.is_doubtful |= not all(there for _, there in led[1])
            return address

        return link

    def leads_to(self, url: str) -> tuple[str, tuple[tuple[str, bool], ...]]:
        """Where a link of this page as it was written leads, and whether the anchors that it names
        are there, by their files. Says nothing of what is wrong with it."""
        links = self._links(self.file)
        with in_silence():
            address = links(url)
        there = (
            (f"{file.src_uri}#{anchor}", file.page is None or _has_anchor(file.page, anchor))
            for file, anchors in links.anchors.items()
            for anchor in anchors
        )
        return address, tuple(there)

    def href(self, path: str) -> str:
        """The way from this page to a path of the site."""
        return get_relative_url(path, self.file.url)

    def say(self) -> Wording:
        """The words of the interface in this page's language."""
        return self._session.say(self.item.lang)

    def shown(self) -> Shown:
        """How this page shows pictures."""
        pictures, allowed = self._session.pictures, self._session.lab.settings.allowed
        if pictures is None:
            raise RuntimeError("a page was made before its files were known")
        noted = NotedPictures(pictures.of, self.record)
        return Shown(self.file.url, noted, self.href, lambda host: is_allowed(host, allowed))

    def film(self, film: Film) -> Markup:
        """A film as this page shows it."""
        return self.shown().film(film_html(film, self.say(), self.href))

    def view(self) -> object:
        """What this page's template may know."""
        return self._make_view(self._session, self.item) if self._make_view else None


def _has_anchor(page: Page, anchor: str) -> bool:
    return page.present_anchor_ids is None or anchor in page.present_anchor_ids


def _meta(item: Item) -> dict[str, Any]:
    """Front matter as other plugins expect it: `title`, `description`, `tags`, `date`."""
    state = {"draft": item.draft, "held": item.held} if item.draft else {}
    if isinstance(item, OrdinaryPage):
        return {**item.meta, **state}
    meta: dict[str, Any] = {"title": item.title, "tags": list(item.tags)}
    meta["description"] = getattr(item, "summary", "") or getattr(item, "purpose", "")
    date = getattr(item, "date", None)
    if date is not None:
        meta["date"] = date.iso
    return {name: value for name, value in {**meta, **state}.items() if value}


def _toc(headings: tuple[Heading, ...]) -> TableOfContents:
    return get_toc([_token(heading) for heading in headings])


def _token(heading: Heading) -> Any:
    """A line of the contents in the form of Python-Markdown's toc_tokens."""
    return {
        "level": heading.level,
        "id": heading.id,
        "name": heading.name,
        "children": [_token(child) for child in heading.children],
    }
