"""Stage: what `serve` shows now. The builder sets it, and every open page waits for the next."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field, replace
from pathlib import Path
from threading import Condition

from labpress.problems import Problem
from labpress.wording import Wording, wording


@dataclass(frozen=True)
class Scene:
    """The last good site and what is wrong now. `site` is None until there is one.

    `stopped` says that the last build came to nothing, so that `site` is older than the files.
    `mount` is the path at which the site begins. The stage names each `build`.
    """

    site: Path | None = None
    problems: tuple[Problem, ...] = ()
    stopped: bool = False
    mount: str = "/"
    say: Wording = field(default_factory=lambda: wording("en"))
    build: str = ""


class Stage:
    """The scene, for all threads.

    A build has another name when it changed something, and in another run of `serve`.
    """

    def __init__(self) -> None:
        self._run, self._builds = secrets.token_hex(4), 0
        self._scene = Scene(build=f"{self._run}-0")
        self._more = Condition()

    @property
    def scene(self) -> Scene:
        """What is to be shown now."""
        return self._scene

    def show(self, scene: Scene, *, changed: bool) -> None:
        """Shows another scene from now on, all of it at once. `changed`: so has the site."""
        with self._more:
            self._builds += changed
            self._scene = replace(scene, build=f"{self._run}-{self._builds}")
            self._more.notify_all()

    def wait(self, seen: Scene, timeout: float) -> Scene:
        """The first scene that is not `seen`, or `seen` itself when the time is over."""
        with self._more:
            self._more.wait_for(lambda: self._scene is not seen, timeout)
            return self._scene
