"""A site that somebody else built, as a zip: looked at before any of it is unpacked.

The build of a proposed change may run whatever was proposed, so its result is a stranger's file. It
may hold the files of a site and nothing else: no links, no hidden files, no way out of the folder.
"""

from __future__ import annotations

import re
import stat
import unicodedata
import zipfile
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from labpress.problems import PublishError

FILES, BYTES = 5_000, 200_000_000
"""How many files a site may have, and how many bytes in all when unpacked."""
KINDS = frozenset(
    [
        *(".html", ".css", ".js", ".json", ".xml", ".txt", ".map", ".md", ".ico", ".gz"),
        *(".bib", ".ris"),
        *(".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif", ".svg", ".woff", ".woff2", ".ttf"),
        *(".pdf", ".csv", ".xlsx", ".docx", ".pptx", ".ics", ".vtt", ".srt", ".mp3", ".mp4"),
        *(".webm", ".vcf", ".epub", ".zip"),
        *(".pagefind", ".pf_filter", ".pf_fragment", ".pf_index", ".pf_meta"),  # search
    ]
)
NAMES = frozenset({"_redirects", "_headers", ".htaccess", "headers.conf"})
"""Files of a site that have no ending of their own: rules for its host."""
LINK_OR_DEVICE = {stat.S_IFREG, stat.S_IFDIR, 0}


def unpack(archive: Path, to: Path) -> None:
    """Unpacks a site into the folder `to`, which must be empty.

    Raises PublishError, before anything is written, if it holds what no site holds or too much.
    """
    try:
        with zipfile.ZipFile(archive) as site:
            entries = list(_checked(site))
            for entry in entries:
                _write(site, entry, to)
    # zipfile raises a RuntimeError for a password, and a kind of it for an unknown packing
    except (zipfile.BadZipFile, RuntimeError, EOFError) as error:
        raise PublishError(f"{archive.name} is no zip file that can be read ({error})") from None


def _checked(site: zipfile.ZipFile) -> Iterator[zipfile.ZipInfo]:
    """The files of the archive, once all of it is known to be harmless."""
    entries = [entry for entry in site.infolist() if not entry.is_dir()]
    if len(entries) > FILES:
        raise PublishError(f"the site has {len(entries)} files, and {FILES} are allowed")
    size = sum(entry.file_size for entry in entries)
    if size > BYTES:
        raise PublishError(f"the site has {size} bytes, and {BYTES} are allowed")
    names = {unicodedata.normalize("NFC", entry.filename).casefold() for entry in entries}
    if len(names) < len(entries):
        raise PublishError("the site holds the same file twice")
    if "index.html" not in names:
        raise PublishError("the site has no index.html at its top")
    folders = {str(parent) for name in names for parent in PurePosixPath(name).parents}
    if both := sorted(names & folders):
        raise PublishError(f"{both[0]!r} is a file and a folder")
    for entry in site.infolist():
        _check(entry)
    yield from entries


def _check(entry: zipfile.ZipInfo) -> None:
    name = entry.filename
    if stat.S_IFMT(entry.external_attr >> 16) not in LINK_OR_DEVICE:
        raise PublishError(f"{name!r} is a link or a device, and a site holds files only")
    if entry.flag_bits & 0x1:
        raise PublishError(f"{name!r} is encrypted")
    parts = name.rstrip("/").split("/")
    if any(part in ("", ".", "..") or part.startswith(".") for part in parts):
        raise PublishError(f"{name!r} is hidden or leads out of the site")
    if re.search(r'[\x00-\x1f\x7f\\:*?"<>|]', name) or len(name) > 400:
        raise PublishError(f"{name!r} is no name for a file of a site")
    path = PurePosixPath(name)
    if not entry.is_dir() and path.suffix.lower() not in KINDS and name not in NAMES:
        raise PublishError(f"{name!r} is no kind of file that a site holds")


def _write(site: zipfile.ZipFile, entry: zipfile.ZipInfo, to: Path) -> None:
    """Writes one file, as many bytes as were declared and counted: a lie raises BadZipFile."""
    path = to / entry.filename
    path.parent.mkdir(parents=True, exist_ok=True)
    with site.open(entry) as packed, path.open("xb") as file:
        left = entry.file_size
        while part := packed.read(min(left, 1 << 20) or 1):
            if len(part) > left:
                raise zipfile.BadZipFile(f"{entry.filename!r} is longer than it says")
            file.write(part)
            left -= len(part)
