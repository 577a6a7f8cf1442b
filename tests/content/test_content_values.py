"""Tables of the forms in which writers give dates, times, numbers of people and the like."""

from __future__ import annotations

import pytest

from labpress.content.dates import PartialDate, parse_date, parse_period
from labpress.content.durations import FORMS, Duration, parse_duration, parse_running_time
from labpress.content.forms import FormError
from labpress.content.other_names import OTHER_NAMES, suggestion
from labpress.content.people import parse_people
from labpress.content.sentences import sentences


@pytest.mark.parametrize(
    ("written", "iso", "text"),
    [
        ("2018", "2018", "2018"),
        ("2018-08", "2018-08", "August 2018"),
        ("August 2018", "2018-08", "August 2018"),
        ("aug 2018", "2018-08", "August 2018"),
        ("Sept. 2018", "2018-09", "September 2018"),
        ("2018-08-14", "2018-08-14", "14 August 2018"),
        ("14 August 2018", "2018-08-14", "14 August 2018"),
        ("14th Aug 2018", "2018-08-14", "14 August 2018"),
        ("August 14, 2018", "2018-08-14", "14 August 2018"),
        ("2020-02-29", "2020-02-29", "29 February 2020"),
        ("2018-08-14 09:30:00", "2018-08-14", "14 August 2018"),
    ],
)
def test_dates(written: str, iso: str, text: str) -> None:
    date = parse_date(written)
    assert (date.iso, str(date)) == (iso, text)


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("31 February 2018", "February 2018 has no day 31"),
        ("2019-02-29", "February 2019 has no day 29"),
        ("2018-13", "there is no month 13"),
        ("2018-00", "there is no month 0"),
        ("14/08/2018", "'14/08/2018' is not a date"),
        ("spring 2018", "'spring' is not a month"),
        ("Ju 2018", "'Ju' is not a month"),
        ("18", "'18' is not a date"),
        ("0999", "the year 999 is out of reach"),
        ("٢٠١٨-٠٨-٣٢", "August 2018 has no day 32"),
    ],
)
def test_what_is_no_date(written: str, told: str) -> None:
    with pytest.raises(FormError) as fault:
        parse_date(written)
    assert str(fault.value) == told


def test_dates_are_in_order_and_the_missing_one_is_false() -> None:
    dates = [PartialDate(2018, 8, 14), PartialDate(2019), PartialDate(2018), PartialDate(2018, 8)]
    assert [date.iso for date in sorted(dates)] == ["2018", "2018-08", "2018-08-14", "2019"]
    assert not PartialDate(0) and str(PartialDate(0)) == PartialDate(0).iso == ""
    assert (PartialDate(2018).month, PartialDate(2018, 8).day) == (None, None)


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ("April 2017 to July 2017", "April 2017 to July 2017"),
        ("April to July 2017", "April 2017 to July 2017"),
        ("April-July 2017", "April 2017 to July 2017"),
        ("April 2017 – July 2017", "April 2017 to July 2017"),
        ("2017-04 to 2017-07", "April 2017 to July 2017"),
        ("2017", "2017"),
    ],
)
def test_periods(written: str, text: str) -> None:
    assert str(parse_period(written)) == text


@pytest.mark.parametrize(
    ("written", "least", "most", "unit", "per", "text"),
    [
        ("20-60 minutes", 20, 60, "minute", "", "20–60 minutes"),
        ("20–60 min", 20, 60, "minute", "", "20–60 minutes"),
        ("20 to 60 mins.", 20, 60, "minute", "", "20 to 60 minutes"),
        ("90 minutes", 90, 90, "minute", "", "90 minutes"),
        ("1 h", 1, 1, "hour", "", "1 hour"),
        ("2-4h", 2, 4, "hour", "", "2–4 hours"),
        ("1.5-2 hours", 1.5, 2, "hour", "", "1.5–2 hours"),
        ("1½ hours", 1.5, 1.5, "hour", "", "1½ hours"),
        ("½ day", 0.5, 0.5, "day", "", "½ day"),
        ("half a day", 0.5, 0.5, "day", "", "half a day"),
        ("half an hour", 0.5, 0.5, "hour", "", "half an hour"),
        ("a day", 1, 1, "day", "", "a day"),
        ("half a day to 2 days", 0.5, 2, "day", "", "half a day to 2 days"),
        ("45 minutes to 2 hours", 45, 120, "minute", "", "45 minutes to 2 hours"),
        ("45 min - 2 h", 45, 120, "minute", "", "45 minutes to 2 hours"),
        ("1 day to 2 weeks per cycle", 1, 14, "day", "cycle", "1 day to 2 weeks per cycle"),
        ("45-60 minutes per interview", 45, 60, "minute", "interview",
         "45–60 minutes per interview"),
        ("2-3 months", 2, 3, "month", "", "2–3 months"),
    ],
)  # fmt: skip
def test_durations(written: str, least: float, most: float, unit: str, per: str, text: str) -> None:
    found = parse_duration(written)
    assert found == Duration(least, most, unit, per, text=text)


