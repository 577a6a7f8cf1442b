"""Addresses in templates: footer links that name a file, and folders that must say index.html."""

from __future__ import annotations

import re
from typing import cast

import jinja2
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import get_plugin_logger
from mkdocs.structure.files import Files
from mkdocs.utils.templates import TemplateContext, url_filter

log = get_plugin_logger(__name__)


def resolve_footer_links(config: MkDocsConfig, files: Files) -> None:
    """Turns the file that one of `extra: footer_links:` names (`about.md`) into that page's address
    on this site, as the nav does; an address stays as it was written."""
    for link in config.extra.get("footer_links") or ():
        name = link.get("url", "") if isinstance(link, dict) else ""
        if not isinstance(name, str) or not name.endswith(".md"):
            continue
        file = files.get_file_from_path(name)
        if file is None:
            log.warning("mkdocs.yml: footer_links: there is no page '%s' (correct its name)", name)
        else:
            link["url"] = file.url


def name_index_files(env: jinja2.Environment) -> None:
    """For `use_directory_urls: false`: a template's link to a folder names the file in it, since
    such a site may lie where nothing looks for an index.html."""
    env.filters["url"] = _url_of_file


@jinja2.pass_context
def _url_of_file(context: jinja2.runtime.Context, value: str) -> str:
    url = url_filter(cast("TemplateContext", context), value)
    return with_index_file(url)


def with_index_file(url: str) -> str:
    """`cards/` -> `cards/index.html` and `..` -> `../index.html`; other addresses as they are."""
    path = re.split("[?#]", url)[0]
    rest = url[len(path) :]
    if "://" in url or path.startswith("//"):
        return url
    last = path.rpartition("/")[2]
    if last in (".", ".."):
        path += "/"
    elif last or not path:
        return url
    return f"{path}index.html{rest}"
