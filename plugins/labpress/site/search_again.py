"""SearchAgain: the index of a site that is made again and again while its writer waits for none.

Each build gets the last index at once. The new one is made behind the writer's back and takes its
place when it is whole; a build that begins before that ends it.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path
from threading import Lock, Thread

from labpress.site.search_index import SearchError, SearchIndex


class SearchAgain:
    """Keeps the last index over the builds of one `serve`. `failed` hears why there is none."""

    def __init__(self, failed: Callable[[SearchError], None]) -> None:
        self._failed = failed
        self._home = tempfile.TemporaryDirectory(prefix="labpress-search-")
        self._lock = Lock()
        self._work: SearchIndex | None = None
        self._thread: Thread | None = None
        self._last: tuple[bytes, Path] | None = None
        self._builds = 0

    def begin(self) -> SearchIndex:
        """The index of the build that begins now; work on an earlier one is stopped."""
        self.stop()
        self._builds += 1
        folder = Path(self._home.name, str(self._builds))
        folder.mkdir()
        return SearchIndex(folder)

    def finish(self, index: SearchIndex, to: Path) -> None:
        """Puts the last index at `to`, and has the new one made if anything has changed."""
        if self._last:
            shutil.copytree(self._last[1], to, dirs_exist_ok=True)
        if self._last and self._last[0] == index.digest:
            return
        self._work = index
        self._thread = Thread(target=self._make, args=(index, to), daemon=True)
        self._thread.start()

    def wait(self) -> None:
        """Comes back when nothing is being made."""
        if self._thread is not None:
            self._thread.join()

    def stop(self) -> None:
        """Ends what is being made: after this nothing is written until `finish`."""
        with self._lock:
            work, self._work = self._work, None
        if work is not None:
            work.stop()
        self.wait()

    def close(self) -> None:
        """Ends everything and deletes what was kept."""
        self.stop()
        self._home.cleanup()

    def _make(self, index: SearchIndex, to: Path) -> None:
        made = Path(self._home.name, f"index-{self._builds}")
        try:
            index.make(made)
        except SearchError as error:
            if self._work is index:  # not stopped
                self._failed(error)
            return
        with self._lock:
            if self._work is index:
                self._last = (index.digest, made)
                shutil.copytree(made, to, dirs_exist_ok=True)
