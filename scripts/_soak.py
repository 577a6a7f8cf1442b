"""The soak: cases of each kind one by one, what they took, and what the first fault was."""

from __future__ import annotations

import faulthandler
import shutil
import time
from collections.abc import Sequence
from pathlib import Path

from changing_labs import ChangingLab
from fuzz_trials import LIMIT, Outcome, World, less, world
from fuzzing import MAKERS, case
from warm_builds import difference, site_of

SLOWEST = 3
WARM = "warm"
"""Not a kind of broken file: a lab that changes at random, round after round."""
ROUNDS = 200
LABS = 4
"""Labs that share the rounds, each from a seed of its own."""


def numbers_of(arguments: Sequence[str], cases: int) -> dict[str, list[int]]:
    """Which numbers to try of each kind; SystemExit for a kind that there is not."""
    words = list(arguments)
    if "--cases" in words:
        at = words.index("--cases")
        cases = int(words[at + 1])
        del words[at : at + 2]
    chosen: dict[str, list[int]] = {}
    for word in words or (*MAKERS, WARM):
        kind, _, number = word.partition(":")
        if kind not in (*MAKERS, WARM):
            known = ", ".join((*MAKERS, WARM))
            raise SystemExit(f"scripts/soak: no kind '{kind}' (known are {known})")
        if kind == WARM:
            chosen[WARM] = [int(number)] if number else list(range(LABS))
            continue
        chosen.setdefault(kind, []).extend([int(number)] if number else range(cases))
    return chosen


def soak(chosen: dict[str, list[int]], folder: Path, keep: Path) -> int:
    """Tries the cases in a world made in `folder`; a fault's files are put into `keep`."""
    if WARM in chosen and not warm(chosen.pop(WARM), folder):
        return 1
    with world(folder) as made:
        for kind, numbers in chosen.items():
            start = time.monotonic()
            outcomes: list[Outcome] = []
            for number in numbers:
                # the world ends what is too slow; this ends what cannot be ended otherwise
                faulthandler.dump_traceback_later(3 * LIMIT, exit=True)
                outcomes.append(made.tried(case(kind, number)))
                faulthandler.cancel_dump_traceback_later()
                if outcomes[-1].fault:
                    _tell(outcomes[-1], made, keep)
                    return 1
            _sum_up(kind, outcomes, time.monotonic() - start)
    return 0


def _sum_up(kind: str, outcomes: Sequence[Outcome], seconds: float) -> None:
    slowest = sorted(outcomes, key=lambda outcome: -outcome.seconds)[:SLOWEST]
    named = ", ".join(f"{one.case.name} {one.seconds:.2f} s" for one in slowest)
    print(f"{kind}: {len(outcomes):,} cases in {seconds:.0f} s; slowest {named}", flush=True)


def _tell(outcome: Outcome, made: World, keep: Path) -> None:
    """The fault, and its files once as they were made and once as small as it goes."""
    print(f"{outcome.case.name}: {outcome.sign}, after {outcome.seconds:.2f} s", flush=True)
    print(outcome.fault.rstrip())
    for name, found in (("whole", outcome.case), ("small", less(outcome, made))):
        folder = keep / outcome.case.name.replace(":", "-") / name
        shutil.rmtree(folder, ignore_errors=True)
        for path, data in found.files.items():
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_bytes(data)
        print(f"{name}: {folder}")


def warm(seeds: Sequence[int], folder: Path) -> bool:
    """Whether a lab that changes gives the same site from what was kept as from nothing: ROUNDS in
    all, shared by the `seeds`."""
    start = time.monotonic()
    for seed in seeds:
        lab = ChangingLab(folder / f"{WARM}-{seed}" / "lab", seed)
        lab.write()
        for number in range(ROUNDS // len(seeds)):
            lab.change()
            kept = site_of(lab.root, lab.root.with_name(f"kept-{number % 2}"), cache=True)
            clean = site_of(lab.root, lab.root.with_name("clean"), cache=False)
            if found := difference(kept, clean):
                print(f"{WARM}:{seed}: after {lab.said[-2:]} not the same: {found[:10]}")
                return False
        shutil.rmtree(lab.root.parent)
    print(f"{WARM}: {ROUNDS} rounds in {time.monotonic() - start:.0f} s", flush=True)
    return True
