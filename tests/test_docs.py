"""The documents keep step with the code: every option, command and field, and what README shows."""

from __future__ import annotations

import re
import subprocess
import sys
from importlib.metadata import entry_points

from labpress.cli import main
from labpress.content import FIELDS
from little_labs import ROOT

GUIDE = ROOT / "docs" / "guide"
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_the_reference_pages_are_as_the_code_is() -> None:
    script = [sys.executable, str(ROOT / "scripts" / "reference"), "--check"]
    done = subprocess.run(script, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_every_field_command_and_option_is_documented() -> None:
    fields = (GUIDE / "fields.md").read_text(encoding="utf-8")
    commands = (GUIDE / "commands.md").read_text(encoding="utf-8")
    settings = (GUIDE / "settings.md").read_text(encoding="utf-8")
    for kind in FIELDS:
        for field in FIELDS[kind]:
            assert f"`{field.name}`" in fields
    for name, command in main.commands.items():
        assert f"## labpress {name}\n" in commands
        for parameter in command.params:
            for option in parameter.opts:
                assert option in commands or parameter.param_type_name == "argument"
    for plugin in entry_points(group="mkdocs.plugins"):
        if plugin.name.startswith("labpress/"):
            config = plugin.load().config_class
            options = {name for name, _ in config._schema}
            assert options == set(config.HELP), plugin.name
            assert all(f"`{option}`" in settings for option in options)


def test_readme_names_every_verb_and_what_it_points_to_is_there() -> None:
    for name in main.commands:
        assert f"labpress {name}" in README
    for target in re.findall(r"\]\((?!https?:)([^)#]+)", README):
        assert (ROOT / target).exists(), target
