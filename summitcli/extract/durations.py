"""How long something took: "approximately 30 minutes", "one hour and a half", and what was only planned."""

import re
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from summitcli.extract.date_words import SPACE, any_of, tables

_LONGEST = 24 * 60  # minutes; what is longer is no sitting
_SIDE = 48  # characters beside a length that can tell that it is something else


@dataclass(frozen=True, slots=True)
class DurationFound:
    """A length of time with the word that makes it approximate."""

    start: int
    end: int
    rule: str
    minutes: int
    approximate: bool
    planned: bool  # only foreseen: "30 minutes had been set aside"


class _Patterns(NamedTuple):
    length: re.Pattern[str]
    approximate: re.Pattern[str]  # at the end of what stands before; so are all "before"
    length_before: re.Pattern[str]
    not_before_it: re.Pattern[str]
    not_after_it: re.Pattern[str]
    planned_before: re.Pattern[str]
    planned_after: re.Pattern[str]
    sitting: re.Pattern[str]


_UNIT = re.compile(r"\b(?:hour|minute|hr|min)", re.IGNORECASE)


@cache
def _patterns() -> _Patterns:
    table = tables()
    words = table["durations"]
    number = rf"(?:\d{{1,3}}(?:\.\d{{1,2}})?(?![\d,])|{any_of(table['numbers'])})"
    gap = r"(?:\s{1,40}|[-‑])"
    end = rf"{SPACE}(?:a{SPACE})?$"
    return _Patterns(
        re.compile(
            rf"""
            \b (?<![\w.,:$€£]) (?:
              (?P<half_hour> half{gap}(?:of{SPACE})?an?{SPACE}hour
                | (?:an?|one){SPACE}half{gap}(?:of{SPACE}an{SPACE})?hour
                | half[-‑]hour )
            | (?P<quarters> (?:an?|one|three){gap} quarters?{SPACE}of{SPACE}an{SPACE}hour )
            | (?P<hours>{number}) (?:{gap}and{gap}an?{gap}(?P<plus>half|quarter))? {gap}(?P<hour>hours?|hrs?)\b
              (?: {SPACE}and{SPACE}an?{SPACE}(?P<and_a>half|quarter)\b
                | ,?{SPACE}(?:and{SPACE})?(?P<rest>{number}){gap}(?:minutes?|mins?)\b )?
            | (?P<minutes>{number}){gap}(?P<minute>minutes?|mins?)\b
            )
            """,
            re.VERBOSE | re.IGNORECASE,
        ),
        re.compile(rf"\b{any_of(words['approximate'])}{end}"),
        re.compile(rf"\b{any_of(words['lengths'])}{end}"),
        re.compile(rf"\b{any_of(words['not_after'])}{end}"),
        re.compile(rf"['’]|{SPACE}{any_of(words['not_before'])}"),
        re.compile(rf"\b{any_of(words['planned_before'])}{end}"),
        re.compile(
            rf"""{SPACE}(?:(?:had|has|have|was|were|is|are|been|originally|initially|first|only|at{SPACE}first){SPACE}){{0,4}}
                 {any_of(words["planned_after"])}""",
            re.VERBOSE | re.IGNORECASE,
        ),
        re.compile(rf"[-‑]?\s{{0,40}}{any_of(words['sittings'])}"),
    )


def find_durations(text: str, start: int, end: int) -> tuple[DurationFound, ...]:
    """Find the lengths of time in `text[start:end]`; distances ("in 24 hours", "30 minutes later") are none."""
    if not _UNIT.search(text, start, end):
        return ()
    patterns = _patterns()
    found: list[DurationFound] = []
    for match in patterns.length.finditer(text, start, end):
        minutes, rule = _read(match)
        begin = match.start()
        about = patterns.approximate.search(text, max(start, begin - _SIDE), begin)
        lead = about.start() if about else begin
        side = max(start, lead - _SIDE)
        length = patterns.length_before.search(text, side, lead)
        after = (match.end(), min(end, match.end() + 2 * _SIDE))
        adjective = _is_adjective(match)
        if not 0 < minutes <= _LONGEST or patterns.not_before_it.search(text, side, lead):
            continue
        if adjective and not patterns.sitting.match(text, *after):
            continue  # "a 30-minute drive"
        if not adjective and not length and patterns.not_after_it.match(text, *after):
            continue
        long = text.startswith(("-long", "‑long"), match.end())
        if match[0].lower() in ("an hour", "a minute") and not (length or about or long):
            continue  # "60 kilometres an hour"
        planned = patterns.planned_before.search(text, side, lead) or patterns.planned_after.match(text, *after)
        found.append(DurationFound(lead, match.end(), rule, minutes, bool(about), bool(planned)))
    return tuple(found)


def _is_adjective(match: re.Match[str]) -> bool:
    """Whether it is "30-minute", which needs a noun; "one hour" and "an hour" stand alone."""
    unit = match["hour"] or match["minute"]
    if not unit:
        return match[0].lower().endswith(("half-hour", "half‑hour"))
    return not unit.endswith("s") and match[0][: -len(unit)][-1] in "-‑"


def _read(match: re.Match[str]) -> tuple[int, str]:
    if match["half_hour"]:
        return 30, "half an hour"
    if match["quarters"]:
        return 45 if match["quarters"].lower().startswith("three") else 15, "<number> quarters of an hour"
    if match["minutes"]:
        return round(_number(match["minutes"])), "<number> minutes"
    minutes = _number(match["hours"]) * 60
    fraction = (match["plus"] or match["and_a"] or "").lower()
    if fraction:
        return round(minutes) + (30 if fraction == "half" else 15), "<number> hours and a half"
    if match["rest"]:
        return round(minutes + _number(match["rest"])), "<number> hours and <number> minutes"
    return round(minutes), "<number> hours"


def _number(printed: str) -> float:
    words: dict[str, int] = tables()["numbers"]
    if printed[0].isdigit():
        return float(printed)
    return words["-".join(re.split(r"[\s\-–—‑]+", printed.lower()))]
