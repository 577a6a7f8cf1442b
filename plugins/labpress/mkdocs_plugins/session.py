"""One build's shared state: the open lab and what each plugin adds to it, found by name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml
from mkdocs.exceptions import PluginError

from labpress.catalogue import Ask, Citing
from labpress.citations import Formatted
from labpress.content import Item
from labpress.lab import Lab
from labpress.lab.evidence import Work, evidence
from labpress.markdown import Body
from labpress.markdown.formulas import Formula
from labpress.mkdocs_plugins.record import PRINTED, Record, noticing
from labpress.pandoc import Pandoc
from labpress.problems import Problem
from labpress.site import Download, Features, Pictures
from labpress.site.head import FeedLink, SharingPicture
from labpress.wording import Wording

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import File
    from mkdocs.structure.pages import Page

    from labpress.mkdocs_plugins.cite_files import CiteFiles
    from labpress.mkdocs_plugins.private import Private

LIBRARY = "labpress/library"


@dataclass
class Session:
    """A build in progress. Made by `labpress/library`; the other plugins add what is theirs.

    `serving`: its writer looks at it, and `keeps_policy` if pages have their policy even then.
    `files` has MkDocs' file of each item by the item's path; `formatted` the citations of each
    page, None while no plugin formats any; `downloads` the files that each page offers, by the
    path of its item, or for a list by its address on a site of folders (`cards/`); `preview` the
    words of the banner, "" for the site itself; `said` the problems that the command line has
    reported, so that none is said twice; `redirect_files` the hosts that get rules for old
    addresses; `bundles` the text of the style sheet and of the script of all pages, by path;
    `private` what pages may ask of other hosts; `pictures` those of this build, once its files are
    known; `shared` the picture of each page where its link is sent, by the path of the page's
    source; `feeds` the feeds with the folder whose page each belongs to, "" for every page;
    `has_data` whether the catalogue is published as data; `cites` how the pages of works are to be
    cited; `kept` the pages that this build need not make; `has_evidence` whether there is a page of
    all that is cited, `source_files` what each item cites as files, by its path.
    """

    lab: Lab
    pandoc: Pandoc
    serving: bool
    keeps_policy: bool = False
    features: Features = field(default_factory=Features)
    files: dict[str, File] = field(default_factory=dict)
    formatted: dict[str, Formatted] | None = None
    downloads: dict[str, tuple[Download, ...]] = field(default_factory=dict)
    preview: str = ""
    said: frozenset[Problem] = frozenset()
    redirect_files: tuple[str, ...] = ()
    bundles: dict[str, str] = field(default_factory=dict)
    shared: dict[str, SharingPicture] = field(default_factory=dict)
    feeds: list[tuple[str, FeedLink]] = field(default_factory=list)
    has_data: bool = False
    private: Private | None = None
    pictures: Pictures | None = None
    has_evidence: bool = False
    source_files: dict[str, tuple[Download, ...]] = field(default_factory=dict)
    kept: list[Page] = field(default_factory=list)
    cites: CiteFiles | None = None
    _placed: dict[str, list[int]] = field(default_factory=dict)
    _known_feeds: int = 0
    _changed: dict[str, tuple[Body, Formatted | None]] = field(default_factory=dict)
    _record: Record | None = None

    def ask(self, lang: str = "") -> Ask:
        """A new door to the other items, for one page in that language (else the lab's)."""
        lab, stages = self.lab, self.lab.settings.stages
        say, drafts = self.say(lang), self.serving
        ask = Ask(
            lab.catalogue,
            stages,
            self.url,
            drafts=drafts,
            authors=lab.authors,
            say=say,
            purposes=lab.settings.good_for,
            lang=lab.settings.language,
            behind=lab.behind,
        )
        if self._record is not None:
            self._record.of(ask)
        return ask

    @contextmanager
    def recording(self, record: Record) -> Iterator[None]:
        """While it lasts, a page is made: what is asked is written down in its `record`."""
        self._record, before = record, self._record
        try:
            with noticing(record):
                yield
        finally:
            self._record = before

    def say(self, lang: str = "") -> Wording:
        """The words of the interface for a page in that language (else the lab's)."""
        return self.lab.tables.wording(lang)

    @property
    def asking(self) -> dict[str, object]:
        """What all templates know of the policy, and of who counts. In `mkdocs serve` pages have no
        policy, since MkDocs' own script reloads them; neither in `serve` nor in previews is
        counted."""
        policed = self.keeps_policy or not self.serving
        policy = self.private.policy if self.private and policed else None
        away = self.serving or self.preview or not self.private
        counting = None if away or not self.private else self.private.counting
        return {"policy": policy.meta if policy else "", "counting": counting}

    def url(self, item: Item) -> str:
        """The item's path on this site, as MkDocs decided it."""
        return self.files[item.path].url

    def citations_of(self, item: Item) -> Formatted | None:
        """The page's citations; made afresh if another plugin has changed the page's text."""
        known = self.lab.item_at(self.lab.settings.root / item.path)
        if self.formatted is None or known is None or known.body is item.body:
            return (self.formatted or {}).get(item.path)
        body, formatted = self._changed.get(item.path, (None, None))
        if body is not item.body:  # a view asks again for what rendering has just asked
            formatted = self._format({item.path: item.body}).get(item.path)
            self._changed[item.path] = (item.body, formatted)
        return formatted

    def works_cited(self, item: Item) -> list[Mapping[str, Any]]:
        """The references of the page, as CSL items."""
        made = self.citations_of(item)
        keys = [one.key for one in made.references] if made else []
        return [self.lab.bibliography[key].csl for key in keys if key in self.lab.bibliography]

    def math_in(self, item: Item) -> Mapping[Formula, str]:
        """The formulas of the page's text, as the page shows them."""
        return self.lab.math_in(item.body, self.pandoc)

    @cached_property
    def citings(self) -> Mapping[str, tuple[Citing, ...]]:
        """Who cites each work, by citekey, as far as the site shows them."""
        return self.ask().citings()

    @cached_property
    def evidence(self) -> tuple[Work, ...]:
        """Every work that is cited, once the citations of all pages are formatted."""
        citings = self.citings
        there = {
            key: tuple(one for one in own if one.source.path in self.files)
            for key, own in citings.items()
        }
        cited = {key: own for key, own in there.items() if own}
        return evidence(self.lab, cited, self.formatted or {}, self.pandoc)

    def format_all(self) -> None:
        """Formats the citations of every page in one batch."""
        self.formatted = self.lab.format_citations(self.pandoc)

    def feeds_of(self, folder: str) -> list[FeedLink]:
        """The feeds that the page in `folder` tells of, in their order: those of everything, and
        its own."""
        for n in range(self._known_feeds, len(self.feeds)):
            self._placed.setdefault(self.feeds[n][0], []).append(n)
        self._known_feeds = len(self.feeds)
        own = {*self._placed.get("", ()), *self._placed.get(folder, ())}
        return [self.feeds[n][1] for n in sorted(own)]

    def is_printed(self, path: str) -> bool:
        """Whether the page of the item at `path` offers it on paper."""
        found = any(file.format == "PDF" for file in self.downloads.get(path, ()))
        if self._record is not None:
            self._record.note((PRINTED, path), found)
        return found

    def switch_on(self, **features: bool) -> None:
        """Says that a plugin is there, so that pages show what it gives."""
        self.features = replace(self.features, **features)

    def _format(self, bodies: Mapping[str, Body]) -> dict[str, Formatted]:
        return self.lab.format_citations(self.pandoc, dict(bodies))


def find_session(config: MkDocsConfig, plugin: str) -> Session:
    """The open lab, for the plugin of that name.

    Raises PluginError, with the line of mkdocs.yml to add or move, if `labpress/library` is
    missing or comes later.
    """
    names = list(config.plugins)
    if LIBRARY not in names:
        place = _place(config, plugin)
        raise PluginError(f"{place}: {plugin} needs {LIBRARY} (add `- {LIBRARY}` above this line)")
    if names.index(LIBRARY) > names.index(plugin):
        place, to = _place(config, LIBRARY), _place(config, plugin)
        raise PluginError(f"{place}: {plugin} needs {LIBRARY} first (move this line above {to})")
    return _session(config)


def kept_pages(config: MkDocsConfig) -> Sequence[Page]:
    """The pages that this build took from the last, for who asks when all are there, wherever in
    mkdocs.yml it stands."""
    return _session(config).kept if LIBRARY in config.plugins else ()


def _session(config: MkDocsConfig) -> Session:
    session: Session = config.plugins[LIBRARY].session  # type: ignore[attr-defined]  # our own plugin
    return session


def _place(config: MkDocsConfig, plugin: str) -> str:
    """Where a plugin stands in mkdocs.yml, as `mkdocs.yml:12`."""
    path = Path(config.config_file_path)
    line = _line_of(path.read_text("utf-8"), plugin)
    return f"{path.name}:{line}" if line else path.name


def _line_of(text: str, plugin: str) -> int | None:
    """The line of an entry of `plugins:`, read from the node tree so that tags do not matter."""
    root = yaml.compose(text, Loader=yaml.SafeLoader)
    if not isinstance(root, yaml.MappingNode):
        return None
    short = plugin.removeprefix("labpress/")
    for key, value in root.value:
        if key.value == "plugins":
            for node in _scalars(value):
                if node.value in (plugin, short):
                    return int(node.start_mark.line) + 1
    return None


def _scalars(node: yaml.Node) -> list[yaml.ScalarNode]:
    """The names in a list or mapping of plugins, in order."""
    if isinstance(node, yaml.ScalarNode):
        return [node]
    if isinstance(node, yaml.MappingNode):
        return [key for key, _ in node.value if isinstance(key, yaml.ScalarNode)]
    return [found for child in node.value for found in _scalars(child)]
