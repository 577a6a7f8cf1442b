"""What is drawn: golden pictures, and what must hold for every chart.

To write the golden files anew, delete them and run the tests twice; then look at them.
"""

from __future__ import annotations

import itertools
import re
import xml.etree.ElementTree as etree
from pathlib import Path

import pytest

from chart_samples import CHARTS, chart
from labpress.charts import NARROW, PAPER, WIDE, Frame, drawn, for_paper, for_screen, heard
from labpress.charts.letters import width
from labpress.charts.scales import scale_of
from labpress.charts.shapes import Bar, Dot, Line, Words
from labpress.wording import Wording, wording

GOLDEN = Path(__file__).parent / "golden"
SAY = wording("en-GB")
FRENCH = Wording("fr", {"chart.median": "Médiane"})
LONG = {
    "many points": ("type: run", "D,V\n" + "".join(f"{n},{n % 7}\n" for n in range(400))),
    "many days": (
        "type: line",
        "D,V\n" + "".join(f"2024-{1 + n // 28:02}-{1 + n % 28:02},{n}\n" for n in range(330)),
    ),
    "years": ("type: bar", "Y,V\n" + "".join(f"{1970 + n},{n}\n" for n in range(55))),
    "long names": (
        "type: bar",
        "N,V\n" + "".join(f"{'A very long name of something ' * 3}{n},{n}\n" for n in range(5)),
    ),
    "long series": (
        "type: line",
        f"N,{'First very long name ' * 3},{'Second very long name ' * 3}\n1,2,3\n2,3,1\n",
    ),
    "one number": ("type: line", "N,V\n1,5\n"),
    "noughts": ("type: bar", "N,V\na,0\nb,0\n"),
    "below nought": ("type: bar", "Y,V\n2018,-5\n2019,-7\n"),
    "large": ("type: line", "Y,V\n2018,12000000\n2019,19500000\n"),
    "small": ("type: line", "Y,V\n2018,0.0012\n2019,0.0019\n"),
    "five series": ("type: line", "Y,a,b,c,d,e\n2018,1,2,3,4,5\n2019,5,4,3,2,1\n"),
}
FRAMES = (WIDE, NARROW, PAPER)
ALL = {**CHARTS, **LONG}


@pytest.mark.parametrize("name", CHARTS)
def test_golden(name: str) -> None:
    for frame in FRAMES:
        drawing = drawn(chart(*CHARTS[name]), frame, SAY)
        attributes = 'xmlns="http://www.w3.org/2000/svg"'
        whole = for_paper(drawing).decode() if frame is PAPER else (
            for_screen(drawing, f"{name}-{frame.name}", attributes) + "\n"
        )  # fmt: skip
        shown = whole.replace("><", ">\n<")
        path = GOLDEN / f"{name}-{frame.name}.svg"
        if not path.exists():
            path.write_text(shown, encoding="utf-8")
            pytest.fail(f"{path.name} was missing and is now written: look at it")
        assert shown == path.read_text(encoding="utf-8"), path.name


@pytest.mark.parametrize("frame", FRAMES, ids=lambda frame: frame.name)
@pytest.mark.parametrize("name", ALL)
def test_nothing_leaves_the_page_and_no_words_overlap(name: str, frame: Frame) -> None:
    drawing = drawn(chart(*ALL[name]), frame, SAY)
    boxes = []
    for shape in drawing.shapes:
        if isinstance(shape, Words):
            wide = width(shape.text, drawing.size)
            left = shape.x - {"start": 0, "middle": wide / 2, "end": wide}[shape.align]
            boxes.append((left, shape.y - drawing.size * 0.7, left + wide, shape.y, shape.text))
        elif isinstance(shape, Line):
            boxes += [(x, y, x, y, "line") for x, y in shape.points]
        elif isinstance(shape, Bar):
            boxes.append((shape.x, shape.y, shape.x + shape.width, shape.y + shape.height, "bar"))
        else:
            boxes.append((shape.x, shape.y, shape.x, shape.y, "dot"))
    for left, top, right, bottom, what in boxes:
        assert left >= -1 and top >= -1, what
        assert right <= drawing.width + 1 and bottom <= drawing.height + 1, what
    words = [box for box in boxes if box[4] not in ("line", "bar", "dot")]
    for one, other in itertools.combinations(words, 2):
        apart = one[2] <= other[0] + 1 or other[2] <= one[0] + 1
        assert apart or one[3] <= other[1] + 1 or other[3] <= one[1] + 1, (one, other)


@pytest.mark.parametrize("name", ALL)
def test_a_policy_without_exceptions_lets_it_through(name: str) -> None:
    screen = for_screen(drawn(chart(*ALL[name]), WIDE, SAY), "x", "")
    assert not re.search(r"\bstyle=|<style|<script|\bon\w+=|href|#[0-9a-f]{6}", screen)
    etree.fromstring(screen)
    etree.fromstring(for_paper(drawn(chart(*ALL[name]), PAPER, SAY)))


def test_words_from_data_are_escaped() -> None:
    screen = for_screen(drawn(chart(*CHARTS["bar"]), WIDE, SAY), "x", "")
    assert "Ward &lt;B&gt;" in screen and "<B>" not in screen


def test_series_differ_without_colours() -> None:
    drawing = drawn(chart(*LONG["five series"]), WIDE, SAY)
    paper = for_paper(drawing).decode()
    dashes = re.findall(r'<path fill="none"[^>]*stroke-linecap="round"[^>]*>', paper)
    assert len({re.sub(r' (?:d|stroke)="[^"]*"', "", line) for line in dashes}) == 5
    assert {shape.series for shape in drawing.shapes if isinstance(shape, Dot)} == {1, 2, 3, 4, 5}


@pytest.mark.parametrize(
    ("numbers", "zero", "ticks"),
    [
        ((3, 17), False, (0, 5, 10, 15, 20)),
        ((81, 93), False, (80, 85, 90, 95)),
        ((81, 93), True, (0, 20, 40, 60, 80, 100)),
        ((-4, 6), True, (-4, -2, 0, 2, 4, 6)),
        ((40, 160), True, (0, 50, 100, 150, 200)),
        ((0, 0), True, (0, 0.2, 0.4, 0.6, 0.8, 1)),
        ((0.0012, 0.0019), False, (0.0012, 0.0014, 0.0016, 0.0018, 0.002)),
    ],
)
def test_an_axis_has_round_numbers(
    numbers: tuple[float, ...], zero: bool, ticks: tuple[float, ...]
) -> None:
    assert scale_of(numbers, 0, 100, 5, zero=zero).ticks == ticks


def test_a_chart_is_told_in_words() -> None:
    run = chart(*CHARTS["run"])
    assert heard.kind(run, SAY) == "Run chart: Days by Week"
    assert heard.shifts(run, SAY).endswith("one side of the median (Week 4–10 and 11–18).")
    assert heard.kind(chart(*CHARTS["bar"]), SAY) == "Bar chart: Before and After by Group"
    quiet = chart("type: run\nsignals: yes", "W,V\n1,2\n2,3\n")
    assert heard.shifts(quiet, SAY).startswith("Nowhere do 6 points")


def test_numbers_and_dates_speak_the_language_of_the_page() -> None:
    line = for_screen(drawn(chart(*CHARTS["line"]), WIDE, FRENCH), "x", "")
    assert "janv." in line
    many = chart("type: bar", "Y,V\na,1234.5\n")
    assert "1,234.5" in for_screen(drawn(many, WIDE, SAY), "x", "")
