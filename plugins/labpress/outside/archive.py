"""Archive: where a copy of a lost page is kept, as an archive's availability API tells."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import quote, urlsplit

from labpress.outside.asking import Asking

MOST = 64 * 1024
"""Bytes of an archive's answer that are read."""


def archived(url: str, service: str, asking: Asking) -> str:
    """The address of the copy of `url`; "" if the archive has none or does not answer.

    `service` is the API's address with `{url}` in it.
    """
    answer = asking.read(service.replace("{url}", quote(url, safe="")), MOST)
    try:
        found = json.loads(answer or b"{}")
    except (ValueError, RecursionError):
        return ""
    closest = _at(_at(found, "archived_snapshots"), "closest")
    copy = _at(closest, "url")
    if not _at(closest, "available") or not isinstance(copy, str):
        return ""
    return copy if copy.isprintable() and " " not in copy and _is_web(copy) else ""


def _at(value: Any, name: str) -> Any:
    return value.get(name) if isinstance(value, dict) else None


def _is_web(text: str) -> bool:
    try:
        parts = urlsplit(text)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.netloc)
