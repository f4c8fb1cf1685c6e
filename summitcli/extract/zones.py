"""Time zones: the words that name one, what they mean, and the offset that two clocks of one moment give."""

import re
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo
from functools import cache
from typing import NamedTuple
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from summitcli.extract.date_words import tables

Zones = Callable[[str], str | None]
"""Gives the IANA zone of a place or a country, where it knows one."""

_CAPITALS = r"[^\W\d_a-z][\w.’'&-]{0,30}"
_ZONE = re.compile(
    rf"""
    ,?\s{{0,40}} (?P<open>[(\[])? \s{{0,3}} ,? (?:at\s{{1,40}}|by\s{{1,40}})?
    (?P<zone>
        (?:UTC|GMT) (?:\s?[+\-−–±]\s?\d{{1,2}}(?::?[0-5]\d)?)? (?!\w)
      | (?:the\s{{1,40}})? (?P<place>{_CAPITALS}(?:\s{{1,40}}{_CAPITALS}){{0,4}}?)
        (?:\s{{1,40}}(?:local|standard|daylight|summer|winter|Local|Standard|Daylight|Summer|Winter))?\s{{1,40}}[Tt]ime\b
      | [Ll]ocal\s{{1,40}}[Tt]ime\b
      | (?P<letters>[A-Z]{{2,5}})\b
    ) (?(open)\s{{0,3}}[)\]]?)
    """,
    re.VERBOSE,
)
_OFFSET = re.compile(r"(?:UTC|GMT)\s?([+\-−–])\s?(\d{1,2})(?::?([0-5]\d))?")
_QUALIFIERS = re.compile(r"\s+(?:local|standard|daylight|summer|winter)?\s*time$", re.IGNORECASE)


class ZoneWords(NamedTuple):
    """Words that name a zone."""

    text: str  # "Brunei local time"
    start: int
    end: int


class Zone(NamedTuple):
    """A zone by its name, or only by its offset from UTC."""

    name: str | None  # IANA
    offset: str | None  # "+09:00"; None where it depends on the date
    how: str  # zone_named, zone_from_place, offset_named


@cache
def _named() -> tuple[dict[str, str], dict[str, str], frozenset[str]]:
    table = tables()
    zones = {name.casefold(): zone for name, zone in table["zones"].items()}
    offsets = {name.casefold(): offset for name, offset in table["offsets"].items()}
    letters = frozenset(name for name in (*table["zones"], *table["offsets"]) if name.isupper())
    return zones, offsets, letters


def zone_after(text: str, start: int, end: int) -> ZoneWords | None:
    """Return the zone named right at a place: " local time", ", Moscow time", " (Japan Standard Time)", " EDT"."""
    match = _ZONE.match(text, start, end)
    if not match or (match["letters"] and match["letters"] not in _named()[2]):
        return None
    return ZoneWords(match["zone"], match.start("zone"), match.end("zone"))


def read_zone(words: str, zones: Zones | None) -> Zone | None:
    """Return what the words of a zone mean; `None` for "local time" and for a place that is not known."""
    words = " ".join(words.split()).removeprefix("the ")
    named, offsets, _ = _named()
    if zone := named.get(words.casefold()):
        return Zone(zone, None, "zone_named")
    if offset := offsets.get(words.casefold()):
        return Zone(None, offset, "offset_named")
    if match := _OFFSET.fullmatch(words):
        hours, minutes = int(match[2]), int(match[3] or 0)
        if hours > 14:
            return None
        return Zone(None, f"{'+' if match[1] == '+' else '-'}{hours:02}:{minutes:02}", "offset_named")
    place = _QUALIFIERS.sub("", words)
    if place == words or place.casefold() == "local":
        return None
    zone = named.get(f"{place} time".casefold()) or (zones(place) if zones else None)
    return Zone(zone, None, "zone_named") if zone else None


def _load(zone: Zone) -> tzinfo | None:
    if zone.offset:
        sign = -1 if zone.offset[0] == "-" else 1
        return timezone(sign * timedelta(hours=int(zone.offset[1:3]), minutes=int(zone.offset[4:6])))
    try:
        return ZoneInfo(zone.name) if zone.name else None
    except (ZoneInfoNotFoundError, ValueError):
        return None


def moment(day: date, clock: str, zone: Zone) -> datetime | None:
    """Return the moment at which the clocks of a zone show a time; `None` for a zone that is not known."""
    known = _load(zone)
    if known is None:
        return None
    return datetime(day.year, day.month, day.day, int(clock[:2]), int(clock[3:]), tzinfo=known)


def offset_at(when: datetime) -> str | None:
    """Return the offset of a moment, "+04:00"."""
    offset = when.utcoffset()
    return None if offset is None else _written(offset)


def utc_of(when: datetime) -> str:
    """Return a moment in UTC, "2011-06-14T13:20:00Z"."""
    return when.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def offset_between(day: date, clock: str, elsewhere: datetime, *, same_day: bool) -> str | None:
    """Return the offset from UTC of a clock that shows one moment together with a clock elsewhere.

    `same_day` says that the text names the day elsewhere too; else it can be one day off, as zones are.
    """
    local = datetime(day.year, day.month, day.day, int(clock[:2]), int(clock[3:]), tzinfo=UTC)
    for shift in (0,) if same_day else (0, 1, -1):
        offset = local - (elsewhere + timedelta(days=shift)).astimezone(UTC)
        if timedelta(hours=-12) <= offset <= timedelta(hours=14) and not offset % timedelta(minutes=15):
            return _written(offset)
    return None


def _written(offset: timedelta) -> str:
    minutes = round(offset.total_seconds() / 60)
    hours, rest = divmod(abs(minutes), 60)
    return f"{'-' if minutes < 0 else '+'}{hours:02}:{rest:02}"
