"""How long a writer waits from saving an essay, while `labpress serve` runs, to the page with it. A
browser is watched if there is one, else the request by which pages learn of a new build."""

from __future__ import annotations

import importlib.util
import json
import os
import shutil
import socket
import subprocess
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from statistics import median
from typing import IO, Any

from _bench_edits import edited, word
from _bench_search import BROWSERS, FLAGS
from _bench_sites import Site
from _bench_timing import BenchError, Timing

LONGEST = 3_600.0
"""Seconds until a large lab is seen for the first time."""
SLOWEST = 300.0
"""Seconds until a save is seen."""
CALM = 0.5
"""Seconds between what was seen and the next save."""


@dataclass(frozen=True)
class Served:
    """A lab while it is served: its address, and the number of the process."""

    url: str
    process: int

    def page(self, essay: Path) -> str:
        """The address of an essay."""
        return f"{self.url}essays/{essay.stem}/"


Watch = Callable[[str, Callable[[], object], str], float]
"""Seconds that pass until the page at an address shows a word, from doing what brings it there."""


def serve(site: Site, runs: int, program: str) -> tuple[Timing, str]:
    """Medians of some saves, a word more in another essay each, and who watched. CPU is that of the
    server alone, memory its peak. Raises BenchError."""
    with serving(site, program) as served, _watching() as (watch, who):
        walls, cpus = [], []
        for turn in range(runs):
            time.sleep(CALM)
            before = _cpu(served.process)
            page = served.page(edited(site, turn))
            walls.append(watch(page, partial(word, site, turn), f"Word{turn}"))
            cpus.append(_cpu(served.process) - before)
        return Timing(median(walls), median(cpus), _peak(served.process)), who


@contextmanager
def serving(site: Site, program: str) -> Iterator[Served]:
    """A lab while it is served, from when its first page can be seen. Raises BenchError."""
    port = _free_port()
    command = [program, "serve", "-f", str(site.folder / "mkdocs.yml"), "--port", str(port)]
    with tempfile.TemporaryFile() as said:
        process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=said, stderr=said)
        served = Served(f"http://127.0.0.1:{port}/", process.pid)
        try:
            _await(served.page(site.essay(1)), process, said)
            yield served
        finally:
            process.terminate()
            process.wait(timeout=60)


def _await(url: str, process: subprocess.Popen[bytes], said: IO[bytes]) -> None:
    end = time.monotonic() + LONGEST
    while process.poll() is None and time.monotonic() < end:
        if _read(url):
            return
        time.sleep(0.1)
    said.seek(0)
    raise BenchError(
        f"labpress serve shows no page:\n{said.read().decode(errors='replace')[-2000:]}"
    )


@contextmanager
def _watching() -> Iterator[tuple[Watch, str]]:
    path = next(filter(None, map(shutil.which, BROWSERS)), None)
    if importlib.util.find_spec("playwright") is None:
        yield by_request, "by its request for news, without a browser"
        return
    from playwright.sync_api import Error, sync_playwright

    with sync_playwright() as playwright:
        try:
            browser = playwright.chromium.launch(executable_path=path, args=list(FLAGS))
        except Error:
            yield by_request, "by its request for news, since no browser can be started"
            return
        yield _Browser(browser).wait, "in a browser"
        browser.close()


@dataclass
class _Browser:
    """A window in which one page after the other is looked at."""

    browser: Any

    def wait(self, url: str, act: Callable[[], object], word: str) -> float:
        """See Watch: until the page is read again with all that belongs to it."""
        page = self.browser.new_page()
        page.goto(url)
        page.wait_for_load_state("load")
        page.wait_for_timeout(1_000 * CALM)  # it now waits for news
        start = time.perf_counter()
        with page.expect_event("load", timeout=1_000 * SLOWEST):
            act()
        took = time.perf_counter() - start
        shown = word in page.content()
        page.close()
        if not shown:
            raise BenchError(f"{url} was read again without '{word}'")
        return took


def by_request(url: str, act: Callable[[], object], word: str) -> float:
    """See Watch: until the page can be had after the news of another build."""
    address = f"{url.partition('/essays/')[0]}/.labpress/events"
    with urllib.request.urlopen(address, timeout=SLOWEST) as events:
        news(events, time.perf_counter() + SLOWEST)
        start = time.perf_counter()
        act()
        while word not in _read(url):
            news(events, start + SLOWEST)
        return time.perf_counter() - start


def news(events: Iterable[bytes], end: float) -> None:
    """Comes back with the next news. In between come signs that the server is still there."""
    for line in events:
        if line.startswith(b"data: "):
            said = json.loads(line.removeprefix(b"data: "))
            if said["alert"]:
                raise BenchError(f"labpress serve found {said['heading']}: {said['problems'][0]}")
            return
        if time.perf_counter() > end:
            raise BenchError("labpress serve did not see that a file was saved")


def _read(url: str) -> str:
    quiet = suppress(urllib.error.URLError, ConnectionError, TimeoutError)
    with quiet, urllib.request.urlopen(url, timeout=10) as answer:
        return str(answer.read().decode())
    return ""


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def _cpu(process: int) -> float:
    """Seconds of processors that it took so far, where the system tells."""
    with suppress(OSError):
        fields = Path(f"/proc/{process}/stat").read_text("utf-8").rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
    return 0.0


def _peak(process: int) -> float:
    """MiB that it had at most, where the system tells."""
    with suppress(OSError):
        lines = Path(f"/proc/{process}/status").read_text("utf-8").splitlines()
        kilobytes = next(line.split()[1] for line in lines if line.startswith("VmHWM"))
        return int(kilobytes) / 1024
    return 0.0
