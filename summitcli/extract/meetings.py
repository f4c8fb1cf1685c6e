"""Meetings, whole: what `sittings` found, with its date, clock, place, occasion and people."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import cache

from summitcli.extract.dates import DateFound, find_dates
from summitcli.extract.delegations import is_open_ended, read_attendees
from summitcli.extract.identity import Person
from summitcli.extract.page import Line, Page
from summitcli.extract.people import PersonFound, printed_name
from summitcli.extract.places import PlaceFound, read_dateline_place, read_places
from summitcli.extract.sittings import Sitting
from summitcli.extract.tagged import Tagged
from summitcli.extract.timing import Timing, read_timing, resolve_zone
from summitcli.lexicon import countries, load, places
from summitcli.model import Evidence, Meeting, MeetingKind, Participant, Presence


def add_attendees(page: Page, sittings: Sequence[Sitting]) -> None:
    """Read the delegation lists of the lead, each into the meeting before it."""
    if not sittings:
        return
    for line in page.narrated():
        if line.section and not line.block.kind == "list_item":
            continue
        sitting = next((s for s in reversed(sittings) if s.line.start <= line.start), sittings[0])
        if line.block is not sitting.line.block and line.section:
            continue
        for attendee in read_attendees(line):
            person = page.cast.add(attendee.found)
            if person in sitting.principals:
                continue
            if person.country is None and person.organization is None:
                person.country, person.country_how = attendee.side, "side_of_list"
            sitting.attendees.append((person, attendee.found, line, attendee.element, attendee.side))
            if is_open_ended(line.tagged):
                sitting.complete = False


def build_meetings(page: Page, sittings: Sequence[Sitting]) -> tuple[Meeting, ...]:
    """Turn sittings into meetings."""
    built: list[Meeting] = []
    for sitting in sittings:
        before = built[-1].date if built and not sitting.section else None
        built.append(_build(page, sitting, len(built) + 1, before))
    return tuple(built)


def _build(page: Page, sitting: Sitting, number: int, date_before: str | None) -> Meeting:
    evidence = list(sitting.evidence)
    lines = [sitting.line, *sitting.details]
    timing = _timing(page, lines, evidence)
    day = _day(page, sitting, timing, date_before, evidence)
    place = _place(page, sitting, lines, evidence)
    if timing is not None:
        if timing.date is None and day is not None:
            timing = replace(timing, date=day)
        if timing.time_zone and timing.start_utc is None:  # the zone was named beside a clock without a date
            timing = resolve_zone(replace(timing, time_zone=None, utc_offset=None), timing.time_zone, "zone_named")
        timing = resolve_zone(timing, place.zone if place else None, "zone_from_place")
    kind = _kind(sitting)
    return Meeting(
        id=f"{page.document}@m{number}",
        document=page.document,
        pin=sitting.line.pin,
        section=sitting.section,
        name=_name(page, sitting),
        kind=kind,
        status="held",
        date=day.edtf if day else None,
        start_time=timing.start_time if timing else None,
        end_time=timing.end_time if timing else None,
        time_text=timing.time_text if timing else None,
        time_approximate=timing.approximate if timing else False,
        time_zone=timing.time_zone if timing else None,
        utc_offset=timing.utc_offset if timing else None,
        start_utc=timing.start_utc if timing else None,
        duration_minutes=timing.duration_minutes if timing else None,
        duration_approximate=timing.duration_approximate if timing else False,
        venue=place.venue if place else None,
        city=place.city if place else None,
        country=place.country if place else None,
        occasion=_occasion(page, lines, evidence),
        participants=tuple(_participants(page, sitting)),
        complete=sitting.complete and not any(is_open_ended(line.tagged) for line in lines[:1]),
        start=sitting.line.start,
        end=sitting.line.end,
        evidence=tuple(evidence),
    )


def zone_of(name: str) -> str | None:
    """Return the IANA zone of a town, or of a country that has only one; `None` when it is unknown."""
    place = places().names.of(name)
    if place is not None:
        return place.zone
    country = countries().resolve(name)
    return country.zone if country else None


def _timing(page: Page, lines: Sequence[Line], evidence: list[Evidence]) -> Timing | None:
    """Read clock and duration from the first sentence that has them, and the date likewise."""
    found: Timing | None = None
    for line in lines:
        timing = read_timing(page.text, line.start, line.end, reference=page.published, zones=zone_of)
        if timing is None:
            continue
        if found is None:
            found = timing
        else:
            found = _merge(found, timing)
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


def _day(
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
            fallback = (page.published.isoformat(), "dateline")
    if fallback is None:
        return None
    value, how = fallback
    evidence.append(Evidence("date", "dateline" if how == "dateline" else "the meeting before it", how, 0, 0))
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
    return gap >= timedelta(days=-1) and (gap <= timedelta(days=_LATEST_REPORT) or found.how == "explicit")


_LATEST_REPORT = 60  # days; some offices put a page up weeks after the meeting


def _place(page: Page, sitting: Sitting, lines: Sequence[Line], evidence: list[Evidence]) -> PlaceFound | None:
    """Find building and town: the meeting's own sentences, then the dateline, titles and the lead."""
    venue: PlaceFound | None = None
    town: PlaceFound | None = None
    for line in lines:
        for found in read_places(line.tagged):
            if found.venue and venue is None:
                venue = found
            elif found.city and not found.venue and town is None:
                town = found
    if venue is None and town is None and _kind(sitting) != "call":
        town = read_dateline_place(page.dateline_place) if not sitting.section else None
        if town is None:
            around = [*page.title, *(line for line in page.narrated()[:3] if sitting.section or line in lines)]
            town = next((f for line in around for f in read_places(line.tagged) if f.city and not f.venue), None)
            town = town or next((f for line in page.title if (f := _bare_town(line.tagged))), None)
    chosen = venue or town
    if chosen is None:
        return None
    if venue is not None and venue.city is None and town is not None:
        chosen = replace(venue, city=town.city, country=town.country, zone=town.zone)
    if chosen.venue:
        evidence.append(Evidence("venue", chosen.rule, "explicit", chosen.start, chosen.end))
    if chosen.city:
        source = town if town and not (venue and venue.city) else chosen
        evidence.append(Evidence("city", source.rule, "explicit", source.start, source.end))
    return chosen