def test_durations_that_are_repeated_or_never_end() -> None:
    found = parse_duration("2-3 hours per session, over months")
    assert (found.min, found.max, found.per, found.over) == (2, 3, "session", "months")
    assert found.text == "2–3 hours per session, over months"
    assert found.minutes_max == 180
    assert parse_duration("1 hour per week over 6-8 weeks").over == "6–8 weeks"
    ongoing = parse_duration("Ongoing")
    assert (ongoing.ongoing, ongoing.text, ongoing.minutes_max) == (True, "ongoing", None)
    assert parse_duration("half a day").minutes_max == 240
    assert not Duration() and Duration().minutes_max is None


@pytest.mark.parametrize(
    "written",
    [
        "about an hour",
        "20-60",
        "an hour or two",
        "60-20 minutes",
        "2 hours to 30 minutes",
        "0 minutes",
        "20-60 minuten",
        "20-60 minutes each",
        "3 years",
        "weeks",
        "half",
        "",
        "1-2-3 hours",
        "5 minutes.x",
        "2 hours per",
        "20 - minutes",
    ],
)
def test_what_is_no_duration(written: str) -> None:
    with pytest.raises(FormError):
        parse_duration(written)


def test_every_form_that_problems_propose_is_understood() -> None:
    for form in FORMS.split("'")[1::2]:
        assert parse_duration(form).text


@pytest.mark.parametrize(
    ("written", "clock", "iso"),
    [
        ("3:45", "3:45", "PT3M45S"),
        ("1:02:30", "1:02:30", "PT1H2M30S"),
        ("90 seconds", "1:30", "PT1M30S"),
        ("12 minutes", "12:00", "PT12M"),
        ("1 h 5 min", "1:05:00", "PT1H5M"),
    ],
)
def test_running_times(written: str, clock: str, iso: str) -> None:
    found = parse_running_time(written)
    assert (str(found), found.iso) == (clock, iso)


@pytest.mark.parametrize("written", ["", "long", "0:00", "3:75", "12"])
def test_what_is_no_running_time(written: str) -> None:
    with pytest.raises(FormError):
        parse_running_time(written)


@pytest.mark.parametrize(
    ("written", "least", "most", "plus", "text"),
    [
        ("2-8", 2, 8, False, "2–8"),
        ("2–8 people", 2, 8, False, "2–8"),
        ("2 to 8", 2, 8, False, "2–8"),
        ("4+", 4, None, True, "4+"),
        ("4 or more", 4, None, True, "4+"),
        ("12-100+", 12, 100, True, "12–100+"),
        ("6", 6, 6, False, "6"),
        ("10-1,000", 10, 1000, False, "10–1000"),
    ],
)
def test_people(written: str, least: int, most: int | None, plus: bool, text: str) -> None:
    found = parse_people(written)
    assert (found.min, found.max, found.plus, found.text) == (least, most, plus, text)


@pytest.mark.parametrize("written", ["", "a few", "8-2", "0", "2-8 or so", "-4", "1e3"])
def test_what_is_no_number_of_people(written: str) -> None:
    with pytest.raises(FormError):
        parse_people(written)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("", 0),
        ("Ask why", 1),
        ("Ask why. Ask again!", 2),
        ("Use it early, e.g. in week one. Then stop.", 2),
        ("By J. Smith and Dr. Jones.", 1),
        ('"Why?" she asked.', 1),
        ("It took 2.5 hours… Then it ended.", 2),
        ("为什么？因为。", 2),
    ],
)
def test_sentences(text: str, number: int) -> None:
    assert len(sentences(text)) == number


@pytest.mark.parametrize(
    ("name", "known", "meant"),
    [
        ("author", ("title", "authors"), "authors"),
        ("tag", ("title", "tags"), "tags"),
        ("stage", ("stages",), "stages"),
        ("Titel", ("title", "lang"), "title"),
        ("good for", ("good_for", "code"), "good_for"),
        ("do-next", ("do_first", "do_next"), "do_next"),
        ("duration", ("time", "title"), "time"),
        ("license", ("licence",), "licence"),
        ("colour", ("code", "title"), ""),
    ],
)
def test_other_names(name: str, known: tuple[str, ...], meant: str) -> None:
    assert suggestion(name, known) == meant


def test_no_field_is_another_name_of_itself() -> None:
    assert not [own for own, names in OTHER_NAMES.items() if own in names.split()]
