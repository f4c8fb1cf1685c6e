"""Times of day: "from 14:20", "6:40 pm", "from 18:15 to 19:00", "noon", with the zone that is named after them."""

import re
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from summitcli.extract.date_words import SPACE, any_of, tables
from summitcli.extract.zones import zone_after

_HALF = r"(?P<{}>[ap])(?:\.\s?m\.|\.?\s?m\b)"
_CLOCK = re.compile(
    rf"""
      (?<![\w:/$€£+]) (?<!\d[.,]) (?<![A-Za-z]-) (?:
        (?P<word>(?:12\s{{1,3}})?(?:noon|midnight|midday))\b
      | (?P<hour>\d{{1,2}}) (?P<mark>[:.]) (?P<minute>[0-5]\d)
        (?: \s{{0,3}}{_HALF.format("half")} | \s{{1,3}}(?P<hours>hours|hrs)\b )? (?![\w%]|[:.,]\d)
      | (?P<full>\d{{1,2}}) \s{{0,3}}{_HALF.format("full_half")} )
    """,
    re.VERBOSE | re.IGNORECASE,
)
_HOUR_BEFORE = re.compile(r"(?<![\w:.,/-])(?P<hour>\d{1,2})(?:\s{1,3}(?:to|until|till)\s{1,3}|\s?[-–—]\s?)$")


@dataclass(frozen=True, slots=True)
class ClockFound:
    """A time of day, or the stretch from one to another; the span holds the clocks and what makes them approximate."""

    start: int
    end: int
    rule: str  # "<time>" or "<time> to <time>"
    time: str  # "14:20"
    end_time: str | None
    approximate: bool
    zone_text: str | None  # the words right after, "Moscow time"
    zone_start: int  # of those words; 0 and 0 where there are none
    zone_end: int


class _Clock(NamedTuple):
    start: int
    end: int
    hour: int  # as printed
    minute: int
    half: str  # "a", "p", or "" where it is not said


@cache
def _words() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    clocks = tables()["clocks"]
    about = any_of(clocks["approximate"])
    return (
        re.compile(rf"\b{about}{SPACE}$"),
        re.compile(
            rf",?\s{{1,40}}{any_of(clocks['until'])}{SPACE}(?:at{SPACE})?(?:{about}{SPACE})?|\s{{0,3}}[-–—]\s{{0,3}}"
        ),
        re.compile(about),
    )


def find_clocks(text: str, start: int, end: int) -> tuple[ClockFound, ...]:
    """Find the times of day in `text[start:end]`; a beginning and an end are one find."""
    before, until, about = _words()
    found: list[ClockFound] = []
    clocks = _clocks(text, start, end)
    i = 0
    while i < len(clocks):
        first, i = clocks[i], i + 1
        zone = zone_after(text, first.end, end)
        last = None
        if i < len(clocks):
            gap = (zone.end if zone else first.end, clocks[i].start)
            between = text[gap[0] : gap[1]].lstrip(")") if gap[1] - gap[0] < 60 else ""
            said = re.search(r"\bbetween\s{1,40}$", text[max(start, first.start - 20) : first.start], re.IGNORECASE)
            if until.fullmatch(between) or (said and between.strip() == "and"):
                last, i = clocks[i], i + 1
        one, other = _told(first, last)
        if one is None:
            continue
        begin = first.start
        lead = before.search(text, max(start, begin - 40), begin)
        inner = text[first.end : last.start] if last else ""
        zone = (zone_after(text, last.end, end) or zone) if last else zone
        found.append(
            ClockFound(
                start=lead.start() if lead else begin,
                end=last.end if last else first.end,
                rule="<time> to <time>" if last else "<time>",
                time=one,
                end_time=other,
                approximate=bool(lead or about.search(inner)),
                zone_text=zone.text if zone else None,
                zone_start=zone.start if zone else 0,
                zone_end=zone.end if zone else 0,
            )
        )
    return tuple(found)


def _clocks(text: str, start: int, end: int) -> list[_Clock]:
    found: list[_Clock] = []
    for match in _CLOCK.finditer(text, start, end):
        if match["word"]:
            found.append(_Clock(match.start(), match.end(), 0 if match["word"].lower() == "midnight" else 12, 0, "-"))
            continue
        hour, minute = int(match["hour"] or match["full"]), int(match["minute"] or 0)
        half = (match["half"] or match["full_half"] or "").lower()
        told = half or match["mark"] == ":" or match["hours"]  # "6.40" alone is a number
        if not told or hour > 23 or (half and not 1 <= hour <= 12):
            continue
        begin = match.start()
        bare = half and _HOUR_BEFORE.search(text, max(start, begin - 12), begin)  # "from 9 to 11 a.m."
        if bare and 1 <= int(bare["hour"]) <= 12 and (not found or found[-1].end <= bare.start()):
            found.append(_Clock(bare.start(), bare.start() + len(bare["hour"]), int(bare["hour"]), 0, ""))
        found.append(_Clock(begin, match.end(), hour, minute, half))
    return found


def _told(first: _Clock, last: _Clock | None) -> tuple[str | None, str | None]:
    """Return both times in 24 hours: "9:30 to 11 a.m." says once for both which half of the day is meant."""
    if last is None:
        return _in_24_hours(first, first.half), None
    half, last_half = first.half, last.half
    if not half and last_half in ("a", "p") and first.hour <= 12:
        half = last_half
        if _minutes(first, half) > _minutes(last, last_half):
            half = "a" if last_half == "p" else "p"
    elif not last_half and half in ("a", "p") and last.hour <= 12:
        last_half = half
        if _minutes(last, last_half) < _minutes(first, half):
            last_half = "a" if half == "p" else "p"
    return _in_24_hours(first, half), _in_24_hours(last, last_half)


def _minutes(clock: _Clock, half: str) -> int:
    hour = clock.hour
    if half in ("a", "p"):
        hour = hour % 12 + 12 * (half == "p")
    return hour * 60 + clock.minute


def _in_24_hours(clock: _Clock, half: str) -> str:
    return "{:02}:{:02}".format(*divmod(_minutes(clock, half), 60))
