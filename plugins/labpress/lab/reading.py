"""Reading: every file of a lab into what it holds. What was read before is not parsed again, and
what is new is parsed on every processor."""

from __future__ import annotations

import importlib.util
import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache, cached_property, partial
from hashlib import sha256
from pathlib import Path

from labpress import content
from labpress.content import Item, Rules
from labpress.content.kept import KeptRead, Packed, pack_read, unpack_read
from labpress.lab.made_by import read_by
from labpress.lab.pack import MANY, Pack
from labpress.lab.settings import Settings
from labpress.lab.spreading import spread
from labpress.markdown import DIALECT, prepare
from labpress.objects import Objects, Remembered, dumped, loaded
from labpress.problems import LabpressError, Level, Problem
from labpress.store import key_of

IN_LAB = Path(".labpress", "items")
"""Below the lab's root: in no folder that is published, watched or kept by git."""
LARGEST = 256 * 2**20
REST = "-text"
"""What the key ends in under which the larger part of a file is kept: what its text says."""
READS_FILES = ("pymdownx.snippets", "pymdownx.b64")
"""Extensions whose answer hangs on other files than the text."""
KNOWN_CODE = ("markdown", "pymdownx", "labpress", "material")
"""Packages whose functions settings may name: their versions are known."""

Read = tuple[Item | None, tuple[Problem, ...]]


def kept_items(settings: Settings, *, at_hand: bool = False) -> Objects:
    """Where a lab keeps what was read of its files: on disk, and for a process that reads them
    again and again also `at_hand`."""
    return (Remembered if at_hand else Objects)(settings.root / IN_LAB)


@dataclass(frozen=True)
class Source:
    """One file: of which kind its content is, where it lies, its path in the lab and its bytes.
    `key` is that under which what was read of it is kept."""

    kind: str
    path: Path
    name: str
    text: bytes
    key: str


@dataclass
class Reader:
    """Reads the files of one lab under `rules`. `kept` has what was read before; `key` is of all
    that has a say beside the file, "" if that cannot be told, so that nothing is kept."""

    settings: Settings
    rules: Rules
    kept: Objects
    key: str = ""

    def read(self, kinds: Mapping[Path, str]) -> dict[Path, Read]:
        """What each file holds, and its problems, in the order of `kinds`."""
        found: dict[Path, Read] = {}
        todo: list[Source] = []
        pack = Pack(self.kept, self.key)
        for path, kind in kinds.items():
            source = self._source(kind, path)
            if isinstance(source, Problem):
                found[path] = (None, (source,))
            elif (known := self._known(source, pack)) is not None:
                found[path] = (known.item, known.problems)
            else:
                todo.append(source)
        for source, made in zip(todo, self._parsed(todo, pack), strict=True):
            found[source.path] = made
        pack.keep()
        self.kept.prune(LARGEST)
        return {path: found[path] for path in kinds}

    def _source(self, kind: str, path: Path) -> Source | Problem:
        name = self.settings.relative(path)
        if fault := content.file_problem(path, self.settings.root, self._linked):
            return Problem(Level.ERROR, name, None, None, *fault)
        try:
            text = path.read_bytes()
            return Source(kind, path, name, text, self._key(kind, name, text))
        except OSError as error:
            message = f"the file cannot be read: {error.strerror}"
            hint = "get the right to read it, or take it away"
            return Problem(Level.ERROR, name, None, None, message, hint)

    @cached_property
    def _linked(self) -> Callable[[Path, Path], Path | None]:
        """As `linked_folder`, for files of which many lie in the same folder."""
        found = cache(lambda folder, root: content.linked_folder(folder / "any", root))
        return lambda path, root: found(path.parent, root)

    def _known(self, source: Source, pack: Pack) -> KeptRead | None:
        """What was read of exactly these bytes, if the files it asked for are as they were."""
        if not self.key or not self.kept.has(f"{source.key}{REST}"):
            return None
        values = pack.get(source.key)
        if values is None:
            values = self.kept.value(source.key, _values)
            if values is None:
                return None
            pack.add(source.key, values)
        if not all(self.rules.exists(path) is there for path, there in values[-1].items()):
            return None
        unpack = partial(unpack_read, values, self._fetch(source))
        return self.kept.once(f"{source.key} read", unpack)

    def _parsed(self, todo: list[Source], pack: Pack) -> Iterator[Read]:
        many = len(todo) >= MANY
        if many:
            prepare(self.rules.dialect)
        made = spread(self.packed, todo) if many else map(self.packed, todo)
        for source, packed in zip(todo, made, strict=True):
            if not packed:
                yield _read(source, self.rules)
                continue
            values, rest = loaded(packed)
            fetch: Callable[[], bytes] = partial(bytes, rest)
            if self.key and self.kept.put(f"{source.key}{REST}", rest):
                pack.add(source.key, values)
                if not many:  # else the pack is made anew
                    self.kept.put(source.key, dumped(values))
                fetch = self._fetch(source)
            known = unpack_read(values, fetch)
            yield known.item, known.problems

    def packed(self, source: Source) -> bytes:
        """What the file holds, to be kept; nothing if other files had a say in it by more than
        being there, so that it must be read when all are known."""
        asked = _Asked(self.rules)
        item, problems = _read(source, asked.rules())
        return dumped(pack_read(item, problems, asked.files)) if asked.is_alone else b""

    def _fetch(self, source: Source) -> Callable[[], bytes]:
        """Gives what the text of a file says, whenever it is wanted. The file's own bytes are not
        held meanwhile."""
        return partial(self._fetched, replace(source, text=b""))

    def _fetched(self, source: Source) -> bytes:
        kept = self.kept.get(f"{source.key}{REST}")
        if kept is not None:
            return kept
        # what was kept has been lost since it was found: the file is read again
        source = replace(source, text=source.path.read_bytes())
        if self._key(source.kind, source.name, source.text) != source.key:
            hint = "do it again when all files are as they will be"
            raise LabpressError(f"{source.name} has changed while the lab was read ({hint})")
        return pack_read(*_read(source, self.rules), {})[1]

    def _key(self, kind: str, name: str, text: bytes) -> str:
        return sha256(f"{self.key}\0{kind}\0{name}\0".encode() + text).hexdigest()


