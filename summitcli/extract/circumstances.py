"""When, where and on what occasion a meeting took place."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from functools import cache
from zoneinfo import ZoneInfo

from summitcli.extract.dates import DateFound, find_dates
from summitcli.extract.names import printed_name
from summitcli.extract.page import Line, Page
from summitcli.extract.places import PlaceFound, read_dateline_place, read_places, zone_of
from summitcli.extract.sittings import Sitting
from summitcli.extract.tagged import Tagged
from summitcli.extract.timing import Timing, read_timing
from summitcli.lexicon import Place, load
from summitcli.model import Evidence


def timing_of(page: Page, lines: Sequence[Line], evidence: list[Evidence]) -> Timing | None:
    """Read clock and duration from the first sentence that has them, and the date likewise."""
    found: Timing | None = None
    for line in lines:
        timing = read_timing(page.text, line.start, line.end, reference=page.published, zones=zone_of)
        if timing is None:
            continue
        found = timing if found is None else _merge(found, timing)
    if found is not None:
        evidence.extend(Evidence(name, rule, how, start, end) for name, rule, how, start, end in found.used)
    return found


def _merge(first: Timing, more: Timing) -> Timing:
    """Fill what the first sentence leaves open from a later one; a clock and its zone stay together."""
    taken = first
    if first.start_time is None and more.start_time is not None:
        taken = replace(
            more,
            date=first.date or more.date,
            duration_minutes=more.duration_minutes or first.duration_minutes,
            duration_approximate=more.duration_approximate if more.duration_minutes else first.duration_approximate,
            used=(*first.used, *more.used),
        )
    elif first.duration_minutes is None and more.duration_minutes is not None and more.start_time is None:
        taken = replace(
            first,
            duration_minutes=more.duration_minutes,
            duration_approximate=more.duration_approximate,
            used=(*first.used, *more.used),
        )
    if taken.date is None and more.date is not None:
        taken = replace(taken, date=more.date)
    return taken


def at_the_place(timing: Timing, zone: str | None) -> Timing:
    """Turn a clock that is told in another zone into the clock at the place: "17:30, Japan time", in Addis Ababa.

    The words stay as they are; the date is that of the place.
    """
    if not (
        zone and timing.start_utc and timing.time_zone and timing.time_zone != zone and timing.zone_how == "zone_named"
    ):
        return timing
    start = datetime.fromisoformat(timing.start_utc)
    here, told = start.astimezone(ZoneInfo(zone)), start.astimezone(ZoneInfo(timing.time_zone))
    if here.utcoffset() == told.utcoffset():
        return timing
    end = timing.end_time
    if end is not None:
        shift = (here.utcoffset() or timedelta()) - (told.utcoffset() or timedelta())
        end = (datetime.combine(start, time.fromisoformat(end)) + shift).strftime("%H:%M")
    offset = here.strftime("%z")
    day = timing.date
    if day is not None and day.kind == "day" and here.date() != told.date():
        moved = here.date().isoformat()
        day = replace(day, edtf=moved, earliest=moved, latest=moved)
    return replace(
        timing,
        date=day,
        start_time=here.strftime("%H:%M"),
        end_time=end,
        time_zone=zone,
        utc_offset=f"{offset[:3]}:{offset[3:5]}",
        zone_how="converted",
    )


def day_of(
    page: Page, sitting: Sitting, timing: Timing | None, before: str | None, evidence: list[Evidence]
) -> DateFound | None:
    """Find the day: the sentence's own, its heading's, the meeting's before it, the lead's, the dateline's."""
    if timing is not None and timing.date is not None and _can_be_event(page, timing.date):
        return timing.date
    for line in (sitting.line, *sitting.details):
        if found := _near_publication(page, line):
            evidence.append(Evidence("date", found.rule, found.how, found.start, found.end))
            return found
    fallback: tuple[str, str] | None = None
    if before:
        fallback = (before, "date of the meeting before it")
    else:
        # the sentence before may date the visit; one after it talks of other things
        for line in (*page.title, *(line for line in page.narrated()[:4] if line.start < sitting.line.start)):
            if found := _near_publication(page, line):
                evidence.append(Evidence("date", found.rule, "lead", found.start, found.end))
                return found
        if page.published is not None:
            fallback = (page.published_edtf or page.published.isoformat(), "dateline")
    if fallback is None:
        return None
    value, how = fallback
    rule = "dateline" if how == "dateline" else "the meeting before it"
    place = page.dateline if how == "dateline" else (sitting.line.start, sitting.line.end)
    evidence.append(Evidence("date", rule, how, *place))
    return DateFound(
        start=0, end=0, rule=how, edtf=value, earliest=value, latest=value, how="relative", kind="day"
    )  # fmt: skip


