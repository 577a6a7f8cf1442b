"""The documents keep step with the code: every option, command and field, and what README shows."""

from __future__ import annotations

import dataclasses
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from importlib.metadata import entry_points
from pathlib import Path

import pytest
from click.testing import CliRunner
from markdown import Markdown
from PIL import Image

from labpress.cli import main
from labpress.content import (
    FIELDS,
    SECTIONS,
    Adapted,
    Approval,
    Author,
    Change,
    Stage,
    ToolkitItem,
    Video,
)
from labpress.content.fields import fields_of
from labpress.content.toolkit import ITEM_KINDS
from labpress.markdown import DIALECT
from labpress.markdown.blocks import PlacedBlocksExtension
from labpress.markdown.body import OWN_SCHEMES
from labpress.mkdocs_plugins.check_settings import LINKS, PLAIN
from little_labs import ROOT

GUIDE = ROOT / "docs" / "guide"
README = (ROOT / "README.md").read_text(encoding="utf-8")
PAGES = {path.name: path.read_text(encoding="utf-8") for path in sorted(GUIDE.glob("*.md"))}
WRITTEN = {  # by hand, for writers
    name: text
    for name, text in PAGES.items()
    if name not in ("fields.md", "commands.md", "settings.md")
}
PARTS = {
    "### approved": Approval,
    "### changes": Change,
    "### video": Video,
    "### adapted_from": Adapted,
    "### Steps of a toolkit": ToolkitItem,
    "## People and organisations": Author,
}
FENCE = re.compile(r"(?ms)^(`{3,})(?:markdown|text)\n(.*?)^\1$")
SAVED_AS = re.compile(r"`((?:docs/\w+|essays)/[\w-]+\.md)`")


