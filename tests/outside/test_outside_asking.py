"""One address at a time, of a site that misbehaves: what we make of it, and what we ask of it."""

from __future__ import annotations

import errno
import socket
import ssl
import threading
import time
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest

from bad_site import HUGE, BadSite, bad_site
from labpress.outside import Asking, Pace
from labpress.outside.connection import is_public

pytestmark = pytest.mark.usefixtures("loopback_only")

AGENT = "labpress/1 (checks links of https://lab.example/)"
QUICK = Pace(delay=0, timeout=0.4, deadline=0.8, retries=2, backoff=0.01, patience=1, parallel=4)
UNTRUSTED = Path(__file__).parent / "data" / "untrusted.pem"


@pytest.fixture
def site() -> Iterator[BadSite]:
    with bad_site() as running:
        yield running


def asking(site: BadSite, pace: Pace = QUICK, resolvers: frozenset[str] = frozenset()) -> Asking:
    return Asking(AGENT, pace, frozenset({site.place}), resolvers)


@pytest.mark.parametrize(
    ("path", "state", "more"),
    [
        ("/good", "good", ""),
        ("/good?a=b c&d=é#part", "good", ""),
        ("/no-head", "good", ""),
        ("/head-lies", "good", ""),
        ("/head-hangs-up", "good", ""),
        ("/nothing", "gone", "404"),
        ("/gone-for-ever", "gone", "410"),
        ("/moved", "moved", "/good"),
        ("/found", "good", ""),
        ("/moved-then-found", "moved", "/found"),
        ("/moved-away", "gone", "404"),
        ("/moved-home", "moved", "/"),
        ("/moved-oddly", "moved", "/good?q=%C3%A9%1B[31m"),
        ("/circle", "unsure", "it leads in a circle"),
        ("/endless", "unsure", "it leads in a circle"),
        ("/to-nowhere", "unsure", "the site answers 302"),
        ("/to-ftp", "unsure", "not on the web"),
        ("/to-private", "private", ""),
        ("/to-other-port", "private", ""),
        ("/forbidden", "unsure", "the site answers 403"),
        ("/no-robots", "unsure", "the site answers 999"),
        ("/busy", "good", ""),
        ("/busy-until", "good", ""),
        ("/busy-for-long", "unsure", "the site answers 429"),
        ("/ill-once", "good", ""),
        ("/ill", "unsure", "the site answers 500"),
        ("/huge", "good", ""),
        ("/hangs-up", "unsure", "the connection failed"),
        ("/nonsense", "unsure", "makes no sense"),
    ],
)
def test_what_becomes_of_an_address(site: BadSite, path: str, state: str, more: str) -> None:
    answer = asking(site).ask(site.url(path))
    assert answer.state == state, answer
    if state == "moved":
        assert answer.to == site.url(more)
    elif state == "gone":
        assert answer.status == int(more)
    else:
        assert more in answer.why
    assert site.sent < HUGE / 100
    assert site.agents == {AGENT}


@pytest.mark.parametrize("path", ["/silent", "/drips"])
def test_a_site_that_never_ends_is_left(site: BadSite, path: str) -> None:
    start = time.monotonic()
    answer = asking(site).ask(site.url(path))
    assert (answer.state, answer.why) == ("unsure", "no answer in 0 seconds")
    assert time.monotonic() - start < 3
    assert site.tally[path] == 2


def test_how_often_a_site_is_asked(site: BadSite) -> None:
    for path in ("/good", "/forbidden", "/ill", "/busy-for-long", "/nothing"):
        asking(site).ask(site.url(path))
    methods = {path: [m for m, p, _ in site.asked if p == path] for path in site.tally}
    assert methods == {
        "/good": ["HEAD"],
        "/forbidden": ["HEAD", "GET"],
        "/ill": ["HEAD", "GET", "GET", "GET"],
        "/busy-for-long": ["HEAD"],
        "/nothing": ["HEAD", "GET"],
    }


def test_a_host_is_asked_by_one_at_a_time_with_a_pause_between(site: BadSite) -> None:
    polite = asking(site, Pace(delay=0.1, timeout=1, deadline=2, backoff=0))
    threads = [
        threading.Thread(target=polite.ask, args=(site.url(f"/good?{n}"),)) for n in range(4)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    moments = sorted(moment for *_, moment in site.asked)
    assert site.most == 1
    assert len(moments) == 4
    assert all(after - before >= 0.1 for before, after in pairwise(moments))


def test_the_redirect_of_a_resolver_is_the_answer(site: BadSite) -> None:
    resolver = frozenset({f"127.0.0.1:{site.place[1]}"})
    assert asking(site, resolvers=resolver).ask(site.url("/moved-away")).state == "good"
    assert asking(site, resolvers=resolver).ask(site.url("/nothing")).state == "gone"
    assert site.tally["/nothing"] == 2


@pytest.mark.parametrize(
    "host",
    [
        *("127.0.0.1", "localhost", "10.0.0.1", "192.168.1.1", "169.254.169.254", "[::1]"),
        *("2130706433", "0x7f.1", "[::ffff:127.0.0.1]", "[fe80::1]", "224.0.0.1", "100.64.0.1"),
    ],
)
def test_private_networks_are_never_asked(site: BadSite, host: str) -> None:
    port = site.place[1]
    assert Asking(AGENT, QUICK).ask(f"http://{host}:{port}/good").state == "private"
    assert site.asked == []


def test_public_addresses() -> None:
    assert is_public("93.184.216.34")
    assert is_public("2606:2800:220:1::1")
    assert not is_public("2002:7f00:1::1")  # 127.0.0.1 in 6to4


@pytest.mark.parametrize(
    "url", ["http://a..b/", "http://x:99999/", "https:///x", f"http://{'a' * 70}.example/"]
)
def test_what_is_no_address(url: str) -> None:
    assert Asking(AGENT, QUICK).ask(url).state == "malformed"


@pytest.mark.parametrize(
    ("fault", "state"),
    [
        (socket.gaierror(socket.EAI_NONAME, "Name or service not known"), "no-host"),
        (socket.gaierror(socket.EAI_AGAIN, "Temporary failure in name resolution"), "offline"),
        (OSError(errno.ENETUNREACH, "Network is unreachable"), "offline"),
    ],
)
def test_a_host_that_is_not_there(
    monkeypatch: pytest.MonkeyPatch, fault: OSError, state: str
) -> None:
    def look_up(*args: object, **kwargs: object) -> None:
        raise fault

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    assert Asking(AGENT, QUICK).ask("http://gone.example/").state == state


def test_nobody_listens(site: BadSite) -> None:
    place = ("127.0.0.1", 1)
    answer = Asking(AGENT, QUICK, frozenset({place})).ask("http://127.0.0.1:1/")
    assert (answer.state, answer.why) == ("unsure", "the connection failed")


def test_a_certificate_that_browsers_warn_of() -> None:
    tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    tls.load_cert_chain(UNTRUSTED)
    with bad_site(tls) as secure:
        answer = asking(secure).ask(secure.url("/good").replace("http:", "https:"))
    assert answer.state == "certificate"
    assert "self" in answer.why
    assert secure.asked == []


def test_a_site_that_does_not_speak_tls(site: BadSite) -> None:
    answer = asking(site).ask(site.url("/good").replace("http:", "https:"))
    assert (answer.state, answer.why) == ("unsure", "the connection failed")
