"""A theme's hidden folders: nothing in them is listed, and all that MkDocs would take is."""

from __future__ import annotations

from pathlib import Path

from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.theme import Theme

from labpress.mkdocs_plugins.visible import VisibleTemplates, pass_over_hidden


def taken(config: MkDocsConfig) -> list[tuple[str, str | None]]:
    """The files of the theme that MkDocs copies, and from where."""
    files = Files([])
    files.add_files_from_theme(config.theme.get_env(), config)
    return [(file.src_uri, file.src_dir) for file in files]


def test_mkdocs_takes_what_it_took(small_lab: Path) -> None:
    own = small_lab / "theme"
    for name in ("own.css", "deep/own.js", "deep/.kept/own.js", ".hidden/own.svg", "404.html"):
        (own / name).parent.mkdir(parents=True, exist_ok=True)
        (own / name).write_text("", encoding="utf-8")
    settings = small_lab / "mkdocs.yml"
    text = settings.read_text("utf-8").replace(
        "name: labpress", "name: labpress\n  custom_dir: theme"
    )
    settings.write_text(text, encoding="utf-8")
    config = load_config(str(settings))
    before, said = taken(config), dict(config.theme)
    pass_over_hidden(config)
    assert taken(config) == before
    assert {"own.css", "deep/own.js"} <= {name for name, _ in before}
    assert dict(config.theme) == said and config.theme.custom_dir == str(own)


def test_hidden_templates_are_there_for_who_knows_them(tmp_path: Path) -> None:
    (tmp_path / ".icons").mkdir()
    (tmp_path / ".icons" / "a.svg").write_text("<svg>", encoding="utf-8")
    (tmp_path / "main.html").write_text("", encoding="utf-8")
    loader = VisibleTemplates(str(tmp_path))
    assert loader.list_templates() == ["main.html"]
    config = MkDocsConfig()
    config.theme = Theme(name=None, custom_dir=str(tmp_path))
    pass_over_hidden(config)
    assert config.theme.get_env().get_template(".icons/a.svg").render() == "<svg>"


def test_a_theme_of_another_class_is_left_alone(tmp_path: Path) -> None:
    class Other(Theme):
        pass

    config = MkDocsConfig()
    config.theme = Other(name=None, custom_dir=str(tmp_path))
    pass_over_hidden(config)
    assert type(config.theme) is Other
