"""What the words of a date mean: EDTF values, the year that goes without saying, thirds of a year."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import pairwise
from typing import Literal, NamedTuple

from summitcli.extract.date_words import IN_PARENTHESES, SPACE, DateWords, month_of
from summitcli.when import Period, bounds

How = Literal["explicit", "year_inferred", "relative", "unresolved"]
Kind = Literal["day", "range", "month", "year", "season", "part", "recurring", "open"]

_STOP = re.compile(r"[.!?](?=\s)|\n\s*\n")
_SIDE = 120  # characters before a date in which a word can tell whether it is ahead or behind
_ADJOINING = re.compile(rf"\s*,?{SPACE}(?:(?:on|in|from){SPACE})?")


class Value(NamedTuple):
    """What an expression means. Bounds that are not given are those of the EDTF value."""

    edtf: str | None
    kind: Kind
    how: How
    earliest: str | None = None
    latest: str | None = None
    end: int | None = None  # of the expression, where it is not the end of the match


@dataclass(slots=True)
class Context:
    """What a rule may look at beside its own words."""

    text: str
    start: int
    end: int
    reference: date | None  # the day from which "tomorrow" counts
    words: DateWords
    last: Value | None = None  # the expression before, and where it ends
    last_end: int = 0
    last_day: date | None = None  # the day last named
    inside: bool = False  # reading the period in "the end of <period>"
    periods: Callable[["Context", int], tuple[Value, int] | None] = field(default=lambda _context, _at: None)

    def period_at(self, at: int) -> tuple[Value, int] | None:
        """Return the month, season or year that begins at a place, and where it ends."""
        self.inside = True
        found = self.periods(self, at)
        self.inside = False
        return found

    def word_before(self, at: int) -> str:
        """Return the word before a place, "" where a stop or another mark stands between."""
        before = self.text[max(self.start, at - 40) : at]
        match = re.search(r"(\w+)[\s(]{1,40}$", before)
        return match[1] if match else ""

    def word_after(self, at: int) -> str:
        """Return the word that follows a place after a space, "" where a mark stands between."""
        match = re.compile(rf"{SPACE}(\w+)").match(self.text, at, min(self.end, at + 80))
        return match[1] if match else ""

    def weekday_after(self, at: int) -> re.Match[str] | None:
        """Return the weekday in parentheses at a place."""
        match = IN_PARENTHESES.match(self.text, at, self.end)
        return match if match and match[1] in self.words.weekdays else None

    def lean(self, start: int, end: int) -> int:
        """Tell from the words around whether a date is ahead (1) or behind (-1); 0 where they do not tell."""
        before = self.text[max(self.start, start - _SIDE) : start]
        stops = [stop.end() for stop in _STOP.finditer(before)]
        cues = list(self.words.cues.finditer(before, stops[-1] if stops else 0))
        cue = cues[-1] if cues else None
        if cue is None:
            after = self.text[end : min(self.end, end + _SIDE // 2)]
            stop = _STOP.search(after)
            cue = self.words.cues.search(after, 0, stop.start() if stop else len(after))
        if cue is None:
            return 0
        return 1 if cue["ahead"] else -1

    def year_beside(self, start: int) -> Value | None:
        """Return the year named right before: "In 2006, in July"."""
        if self.last and self.last.kind == "year" and self.last.edtf:
            gap = _ADJOINING.match(self.text, self.last_end, start)
            if gap and gap.end() == start:
                return self.last
        return None


def day_value(days: Iterable[date], how: How) -> Value | None:
    """Return one day, a run of days, or a set of days."""
    listed = list(days)
    first, last = listed[0], listed[-1]
    if len(listed) == 1:
        return Value(first.isoformat(), "day", how)
    steps = [(b - a).days for a, b in pairwise(listed)]
    if min(steps) < 1:
        return None
    if max(steps) == 1:
        return Value(f"{first}/{last}", "range", how)
    return Value("{" + ",".join(map(str, listed)) + "}", "range", how)


def run_of_days(first: date, last: date, how: How) -> Value | None:
    """Return the days from one to another, where they come in that order."""
    return Value(f"{first}/{last}", "range", how) if first < last else None


def make_day(year: int, month: int, day: int) -> date | None:
    """Return the day, or `None` where the calendar has none."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def year_of(match: re.Match[str], context: Context, month: int, day: int | None) -> tuple[int | None, How]:
    """Return the year of a month or a day, as said after it, said right before it, or inferred."""
    if match["year"]:
        return int(match["year"]), "explicit"
    if match["which"]:
        year = which_year(match["which"], context)
        return year, "relative" if year else "unresolved"
    beside = context.year_beside(match.start())
    if beside and beside.edtf:
        return int(beside.edtf[:4]), beside.how
    weekday = context.words.weekdays.get(match.groupdict().get("weekday") or "")
    if weekday is None and (after := context.weekday_after(match.end())):
        weekday = context.words.weekdays[after[1]]
    year = infer_year(context, month, day, weekday, match.start(), match.end())
    return year, "year_inferred" if year else "unresolved"


