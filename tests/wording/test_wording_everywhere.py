"""No English is written into templates, views, scripts or styles: the example lab, built in a
language whose every string stands in brackets, says nothing else but the lab's own words."""

from __future__ import annotations

import ast
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from mkdocs.commands.build import build
from mkdocs.config import load_config

from labpress.mkdocs_plugins import sharing_files
from labpress.printing import sharing_pictures, typesetting
from labpress.printing.compiler import compile_pdf
from labpress.wording import VALUE, shipped
from little_labs import ROOT
from pseudo_language import LANG, body_texts, own_texts, pseudo_table, strays

PACKAGE = ROOT / "plugins" / "labpress"
ENGLISH = shipped("en")
MENU = re.compile(r"^(  - )(\w+)(: )", re.MULTILINE)
PAPER = re.compile(r"""words\[f?["']([\w{}.-]+)["']\]|["'](sheet-\w+)["']""")
FOOT = re.compile(r"\{title: ")


@pytest.fixture(scope="module")
def lab(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example lab in the other language. Its menu has words that the interface has not."""
    root = tmp_path_factory.mktemp("pseudo")
    for folder in ("docs", "essays"):
        shutil.copytree(ROOT / folder, root / folder)
    text = (ROOT / "mkdocs.yml").read_text("utf-8")
    options = f"  - labpress/library:\n      language: {LANG}\n      downloads: [docx, md, json]\n"
    text = re.sub(r"  - labpress/library(?::\n|\n)", options, text, count=1)
    text = FOOT.sub("{title: Own ", MENU.sub(r"\1Own \2\3", text))
    (root / "mkdocs.yml").write_text(text, encoding="utf-8")
    (root / "wording").mkdir()
    (root / "wording" / f"{LANG}.yml").write_text(pseudo_table(), encoding="utf-8")
    return root


@pytest.fixture
def drawn_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """One drawing of cards and one picture stand for all: only pages are read here."""
    drawn: list[Any] = []

    def pdf(*job: Any, **more: Any) -> Any:
        if not drawn:
            drawn.append(compile_pdf(*job, **more))
        return drawn[0]

    def pictures(posters: list[Any], *more: Any) -> Any:
        return dict.fromkeys(posters, *sharing_pictures(posters[:1], *more).values())

    monkeypatch.setattr(typesetting, "compile_pdf", pdf)
    monkeypatch.setattr(sharing_files, "sharing_pictures", pictures)


@pytest.mark.usefixtures("drawn_once")
def test_every_word_of_every_page_is_from_the_table_or_the_labs_own(lab: Path) -> None:
    config = load_config(str(lab / "mkdocs.yml"))
    config.plugins.on_startup(command="build", dirty=False)
    try:
        build(config)
    finally:
        config.plugins.on_shutdown()
    session = config.plugins["labpress/library"].session  # type: ignore[attr-defined]  # our own plugin
    settings = yaml.safe_load((lab / "mkdocs.yml").read_text("utf-8").replace("!ENV", ""))
    bodies = {
        session.files[item.path].dest_uri: body_texts(item.body.html) for item in session.lab.items
    }
    found = list(strays(Path(config.site_dir), own_texts(session.lab, settings), bodies))
    assert found == []


def test_no_attribute_takes_a_string_with_the_mark_of_its_language() -> None:
    """In an attribute it must be plain (`say.plain`): where a table lacks it, it is an element."""
    marked = re.compile(r'[\w-]+="[^"{]*[{][{][^}]*\bsay(?:[.]html)?[(]')
    found = [
        f"{path.name}: {match[0]}"
        for path in PACKAGE.rglob("*.html")
        for match in marked.finditer(_text(path))
    ]
    assert found == []


def test_styles_have_no_words() -> None:
    words = re.compile(r"""content:(?:"[^"]*"|[^;}"])*?"[^"]*[A-Za-z]{2}""")
    found = [
        f"{path.name}: {match[0]}"
        for path in PACKAGE.joinpath("site", "styles").glob("*.css")
        for match in words.finditer(path.read_text("utf-8"))
    ]
    assert found == []


def test_scripts_have_no_words() -> None:
    """What a script puts into a page is never a text of its own."""
    said = re.compile(
        r"""(?:textContent|innerText|innerHTML|title|alt|placeholder)\s*=\s*['"`](?!\$)[^'"`]*[A-Za-z]{2}"""
        r"""|setAttribute\('aria-(?:label|description)',\s*['"`]"""
    )
    found = [
        f"{path.name}: {match[0]}" for path in _scripts() for match in said.finditer(_text(path))
    ]
    assert found == []


