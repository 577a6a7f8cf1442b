"""The policy of pages, and the files from which hosts read it with other headers."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from labpress.site import HEADER_FORMS, Policy

CLOSED = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self'",
    "font-src": "'self'",
    "media-src": "'self'",
    "connect-src": "'self'",
    "frame-src": "'none'",
    "worker-src": "'self'",
    "manifest-src": "'self'",
    "object-src": "'none'",
    "base-uri": "'none'",
    "form-action": "'self'",
}
OPEN = Policy(
    wasm=True,
    frames=("https://player.vimeo.com",),
    media=("https://films.example",),
    asked=("https://stats.example",),
    allowed=("https://maps.example",),
)


def directives(text: str) -> dict[str, str]:
    """A policy by its directives; each is there once."""
    parts = [part.split(" ", 1) for part in text.split("; ")]
    assert len({name for name, _ in parts}) == len(parts)
    return dict(parts)


def test_a_site_without_films_and_counters_lets_nothing_in() -> None:
    assert directives(Policy().meta) == CLOSED
    assert Policy().is_closed
    assert not OPEN.is_closed


def test_what_a_site_uses_is_let_in_where_it_is_used_and_nowhere_else() -> None:
    maps = "https://maps.example"
    assert directives(OPEN.meta) == {
        **CLOSED,
        "script-src": f"'self' 'wasm-unsafe-eval' {maps}",
        "style-src": f"'self' {maps}",
        "img-src": f"'self' {maps}",
        "font-src": f"'self' {maps}",
        "media-src": f"'self' https://films.example {maps}",
        "connect-src": f"'self' https://stats.example {maps}",
        "frame-src": f"https://player.vimeo.com {maps}",
    }


@pytest.mark.parametrize("policy", [Policy(), OPEN])
def test_no_policy_lets_scripts_or_styles_stand_in_a_page(policy: Policy) -> None:
    for text in (policy.meta, policy.header):
        assert "unsafe-inline" not in text
        assert "'unsafe-eval'" not in text
        assert "data:" not in text
        assert "*" not in text


def test_only_the_header_says_who_may_frame_a_page() -> None:
    assert "frame-ancestors" not in Policy().meta
    assert directives(Policy().header) == {**CLOSED, "frame-ancestors": "'none'"}


@pytest.mark.parametrize("form", HEADER_FORMS)
def test_each_host_gets_what_it_can_send(form: str) -> None:
    name, write = HEADER_FORMS[form]
    text = write(OPEN, "/lab/")
    assert "nosniff" in text
    assert "Referrer-Policy" in text
    assert "Permissions-Policy" in text
    assert "frame-ancestors 'none'" in text
    assert "/lab" in text and "/assets/pictures/" in text
    assert (OPEN.header in text) == (form != "netlify")
    assert "frame-ancestors" not in write(None, "/lab/")
    assert name in ("_headers", "headers.conf", ".htaccess")


def test_no_header_of_netlify_can_come_twice() -> None:
    """Cloudflare Pages joins the values of all rules that fit a path."""
    rules = re.split(r"\n(?=/)", HEADER_FORMS["netlify"][1](OPEN, "/").strip())[1:]
    seen: dict[str, list[str]] = {}
    for rule in rules:
        path, *lines = rule.splitlines()
        for line in lines:
            seen.setdefault(line.partition(":")[0].strip(), []).append(path)
    everywhere = {name for name, paths in seen.items() if "/*" in paths}
    assert all(len(seen[name]) == 1 for name in everywhere)
    assert max(len(line) for line in "\n".join(rules).splitlines()) < 2000


@pytest.mark.parametrize(
    ("path", "keep", "policed"),
    [
        ("/lab/", "no-cache", True),
        ("/lab/cards/five-whys/", "no-cache", True),
        ("/lab/404.html", "no-cache", True),
        ("/lab/cards/five-whys/five-whys.pdf", "no-cache", False),
        ("/lab/assets/labpress/fonts/a.woff2", "public, max-age=604800", False),
        ("/lab/assets/pictures/a-480.0123456789.webp", "immutable", False),
        ("/lab/assets/labpress/labpress.css", "no-cache", False),
    ],
)
def test_the_patterns_of_nginx(path: str, keep: str, policed: bool) -> None:
    kept, policy = "no-cache", False
    for pattern, variable, value in re.findall(
        r'if \(\$uri ~ "([^"]*)"\) \{ set \$labpress_(\w+) "([^"]*)"',
        HEADER_FORMS["nginx"][1](OPEN, "/lab/"),
    ):
        if re.search(pattern, path):
            kept, policy = (value, policy) if variable == "keep" else (kept, True)
    assert keep in kept
    assert policy == policed


def test_nginx_reads_its_file(tmp_path: Path) -> None:
    """Where there is an nginx at hand; the patterns above are tried in any case."""
    nginx = shutil.which("nginx", path="/usr/sbin:/usr/bin:/usr/local/bin")
    if nginx is None:
        return
    (tmp_path / "headers.conf").write_text(HEADER_FORMS["nginx"][1](OPEN, "/"), encoding="utf-8")
    conf = tmp_path / "nginx.conf"
    conf.write_text(
        f"pid {tmp_path}/pid; error_log {tmp_path}/log; events {{}}\n"
        f"http {{ access_log off; server {{ listen 127.0.0.1:9; include {tmp_path}/headers.conf; "
        "location / { return 200; } } }\n",
        encoding="utf-8",
    )
    done = subprocess.run(
        [nginx, "-t", "-p", str(tmp_path), "-c", str(conf)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert "syntax is ok" in done.stderr, done.stderr
