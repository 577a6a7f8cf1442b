"""Tables: every string of the interface by language, as shipped and as a lab has it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import yaml

from labpress.wording.wording import Text, Wording
from labpress.wording.words import ENGLISH, primary

HERE = Path(__file__).parent
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # libyaml's reads it eight times as fast
Table = Mapping[str, Text]


@dataclass(frozen=True)
class Tables:
    """The wordings of a lab. `own` are its own tables by language (`fr`, `fr-CA`): whole ones, or a
    few strings that it says otherwise. `default` is the language of its site."""

    default: str = "en-GB"
    own: Mapping[str, Table] = field(default_factory=dict)
    _made: dict[str, Wording] = field(default_factory=dict, compare=False, repr=False)

    def wording(self, lang: str = "") -> Wording:
        """What a page in that language says (else in the site's).

        Without a table for it the page speaks the site's language, and a string that a table lacks
        is English: both are marked as what they are.
        """
        page = lang or self.default
        return self._made.get(page) or self._made.setdefault(page, self._wording(page))

    def knows(self, lang: str) -> bool:
        """Whether there is a table for that language."""
        return bool(self._of(lang))

    def _wording(self, page: str) -> Wording:
        spoken = next((lang for lang in (page, self.default) if self.knows(lang)), ENGLISH)
        table = self._of(spoken)
        if primary(spoken) == ENGLISH:
            return Wording(spoken, table, page=page)
        english = Wording(ENGLISH, self._of(ENGLISH), page=page)
        return Wording(spoken, table, page=page, rest=english)

    def _of(self, lang: str) -> dict[str, Text]:
        """The strings for a language: what is said in all its regions, and over it in its own."""
        tags = dict.fromkeys((primary(lang), lang.lower()))
        own = {tag.lower(): table for tag, table in self.own.items()}
        layers = [shipped(tag) for tag in tags] + [own.get(tag, {}) for tag in tags]
        return {key: text for layer in layers for key, text in layer.items()}


@cache
def shipped(tag: str) -> Table:
    """The table that comes with Labpress; empty if there is none."""
    path = HERE / f"{tag}.yml"
    return read(path.read_text("utf-8")) if path.is_file() else {}


def read(text: str) -> dict[str, Text]:
    """The strings of a table that is in order, by `section.name`."""
    sections = yaml.load(text, Loader=LOADER)
    return {
        f"{section}.{name}": said
        for section, texts in sections.items()
        for name, said in texts.items()
    }


def wording(lang: str) -> Wording:
    """The wording of a language as shipped; English where there is no table for it."""
    return _SHIPPED.wording(lang)


_SHIPPED = Tables()
