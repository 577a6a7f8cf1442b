"""robots.txt: where the sitemap is. What a preview says instead is said where pages are made."""

from __future__ import annotations

from urllib.parse import urljoin

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from labpress.mkdocs_plugins.session import Session

ROBOTS = "robots.txt"
WELCOME = "User-agent: *\nAllow: /\n\nSitemap: {sitemap}\n"


def add_robots(session: Session, files: Files, config: MkDocsConfig) -> None:
    """A robots.txt that lets everybody in, unless the lab has its own, or the site no address to
    name."""
    there = files.get_file_from_path(ROBOTS)
    if there is None and config.site_url and not session.preview:
        text = WELCOME.format(sitemap=urljoin(config.site_url, "sitemap.xml"))
        files.append(File.generated(config, ROBOTS, content=text))
