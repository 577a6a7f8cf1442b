"""Fetching: the bibliographies and the style that the settings name by web address, made files."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from labpress import outside
from labpress.citations import NoStyle, find_style
from labpress.lab.settings import Settings
from labpress.problems import Level, Problem

if TYPE_CHECKING:
    from labpress.outside import Remote

SETTINGS = "mkdocs.yml"


def fetched(settings: Settings) -> tuple[Settings, tuple[Problem, ...]]:
    """The settings of what could be had, and a problem for each address that does not answer.

    Nothing is asked where the settings name no address. Without its style a lab has the usual one.
    """
    if not settings.remote:
        return settings, ()
    agent = f"labpress (builds {settings.site_url or settings.site_name})"
    tried = [outside.renew(remote, _plain(agent), SETTINGS) for remote in settings.remote]
    problems = [problem for problem in tried if problem]
    lacking = {remote.file for remote in settings.remote if not remote.file.is_file()}
    files = tuple(path for path in settings.bib_files if path not in lacking)
    style = None if settings.style in lacking else settings.style
    for remote in settings.remote:
        if remote.file == style and (fault := _fault(settings, remote)):
            style = None
            problems.append(fault)
    return replace(settings, bib_files=files, style=style), tuple(problems)


def _fault(settings: Settings, remote: Remote) -> Problem | None:
    found = find_style(str(remote.file), settings.root)
    if not isinstance(found, NoStyle):
        return None
    what = f"what stands at {remote.said} is no CSL style"
    return Problem(Level.ERROR, SETTINGS, remote.line, None, what, found.hint)


def _plain(agent: str) -> str:
    """A header takes few signs."""
    return agent.encode("ascii", "replace").decode()
