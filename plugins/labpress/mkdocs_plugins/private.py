"""Privacy: what mkdocs.yml says of other hosts: which the pages may ask, and who counts views."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import get_plugin_logger
from mkdocs.structure.files import File, Files, InclusionLevel

from labpress import site
from labpress.content.requests import host_of
from labpress.lab.foreign import is_allowed
from labpress.problems import SettingsError, did_you_mean
from labpress.site import HEADER_FORMS, Counting, Player, Policy, films_of

if TYPE_CHECKING:
    from labpress.content import Item
    from labpress.lab import Lab
    from labpress.mkdocs_plugins.session import Session

log = get_plugin_logger(__name__)

PAGE = "privacy.md"
"""The page that tells readers of it."""
SEARCH = "labpress/search"
"""The plugin whose search runs WebAssembly."""
_HOST_NAME = r"[a-z0-9-]+(?:\.[a-z0-9-]+)+(?::\d+)?"
_ENDPOINT = re.compile(rf"(?:https://{_HOST_NAME}(?=[/?]|$)|/(?!/))[^\s\"';,\\]*")
_HOST = re.compile(rf"(?:\*\.)?{_HOST_NAME}")


@dataclass(frozen=True, slots=True)
class Private:
    """What one site keeps to. `policy` is None where mkdocs.yml wants none."""

    policy: Policy | None
    counting: Counting | None
    players: tuple[Player, ...]

    def view(self) -> object:
        """What the privacy page may know."""
        return site.privacy_view(self.policy or Policy(), self.counting, self.players)


def policy_from(option: bool | Mapping[str, Any]) -> tuple[bool, tuple[str, ...]]:
    """Whether pages carry a policy, and the origins that it lets in beside the site's own."""
    if isinstance(option, bool):
        return option, ()
    _known("policy", option, ("allow",))
    hosts = option.get("allow") or []
    return True, tuple(_origin(host) for host in (hosts if isinstance(hosts, list) else [hosts]))


def counting_from(option: Mapping[str, Any]) -> Counting | None:
    """Who counts the views of pages; None for nobody."""
    if not option:
        return None
    _known("analytics", option, ("endpoint", "name", "about"))
    endpoint = str(option.get("endpoint") or "")
    if not _ENDPOINT.fullmatch(endpoint):
        hint = "write `endpoint: https://…`, or a path on this site such as /count"
        raise SettingsError(f"mkdocs.yml: analytics: '{endpoint}' is no endpoint ({hint})")
    name = str(option.get("name") or urlsplit(endpoint).netloc)
    about = str(option.get("about") or "")
    if about and urlsplit(about).scheme not in ("https", "http"):
        raise SettingsError(f"mkdocs.yml: analytics: about '{about}' is not a web address")
    return Counting(endpoint, name, about)


def private_of(lab: Lab, config: MkDocsConfig, option: Mapping[str, Any], serving: bool) -> Private:
    """What the site of `lab` asks of other hosts, and the policy that follows from it."""
    shown = (item for item in lab.items if serving or not item.draft)
    players = tuple(_players(shown))
    counting = counting_from(option)
    policy = Policy(
        wasm=SEARCH in config.plugins,
        frames=_origins(player for player in players if not player.is_file),
        media=_origins(player for player in players if player.is_file),
        asked=(counting.origin,) if counting and counting.origin else (),
        allowed=lab.settings.allowed,
    )
    return Private(policy if lab.settings.policed else None, counting, players)


def warn_of_foreign(session: Session, config: MkDocsConfig) -> None:
    """Says which style sheets and scripts of mkdocs.yml come from hosts that would learn who reads,
    and what readers are not told."""
    settings = session.lab.settings
    named = [("extra_css", str(path)) for path in config.extra_css]
    named += [("extra_javascript", str(script)) for script in config.extra_javascript]
    for option, address in named:
        host = host_of(address)
        if host and not is_allowed(host, settings.allowed):
            log.warning(
                "mkdocs.yml: %s: %s comes from another site, and the policy of the pages keeps it "
                "out (save it in the lab and name that file, or add %s to `policy: allow:`)",
                option,
                address,
                host,
            )
    private, page = session.private, settings.docs_dir / PAGE
    if private and private.counting and not page.is_file():
        log.warning(
            "mkdocs.yml: analytics: no page tells readers that their views are counted, or lets "
            "them say no (add %s; what to say of it is put in by itself)",
            settings.relative(page),
        )


def add_header_files(
    session: Session, files: Files, config: MkDocsConfig, forms: Iterable[str]
) -> None:
    """The files from which hosts read what to send along. A lab's own of that name wins."""
    base = urlsplit(config.site_url or "").path or "/"
    for form in forms:
        name, write = HEADER_FORMS[form]
        if session.private and files.get_file_from_path(name) is None:
            text = write(session.private.policy, base)
            level = InclusionLevel.INCLUDED  # else MkDocs leaves out what begins with a dot
            files.append(File.generated(config, name, content=text, inclusion=level))


def _players(items: Iterable[Item]) -> Iterator[Player]:
    for film in films_of(items):
        if film.player is not None:
            yield film.player


def _origins(players: Iterable[Player]) -> tuple[str, ...]:
    return tuple(sorted({player.origin for player in players}))


def _origin(host: object) -> str:
    text = str(host).strip().rstrip("/").lower()
    bare = text.removeprefix("https://")
    if not isinstance(host, str) or not _HOST.fullmatch(bare):
        hint = "write the name of a host, such as maps.example.org"
        raise SettingsError(f"mkdocs.yml: policy: allow: '{host}' is not a host ({hint})")
    return f"https://{bare}"


def _known(option: str, entries: Mapping[str, Any], names: Iterable[str]) -> None:
    for name in entries:
        if name not in names:
            hint = did_you_mean(str(name), names) or f"known: {', '.join(names)}"
            raise SettingsError(f"mkdocs.yml: {option}: unknown key '{name}' ({hint})")
