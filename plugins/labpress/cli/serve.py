"""`labpress serve`: the site on this computer, remade at each change."""

from __future__ import annotations

from pathlib import Path

import click

from labpress.cli.terminal import config_option, plainly
from labpress.mkdocs_plugins.host import serve_site


@click.command()
@config_option
@click.option("--port", type=click.IntRange(1, 65535), default=8000, show_default=True)
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option("--open", "open_browser", is_flag=True, help="Open the site in your browser.")
@click.option("--pdf", is_flag=True, help="Make the PDFs as well, which takes longer.")
@plainly
def serve(config_file: Path, port: int, host: str, open_browser: bool, pdf: bool) -> None:
    """See the site on your own computer while you write.

    It is made again whenever you save a file, and drafts are shown with a mark. Problems are
    listed here; the site stays up. Stop it with Ctrl+C.
    """
    click.echo(f"Serving on http://{host}:{port}/ (Ctrl+C stops)", err=True)
    serve_site(config_file, f"{host}:{port}", open_browser=open_browser, pdf=pdf)
