"""Outputs: the folder into which a site is built, of which most may be there from an earlier build.

Nothing that is there is trusted for being there: each file's content is known by a digest that was
kept when it was written, and only while its size and times are what they were then.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path

from mkdocs.structure.files import File, Files, InclusionLevel

from labpress.mkdocs_plugins.record import digest
from labpress.objects import Objects, dumped, loaded
from labpress.store import Stamp
from labpress.store import stamps as stamps_of

IN_LAB = Path(".labpress", "outputs")
"""Below the lab's root: in no folder that is published, watched or kept by git."""
ALWAYS = ("sitemap.xml",)
"""Written by every build that makes a site at all, so one from before must not speak for it."""

FORM = "labpress outputs 1"
LARGEST = 16 * 2**20
"""Bytes of what is known of folders, beside what the present run itself has used."""


class Outputs:
    """The files of one build in `folder`. Before the build it holds an earlier one, or nothing, or
    is not there; `objects` has what is known of folders. `stamps` has its files, by their paths, as
    they were found there before the build or, after it, as they are."""

    def __init__(self, folder: Path, objects: Objects) -> None:
        self.folder = folder
        self._objects = objects
        self._placed: dict[str, str] = {}
        folder.mkdir(parents=True, exist_ok=True)
        for name in ALWAYS:
            (folder / name).unlink(missing_ok=True)
        stamps = dict(stamps_of(folder))
        kept = self._read().items()
        self._known = {path: what for path, (what, was) in kept if stamps.get(path) == was}
        for path in stamps.keys() - self._known.keys():
            self._delete(path)
        self._before, self.stamps = stamps, stamps

    def has(self, path: str, what: str) -> bool:
        """Whether the file at `path` is there already, made of `what` (a digest). It then stays."""
        if self._known.get(path) != what:
            return False
        self._placed[path] = what
        return True

    def wrote(self, path: str, what: str) -> None:
        """Says that the file at `path` is written in this build, made of `what`."""
        self._placed[path] = what

    @property
    def placed(self) -> Mapping[str, str]:
        """A digest of what each file of this build is made of, by its path."""
        return self._placed

    def finish(self) -> None:
        """Deletes what is of an earlier build alone, and keeps what is known of the rest. To be
        called when nothing more is written."""
        now = dict(stamps_of(self.folder))
        for path in self._known.keys() - self._placed.keys():
            if now.get(path) == self._before[path]:  # else this build wrote it anew
                self._delete(path)
                del now[path]
        kept = {path: (what, now[path]) for path, what in self._placed.items() if path in now}
        self._objects.put(self._key, dumped((FORM, kept)))
        self._objects.prune(LARGEST)
        self.stamps = now

    def _delete(self, path: str) -> None:
        """Deletes a file, and the folders in which nothing is left then."""
        file = self.folder / path
        file.unlink(missing_ok=True)
        with suppress(OSError):  # something is left
            for place in file.parents:
                if place == self.folder:
                    break
                place.rmdir()

    @property
    def _key(self) -> str:
        """Of the folder itself, whatever it is called: it is renamed when its site is published."""
        about = self.folder.stat()
        return digest(FORM, about.st_dev, about.st_ino)

    def _read(self) -> Mapping[str, tuple[str, Stamp]]:
        packed = self._objects.get(self._key)
        try:
            form, kept = loaded(packed) if packed else (FORM, {})
        except (LookupError, ValueError):
            return {}
        found: Mapping[str, tuple[str, Stamp]] = kept if form == FORM else {}
        return found


class LabFiles(Files):
    """MkDocs' files, of which none is copied that is in the site already. Unless `are_copied`,
    another process does that."""

    def __init__(self, files: Iterable[File], outputs: Outputs | None) -> None:
        super().__init__(files)
        self._outputs = outputs
        self.are_copied = True

    def copy_static_files(
        self,
        dirty: bool = False,
        *,
        inclusion: Callable[[InclusionLevel], bool] = InclusionLevel.is_included,
    ) -> None:
        """Copies all that is no page from where it lies to the site."""
        if not self.are_copied:
            return
        if self._outputs is None:
            super().copy_static_files(dirty, inclusion=inclusion)
            return
        for file in self:
            if not file.is_documentation_page() and inclusion(file.inclusion):
                what = _what(file)
                if not self._outputs.has(file.dest_uri, what):
                    file.copy_file()
                    self._outputs.wrote(file.dest_uri, what)


def _what(file: File) -> str:
    """A digest of what a file is made of: of a source its place, size and times, else content."""
    if file.abs_src_path is None:
        return content_digest(file.content_bytes)
    about = Path(file.abs_src_path).stat()
    return digest(file.abs_src_path, about.st_size, about.st_mtime_ns, about.st_ctime_ns)


def write_files(folder: Path, files: Iterable[tuple[str, bytes]]) -> None:
    """Writes files, by their paths below `folder`. Of thousands each folder is looked for once, and
    none gets a Path of its own."""
    there: set[str] = set()
    for name, content in files:
        place = name.rpartition("/")[0]
        if place not in there:
            (folder / place).mkdir(parents=True, exist_ok=True)
            there.add(place)
        with open(f"{folder}/{name}", "wb") as file:  # noqa: PTH123  # no Path for each
            file.write(content)


def content_digest(content: bytes) -> str:
    """A digest of a file's content."""
    return blake2b(content, digest_size=16).hexdigest()
