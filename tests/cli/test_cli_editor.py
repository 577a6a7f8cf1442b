"""What VS Code is given: the extension's answers at each place, snippets, tasks, and that the
files in this repository are those that are written."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
import quickjs
from click.testing import CliRunner

from labpress.cli import main
from labpress.cli.editor import DATA, editor_files
from labpress.cli.terminal import show_problems
from labpress.content import KINDS, Rules, json_schema, read_item
from labpress.markdown import parse
from labpress.mkdocs_plugins.host import read_settings
from labpress.problems import Level, Problem
from little_labs import ROOT

SCRIPT = (DATA / "extensions/labpress/fields.js").read_text(encoding="utf-8")
FOLDERS = [{"folder": "essays", "kind": "essay"}, {"folder": "docs/cards", "kind": "card"}]


def call(function: str, *arguments: Any) -> Any:
    """What a function of fields.js gives, in an engine that knows no editor."""
    said = ", ".join(json.dumps(argument) for argument in arguments)
    engine = quickjs.Context()
    engine.eval(f"var module = {{}}; (() => {{ {SCRIPT} }})()")
    return json.loads(engine.eval(f"JSON.stringify(module.exports.{function}({said}))"))


def at(function: str, text: str, kind: str = "card") -> Any:
    """The answer at the place of `¦` in a text."""
    before, _, after = text.partition("¦")
    lines = (before + after).split("\n")
    row = before.count("\n")
    return call(function, lines, row, len(before.split("\n")[-1]), json_schema(kind))


COMPLETIONS = {
    "fields that are not there yet, required ones first": (
        "---\ntitle: x\n¦\n---", ["purpose", "stages", "time", "people", "code", "draft"]),
    "before the fields are closed": ("---\ntitle: x\nst¦", ["purpose", "stages", "time"]),
    "words of a list": ("---\nstages: ¦\n---", ["discover", "develop", "share"]),
    "words while one is typed": ("---\nstages: de¦\n---", ["discover", "develop", "share"]),
    "words in brackets": ("---\nstages: [share, ¦]\n---", ["discover", "develop", "share"]),
    "entries": ("---\nstages:\n  - ¦\n---", ["discover", "develop", "share"]),
    "entries that stand left": ("---\nstages:\n- ¦\n---", ["discover", "develop", "share"]),
    "yes and no": ("---\ndraft: ¦\n---", ["yes", "no"]),
    "an example": ("---\ntime: ¦\n---", ["20-60 minutes"]),
    "parts of a field": ("---\nadapted_from:\n  ¦\n---", ["title", "author", "url"]),
    "parts of an entry": ("---\nchanges:\n  - ¦\n---", ["date", "text", "version"]),
    "further parts of an entry": ("---\nchanges:\n  - date: 2018\n    ¦\n---", ["date", "text"]),
    "below a field of two": ("---\nchanges:\n  - date: 1\ntags: x\ndifficulty: ¦\n---", ["easy"]),
    "nothing in a text": ("---\npurpose: Follow one ¦\n---", []),
    "nothing in a comment": ("---\n# sta¦\n---", []),
    "nothing below the fields": ("---\ntitle: x\n---\nsta¦", []),
    "nothing in a text without fields": ("sta¦", []),
    "nothing under a field that is unknown": ("---\nnonsense:\n  ¦\n---", []),
}  # fmt: skip


@pytest.mark.parametrize("name", COMPLETIONS)
def test_completion(name: str) -> None:
    text, expected = COMPLETIONS[name]
    offered = [entry["label"] for entry in at("complete", text)]
    assert offered[: len(expected)] == expected
    assert bool(offered) == bool(expected)


def test_what_is_inserted() -> None:
    entries = {entry["label"]: entry for entry in at("complete", "---\nst¦\n---")}
    assert entries["stages"]["insert"] == "stages: "
    assert entries["adapted_from"]["insert"] == "adapted_from: "  # a title alone will do
    assert entries["approved"]["insert"] == "approved:\n  "
    assert entries["changes"]["insert"] == "changes:\n  - "
    assert entries["stages"]["detail"] == "required"
    assert {entry["typed"] for entry in entries.values()} == {2}
    (step,) = [e for e in at("complete", "---\nitems:\n  - ca¦", "toolkit") if e["label"] == "card"]
    assert (step["insert"], step["typed"]) == ("card: ", 2)


@pytest.mark.parametrize(
    ("text", "help"),
    [
        ("---\nst¦ages: x\n---", "**stages** The stages of work it serves."),
        ("---\nadapted_from:\n  ti¦tle: x\n---", "**title** The title of what it was made from"),
        ("---\nchanges:\n  - date: x\n    ve¦rsion: 2\n---", "**version** The version that came"),
        ("---\nchanges:\n  - ¦date: x\n---", "**date** When it changed"),
        ("---\nstages: di¦scover\n---", ""),
        ("---\nporpuse¦: x\n---", ""),
        ("---\ntitle: x\n---\ntitle¦: x", ""),
    ],
)
def test_explanation(text: str, help: str) -> None:
    said = at("explain", text)
    assert said.startswith(help) and bool(said) == bool(help)


def test_an_explanation_lists_the_words_with_what_they_mean() -> None:
    said = at("explain", "---\nsta¦ges: x\n---")
    assert "- `discover`: Research and discovery. What is really going on, and for whom?" in said
    assert "For example `20-60 minutes`" in at("explain", "---\nti¦me: x\n---")


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("docs/cards/five-whys.md", "card"),
        ("docs/cards/five-whys/index.md", "card"),
        ("essays/why.markdown", "essay"),
        ("docs/cards/index.md", ""),
        ("docs/cards/_later.md", ""),
        ("docs/cards/a/b.md", ""),
        ("docs/about.md", ""),
        ("../essays/x.md", ""),
    ],
)
def test_which_files_have_which_fields(path: str, kind: str) -> None:
    assert call("kindOf", path, FOLDERS) == kind


VSCODE = """
var given = {}, made = [];
var vscode = {
  languages: {
    registerCompletionItemProvider: (of, provider) => { given.complete = provider; return 1; },
    registerHoverProvider: (of, provider) => { given.explain = provider; return 2; },
  },
  CompletionItemKind: { Field: "field", Value: "value" },
  CompletionItem: function (label, kind) { this.label = label; this.kind = kind; },
  MarkdownString: function (value) { this.value = value; },
  Hover: function (text) { this.text = text; },
  Range: function (from, to) { this.from = from; this.to = to; },
};
var path = {
  sep: "/", join: (...parts) => parts.join("/"), resolve: () => "/lab",
  relative: (from, to) => to.slice(from.length + 1),
};
var fs = { readFileSync: (name) => files[name.split("/").pop()] };
var __dirname = "/lab/.vscode/extensions/labpress";
var module = {};
var require = (name) => ({ fs, path, vscode, "./fields.js": fields })[name];
"""


def test_the_extension_hands_on_what_is_known() -> None:
    schema = json.dumps(json_schema("card"))
    files = {"folders.json": json.dumps(FOLDERS), "card.schema.json": schema}
    engine = quickjs.Context()
    engine.eval(f"var module = {{}}; (() => {{ {SCRIPT} }})(); var fields = module.exports;")
    engine.eval(f"var files = {json.dumps(files)}; {VSCODE}")
    engine.eval(
        (DATA / "extensions/labpress/extension.js").read_text("utf-8").replace("const", "var")
    )
    engine.eval(
        """
        var context = { subscriptions: [] };
        module.exports.activate(context);
        var document = (name) => ({ uri: { fsPath: "/lab/" + name },
                                    getText: () => "---\\nstages: di\\n---\\n" });
        var position = { line: 1, character: 10, translate: (l, c) => ({ character: 10 + c }) };
        """
    )

    def ask(code: str) -> Any:
        return json.loads(engine.eval(f"JSON.stringify({code}) || 'null'"))

    first, *_ = ask("given.complete.provideCompletionItems(document('docs/cards/x.md'), position)")
    assert (first["label"], first["kind"]) == ("discover", "value")
    assert first["range"]["from"]["character"] == 8
    assert ask("given.complete.provideCompletionItems(document('docs/about.md'), position)") == []
    hover = "given.explain.provideHover(document('docs/cards/x.md'), {line: 1, character: 3})"
    assert "The stages of work" in ask(hover)["text"]["value"]
    assert ask(hover.replace("cards/x", "about")) is None
    assert ask("context.subscriptions") == [1, 2]


def test_this_repository_has_the_files_that_are_written() -> None:
    """If this fails: labpress schema --vscode (and delete what it says it leaves alone)."""
    expected = editor_files(read_settings(ROOT / "mkdocs.yml"))
    folder = ROOT / ".vscode"
    found = {
        path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8")
        for path in folder.rglob("*")
        if path.is_file()
    }
    assert found == expected


def resolved(body: list[str]) -> str:
    """A snippet as it stands when the writer takes the first choice and every sample."""
    text = re.sub(r"\$\{\d+\|((?:[^,|\\]|\\.)*)[^|]*\|\}", r"\1", "\n".join(body))
    while re.search(r"\$\{\d+(:[^${}]*)?\}", text):
        text = re.sub(r"\$\{\d+:?((?:[^${}\\]|\\.)*)\}", r"\1", text)
    assert not re.search(r"(?<!\\)\$\{", text), text
    return re.sub(r"\\([\\$}])", r"\1", re.sub(r"\$\d+", "", text))


def repository_snippets() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(editor_files(read_settings(ROOT / "mkdocs.yml"))[
        "labpress.code-snippets"])  # fmt: skip
    return found


@pytest.mark.parametrize("kind", KINDS)
def test_a_new_file_from_a_snippet_has_no_faults_but_what_is_to_be_filled_in(kind: str) -> None:
    text = resolved(repository_snippets()[f"New {kind}"]["body"]).replace("QL-XX", "QL-77")
    item, problems = read_item(kind, f"docs/{kind}s/new.md", text.encode(), Rules())
    assert item
    said = [p for p in problems if "'file' or 'url'" not in p.message and "url" not in p.hint]
    assert [str(p) for p in said] == []


def test_every_block_of_the_dialect_has_a_snippet() -> None:
    lines = [line for entry in repository_snippets().values() for line in entry["body"]]
    begun = {line.split()[1] for line in lines if line.startswith("/// ")}
    assert begun == {"try-this", "figure", "table", "quote", "video", "chart"}


def test_the_blocks_are_our_dialect() -> None:
    found = repository_snippets()
    blocks = [entry for name, entry in found.items() if not name.startswith("New ")]
    body = parse("Text.\n\n" + "\n\n".join(resolved(entry["body"]) for entry in blocks))
    assert [fault.message for fault in body.faults] == []
    kinds = [mark.kind for mark in body.marks]
    assert {"try-this", "cite", "image", "card", "bibliography"} <= set(kinds)
    assert kinds.count("cite") == 2
    assert "<table" in body.html and 'class="footnote"' in body.html
    blocks_of = ('id="fig-name"', 'id="tab-name"', 'class="said"', 'class="film"', "labpress-chart")
    assert [one for one in blocks_of if one not in body.html] == []
    prefixes = [entry["prefix"] for entry in found.values()]
    assert len(set(prefixes)) == len(prefixes)
    assert all(entry["description"] and entry["scope"] == "markdown" for entry in found.values())


@pytest.mark.parametrize("level", Level)
@pytest.mark.parametrize("column", [None, 7])
def test_each_line_of_a_check_is_one_problem_in_the_editor(
    level: Level, column: int | None, capsys: pytest.CaptureFixture[str]
) -> None:
    task, *_ = json.loads((DATA / "tasks.json").read_text(encoding="utf-8"))["tasks"]
    problem = Problem(level, "docs/cards/a b.md", 12, column, "what: is 9:30 wrong", "do this")
    show_problems([problem])
    (line,) = capsys.readouterr().out.splitlines()
    matching = [
        (matcher["severity"], found.groups())
        for matcher in task["problemMatcher"]
        if (found := re.search(matcher["pattern"]["regexp"], line))
    ]
    severity = {Level.ADVICE: "info"}.get(level, level.value)
    place = ("docs/cards/a b.md", "12", column and str(column))
    assert matching == [(severity, (*place, "what: is 9:30 wrong (do this)"))]


def test_the_settings_are_json_with_comments() -> None:
    for name in ("settings.json", "extensions.json"):
        lines = (DATA / name).read_text(encoding="utf-8").splitlines()
        plain = "\n".join(line for line in lines if not line.lstrip().startswith("//"))
        assert json.loads(plain)


def test_schema_writes_and_prints(small_lab: Path, tmp_path: Path) -> None:
    def run(*arguments: str) -> Any:
        return CliRunner().invoke(main, ["schema", "-f", str(small_lab / "mkdocs.yml"), *arguments])

    assert json.loads(run("card").stdout)["title"] == "The front matter of a card"
    assert list(json.loads(run().stdout)) == [*KINDS, "authors", "accessibility"]
    assert run("--out", str(tmp_path / "deep/out")).exit_code == 0
    assert {path.name for path in (tmp_path / "deep/out").iterdir()} == {
        f"{name}.schema.json" for name in (*KINDS, "authors", "accessibility")
    }
    assert run("--vscode").exit_code == 0
    tasks, script = small_lab / ".vscode/tasks.json", ".vscode/extensions/labpress/fields.js"
    tasks.write_text("{}")
    (small_lab / script).write_text("old")
    again = run("--vscode")
    assert ".vscode/tasks.json is not as Labpress would write it" in again.stderr
    assert tasks.read_text() == "{}"
    assert (small_lab / script).read_text(encoding="utf-8") == SCRIPT


def test_a_lab_s_own_stages_are_offered(small_lab: Path) -> None:
    settings = small_lab / "mkdocs.yml"
    text = settings.read_text(encoding="utf-8")
    own = "labpress/library:\n      stages: [{id: ask, title: Ask first}, {id: do, title: Then do}]"
    assert "- labpress/library\n" in text
    settings.write_text(text.replace("labpress/library\n", f"{own}\n"), encoding="utf-8")
    files = editor_files(read_settings(settings))
    assert "stages: ${3|ask,do|}" in files["labpress.code-snippets"]
    assert '"ask",\n' in files["extensions/labpress/schemas/card.schema.json"]
