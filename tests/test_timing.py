"""Clocks, lengths of time, zones and datelines, and the time that one sentence tells."""

import time
from datetime import date
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summitcli.extract.clocks import find_clocks
from summitcli.extract.date_words import tables
from summitcli.extract.datelines import read_dateline
from summitcli.extract.dates import find_dates
from summitcli.extract.durations import find_durations
from summitcli.extract.moments import Timing, add_date, resolve_zone
from summitcli.extract.timing import read_timing
from summitcli.extract.zones import read_zone

PLACES = {"Brunei": "Asia/Brunei", "Paris": "Europe/Paris"}


@pytest.mark.parametrize(
    ("text", "words", "begin", "end", "approximate", "zone"),
    [
        ("from 15:35 local time on", "15:35", "15:35", None, False, "local time"),
        ("from 6:40 pm, Moscow time.", "6:40 pm", "18:40", None, False, "Moscow time"),
        ("at 6:40 p.m. on", "6:40 p.m.", "18:40", None, False, None),
        ("beginning at 5:25PM (Japan Standard Time)", "5:25PM", "17:25", None, False, "Japan Standard Time"),
        ("starting at 18:20 (Brunei local time)", "18:20", "18:20", None, False, "Brunei local time"),
        ("from around 10 a.m. (local time)", "around 10 a.m.", "10:00", None, True, "local time"),
        ("3:14 P.M. EDT", "3:14 P.M.", "15:14", None, False, "EDT"),
        ("at 15:00 UTC+3", "15:00", "15:00", None, False, "UTC+3"),
        ("at 18.20 hours", "18.20 hours", "18:20", None, False, None),
        ("at noon", "noon", "12:00", None, False, None),
        ("at 12 noon", "12 noon", "12:00", None, False, None),
        ("by midnight", "midnight", "00:00", None, False, None),
        ("12:30 a.m.", "12:30 a.m.", "00:30", None, False, None),
        ("From 12:06 to 14:57 they", "12:06 to 14:57", "12:06", "14:57", False, None),
        ("from shortly after 9:30 am to 2:00 pm.", "shortly after 9:30 am to 2:00 pm", "09:30", "14:00", True, None),
        ("from 9 to 11 a.m. JST", "9 to 11 a.m.", "09:00", "11:00", False, "JST"),
        ("10:30 to 1:00 pm", "10:30 to 1:00 pm", "10:30", "13:00", False, None),
        ("from 6:40 pm to 7:10", "6:40 pm to 7:10", "18:40", "19:10", False, None),
        ("11:30 p.m.-12:15 a.m.", "11:30 p.m.-12:15 a.m.", "23:30", "00:15", False, None),
        ("18:15–19:00", "18:15–19:00", "18:15", "19:00", False, None),
        ("between 10:00 and 11:30 (Tokyo time)", "10:00 and 11:30", "10:00", "11:30", False, "Tokyo time"),
        (
            "at around 6:40 p.m. until\naround 7:30 p.m. (local time)",
            "around 6:40 p.m. until\naround 7:30 p.m.",
            "18:40",
            "19:30",
            True,
            "local time",
        ),
    ],
)
def test_finds_a_clock(text: str, words: str, begin: str, end: str | None, approximate: bool, zone: str | None) -> None:
    (found,) = find_clocks(text, 0, len(text))
    assert text[found.start : found.end] == words
    assert (found.time, found.end_time, found.approximate, found.zone_text) == (begin, end, approximate, zone)
    assert text[found.zone_start : found.zone_end] == (zone or "")


@pytest.mark.parametrize(
    "text",
    [
        "25:00",
        "1:1",
        "3.45 percent",
        "13 pm",
        "10 amendments",
        "10 Prime Ministers",
        "$6:40",
        "v1.2:30",
        "7 p",
        "12:60",
    ],
)
def test_finds_no_clock(text: str) -> None:
    assert find_clocks(text, 0, len(text)) == ()


def test_a_new_sentence_names_no_zone() -> None:
    text = "until 14:00. This time the leaders met."
    assert find_clocks(text, 0, len(text))[0].zone_text is None


