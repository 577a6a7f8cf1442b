"""Connection: one request to one host. The host is looked up first, and only public addresses are
connected to: a text must not make a build server ask the machines around it."""

from __future__ import annotations

import contextlib
import http.client
import ipaddress
import socket
import ssl
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from urllib.parse import SplitResult, quote, urlsplit

Host = tuple[str, int]
PAGES = "text/html,application/xhtml+xml,*/*;q=0.8"
"""The forms in which a browser wants what it opens."""


class PrivateAddress(OSError):
    """The host lies in a private network, or on this machine."""


def is_public(address: str) -> bool:
    """Whether an IP address is one that any reader could reach."""
    found = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(found, ipaddress.IPv6Address):
        inner = found.ipv4_mapped or found.sixtofour
        found = inner if inner is not None else found
    return found.is_global and not found.is_multicast


class Connections:
    """Opens connections. `inside` are the only non-public hosts that may be asked (for tests)."""

    def __init__(self, agent: str, inside: frozenset[Host] = frozenset()) -> None:
        self._agent, self._inside = agent, inside
        self._tls = ssl.create_default_context()

    @contextmanager
    def request(
        self, method: str, url: str, timeout: float, deadline: float, accept: str = PAGES
    ) -> Iterator[http.client.HTTPResponse]:
        """The head of a site's answer; of its body nothing is read yet, and maybe nothing ever.

        Raises OSError, HTTPException or UnicodeError when there is none within `deadline` seconds.
        """
        parts = urlsplit(url)
        secure = parts.scheme == "https"
        port = parts.port or (443 if secure else 80)
        host = (parts.hostname or "").encode("idna").decode("ascii")
        if not host:
            raise ValueError(f"{url} names no host")
        connection = http.client.HTTPConnection(host, port, timeout=timeout)
        over = threading.Event()
        timer = threading.Timer(deadline, _cut, [connection, over])
        timer.daemon = True
        timer.start()
        try:
            connection.sock = self._open(host, port, timeout)
            if secure:
                connection.sock = self._tls.wrap_socket(connection.sock, server_hostname=host)
            headers = self._headers(_name(parts, host), accept)
            connection.request(method, _target(parts), headers=headers)
            answer = connection.getresponse()
            if over.is_set():  # what came until it was cut may look like a whole head
                raise TimeoutError("no answer in time")
            yield answer
        except (OSError, http.client.HTTPException) as error:
            if over.is_set():
                raise TimeoutError("no answer in time") from error
            raise
        finally:
            timer.cancel()
            connection.close()

    def _headers(self, host: str, accept: str) -> Mapping[str, str]:
        return {
            "Host": host,
            "User-Agent": self._agent,
            "Accept": accept,
            "Accept-Encoding": "identity",
            "Connection": "close",
        }

    def _open(self, host: str, port: int, timeout: float) -> socket.socket:
        """Connects to an address that was looked at, so that a second look-up cannot differ."""
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        public = [str(place[0]) for *_, place in found if self._may(host, port, str(place[0]))]
        if not public:
            raise PrivateAddress(f"{host} lies in a private network")
        error = OSError("no address")
        for address in public:
            try:
                return socket.create_connection((address, port), timeout)
            except OSError as refused:
                error = refused
        raise error

    def _may(self, host: str, port: int, address: str) -> bool:
        return (host, port) in self._inside or is_public(address)


def _target(parts: SplitResult) -> str:
    """What is asked for, with every sign that an address may not have as %XX."""
    path = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._")
    query = quote(parts.query, safe="/%:@!$&'()*+,;=~-._?[]")
    return f"{path}?{query}" if query else path


def _name(parts: SplitResult, host: str) -> str:
    """The `Host` header: the port only where it is not the usual one."""
    name = f"[{host}]" if ":" in host else host
    return f"{name}:{parts.port}" if parts.port else name


def _cut(connection: http.client.HTTPConnection, over: threading.Event) -> None:
    """Ends a request that drips on for ever: no silence in it is long enough for a time-out."""
    over.set()
    if connection.sock is not None:
        with contextlib.suppress(OSError):  # it may have ended just now
            connection.sock.shutdown(socket.SHUT_RDWR)
