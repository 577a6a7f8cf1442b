"""Survey: every address asked once, many hosts at a time, and what is wrong at each place."""

from __future__ import annotations

import threading
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from urllib.parse import urldefrag, urlsplit

from labpress.outside.addresses import Address
from labpress.outside.answers import Answer, is_lost, problems_of
from labpress.outside.archive import archived
from labpress.outside.asking import Asking
from labpress.outside.memory import Memory
from labpress.outside.rules import LinkRules
from labpress.problems import LabpressError, Problem


def survey(
    addresses: Sequence[Address], rules: LinkRules, asking: Asking, memory: Memory
) -> tuple[Problem, ...]:
    """What is wrong with the outside addresses. Ends early, and remembers, when interrupted.

    Raises LabpressError if no address at all could be reached: then it is we who are offline.
    """
    wanted = {urldefrag(address.url).url for address in addresses}
    open_ones = sorted(url for url in wanted if not rules.ignores(url) and not memory.knows(url))
    answers: dict[str, Answer] = {}
    try:
        _ask(open_ones, asking, answers)
    finally:
        memory.keep(url for url, answer in answers.items() if answer.state == "good")
    if answers and all(answer.state == "offline" for answer in answers.values()):
        raise LabpressError(
            "no outside address could be reached (is this computer connected to the internet?)"
        )
    return problems_of(addresses, answers, _copies(answers, rules, asking))


def _ask(urls: Iterable[str], asking: Asking, answers: dict[str, Answer]) -> None:
    """Fills `answers`: a thread takes a host, and asks its addresses one after the other."""
    hosts: dict[str, list[str]] = defaultdict(list)
    for url in urls:
        hosts[_host(url)].append(url)
    stop = threading.Event()

    def ask_host(host: str) -> None:
        for url in hosts[host]:
            if not stop.is_set():
                answers[url] = asking.ask(url)

    with ThreadPoolExecutor(max_workers=asking.pace.parallel) as threads:
        try:
            list(threads.map(ask_host, hosts))
        finally:
            stop.set()  # after Ctrl+C each thread ends with the address it is at


def _host(url: str) -> str:
    try:
        return urlsplit(url).netloc
    except ValueError:  # it is asked all the same, and then told to be none
        return ""


def _copies(answers: Mapping[str, Answer], rules: LinkRules, asking: Asking) -> dict[str, str]:
    lost = [url for url, answer in answers.items() if rules.archive and is_lost(url, answer)]
    found = ((url, archived(url, rules.archive, asking)) for url in lost)
    return {url: copy for url, copy in found if copy}