@pytest.mark.parametrize(
    ("rule", "text", "words", "minutes", "approximate"),
    [
        ("<number> minutes", "for approximately 30 minutes from", "approximately 30 minutes", 30, True),
        ("<number> minutes", "met for 55\n   minutes, starting", "55\n   minutes", 55, False),
        ("<number> minutes", "forty-five minutes", "forty-five minutes", 45, False),
        ("<number> minutes", "a 30-minute meeting", "30-minute", 30, False),
        ("<number> minutes", "for 30 minutes before the dinner", "30 minutes", 30, False),
        ("<number> hours", "approximately two hours at", "approximately two hours", 120, True),
        ("<number> hours", "lasted an hour", "an hour", 60, False),
        ("<number> hours", "1.5 hours", "1.5 hours", 90, False),
        ("<number> hours and a half", "about one hour and a half", "about one hour and a half", 90, True),
        ("<number> hours and a half", "one-and-a-half hours", "one-and-a-half hours", 90, False),
        ("<number> hours and a half", "two and a half hours", "two and a half hours", 150, False),
        ("<number> hours and <number> minutes", "1 hour and 45 minutes", "1 hour and 45 minutes", 105, False),
        ("half an hour", "for half an hour", "half an hour", 30, False),
        ("<number> quarters of an hour", "three quarters of an hour", "three quarters of an hour", 45, False),
    ],
)
def test_finds_a_duration(rule: str, text: str, words: str, minutes: int, approximate: bool) -> None:
    (found,) = find_durations(text, 0, len(text))
    assert (found.rule, text[found.start : found.end]) == (rule, words)
    assert (found.minutes, found.approximate, found.planned) == (minutes, approximate, False)


@pytest.mark.parametrize(
    "text",
    [
        "a 30-minute drive",
        "in 30 minutes' time",
        "in 24 hours",
        "within the last 24 hours",
        "30 minutes later",
        "two hours ago",
        "60 kilometres an hour",
        "1,500 hours",
        "0 minutes",
        "five-year plan",
        "a half-hour walk",
        "500 hours",
    ],
)
def test_finds_no_duration(text: str) -> None:
    assert find_durations(text, 0, len(text)) == ()


@pytest.mark.parametrize(
    "text",
    ["Only 30 minutes had been set aside at first.", "30 minutes were planned", "instead of the scheduled 30 minutes"],
)
def test_a_planned_length_is_told_apart(text: str) -> None:
    (found,) = find_durations(text, 0, len(text))
    assert found.planned


def timing(text: str, reference: date | None = None, zone_hint: str | None = None) -> Timing:
    found = read_timing(text, 0, len(text), reference=reference, zone_hint=zone_hint, zones=PLACES.get)
    assert found
    return found


def clock_of(found: Timing) -> tuple[object, ...]:
    return (found.date.edtf if found.date else None, found.start_time, found.end_time, found.duration_minutes)


def zone_of(found: Timing) -> tuple[object, ...]:
    return (found.zone_text, found.time_zone, found.utc_offset, found.start_utc, found.zone_how)


def test_two_clocks_of_one_moment_fix_the_offset() -> None:
    text = (
        "held for approximately 30 minutes from 15:35 local time on July 7 (23:35 on July 7, Japan time) at the hotel"
    )
    found = timing(text, date(2005, 7, 8))
    assert clock_of(found) == ("2005-07-07", "15:35", None, 30)
    assert zone_of(found) == ("local time", None, "+01:00", "2005-07-07T14:35:00Z", "zone_from_pair")
    assert found.duration_approximate
    assert not found.approximate
    assert found.time_text == "15:35 local time"
    agreed = resolve_zone(found, "Europe/London", "zone_from_place")
    assert zone_of(agreed) == ("local time", "Europe/London", "+01:00", "2005-07-07T14:35:00Z", "zone_from_pair")
    contradicted = resolve_zone(found, "Europe/Moscow", "zone_from_place")
    assert zone_of(contradicted) == zone_of(found)


@pytest.mark.parametrize(
    ("text", "offset", "utc"),
    [
        ("from 18:15 to 19:00 on June 8, 2004 (7:15 to 8:00 on June 9, Japan time)", "-04:00", "2004-06-08T22:15:00Z"),
        ("at 8:00 p.m. on September 21, 2004 (9:00 a.m., Japan time)", "-04:00", "2004-09-22T00:00:00Z"),
        (
            "at 8:00 p.m. (9:00 a.m. on the following day, Japan time), on September 21, 2004",
            "-04:00",
            "2004-09-22T00:00:00Z",
        ),
        ("at 10:00 a.m. on May 3, 2010 (12:30 on May 3, Paris time)", "-00:30", "2010-05-03T10:30:00Z"),
    ],
)
def test_the_second_clock_can_show_another_day(text: str, offset: str, utc: str) -> None:
    found = timing(text, date(2004, 9, 30))
    assert (found.utc_offset, found.start_utc, found.zone_how) == (offset, utc, "zone_from_pair")


