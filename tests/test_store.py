"""The store of what took long to make: it saves time where it can, and is never in the way."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from labpress.store import Kept, Store, digest_of, key_of

KEY = key_of("pdf", {"title": "Five whys"}, 0)
CONTENT = b"%PDF-1.7\n\x00\xff\nno line of JSON"
NOTES = {"fits": [{"over": -3.5}], "complaints": ["a word"]}


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / ".labpress" / "print")


def test_what_was_kept_is_there_for_the_next_run(store: Store) -> None:
    assert store.get(KEY) is None
    store.put(KEY, CONTENT, NOTES)
    assert Store(store.folder).get(KEY) == Kept(CONTENT, NOTES)
    assert store.get(key_of("another")) is None


def test_nothing_of_it_comes_into_git(store: Store) -> None:
    store.put(KEY, CONTENT, NOTES)
    subprocess.run(["git", "init", "-q"], cwd=store.folder.parents[1], check=True)
    status = ["git", "status", "--porcelain", "--untracked-files=all"]
    done = subprocess.run(status, cwd=store.folder.parents[1], capture_output=True, check=True)
    assert done.stdout == b""


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (({"a": 1, "b": 2},), ({"b": 2, "a": 1},), True),
        (("pdf", {"a": 1}), ("fit", {"a": 1}), False),
        (({"a": "1"},), ({"a": 1},), False),
        (("ab", "c"), ("a", "bc"), False),
        (([1, 2],), ([2, 1],), False),
        (("é",), ("e\u0301",), False),
    ],
)
def test_a_key_tells_apart_what_is_not_the_same(one: object, other: object, same: bool) -> None:
    assert (key_of(one) == key_of(other)) is same


def test_a_digest_of_folders_sees_each_file(tmp_path: Path) -> None:
    (tmp_path / "inner").mkdir()
    file = tmp_path / "inner" / "card.typ"
    seen = set()
    for text, name in (("one", "card.typ"), ("two", "card.typ"), ("two", "other.typ")):
        file.unlink(missing_ok=True)
        file = file.with_name(name)
        file.write_text(text, encoding="utf-8")
        seen.add(digest_of(tmp_path))
    assert len(seen) == 3
    (tmp_path / "inner" / "left.pyc").write_bytes(b"by another Python")
    assert digest_of(tmp_path) in seen


DAMAGE: dict[str, Callable[[bytes], bytes]] = {
    "cut short": lambda whole: whole[:-1],
    "empty": lambda _: b"",
    "a bit is other": lambda whole: whole[:-4] + bytes([whole[-4] ^ 1]) + whole[-3:],
    "the notes are others": lambda whole: whole.replace(b"-3.5", b"-9.5"),
    "not JSON": lambda whole: whole.replace(b"{", b"[", 1),
    "no object": lambda whole: b"[1, 2]\n" + whole,
    "not UTF-8": lambda whole: b"\xff\xfe" + whole,
    "another form": lambda whole: whole.replace(b"labpress print 1", b"labpress print 0"),
    "another's": lambda whole: whole.replace(KEY.encode(), key_of("other").encode()),
}


@pytest.mark.parametrize("damage", DAMAGE.values(), ids=DAMAGE)
def test_a_damaged_file_is_none_and_is_replaced(
    store: Store, damage: Callable[[bytes], bytes]
) -> None:
    store.put(KEY, CONTENT, NOTES)
    (file,) = store.folder.glob("*.kept")
    whole = file.read_bytes()
    file.write_bytes(damage(whole))
    assert file.read_bytes() != whole
    assert store.get(KEY) is None
    store.put(KEY, CONTENT, NOTES)
    assert store.get(KEY) == Kept(CONTENT, NOTES)


def test_it_does_without_a_folder_to_write_in(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    store = Store(tmp_path / "file" / "store")
    store.put(KEY, CONTENT, NOTES)
    assert store.get(KEY) is None
    store.prune()


def test_a_full_disk_leaves_nothing_behind(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    store.put(key_of("first"), CONTENT, NOTES)

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    store.put(KEY, CONTENT, NOTES)
    assert store.get(KEY) is None
    assert len(list(store.folder.glob("*.kept"))) == 1


def test_two_processes_keep_the_same_result_at_once(store: Store) -> None:
    again = (
        "from pathlib import Path; import sys; from labpress.store import Store\n"
        "store = Store(Path(sys.argv[1]))\n"
        "for n in range(200):\n"
        "    store.put(sys.argv[2], b'x' * 50_000, n % 3)\n"
        "    found = store.get(sys.argv[2])\n"
        "    assert found and found.content == b'x' * 50_000 and found.notes in (0, 1, 2)\n"
    )
    command = [sys.executable, "-c", again, str(store.folder), KEY]
    both = [subprocess.Popen(command) for _ in range(2)]
    assert [process.wait() for process in both] == [0, 0]
    assert len(list(store.folder.glob("*.kept"))) == 1


def aged(store: Store, name: str, days: float, size: int = 1000) -> None:
    """Keeps something that nobody has asked for in so many days."""
    store.put(key_of(name), b"x" * size, None)
    then = time.time() - days * 86_400
    os.utime(store.folder / f"{key_of(name)}.kept", (then, then))


def left(store: Store, *names: str) -> list[str]:
    return [name for name in names if (store.folder / f"{key_of(name)}.kept").exists()]


def test_what_nobody_asks_for_is_taken_away_in_time(store: Store) -> None:
    for name, days in (("old", 40), ("old but used", 40), ("young", 3)):
        aged(store, name, days)
    (store.folder / ".half-written.kept").write_bytes(b"")
    os.utime(store.folder / ".half-written.kept", (0, 0))
    run = Store(store.folder)
    assert run.get(key_of("old but used"))
    run.prune()
    assert left(run, "old", "old but used", "young") == ["old but used", "young"]
    assert not (store.folder / ".half-written.kept").exists()


def test_it_stays_below_its_size_and_forgets_the_oldest_first(store: Store) -> None:
    for name, days in (("a", 4), ("b", 3), ("c", 2), ("d", 1)):
        aged(store, name, days)
    run = Store(store.folder)
    assert run.get(key_of("a"))
    run.prune(largest=3000)
    assert left(run, "a", "b", "c", "d") == ["a", "d"]
    run.prune(largest=0)
    assert left(run, "a", "b", "c", "d") == ["a"]
