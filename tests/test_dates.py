"""Dates in running text: for each rule, what it takes and what only looks like it."""

import time
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summitcli.extract.dates import BY, DateFound, find_dates, rules

REFERENCE = date(2005, 7, 8)  # a Friday


def find(text: str, reference: date | None = REFERENCE) -> tuple[DateFound, ...]:
    return find_dates(text, 0, len(text), reference=reference)


INSIDE = "the <year or month>, inside another expression"  # never a find of its own

# rule, text, the words found, EDTF, how, kind
FOUND = [
    ("<month> <day>", "held on July 7, 2004 at", "on July 7, 2004", "2004-07-07", "explicit", "day"),
    ("<month> <day>", "June 3 2005", "June 3 2005", "2005-06-03", "explicit", "day"),
    ("<month> <day>", "On May 9, he held", "On May 9", "2005-05-09", "year_inferred", "day"),
    (
        "<month> <day>",
        "On Sunday,\n   April 10, he met",
        "On Sunday,\n   April 10",
        "2005-04-10",
        "year_inferred",
        "day",
    ),
    ("<month> <day>", "on Sept. 5, 2005", "on Sept. 5, 2005", "2005-09-05", "explicit", "day"),
    ("<month> <day>", "JULY 8, 2005", "JULY 8, 2005", "2005-07-08", "explicit", "day"),
    ("<month> <day>", "on November 20 next year", "on November 20 next year", "2006-11-20", "relative", "day"),
    ("<month> <day>", "on October 1st", "on October 1st", "2005-10-01", "year_inferred", "day"),
    ("<month> <day>", "rise to eight a day from August 1.", "from August 1", "2005-08-01", "year_inferred", "day"),
    ("<month>, <day>", "the visit on November, 20.", "on November, 20", "2005-11-20", "year_inferred", "day"),
    ("<month> <day> to <day>", "from November 20 to 22 this year", None, "2005-11-20/2005-11-22", "relative", "range"),
    ("<month> <day> to <day>", "November 17–18, 1958", None, "1958-11-17/1958-11-18", "explicit", "range"),
    ("<month> <day> to <day>", "April 25–26 of this year", None, "2005-04-25/2005-04-26", "relative", "range"),
    ("<month> <day> and <day>", "on May 30 and 31", None, "2005-05-30/2005-05-31", "year_inferred", "range"),
    ("<month> <day> and <day>", "July 7, 8 and 9, 2005", None, "2005-07-07/2005-07-09", "explicit", "range"),
    ("<month> <day> and <day>", "on June 3 and 17", None, "{2005-06-03,2005-06-17}", "year_inferred", "range"),
    (
        "<month> <day>, <year> to <month> <day>, <year>",
        "September 30-October 1",
        None,
        "2005-09-30/2005-10-01",
        "year_inferred",
        "range",
    ),
    (
        "<month> <day>, <year> to <month> <day>, <year>",
        "from December 30 to January 2, 2005",
        None,
        "2004-12-30/2005-01-02",
        "explicit",
        "range",
    ),
    (
        "<month> <day>, <year> to <month> <day>, <year>",
        "December 30, 2004 - January 2, 2005",
        None,
        "2004-12-30/2005-01-02",
        "explicit",
        "range",
    ),
    (
        "between <month> <day> and <month> <day>",
        "between June 30 and July 2",
        "June 30 and July 2",
        "2005-06-30/2005-07-02",
        "year_inferred",
        "range",
    ),
    ("<day> <month>", "on 15 November 2000", None, "2000-11-15", "explicit", "day"),
    ("<day> <month>", "on the 7th of July", None, "2005-07-07", "year_inferred", "day"),
    ("<day> <month>", "from 8 June 2004 (Tuesday)", None, "2004-06-08", "explicit", "day"),
    ("<day> to <day> <month>", "from 20 to 22 November 2005", None, "2005-11-20/2005-11-22", "explicit", "range"),
    ("<day> and <day> <month>", "on 20 and 21 June", None, "2005-06-20/2005-06-21", "year_inferred", "range"),
    ("<day> <month> to <day> <month>", "30 June - 2 July 2005", None, "2005-06-30/2005-07-02", "explicit", "range"),
    ("<year>-<month>-<day>", "on 2005-07-07.", "on 2005-07-07", "2005-07-07", "explicit", "day"),
    ("<number>/<number>/<year>", "13/7/2005", None, "2005-07-13", "explicit", "day"),
    ("<number>/<number>/<year>", "07.08.2005", None, "2005-08-07", "explicit", "day"),
    ("<number>/<number>/<year>", "7/8/2005", None, None, "unresolved", "day"),
    ("<month> to <month> <year>", "in January-March 2005", None, "2005-01/2005-03", "explicit", "range"),
    ("<month> to <month> <year>", "between May and June", "May and June", "2005-05/2005-06", "year_inferred", "range"),
    ("<month> <year>", "in June 2004", None, "2004-06", "explicit", "month"),
    ("<month> <year>", "in April of last year", None, "2004-04", "relative", "month"),
    ("<month>", "is scheduled in July.", "in July", "2005-07", "year_inferred", "month"),
    ("<month>", "his May visit to Pyongyang", "May", "2005-05", "year_inferred", "month"),
    ("<month>", "President Putin's September visit", "September", "2005-09", "year_inferred", "month"),
    ("<month>", "In 2006, in July", "in July", "2006-07", "explicit", "month"),
    ("this <month>", "next March", None, "2006-03", "relative", "month"),
    ("this <month>", "this November", None, "2005-11", "relative", "month"),
    ("this <month>", "last August", None, "2004-08", "relative", "month"),
    ("<season> <year>", "in the autumn of 2001", None, "2001-23", "explicit", "season"),
    ("<season> <year>", "visited in the spring.", "in the spring", "2005-21", "year_inferred", "season"),
    ("this <season>", "next spring", None, "2006-21", "relative", "season"),
    ("this <year, month or week>", "later to be held this year", "this year", "2005", "relative", "year"),
    ("this <year, month or week>", "make next year's summit", "next year", "2006", "relative", "year"),
    ("this <year, month or week>", "next month", None, "2005-08", "relative", "month"),
    ("this <year, month or week>", "next week", None, "2005-07-11/2005-07-17", "relative", "range"),
    ("early <period>", "at the end of the month", None, "2005-07", "relative", "part"),
    ("<year> to <year>", "from 1961 until 2013", None, "1961/2013", "explicit", "range"),
    ("in <year>", "held in Russia in 2006.", "in 2006", "2006", "explicit", "year"),
    ("in <year>", "the Tokyo Declaration of 1993", "1993", "1993", "explicit", "year"),
    ("<year> before an event name", "at the 2006 World Cup", "2006", "2006", "explicit", "year"),
    ("<year> before an event name", "towards the 2006 G8 Summit", "2006", "2006", "explicit", "year"),
    ("the <year> <noun>", "the 1956 declaration", "1956", "1956", "explicit", "year"),
    ("the <year> <noun>", "a 1966 air accident", "1966", "1966", "explicit", "year"),
    ("(<year>)", "the Joint Declaration (1956)", "1956", "1956", "explicit", "year"),
    ("<year> and <year>", "in 2003 and 2004", "2004", "2004", "explicit", "year"),
    ("by the end of <period>", "by the end of 2021", None, "2021", "explicit", "year"),
    ("by the end of <period>", "before the end of the year", None, "2005", "relative", "year"),
    ("within the year", "go to Irkutsk within the year", "within the year", "2005", "relative", "year"),
    ("within the year", "before the year is out", None, "2005", "relative", "year"),
    ("early <period>", "early 2005", None, "2005", "explicit", "part"),
    ("early <period>", "in mid-July", None, "2005-07", "year_inferred", "part"),
    ("early <period>", "at the end of May", None, "2005-05", "year_inferred", "part"),
    ("early <period>", "later this year", None, "2005", "relative", "part"),
    ("the first half of <year>", "in the first half of 2006", None, "2006-01/2006-06", "explicit", "part"),
    ("the first half of <year>", "in the last quarter of this year", None, "2005-10/2005-12", "relative", "part"),
    (
        "the first <number> months of <year>",
        "in the first nine months of this year",
        None,
        "2005-01/2005-09",
        "relative",
        "part",
    ),
    (
        "the week after next",
        "a conference the week after next",
        "the week after next",
        "2005-07-18/2005-07-24",
        "relative",
        "range",
    ),
    ("the week after next", "month after next", None, "2005-09", "relative", "month"),
    ("the <day> of this month", "on the 26th of this month", None, "2005-07-26", "relative", "day"),
    ("the <day> of this month", "on 3 of next month", None, "2005-08-03", "relative", "day"),
    ("within <number> <months>", "within two months", None, "2005-07-08/2005-09-08", "relative", "range"),
    ("within <number> <months>", "within the next 2 weeks", None, "2005-07-08/2005-07-22", "relative", "range"),
    ("today", "met today", "today", "2005-07-08", "relative", "day"),
    ("today", "the day before yesterday", None, "2005-07-06", "relative", "day"),
    ("today", "This\nafternoon, the President", "This\nafternoon", "2005-07-08", "relative", "day"),
    (
        "the following day",
        "on July 4 and the last on the following day",
        "on the following day",
        "2005-07-05",
        "relative",
        "day",
    ),
    ("on <weekday>", "on Monday", None, "2005-07-04", "relative", "day"),
    ("on <weekday>", "will meet on Monday", "on Monday", "2005-07-11", "relative", "day"),
    ("on <weekday>", "last Friday", None, "2005-07-01", "relative", "day"),
    ("every year", "a dinner every year", "every year", None, "unresolved", "recurring"),
    ("every year", "at least once a year", None, None, "unresolved", "recurring"),
    ("soon", "at his earliest convenience", None, None, "unresolved", "open"),
    ("soon", "before long", None, None, "unresolved", "open"),
    (BY, "by July 2015", None, "2015-07", "explicit", "month"),
    (BY, "no later than July 15", None, "2005-07-15", "year_inferred", "day"),
]


