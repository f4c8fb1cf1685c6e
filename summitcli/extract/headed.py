"""Meetings that a document parts by headings, and meals that follow the talks at their own hour."""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from summitcli.extract.clocks import find_clocks
from summitcli.extract.identity import Person
from summitcli.extract.meeting_rules import MEETING_HEADING
from summitcli.extract.page import Line, Page, pairs_of
from summitcli.extract.people import PersonFound
from summitcli.extract.roles import RoleFound
from summitcli.extract.sittings import Sitting, read_line
from summitcli.extract.tagged import Tagged
from summitcli.lexicon import load
from summitcli.model import Evidence, MeetingKind


def find_headed(page: Page) -> list[Sitting]:
    """Read sections that are each a meeting of their own: "2. Japan-Laos Foreign Ministers' Meeting (November 27)".

    One such heading alone is a subject of the talks; two and more part the document.
    """
    headed = [h for h in page.headings if h.section and "." not in h.section and _names_meeting(h.tagged)]
    return [_section(page, heading) for heading in headed] if len(headed) > 1 else []


def _section(page: Page, heading: Line) -> Sitting:
    inside = [line for line in page.narrated() if line.section.split(".")[0] == heading.section]
    told: list[Sitting] = []
    for line in inside:
        read_line(page, line, told)
    if told:
        people, places = told[0].principals, told[0].places
    else:
        people, places = _named(page, heading, inside)
    sitting = Sitting(heading, _kind(heading.tagged), "meeting", list(people), dict(places), section=heading.section)
    sitting.details.extend(inside[:1])
    sitting.evidence.append(Evidence("", "section headed as a meeting", "explicit", heading.start, heading.end))
    return sitting


def _named(page: Page, heading: Line, inside: Sequence[Line]) -> tuple[list[Person], dict[str, PersonFound]]:
    """Take the persons whom a section names, but for those of countries that its heading leaves out."""
    codes = {code for pair in pairs_of(heading.tagged) for code in pair}
    people: list[Person] = []
    places: dict[str, PersonFound] = {}
    for line in inside:
        for element in line.tagged.elements:
            if element.kind == "P" and isinstance(element.value, PersonFound):
                person = page.cast.find(element.value)
                fits = person is not None and (not codes or person.country is None or person.country in codes)
                if person is not None and fits and person not in people:
                    people.append(person)
                    places[person.id] = element.value
    return people, places


def _names_meeting(tagged: Tagged) -> bool:
    who = any(e.kind in "CDPO" or (isinstance(e.value, RoleFound) and e.value.country) for e in tagged.elements)
    return who and MEETING_HEADING.search(tagged.shape) is not None


def _kind(tagged: Tagged) -> MeetingKind:
    words = set(tagged.shape.split())
    kinds: tuple[MeetingKind, ...] = ("courtesy_call", "call", "working_meal")
    for kind in kinds:
        if words & set(load("meetings")["modes"][kind]):
            return kind
    return "bilateral"


@cache
def _meal() -> re.Pattern[str]:
    meals: list[str] = load("meetings")["nouns"]["working_meal"]
    return re.compile(rf"\b(?:an?|the)\s+(?:working\s+)?(?:{'|'.join(meals)})\b")


def part_meals(page: Page, sittings: Sequence[Sitting]) -> list[Sitting]:
    """Part a meal with a clock of its own from the talks before it: "…, and a dinner from 18:20"."""
    found: list[Sitting] = []
    for sitting in sittings:
        found.append(sitting)
        if sitting.kind == "working_meal":
            continue
        for i, line in enumerate((sitting.line, *sitting.details)):
            match = _meal().search(page.text, line.start, line.end)
            if match is None or not find_clocks(page.text, match.start(), line.end):
                continue
            if i == 0 and not find_clocks(page.text, line.start, match.start()):
                continue  # the one clock there is may be the talks'
            before, meal = replace(line, end=match.start()), replace(line, start=match.start())
            if i == 0:
                sitting.line = before
            else:
                sitting.details[i - 1] = before
            own = Sitting(
                meal, "working_meal", "dinner" if "dinner" in match.group() else "meal", *_same_people(sitting)
            )
            own.evidence.append(Evidence("", "a meal at its own hour", "explicit", meal.start, meal.end))
            found.append(own)
            break
    return found


def _same_people(sitting: Sitting) -> tuple[list[Person], dict[str, PersonFound]]:
    return list(sitting.principals), dict(sitting.places)
