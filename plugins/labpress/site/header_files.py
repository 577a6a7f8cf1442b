"""Header files: what a host sends along with pages and files, in the forms that hosts read.

_headers      Netlify and Cloudflare Pages: https://developers.cloudflare.com/pages/configuration/headers/
headers.conf  nginx, to be included in a `server { }` block
.htaccess     Apache, with mod_headers and mod_expires

The policy goes with pages alone: the viewers that browsers have for PDFs would be stopped by it.
`_headers` cannot tell a page from a file, so it says there only what pages cannot say themselves.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from labpress.site.policy import Policy

OTHERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Permissions-Policy": "browsing-topics=(), camera=(), geolocation=(), microphone=()",
    "Cross-Origin-Opener-Policy": "same-origin",
}
"""Headers for all that a site sends."""
FOREVER = "public, max-age=31536000, immutable"
A_WEEK = "public, max-age=604800"
ASKED = "no-cache"
HASHED = ("/assets/pictures/*", "/search/fragment/*", "/search/index/*")
"""Files whose names change with what is in them."""
FONTS = "/assets/labpress/fonts/*"
VERSION = "^v=[0-9a-f]+$"
"""What follows ? in the address of a bundle."""
SAID = "Written by Labpress: what hosts send along with the pages."


def netlify(policy: Policy | None, base: str = "/") -> str:
    """Rules by path, each with its headers. A path that fits several rules gets all of them, so no
    header is in two that can meet."""
    own = dict(OTHERS)
    if policy is not None:
        own["Content-Security-Policy"] = "frame-ancestors 'none'"
    kept = {FONTS: A_WEEK, **dict.fromkeys(HASHED, FOREVER)}
    rules = {"/*": own, **{path: {"Cache-Control": value} for path, value in kept.items()}}
    lines = [f"# {SAID}"]
    for path, headers in rules.items():
        lines.append(base.rstrip("/") + path)
        lines += [f"  {name}: {value}" for name, value in headers.items()]
    return "\n".join([*lines, ""])


def nginx(policy: Policy | None, base: str = "/") -> str:
    """Directives of a `server`. A `location` that adds a header of its own loses all of these."""
    root = _pattern(base)
    lines = [
        f"# {SAID}",
        f'set $labpress_keep "{ASKED}";',
        f'if ($uri ~ "{root}{_pattern(FONTS)}") {{ set $labpress_keep "{A_WEEK}"; }}',
        f'if ($uri ~ "{root}{_any_hashed()}") {{ set $labpress_keep "{FOREVER}"; }}',
        f'if ($args ~ "{VERSION}") {{ set $labpress_keep "{FOREVER}"; }}',
        "add_header Cache-Control $labpress_keep always;",
    ]
    if policy is not None:
        page = r"(/|\.html|/[^./]*)$"
        lines += [
            'set $labpress_policy "";',
            f'if ($uri ~ "{page}") {{ set $labpress_policy "{policy.header}"; }}',
            "add_header Content-Security-Policy $labpress_policy always;",
        ]
    lines += [f'add_header {name} "{value}" always;' for name, value in OTHERS.items()]
    return "\n".join([*lines, ""])


def apache(policy: Policy | None, base: str = "/") -> str:
    """Directives of a folder; without mod_headers they are passed over."""
    root = _pattern(base)
    lines = [
        f"# {SAID}",
        "<IfModule mod_headers.c>",
        f'Header always set Cache-Control "{ASKED}"',
        _apache(A_WEEK, f"%{{REQUEST_URI}} =~ m#{root}{_pattern(FONTS)}#"),
        _apache(FOREVER, f"%{{REQUEST_URI}} =~ m#{root}{_any_hashed()}#"),
        _apache(FOREVER, f"%{{QUERY_STRING}} =~ m#{VERSION}#"),
        *(f'Header always set {name} "{value}"' for name, value in OTHERS.items()),
    ]
    if policy is not None:
        page = '"expr=%{CONTENT_TYPE} =~ m#^text/html#"'
        lines.append(f'Header always set Content-Security-Policy "{policy.header}" {page}')
    return "\n".join([*lines, "</IfModule>", f"ErrorDocument 404 {base}404.html", ""])


def _apache(value: str, condition: str) -> str:
    return f'Header always set Cache-Control "{value}" "expr={condition}"'


def _pattern(path: str) -> str:
    """A regular expression for a path: the base stands at the start of an address."""
    plain = re.escape(path).replace('"', "")
    return f"^{plain.rstrip('/')}" if path.endswith("/") else plain.removesuffix(r"/\*") + "/"


def _any_hashed() -> str:
    return f"({'|'.join(map(_pattern, HASHED))})"


HEADER_FORMS: Mapping[str, tuple[str, Callable[[Policy | None, str], str]]] = {
    "netlify": ("_headers", netlify),
    "nginx": ("headers.conf", nginx),
    "apache": (".htaccess", apache),
}
"""By the name of the option: the file's name and what writes it."""
