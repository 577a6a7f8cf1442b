"""The standing test: what is built of what was kept is, byte for byte, what is built of nothing."""

from __future__ import annotations

from pathlib import Path

from changing_labs import ChangingLab
from warm_builds import difference, site_of

ROUNDS = 20


def test_warm_equals_clean(tmp_path: Path) -> None:
    lab = ChangingLab(tmp_path / "lab", seed=7)
    lab.write()
    for number in range(ROUNDS):
        lab.change()
        # as a publish does it: into the site before the last one
        warm = site_of(lab.root, tmp_path / f"warm-{number % 2}", cache=True)
        clean = site_of(lab.root, tmp_path / "clean", cache=False)
        assert difference(warm, clean) == [], lab.said


def test_nothing_is_made_again_when_nothing_has_changed(tmp_path: Path) -> None:
    lab = ChangingLab(tmp_path / "lab", seed=1)
    lab.write()
    first = site_of(lab.root, tmp_path / "site", cache=True)
    again = site_of(lab.root, tmp_path / "site", cache=True)
    assert first.remaking and len(first.remaking.reasons) > 60
    assert again.remaking and again.remaking.reasons == {}
    assert difference(first, again) == []
