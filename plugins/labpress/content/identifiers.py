"""Readers for names that machines follow: addresses, DOIs, languages, codes, slugs and files."""

from __future__ import annotations

import posixpath
import re
from urllib.parse import unquote, urlsplit

from labpress.content.file_faults import LONGEST
from labpress.content.findings import Findings
from labpress.content.forms import FormError
from labpress.content.readers import SCALAR, Reader, line, prose, scalar
from labpress.content.tree import Node
from labpress.wording import is_assigned

_TEXT = {"type": "string"}
_CODE = re.compile(r"[A-Z]{2,4}-[0-9]{2,3}")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}")
_DOI = re.compile(r"10\.\d{4,9}(?:\.\d+)*/\S+")


def url() -> Reader[str]:
    """A whole web address."""

    def parse(text: str) -> str:
        if not is_web(text):
            raise FormError(f"'{text}' is not a web address")
        return text

    return scalar(parse, "write it whole: https://...", {**_TEXT, "pattern": "^https?://"}, "")


def email() -> Reader[str]:
    """An e-mail address."""

    def parse(text: str) -> str:
        if not re.fullmatch(r"[^@\s<>\"]+@[^@\s<>\"]+\.[^@\s<>\".]{2,}", text):
            raise FormError(f"'{text}' is not an e-mail address")
        return text

    return scalar(parse, "write it like lab@example.org", _TEXT, "")


def is_web(text: str) -> bool:
    """Whether `text` is an address that begins with http:// or https:// and has a host."""
    try:
        parts = urlsplit(text)
        host = parts.hostname
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(host) and not re.search(r"[\s<>\"]", text)


def doi() -> Reader[str]:
    """A DOI, bare or as an address; read as the bare one."""

    def parse(text: str) -> str:
        bare = re.sub(r"^(?:https?://(?:dx\.)?doi\.org/|doi:\s*)", "", text, flags=re.I)
        if not _DOI.fullmatch(bare):
            raise FormError(f"'{text}' is not a DOI")
        return bare

    return scalar(parse, "write it like 10.1136/bmjqs-2013-001862", _TEXT, "")


def orcid() -> Reader[str]:
    """An ORCID iD, bare or as an address; its last character checks the others (ISO 7064)."""

    def parse(text: str) -> str:
        bare = text.rstrip("/").rpartition("/")[2].upper()
        if not re.fullmatch(r"(?:[0-9]{4}-){3}[0-9]{3}[0-9X]", bare):
            raise FormError(f"'{text}' is not an ORCID iD")
        total = 0
        for figure in bare.replace("-", "")[:-1]:
            total = (total + int(figure)) * 2
        if "0123456789X"[(12 - total % 11) % 11] != bare[-1]:
            raise FormError(f"the last character of '{bare}' does not fit the others")
        return bare

    return scalar(parse, "write it like 0000-0002-1825-0097", _TEXT, "")


def language() -> Reader[str]:
    """The short sign of a language."""

    def parse(text: str) -> str:
        if not is_language(text):
            raise FormError(f"'{text}' is not the sign of a language")
        return text

    return scalar(parse, "write en, en-GB, cy, fr and so on", _TEXT, "")


def is_language(text: str) -> bool:
    """Whether `text` is the sign of a language, such as `en` or `en-GB`, and not `en-UK`."""
    return _LANGUAGE.fullmatch(text) is not None and is_assigned(text)


def code() -> Reader[str]:
    """A card's permanent code. Small letters are understood."""

    def read(node: Node, name: str, findings: Findings) -> str | None:
        text = line(40).read(node, name, findings)
        if text is None or _CODE.fullmatch(text):
            return text
        if _CODE.fullmatch(text.upper()):
            findings.advice(node.place, f"'{name}' is in small letters", f"write {text.upper()}")
            return text.upper()
        message = f"'{name}': '{text}' is not a code"
        free = findings.rules.next_code()
        hint = f"two to four capitals, a hyphen, two or three figures; the next free one is {free}"
        findings.error(node.place, message, hint)
        return None

    form = "write two to four capitals, a hyphen, two or three figures, such as QL-07"
    return Reader(read, {**_TEXT, "pattern": f"^{_CODE.pattern}$"}, form, "")


def name_of(kind: str = "") -> Reader[str]:
    """The slug or code of another item; `card:` before it and `.md` after it are understood."""

    def parse(text: str) -> str:
        bare = text.removeprefix(f"{kind}:").strip().removesuffix(".md") if kind else text
        if re.search(r"[\s/\\]", bare) or not bare:
            raise FormError(f"'{text}' is not the name of a file or a code")
        return bare

    form = f"write the file's name without .md{', or the code' if kind == 'card' else ''}"
    return scalar(parse, form, _TEXT, "")


def citekey() -> Reader[str]:
    """The key of a reference; an @ before it is understood."""

    def parse(text: str) -> str:
        bare = text.removeprefix("@")
        if not bare or re.search(r"[\s,;\[\]{}]", bare):
            raise FormError(f"'{text}' is not one key")
        return bare

    return scalar(parse, "write the key of a reference, such as card2017", _TEXT, "")


def old_address() -> Reader[str]:
    """A former path on the site. Nothing may be written outside the site, so no `..`."""

    def parse(text: str) -> str:
        path = unquote(text).removeprefix("/")
        parts = path.rstrip("/").split("/")
        unsafe = re.search(r"[\\:*?\"<>|#%]", path) or any(p in ("", ".", "..") for p in parts)
        if any(len(part.encode()) > LONGEST for part in parts):
            raise FormError("an old address is too long for the name of a file")
        if unsafe or parts[0].casefold() == "index.html":
            raise FormError(f"'{text}' is not a path on the site")
        return path

    return scalar(parse, "write the old path, such as essays/old-name/", _TEXT, "")


def file() -> Reader[str]:
    """A file beside this one, by a path that begins at its folder, or a whole web address."""

    def read(node: Node, name: str, findings: Findings) -> str | None:
        text = line(500, "write a file's path").read(node, name, findings)
        if text and not is_web(text):
            fault = file_fault(findings.path, text, findings)
            if fault:
                findings.error(node.place, f"'{name}': {fault[0]}", fault[1])
        return text

    return Reader(
        read, _TEXT, "write the path of a file, from this file's folder, or an address", ""
    )


def file_or_text() -> Reader[str]:
    """A file as above, or words in its place: `transcript: Not available, because ...`."""

    def read(node: Node, name: str, findings: Findings) -> str | None:
        text = prose().read(node, name, findings)
        is_file = text and re.fullmatch(r"\S+\.[A-Za-z0-9]{1,8}", text)
        return file().read(node, name, findings) if is_file else text

    return Reader(read, SCALAR, "write the path of a file, or the text itself", "")


def file_fault(source: str, written: str, findings: Findings) -> tuple[str, str] | None:
    """What is wrong with a relative path in `source`, and what to do, or None."""
    if re.match(r"[a-zA-Z][a-zA-Z0-9+.-]*:|[/\\]", written):
        return f"'{written}' is not a path inside the lab", "write it from this file's folder"
    target = beside(source, written)
    if target.startswith("../"):
        return f"'{written}' lies outside the lab's folder", "copy the file into the lab"
    if not findings.rules.exists(target):
        return f"there is no file '{written}'", f"it would be {target}: is the name the same?"
    return None


def beside(source: str, written: str) -> str:
    """The path below the lab's folder that a relative `written` in `source` means."""
    path = unquote(written.partition("#")[0].partition("?")[0]).replace("\0", "")
    return posixpath.normpath(posixpath.join(posixpath.dirname(source), path))
