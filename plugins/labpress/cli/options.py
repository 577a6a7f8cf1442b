"""Options that several verbs have. Nothing else of Labpress is imported here: see `main`."""

from __future__ import annotations

from pathlib import Path

import click

config_option = click.option(
    "-f",
    "--config",
    "config_file",
    type=click.Path(path_type=Path),
    default=Path("mkdocs.yml"),
    show_default=True,
    help="The lab's settings file.",
)

last_option = click.option(
    "--last",
    default="",
    metavar="URL|FOLDER|FILE",
    help="The last published site, or its addresses.txt: an address that is there and not on this "
    "site any more is an error. Without: the site folder, if it is there.",
)