def which_year(which: str, context: Context) -> int | None:
    """Return the year that "this", "next" or "last" means."""
    if context.reference is None:
        return None
    return context.reference.year + context.words.which[which.lower()]


def infer_year(context: Context, month: int, day: int | None, weekday: int | None, start: int, end: int) -> int | None:
    """Return the year that brings a day or a month nearest to the reference.

    Readouts come out just after what they tell of, so that a date behind is likelier than one ahead, unless
    the words around say otherwise ("scheduled in July", "the attack on October 7"). A weekday decides.
    """
    reference = context.reference
    if reference is None:
        return None
    lean = context.lean(start, end)
    ahead_weight, behind_weight = {1: (1, 4), 0: (5, 4), -1: (6, 1)}[lean]
    best: tuple[int, int] | None = None
    for year in (reference.year - 1, reference.year, reference.year + 1):
        first = make_day(year, month, day or 1)
        if first is None or (weekday is not None and first.weekday() != weekday):
            continue
        last = first if day else _end_of_month(first)
        distance = 0
        if first > reference:
            distance = (first - reference).days * ahead_weight
        elif last < reference:
            distance = (reference - last).days * behind_weight
        if best is None or distance < best[0]:
            best = (distance, year)
    if best is None and weekday is not None:  # a misprint, or a year further away
        return infer_year(context, month, day, None, start, end)
    return best[1] if best else None


def named_month(context: Context, printed: str) -> int | None:
    """Return the number of a month written out, not abbreviated."""
    return None if printed in context.words.short_months else month_of(context.words, printed)


def third(value: Value, part: str, context: Context, end: int) -> Value:
    """Narrow the bounds of a period to its early, middle or late third, or to what is left of it."""
    period = value.edtf and bounds(value.edtf)
    if not period:
        return value._replace(kind="part", end=end)
    first, last = (date.fromisoformat(day) for day in period)
    length = (last - first).days + 1
    if part == "early":
        last = first + timedelta(days=-(-length // 3) - 1)
    elif part == "middle":
        first, last = first + timedelta(days=length // 3), last - timedelta(days=length // 3)
    elif part == "late":
        first = last - timedelta(days=-(-length // 3) - 1)
    elif context.reference and first <= context.reference <= last:
        first, last = (context.reference, last) if part == "rest" else (first, context.reference)
    return Value(value.edtf, "part", value.how, first.isoformat(), last.isoformat(), end)


def deadline(value: Value, context: Context) -> Value:
    """Open a period towards the reference: what is due by it can come at any time until its last day."""
    period = Period(value.earliest, value.latest) if value.earliest and value.latest else None
    period = period or (bounds(value.edtf) if value.edtf else None)
    if not period:
        return value
    first = period.earliest
    if context.reference:
        first = min(context.reference.isoformat(), first) if value.kind == "day" else context.reference.isoformat()
        first = first if first <= period.latest else period.earliest
    return value._replace(earliest=first, latest=period.latest)


def week_of(day: date) -> tuple[date, date]:
    """Return the Monday and the Sunday of a day's week."""
    monday = day - timedelta(days=day.weekday())
    return monday, monday + timedelta(days=6)


def _end_of_month(first: date) -> date:
    return (first.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)