def test_every_string_that_is_asked_for_is_in_the_table() -> None:
    missing = [f"{place}: {key}" for place, key in _asked(for_sure=True) if not _matching(key)]
    assert missing == []


def test_every_string_of_the_table_is_asked_for() -> None:
    asked = {key for _, pattern in _asked(for_sure=False) for key in _matching(pattern)}
    assert sorted(set(ENGLISH) - asked) == []


def test_no_form_of_a_string_has_a_value_of_its_own() -> None:
    for key, text in ENGLISH.items():
        if not isinstance(text, str):
            assert "other" in text, key
            values = [set(VALUE.findall(form)) for form in text.values()]
            assert all(own <= set(VALUE.findall(text["other"])) for own in values), key


def _matching(pattern: str) -> list[str]:
    """The keys that a key asked for may mean; `*` stands for what is known only later."""
    if "*" not in pattern:
        return [pattern] if pattern in ENGLISH else []
    whole = re.compile(re.escape(pattern).replace(r"\*", r"[\w-]+"))
    return [key for key in ENGLISH if whole.fullmatch(key)]


def _asked(*, for_sure: bool) -> Iterator[tuple[str, str]]:
    """Each string that is asked for, with the file that asks; also those of which only the name
    stands somewhere, unless it must be `for_sure`."""
    for path in PACKAGE.rglob("*.py"):
        tree = ast.parse(_text(path))
        for key in _in_calls(tree) if for_sure else (*_in_calls(tree), *_in_literals(tree)):
            yield path.relative_to(PACKAGE).as_posix(), key
        if path.parent.name == "printing" and not for_sure:
            for name in PAPER.findall(_text(path)):
                yield path.name, f"paper.{re.sub(r'{[^}]*}', '*', ''.join(name))}"
            for names in re.findall(r"words\[key\] for key in \(([^)]*)\)", _text(path)):
                yield from ((path.name, f"paper.{name}") for name in re.findall(r"[\w-]+", names))
    for path in PACKAGE.rglob("*.typ") if not for_sure else ():
        for name in re.findall(r"\bwords\.([a-z][\w-]*)", _text(path)):
            yield path.name, f"paper.{name}"
    for path in PACKAGE.rglob("*.html"):
        for before, key, more in re.findall(r'(\bsay\S*?\()?"([a-z-]+\.[\w-]*)"( ~)?', _text(path)):
            if _is_key(f"{key}*") and (before or not for_sure):
                yield path.name, f"{key}*" if more else key
    for path in _scripts():
        for key in re.findall(r"['`]([a-z][\w${}.-]*)['`]", _text(path)) if not for_sure else ():
            yield path.name, f"script.{re.sub(r'[$][{][^}]*[}]', '*', key)}"
        for key in re.findall(r"(?m)^(?!\s*//).*?\bsay\(['`]([\w${}.-]+)['`]", _text(path)):
            yield path.name, f"script.{re.sub(r'[$][{][^}]*[}]', '*', key)}"


def _in_calls(tree: ast.AST) -> Iterator[str]:
    """What `say("page.skip")`, `say.plain(f"card.{level}")`, `say.known("card", level)` say."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and node.args:
            name = node.func.attr if isinstance(node.func, ast.Attribute) else ""
            first = _key_of(node.args[0])
            if name == "known" and first in SECTIONS:
                yield f"{first}.*"
            elif (_is_say(node.func) or name in ("plain", "html")) and "." in first:
                yield from [first] if _is_key(first) or _is_say(node.func) else []


def _is_say(func: ast.expr) -> bool:
    return getattr(func, "attr", "") == "say" or getattr(func, "id", "") == "say"


def _in_literals(tree: ast.AST) -> Iterator[str]:
    yield from filter(_is_key, map(_key_of, (n for n in ast.walk(tree) if isinstance(n, ast.expr))))


def _key_of(node: ast.expr) -> str:
    """A text as far as it is known; `*` stands for the rest."""
    if isinstance(node, ast.JoinedStr):
        return "".join(
            str(part.value) if isinstance(part, ast.Constant) else "*" for part in node.values
        )
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""


def _is_key(text: str) -> bool:
    section, dot, name = text.partition(".")
    return bool(dot and name and section in SECTIONS and re.fullmatch(r"[\w*-]+", name))


SECTIONS = {key.partition(".")[0] for key in ENGLISH}


def _scripts() -> list[Path]:
    return [*PACKAGE.joinpath("site").rglob("*.js")]


def _text(path: Path) -> str:
    return path.read_text("utf-8")
