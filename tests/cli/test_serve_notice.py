"""What pages are told of a build, whatever the lab's files have in them."""

from __future__ import annotations

import json
from pathlib import Path

from labpress.cli.serving.notice import MOST, told, waiting_page
from labpress.cli.serving.stage import Scene, Stage
from labpress.problems import Level, Problem

EVIL = '<img src=x onerror="alert(1)">'


def problem(level: Level = Level.ERROR, message: str = "something", line: int = 7) -> Problem:
    """One in an essay."""
    return Problem(level, f"essays/{EVIL}.md", line, 3, message, f"mend {EVIL}")


def test_errors_come_first_and_advice_is_left_out() -> None:
    problems = (problem(Level.ADVICE), problem(Level.WARNING), problem(), problem(line=9))
    said = json.loads(told(Scene(Path("/site"), problems, build="x-1")))
    assert said["heading"] == "2 errors, 1 warning"
    assert [one["level"] for one in said["problems"]] == ["error", "error", "warning"]
    assert said["problems"][0] == {
        "place": f"essays/{EVIL}.md:7:3",
        "level": "error",
        "label": "Error",
        "message": "something",
        "hint": f"mend {EVIL}",
    }
    assert (said["alert"], said["build"]) == (True, "x-1")
    calm = json.loads(told(Scene(Path("/site"), (problem(Level.WARNING),))))
    assert (calm["alert"], calm["heading"]) == (False, "1 warning")


def test_a_long_list_ends_with_how_many_more() -> None:
    scene = Scene(Path("/site"), tuple(problem(line=n) for n in range(1, MOST + 3)))
    said = json.loads(told(scene))
    assert len(said["problems"]) == MOST
    assert said["notes"][-1] == "2 more are listed in the terminal."


def test_one_event_is_one_line() -> None:
    assert "\n" not in told(Scene(problems=(problem(message="a\nb\r\n\ndata: c"),)))


def test_the_page_while_there_is_no_site_escapes_what_it_lists() -> None:
    page = waiting_page(Scene(problems=(problem(message=EVIL),), stopped=True)).decode()
    assert "There is no site to show yet" in page
    assert "<img" not in page
    assert page.count("&lt;img") == 3


def test_another_list_has_another_name() -> None:
    scenes = [Scene(), Scene(problems=(problem(),)), Scene(stopped=True, problems=(problem(),))]
    assert len({json.loads(told(scene))["list"] for scene in scenes}) == 3


def test_a_build_has_a_new_name_only_when_the_site_changed() -> None:
    stage, other = Stage(), Stage()
    names = [stage.scene.build]
    for changed in (True, False, True):
        stage.show(Scene(), changed=changed)
        names.append(stage.scene.build)
    assert len(set(names)) == 3
    assert names[1] == names[2]
    other.show(Scene(), changed=True)
    assert other.scene.build not in names


def test_who_waits_gets_the_next_scene_or_after_a_while_the_same() -> None:
    stage = Stage()
    seen = stage.scene
    assert stage.wait(seen, 0.01) is seen
    stage.show(Scene(), changed=False)
    assert stage.wait(seen, 5) is stage.scene