@pytest.mark.parametrize(
    ("text", "reference", "zone"),
    [
        (
            "On May 9, 2005, for approximately 30 minutes from 6:40 pm, Moscow time.",
            None,
            ("Moscow time", "Europe/Moscow", "+04:00", "2005-05-09T14:40:00Z", "zone_named"),
        ),
        (
            "for 55 minutes, starting at 18:20 (Brunei local time), on 15 November, in the margins",
            date(2000, 11, 15),
            ("Brunei local time", "Asia/Brunei", "+08:00", "2000-11-15T10:20:00Z", "zone_named"),
        ),
        (
            "from 9:00 a.m. on Tuesday, May 4, 2010 (JST)",
            None,
            ("JST", "Asia/Tokyo", "+09:00", "2010-05-04T00:00:00Z", "zone_named"),
        ),
        (
            "at 15:00 CET on March 3, 2021",
            None,
            ("CET", None, "+01:00", "2021-03-03T14:00:00Z", "offset_named"),
        ),
        ("at 15:00 on March 3, 2021", None, (None, None, None, None, None)),
        ("at 15:00 Atlantis time on March 3, 2021", None, ("Atlantis time", None, None, None, None)),
        ("from 21:15 (Tokyo time)", None, ("Tokyo time", "Asia/Tokyo", None, None, "zone_named")),
    ],
)
def test_reads_the_zone(text: str, reference: date | None, zone: tuple[object, ...]) -> None:
    assert zone_of(timing(text, reference)) == zone


def test_the_zone_of_the_place_helps_where_none_is_named() -> None:
    found = timing("from 10:20 p.m. on April 10, 2016", zone_hint="Asia/Tokyo")
    assert zone_of(found) == (None, "Asia/Tokyo", "+09:00", "2016-04-10T13:20:00Z", "zone_from_place")
    moscow = [timing(f"at 12:00 on May 9, {year}", zone_hint="Europe/Moscow").utc_offset for year in (2005, 2012, 2015)]
    assert moscow == ["+04:00", "+04:00", "+03:00"]


def test_a_date_from_another_sentence_joins() -> None:
    found = timing("The meeting took place for approximately 30 minutes from 6:40 pm, Moscow time.")
    assert zone_of(found) == ("Moscow time", "Europe/Moscow", None, None, "zone_named")
    day = find_dates("On May 9, 2005", 0, 14, reference=None)[0]
    dated = add_date(found, day)
    assert zone_of(dated) == ("Moscow time", "Europe/Moscow", "+04:00", "2005-05-09T14:40:00Z", "zone_named")
    assert dated.used[-1].field == "date"


@pytest.mark.parametrize(
    ("text", "clock"),
    [
        ("From 12:06 to 14:57 they met. (A session ran from 12:06 to 13:47)", (None, "12:06", "14:57", 171)),
        ("From 12:06 to 14:57 (12:06 to 13:47 and 13:51 to 14:57)", (None, "12:06", "14:57", 171)),
        ("(a session ran from 12:06 to 13:47)", (None, "12:06", "13:47", 101)),
        ("from 23:30 on May 3, 2000 to 0:15", ("2000-05-03", "23:30", None, None)),
        ("on May 3, 2000 from 23:30 to 0:15", ("2000-05-03", "23:30", "00:15", 45)),
        ("met for 40 minutes on June 20, 2005", ("2005-06-20", None, None, 40)),
        ("after the talks of May 3, 2000, they met on May 9, 2000, from 10:00", ("2000-05-09", "10:00", None, None)),
        ("after the talks of May 3, 2000, they met from 10:00 on May 9, 2000", ("2000-05-09", "10:00", None, None)),
        ("on May 3, 2000 they met. Only 30 minutes had been set aside", ("2000-05-03", None, None, None)),
    ],
)
def test_chooses_the_main_clock_and_date(text: str, clock: tuple[object, ...]) -> None:
    assert clock_of(timing(text)) == clock


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("In the afternoon of May 31, he met", "In the afternoon of May 31"),
        ("left on the evening of May 31.", "on the evening of May 31"),
        ("met this morning", "this morning"),
        ("watched a ballet the evening before, on May 3", None),
    ],
)
def test_reads_the_part_of_the_day(text: str, words: str | None) -> None:
    assert timing(text, date(2005, 5, 31)).part_of_day == words