@pytest.mark.parametrize(("rule", "text", "words", "edtf", "how", "kind"), FOUND)
def test_finds(rule: str, text: str, words: str | None, edtf: str | None, how: str, kind: str) -> None:
    found = find(text)[-1]
    assert (found.rule, text[found.start : found.end]) == (rule, text if words is None else words)
    assert (found.edtf, found.how, found.kind) == (edtf, how, kind)


# rule, a text that it must leave alone
LEFT_ALONE = [
    ("<month> <day>", "Theresa May 9.5 percent"),
    ("<month> <day>", "February 30, 2005"),
    ("<month> <day>", "Article 9 may 10 times"),
    ("<month>, <day>", "In July, 20 leaders met"),
    ("<month> <day> to <day>", "from July 22 to 20"),
    ("<month> <day> and <day>", "on May 30 and 31 leaders came"),
    ("<month> <day>, <year> to <month> <day>, <year>", "from July 9, 2005 to July 7, 2005"),
    ("between <month> <day> and <month> <day>", "on June 30 and July 2"),
    ("<day> <month>", "with 15 Ministers"),
    ("<day> to <day> <month>", "from 22 to 20 November"),
    ("<day> and <day> <month>", "21 and 20 June"),
    ("<day> <month> to <day> <month>", "5 Members to 6 Members"),
    ("<year>-<month>-<day>", "2005-13-40"),
    ("<number>/<number>/<year>", "31/31/2005"),
    ("<number>/<number>/<year>", "10/10 people"),
    ("<month> to <month> <year>", "in May and June"),
    ("<month> <year>", "Theresa May 2,005 times"),
    ("<month>", "Theresa May said that he may march"),
    ("<month>", "the May Report"),
    ("<month>", "April Smith and August Bebel"),
    ("this <month>", "this Marching band"),
    ("<season> <year>", "prices fall and hopes spring"),
    ("this <season>", "the spring 5"),
    ("this <year, month or week>", "over the last year and in the next month"),
    ("this <year, month or week>", "this year-long effort"),
    ("early <period>", "the early signs of the year"),
    ("<year> to <year>", "in 2013-1961"),
    ("in <year>", "of 2000 people"),
    ("in <year>", "in 2,005 places"),
    ("<year> before an event name", "Resolution 2005 Committee, Resolution 2231 and Resolution 1718"),
    ("<year> before an event name", "Peace Mission-2005 Group"),
    ("the <year> <noun>", "the 2000 soldiers"),
    ("(<year>)", "No. (2005"),
    ("<year> and <year>", "some 1900 and 2000"),
    ("by the end of <period>", "by the end of the war"),
    ("within the year", "within the yearly budget"),
    ("early <period>", "early elections at the end of the talks"),
    ("the first half of <year>", "the first half of the match"),
    ("the first <number> months of <year>", "the first nine months of the war"),
    ("the week after next", "the week after the next meeting"),
    ("the <day> of this month", "the 31st of the month, 26 of this monthly sum"),
    ("within <number> <months>", "within some months, within reach, within five days of asking"),
    ("today", "todays"),
    ("the following day", "the following days"),
    ("on <weekday>", "Bloody Sunday"),
    ("every year", "everyone's yearly share, biannual"),
    ("soon", "soon after the war, as soon as he arrived"),
    (BY, "by the 2005 soldiers"),
    ("in <year>", "60 years, in 24 hours, § 2005, $2005, No. 2005, 20050707, a second, 2005s"),
]


