"""`labpress print`: PDFs of cards, decks, essays and books, without the site."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from pathlib import Path
from typing import Any

import click

from labpress.cli.options import config_option
from labpress.cli.press import Press
from labpress.cli.print_options import print_options
from labpress.cli.terminal import plainly, reading, show_problems
from labpress.content import read_tables
from labpress.mkdocs_plugins.host import read_settings
from labpress.printing import (
    ASCII,
    LINES,
    SHEETS,
    Layout,
    Printed,
    impose,
    own_fonts,
    registration_sheet,
    shop_note,
)
from labpress.printing.labels import Labels
from labpress.printing.manifests import KIND
from labpress.printing.preview import preview
from labpress.printing.shop import NOTE
from labpress.printing.usual import usual_layout
from labpress.problems import LabpressError, Level, PrintError

CHOICES = ("toolkit", "essay", "stage", "whole", "blank", "test_sheet")
"""Options that say what to print; only one of them, or names, at a time."""


@click.command(name="print")
@click.argument("names", nargs=-1, metavar="[SLUG|CODE]...")
@print_options
@click.option(
    "-o",
    "--out",
    type=click.Path(path_type=Path, dir_okay=False),
    required=True,
    metavar="FILE",
    help="The PDF to write, named .pdf; one that is there is replaced.",
)
@config_option
@plainly
def print_(names: tuple[str, ...], out: Path, config_file: Path, **options: Any) -> None:
    """Make one PDF: cards to cut, a deck, an essay, or a project's essays as one book.

    SLUG is the name of a card, toolkit, essay or project, CODE a card's code (five-whys, QL-01). A
    name that two kinds share asks for its kind, as in card:five-whys; series:"Name" is a series.
    Without more, cards are laid on A4, to be printed on both sides, flipped on the long edge, and
    cut.
    """
    _one_choice(names, options)
    _is_pdf(out)
    layout = _layout(options)
    if options["test_sheet"]:
        _test_sheet(out, layout, config_file)
        return
    with reading(config_file) as (lab, pandoc):
        options["config_file"] = config_file
        printed = Press(lab, pandoc, layout, options).printed(names)
    if printed is None:
        return
    show_problems(printed.problems)
    if not printed.pdf or any(problem.level is Level.ERROR for problem in printed.problems):
        raise PrintError(f"{out} was not written: mend what is listed above first")
    _show(layout, printed)
    _write(out, layout, printed)


def _test_sheet(out: Path, layout: Layout, config_file: Path) -> None:
    """The sheet in the words of the lab; without one in English."""
    sheet, words, own = layout.sheet or SHEETS["a4"], None, own_fonts(())
    if config_file.is_file():
        settings = read_settings(config_file)
        tables, _ = read_tables(settings.wording_dir, settings.root, settings.language)
        words, own = Labels(tables.wording()), own_fonts(settings.fonts)
    write_whole(out, registration_sheet(sheet, layout.duplex, words, own))
    click.echo(f"Wrote {out}: a test sheet for {sheet.label}, 2 pages.")


def _one_choice(names: tuple[str, ...], options: dict[str, Any]) -> None:
    said = [f"--{'all' if name == 'whole' else name.replace('_', '-')}" for name in CHOICES
            if options[name]]  # fmt: skip
    said += ["names"] if names else []
    if options["since"] and (options["blank"] or options["test_sheet"]):
        said.append("--since")
    if len(said) > 1:
        raise LabpressError(f"{' and '.join(said)} cannot go together (choose one)")
    if not said and not options["since"]:
        raise LabpressError(
            "nothing is chosen (name a card, toolkit, essay or project, or write --all)"
        )


def _is_pdf(out: Path) -> None:
    """By its name, or a slip such as `-o docs/cards/five-whys.md` would cost the card its text."""
    if out.suffix.lower() != ".pdf":
        raise PrintError(f"'{out}' is no name of a PDF (write one that ends in .pdf)")


def _layout(options: dict[str, Any]) -> Layout:
    given = ("edition", "duplex", "order", "gutter", "margin", "bleed", "marks", "copies")
    return usual_layout(
        options["size"] or "", options["sheet"] or "", **{name: options[name] for name in given}
    )


def _show(layout: Layout, printed: Printed) -> None:
    """Sheets and pages before they are printed."""
    if not printed.leaves:
        return
    if layout.sheet is None:
        cards = f"{len(printed.leaves)} card{'s'[: len(printed.leaves) > 1]}"
        click.echo(f"{cards} {layout.format.label}, front and back as two pages each")
        return
    plain = "utf" not in (sys.stdout.encoding or "").lower()
    imposition = impose(layout, len(printed.leaves))
    width = shutil.get_terminal_size().columns
    boxes = ASCII if plain else LINES
    click.echo(preview(imposition, printed.leaves, boxes=boxes, width=width))
    free = imposition.grid.places - len(printed.leaves) * layout.copies
    if free > 0:
        most = imposition.grid.places // len(printed.leaves)
        them = "them" if free > 1 else "it"
        more = f" (--copies {most} fills {them})" if most > layout.copies else ""
        click.echo(f"{free} place{'s'[: free > 1]} on the sheet stay{'s'[free > 1 :]} empty{more}.")


def _write(out: Path, layout: Layout, printed: Printed) -> None:
    """The PDF, and beside it its manifest and a note for the print shop."""
    beside: dict[str, str] = {}
    manifest = printed.manifest
    if manifest is not None and manifest.cards:
        beside[".json"] = manifest.json()
    if layout.bleed and manifest is not None:
        cards = len(manifest.cards)
        beside[".txt"] = shop_note(out.name, manifest.title, printed.pages, cards, layout)
    for ending in beside:
        _is_own(out.with_suffix(ending))
    write_whole(out, printed.pdf)
    pages = f"{printed.pages} page{'s'[: printed.pages > 1]}"
    click.echo(f"Wrote {out}: {pages}, {len(printed.pdf) / 1000:.0f} kB.")
    for ending, text in beside.items():
        path = out.with_suffix(ending)
        write_whole(path, text.encode())
        what = "which cards it holds, for --since" if ending == ".json" else "for the print shop"
        click.echo(f"Wrote {path}: {what}.")


def _is_own(path: Path) -> None:
    """What lies beside a PDF is replaced only if this verb wrote it: `package.json` stays."""
    if not path.is_file():
        return  # nothing there, or nothing that `write_whole` would replace
    with path.open(encoding="utf-8", errors="replace") as file:
        head = file.read(100)
    if NOTE not in head and KIND not in head:
        raise PrintError(
            f"{path} would be replaced, and is not from an earlier deck (name another with -o)"
        )


def write_whole(path: Path, content: bytes) -> None:
    """Writes a file so that it is the old one or the new one, whatever happens meanwhile."""
    try:
        if path.exists() and not path.is_file():  # a device such as /dev/null would be replaced
            raise PrintError(f"{path} is no file that can be replaced (name another with -o)")
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, beside = tempfile.mkstemp(dir=path.parent, prefix=".labpress-")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(content)
            Path(beside).chmod(0o644)
            Path(beside).replace(path)
        except BaseException:
            Path(beside).unlink(missing_ok=True)
            raise
    except OSError as error:  # which would name a file that nobody knows
        raise PrintError(f"{path} cannot be written: {error.strerror or error}") from None
