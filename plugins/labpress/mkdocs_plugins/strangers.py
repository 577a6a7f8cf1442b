"""Strangers: whoever has a say in pages beside Labpress, so that none can be kept from the last
build: what they do with a page is not known."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from mkdocs.config.defaults import MkDocsConfig

from labpress.mkdocs_plugins.theme import OURS

EVENTS = (
    *("files", "nav", "env", "pre_page", "page_read_source", "page_markdown", "page_content"),
    *("page_context", "post_page"),
)
"""At these, what is called may change pages, or gather what it sees of each."""


def strangers(config: MkDocsConfig) -> tuple[str, ...]:
    """What in mkdocs.yml may change pages and is not known to keep still, in its words."""
    theme = () if config.theme.name == OURS else (f"theme '{config.theme.name}'",)
    hooks = (hook for event in EVENTS for hook in config.plugins.events[event])
    names = dict.fromkeys(_name(hook, config) for hook in hooks if not _is_ours(hook))
    return (*theme, *names)


def others(config: MkDocsConfig) -> tuple[str, ...]:
    """Every plugin and hook that is not ours, whatever it does: it may write into the site when
    that is built, or read what nobody knows of."""
    hooks = (hook for event in config.plugins.events.values() for hook in event)
    names = dict.fromkeys(_name(hook, config) for hook in hooks if not _is_ours(hook))
    return (*(config.hooks or ()), *names)


def _is_ours(hook: Callable[..., Any]) -> bool:
    owner = getattr(hook, "__self__", None)
    module = type(owner).__module__ if owner is not None else getattr(hook, "__module__", "")
    return str(module).startswith("labpress.")


def _name(hook: Callable[..., Any], config: MkDocsConfig) -> str:
    owner = getattr(hook, "__self__", None)
    for name, plugin in config.plugins.items():
        if plugin is owner:
            return f"plugin '{name}'"
    return f"hook '{getattr(hook, '__module__', '')}'"