@pytest.mark.parametrize(("rule", "text"), LEFT_ALONE)
def test_leaves_alone(rule: str, text: str) -> None:
    assert rule not in [found.rule for found in find(text)]


def test_every_rule_has_both_cases() -> None:
    names = {rule.name for rule in rules()} - {INSIDE} | {BY}
    assert {case[0] for case in FOUND} == names
    assert {case[0] for case in LEFT_ALONE} == names


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("by the end of 2021", "2005-07-08", "2021-12-31"),
        ("within the year", "2005-07-08", "2005-12-31"),
        ("by July 2015", "2005-07-08", "2015-07-31"),
        ("by July 4, 2005", "2005-07-04", "2005-07-04"),
        ("early 2006", "2006-01-01", "2006-05-02"),
        ("in mid-July", "2005-07-11", "2005-07-21"),
        ("at the end of May", "2005-05-21", "2005-05-31"),
        ("later this year", "2005-07-08", "2005-12-31"),
        ("earlier this year", "2005-01-01", "2005-07-08"),
        ("in the autumn of 2001", "2001-09-01", "2001-11-30"),
        ("from November 20 to 22", "2005-11-20", "2005-11-22"),
        ("7/8/2005", "2005-07-08", "2005-08-07"),
    ],
)
def test_bounds_of_what_is_imprecise(text: str, earliest: str, latest: str) -> None:
    (found,) = find(text)
    assert (found.earliest, found.latest) == (earliest, latest)


