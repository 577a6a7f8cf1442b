"""Labels: the words a card and a deck carry besides their own, in the language of their paper."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from labpress.wording import Wording, wording

SECTION = "paper"


class Labels(Mapping[str, str]):
    """The strings of paper by name. `say` has all others."""

    def __init__(self, say: Wording) -> None:
        self.say = say
        self._own = {name: str(text) for name, text in say.section(SECTION).items()}

    def __getitem__(self, name: str) -> str:
        return self._own[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._own)

    def __len__(self) -> int:
        return len(self._own)


def labels_for(lang: str) -> Labels:
    """The labels of `lang` (`en-GB`) as shipped, or the English ones where there is no table."""
    return Labels(wording(lang))
