"""`labpress` and its verbs, gathered."""

from __future__ import annotations

import sys

import click

from labpress.cli import crash
from labpress.cli.check import check
from labpress.cli.cite import cite
from labpress.cli.deploy import deploy
from labpress.cli.export import export
from labpress.cli.import_ import import_
from labpress.cli.new import new
from labpress.cli.print import print_
from labpress.cli.publish import publish
from labpress.cli.schema import schema
from labpress.cli.serve import serve


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 96})
@click.version_option(package_name="labpress", prog_name="labpress")
def main() -> None:
    """Publish what your lab has learned: essays, toolkits and method cards, as a website and on
    paper.

    Work in the folder that holds mkdocs.yml. Write in essays/ and docs/, look at the result with
    `labpress serve`, see what needs mending with `labpress check`, and make the site with
    `labpress publish`.
    """
    sys.excepthook = crash.say


for verb in (new, import_, cite, check, serve, publish, deploy, print_, export, schema):
    main.add_command(verb)
