"""Finds a browser for the tests of tests/browser, or installs one.

A browser that is there is taken as it is: the one that LABPRESS_CHROMIUM names, a distribution's
Chromium or Chrome, Playwright's own. Else Debian's is installed where apt may do that, or
Playwright's, which lands in the reader's own folder of caches.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

from _environment import SetupError, say

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
OWN = (
    "from playwright.sync_api import sync_playwright as s\n"
    "with s() as p: print(p.chromium.executable_path)"
)
WITHOUT = "To run every other check without a browser: scripts/test --no-browser"


def ready(python: Path) -> None:
    """Sees to it that the tests will find a browser. Raises SetupError if none can be had.

    `python` is the Python of the environment in which the tests run.
    """
    if os.environ.get("LABPRESS_CHROMIUM"):
        _must_be_there(os.environ["LABPRESS_CHROMIUM"])
    elif not _system() and not _own(python):
        _install(python)


def _must_be_there(named: str) -> None:
    if not shutil.which(named):
        raise SetupError(f"LABPRESS_CHROMIUM names {named}, which is no program here. {WITHOUT}")


def _system() -> bool:
    return any(shutil.which(name) for name in NAMES)


def _own(python: Path) -> bool:
    """Whether Playwright has downloaded its browser, and in this release."""
    asked = subprocess.run([str(python), "-c", OWN], capture_output=True, text=True, check=False)
    path = asked.stdout.strip()
    return bool(path) and Path(path).exists()


def _install(python: Path) -> None:
    if _may_apt():
        say("Installing Chromium with apt, for the tests in a browser (once, about a minute).")
        apt = ["apt-get", "install", "-y", "-qq", "--no-install-recommends", "chromium"]
        if _works(["apt-get", "update", "-qq"]) and _works(apt) and _system():
            return
    say("Downloading Playwright's Chromium, for the tests in a browser (once, about a minute).")
    if not (_works([str(python), "-m", "playwright", "install", "chromium"]) and _own(python)):
        raise SetupError(
            "there is no browser to test in, and none could be installed. Install Chromium or "
            f"Google Chrome, or name a browser in LABPRESS_CHROMIUM. {WITHOUT}"
        )


def _may_apt() -> bool:
    is_root = hasattr(os, "geteuid") and os.geteuid() == 0
    return is_root and shutil.which("apt-get") is not None


def _works(command: Sequence[str]) -> bool:
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    done = subprocess.run(command, env=quiet, capture_output=True, text=True, check=False)
    if done.returncode:
        said = (done.stdout + done.stderr).strip().splitlines()
        say("".join(f"  | {line}\n" for line in said[-4:]).rstrip())
    return done.returncode == 0
