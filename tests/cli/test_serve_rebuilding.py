"""Building for a writer who looks on: whatever is broken, the last good site stays."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from built_labs import change
from labpress.cli.serving.rebuilding import Outcome, Rebuilder, same_site
from labpress.mkdocs_plugins.serving import Serving
from labpress.pandoc import Pandoc
from labpress.problems import Level
from little_labs import essay as written

ESSAY = "essays/why-we-wait/index.html"


class Trial:
    """A small lab that is built again and again; `sources` are what it wants to have watched."""

    def __init__(self, lab: Path, home: Path, pandoc: Pandoc) -> None:
        self.lab, self.serving = lab, Serving("127.0.0.1:8000")
        self.sources: set[Path] = set()
        self.ignored: set[Path] = set()
        settings = lab / "mkdocs.yml"
        self._rebuilder = Rebuilder(settings, self.serving, pandoc, home, self._watch)

    def _watch(self, sources: object, ignored: object) -> None:
        assert isinstance(sources, tuple)
        assert isinstance(ignored, list)
        self.sources, self.ignored = set(sources), set(ignored)

    def again(self, *changed: Path) -> Outcome:
        """A build after these files were saved."""
        return self._rebuilder.rebuild(changed)

    def page(self, outcome: Outcome, name: str = ESSAY) -> str:
        """The text of a page that is shown."""
        assert outcome.scene.site
        return (outcome.scene.site / name).read_text(encoding="utf-8")


@pytest.fixture
def trial(small_lab: Path, tmp_path: Path, pandoc: Pandoc) -> Iterator[Trial]:
    """The small lab and a folder for its sites."""
    (tmp_path / "home").mkdir()
    # a plugin for search, which goes on after a build, would end with its own process
    made = Trial(small_lab, tmp_path / "home", pandoc)
    yield made
    made.serving.end()


def errors(outcome: Outcome) -> list[str]:
    """The places of what must be mended."""
    return [one.place for one in outcome.scene.problems if one.level is Level.ERROR]


def test_a_build_says_whether_pages_are_to_be_read_again(trial: Trial) -> None:
    first = trial.again()
    assert first.changed
    assert not first.scene.stopped
    assert "Waiting has causes" in trial.page(first)
    assert "http://127.0.0.1:8000/essays/why-we-wait/" in trial.page(first)
    assert 'http-equiv="Content-Security-Policy"' in trial.page(first)
    shown = trial.again(trial.lab / "mkdocs.yml")
    assert not shown.changed

    change(trial.lab / "essays/why-we-wait.md", "Waiting has causes", "Waiting has reasons")
    second = trial.again()
    assert second.changed
    assert "Waiting has reasons" in trial.page(second)
    assert "Waiting has causes" in trial.page(shown)  # for who is being sent it


def test_a_broken_text_leaves_its_page_as_it_was(trial: Trial) -> None:
    trial.again()
    essay = trial.lab / "essays/why-we-wait.md"
    good = essay.read_text(encoding="utf-8")
    essay.write_text("---\ntitle: [\n---\n", encoding="utf-8")
    for _ in range(2):  # also when it is broken for longer
        broken = trial.again(essay)
        assert errors(broken) == ["essays/why-we-wait.md:3:1"]
        assert "Waiting has causes" in trial.page(broken)
    change(trial.lab / "docs/cards/five-whys.md", "title: ", "title: More ", 1)
    other = trial.again()
    assert "More " in trial.page(other, "cards/five-whys/index.html")
    essay.write_text(good, encoding="utf-8")
    mended = trial.again(essay)
    assert errors(mended) == []
    essay.unlink()
    assert not (trial.again(essay).scene.site or Path()).joinpath(ESSAY).exists()


def test_settings_that_cannot_be_read_leave_the_whole_site(trial: Trial) -> None:
    settings = trial.lab / "mkdocs.yml"
    good = settings.read_text(encoding="utf-8")
    first = trial.again()
    for text, place in (
        (f"{good}\nx: [\n", "mkdocs.yml:18:1"),
        (good.replace("name: labpress", "name: no-such"), "mkdocs.yml"),
        (good.replace("- labpress/cards", "- labpress/crads"), "mkdocs.yml"),
        ("", "mkdocs.yml"),
    ):
        settings.write_text(text, encoding="utf-8")
        broken = trial.again(settings)
        assert (broken.changed, broken.scene.stopped) == (False, True)
        assert errors(broken) == [place]
        assert broken.scene.site == first.scene.site
        assert "Waiting has causes" in trial.page(broken)
        assert settings in trial.sources
    settings.write_text(good, encoding="utf-8")
    mended = trial.again(settings)
    assert (mended.changed, mended.scene.stopped, errors(mended)) == (False, False, [])


def test_a_lab_that_is_broken_from_the_start_is_made_once_it_is_mended(trial: Trial) -> None:
    settings = trial.lab / "mkdocs.yml"
    good = settings.read_text(encoding="utf-8")
    hook = trial.lab / "hooks" / "own.py"
    hook.parent.mkdir()
    hook.write_text("def on_config(config:\n", encoding="utf-8")
    settings.write_text(f"{good}hooks: [hooks/own.py]\n", encoding="utf-8")
    broken = trial.again()
    assert broken.scene.site is None
    assert errors(broken) == ["hooks/own.py:1"]
    assert hook in trial.sources
    hook.write_text("def on_page_content(html, **_):\n    return html + 'hooked'\n", "utf-8")
    mended = trial.again(hook)
    assert mended.changed
    assert "hooked" in trial.page(mended)

    hook.write_text("def on_page_content(html, **_):\n    return html + absent\n", "utf-8")
    crashed = trial.again(hook)
    assert errors(crashed) == ["hooks/own.py:2"]
    assert "NameError" in crashed.scene.problems[-1].message
    assert "hooked" in trial.page(crashed)


def test_a_template_of_the_labs_own_is_watched_and_its_fault_has_a_line(trial: Trial) -> None:
    trial.again()
    own = trial.lab / "own" / "main.html"
    own.parent.mkdir()
    own.write_text('{% extends "labpress/main.html" %}\n{% block footer %}{% if %}', "utf-8")
    change(trial.lab / "mkdocs.yml", "  name: labpress", "  name: labpress\n  custom_dir: own")
    broken = trial.again()
    assert errors(broken) == ["own/main.html:2"]
    assert own.parent in trial.sources
    own.write_text(
        '{% extends "labpress/main.html" %}{% block footer %}foot{% endblock %}', "utf-8"
    )
    assert "foot" in trial.page(trial.again(own))


def test_it_begins_at_the_path_of_its_address(trial: Trial) -> None:
    change(trial.lab / "mkdocs.yml", "https://small.example/", "https://small.example/lab/")
    outcome = trial.again()
    assert outcome.scene.mount == "/lab/"
    assert "http://127.0.0.1:8000/lab/essays/why-we-wait/" in trial.page(outcome)


def test_which_sites_are_the_same(tmp_path: Path) -> None:
    one, two = tmp_path / "1", tmp_path / "2"
    for folder in (one, two):
        (folder / "search").mkdir(parents=True)
        (folder / "a.html").write_text("same", encoding="utf-8")
        (folder / "search" / "index.html").write_text("same", encoding="utf-8")
    (one / "search" / "pagefind.js").write_text("made later", encoding="utf-8")
    assert same_site(one, two)
    (two / "search" / "index.html").write_text("else", encoding="utf-8")
    assert not same_site(one, two)
    (two / "search" / "index.html").write_text("same", encoding="utf-8")
    (two / "b.html").write_text("new", encoding="utf-8")
    assert not same_site(one, two)
    assert not same_site(two, one)
    (one / "b.html").write_text("old", encoding="utf-8")
    assert not same_site(one, two)
    assert same_site(one, two, alike=["b.html"])


def texts_of(outcome: Outcome) -> dict[str, bytes]:
    """All files of a site, by path."""
    site = outcome.scene.site
    assert site
    paths = (path for path in site.rglob("*") if path.is_file())
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in paths}


def test_what_is_made_of_what_is_at_hand_is_what_is_made_afresh(
    trial: Trial, tmp_path: Path, pandoc: Pandoc
) -> None:
    essay, card = trial.lab / "essays/why-we-wait.md", trial.lab / "docs/cards/five-whys.md"
    new = trial.lab / "essays/new.md"

    settings, bib = trial.lab / "mkdocs.yml", trial.lab / "essays/references.bib"
    edits: list[Callable[[], object]] = [
        lambda: change(essay, "title: ", "title: Another ", 1),
        lambda: change(card, "purpose: ", "purpose: More, ", 1),
        lambda: change(bib, "{2017}", "{2027}"),
        lambda: new.write_text(written(title="A new one"), encoding="utf-8"),
        lambda: change(settings, "The small lab", "Another lab"),
        new.unlink,
    ]
    trial.again()
    for number, edit in enumerate(edits):
        edit()
        warm = texts_of(trial.again())
        copy = tmp_path / f"clean{number}"
        shutil.copytree(trial.lab, copy / "small", ignore=shutil.ignore_patterns(".labpress"))
        clean = texts_of(Trial(copy / "small", copy, pandoc).again())
        assert {name for name in warm.keys() | clean if warm.get(name) != clean.get(name)} <= {
            "sitemap.xml.gz"  # which has its name and time in it
        }
