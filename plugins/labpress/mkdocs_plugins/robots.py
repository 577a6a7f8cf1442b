"""robots.txt: where the sitemap is; and of a preview, that nobody shall come in."""

from __future__ import annotations

from urllib.parse import urljoin

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from labpress.mkdocs_plugins.session import Session

ROBOTS = "robots.txt"
WELCOME = "User-agent: *\nAllow: /\n\nSitemap: {sitemap}\n"
KEEP_OUT = "User-agent: *\nDisallow: /\n"
"""What search engines are told at a preview that has a host to itself; its pages say it too."""


def add_robots(session: Session, files: Files, config: MkDocsConfig) -> None:
    """A robots.txt that lets everybody in, unless the lab has its own, or the site no address to
    name."""
    there = files.get_file_from_path(ROBOTS)
    if there is None and config.site_url and not session.preview:
        text = WELCOME.format(sitemap=urljoin(config.site_url, "sitemap.xml"))
        files.append(File.generated(config, ROBOTS, content=text))


def keep_robots_out(files: Files, config: MkDocsConfig) -> None:
    """A robots.txt that lets nobody in, in place of the lab's own."""
    if own := files.get_file_from_path(ROBOTS):
        files.remove(own)
    files.append(File.generated(config, ROBOTS, content=KEEP_OUT))