def _near_publication(page: Page, line: Line) -> DateFound | None:
    """Return the first day in a line that can be the event's."""
    dates = find_dates(page.text, line.start, line.end, reference=page.published)
    return next((found for found in dates if found.kind == "day" and _can_be_event(page, found)), None)


def _can_be_event(page: Page, found: DateFound) -> bool:
    """Whether a document of that day can report something of this one: no later, and not long before."""
    if found.edtf is None or found.earliest is None or found.kind not in ("day", "range"):
        return False
    if page.published is None:
        return True
    gap = page.published - date.fromisoformat(found.earliest)
    if found.latest is None or found.latest > page.published.isoformat():
        return False
    return gap >= timedelta(0) and (gap <= timedelta(days=_LATEST_REPORT) or found.how == "explicit")


_LATEST_REPORT = 60  # days; some offices put a page up weeks after the meeting


def place_of(page: Page, sitting: Sitting, lines: Sequence[Line], evidence: list[Evidence]) -> PlaceFound | None:
    """Find building and town: the meeting's own sentences, then the dateline, titles and the lead."""
    if sitting.kind == "call":
        return None  # a town in the sentence is what the call was about
    venue: PlaceFound | None = None
    town: PlaceFound | None = None
    for line in lines:
        for found in read_places(line.tagged):
            if found.venue and venue is None:
                venue = found
            elif found.city and not found.venue and town is None:
                town = found
    if (venue is None or venue.city is None) and town is None:
        town = _dateline_place(page) if not sitting.section else None
        if town is None:
            # a line behind the meeting's own may tell where the next one will be
            around = [*page.title, *(line for line in page.narrated()[:3] if line.start < sitting.line.start)]
            town = next((f for line in around for f in read_places(line.tagged) if f.city and not f.venue), None)
            town = town or next((f for line in page.title if (f := _bare_town(line.tagged))), None)
    chosen = venue or town
    if chosen is None:
        return None
    if venue is not None and venue.city is None and town is not None:
        chosen = replace(venue, city=town.city, country=town.country, zone=town.zone)
    if chosen.venue:
        evidence.append(
            Evidence(
                "venue", chosen.rule, "dateline" if chosen.rule == "dateline" else "explicit", chosen.start, chosen.end
            )
        )
    if chosen.city:
        source = town if town and not (venue and venue.city) else chosen
        evidence.append(
            Evidence(
                "city", source.rule, "dateline" if source.rule == "dateline" else "explicit", source.start, source.end
            )
        )
    return chosen


def _dateline_place(page: Page) -> PlaceFound | None:
    """Read the place behind the date of a dateline, with its span."""
    found = read_dateline_place(page.dateline_place)
    start = page.text.find(page.dateline_place, page.dateline[1]) if found else -1
    return replace(found, start=start, end=start + len(page.dateline_place)) if found and start >= 0 else found


def _bare_town(tagged: Tagged) -> PlaceFound | None:
    """Read a place subtitle, "(June 20 and 21, Seoul, Republic of Korea)"."""
    if not tagged.shape.startswith("("):
        return None
    for k, element in enumerate(tagged.elements):
        value = element.value
        if isinstance(value, Place) and value.kind == "city":
            start, end = tagged.span(k, k + 1)
            return PlaceFound(
                None,
                printed_name(tagged.tokens, element.first, element.last),
                value.country,
                value.zone,
                start,
                end,
                "( <date> , <city> )",
            )
    return None


@cache
def _occasion_pattern() -> re.Pattern[str]:
    openers: list[str] = load("meetings")["words"]["occasions"]
    joined = "|".join(re.escape(o).replace(r"\ ", r"\s+") for o in sorted(openers, key=len, reverse=True))
    return re.compile(
        rf"\b(?:{joined})\s+(?:the\s+|a\s+|his\s+|her\s+|their\s+)?(?P<what>[^,.;()]{{3,140}}?)"
        r"(?=\s+(?:in\s+[A-Z]|at\s+the|on\s+\w+\s+\d|today|for\s+approximately|from\s+\d|that\b|which\b)|[,.;()]|\s*$)"
    )


def occasion_of(page: Page, lines: Iterable[Line], evidence: list[Evidence]) -> str | None:
    """Find what brought them together, "on the occasion of the G20 Osaka Summit"; the title is asked last."""
    for line in (*lines, *page.title):
        match = _occasion_pattern().search(page.text, line.start, line.end)
        if match and any(c.isupper() for c in match["what"]):
            evidence.append(Evidence("occasion", "on the occasion of <event>", "explicit", *match.span("what")))
            return " ".join(match["what"].split())
    return None
