"""The rules for days: rows whose names read like the expressions that they take, tried in their order."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from summitcli.extract.date_values import (
    Context,
    How,
    Value,
    day_value,
    make_day,
    run_of_days,
    year_of,
)
from summitcli.extract.date_words import (
    DASH,
    DAY,
    NAME,
    SPACE,
    TO,
    WEEKDAY_BEFORE,
    YEAR,
    YEAR_AFTER,
    DateWords,
    month_of,
)

Build = Callable[[re.Match[str], Context], Value | None]

NUMBER = "#"  # among the words that a rule begins with: any number


class Rule(NamedTuple):
    """One form of a date: what it is called, how it begins, its pattern, and what it means."""

    name: str
    starts: tuple[str, ...]  # first words, as in the lexicon; `NUMBER` for a number
    pattern: str  # in `re.VERBOSE`
    build: Build  # returns None where the words only look like a date


@dataclass(frozen=True, slots=True)
class _Parts:
    """The numbers in a match: first and last day, first and last month, and the year of the last."""

    first_month: int
    first_day: int
    last_month: int
    last_day: int
    year: int | None
    first_year: int | None  # where the first day has its own
    how: How


def _read(match: re.Match[str], context: Context) -> _Parts | None:
    groups = match.groupdict()
    if groups.get("weekday") and groups["weekday"] not in context.words.weekdays:
        return None
    month = month_of(context.words, match["month"])
    last_month = month_of(context.words, groups.get("last_month") or match["month"])
    if month is None or last_month is None:
        return None
    day = _number(match["day"])
    last_day = _number(groups.get("last_day") or match["day"])
    # A year said once is that of the last day; inferred, that of the first.
    said = match["year"] or match["which"]
    year, how = year_of(match, context, last_month if said else month, last_day if said else day)
    first_year = int(groups["first_year"]) if groups.get("first_year") else None
    if first_year is None and year is not None:
        over = month > last_month
        first_year, year = (year - over, year) if said else (year, year + over)
    return _Parts(month, day, last_month, last_day, year, first_year, how)


def _number(ordinal: str) -> int:
    return int(ordinal.rstrip("stndrh"))


def _single(match: re.Match[str], context: Context) -> Value | None:
    parts = _read(match, context)
    if not parts:
        return None
    if parts.year is None:
        return Value(None, "day", "unresolved") if make_day(2000, parts.first_month, parts.first_day) else None
    day = make_day(parts.year, parts.first_month, parts.first_day)
    return day_value([day], parts.how) if day else None


def _run(match: re.Match[str], context: Context) -> Value | None:
    parts = _read(match, context)
    if not parts:
        return None
    if parts.year is None or parts.first_year is None:
        return Value(None, "range", "unresolved")
    first = make_day(parts.first_year, parts.first_month, parts.first_day)
    last = make_day(parts.year, parts.last_month, parts.last_day)
    return run_of_days(first, last, parts.how) if first and last else None


def _run_between(match: re.Match[str], context: Context) -> Value | None:
    return _run(match, context) if context.word_before(match.start()).lower() == "between" else None


def _several(match: re.Match[str], context: Context) -> Value | None:
    """Days that are named one by one; "on July 7 and 8 leaders" is no second day."""
    parts = _read(match, context)
    if not parts or context.word_after(match.end("last_day")) in context.words.counted:
        return None
    if parts.year is None:
        return Value(None, "range", "unresolved")
    between = [int(number) for number in re.findall(r"\d+", match["between"])]
    days = [make_day(parts.year, parts.first_month, n) for n in (parts.first_day, *between, parts.last_day)]
    known: list[date] = [day for day in days if day]
    return day_value(known, parts.how) if len(known) == len(days) else None


def _iso(match: re.Match[str], _context: Context) -> Value | None:
    day = make_day(int(match["year"]), int(match["month"]), int(match["day"]))
    return day_value([day], "explicit") if day else None


def _numbers(match: re.Match[str], _context: Context) -> Value | None:
    """Day and month in figures: with full stops the day is first, with strokes it can be either."""
    first, second, year = int(match["first"]), int(match["second"]), int(match["year"])
    readings = [make_day(year, second, first)]
    if match["mark"] == "/":
        readings.append(make_day(year, first, second))
    days = sorted({day for day in readings if day})
    if len(days) == 2:
        return Value(None, "day", "unresolved", days[0].isoformat(), days[1].isoformat())
    return day_value(days, "explicit") if days else None


_MONTH = rf"(?P<month>{NAME}\.?)"
_LAST_MONTH = rf"(?P<last_month>{NAME}\.?)"
_AND = rf",?{SPACE}(?:and|or|&){SPACE}(?:the{SPACE})?"
_BETWEEN = rf"(?P<between>(?:,{SPACE}{DAY}){{0,5}})"
_WEEKDAY = rf"(?:{NAME},?{SPACE})?"


def day_rules(words: DateWords) -> tuple[Rule, ...]:
    """Return the rules for days and runs of days."""
    months = (*words.months, *words.weekdays)
    numbers = (NUMBER, *words.weekdays)
    return (
        Rule(
            "<month> <day>, <year> to <month> <day>, <year>",
            months,
            rf"""{WEEKDAY_BEFORE} {_MONTH}{SPACE}(?P<day>{DAY}) (?:,?{SPACE}(?P<first_year>{YEAR}))? {TO}
                 {_WEEKDAY} {_LAST_MONTH}{SPACE}(?P<last_day>{DAY}) {YEAR_AFTER}""",
            _run,
        ),
        Rule(
            "between <month> <day> and <month> <day>",
            months,
            rf"""{WEEKDAY_BEFORE} {_MONTH}{SPACE}(?P<day>{DAY}) {_AND}
                 {_WEEKDAY} {_LAST_MONTH}{SPACE}(?P<last_day>{DAY}) {YEAR_AFTER}""",
            _run_between,
        ),
        Rule(
            "<month> <day> to <day>",
            months,
            rf"{WEEKDAY_BEFORE} {_MONTH}{SPACE}(?P<day>{DAY}) {TO} {_WEEKDAY} (?P<last_day>{DAY}) {YEAR_AFTER}",
            _run,
        ),
        Rule(
            "<month> <day> and <day>",
            months,
            rf"""{WEEKDAY_BEFORE} {_MONTH}{SPACE}(?P<day>{DAY}) {_BETWEEN} {_AND} {_WEEKDAY}
                 (?P<last_day>{DAY}) {YEAR_AFTER}""",
            _several,
        ),
        Rule(
            "<month> <day>",
            months,
            rf"{WEEKDAY_BEFORE} {_MONTH}{SPACE}(?:the{SPACE})?(?P<day>{DAY}) {YEAR_AFTER}",
            _single,
        ),
        # "November, 20": only where nothing follows that the number could count.
        Rule(
            "<month>, <day>",
            months,
            rf"{WEEKDAY_BEFORE} {_MONTH},{SPACE}(?P<day>{DAY}) {YEAR_AFTER} (?=\s{{0,3}}(?:[.,;:)]|\n|$))",
            _single,
        ),
        Rule(
            "<day> <month> to <day> <month>",
            numbers,
            rf"""{WEEKDAY_BEFORE} (?P<day>{DAY}){SPACE}(?:of{SPACE})?{_MONTH} (?:,?{SPACE}(?P<first_year>{YEAR}))? {TO}
                 {_WEEKDAY} (?P<last_day>{DAY}){SPACE}(?:of{SPACE})?{_LAST_MONTH} {YEAR_AFTER}""",
            _run,
        ),
        Rule(
            "<day> to <day> <month>",
            numbers,
            rf"""{WEEKDAY_BEFORE} (?P<day>{DAY}) {TO} {_WEEKDAY} (?P<last_day>{DAY}){SPACE}(?:of{SPACE})?{_MONTH}
                 {YEAR_AFTER}""",
            _run,
        ),
        Rule(
            "<day> and <day> <month>",
            numbers,
            rf"""{WEEKDAY_BEFORE} (?P<day>{DAY}) {_BETWEEN} {_AND} {_WEEKDAY} (?P<last_day>{DAY}){SPACE}
                 (?:of{SPACE})?{_MONTH} {YEAR_AFTER}""",
            _several,
        ),
        Rule(
            "<day> <month>",
            numbers,
            rf"{WEEKDAY_BEFORE} (?P<day>{DAY}) (?:{SPACE}(?:of{SPACE})?|{DASH}) {_MONTH}(?!\w) {YEAR_AFTER}",
            _single,
        ),
        Rule(
            "<year>-<month>-<day>",
            (NUMBER,),
            r"(?P<year>(?:1[5-9]|20)\d\d)-(?P<month>0[1-9]|1[0-2])-(?P<day>0[1-9]|[12]\d|3[01])(?![\w-])",
            _iso,
        ),
        Rule(
            "<number>/<number>/<year>",
            (NUMBER,),
            rf"(?P<first>\d{{1,2}})(?P<mark>[/.])(?P<second>\d{{1,2}})(?P=mark)(?P<year>{YEAR})",
            _numbers,
        ),
    )