def test_tells_which_words_gave_what() -> None:
    text = "for 30 minutes from 15:35 on July 7, 2005"
    used = {row.field: (row.rule, text[row.start : row.end]) for row in timing(text).used}
    assert used == {
        "date": ("<month> <day>", "on July 7, 2005"),
        "start_time": ("<time>", "15:35"),
        "duration_minutes": ("<number> minutes", "30 minutes"),
    }


def test_no_timing_in_a_sentence_without_time() -> None:
    text = "The two leaders agreed on the importance of the 30-metre flagpole."
    assert read_timing(text, 0, len(text), reference=None) is None


@pytest.mark.parametrize(
    ("line", "published", "posted", "place"),
    [
        ("May 10, 2005", "2005-05-10", None, ""),
        ("15 November 2000", "2000-11-15", None, ""),
        ("Friday, June 3, 2005", "2005-06-03", None, ""),
        ("May 2005", "2005-05", None, ""),
        ("November, 20", None, None, ""),
        ("[May 10, 2005]", "2005-05-10", None, ""),
        ("July 8, 2005 (Provisional Translation)", "2005-07-08", None, ""),
        ("Updated: July 8, 2005", "2005-07-08", None, ""),
        ("December 5, 2000, 19:00", "2000-12-05", "19:00", ""),
        ("October 11, 2002, 13:15, Zavidovo, The Tver Region", "2002-10-11", "13:15", "Zavidovo, The Tver Region"),
        ("Washington, D.C., July 8, 2005", "2005-07-08", None, "Washington, D.C."),
    ],
)
def test_reads_a_dateline(line: str, published: str | None, posted: str | None, place: str) -> None:
    text = f"Title\n\n{line}\n\nBody"
    found = read_dateline(text, 7, 7 + len(line))
    assert found
    assert (found.published, found.posted, found.place) == (published, posted, place)


def test_a_dateline_without_a_year_takes_it_from_the_reference() -> None:
    found = read_dateline("November, 20", 0, 12, reference=date(2005, 11, 22))
    assert found
    assert found.published == "2005-11-20"


@pytest.mark.parametrize(
    "line",
    [
        "",
        "(June 20 and 21, Seoul, Republic of Korea)",
        "June 20 and 21, 2005",
        "On May 9, Prime Minister Koizumi held a meeting",
        "July 8, 2005, the leaders met in Moscow",
        "Meeting on July 8, 2005",
        "Washington, D.C., in April 2024.",
        "Today",
        "The 2006 G8 Summit",
        "1. Schedule for the Visit",
        "x" * 500,
    ],
)
def test_no_dateline(line: str) -> None:
    assert read_dateline(line, 0, len(line)) is None


def test_every_zone_of_the_lexicon_exists() -> None:
    for words, zone in tables()["zones"].items():
        assert ZoneInfo(zone)
        read = read_zone(words, None)
        assert read is not None
        assert read.name == zone
    for words in tables()["offsets"]:
        assert read_zone(words, None) is not None
    assert read_zone("local time", PLACES.get) is None
    assert read_zone("Atlantis time", PLACES.get) is None


_WORDS = st.sampled_from(
    [
        "from",
        "10:30",
        "6",
        "p.m.",
        "to",
        "noon",
        "(",
        ")",
        ",",
        "Japan time",
        "on July 7, 2005",
        "30 minutes",
        "half",
        "an hour",
        "UTC+3",
    ]
)


@given(st.lists(_WORDS, max_size=20).map(" ".join) | st.text(max_size=200), st.dates() | st.none())
def test_any_text_is_read_without_an_error(text: str, reference: date | None) -> None:
    found = read_timing(text, 0, len(text), reference=reference, zone_hint="Europe/Moscow", zones=PLACES.get)
    read_dateline(text, 0, len(text), reference=reference)
    if found:
        assert all(0 <= row.start < row.end <= len(text) for row in found.used)
        assert not found.start_utc or found.utc_offset


@pytest.mark.parametrize(
    "part",
    [
        "10:30 ",
        "10:30 to ",
        "(",
        "(10:30, ",
        "from 6 ",
        "an hour and ",
        "1 hour ",
        "A b ",
        "Ab ",
        " ",
        "10:30 Ab Cd ",
        "12",
    ],
)
def test_repetition_does_not_slow_it_down(part: str) -> None:
    text = (part * 20_000)[:20_000]
    begin = time.perf_counter()
    read_timing(text, 0, len(text), reference=date(2005, 7, 8))
    assert time.perf_counter() - begin < 5  # quadratic would be minutes