def _bare_town(tagged: Tagged) -> PlaceFound | None:
    """Read a place subtitle, "(June 20 and 21, Seoul, Republic of Korea)"."""
    if not tagged.shape.startswith("("):
        return None
    for k, element in enumerate(tagged.elements):
        value = element.value
        if element.kind == "L" and value is not None and getattr(value, "kind", "") == "city":
            start, end = tagged.span(k, k + 1)
            return PlaceFound(None, printed_name(tagged.tokens, element.first, element.last), value.country, value.zone, start, end, "( <date> , <city> )")  # type: ignore[union-attr]
    return None


def _kind(sitting: Sitting) -> MeetingKind:
    if sitting.kind != "bilateral":
        return sitting.kind
    sides = {side for p in sitting.principals if (side := p.country or p.organization)}
    return "multilateral" if len(sides) > 2 else "bilateral"


def _name(page: Page, sitting: Sitting) -> str:
    """Call a meeting by its countries and its noun, "Japan-Russia summit meeting"; a section by its heading."""
    if sitting.section:
        heading = sitting.line.block.heading or ""
        return " ".join(re.sub(r"\([^)]*\)\s*$", "", heading).split())
    codes = dict.fromkeys(p.country for p in sitting.principals if p.country)
    if len(codes) > 1:
        return "-".join(countries().by_code[code].name for code in codes) + " " + sitting.noun
    sides = dict.fromkeys(
        countries().by_code[p.country].name if p.country else p.organization or p.name for p in sitting.principals
    )
    return "-".join(sides) + " " + sitting.noun


@cache
def _occasion_pattern() -> re.Pattern[str]:
    openers: list[str] = load("meetings")["words"]["occasions"]
    joined = "|".join(re.escape(o).replace(r"\ ", r"\s+") for o in sorted(openers, key=len, reverse=True))
    return re.compile(
        rf"\b(?:{joined})\s+(?:the\s+|a\s+|his\s+|her\s+|their\s+)?(?P<what>[^,.;()]{{3,140}}?)"
        r"(?=\s+(?:in\s+[A-Z]|at\s+the|on\s+\w+\s+\d|today|for\s+approximately|from\s+\d|that\b|which\b)|[,.;()]|\s*$)"
    )


def _occasion(page: Page, lines: Iterable[Line], evidence: list[Evidence]) -> str | None:
    for line in (*lines, *page.title):
        match = _occasion_pattern().search(page.text, line.start, line.end)
        if match and any(c.isupper() for c in match["what"]):
            evidence.append(Evidence("occasion", "on the occasion of <event>", "explicit", *match.span("what")))
            return " ".join(match["what"].split())
    return None


def _participants(page: Page, sitting: Sitting) -> list[Participant]:
    people: list[Participant] = []
    seen: set[str] = set()

    def put(person: Person, presence: Presence, start: int, end: int, side: str | None, role: str | None) -> None:
        if person.id in seen:
            return
        seen.add(person.id)
        people.append(
            Participant(
                person_id=person.id,
                name=person.name,
                name_text=page.text[start:end],
                role=role or person.role,
                country=person.country,
                organization=person.organization,
                side=side or person.country or person.organization,
                presence=presence,
                start=start,
                end=end,
            )
        )

    for person in sitting.principals:
        start, end = _first_place(page, sitting, person)
        here = sitting.places.get(person.id)
        put(person, "in_meeting", start, end, None, here.role if here and sitting.line.block.kind != "title" else None)
    for person, found, line, _, side in sitting.attendees:
        put(person, "accompanying", *_name_span(line, found), side, found.role)
    for person, found, line, _ in sitting.encounters:
        put(person, "encounter", *_name_span(line, found), None, found.role)
    return people


def _name_span(line: Line, found: PersonFound) -> tuple[int, int]:
    tokens = line.tagged.tokens
    return tokens.starts[found.name_first], tokens.ends[found.name_last - 1]


def _first_place(page: Page, sitting: Sitting, person: Person) -> tuple[int, int]:
    """Return where the meeting's own sentence names a person, else the first place in the document that does."""
    for line in (sitting.line, *sitting.details, *page.lines, *page.title, *page.headings):
        for element in line.tagged.elements:
            if element.kind in "PB" and isinstance(element.value, PersonFound) and page.cast.find(element.value) is person:
                return _name_span(line, element.value)
    return sitting.line.start, sitting.line.start


