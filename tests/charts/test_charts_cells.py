"""What is written in a cell, as a number or a date."""

from __future__ import annotations

import pytest

from labpress.charts.cells import figure, is_missing, moment


@pytest.mark.parametrize(
    ("text", "comma", "value", "digits", "sign"),
    [
        ("12", False, 12, 0, ""),
        ("-3.50", False, -3.5, 2, ""),
        ("−3", False, -3, 0, ""),
        (".5", False, 0.5, 1, ""),
        ("1,250", False, 1250, 0, ""),
        ("1 250.5", False, 1250.5, 1, ""),
        ("42%", False, 42, 0, "%"),
        ("42 %", False, 42, 0, "%"),
        ("£3.50", False, 3.5, 2, "£"),
        ("-£3", False, -3, 0, "£"),
        ("3,5", True, 3.5, 1, ""),
        ("1.250,5", True, 1250.5, 1, ""),
    ],
)
def test_a_number(text: str, comma: bool, value: float, digits: int, sign: str) -> None:
    found = figure(text, comma)
    assert found is not None
    assert (found.value, found.digits, found.sign) == (value, digits, sign)


@pytest.mark.parametrize(
    "text", ["twelve", "12 days", "1,25", "12,5", "1e5", "1.2.3", "%", "3£", "%42", "", "1" * 30]
)
def test_no_number(text: str) -> None:
    assert figure(text) is None


@pytest.mark.parametrize("text", ["", " ", "-", "–", "n/a", "NA", "..", "null"])
def test_a_gap(text: str) -> None:
    assert is_missing(text)


@pytest.mark.parametrize(
    ("text", "date", "grain"),
    [
        ("2018", "2018-01-01", "year"),
        ("2018-08", "2018-08-01", "month"),
        ("August 2018", "2018-08-01", "month"),
        ("Aug 2018", "2018-08-01", "month"),
        ("Sept. 2018", "2018-09-01", "month"),
        ("2018-08-14", "2018-08-14", "day"),
        ("14 Aug 2018", "2018-08-14", "day"),
    ],
)
def test_a_date(text: str, date: str, grain: str) -> None:
    found = moment(text)
    assert found is not None
    assert (found.date.isoformat(), found.grain) == (date, grain)


@pytest.mark.parametrize("text", ["8/9/2018", "31 June 2018", "Week 3", "12", "Spring 2018", "999"])
def test_no_date(text: str) -> None:
    assert moment(text) is None
