"""The pages that no file of a lab stands for: lists, stages, and those of authors, tags, series."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from labpress import site
from labpress.catalogue import Group
from labpress.content import Item, Stage, said_stage
from labpress.mkdocs_plugins.pages import MakeView
from labpress.mkdocs_plugins.session import Session
from labpress.site import FOLDERS, LISTS, groups_title, list_template_of, stage_path
from labpress.site.lists import list_title
from labpress.site.paging import page_paths, page_title
from labpress.wording import Wording

if TYPE_CHECKING:
    from mkdocs.structure.files import File


@dataclass(frozen=True)
class ListPage:
    """A page made of what the lab has. A file of the lab's own at its place gives its opening.
    `number` is above 1 for what goes on from a page before: a search need not find it."""

    title: str
    template: str
    make_view: MakeView
    number: int = 1


def list_pages(session: Session) -> dict[str, ListPage]:
    """Each such page by the folder in which it stands, such as `tags/evidence/`."""
    return dict(_pages(session))


def list_page_of(file: File, pages: dict[str, ListPage]) -> ListPage | None:
    """The page that MkDocs' file gives its opening to, or stands for."""
    folder, _, name = file.dest_uri.rpartition("/")
    return pages.get(f"{folder}/") if name == "index.html" else None


def paged(
    folder: str,
    total: int,
    title: str,
    template: str,
    make_view: Callable[..., object],
    say: Wording,
) -> Iterator[tuple[str, ListPage]]:
    """The pages of a list of `total` items, by their folders. `make_view` takes the `number`."""
    for number, path in enumerate(page_paths(folder, total), 1):
        view = partial(make_view, number=number)
        yield path, ListPage(page_title(title, number, say), template, view, number)


def _pages(session: Session) -> Iterator[tuple[str, ListPage]]:
    ask = session.ask()
    for kind, path in LISTS.items():
        view = partial(_list_view, kind=kind)
        title, template = list_title(kind, ask), list_template_of(kind)
        yield from paged(path, len(ask.all(kind)), title, template, view, ask.say)
    for stage in session.lab.settings.stages:
        view = partial(_stage_view, stage=stage)
        total = len(ask.cards_of_stage(stage)) + len(ask.essays_of_stage(stage))
        path, title = stage_path(stage.id), said_stage(stage, ask.say).title
        yield from paged(path, total, title, "stage.html", view, ask.say)
    if session.lab.statement:
        title = session.say()("statement.title")
        yield "accessibility/", ListPage(title, "statement.html", _statement_view)
    for by, path in FOLDERS.items():
        groups = ask.groups(by)
        if groups:
            view = partial(_groups_view, by=by)
            yield path, ListPage(groups_title(by, ask), "groups.html", view)
        for group in groups:
            view = partial(_group_view, group=group)
            total = len(group.items)
            yield from paged(group.path, total, group.name, "group.html", view, ask.say)


def _list_view(session: Session, item: Item, kind: str, number: int) -> object:
    downloads = session.downloads.get(LISTS[kind], ())
    return site.list_view(kind, session.ask(), session.features, downloads, number)


def _stage_view(session: Session, item: Item, stage: Stage, number: int) -> object:
    downloads = session.downloads.get(stage_path(stage.id), ())
    return site.stage_view(stage, session.ask(), session.features, downloads, number)


def _statement_view(session: Session, item: Item) -> object:
    statement, settings = session.lab.statement, session.lab.settings
    assert statement  # else there is no such page
    return site.statement_view(statement, settings.site_name, settings.site_url, session.ask().say)


def _groups_view(session: Session, item: Item, by: str) -> object:
    return site.groups_view(by, session.ask())


def _group_view(session: Session, item: Item, group: Group, number: int) -> object:
    ask = session.ask()
    found = ask.group(group.by, group.name) or group
    return site.group_view(found, ask, session.features, number)
