"""What mkdocs.yml says of checks: plain language, links that lead outside, and what may be
published today; and of those who are asked about works."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from importlib.metadata import version
from typing import Any
from urllib.parse import urlsplit
from zoneinfo import ZoneInfoNotFoundError

from labpress.content import KINDS, PlainLanguage, Release, plain_language
from labpress.lab.settings import day_in
from labpress.outside import ARCHIVE, LinkRules, Resolvers
from labpress.problems import SettingsError, did_you_mean

PLAIN = ("words", "keep", "abbreviations", "longest_sentence")
LINKS = ("ignore", "archive")
NAMED = ("doi", "isbn", "url")


def plain_from(option: bool | Mapping[str, Any]) -> PlainLanguage | None:
    """`plain_language: false`, or what to change of the shipped lists. None: no advice wanted."""
    if isinstance(option, bool):
        return plain_language() if option else None
    _known("plain_language", option, PLAIN)
    words = option.get("words") or {}
    if not isinstance(words, Mapping):
        raise SettingsError(
            "mkdocs.yml: plain_language: words: write each as `long word: plainer one`"
        )
    longest = option.get("longest_sentence", 35)
    if not isinstance(longest, int) or longest < 5:
        raise SettingsError(f"mkdocs.yml: plain_language: longest_sentence '{longest}' is no limit")
    return plain_language(
        {str(word): str(plainer) for word, plainer in words.items()},
        _texts("plain_language: keep", option.get("keep")),
        _texts("plain_language: abbreviations", option.get("abbreviations")),
        longest,
    )


def links_from(option: Mapping[str, Any], site_url: str | None) -> LinkRules:
    """Addresses not to ask, the archive to ask (`archive: no` for none), and in whose name."""
    _known("links", option, LINKS)
    archive = option.get("archive", ARCHIVE) or ""
    if archive and not _is_service(archive, "{url}"):
        raise SettingsError(
            f"mkdocs.yml: links: archive '{archive}' is not an address with {{url}} in it"
        )
    ignore = _texts("links: ignore", option.get("ignore"))
    return LinkRules(tuple(ignore), archive, _agent("checks links", site_url))


def resolvers_from(option: Mapping[str, Any], site_url: str | None) -> Resolvers:
    """Whom `labpress cite add` asks of a work by its DOI, ISBN or address (`no` for nobody)."""
    _known("resolvers", option, NAMED)
    templates = {name: option[name] or "" for name in NAMED if name in option}
    for name, template in templates.items():
        if template and not _is_service(template, f"{{{name}}}"):
            message = f"'{template}' is not an address with {{{name}}} in it"
            raise SettingsError(f"mkdocs.yml: resolvers: {name} {message}")
    return Resolvers(**templates, agent=_agent("adds a source", site_url))


def _agent(does: str, site_url: str | None) -> str:
    """In whose name others are asked: a site's owner must be able to find out."""
    whose = f" of {site_url}" if site_url and site_url.isascii() and site_url.isprintable() else ""
    return f"labpress/{version('labpress')} ({does}{whose})"


def release_from(time_zone: str, kinds: Iterable[str]) -> Release:
    """The day it is for the lab, and the kinds of which nothing is published unapproved."""
    try:
        today = day_in(time_zone)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        hint = "write one such as Europe/London; on Windows, `pip install tzdata` first"
        raise SettingsError(f"mkdocs.yml: time_zone '{time_zone}' is not known ({hint})") from None
    for kind in kinds:
        if kind not in KINDS:
            hint = did_you_mean(kind, KINDS) or f"known: {', '.join(KINDS)}"
            raise SettingsError(f"mkdocs.yml: require_approval: unknown kind '{kind}' ({hint})")
    return Release(today, frozenset(kinds))


def _is_service(address: object, place: str) -> bool:
    return (
        isinstance(address, str)
        and place in address
        and urlsplit(address).scheme in ("http", "https")
    )


def _known(option: str, entries: Mapping[str, Any], names: Iterable[str]) -> None:
    for name in entries:
        if name not in names:
            hint = did_you_mean(str(name), names) or f"known: {', '.join(names)}"
            raise SettingsError(f"mkdocs.yml: {option}: unknown key '{name}' ({hint})")


def _texts(option: str, value: Any) -> list[str]:
    """A list of texts; one alone may be written without the hyphen."""
    entries = [] if value is None else value if isinstance(value, list) else [value]
    for entry in entries:
        if not isinstance(entry, str):
            hint = "put it in quotes" if isinstance(entry, bool | int | float) else "write words"
            raise SettingsError(f"mkdocs.yml: {option}: '{entry}' is not a text ({hint})")
    return entries
