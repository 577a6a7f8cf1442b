"""`labpress print`: the PDF of cards and toolkits, without the site."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Sequence
from pathlib import Path

import click

from labpress.cli.terminal import config_option, plainly, progress, reading, show_problems
from labpress.content import Card, Toolkit
from labpress.lab import Lab
from labpress.printing import Editions, Printed
from labpress.problems import LabpressError, Level, PrintError, did_you_mean

PRINTABLE = ("card", "toolkit")


@click.command(name="print")
@click.argument("names", nargs=-1, required=True, metavar="SLUG...")
@click.option(
    "-o",
    "--out",
    type=click.Path(path_type=Path, dir_okay=False),
    required=True,
    metavar="FILE",
    help="The PDF to write; one that is there is replaced.",
)
@config_option
@plainly
def print_(names: tuple[str, ...], out: Path, config_file: Path) -> None:
    """Make one PDF of a card, a toolkit's deck or several cards.

    SLUG is a card's name or code (five-whys, QL-01) or a toolkit's name. Where a card and a toolkit
    share a name, say which: card:five-whys.
    """
    with reading(config_file) as (lab, pandoc):
        items = [_item(lab, name) for name in names]
        with progress("Printing"):
            printed = _printed(Editions(lab, pandoc), items)
    show_problems(printed.problems)
    if not printed.pdf or any(problem.level is Level.ERROR for problem in printed.problems):
        raise PrintError(f"{out} was not written: mend what is listed above first")
    write_whole(out, printed.pdf)
    click.echo(f"Wrote {out}: {printed.pages} pages, {len(printed.pdf) / 1000:.0f} kB.")


def _item(lab: Lab, name: str) -> Card | Toolkit:
    """The card or toolkit that a name given on the command line means."""
    kind, _, slug = name.rpartition(":")
    if kind and kind not in PRINTABLE:
        raise LabpressError(f"'{kind}' cannot be printed (cards and toolkits can)")
    kinds = (kind,) if kind else PRINTABLE
    found = [item for kind in kinds if (item := lab.catalogue.find(kind, slug)) is not None]
    if len(found) > 1:
        raise LabpressError(
            f"'{name}' is a card and a toolkit (write card:{name} or toolkit:{name})"
        )
    if not found or not isinstance(found[0], Card | Toolkit):
        known = [item.slug for kind in kinds for item in lab.catalogue.of(kind)]
        hint = did_you_mean(slug, known) or "labpress check lists what is wrong in your files"
        raise LabpressError(f"there is no card or toolkit '{name}' ({hint})")
    return found[0]


def _printed(editions: Editions, items: Sequence[Card | Toolkit]) -> Printed:
    """One deck as its toolkit has it, or all the cards that were named, each once."""
    if len(items) == 1 and isinstance(items[0], Toolkit):
        return editions.deck(items[0])
    cards = [card for item in items for card in _cards(editions, item)]
    return editions.cards(tuple(dict.fromkeys(cards)))


def _cards(editions: Editions, item: Card | Toolkit) -> tuple[Card, ...]:
    return editions.cards_of(item) if isinstance(item, Toolkit) else (item,)


def write_whole(path: Path, content: bytes) -> None:
    """Writes a file so that it is the old one or the new one, whatever happens meanwhile."""
    if path.exists() and not path.is_file():  # a device such as /dev/null would be replaced
        raise PrintError(f"{path} is no file that can be replaced (name another with -o)")
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, beside = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        Path(beside).chmod(0o644)
        Path(beside).replace(path)
    except BaseException:
        Path(beside).unlink(missing_ok=True)
        raise
