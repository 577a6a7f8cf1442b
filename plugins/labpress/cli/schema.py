"""`labpress schema`: what editors need to complete and check the fields at the top of a file."""

from __future__ import annotations

from pathlib import Path

import click

from labpress.cli.editor import FILES, as_json, schemas, write_editor_files
from labpress.cli.options import config_option
from labpress.cli.terminal import plainly
from labpress.content import KINDS
from labpress.mkdocs_plugins.host import read_settings


@click.command()
@click.argument("kind", type=click.Choice([*KINDS, *FILES]), required=False, metavar="[KIND]")
@config_option
@click.option(
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    metavar="FOLDER",
    help="Write the schemas into this folder, a file each.",
)
@click.option(
    "--vscode",
    is_flag=True,
    help="Write them into .vscode, with all that VS Code needs to help you write.",
)
@plainly
def schema(kind: str | None, config_file: Path, out: Path | None, vscode: bool) -> None:
    """Tell your editor which fields there are, what they are for and what may stand in them.

    Prints JSON Schemas, of one KIND of file (essay, card, toolkit, output, project, authors or
    accessibility) or of all, with your lab's own stages. With --vscode, run it again after a
    change of the stages in mkdocs.yml or a new version of Labpress; files that you have changed in
    .vscode are left as they are.
    """
    settings = read_settings(config_file)
    known = schemas(settings)
    wanted = {kind: known[kind]} if kind else known
    if vscode:
        written, kept = write_editor_files(settings, settings.root)
        click.echo(f"Wrote {len(written)} files into .vscode. Open the lab's folder in VS Code;")
        click.echo('under Extensions, install the recommended "Labpress".')
        for name in kept:
            click.echo(f"{name} is not as Labpress would write it, so it is left alone.", err=True)
    for name, found in wanted.items() if out else ():
        path = Path(out or "", f"{name}.schema.json")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(as_json(found), encoding="utf-8", newline="\n")
        click.echo(f"Wrote {path}")
    if not out and not vscode:
        click.echo(as_json(wanted[kind] if kind else wanted), nl=False)