@pytest.mark.parametrize(
    ("text", "reference", "edtf"),
    [
        ("November 20", date(2005, 7, 8), "2005-11-20"),
        ("December 28", date(2005, 1, 5), "2004-12-28"),
        ("January 3", date(2005, 12, 20), "2006-01-03"),
        ("in July", date(2005, 7, 8), "2005-07"),
        ("since the attack on October 7", date(2024, 7, 26), "2023-10-07"),
        ("a visit scheduled for April 2", date(2005, 7, 8), "2006-04-02"),
        ("on Monday, December 5", date(2022, 12, 5), "2022-12-05"),
        ("on Friday, December 5", date(2003, 2, 5), "2003-12-05"),
        ("on February 29", date(2005, 1, 5), "2004-02-29"),
        ("In November this year", date(2005, 1, 5), "2005-11"),
    ],
)
def test_infers_the_year_that_is_meant(text: str, reference: date, edtf: str) -> None:
    assert find(text, reference)[0].edtf == edtf


@pytest.mark.parametrize(
    "text",
    [
        "on July 7",
        "in July",
        "this year",
        "tomorrow",
        "on Monday",
        "next week",
        "this spring",
        "by the end of the year",
    ],
)
def test_without_a_reference_nothing_is_inferred(text: str) -> None:
    (found,) = find(text, None)
    assert (found.edtf, found.earliest, found.latest, found.how) == (None, None, None, "unresolved")


def test_only_the_stretch_asked_for_is_read() -> None:
    text = "on May 9, 2005 and on July 7, 2005"
    assert find_dates(text, 15, 25, reference=None) == ()
    assert [found.edtf for found in find_dates(text, 15, len(text), reference=None)] == ["2005-07-07"]


_WORDS = st.sampled_from(
    [
        "July",
        "May",
        "7",
        "20",
        "2005",
        "to",
        "and",
        "of",
        "the",
        "end",
        "early",
        "this",
        "year",
        "Monday",
        ",",
        "-",
        "by",
        "\n",
    ]
)


@given(st.lists(_WORDS, max_size=30).map(" ".join) | st.text(max_size=200), st.dates() | st.none())
def test_finds_are_in_order_and_true_to_the_text(text: str, reference: date | None) -> None:
    end = 0
    for found in find(text, reference):
        assert end <= found.start < found.end <= len(text)
        end = found.end
        assert (found.earliest is None) == (found.latest is None)
        if found.edtf:
            assert found.earliest is not None
            assert found.latest is not None
            assert found.earliest <= found.latest


@pytest.mark.parametrize(
    "part",
    [
        "July ",
        "July 7, ",
        "May 1 and ",
        "on the ",
        "by the end of ",
        " ",
        "\n",
        "2005-",
        "2005 ",
        "1",
        "the first ",
        "mid-",
        "–",
    ],
)
def test_repetition_does_not_slow_it_down(part: str) -> None:
    text = (part * 50_000)[:100_000]
    begin = time.perf_counter()
    find(text)
    assert time.perf_counter() - begin < 10  # quadratic would be minutes
