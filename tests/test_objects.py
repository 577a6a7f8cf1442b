"""Objects: what is kept is given back whole or not at all, and nothing that is kept is run."""

import datetime
import os
import pickle
from pathlib import Path

import pytest

from labpress.content import PartialDate
from labpress.objects import MANY, PRUNED, Objects, Remembered, dumped, loaded
from labpress.problems import Level, Problem
from labpress.store import Keeping, Store


def test_what_was_kept_comes_back(tmp_path: Path) -> None:
    Objects(tmp_path / "kept").put("key", b"content")
    assert Objects(tmp_path / "kept").get("key") == b"content"
    assert Objects(tmp_path / "kept").get("other") is None


def test_without_a_folder_nothing_is_kept() -> None:
    objects = Objects(None)
    objects.put("key", b"content")
    assert objects.get("key") is None


@pytest.mark.parametrize("spoil", [lambda old: old[:-1], lambda old: b"", lambda old: b"x" + old])
def test_a_damaged_file_is_as_good_as_none(tmp_path: Path, spoil) -> None:  # type: ignore[no-untyped-def]  # a lambda
    Objects(tmp_path).put("key", b"content")
    (file,) = tmp_path.glob("*.kept")
    file.write_bytes(spoil(file.read_bytes()))
    assert Objects(tmp_path).get("key") is None


def test_content_under_another_name_is_none(tmp_path: Path) -> None:
    Objects(tmp_path).put("key", b"content")
    (tmp_path / "key.kept").rename(tmp_path / "other.kept")
    assert Objects(tmp_path).get("other") is None


def test_where_nothing_can_be_written_nothing_is_kept(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    objects = Objects(tmp_path / "file" / "kept")
    objects.put("key", b"content")
    assert objects.get("key") is None


def test_what_nobody_used_is_taken_away_when_there_is_too_much(tmp_path: Path) -> None:
    Objects(tmp_path).put("old", b"x" * 100)
    os.utime(tmp_path / "old.kept", (1, 1))
    objects = Objects(tmp_path)
    objects.put("new", b"y" * 100)
    objects.prune(largest=150)
    assert (objects.get("old"), objects.get("new")) == (None, b"y" * 100)


def test_where_little_is_new_it_is_pruned_once_an_hour(tmp_path: Path) -> None:
    def too_much(name: str, new: int) -> bytes | None:
        Objects(tmp_path).put(name, b"x" * 100)
        os.utime(tmp_path / f"{name}.kept", (1, 1))
        objects = Objects(tmp_path)
        for n in range(new):
            objects.put(f"new{n}", b"y")
        objects.prune(largest=50)
        return objects.get(name)

    assert too_much("first", 1) is None
    assert too_much("second", 1) is not None
    assert too_much("third", MANY) is None
    os.utime(tmp_path / PRUNED, (1, 1))
    assert too_much("fourth", 1) is None


VALUES = [
    None,
    ("text", 1, 2.5, ["list"], {"a": {"b": True}}, frozenset({"x"})),
    PartialDate(2018, 8),
    Problem(Level.WARNING, "a.md", 1, None, "wrong", "mend it"),
    {"date": datetime.date(2026, 1, 2), "time": datetime.datetime(2026, 1, 2, 3, 4)},
]


@pytest.mark.parametrize("value", VALUES)
def test_values_come_back(value: object) -> None:
    assert loaded(dumped(value)) == value


class Attack:
    def __reduce__(self) -> tuple[object, ...]:
        return os.mkdir, ("attacked",)


@pytest.mark.parametrize(
    "content",
    [
        pickle.dumps(Attack()),
        pickle.dumps(Path("x")),
        b"clabpress.objects\ndumped\n.",
        b"clabpress.objects\nos.mkdir\n.",
        b"clabpress.nothing\nThing\n.",
        b"",
        b"garbage",
    ],
)
def test_what_is_no_value_is_refused_and_never_run(
    content: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(LookupError):
        loaded(content)
    assert not list(tmp_path.iterdir())


def test_a_process_that_lasts_has_at_hand_what_it_asked_for_in_its_last_run(tmp_path: Path) -> None:
    objects, loads = Remembered(tmp_path), list[bytes]()

    def load(content: bytes) -> list[bytes]:
        loads.append(content)
        return [content]

    objects.put("a", b"one")
    first = objects.value("a", load)
    objects.prune()
    assert objects.value("a", load) is first
    objects.prune()
    objects.prune()  # a run that did not ask
    assert objects.value("a", load) == first
    assert loads == [b"one", b"one"]
    assert objects.value("b", load) is None


def test_while_nothing_is_kept_nothing_is_found(tmp_path: Path) -> None:
    objects, store = Objects(tmp_path / "objects"), Store(tmp_path / "store")
    objects.put("key", b"content")
    store.put("key", b"content", None)
    with Keeping.nothing():
        assert (objects.get("key"), store.get("key")) == (None, None)
        objects.put("other", b"content")
        store.put("other", b"content", None)
    assert (objects.get("other"), store.get("other")) == (None, None)
    assert (objects.get("key"), store.get("key") is not None) == (b"content", True)
