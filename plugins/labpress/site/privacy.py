"""PrivacyView: what a lab's site keeps, counts and asks of other hosts, for its privacy page.

It is made from what the site does, so that it is true; the page's own text says the rest.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from labpress.site.players import Player

if TYPE_CHECKING:
    from labpress.site.counting import Counting
    from labpress.site.policy import Policy


@dataclass(frozen=True, slots=True)
class Asked:
    """A host that shows films, and whose it is."""

    host: str
    owner: str


@dataclass(frozen=True, slots=True)
class PrivacyView:
    """`films` are the hosts that are asked when a reader presses play, `allowed` those that pages
    ask by themselves; `is_closed`: there are none of either, and nobody else counts."""

    counting: Counting | None
    films: tuple[Asked, ...]
    allowed: tuple[str, ...]
    is_closed: bool

    @property
    def film_hosts(self) -> list[str]:
        """Each with its owner, if that has another name: `youtube-nocookie.com (Google)`."""
        return [
            one.host if one.owner == one.host else f"{one.host} ({one.owner})" for one in self.films
        ]


def privacy_view(
    policy: Policy, counting: Counting | None, players: Iterable[Player]
) -> PrivacyView:
    """What the pages under `policy` do."""
    films = {Asked(player.host, player.owner): None for player in players}
    hosts = tuple(origin.partition("://")[2] or origin for origin in policy.allowed)
    return PrivacyView(counting, tuple(films), hosts, policy.is_closed)
