"""`labpress serve`: the site on this computer, made again at each change."""

from __future__ import annotations

import os
import signal
import tempfile
import time
import webbrowser
from collections.abc import Collection, Iterator
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path
from types import FrameType

import click

from labpress.cli.options import config_option
from labpress.cli.serving.changes import Changes
from labpress.cli.serving.rebuilding import Outcome, Rebuilder
from labpress.cli.serving.server import listening
from labpress.cli.serving.stage import Stage
from labpress.cli.serving.watcher import Watcher
from labpress.cli.terminal import plainly, show_problems, tally
from labpress.mkdocs_plugins.print import PDF_IN_SERVE
from labpress.mkdocs_plugins.serving import Serving
from labpress.pandoc import Pandoc
from labpress.problems import SettingsError

NAP = 0.5
"""Seconds after which waiting is interrupted, since on Windows Ctrl+C is not heard in between."""
EVERYWHERE = {"0.0.0.0": "127.0.0.1", "::": "::1"}
"""Addresses to listen on that mean all of this computer's, and one to ask each by."""


@click.command()
@config_option
@click.option("--port", type=click.IntRange(1, 65535), default=8000, show_default=True)
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option(
    "--allow-host",
    "names",
    multiple=True,
    metavar="NAME",
    help="Also answer under this name, as of a proxy. Numbers and localhost always count.",
)
@click.option("--open", "open_browser", is_flag=True, help="Open the site in your browser.")
@click.option("--pdf", is_flag=True, help="Make the PDFs as well, which takes longer.")
@click.option(
    "--poll",
    is_flag=True,
    help="Look at all files twice a second, for network drives, which tell of no change.",
)
@plainly
def serve(
    config_file: Path,
    port: int,
    host: str,
    names: tuple[str, ...],
    open_browser: bool,
    pdf: bool,
    poll: bool,
) -> None:
    """See the site on your own computer while you write.

    It is made again whenever you save a file, and open pages show the change by themselves. Drafts
    are shown with a mark. Problems are listed here and in the page; the site stays up. Stop it with
    Ctrl+C.
    """
    if not config_file.is_file():
        raise SettingsError(
            f"there is no {config_file} (go to the lab's folder, or name it with -f)"
        )
    if pdf:
        os.environ[PDF_IN_SERVE] = "1"
    shown = EVERYWHERE.get(host, host)
    serving = Serving(f"[{shown}]:{port}" if ":" in shown else f"{shown}:{port}")
    stage = Stage()
    with (
        _ended_plainly(),
        # it goes after the server: a page that is being loaded would find no pictures
        tempfile.TemporaryDirectory(prefix="labpress-serve-") as home,
        listening(host, port, stage, [name.lower() for name in names]),
    ):
        click.echo(f"Serving on {serving.url} (Ctrl+C stops)", err=True)
        if open_browser:
            webbrowser.open(serving.url)
        _keep_up(config_file, serving, stage, Path(home).resolve(), poll=poll)


def _keep_up(config_file: Path, serving: Serving, stage: Stage, home: Path, *, poll: bool) -> None:
    """Builds into folders in `home`, waits for a change, and so on."""
    with ExitStack() as kept:
        pandoc = kept.enter_context(Pandoc())
        kept.callback(serving.end)
        changes = Changes()
        watcher = kept.enter_context(closing(Watcher(changes, poll=poll)))
        rebuilder = Rebuilder(config_file, serving, pandoc, home, watcher.watch)
        changed: Collection[Path] = ()
        sites = set[Path]()
        while True:
            start = time.monotonic()
            outcome = rebuilder.rebuild(changed)
            stage.show(outcome.scene, changed=outcome.changed)
            if changed or not sites:
                _say(outcome, time.monotonic() - start)
            sites.update(filter(None, [outcome.scene.site]))
            while not (changed := changes.take(NAP)):
                # the second folder is filled at leisure, or the first save would wait for it
                if len(sites) == 1 and not outcome.scene.stopped:
                    break


def _say(outcome: Outcome, took: float) -> None:
    """The problems, and a line on what came of the build."""
    scene = outcome.scene
    show_problems(scene.problems)
    when, found = time.strftime("%H:%M:%S"), tally(scene.problems)
    if scene.stopped:
        left = "The site is as it was." if scene.site else "There is no site yet."
        click.echo(f"{when} Not made: {found}. {left}", err=True)
    elif outcome.changed:
        click.echo(f"{when} Made in {took:.1f} s: {found}.", err=True)
    else:
        click.echo(f"{when} Nothing has changed ({took:.1f} s): {found}.", err=True)


@contextmanager
def _ended_plainly() -> Iterator[None]:
    """Ctrl+C, or the system's word to end, is no error."""
    before = signal.signal(signal.SIGTERM, _interrupt)
    if hasattr(os, "register_at_fork"):  # not on Windows
        os.register_at_fork(after_in_child=_end_as_others)
    try:
        yield
    except KeyboardInterrupt:
        click.echo("Ended.", err=True)
    finally:
        signal.signal(signal.SIGTERM, before)


def _interrupt(number: int, frame: FrameType | None) -> None:
    raise KeyboardInterrupt


def _end_as_others() -> None:
    """For processes that help with a build: told to end, they must do so at once and silently, even
    while they wait for a lock, where Python's own handlers may never run."""
    if signal.getsignal(signal.SIGTERM) is _interrupt:
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
