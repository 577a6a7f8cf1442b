"""What a verb imports before it does anything: a start costs what is imported, at every command."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import click
import pytest

from labpress.cli import main
from labpress.cli.main import VERBS
from little_labs import SMALL

SAY = "import sys; print(*sys.modules)"


def imported(code: str) -> set[str]:
    """The modules that Python has after `code`, which may end in the exit of a command."""
    whole = f"try:\n    {code}\nexcept SystemExit:\n    pass\n{SAY}"
    done = subprocess.run([sys.executable, "-c", whole], capture_output=True, text=True, check=True)
    return set(done.stdout.splitlines()[-1].split())


@pytest.mark.parametrize("option", ["--help", "--version"])
def test_what_says_only_what_there_is_imports_no_room(option: str) -> None:
    found = imported(f"from labpress.cli import main; main(['{option}'])")
    ours = {name for name in found if name.startswith("labpress.")}
    assert ours == {"labpress.cli", "labpress.cli.main", "labpress.cli.crash"}
    assert not found & {"yaml", "mkdocs", "jinja2", "markdown", "babel", "PIL", "typst", "ssl"}


def test_the_list_says_of_each_verb_what_its_own_help_says_first() -> None:
    said = {name: " ".join((command.help or "").split()) for name, command in main.commands.items()}
    assert list(said) == list(VERBS)
    assert [name for name, first in VERBS.items() if not said[name].startswith(first)] == []


def test_a_list_of_verbs_looks_as_click_makes_it() -> None:
    with click.Context(main) as context:
        listed, plain = click.HelpFormatter(), click.HelpFormatter()
        main.format_commands(context, listed)
        click.Group(commands=dict(main.commands)).format_commands(context, plain)
    assert listed.getvalue() == plain.getvalue()


UNPRINTED = """\
site_name: A lab
site_url: https://lab.example.org/
theme:
  name: labpress
plugins:
  - labpress/library
  - labpress/cards
  - labpress/sharing:
      pictures: false
"""


@pytest.fixture(scope="module")
def unprinted(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, set[str]]:
    """A small lab that prints nothing, published, and what that has imported."""
    lab = Path(shutil.copytree(SMALL, tmp_path_factory.mktemp("unprinted") / "lab"))
    (lab / "mkdocs.yml").write_text(UNPRINTED, encoding="utf-8")
    return lab, published(lab)


def published(lab: Path) -> set[str]:
    """What is imported to publish the lab."""
    settings = str(lab / "mkdocs.yml")
    found = imported(f"from labpress.cli import main; main(['publish', '-f', {settings!r}])")
    assert (lab / "site" / "index.html").is_file()
    return found


def test_a_lab_that_prints_nothing_imports_nothing_of_printing(
    unprinted: tuple[Path, set[str]],
) -> None:
    _, found = unprinted
    own = {name for name in found if name.startswith("labpress.printing.")}
    assert own == {"labpress.printing.store"}
    assert not found & {"typst", "segno", "watchdog", "http.server", "mkdocs.livereload"}


def test_one_essay_that_changed_imports_no_view_of_another_page(
    unprinted: tuple[Path, set[str]],
) -> None:
    lab, before = unprinted
    others = {f"labpress.site.{kind}_view" for kind in ("card", "toolkit", "project")}
    with (lab / "essays" / "why-we-wait.md").open("a", encoding="utf-8") as essay:
        essay.write("\nA word more.\n")
    found = published(lab)
    assert others <= before
    assert "labpress.site.essay_view" in found
    kinds = ("evidence", "follow", "groups", "home", "privacy", "stage", "statement")
    rare = {f"labpress.site.{kind}" for kind in kinds}
    assert not found & (others | rare | {"labpress.content.plainness", "multiprocessing.context"})
