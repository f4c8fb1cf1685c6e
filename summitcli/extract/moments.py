"""A time that is told, and the moment that it is: the zone joins the clock and the date."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import NamedTuple

from summitcli.extract.clocks import ClockFound
from summitcli.extract.dates import DateFound
from summitcli.extract.zones import Zone, ZoneWords, moment, offset_at, offset_between, utc_of


class Used(NamedTuple):
    """Which rule gave which field, from which words."""

    field: str
    rule: str
    how: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Timing:
    """The time that one sentence tells."""

    date: DateFound | None
    start_time: str | None  # at the place, "14:20"
    end_time: str | None
    time_text: str | None  # the words, from the clock to its zone
    approximate: bool
    part_of_day: str | None  # the words, "in the afternoon of May 31"
    duration_minutes: int | None  # as stated, else from the two clocks
    duration_approximate: bool
    zone_text: str | None  # the words, "Moscow time"
    time_zone: str | None  # IANA
    utc_offset: str | None  # at that date, "+04:00"
    start_utc: str | None  # "2011-06-14T13:20:00Z"
    zone_how: str | None  # zone_from_pair, zone_named, zone_from_place, offset_named
    used: tuple[Used, ...]


class Elsewhere(NamedTuple):
    """A clock that shows the same moment in a named zone."""

    clock: ClockFound
    zone: Zone
    words: ZoneWords
    end: int  # of all that belongs to it, its date too


def resolve_zone(timing: Timing, zone: str | None, how: str) -> Timing:
    """Add the zone of the place, an IANA name, where the sentence itself named none.

    An offset that a pair of clocks has fixed stays; the zone's name joins it where the two agree.
    """
    if zone is None or timing.start_time is None or timing.time_zone:
        return timing
    named = Zone(zone, None, how)
    if timing.utc_offset is None:
        return with_zone(timing, named)
    here = _here(timing, named)
    return replace(timing, time_zone=zone) if here and offset_at(here) == timing.utc_offset else timing


def add_date(timing: Timing, day: DateFound) -> Timing:
    """Add the date that another sentence gives: "The meeting took place from 6:40 pm, Moscow time"."""
    if timing.date:
        return timing
    dated = replace(timing, date=day, used=(*timing.used, Used("date", day.rule, day.how, day.start, day.end)))
    if not timing.zone_how:
        return dated
    offset = None if timing.time_zone else timing.utc_offset
    return with_zone(dated, Zone(timing.time_zone, offset, timing.zone_how))


def with_zone(timing: Timing, zone: Zone, words: ZoneWords | None = None) -> Timing:
    """Put the clock into a zone: at a known date that gives the offset and the moment."""
    if timing.start_time is None:
        return timing
    used = timing.used
    if words:
        field = "time_zone" if zone.name else "utc_offset"
        used = (*used, Used(field, "<place> time", zone.how, words.start, words.end))
    here = _here(timing, zone)
    return replace(
        timing,
        time_zone=zone.name,
        utc_offset=offset_at(here) if here else zone.offset,
        start_utc=utc_of(here) if here else None,
        zone_how=zone.how,
        used=used,
    )


def with_pair(timing: Timing, clock: ClockFound, other: Elsewhere, dates: Sequence[DateFound]) -> Timing:
    """Fix the offset at the place by a clock that shows the same moment in a named zone."""
    day = _day(timing)
    if day is None:
        return timing
    said = [_day_of(found) for found in dates if other.clock.end <= found.start < other.end and found.how != "relative"]
    beside = next((there for there in said if there and abs((there - day).days) <= 1), None)
    there = moment(beside or day, other.clock.time, other.zone)
    offset = offset_between(day, clock.time, there, same_day=beside is not None) if there else None
    if not offset:
        return timing
    rule = "<time> on <date> (<time> on <date>, <place> time)"
    used = Used("utc_offset", rule, "zone_from_pair", clock.start, other.words.end)
    fixed = with_zone(timing, Zone(None, offset, "zone_from_pair"))
    return replace(fixed, used=(*fixed.used, used))


def _here(timing: Timing, zone: Zone) -> datetime | None:
    day = _day(timing)
    return moment(day, timing.start_time, zone) if day and timing.start_time else None


def _day(timing: Timing) -> date | None:
    return _day_of(timing.date) if timing.date else None


def _day_of(found: DateFound) -> date | None:
    return date.fromisoformat(found.edtf) if found.kind == "day" and found.edtf else None
