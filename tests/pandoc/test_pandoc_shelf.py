"""A shelf: answers that are kept together, and no more of them than are asked for."""

from __future__ import annotations

from pathlib import Path

from labpress.pandoc import Pandoc
from labpress.pandoc.memory import Memory
from labpress.pandoc.shelf import Shelf


def memory_of(root: Path) -> Memory:
    memory = Pandoc().memory
    memory.open(root)
    return memory


def test_what_was_put_there_is_there_in_the_next_build(tmp_path: Path) -> None:
    first = Shelf(memory_of(tmp_path), "key")
    first.put("a", {"b": [1, "é"]})
    assert first.get("a") == {"b": [1, "é"]}
    assert first.get("b") is None
    assert Shelf(memory_of(tmp_path), "key").get("a") is None
    first.keep()
    assert Shelf(memory_of(tmp_path), "key").get("a") == {"b": [1, "é"]}
    assert Shelf(memory_of(tmp_path), "another key").get("a") is None


def test_what_nobody_asks_for_goes(tmp_path: Path) -> None:
    first = Shelf(memory_of(tmp_path), "key")
    for name in "ab":
        first.put(name, name)
    first.keep()
    second = Shelf(memory_of(tmp_path), "key")
    assert second.get("b") == "b"
    second.keep()
    third = Shelf(memory_of(tmp_path), "key")
    assert (third.get("a"), third.get("b")) == (None, "b")


def test_without_a_lab_it_holds_what_it_was_given(tmp_path: Path) -> None:
    shelf = Shelf(Pandoc().memory, "key")
    shelf.put("a", "b")
    shelf.keep()
    assert shelf.get("a") == "b"