class _Asked:
    """Writes down what reading one file asks of the rest of the lab."""

    def __init__(self, rules: Rules) -> None:
        self._rules = rules
        self.files: dict[str, bool] = {}
        self.is_alone = True

    def rules(self) -> Rules:
        """The lab's rules, which tell what is asked of them."""
        return replace(self._rules, exists=self._exists, next_code=self._next_code)

    def _exists(self, path: str) -> bool:
        there = self.files[path] = self._rules.exists(path)
        return there

    def _next_code(self) -> str:
        self.is_alone = False
        return "QL-01"  # of no use: the file is read again


def _values(content: bytes) -> Packed | None:
    """What was read of one file, None for what this version does not know."""
    try:
        values: Packed = loaded(content)
    except LookupError:
        return None
    return values


def _read(source: Source, rules: Rules) -> Read:
    if source.kind == "page":
        return content.read_page(source.name, source.text, rules)
    return content.read_item(source.kind, source.name, source.text, rules)


def key_of_reading(rules: Rules) -> str:
    """A digest of all that has a say in what a file says beside its text and other files; "" if the
    lab's own extensions of Markdown are not known well enough to tell."""
    dialect = rules.dialect
    unknown = [name for name in dialect.extensions if not _is_known(name)]
    if dialect.objects or unknown:
        return ""
    said = (rules.stages, rules.good_for, rules.licence, rules.lang)
    try:
        configs = json.dumps(dialect.configs, sort_keys=True, default=_named)
    except TypeError:
        return ""
    plain = {name: getattr(dialect, name) for name in PLAIN}
    own = {lang: dict(table) for lang, table in rules.tables.own.items()}
    words = repr((rules.tables.default, sorted(own.items())))
    return key_of(read_by(), repr(said), words, dialect.extensions, configs, plain)


PLAIN = ("raw_html", "bib_command", "full_bib_command", "in_text")


def _is_known(extension: str) -> bool:
    """Whether an extension's answer hangs on the text, and its version is known."""
    if extension in DIALECT.extensions:
        return True
    if extension in READS_FILES:
        return False
    if extension.startswith("pymdownx."):
        return True
    name = f"markdown.extensions.{extension}"
    return extension.isidentifier() and importlib.util.find_spec(name) is not None


def _named(value: object) -> str:
    """A function of a setting by its name. Raises TypeError for what has none that is known."""
    module = str(getattr(value, "__module__", ""))
    if callable(value) and module.partition(".")[0] in KNOWN_CODE:
        return f"{module}.{getattr(value, '__qualname__', '')}"
    raise TypeError(f"{value!r} has no name")
