"""Serving: what lasts over the builds of one `labpress serve`: its address, plugins and hooks."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from mkdocs.config.config_options import Hooks
from mkdocs.config.defaults import MkDocsConfig

from labpress.lab import Settings
from labpress.mkdocs_plugins.library import LibraryPlugin
from labpress.mkdocs_plugins.session import LIBRARY, find_session
from labpress.mkdocs_plugins.settings import settings_from
from labpress.mkdocs_plugins.sources import sources_of


class Serving:
    """The builds of one `serve`. Each plugin is started once and ended once, as MkDocs does it.

    `address` is where all is listened for, such as `127.0.0.1:8000`; `url` the site's own address
    there, with the path of `site_url`. `sources` are the files and folders it is made from,
    `output` is where `labpress publish` would put it.
    """

    def __init__(self, address: str) -> None:
        self.address = address
        self.url = f"http://{address}/"
        self.sources: tuple[Path, ...] = ()
        self.output: Path | None = None
        self._asked: list[Path] = []
        self._started: list[Callable[..., Any]] = []
        self._config: MkDocsConfig | None = None

    def settings(self, config: MkDocsConfig) -> Settings:
        """Those of a lab that is seen here; the address and the sources are then known."""
        path = urlsplit(config.site_url or "/").path.strip("/")
        self.url = config.site_url = f"http://{self.address}/{path}/" if path else self._front
        settings = settings_from(config)
        self.output = Path(config.site_dir)
        self.sources = (*sources_of(config, settings), *self._asked)
        return settings

    def begin(self, config: MkDocsConfig) -> None:
        """Starts the plugins and hooks that have not been started yet, and lets them name what they
        want to have watched."""
        self._config = config
        config.site_url = self.url
        for start in self._new(config, "startup"):
            start(command="serve", dirty=False)
        for name in self._new(config, "serve"):
            name(_Watching(self._asked), config=config, builder=None)
        _keep_policy(config, True)

    def pages(self) -> dict[str, str]:
        """The file that the last build made of each item or page, by the path of its source."""
        if self._config is None:
            return {}
        files = find_session(self._config, LIBRARY).files
        return {path: file.dest_uri for path, file in files.items()}

    def end(self) -> None:
        """Ends the plugins. MkDocs would give the same ones to another build of this process."""
        if self._config:
            _keep_policy(self._config, False)
            self._config.plugins.on_shutdown()

    @property
    def _front(self) -> str:
        return f"http://{self.address}/"

    def _new(self, config: MkDocsConfig, event: str) -> list[Callable[..., Any]]:
        found = [hook for hook in config.plugins.events[event] if hook not in self._started]
        self._started += found
        return found


def _keep_policy(config: MkDocsConfig, keep: bool) -> None:
    library = config.plugins[LIBRARY]
    assert isinstance(library, LibraryPlugin)  # its name is ours
    library.keeps_policy = keep


class _Watching:
    """What plugins may ask of MkDocs' server in `on_serve`."""

    def __init__(self, asked: list[Path]) -> None:
        self._asked = asked

    def watch(self, path: str, func: object = None, *, recursive: bool = True) -> None:
        """Has a file or folder watched. A folder is watched with all that is in it."""
        self._asked.append(Path(path))

    def unwatch(self, path: str) -> None:
        """Has it watched no longer."""
        self._asked[:] = [one for one in self._asked if one != Path(path)]


def forget_hooks() -> None:
    """Has hooks read afresh: MkDocs keeps each for as long as its process lasts, under the name of
    its file, and has no way of its own to take up a hook that was changed."""
    Hooks._load_hook.cache_clear()
