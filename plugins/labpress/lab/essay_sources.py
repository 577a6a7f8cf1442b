"""Essay sources: bibliographies and a citation style that an essay names for itself alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from os.path import normpath
from pathlib import Path
from urllib.parse import unquote

from labpress import citations
from labpress.citations import Bibliography, NoStyle, find_style
from labpress.content import Essay, Item
from labpress.lab.settings import Settings
from labpress.pandoc import Pandoc
from labpress.problems import Level, Problem


@dataclass(frozen=True, slots=True)
class EssaySources:
    """By the path of an essay: its files, what it may cite (its own works before the lab's), and
    its style. `common` are the works that every page may cite."""

    common: Bibliography = field(default_factory=Bibliography)
    files: Mapping[str, tuple[Path, ...]] = field(default_factory=dict)
    known: Mapping[str, Bibliography] = field(default_factory=dict)
    styles: Mapping[str, Path] = field(default_factory=dict)

    def whole(self) -> Bibliography:
        """All works of a lab; of a citekey in several bibliographies that in the lab's counts."""
        if not self.known:
            return self.common
        entries = {key: self.common[key] for key in self.common}
        for own in self.known.values():
            entries |= {key: own[key] for key in own if key not in entries}
        parents = self.common.parents.union(*(own.parents for own in self.known.values()))
        return Bibliography(entries, parents)


def essay_sources(
    items: Iterable[Item], common: Bibliography, settings: Settings, pandoc: Pandoc
) -> tuple[EssaySources, tuple[Problem, ...]]:
    """What essays name of their own, and what is wrong with it; `common` is for all."""
    problems: list[Problem] = []
    files: dict[str, tuple[Path, ...]] = {}
    known: dict[str, Bibliography] = {}
    styles: dict[str, Path] = {}
    for essay in (item for item in items if isinstance(item, Essay)):
        if essay.bibliography:
            files[essay.path] = tuple(_beside(essay, settings))
            own, wrong = citations.load(files[essay.path], settings.root, pandoc)
            problems += _new(wrong, files[essay.path], settings)
            problems += _others(own, common)
            known[essay.path] = _joined(own, common)
        if essay.csl:
            style = find_style(essay.csl, (settings.root / essay.path).parent)
            if isinstance(style, NoStyle):
                place = essay.lines.get("csl", (1, 1))
                message = f"'csl': {style.message}"
                problems.append(Problem(Level.ERROR, essay.path, *place, message, style.hint))
            else:
                styles[essay.path] = style
    return EssaySources(common, files, known, styles), tuple(problems)


def _beside(essay: Essay, settings: Settings) -> Iterator[Path]:
    """The files that an essay names, from its own folder; of one that is not there it was told."""
    for written in essay.bibliography:
        file = Path(normpath(settings.root / Path(essay.path).parent / unquote(written)))
        if file.is_relative_to(settings.root) and file.is_file():
            yield file


def _new(
    problems: Iterable[Problem], files: Iterable[Path], settings: Settings
) -> Iterator[Problem]:
    """The problems of files that are not the lab's as well, whose own have been told."""
    new = {settings.relative(file) for file in files if file not in settings.bib_files}
    return (problem for problem in problems if problem.path in new)


def _others(own: Bibliography, common: Bibliography) -> Iterator[Problem]:
    """Works that have a citekey which is another work's in the lab's own bibliography."""
    for key in own:
        first = common[key] if key in common else own[key]
        if first.csl != own[key].csl:
            message = f"'{key}' is another work than in {first.path}:{first.line}"
            hint = "give this one another citekey, so that nobody takes one for the other"
            yield Problem(Level.WARNING, own[key].path, own[key].line, None, message, hint)


def _joined(own: Bibliography, common: Bibliography) -> Bibliography:
    entries = {key: own[key] for key in own}
    more = {key: common[key] for key in common if key not in own}
    return Bibliography({**entries, **more}, own.parents | common.parents)
