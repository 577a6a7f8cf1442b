"""What runs on a code host: safe by its shape, and each step run here, from change to live site.

The host is played by a bare repository, a program `gh` that answers what GitHub would, and a zip of
the built site in place of the upload. What is run are the very lines of the workflows.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from labpress.cli.new_lab import TEMPLATE, make_lab

ROOT = Path(__file__).parent.parent
WORKFLOWS = ("check", "preview", "publish")
BOTH = [
    folder / f".github/workflows/{name}.yml" for folder in (ROOT, TEMPLATE) for name in WORKFLOWS
]
GITLAB = [ROOT / ".gitlab-ci.yml", TEMPLATE / ".gitlab-ci.yml"]
SHA = "0123456789abcdef0123456789abcdef01234567"
GH = """\
#!{python}
import json, os, sys
answers = json.load(open({answers!r}))
words = " ".join(sys.argv[1:])
open({told!r}, "a").write(json.dumps(sys.argv[1:]) + "\\n")
for part, answer in answers.items():
    if part in words:
        if answer.startswith("file:"):
            sys.stdout.buffer.write(open(answer[5:], "rb").read())
        else:
            print(answer)
        break
"""
CONTEXT = {
    "github.event.pull_request.head.repo.html_url": "https://github.com/writer/lab",
    "github.head_ref": "writer/patch-1",
    "github.event.pull_request.title": 'Mend "five whys" $(touch evil) `touch evil` <b>',
    "github.event.number": "7",
    "github.token": "token",
    "github.event.workflow_run.id": "99",
    "github.event.workflow_run.head_sha": SHA,
    "github.event.workflow_run.head_repository.owner.login": "writer",
    "github.event.workflow_run.head_branch": "writer/patch-1",
    "steps.change.outputs.number": "7",
    "github.server_url": "https://github.com",
    "github.repository": "our/lab",
}


def workflow(path: Path) -> dict[str, Any]:
    """A workflow; YAML 1.1 reads its key `on` as true."""
    read = yaml.safe_load(path.read_text(encoding="utf-8"))
    return {"on" if key is True else key: value for key, value in read.items()}


def steps(path: Path, job: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = workflow(path)["jobs"][job]["steps"]
    return found


def named(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("name", WORKFLOWS)
def test_this_repository_s_workflows_are_a_new_lab_s_but_for_the_installing(name: str) -> None:
    ours, theirs = (
        re.sub(
            r"(?m)(bin/pip\"|^ +pip=|^ +\"\$\{pip)[^\n]*\n( +\"\$\{pip[^\n]*\n)*", "INSTALL\n", text
        )
        for text in (
            (folder / f".github/workflows/{name}.yml").read_text(encoding="utf-8")
            for folder in (ROOT, TEMPLATE)
        )
    )
    assert [line for line in ours.splitlines() if "INSTALL" not in line] == [
        line for line in theirs.splitlines() if "INSTALL" not in line
    ]


@pytest.mark.parametrize("path", BOTH, ids=named)
def test_workflows_are_whole(path: Path) -> None:
    read = workflow(path)
    assert set(read) >= {"name", "on", "permissions", "jobs"}
    for job in read["jobs"].values():
        assert job["timeout-minutes"] <= 20
        for step in job["steps"]:
            assert ("uses" in step) != ("run" in step)
            assert step["name"]
            if "uses" in step:  # a tag can be moved to other code, a commit cannot
                assert re.fullmatch(r"actions/[a-z-]+@[0-9a-f]{40}", step["uses"])
            else:
                assert "${{" not in step["run"], "a stranger's title would be run as a command"
                subprocess.run(["bash", "-n", "-c", step["run"]], check=True)


@pytest.mark.parametrize("folder", [ROOT, TEMPLATE], ids=["here", "new lab"])
def test_what_runs_a_change_can_read_and_nothing_else(folder: Path) -> None:
    text = (folder / ".github/workflows/check.yml").read_text(encoding="utf-8")
    read = workflow(folder / ".github/workflows/check.yml")
    assert read["on"] == {"pull_request": None}
    assert read["permissions"] == {"contents": "read"}
    (job,) = read["jobs"].values()
    assert "permissions" not in job
    assert job["steps"][0]["with"]["persist-credentials"] is False
    assert not re.search(r"secrets\.|github\.token|GITHUB_TOKEN|GH_TOKEN", text)


@pytest.mark.parametrize("folder", [ROOT, TEMPLATE], ids=["here", "new lab"])
def test_what_can_write_runs_nothing_of_a_change(folder: Path) -> None:
    read = workflow(folder / ".github/workflows/preview.yml")
    assert set(read["on"]) == {"workflow_run", "pull_request_target"}
    assert read["on"]["workflow_run"]["workflows"] == ["Check"]
    assert read["permissions"] == {}
    for job in read["jobs"].values():
        fetched = [step for step in job["steps"] if "checkout" in step.get("uses", "")]
        refs = [step["with"]["ref"] for step in fetched]
        assert refs == ["${{ github.event.repository.default_branch }}"]
        assert not any("download-artifact" in step.get("uses", "") for step in job["steps"])


def test_the_site_is_also_made_once_a_day() -> None:
    for folder in (ROOT, TEMPLATE):
        assert workflow(folder / ".github/workflows/publish.yml")["on"]["schedule"]


# ---- each step, run


class Host:
    """A lab with its remote, and the steps of its workflows run as the host runs them."""

    def __init__(self, room: Path) -> None:
        self.lab = make_lab("Our Lab's Début", room)
        self.room = room
        self.bin = room / "bin"
        self.bin.mkdir()
        self.answers: dict[str, str] = {}
        gh = self.bin / "gh"
        script = GH.format(
            python=sys.executable, answers=str(room / "answers"), told=str(room / "told")
        )
        gh.write_text(script, encoding="utf-8")
        gh.chmod(0o755)
        self.git("init", "-q", "-b", "main")
        self.git("add", ".")
        self.git("commit", "-qm", "Begin")
        subprocess.run(["git", "init", "-q", "--bare", room / "host.git"], check=True)
        self.git("remote", "add", "origin", str(room / "host.git"))

    def git(self, *arguments: str) -> str:
        who = ("-c", "user.name=x", "-c", "user.email=x@lab.example")
        return subprocess.run(
            ["git", *who, *arguments], cwd=self.lab, check=True, capture_output=True, text=True
        ).stdout

    def run(self, script: str, env: Mapping[str, str], shell: str = "-e") -> str:
        """What a step says, whatever its end; the end stands in its last line."""
        (self.room / "answers").write_text(json.dumps(self.answers), encoding="utf-8")
        files = ("GITHUB_ENV", "GITHUB_OUTPUT", "GITHUB_STEP_SUMMARY")
        whole = {
            **os.environ,
            "PATH": os.pathsep.join(
                [str(self.bin), str(Path(sys.executable).parent), os.environ["PATH"]]
            ),
            "RUNNER_TEMP": str(self.room),
            "GITHUB_REPOSITORY": "our/lab",
            "GITHUB_REPOSITORY_OWNER": "Our",
            **{name: str(self.room / name) for name in files},
            **env,
        }
        done = subprocess.run(
            ["bash", shell, "-c", script], cwd=self.lab, env=whole, capture_output=True, text=True,
            check=False,
        )  # fmt: skip
        return f"{done.stdout}{done.stderr}\nexit {done.returncode}"

    def job(self, name: str, job: str) -> str:
        """Runs a job's steps but the installing, and stops at the first that fails."""
        said = ""
        for step in steps(TEMPLATE / f".github/workflows/{name}.yml", job):
            if "run" in step and step["name"] != "Install Labpress":
                env = workflow(TEMPLATE / f".github/workflows/{name}.yml")["jobs"][job].get(
                    "env", {}
                )
                env = {key: filled(value) for key, value in {**env, **step.get("env", {})}.items()}
                env |= dict(line.split("=", 1) for line in self.lines("GITHUB_ENV"))
                said += self.run(step["run"], env)
                if not said.endswith("exit 0"):
                    break
        return said

    def lines(self, name: str) -> list[str]:
        path = self.room / name
        return path.read_text(encoding="utf-8").splitlines() if path.exists() else []

    def served(self) -> dict[str, bytes]:
        self.git("fetch", "-q", "origin", "+gh-pages:refs/served")
        names = self.git("ls-tree", "-r", "--name-only", "refs/served").splitlines()
        out = self.room / "served"
        shutil.rmtree(out, ignore_errors=True)
        out.mkdir()
        self.git(f"--work-tree={out}", "checkout", "refs/served", "--", ".")
        self.git("reset", "-q")
        return {name: (out / name).read_bytes() for name in names}


