"""Labs that MkDocs builds, for the tests of our plugins in it."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Literal

from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig

Command = Literal["build", "serve"]


def build(lab: Path, *, serving: bool = False, **options: Any) -> Path:
    """The site of a lab by its mkdocs.yml, as MkDocs builds it, or shows it while one writes."""
    config = load_config(str(lab / "mkdocs.yml"), **options)
    return built(config, "serve", "http://127.0.0.1:8000/") if serving else built(config)


def built(config: MkDocsConfig, command: Command = "build", serve_url: str | None = None) -> Path:
    """The site of a lab whose settings are read, from the start of its plugins to their end."""
    config.plugins.on_startup(command=command, dirty=False)
    try:
        mkdocs_build(config, serve_url=serve_url)
    finally:
        config.plugins.on_shutdown()
    return Path(config.site_dir)


def change(path: Path, old: str, new: str, count: int = -1) -> None:
    """Writes `new` for `old`, which must be there, as often as it is or `count` times."""
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, count), encoding="utf-8")
