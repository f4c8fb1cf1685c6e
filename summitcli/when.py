"""When: the dates that a user types, and the bounds of the EDTF values that records hold."""

import calendar
import re
from datetime import UTC, date, datetime, timedelta
from typing import NamedTuple

import dateutil  # dateutil.parser is loaded at its first use: it costs ten times the rest of this file

from summitcli.errors import UsageError


class Period(NamedTuple):
    """From one day to another, both included."""

    earliest: str  # ISO date, "0001-01-01" when open
    latest: str  # ISO date, "9999-12-31" when open


BEGINNING = "0001-01-01"
END = "9999-12-31"
EXAMPLES = 'Write 2005-07-07, 2005-07, 2005, "July 7, 2005", or a range such as 2005-05..2005-07.'

_LONGEST = 60  # characters; no date is longer, and dateutil is slow on long nonsense
_OPEN = ("", "..")
_DASHED = re.compile(r"(\d{4})(?:([-/])(\d{1,2})(?:\2(\d{1,2}))?)?", re.ASCII)
_SLASHED = re.compile(r"(\d{1,2})[/.](\d{1,2})[/.](\d{4})", re.ASCII)
_NAMED = re.compile(r"[A-Za-z0-9 .,]+")
_WORD = re.compile(r"[a-z]+")
_ORDINALS = {"st", "nd", "rd", "th", "of"}
_YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)")
_EDTF_DAY = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?[~?%]?", re.ASCII)
# They differ in every part; both are leap years, for a 29 February.
_DEFAULTS = (datetime(2000, 1, 1, 1, tzinfo=UTC), datetime(2004, 3, 2, 2, tzinfo=UTC))

# EDTF writes seasons, quarters and half years where the month stands. Winter begins in December.
_SPANS = {
    21: (3, 3), 22: (6, 3), 23: (9, 3), 24: (12, 3),
    33: (1, 3), 34: (4, 3), 35: (7, 3), 36: (10, 3),
    40: (1, 6), 41: (7, 6),
}  # fmt: skip


def read_when(typed: str, *, today: date) -> Period:
    """Read what a user typed for a day, a month, a year or a range; raise `UsageError` for anything else.

    A range is written with two dots, and may be open at one end: "2005-05..2005-07", "..2005-07", "2005..".
    Nothing is guessed: a date without its year, or with day and month in doubt, is refused.
    """
    words = " ".join(typed.split())
    if len(words) > _LONGEST:
        raise UsageError(f'"{words[:_LONGEST]}…" is too long for a date.', EXAMPLES)
    if ".." not in words:
        return _read_one(words, today)
    first, last = (side.strip() for side in words.split("..", 1))
    if not first and not last:
        raise UsageError("A range needs a date at one end at least.", EXAMPLES)
    earliest = _read_one(first, today).earliest if first else BEGINNING
    latest = _read_one(last, today).latest if last else END
    if earliest > latest:
        raise UsageError(f'The range "{words}" ends before it begins.', f"Write {last}..{first}.")
    return Period(earliest, latest)


def bounds(edtf: str) -> Period | None:
    """Return the first and the last day that an EDTF value can mean, or `None` where it means no date.

    Reads what records hold: days, months, years, seasons ("2005-22"), intervals ("2005-12-31/.."),
    sets ("{2011-05-02,2011-05-03}"), each with "~" or "?" after it or without.
    """
    if "/" in edtf:
        first, _, last = edtf.partition("/")
        if first in _OPEN and last in _OPEN:
            return None
        return _over([Period(BEGINNING, END) if side in _OPEN else bounds(side) for side in (first, last)])
    if edtf[:1] + edtf[-1:] in ("{}", "[]"):
        return _over([bounds(member.strip()) for member in edtf[1:-1].split(",")])
    match = _EDTF_DAY.fullmatch(edtf)
    return _period(*match.groups()) if match else None


def _over(periods: list[Period | None]) -> Period | None:
    known = [period for period in periods if period]
    if len(known) < len(periods) or known[0].earliest > known[-1].latest:
        return None
    return Period(known[0].earliest, known[-1].latest)


def _period(year_: str, month_: str | None = None, day_: str | None = None) -> Period | None:
    year, month, day = int(year_), int(month_ or 0), int(day_ or 0)
    if not 1 <= year <= 9999:
        return None
    if month_ is None:
        return Period(f"{year:04}-01-01", f"{year:04}-12-31")
    if month in _SPANS and day_ is None:
        begin, length = _SPANS[month]
        over, last = divmod(begin + length - 2, 12)
        if year + over > 9999:
            return None
        return Period(f"{year:04}-{begin:02}-01", _last_day(year + over, last + 1))
    if not 1 <= month <= 12:
        return None
    if day_ is None:
        return Period(f"{year:04}-{month:02}-01", _last_day(year, month))
    if not 1 <= day <= calendar.monthrange(year, month)[1]:
        return None
    return Period(*[f"{year:04}-{month:02}-{day:02}"] * 2)


def _last_day(year: int, month: int) -> str:
    return f"{year:04}-{month:02}-{calendar.monthrange(year, month)[1]:02}"


def _read_one(words: str, today: date) -> Period:
    if not words:
        raise UsageError("There is no date here.", EXAMPLES)
    if words.casefold() in ("today", "yesterday"):
        day = today - timedelta(days=words.casefold() == "yesterday")
        return Period(day.isoformat(), day.isoformat())
    if match := _DASHED.fullmatch(words):
        period = _period(match[1], match[3], match[4])
    elif match := _SLASHED.fullmatch(words):
        period = _read_slashed(words, match)
    elif "/" in words or words[0] in "{[" or words[-1] in "~?%":
        period = bounds(words)
    else:
        period = _read_named(words)
    if period is None:
        raise UsageError(f'"{words}" is not a date.', EXAMPLES)
    return period


def _read_slashed(words: str, match: re.Match[str]) -> Period | None:
    first, second, year = match.groups()
    day_first = _period(year, second, first) if int(second) <= 12 else None
    month_first = _period(year, first, second) if int(first) <= 12 else None
    if day_first and month_first and day_first != month_first:
        raise UsageError(
            f'"{words}" can mean two days.',
            f"Write {day_first.earliest} or {month_first.earliest}, whichever is meant.",
        )
    return day_first or month_first


def _read_named(words: str) -> Period | None:
    """Read a date with the month's name; dateutil knows the names, and what it adds of its own shows by asking twice.

    No word but the names of months and days reaches it: it takes letters for time zones.
    """
    names = dateutil.parser.parserinfo
    months = {name.lower() for group in names.MONTHS for name in group}
    weekdays = {name.lower() for group in names.WEEKDAYS for name in group}
    typed = set(_WORD.findall(words.lower()))
    if not _NAMED.fullmatch(words) or not typed & months or not typed <= months | weekdays | _ORDINALS:
        return None
    try:
        one, other = (dateutil.parser.parse(words, default=default) for default in _DEFAULTS)
    except (ValueError, OverflowError):
        return None
    if one.hour == other.hour or one.month != other.month:
        return None
    if one.year != other.year or not _YEAR.search(words):
        raise UsageError(f'"{words}" does not say the year.', f"Add the year in four digits. {EXAMPLES}")
    day = str(one.day) if one.day == other.day else None
    return _period(str(one.year), str(one.month), day)