def filled(text: str) -> str:
    return re.sub(r"\$\{\{ ?(.+?) ?\}\}", lambda found: CONTEXT[found[1]], str(text))


@pytest.fixture
def host(tmp_path: Path) -> Host:
    return Host(tmp_path)


def upload(site: Path, to: Path) -> None:
    """As upload-artifact packs a folder: without hidden files."""
    with zipfile.ZipFile(to, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in sorted(site.rglob("*")):
            inside = path.relative_to(site)
            if path.is_file() and not any(part.startswith(".") for part in inside.parts):
                archive.write(path, inside.as_posix())


def test_a_change_is_checked_seen_merged_and_taken_away(host: Host) -> None:
    host.answers = {"repos/our/lab/pages": "https://our.github.io/lab/"}
    published = host.job("publish", "publish")
    assert published.endswith("exit 0"), published
    before = host.served()
    assert b"https://our.github.io/lab/cards/five-whys/" in before["cards/five-whys/index.html"]
    assert b"github.com/our/lab/edit/main/docs/cards" in before["cards/five-whys/index.html"]
    assert b"noindex" not in before["index.html"]

    card = host.lab / "docs/cards/five-whys.md"
    text = card.read_text(encoding="utf-8")
    card.write_text(text.replace("purpose:", "porpuse:"), encoding="utf-8")
    said = host.job("check", "check")
    assert said.endswith("exit 1")
    assert "::error file=docs/cards/five-whys.md,line=3," in said
    summary = "\n".join(host.lines("GITHUB_STEP_SUMMARY"))
    edit = "https://github.com/writer/lab/edit/writer/patch-1/docs/cards/five-whys.md#L3"
    assert edit in summary

    card.write_text(text.replace("one recent event", "one RECENT event"), encoding="utf-8")
    said = host.job("check", "check")
    assert said.endswith("exit 0"), said
    assert not list(host.lab.glob("evil"))
    upload(host.lab / "site", host.room / "built.zip")
    host.answers |= {
        "repos/our/lab/pulls": "7",
        "actions/runs/99/artifacts": f"5 {(host.room / 'built.zip').stat().st_size}",
        "artifacts/5/zip": f"file:{host.room / 'built.zip'}",
        "issues/7/comments --jq": "",
    }
    said = host.job("preview", "put")
    assert said.endswith("exit 0"), said
    page = host.served()["preview/pr-7/cards/five-whys/index.html"].decode()
    assert "one RECENT event" in page
    assert 'content="noindex' in page
    assert "<strong>Preview of “change 7: Mend &#34;five whys&#34; $(touch evil)" in page
    assert "https://our.github.io/lab/preview/pr-7/cards/five-whys/" in page
    assert "github.com/writer/lab/edit/writer/patch-1/docs/cards/five-whys.md" in page
    assert "https://our.github.io/lab/preview/pr-7/)" in "\n".join(host.lines("told"))
    assert host.served()["index.html"] == before["index.html"]

    said = host.job("publish", "publish")
    assert said.endswith("exit 0"), said
    after = host.served()
    assert b"one RECENT event" in after["cards/five-whys/index.html"]
    assert "preview/pr-7/index.html" in after
    assert host.job("preview", "remove").endswith("exit 0")
    assert not any(name.startswith("preview/") for name in host.served())
    assert set(host.served()) == set(after) - {n for n in after if n.startswith("preview/")}


@pytest.mark.parametrize("number", ["", "null", "7; touch evil", "-1", "0"])
def test_a_run_without_an_open_change_shows_nothing(host: Host, number: str) -> None:
    host.answers = {"repos/our/lab/pulls": number}
    (find, *_) = steps(TEMPLATE / ".github/workflows/preview.yml", "put")
    said = host.run(find["run"], {"SHA": SHA, "HEAD": "writer:x"})
    assert said.endswith("exit 0")
    assert host.lines("GITHUB_OUTPUT") == []


@pytest.mark.parametrize("size", ["100000001", "null", ""])
def test_a_preview_that_is_too_large_or_missing_is_not_fetched(host: Host, size: str) -> None:
    host.answers = {"actions/runs/99/artifacts": f"5 {size}"}
    _, fetch, *_ = steps(TEMPLATE / ".github/workflows/preview.yml", "put")
    said = host.run(fetch["run"], {"RUN": "99"})
    assert said.endswith("exit 1")
    assert "::error::" in said


def test_a_second_save_tells_nobody_twice(host: Host) -> None:
    host.answers = {"issues/7/comments --jq": "123", "repos/our/lab/pages": "https://lab.example"}
    *_, tell = steps(TEMPLATE / ".github/workflows/preview.yml", "put")
    assert host.run(tell["run"], {"NUMBER": "7", "SHA": SHA}).endswith("exit 0")
    told = [json.loads(line) for line in host.lines("told")]
    assert not any("body=" in word for words in told for word in words)
    assert any("target_url=https://lab.example/preview/pr-7/" in words for words in told)


# ---- GitLab

CI = {
    "CI_PAGES_URL": "https://our.gitlab.io/lab",
    "CI_PAGES_DOMAIN": "gitlab.io",
    "CI_PROJECT_URL": "https://gitlab.com/our/team/lab",
    "CI_PROJECT_PATH": "our/team/lab",
    "CI_PROJECT_ROOT_NAMESPACE": "our",
    "CI_DEFAULT_BRANCH": "main",
    "CI_JOB_ID": "55",
    "CI_MERGE_REQUEST_IID": "7",
    "CI_MERGE_REQUEST_TITLE": "Mend $(touch evil)",
    "CI_MERGE_REQUEST_SOURCE_PROJECT_URL": "https://gitlab.com/writer/lab",
    "CI_MERGE_REQUEST_SOURCE_BRANCH_NAME": "patch",
}


def gitlab_job(host: Host, name: str) -> str:
    read = yaml.safe_load((TEMPLATE / ".gitlab-ci.yml").read_text(encoding="utf-8"))
    variables = {**read["variables"], **read[name].get("variables", {})}
    env = CI | {
        key: re.sub(r"\$(\w+)", lambda found: CI[found[1]], value)
        for key, value in variables.items()
    }
    return host.run("\n".join(read[name]["script"]), env)


def test_gitlab_checks_previews_and_publishes(host: Host) -> None:
    card = host.lab / "docs/cards/five-whys.md"
    text = card.read_text(encoding="utf-8")
    card.write_text(text.replace("purpose:", "porpuse:"), encoding="utf-8")
    assert gitlab_job(host, "check").endswith("exit 1")
    report = json.loads((host.lab / "code-quality.json").read_text(encoding="utf-8"))
    assert [issue["location"]["path"] for issue in report] == ["docs/cards/five-whys.md"]
    summary = (host.lab / "what-to-mend.md").read_text(encoding="utf-8")
    assert "https://gitlab.com/writer/lab/-/edit/patch/docs/cards/five-whys.md#L3" in summary

    card.write_text(text, encoding="utf-8")
    said = gitlab_job(host, "preview")
    assert said.endswith("exit 0"), said
    place = "https://our.gitlab.io/-/team/lab/-/jobs/55/artifacts/site/"
    assert (host.lab / "preview.env").read_text() == f"PREVIEW_URL={place}index.html\n"
    page = (host.lab / "site/cards/five-whys.html").read_text(encoding="utf-8")
    assert f"{place}cards/five-whys.html" in page
    assert "change 7, Mend $(touch evil)" in page
    assert not list(host.lab.glob("evil"))
    assert dangling(host.lab / "site") == set()

    said = gitlab_job(host, "pages")
    assert said.endswith("exit 0"), said
    page = (host.lab / "site/cards/five-whys/index.html").read_text(encoding="utf-8")
    assert "https://our.gitlab.io/lab/cards/five-whys/" in page
    assert "gitlab.com/our/team/lab/-/edit/main/docs/cards/five-whys.md" in page
    assert host.git("status", "--porcelain") == ""


def dangling(site: Path) -> set[str]:
    """Links in pages that name no file, where nothing looks for a folder's index.html."""
    found = set()
    for page in site.rglob("*.html"):
        for url in re.findall(r'(?:href|src|action)="([^"#?]*)', page.read_text(encoding="utf-8")):
            if url and ":" not in url and not url.startswith("/"):
                found |= set() if (page.parent / url).resolve().is_file() else {f"{page}: {url}"}
    return found


@pytest.mark.parametrize("path", GITLAB, ids=["here", "new lab"])
def test_gitlab_s_jobs_are_whole(path: Path) -> None:
    read = yaml.safe_load(path.read_text(encoding="utf-8"))
    jobs = {name: job for name, job in read.items() if isinstance(job, dict) and "script" in job}
    assert set(jobs) == {"check", "preview", "pages"}
    for job in jobs.values():
        assert job["stage"] in read["stages"]
        assert job["rules"]
        assert not any(": " in line and isinstance(line, dict) for line in job["script"])
    assert jobs["pages"]["rules"] == [{"if": "$CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH"}]
    assert jobs["pages"]["artifacts"]["paths"] == [jobs["pages"]["pages"]["publish"]]
    assert read["default"]["before_script"]
