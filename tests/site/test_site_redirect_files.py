"""Rules for web servers: the lines that each kind of host reads, and signs that must not get in."""

from __future__ import annotations

import re

from labpress.site import FORMS, Move

MOVES = [
    Move("old/page/", "essays/impact/"),
    Move("old/Page/", "cards/"),
    Move("files/r.pdf", "report.pdf"),
    Move("café & co/", "essays/impact/#why"),
    Move("for now/", "about/", 302),
    Move("dead/", "", 410),
    Move("out/", 'https://else.example/a?b=$c&d="{};'),
    Move("a*/:b;$x/", "about/"),
]


def lines(form: str, base: str = "/") -> list[str]:
    name, write = FORMS[form]
    assert name in ("_redirects", "redirects.map")
    return write(MOVES, base).splitlines()[1:]


def test_netlify() -> None:
    assert lines("netlify") == [
        "/old/page/ /essays/impact/ 301",
        "/old/page /essays/impact/ 301",
        "/old/Page/ /cards/ 301",
        "/old/Page /cards/ 301",
        "/files/r.pdf /report.pdf 301",
        "/caf%C3%A9%20%26%20co/ /essays/impact/#why 301",
        "/caf%C3%A9%20%26%20co /essays/impact/#why 301",
        "/for%20now/ /about/ 302",
        "/for%20now /about/ 302",
        "/out/ https://else.example/a?b=%24c&d=%22%7B%7D%3B 301",
        "/out https://else.example/a?b=%24c&d=%22%7B%7D%3B 301",
        "/a%2A/%3Ab%3B%24x/ /about/ 301",
        "/a%2A/%3Ab%3B%24x /about/ 301",
    ]


def test_nginx_has_each_key_once_and_only_what_moved_for_good() -> None:
    assert lines("nginx", "/lab/") == [
        '/lab/old/page/ "/lab/essays/impact/$is_args$args";',
        '/lab/old/page "/lab/essays/impact/$is_args$args";',
        '/lab/files/r.pdf "/lab/report.pdf$is_args$args";',
        '/lab/caf%C3%A9%20%26%20co/ "/lab/essays/impact/$is_args$args#why";',
        '/lab/caf%C3%A9%20%26%20co "/lab/essays/impact/$is_args$args#why";',
        '/lab/out/ "https://else.example/a?b=%24c&d=%22%7B%7D%3B";',
        '/lab/out "https://else.example/a?b=%24c&d=%22%7B%7D%3B";',
        '/lab/a%2A/%3Ab%3B%24x/ "/lab/about/$is_args$args";',
        '/lab/a%2A/%3Ab%3B%24x "/lab/about/$is_args$args";',
    ]
    for line in lines("nginx"):
        assert re.fullmatch(r'/[\w%./~-]* "[^"{};\\]*";', line), line
