"""MkDocs as our own commands use it: mkdocs.yml read, the site built or served, in plain words."""

from __future__ import annotations

import logging
import os
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeGuard

from jinja2 import TemplateError, TemplateSyntaxError
from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException

from labpress.lab import Lab, Settings
from labpress.mkdocs_plugins.crew import Crew
from labpress.mkdocs_plugins.library import LibraryPlugin
from labpress.mkdocs_plugins.outputs import IN_LAB as OUTPUTS
from labpress.mkdocs_plugins.outputs import Outputs
from labpress.mkdocs_plugins.remaking import IN_LAB as PAGES
from labpress.mkdocs_plugins.remaking import Remaking
from labpress.mkdocs_plugins.serving import Serving
from labpress.mkdocs_plugins.session import LIBRARY
from labpress.mkdocs_plugins.settings import settings_from
from labpress.mkdocs_plugins.sources import sources_of
from labpress.mkdocs_plugins.strangers import others, strangers
from labpress.objects import Objects
from labpress.pandoc import Pandoc
from labpress.problems import LabpressError, Problem, SettingsError

# Material and ProperDocs print a notice on the future of MkDocs at each build; it is for
# maintainers, not for writers. Both read their switch when a build loads them.
QUIET = {"NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "true"}


def read_settings(config_file: Path) -> Settings:
    """The lab's settings from its mkdocs.yml. Raises SettingsError."""
    with _in_plain_words():
        return settings_from(_load(config_file))


@dataclass(frozen=True)
class Looked:
    """What can be known of a site before its lab is read: where it goes, the files and folders it
    is made from, and who has a say in its pages or at all besides (see `strangers`)."""

    site: Path
    settings: Settings
    sources: tuple[Path, ...]
    strangers: tuple[str, ...]
    others: tuple[str, ...]
    time_zone: str

    @property
    def is_alone(self) -> bool:
        """Whether nobody and nothing else has a say in the site, such as a file on the web."""
        return not (self.strangers or self.others or self.settings.remote)


def look_at(config_file: Path) -> Looked:
    """What mkdocs.yml says of the site. Raises SettingsError."""
    with _in_plain_words():
        config = _load(config_file)
        settings = settings_from(config)
        return Looked(
            Path(config.site_dir),
            settings,
            sources_of(config, settings),
            strangers(config),
            others(config),
            config.plugins[LIBRARY].config["time_zone"],
        )


def build_site(
    config_file: Path,
    to: Path,
    lab: Lab,
    pandoc: Pandoc,
    said: Iterable[Problem],
    *,
    strict: bool,
    preview: str = "",
    serving: Serving | None = None,
    cache: bool = True,
    **settings: Any,
) -> Remaking | None:
    """Builds the whole site of an open lab into the folder `to`, which may hold an earlier one; as
    a preview, if its banner has words; for its writer, with drafts, while `serving`. `settings`
    are MkDocs' own and stand instead of those in mkdocs.yml; the problems that have been `said` are
    not said again.

    With `cache` only pages are made that are no longer as they were in the last build, and what is
    given back knows which and why; None where every page was made, since somebody else has a say in
    them (see `strangers`). Raises LabpressError when MkDocs or a plugin stops, and with `strict` on
    their warnings.
    """
    with _in_plain_words():
        config = _load(config_file, site_dir=str(to), strict=strict, **settings)
        library = config.plugins[LIBRARY]
        assert isinstance(library, LibraryPlugin)  # its name is ours
        library.opened, library.pandoc, library.said = lab, pandoc, frozenset(said)
        library.config.preview = preview or library.config.preview
        remaking = _remaking(config, lab, repr((preview, bool(serving), settings)), cache=cache)
        library.remaking = remaking
        library.outputs = remaking.outputs if remaking else None
        try:
            with _running(config, serving), _no_word_of_dirt(), _among_others(library):
                url = serving.url if serving else None
                mkdocs_build(config, serve_url=url, dirty=remaking is not None)
        finally:
            # MkDocs keeps the plugin for as long as its process lasts, and may build without us
            library.remaking, library.outputs, library.crew = None, None, Crew()
        if remaking and remaking.outputs:
            remaking.outputs.finish()
    return remaking


def _remaking(config: MkDocsConfig, lab: Lab, name: str, *, cache: bool) -> Remaking | None:
    """What is known of earlier builds with the same options, as far as it can be trusted."""
    to, root = Path(config.site_dir), lab.settings.root
    known = cache and not others(config)
    outputs = Outputs(to, Objects(root / OUTPUTS)) if known else None
    if outputs is None:
        shutil.rmtree(to, ignore_errors=True)  # an earlier build, which MkDocs may leave as it is
    if not cache or strangers(config):
        return None
    return Remaking(Objects(root / PAGES), name, outputs)


@contextmanager
def _among_others(library: LibraryPlugin) -> Iterator[None]:
    """When a process fails that makes some of the pages, it ends and lets the first one know; when
    that one fails, all end."""
    try:
        with _in_plain_words():
            yield
    except BaseException as error:
        if library.crew.told is not None:
            library.crew.tell({}, str(error) or type(error).__name__)
        library.crew.dismiss()
        raise


@contextmanager
def _no_word_of_dirt() -> Iterator[None]:
    """MkDocs warns of builds of changed pages only, since by itself it does not know what a page is
    made of. `Remaking` does."""
    log = logging.getLogger(mkdocs_build.__module__)
    log.addFilter(_is_not_dirt)
    try:
        yield
    finally:
        log.removeFilter(_is_not_dirt)


def _is_not_dirt(record: logging.LogRecord) -> bool:
    return not str(record.msg).startswith("A 'dirty' build")


@contextmanager
def _running(config: MkDocsConfig, serving: Serving | None) -> Iterator[None]:
    """The plugins at work: for this build alone, or for as long as `serving` lasts."""
    if serving:
        serving.begin(config)
        yield
        return
    config.plugins.on_startup(command="build", dirty=False)
    try:
        yield
    finally:
        config.plugins.on_shutdown()


def served_settings(config_file: Path, serving: Serving) -> Settings:
    """The settings of a lab that is seen at a local address. Raises SettingsError."""
    with _in_plain_words():
        return serving.settings(_load(config_file))


def _load(config_file: Path, **options: Any) -> MkDocsConfig:
    if not config_file.is_file():
        raise SettingsError(
            f"there is no {config_file} (go to the lab's folder, or name it with -f)"
        )
    os.environ.update(QUIET)
    config = load_config(str(config_file), **options)
    if LIBRARY not in config.plugins:
        raise SettingsError(
            f"{config_file.name}: plugins: {LIBRARY} is missing (add `- {LIBRARY}`)"
        )
    return config


@contextmanager
def _in_plain_words() -> Iterator[None]:
    """MkDocs' own errors as ours. It has logged the details by then."""
    try:
        yield
    except TemplateError as error:
        place = f"{error.name or 'a template'}:{error.lineno}" if _has_line(error) else "a template"
        raise LabpressError(f"{place}: {error.message} (correct the theme's template)") from error
    except MkDocsException as error:
        raise LabpressError(str(error) or "MkDocs stopped; see the lines above") from error


def _has_line(error: TemplateError) -> TypeGuard[TemplateSyntaxError]:
    return isinstance(error, TemplateSyntaxError)


def log_to(handler: logging.Handler, level: int) -> None:
    """Sends what MkDocs and its plugins log to `handler`, from `level` up."""
    logger = logging.getLogger("mkdocs")
    logger.handlers[:] = [handler]
    logger.setLevel(level)
    logger.propagate = False
