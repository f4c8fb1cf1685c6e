"""When one sentence says that something took place: its date, clock, zone and length, put together."""

import re
from collections.abc import Sequence
from datetime import date
from functools import cache

from summitcli.extract.clocks import ClockFound, find_clocks
from summitcli.extract.date_words import SPACE, any_of, tables
from summitcli.extract.dates import DateFound, find_dates
from summitcli.extract.durations import DurationFound, find_durations
from summitcli.extract.moments import Elsewhere, Timing, Used, add_date, resolve_zone, with_pair, with_zone
from summitcli.extract.zones import Zones, ZoneWords, read_zone, zone_after

__all__ = ["Timing", "Used", "add_date", "read_timing", "resolve_zone"]

_BESIDE = re.compile(r"[\s,(]{0,40}(?:(?:on|of)\s{1,40})?")
_CLOSE = 24  # characters from a date to the clock after it: "on May 9, starting at around 10:00"
_NEAR = 80  # characters from a clock to the same moment elsewhere


@cache
def _part_of_day() -> re.Pattern[str]:
    parts = any_of(tables()["clocks"]["parts"])
    return re.compile(
        rf"""\b(?: (?i:in|on|during){SPACE}the{SPACE}(?:(?:early|late|same){SPACE})?{parts}
               | (?i:this|that|yesterday|tomorrow|last){SPACE}{parts}
               | (?i:tonight)\b )""",
        re.VERBOSE,
    )


def read_timing(
    text: str,
    start: int,
    end: int,
    *,
    reference: date | None,
    zone_hint: str | None = None,
    zones: Zones | None = None,
) -> Timing | None:
    """Read when something took place from one sentence, `text[start:end]`; `None` where it tells no time.

    A clock in parentheses with a zone of its own is the same moment elsewhere, and fixes the offset at the place.
    `zone_hint` is the IANA zone of the place, where it is known; `zones` gives that of a place named before "time".
    Choosing the sentence is the caller's part: not every clock is the meeting's.
    """
    clocks = find_clocks(text, start, end)
    dates = find_dates(text, start, end, reference=reference)
    durations = [found for found in find_durations(text, start, end) if not found.planned]
    part = _part_of_day().search(text, start, end)
    if not (clocks or dates or durations or part):
        return None
    clock = _main_clock(text, start, clocks)
    other = _elsewhere(text, end, clock, clocks, zones)
    day = _main_date(text, clock, other, dates)
    zone_words = _zone_words(text, end, clock, day)
    used: list[Used] = []
    if day:
        used.append(Used("date", day.rule, day.how, day.start, day.end))
    if clock:
        used.append(Used("start_time", clock.rule, "explicit", clock.start, clock.end))
    minutes, approximate = _duration(clock, durations, used)
    timing = Timing(
        date=day,
        start_time=clock.time if clock else None,
        end_time=clock.end_time if clock else None,
        time_text=_time_text(text, clock, zone_words),
        approximate=bool(clock and clock.approximate),
        part_of_day=_part_text(text, part, dates),
        duration_minutes=minutes,
        duration_approximate=approximate,
        zone_text=zone_words.text if zone_words else None,
        time_zone=None,
        utc_offset=None,
        start_utc=None,
        zone_how=None,
        used=tuple(used),
    )
    if zone_words and (zone := read_zone(zone_words.text, zones)):
        timing = with_zone(timing, zone, zone_words)
    elif clock and other and day:
        timing = with_pair(timing, clock, other, dates)
    return resolve_zone(timing, zone_hint, "zone_from_place") if zone_hint else timing


def _main_clock(text: str, start: int, clocks: Sequence[ClockFound]) -> ClockFound | None:
    """Choose the first clock outside parentheses: in them stand parts of a meeting, or the same moment elsewhere."""
    for clock in clocks:
        before = text[start : clock.start]
        if before.count("(") <= before.count(")"):
            return clock
    return clocks[0] if clocks else None


def _elsewhere(
    text: str, end: int, clock: ClockFound | None, clocks: Sequence[ClockFound], zones: Zones | None
) -> Elsewhere | None:
    """Find the clock after the main one that shows the same moment in a named zone."""
    if clock is None:
        return None
    for other in clocks:
        if other.start < clock.end or other.start - clock.end > _NEAR:
            continue
        close = text.find(")", other.end, min(end, other.end + _NEAR))
        limit = close if close >= 0 else min(end, other.end + _NEAR)
        words = None
        if other.zone_text:
            words = ZoneWords(other.zone_text, other.zone_start, other.zone_end)
        else:  # "(23:35 on July 7, Japan time)": the date stands between
            comma = text.rfind(",", other.end, limit)
            words = zone_after(text, comma, limit) if comma >= 0 else None
        zone = read_zone(words.text, zones) if words else None
        if zone and words and words.text != clock.zone_text:
            return Elsewhere(other, zone, words, max(words.end, limit if close >= 0 else 0))
    return None


def _main_date(
    text: str, clock: ClockFound | None, other: Elsewhere | None, dates: Sequence[DateFound]
) -> DateFound | None:
    """Choose the date beside the clock, else the first day, else the first period of the sentence."""
    own = [
        found
        for found in dates
        if found.kind not in ("recurring", "open", "year")
        and not (other and other.clock.start <= found.start < other.end)
    ]
    if clock:
        after = max(clock.end, clock.zone_end)
        for found in own:
            closed = text[after : found.start].lstrip(")")
            if 0 <= found.start - after <= 40 and _BESIDE.fullmatch(closed):
                return found
        for found in reversed(own):
            if 0 <= clock.start - found.end <= _CLOSE and found.kind == "day":
                return found
    for kinds in (("day",), ("range",), ("month", "season", "part")):
        for found in own:
            if found.kind in kinds:
                return found
    return None


def _zone_words(text: str, end: int, clock: ClockFound | None, day: DateFound | None) -> ZoneWords | None:
    """Find the zone after the clock, or after the date that follows it: "5:00 p.m. on June 3 (local time)"."""
    if clock is None:
        return None
    if clock.zone_text:
        return ZoneWords(clock.zone_text, clock.zone_start, clock.zone_end)
    if day and 0 <= day.start - clock.end <= 6:
        return zone_after(text, day.end, end)
    return None


def _duration(
    clock: ClockFound | None, durations: Sequence[DurationFound], used: list[Used]
) -> tuple[int | None, bool]:
    if durations:
        said = durations[0]
        used.append(Used("duration_minutes", said.rule, "explicit", said.start, said.end))
        return said.minutes, said.approximate
    if clock and clock.end_time:
        minutes = (_minutes(clock.end_time) - _minutes(clock.time)) % (24 * 60)
        used.append(Used("duration_minutes", clock.rule, "from_end_time", clock.start, clock.end))
        return minutes, clock.approximate
    return None, False


def _minutes(clock: str) -> int:
    return int(clock[:2]) * 60 + int(clock[3:])


def _time_text(text: str, clock: ClockFound | None, zone: ZoneWords | None) -> str | None:
    if clock is None:
        return None
    stop = clock.end
    if zone and zone.end >= clock.end:
        stop = zone.end + (text[zone.end : zone.end + 1] == ")")
    return text[clock.start : stop]


def _part_text(text: str, part: re.Match[str] | None, dates: Sequence[DateFound]) -> str | None:
    if part is None:
        return None
    for found in dates:
        if found.start >= part.end() and text[part.end() : found.start].split() in ([], ["of"], ["on"]):
            return text[part.start() : found.end]
    return part[0]