def test_the_reference_pages_are_as_the_code_is() -> None:
    script = [sys.executable, str(ROOT / "scripts" / "reference"), "--check"]
    done = subprocess.run(script, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_every_field_is_documented() -> None:
    fields = PAGES["fields.md"]
    for table in FIELDS.values():
        assert [field.name for field in table if f"`{field.name}`" not in fields] == []
    for heading, model in PARTS.items():
        part = fields.split(f"\n{heading}\n")[1].split("\n## ")[0].split("\n### ")[0]
        assert [field.name for field in fields_of(model) if f"`{field.name}`" not in part] == []
    assert [section.name for section in SECTIONS if section.name not in fields] == []
    assert [kind for kind in ITEM_KINDS if f"`{kind}`" not in PAGES["toolkits.md"]] == []
    forms = [line.split(" | ")[1] for line in fields.splitlines() if line.startswith("| ")]
    assert [form for form in forms if form.startswith(("it ", "write "))] == []


def test_every_command_and_option_is_documented() -> None:
    commands = PAGES["commands.md"]
    for name, command in main.commands.items():
        own = commands.split(f"\n## labpress {name}\n")[1].split("\n## ")[0]
        options = [
            option
            for parameter in command.params
            if parameter.param_type_name == "option"
            for option in (*parameter.opts, *parameter.secondary_opts)
        ]
        assert [option for option in options if option not in own] == [], name


def test_every_setting_is_documented() -> None:
    settings = PAGES["settings.md"]
    for plugin in entry_points(group="mkdocs.plugins"):
        if plugin.name.startswith("labpress/"):
            config = plugin.load().config_class
            options = {name for name, _ in config._schema}
            assert options == set(config.HELP), plugin.name
            own = settings.split(f"\n## {plugin.name}\n")[1].split("\n## ")[0]
            assert [option for option in options if f"| `{option}` |" not in own] == []
    keys = {*PLAIN, *LINKS, *(field.name for field in dataclasses.fields(Stage))}
    assert [key for key in keys if f"`{key}`" not in settings] == []
    assert [name for name in DIALECT.extensions if f"`{name}`" not in settings] == []


def test_every_environment_variable_is_documented() -> None:
    code = "".join(
        path.read_text(encoding="utf-8")
        for path in (ROOT / "plugins").rglob("*")
        if path.suffix in (".py", ".yml")
    )
    names = set(re.findall(r"\"(LABPRESS_[A-Z_]+)\"|!ENV \[(LAB_[A-Z_]+)", code))
    wanted = {name for pair in names for name in pair if name}
    assert len(wanted) > 3
    assert [name for name in sorted(wanted) if f"`{name}" not in "".join(PAGES.values())] == []


def test_every_block_and_link_of_our_own_is_documented() -> None:
    ours = PlacedBlocksExtension(lambda *_: None)
    Markdown(extensions=[ours])
    text = "".join(PAGES.values())
    assert [name for name in ours.blocks.blocks if f"\n/// {name} | " not in text] == []
    assert [scheme for scheme in OWN_SCHEMES if f"]({scheme}:" not in text] == []


def test_the_guides_first_page_leads_to_all_others() -> None:
    others = set(PAGES) - {"index.md"}
    assert [name for name in sorted(others) if f"]({name})" not in PAGES["index.md"]] == []


def samples() -> Iterator[tuple[str, str]]:
    """The name of a file for each sample of the guide, and the sample's text.

    One that begins with fields is saved as the text before it says; the others stand in an essay.
    """
    for page, text in WRITTEN.items():
        for n, fence in enumerate(FENCE.finditer(text), 1):
            sample, before = fence[2], text[: fence.start()]
            if sample.startswith("---\n"):
                yield SAVED_AS.findall(before)[-1], sample
            else:
                head = (
                    f"title: {page} {n}\nsummary: A sample.\nauthors: Jane\ndate: 2026\ndraft: yes"
                )
                yield (
                    f"essays/sample-{page.removesuffix('.md')}-{n}.md",
                    (f"---\n{head}\n---\n\nBefore it.\n\n{sample}"),
                )


@pytest.fixture(scope="module")
def lab_of_samples(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example lab with every sample of the guide in it, as a writer would paste them."""
    lab = tmp_path_factory.mktemp("samples")
    for folder in ("docs", "essays"):
        shutil.copytree(ROOT / folder, lab / folder)
    for data in GUIDE.glob("*.csv"):  # what a chart is drawn from stands beside it
        shutil.copyfile(data, lab / "essays" / data.name)
    shutil.copyfile(ROOT / "mkdocs.yml", lab / "mkdocs.yml")
    for name, text in samples():
        (lab / name).write_text(text, encoding="utf-8")
    return lab


def test_every_sample_can_be_copied_as_it_is(lab_of_samples: Path) -> None:
    assert len(list(samples())) > 25
    settings = str(lab_of_samples / "mkdocs.yml")
    result = CliRunner().invoke(main, ["check", "--strict", "-f", settings])
    assert (result.stdout, result.exit_code) == ("", 0)


@pytest.mark.parametrize("name", PAGES)
def test_no_line_of_a_sample_runs_out_of_its_box(name: str) -> None:
    """A box on a page is as wide as 72 letters of code, and readers would have to scroll."""
    kind = "" if name == "commands.md" else "(?:markdown|text)"
    boxes = re.findall(rf"(?ms)^(`{{3,}}){kind}\n(.*?)^\1$", PAGES[name])
    assert [line for _, box in boxes for line in box.splitlines() if len(line) > 72] == []


def test_readme_names_every_verb_and_what_it_points_to_is_there() -> None:
    assert [name for name in main.commands if f"`labpress {name}" not in README] == []
    for target in re.findall(r"\]\((?!https?:)([^)#]+)", README):
        assert (ROOT / target).exists(), target


def test_a_lab_can_begin_with_what_readme_and_the_guides_first_page_show(tmp_path: Path) -> None:
    settings = re.search(r"(?ms)^```yaml\n(.*?)^```", README)
    card = FENCE.search(PAGES["index.md"])
    assert settings and card
    (tmp_path / "docs" / "cards").mkdir(parents=True)
    (tmp_path / "mkdocs.yml").write_text(settings[1], encoding="utf-8")
    (tmp_path / "docs" / "cards" / "five-whys.md").write_text(card[2], encoding="utf-8")
    result = CliRunner().invoke(main, ["check", "--strict", "-f", str(tmp_path / "mkdocs.yml")])
    assert result.exit_code == 0, result.output
    assert "error" not in result.stdout and "warning" not in result.stdout


def test_the_pictures_are_small_enough_to_load() -> None:
    sizes = {"labpress.png": 1400, "card.png": 1200}
    for name, width in sizes.items():
        with Image.open(GUIDE / "pictures" / name) as picture:
            assert (picture.width, picture.mode) == (width, "P"), name
