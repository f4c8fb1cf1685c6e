"""Dates in running text: every expression that tells a day or a period, with what it means from a day of reference."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import NamedTuple

from summitcli.extract.date_rules import NUMBER, Rule, day_rules
from summitcli.extract.date_values import Context, How, Kind, Value, deadline
from summitcli.extract.date_words import WORD, date_words
from summitcli.extract.period_rules import period_rules
from summitcli.extract.relative_rules import relative_rules
from summitcli.when import bounds

BY = "by <date>"  # not a row: any date after "by" is the last one possible

_GLUED = frozenset("$€£¥#§/:+-–—")  # a number right after one of these is none of a date


@dataclass(frozen=True, slots=True)
class DateFound:
    """One expression of time; the span takes in the preposition and the article before it."""

    start: int
    end: int
    rule: str
    edtf: str | None  # None where it gives no date, or where there is nothing to count from
    earliest: str | None  # ISO dates, both inclusive
    latest: str | None
    how: How
    kind: Kind


class _Row(NamedTuple):
    name: str
    match: "re.Pattern[str]"
    rule: Rule


_Index = dict[str, tuple[_Row, ...]]


@cache
def rules() -> tuple[Rule, ...]:
    """Return all rules in the order in which they are tried."""
    words = date_words()
    return (*relative_rules(words)[:2], *day_rules(words), *period_rules(words), *relative_rules(words)[2:])


@cache
def _indexes() -> tuple[_Index, _Index]:
    """Return the rules by the word that they begin with: all of them, and those of periods."""
    return _index(rules()), _index(period_rules(date_words()))


def _index(rows: Iterable[Rule]) -> _Index:
    index: dict[str, list[_Row]] = {}
    for rule in rows:
        row = _Row(rule.name, re.compile(rule.pattern, re.VERBOSE), rule)
        for start in rule.starts:
            for form in {start, start.capitalize(), start.upper()}:
                index.setdefault(form, []).append(row)
    return {start: tuple(dict.fromkeys(found)) for start, found in index.items()}


def find_dates(text: str, start: int, end: int, *, reference: date | None) -> tuple[DateFound, ...]:
    """Find the dates in `text[start:end]`, in order and without overlaps.

    `reference` is the day that "this year" and "tomorrow" count from, and that a date without a year is near to.
    """
    if reference and not 1500 <= reference.year <= 2100:  # a misprint; nothing is counted from there
        reference = None
    return tuple(_find(Context(text, start, end, reference, date_words(), periods=_period_at)))


def _find(context: Context) -> Iterator[DateFound]:
    text, index = context.text, _indexes()[0]
    taken = context.start
    for word in WORD.finditer(text, context.start, context.end):
        at = word.start()
        if at < taken:
            continue
        rows = _rows(index, word[0], text[at - 1 : at] if at > context.start else "")
        for row in rows:
            match = row.match.match(text, at, context.end)
            value = match and row.rule.build(match, context)
            if match and value:
                taken = value.end or match.end()
                if value.kind in ("day", "range") and (weekday := context.weekday_after(taken)):
                    taken = weekday.end()
                found = _found(context, row.name, at, taken, value)
                context.last, context.last_end = value, taken
                if value.kind == "day" and value.edtf:
                    context.last_day = date.fromisoformat(value.edtf)
                yield found
                break


def _rows(index: _Index, word: str, before: str) -> tuple[_Row, ...]:
    if word[0].isdigit():
        return () if before in _GLUED and before else index[NUMBER]
    return index.get(word, ())


def _period_at(context: Context, at: int) -> tuple[Value, int] | None:
    word = WORD.match(context.text, at, context.end)
    if not word:
        return None
    for row in _rows(_indexes()[1], word[0], ""):
        match = row.match.match(context.text, at, context.end)
        value = match and row.rule.build(match, context)
        if match and value:
            return value, value.end or match.end()
    return None


def _found(context: Context, rule: str, start: int, end: int, value: Value) -> DateFound:
    before = context.text[max(context.start, context.last_end, start - 40) : start]
    if value.edtf and (lead := context.words.deadline.search(before)):
        value, rule = deadline(value, context), BY
    else:
        lead = context.words.lead.search(before)
    # "the 2006 World Cup", "on last week's call": the words before belong to the noun
    adjective = value.kind in ("month", "year") and before.rstrip()[-3:].lower() == "the"
    adjective = adjective or context.text[end : end + 2] in ("'s", "’s")
    if lead and not adjective and value.edtf:
        start -= len(before) - lead.start()
    period = bounds(value.edtf) if value.edtf else None
    return DateFound(
        start,
        end,
        rule,
        value.edtf,
        value.earliest or (period.earliest if period else None),
        value.latest or (period.latest if period else None),
        value.how,
        value.kind,
    )
