"""`labpress/library`: opens the lab and hands its essays, items and lists to MkDocs as pages."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any, ClassVar

import jinja2
from mkdocs.config import base
from mkdocs.config import config_options as c
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import BasePlugin, CombinedEvent, event_priority, get_plugin_logger
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from labpress.catalogue.redirects import FILE as REDIRECTS
from labpress.lab import Lab, open_lab
from labpress.mkdocs_plugins.addresses import name_index_files, resolve_footer_links
from labpress.mkdocs_plugins.cite_files import cite_files
from labpress.mkdocs_plugins.compiled import Compiled
from labpress.mkdocs_plugins.crew import Crew, crew_of
from labpress.mkdocs_plugins.evidence import add_evidence
from labpress.mkdocs_plugins.exports import FORMS, add_exports
from labpress.mkdocs_plugins.heads import head_of, is_found, sitemap_facts
from labpress.mkdocs_plugins.lab_file import own_file
from labpress.mkdocs_plugins.outputs import LabFiles, Outputs
from labpress.mkdocs_plugins.page_files import make_pages
from labpress.mkdocs_plugins.pages import LabPage
from labpress.mkdocs_plugins.pictures import pictures_of, take_places_out, write_copies
from labpress.mkdocs_plugins.plainly import plainly
from labpress.mkdocs_plugins.private import add_header_files, private_of, warn_of_foreign
from labpress.mkdocs_plugins.remaking import Remaking
from labpress.mkdocs_plugins.searching import without_other_search
from labpress.mkdocs_plugins.session import Session
from labpress.mkdocs_plugins.settings import settings_from
from labpress.mkdocs_plugins.shared_values import shared_values
from labpress.mkdocs_plugins.theme import (
    offer_originals,
    warn_of_lost_blocks,
    warn_of_other_theme,
    without_unused_assets,
)
from labpress.mkdocs_plugins.visible import pass_over_hidden
from labpress.pandoc import Pandoc
from labpress.problems import Level, Problem
from labpress.site import FORMS as REDIRECT_FORMS
from labpress.site import HEADER_FORMS

log = get_plugin_logger(__name__)  # a child of "mkdocs", so that its warnings count for --strict


class LibraryConfig(base.Config):
    """It opens the lab and hands its essays, items and lists to MkDocs. It comes first."""

    HELP: ClassVar[dict[str, str]] = {
        "downloads": "Copies that each page offers: `docx` (Word, for comments), `md` (plain "
        "Markdown), `json` (data). They are not made in `serve`.",
        "essays_dir": "The folder of the essays, beside mkdocs.yml.",
        "analytics": "Who counts the views of pages, without cookies: `endpoint` (an address, or a "
        "path on this site), `name` and `about`. Without it nothing is counted.",
        "header_files": "What hosts send along with pages, such as their policy: `netlify` writes "
        "`_headers` (Netlify, Cloudflare Pages), `nginx` writes `headers.conf`, `apache` writes "
        "`.htaccess`.",
        "language": "The language of the lab's texts, as in `en-GB`; a file may say `lang`.",
        "licence": "The licence of items that name none.",
        "links": "For `labpress check --external`: `ignore`, a list of addresses not to ask (`*` "
        "stands for anything), and `archive`, the service that knows archived copies, or `no`.",
        "look": "The lab's own look: `logo`, `colour`, `accent` and `fonts`, as "
        "docs/guide/theming.md tells.",
        "plain_language": "Advice on language. `no` switches it off; or `words`, `keep`, "
        "`abbreviations` and `longest_sentence` change it.",
        "policy": "Other hosts that pages may load files from: `allow`, a list of their names. "
        "`no` writes no policy into the pages.",
        "preview": "Makes the site a preview, of what these words say: a banner on each page, "
        "and nothing for search engines. `labpress publish --preview` does it once.",
        "raw_html": "Let HTML in texts through unchecked. Only if you trust every writer.",
        "redirect_files": "Rules for old addresses beside the pages that lead on: `netlify` writes "
        "`_redirects` (Netlify, Cloudflare Pages), `nginx` writes `redirects.map`.",
        "require_approval": "Kinds of which nothing is published without `approved`, such as "
        "`[card, essay]`.",
        "stages": "The lab's own stages, each with id, word, title, question, colour and icon.",
        "time_zone": "Where the day of `publish_on` begins, such as `Europe/London`.",
        "wording": "The folder, beside mkdocs.yml, of the lab's own words for the interface: one "
        "file a language.",
    }

    analytics = c.Type(dict, default={})
    downloads = c.ListOfItems(c.Choice(tuple(FORMS)), default=[])
    essays_dir = c.Type(str, default="essays")
    header_files = c.ListOfItems(c.Choice(tuple(HEADER_FORMS)), default=[])
    language = c.Type(str, default="en-GB")
    licence = c.Type(str, default="CC BY 4.0")
    links = c.Type(dict, default={})
    look = c.Type(dict, default={})
    plain_language = c.Type((bool, dict), default=True)
    policy = c.Type((bool, dict), default={})
    preview = c.Type(str, default="")
    raw_html = c.Type(bool, default=False)
    redirect_files = c.ListOfItems(c.Choice(tuple(REDIRECT_FORMS)), default=[])
    require_approval = c.ListOfItems(c.Type(str), default=[])
    stages = c.ListOfItems(c.Type(dict), default=[])
    time_zone = c.Type(str, default="UTC")
    wording = c.Type(str, default="wording")


class LibraryPlugin(BasePlugin[LibraryConfig]):
    """Each hook is a call or two. `session` is this build's; `report` says the lab's problems."""

    session: Session

    def __init__(self) -> None:
        self.pandoc = Pandoc()
        self.serving = False
        self.keeps_policy = False
        self.opened: Lab | None = None
        self.said: frozenset[Problem] = frozenset()
        self.files = Files([])
        self.remaking: Remaking | None = None
        self.crew = Crew()
        self.outputs: Outputs | None = None

    def on_startup(self, *, command: str, dirty: bool) -> None:
        """Keeps this object, and with it pandoc's process, over the rebuilds of `serve`."""
        self.serving = command == "serve"

    @plainly
    def on_config(self, config: MkDocsConfig) -> None:
        """Opens the lab and says its problems, unless the command line has done so already."""
        lab, self.opened = self.opened, None
        settings = lab.settings if lab else settings_from(config)
        self.pandoc.memory.open(settings.root)
        if lab is None:
            lab = open_lab(settings, self.pandoc)
            for problem in lab.problems:
                report(problem)
        self.session = Session(
            lab,
            self.pandoc,
            self.serving,
            keeps_policy=self.keeps_policy,
            preview=self.config.preview,
            said=self.said,
            redirect_files=tuple(self.config.redirect_files),
        )
        self.session.private = private_of(lab, config, self.config.analytics, self.serving)
        warn_of_foreign(self.session, config)
        warn_of_other_theme(config)
        pass_over_hidden(config)
        csv = [path for path in (settings.root / REDIRECTS,) if path.is_file()]
        words = [path for path in (settings.wording_dir,) if path.is_dir()]
        watched = (
            settings.essays_dir,
            *words,
            *csv,
            *settings.own_files,
        )
        config.watch.extend(str(path) for path in watched if str(path) not in config.watch)

    @event_priority(100)  # before plugins that list files in on_files, such as redirects
    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Adds the essays and the lists, and makes every page of the lab from its Body."""
        files = LabFiles([own_file(file) for file in files], self.outputs)
        self.session.pictures = pictures_of(files, self.session.lab.settings, self.serving)
        make_pages(self.session, files, config)
        add_header_files(self.session, files, config, self.config.header_files)
        return without_other_search(without_unused_assets(files, config), config)

    @event_priority(-50)  # after the PDFs, which pages offer first
    @plainly
    def _offer_copies(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> None:
        """Makes the copies that pages offer, before any page says how many bytes they have."""
        self.session.cites = cite_files(self.session, config)
        if not self.serving:
            add_evidence(self.session, files, config)
            add_exports(self.session, files, config, self.config.downloads)

    @event_priority(-100)  # when all is there that pages are made of
    def _decide(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> None:
        """Finds the pages that are still good."""
        resolve_footer_links(config, files)
        if self.remaking and isinstance(files, LabFiles):
            self.remaking.decide(self.session, config, files, nav)
            self.crew = crew_of(self.session, config, files, self.remaking)

    on_nav = CombinedEvent(_offer_copies, _decide)

    @event_priority(50)
    def on_env(
        self, env: jinja2.Environment, *, config: MkDocsConfig, files: Files
    ) -> jinja2.Environment:
        """Gives the templates what they share: links to the lists that have something in them, and
        the words of a preview's banner."""
        self.files = files
        offer_originals(env)
        env.bytecode_cache = Compiled.of(self.session.lab.settings.root)
        warn_of_lost_blocks(env, config)
        if not config.use_directory_urls:
            name_index_files(env)
        env.globals["say"] = self.session.say()
        env.globals["is_found"] = is_found
        env.globals["sitemap_facts"] = partial(sitemap_facts, session=self.session, config=config)
        env.globals.update(shared_values(self.session, config))
        return env

    def on_page_context(
        self, context: Any, *, page: Page, config: MkDocsConfig, nav: Navigation
    ) -> Any:
        """Gives a page's template its view, and the words of its language."""
        if not isinstance(page, LabPage):
            context["head"] = head_of(page, self.session, config)
            return context
        with self.session.recording(page.record):
            context["view"] = page.view()
            context["head"] = head_of(page, self.session, config, context["view"])
        context["say"] = page.say()
        context["shown"] = page.shown()
        context["film"] = page.film
        context["sources"] = self.session.source_files.get(page.item.path, ())
        cited = self.session.cites.of(page.item.path) if self.session.cites else None
        context["cite_this"] = cited.cite_this if cited else None
        return context

    @event_priority(-200)  # what all others made of it
    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> None:
        """Keeps the page for the next build."""
        if self.remaking and isinstance(page, LabPage):
            self.remaking.made(page, output)

    @event_priority(100)  # before anything is done with the site
    def _gather(self, *, config: MkDocsConfig) -> None:
        """Brings together what several processes have made."""
        if self.remaking:
            if self.crew.told is not None:
                self.crew.tell(self.remaking.made_here)
            self.crew.gather(self.session, self.remaking)

    def _put_in_place(self, *, config: MkDocsConfig) -> None:
        """Puts in place the pages that need not be made, the files for citing them and the smaller
        copies of pictures, and takes out of photos the place where they were taken."""
        if self.remaking:
            self.remaking.put_kept(Path(config.site_dir))
        if self.session.cites:
            self.session.cites.put(Path(config.site_dir), self.outputs, self.files)
        take_places_out(self.files, self.session.lab.settings)
        if self.session.pictures:
            write_copies(self.session.pictures, config)

    on_post_build = CombinedEvent(_gather, _put_in_place)

    def on_shutdown(self) -> None:
        """Ends pandoc's process."""
        self.pandoc.close()


def report(problem: Problem) -> None:
    """Logs a problem so that MkDocs counts it: errors and warnings stop `--strict`."""
    level = log.info if problem.level is Level.ADVICE else log.warning
    level("%s", problem)
