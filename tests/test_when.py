"""Dates as a user types them, and the bounds of EDTF values."""

import subprocess
import sys
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summitcli.errors import UsageError
from summitcli.when import bounds, read_when

TODAY = date(2026, 1, 1)


@pytest.mark.parametrize(
    ("typed", "earliest", "latest"),
    [
        ("2005-07-07", "2005-07-07", "2005-07-07"),
        ("2005-7-7", "2005-07-07", "2005-07-07"),
        ("2005/07/07", "2005-07-07", "2005-07-07"),
        ("2005-07", "2005-07-01", "2005-07-31"),
        ("2005-02", "2005-02-01", "2005-02-28"),
        ("2005", "2005-01-01", "2005-12-31"),
        ("July 7, 2005", "2005-07-07", "2005-07-07"),
        ("july 7 2005", "2005-07-07", "2005-07-07"),
        ("Sept. 5, 2005", "2005-09-05", "2005-09-05"),
        ("  7  July\n2005 ", "2005-07-07", "2005-07-07"),
        ("7th of July 2005", "2005-07-07", "2005-07-07"),
        ("Thursday, July 7, 2005", "2005-07-07", "2005-07-07"),
        ("February 29, 2004", "2004-02-29", "2004-02-29"),
        ("May 2005", "2005-05-01", "2005-05-31"),
        ("7/7/2005", "2005-07-07", "2005-07-07"),
        ("13/7/2005", "2005-07-13", "2005-07-13"),
        ("7/13/2005", "2005-07-13", "2005-07-13"),
        ("2005-05..2005-07", "2005-05-01", "2005-07-31"),
        ("May 2005 .. July 7, 2005", "2005-05-01", "2005-07-07"),
        ("..2005-07", "0001-01-01", "2005-07-31"),
        ("2005..", "2005-01-01", "9999-12-31"),
        ("2005-07-07/2005-07-09", "2005-07-07", "2005-07-09"),
        ("2005-12-31/..", "2005-12-31", "9999-12-31"),
        ("2005-22", "2005-06-01", "2005-08-31"),
        ("2005~", "2005-01-01", "2005-12-31"),
        ("today", "2026-01-01", "2026-01-01"),
        ("Yesterday", "2025-12-31", "2025-12-31"),
        ("2025..today", "2025-01-01", "2026-01-01"),
    ],
)
def test_reads_what_a_user_types(typed: str, earliest: str, latest: str) -> None:
    assert read_when(typed, today=TODAY) == (earliest, latest)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("", "no date"),
        ("..", "one end"),
        ("2005-13-40", "is not a date"),
        ("2005-02-29", "is not a date"),
        ("0000", "is not a date"),
        ("February 30", "is not a date"),
        ("February 30, 2005", "is not a date"),
        ("31/31/2005", "is not a date"),
        ("Gleneagles", "is not a date"),
        ("Friday", "is not a date"),
        ("20050707", "is not a date"),
        ("10:30", "is not a date"),
        ("July 7 2005 at 10", "is not a date"),
        ("July 7, 2005, July 8, 2005", "is not a date"),
        ("July 7, 2005 Z", "is not a date"),
        ("２００５", "is not a date"),
        ("/", "is not a date"),
        ("July 7", "does not say the year"),
        ("7 July 05", "does not say the year"),
        ("2005-05..July 7", "does not say the year"),
        ("2005-07..2005-05", "ends before it begins"),
        ("2005-07-07/2005-07-01", "is not a date"),
        ("x" * 100_000, "too long"),
    ],
)
def test_refuses_what_is_no_date_and_says_what_to_write(typed: str, said: str) -> None:
    with pytest.raises(UsageError) as refused:
        read_when(typed, today=TODAY)
    assert said in refused.value.message
    assert "2005" in refused.value.hint
    assert len(refused.value.message) < 120


def test_names_both_readings_of_a_date_in_doubt() -> None:
    with pytest.raises(UsageError) as refused:
        read_when("7/8/2005", today=TODAY)
    assert "two days" in refused.value.message
    assert "2005-08-07" in refused.value.hint
    assert "2005-07-08" in refused.value.hint


@given(st.text(max_size=80) | st.from_regex(r"[0-9A-Za-z ,./~-]{1,30}", fullmatch=True))
def test_any_string_is_a_period_or_a_usage_error(typed: str) -> None:
    try:
        period = read_when(typed, today=TODAY)
    except UsageError:
        return
    assert period.earliest <= period.latest
    date.fromisoformat(period.earliest)
    date.fromisoformat(period.latest)


@given(st.dates())
def test_every_day_is_read_in_each_usual_spelling(day: date) -> None:
    names = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ]
    month = names[day.month - 1]
    for typed in (day.isoformat(), f"{month} {day.day}, {day.year:04}", f"{day.day} {month[:3]} {day.year:04}"):
        if day.year > 99 or typed == day.isoformat():
            assert read_when(typed, today=TODAY) == (day.isoformat(), day.isoformat())


@pytest.mark.parametrize(
    ("edtf", "earliest", "latest"),
    [
        ("2005-07-07", "2005-07-07", "2005-07-07"),
        ("2005-07", "2005-07-01", "2005-07-31"),
        ("2005", "2005-01-01", "2005-12-31"),
        ("2005~", "2005-01-01", "2005-12-31"),
        ("2005-11-20/2005-11-22", "2005-11-20", "2005-11-22"),
        ("2005-01/2005-06", "2005-01-01", "2005-06-30"),
        ("{2005-05-30,2005-05-31}", "2005-05-30", "2005-05-31"),
        ("2005-21", "2005-03-01", "2005-05-31"),
        ("2005-22", "2005-06-01", "2005-08-31"),
        ("2005-23", "2005-09-01", "2005-11-30"),
        ("2003-24", "2003-12-01", "2004-02-29"),
        ("2005-34", "2005-04-01", "2005-06-30"),
        ("2005-41", "2005-07-01", "2005-12-31"),
        ("2005-12-31/..", "2005-12-31", "9999-12-31"),
        ("../2015-07", "0001-01-01", "2015-07-31"),
    ],
)
def test_bounds_of_edtf(edtf: str, earliest: str, latest: str) -> None:
    assert bounds(edtf) == (earliest, latest)


@pytest.mark.parametrize(
    "edtf", ["", "/", "../..", "{}", "2005-13", "2005-02-30", "0000", "9999-24", "soon", "2006/2005"]
)
def test_no_bounds_where_there_is_no_date(edtf: str) -> None:
    assert bounds(edtf) is None


def test_importing_does_not_load_the_parser() -> None:
    code = "import sys, summitcli.when; sys.exit('dateutil.parser' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
