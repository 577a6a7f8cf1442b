"""`labpress deploy`: a built site onto the branch from which a code host serves it."""

from __future__ import annotations

import tempfile
from pathlib import Path

import click

from labpress.cli.branch import Branch
from labpress.cli.bundle import unpack
from labpress.cli.terminal import plainly
from labpress.problems import PublishError

ZIP = ".zip"


@click.command()
@click.argument("site", type=click.Path(path_type=Path), required=False)
@click.option("--branch", default="gh-pages", show_default=True, help="Branch that is served.")
@click.option(
    "--at",
    default="",
    metavar="PATH",
    help="Folder of the site to put it in, such as preview/pr-7. Without: the site itself.",
)
@click.option("--remove", is_flag=True, help="Take away what is at PATH instead.")
@plainly
def deploy(site: Path | None, branch: str, at: str, remove: bool) -> None:
    """Put a built SITE, a folder or a zip, onto the branch that GitHub Pages serves.

    For the workflows in .github/. A zip counts as built by a stranger: it is refused if it holds
    what no site holds. Putting the site itself leaves its preview/ folder as it is.
    """
    if remove != (site is None) or (remove and not at):
        raise PublishError("name the site to put there, or what to take away: --remove --at PATH")
    with tempfile.TemporaryDirectory() as folder:
        changed = Branch(Path.cwd(), branch).put(_folder(site, Path(folder)) if site else None, at)
    where = f"{branch}:{at or '/'}"
    if remove:
        click.echo(f"Took away {where}." if changed else f"There was nothing at {where}.")
    else:
        click.echo(f"Put {site} at {where}." if changed else f"{where} was like that already.")


def _folder(site: Path, room: Path) -> Path:
    """The folder that holds the site; a zip is looked at and unpacked into `room`."""
    if site.suffix == ZIP:
        unpack(site, room)
        return room
    if not (site / "index.html").is_file():
        raise PublishError(f"there is no site in {site} (make one: labpress publish)")
    return site
