"""`labpress check` beyond its list: language, other sites, watching, and before a commit."""

from __future__ import annotations

import functools
import json
import re
import shlex
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner, Result

from bad_site import BadSite, bad_site
from labpress.cli import inspection, main
from labpress.cli.watching import state_of, wait_for_change
from labpress.outside import Asking, Pace
from little_labs import ROOT, essay

pytestmark = pytest.mark.usefixtures("loopback_only")

LABPRESS = [
    sys.executable,
    "-c",
    # a shell may start tests in the background, where Ctrl+C is ignored from the beginning
    "import signal; signal.signal(signal.SIGINT, signal.default_int_handler); "
    "from labpress.cli import main; main()",
]
LONGEST = 60


def check(lab: Path, *arguments: str) -> Result:
    return CliRunner().invoke(main, ["check", "-f", str(lab / "mkdocs.yml"), *arguments])


def write(lab: Path, body: str) -> None:
    (lab / "essays/new.md").write_text(essay(body), encoding="utf-8")


def set_option(lab: Path, option: str) -> None:
    """Gives labpress/library one option in mkdocs.yml."""
    path = lab / "mkdocs.yml"
    text = path.read_text(encoding="utf-8")
    assert "- labpress/library\n" in text
    new = text.replace("- labpress/library\n", f"- labpress/library:\n      {option}\n")
    path.write_text(new, encoding="utf-8")


def test_advice_on_language_is_counted_and_listed_when_asked_for(small_lab: Path) -> None:
    before = check(small_lab)
    write(small_lab, "We utilise it.\n")
    result = check(small_lab, "--strict")
    assert (result.stdout, result.exit_code) == (before.stdout, 0)
    assert "On language: " in result.stderr
    assert "(labpress check --plain-language lists it)" in result.stderr
    asked = check(small_lab, "--strict", "--plain-language")
    line = "essays/new.md:8: advice: “utilise” can be plainer (such as: use)"
    assert line in asked.stdout.splitlines()
    assert asked.exit_code == 0
    problems = json.loads(check(small_lab, "--plain-language", "--format", "json").stdout)
    assert "essays/new.md" in {problem["path"] for problem in problems}


@pytest.mark.parametrize("option", ["plain_language: no", "plain_language: {keep: [utilise]}"])
def test_a_line_of_mkdocs_yml_changes_it_or_switches_it_off(small_lab: Path, option: str) -> None:
    write(small_lab, "We utilise it.\n")
    set_option(small_lab, option)
    assert "utilise" not in check(small_lab, "--plain-language").stdout
    assert ("On language" in check(small_lab).stderr) is False


@pytest.mark.parametrize(
    ("option", "said"),
    [
        ("plain_language: {word: {a: b}}", "unknown key 'word' (did you mean 'words'?)"),
        ("plain_language: {words: [a]}", "write each as `long word: plainer one`"),
        ("plain_language: {keep: [no]}", "'False' is not a text (put it in quotes)"),
        ("plain_language: {longest_sentence: 2}", "longest_sentence '2' is no limit"),
        ("plain_language: loud", "plain_language"),
        ("links: {ignored: x}", "unknown key 'ignored' (did you mean 'ignore'?)"),
        ("links: {archive: https://a.example}", "is not an address with {url} in it"),
        ("links: {archive: 7}", "is not an address with {url} in it"),
    ],
)
def test_wrong_options_are_said_in_plain_words(small_lab: Path, option: str, said: str) -> None:
    set_option(small_lab, option)
    result = check(small_lab)
    assert said in result.output
    assert "Traceback" not in result.output


OTHERS = ("https://doi.org/", "https://small.example/")
"""Where the small lab links to, which is not to be asked."""


def ask_only_what_is_new(lab: Path, more: str = "archive: no", ignore: str = "") -> None:
    ignored = json.dumps([*OTHERS, *filter(None, [ignore])])
    set_option(lab, f"links: {{ignore: {ignored}, {more}}}")


@pytest.fixture
def site(monkeypatch: pytest.MonkeyPatch) -> Iterator[BadSite]:
    """A site on this machine that may be asked, which is so in tests only."""
    with bad_site() as running:
        quick = Pace(delay=0, timeout=1, deadline=2, retries=1, backoff=0.01)
        asking = functools.partial(Asking, pace=quick, inside=frozenset({running.place}))
        monkeypatch.setattr(inspection, "Asking", lambda agent, pace: asking(agent))
        yield running


