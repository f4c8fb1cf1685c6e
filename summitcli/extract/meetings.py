"""Meetings, whole: what `sittings` found, with its date, clock, place, occasion and people."""

import re
from collections.abc import Sequence
from dataclasses import replace

from summitcli.extract.circumstances import at_the_place, day_of, occasion_of, place_of, timing_of
from summitcli.extract.delegations import find_attendees, is_open_ended
from summitcli.extract.identity import Person
from summitcli.extract.page import Line, Page
from summitcli.extract.people import PersonFound
from summitcli.extract.sittings import Sitting, find_unnamed
from summitcli.extract.timing import resolve_zone
from summitcli.lexicon import countries
from summitcli.model import Evidence, Meeting, MeetingKind, Participant, Presence


def add_attendees(page: Page, sittings: list[Sitting]) -> None:
    """Read the delegation lists of a document, each into the meeting before it.

    Where the text tells of a meeting without naming who met, the first of each side's list are its principals.
    """
    attendees = find_attendees(page)
    if not sittings and len(attendees) > 1 and (unnamed := find_unnamed(page)) is not None:
        sittings.append(unnamed)
    if not sittings:
        return
    sides: set[str | None] = set()
    for attendee in attendees:
        line = attendee.line
        sitting = next((s for s in reversed(sittings) if s.line.start <= line.start), sittings[0])
        person = page.cast.add(attendee.found)
        if person.country is None and person.organization is None:
            person.country, person.country_how = attendee.side, "side_of_list"
        if is_open_ended(line.tagged):
            sitting.complete = False
        if person in sitting.principals:
            continue
        if sitting.unnamed and attendee.side not in sides:
            sides.add(attendee.side)
            sitting.principals.append(person)
            sitting.places[person.id] = attendee.found
            continue
        sitting.attendees.append((person, attendee.found, line, attendee.element, attendee.side))


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
    timing = timing_of(page, lines, evidence)
    day = day_of(page, sitting, timing, date_before, evidence)
    place = place_of(page, sitting, lines, evidence)
    if timing is not None:
        if timing.date is None and day is not None:
            timing = replace(timing, date=day)
        if timing.time_zone and timing.start_utc is None:  # the zone was named beside a clock without a date
            timing = resolve_zone(replace(timing, time_zone=None, utc_offset=None), timing.time_zone, "zone_named")
        timing = resolve_zone(timing, place.zone if place else None, "zone_from_place")
        timing = at_the_place(timing, place.zone if place else None)
    kind = _kind(sitting)
    participants = tuple(_participants(page, sitting, evidence))
    return Meeting(
        id=f"{page.document}@m{number}",
        document=page.document,
        pin=sitting.line.pin,
        section=sitting.section,
        name=_name(sitting),
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
        occasion=occasion_of(page, lines, evidence),
        participants=participants,
        complete=sitting.complete
        and len(sitting.principals) > 1
        and not any(is_open_ended(line.tagged) for line in lines[:1]),
        start=sitting.line.start,
        end=sitting.line.end,
        evidence=tuple(evidence),
    )


def _kind(sitting: Sitting) -> MeetingKind:
    if sitting.kind != "bilateral":
        return sitting.kind
    sides = {side for p in sitting.principals if (side := p.country or p.organization)}
    return "multilateral" if len(sides) > 2 else "bilateral"


def _name(sitting: Sitting) -> str:
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


def _participants(page: Page, sitting: Sitting, evidence: list[Evidence]) -> list[Participant]:
    people: list[Participant] = []
    seen: set[str] = set()

    def put(person: Person, presence: Presence, start: int, end: int, side: str | None, role: str | None) -> None:
        if person.id in seen:
            return
        seen.add(person.id)
        if person.country_how != "explicit":
            evidence.append(Evidence(f"country of {person.name}", person.country_how, person.country_how, start, end))
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
            if (
                element.kind in "PB"
                and isinstance(element.value, PersonFound)
                and page.cast.find(element.value) is person
            ):
                return _name_span(line, element.value)
    return sitting.line.start, sitting.line.start
