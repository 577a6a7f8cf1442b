"""The branch from which a code host serves a site: one commit, made without touching any checkout.

(top)              the site
preview/pr-7/      the preview of a proposed change, kept when the site is published
CNAME              the site's own domain, which the host writes there, kept as well
"""

from __future__ import annotations

import os
import re
import subprocess
import tempfile
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from labpress.problems import PublishError

KEPT = ("preview", "CNAME")
PLAIN_FILE = "100644"
TRIES = 5
NAMED = {
    "GIT_AUTHOR_NAME": "Labpress",
    "GIT_AUTHOR_EMAIL": "labpress@localhost",
    "GIT_COMMITTER_NAME": "Labpress",
    "GIT_COMMITTER_EMAIL": "labpress@localhost",
}


@dataclass(frozen=True, slots=True)
class Branch:
    """A branch of the remote `origin` of the git repository that `folder` is in."""

    folder: Path
    name: str

    def put(self, site: Path | None, at: str = "") -> bool:
        """Makes `site` what stands at the path `at`, "" being the top; None takes it away.

        False if it stood there already. Another job that writes meanwhile is waited for, so that
        neither undoes the other's work. Raises PublishError.
        """
        if at and not re.fullmatch(r"[a-z0-9][a-z0-9_-]*(/[a-z0-9][a-z0-9_-]*)*", at):
            raise PublishError(f"'{at}' is no path (small letters, digits, - and _ between /)")
        new = self._tree_of(site) if site else ""
        for _ in range(TRIES):
            old = self._fetch()
            tree = self._with(old, new, at)
            if old and tree == self._git("rev-parse", f"{old}^{{tree}}"):
                return False
            if self._push(self._git("commit-tree", "-m", "The site", tree), old):
                return True
        raise PublishError(f"the branch {self.name} keeps changing (try again in a minute)")

    def _fetch(self) -> str:
        """The branch's commit on the host, "" if there is no such branch."""
        listed = self._git("ls-remote", "--heads", "origin", f"refs/heads/{self.name}")
        if not listed:
            return ""
        commit = listed.split()[0]
        self._git("fetch", "--quiet", "--no-tags", "--depth=1", "origin", commit)
        return commit

    def _tree_of(self, site: Path) -> str:
        """All files of a folder, also those that some .gitignore names, byte for byte."""
        with tempfile.TemporaryDirectory() as folder:
            index = {"GIT_INDEX_FILE": str(Path(folder) / "index")}
            exact = ("-c", "core.autocrlf=false", "-c", "core.safecrlf=false")
            self._git(*exact, f"--work-tree={site.absolute()}", "add", "-A", "-f", ".", more=index)
            return self._git("write-tree", more=index)

    def _with(self, old: str, new: str, at: str) -> str:
        """The tree of `old` with `new` at `at`."""
        with tempfile.TemporaryDirectory() as folder:
            index = {"GIT_INDEX_FILE": str(Path(folder) / "index")}
            if at:
                self._git("read-tree", old or "--empty", more=index)
                self._git("rm", "-r", "-f", "-q", "--cached", "--ignore-unmatch", at, more=index)
                if new:
                    self._git("read-tree", f"--prefix={at}/", new, more=index)
            else:
                self._git("read-tree", new or "--empty", more=index)
                self._keep(old, index)
            empty = self._git("hash-object", "-w", "--stdin")
            self._add(empty, ".nojekyll", index)  # or the host drops folders such as _static
            return self._git("write-tree", more=index)

    def _keep(self, old: str, index: dict[str, str]) -> None:
        """What publishing the site leaves alone."""
        for line in self._git("ls-tree", old, *KEPT).splitlines() if old else ():
            _, kind, object_, name = line.split(None, 3)
            self._git("rm", "-r", "-f", "-q", "--cached", "--ignore-unmatch", name, more=index)
            if kind == "tree":
                self._git("read-tree", f"--prefix={name}/", object_, more=index)
            else:
                self._add(object_, name, index)

    def _add(self, object_: str, name: str, index: dict[str, str]) -> None:
        entry = f"{PLAIN_FILE},{object_},{name}"
        self._git("update-index", "--add", "--cacheinfo", entry, more=index)

    def _push(self, commit: str, old: str) -> bool:
        """False if another job has changed the branch since it was fetched."""
        lease = f"--force-with-lease=refs/heads/{self.name}:{old}"
        with suppress(_Stale):
            self._git("push", "--quiet", lease, "origin", f"{commit}:refs/heads/{self.name}")
            return True
        return False

    def _git(self, *arguments: str, more: dict[str, str] | None = None) -> str:
        """What git prints. Raises PublishError with its last words."""
        done = subprocess.run(
            ["git", *arguments],
            cwd=self.folder,
            env={**os.environ, **NAMED, "LC_ALL": "C", **(more or {})},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode == 0:
            return done.stdout.strip()
        if "stale info" in done.stderr or "fetch first" in done.stderr:
            raise _Stale
        words = done.stderr.strip().splitlines() or ["no reason given"]
        raise PublishError(f"git {arguments[0]} failed: {words[-1]}")


class _Stale(PublishError):
    """The branch is no longer as it was fetched."""