def test_other_sites_are_asked_only_with_external(small_lab: Path, site: BadSite) -> None:
    write(small_lab, f"[Gone]({site.url('/gone-for-ever')}) [good]({site.url('/good')}).\n")
    ask_only_what_is_new(small_lab, f"archive: '{site.url('/archive?url={url}')}'")
    assert check(small_lab).exit_code == 0
    assert site.asked == []
    result = check(small_lab, "--external")
    assert result.exit_code == 1
    (line,) = [line for line in result.stdout.splitlines() if site.url("") in line]
    assert line.startswith(f"essays/new.md:8: {site.url('/gone-for-ever')} is gone")
    assert "an archived copy: https://web.example/web/2018/" in line
    (agent,) = site.agents
    assert re.match(r"labpress/[\d.]+\S* \(checks links of https://", agent)
    known = json.loads((small_lab / ".labpress/links.json").read_text(encoding="utf-8"))
    assert list(known["good"]) == [site.url("/good")]


def test_what_a_lab_ignores_is_not_asked(small_lab: Path, site: BadSite) -> None:
    write(small_lab, f"[Gone]({site.url('/nothing')})\n")
    ask_only_what_is_new(small_lab, ignore=site.url(""))
    assert check(small_lab, "--external").exit_code == 0
    assert site.asked == []


def test_an_address_in_a_private_network_is_not_asked(small_lab: Path) -> None:
    write(small_lab, "[Inside](http://127.0.0.1:1/x)\n")
    ask_only_what_is_new(small_lab)
    result = check(small_lab, "--external")
    assert "lies in a private network" in result.stdout
    assert result.exit_code == 0


@pytest.mark.parametrize("other", ["--external", "--format=json"])
def test_watch_goes_with_few_others(small_lab: Path, other: str) -> None:
    result = check(small_lab, "--watch", other)
    assert result.exit_code == 2
    assert "--watch goes with" in result.stderr


class Lines:
    """What a running command has said so far, in a file."""

    def __init__(self, file: Path) -> None:
        self._file = file

    def until(self, words: str, times: int = 1) -> str:
        """All of it, as soon as `words` are there that often."""
        end = time.monotonic() + LONGEST
        while (text := self._file.read_text(encoding="utf-8")).count(words) < times:
            assert time.monotonic() < end, f"{words!r} never came:\n{text}"
            time.sleep(0.05)
        return text


def test_watch_checks_again_at_each_save_and_ends_politely(small_lab: Path, tmp_path: Path) -> None:
    out = tmp_path / "said"
    with out.open("w") as file:
        process = subprocess.Popen(
            [*LABPRESS, "check", "--watch"], cwd=small_lab, stdout=file, stderr=subprocess.STDOUT
        )
    try:
        said, waiting = Lines(out), "Waiting for you to save"
        said.until(waiting)
        write(small_lab, "[No](card:no)\n")
        assert "essays/new.md:8: unknown card 'no'" in said.until(waiting, 2)
        settings = (small_lab / "mkdocs.yml").read_text(encoding="utf-8")
        (small_lab / "mkdocs.yml").write_text("site_name: [\n", encoding="utf-8")
        assert "Checked nothing: " in said.until(waiting, 3)
        (small_lab / "mkdocs.yml").write_text(settings, encoding="utf-8")
        (small_lab / "essays/new.md").unlink()
        last = said.until(waiting, 4).rpartition("Checking …")[2]
        assert "no problems" in last
        process.send_signal(signal.SIGINT)
        assert process.wait(LONGEST) == 0
        assert said.until("Ended.").rstrip().endswith("Ended.")
        assert "Traceback" not in said.until("Ended.")
    finally:
        process.kill()
        process.wait()


def test_a_change_is_seen_when_it_is_over(tmp_path: Path) -> None:
    folder = tmp_path / "essays"
    (folder / ".hidden").mkdir(parents=True)
    (folder / "a.md").write_text("a")
    before = state_of([folder, tmp_path / "no.bib"])
    (folder / ".hidden/x").write_text("x")
    (folder / ".a.md.swp").write_text("x")
    assert state_of([folder]) == before
    (folder / "b.md").write_text("b")
    wait_for_change([folder], before, interval=0.01)
    assert state_of([folder]) != before


def test_the_hook_for_pre_commit_finds_what_is_wrong(small_lab: Path) -> None:
    (hook,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    assert (hook["id"], hook["pass_filenames"]) == ("labpress-check", False)
    program, *arguments = shlex.split(hook["entry"])
    assert program == "labpress"

    def run() -> int:
        command = [*LABPRESS, *arguments]
        return subprocess.run(command, cwd=small_lab, capture_output=True, check=False).returncode

    assert run() == 0
    write(small_lab, "[No](card:no)\n")
    assert run() == 1
    wanted = ("essays/new.md", "docs/cards/x.md", "mkdocs.yml", "essays/references.bib")
    assert all(re.search(hook["files"], name) for name in (*wanted, "docs/authors.yml"))
    assert not any(re.search(hook["files"], name) for name in ("essays/a.png", "scripts/x.py"))
