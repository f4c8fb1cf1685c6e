"""Which meetings a document reports as held, and between whom."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from summitcli.extract.identity import Person
from summitcli.extract.meeting_rules import (
    MEETING_HEADING,
    PRACTICAL_HEADING,
    PRACTICAL_OPENING,
    detail_rules,
    elsewhere,
    encounter_rules,
    fronted,
    meeting_rules,
    not_held,
    participation_rules,
    title_rules,
)
from summitcli.extract.page import Line, Page
from summitcli.extract.people import PersonFound
from summitcli.extract.principals import host_of, persons_of
from summitcli.extract.tagged import Tagged
from summitcli.lexicon import load
from summitcli.model import Evidence, MeetingKind


@dataclass(slots=True, eq=False)
class Sitting:
    """A meeting while it is being put together."""

    line: Line
    kind: MeetingKind
    noun: str  # "summit meeting", "telephone conversation"
    principals: list[Person]
    places: dict[str, PersonFound]  # where the text names them, by person id
    section: str = ""  # the numbered section that it fills; "" where it stands in the lead
    details: list[Line] = field(default_factory=list)  # other sentences that tell of it
    attendees: list[tuple[Person, PersonFound, Line, int, str | None]] = field(default_factory=list)
    encounters: list[tuple[Person, PersonFound, Line, int]] = field(default_factory=list)
    complete: bool = True
    unnamed: bool = False  # the text names its people only in a list
    evidence: list[Evidence] = field(default_factory=list)


def find_sittings(page: Page) -> list[Sitting]:
    """Find the meetings that a document reports, in the order of the text.

    Sections that are each a meeting of their own are for `headed.find_headed`.
    """
    sittings: list[Sitting] = []
    for line in page.narrated():
        if not line.section or _own_section(page, line):
            read_line(page, line, sittings)
    if not sittings:  # the paragraphs of old communiqués are numbered, and the meeting stands in any of them
        for line in page.narrated():
            if line.section and line.block.heading is None and line.block.kind == "section":
                read_line(page, line, sittings)
    _read_titles(page, sittings)
    _read_participation(page, sittings)
    if sittings:
        practical = (line for line in page.narrated() if line.section and _is_practical(page, line))
        sittings[0].details.extend(line for line in practical if line not in sittings[0].details)
    return sittings


def _is_practical(page: Page, line: Line) -> bool:
    top = line.section.split(".")[0]
    heading = next((h for h in page.headings if h.section == top), None)
    return heading is not None and PRACTICAL_HEADING.search(heading.tagged.shape) is not None


def _own_section(page: Page, line: Line) -> bool:
    """Whether a numbered section is one that tells of the meeting itself: "1. Time and Place", "2. Summit Meeting"."""
    top = line.section.split(".")[0]
    heading = next((h for h in page.headings if h.section == top), None)
    if heading is None and PRACTICAL_OPENING.match(line.tagged.shape):
        return True
    if heading is None:
        return line.section == top == "1" and line.block.kind == "section"  # the introduction is item 1
    shape = heading.tagged.shape
    return PRACTICAL_HEADING.search(shape) is not None or (
        line.section == top and line.block.kind != "item" and MEETING_HEADING.search(shape) is not None
    )


def find_unnamed(page: Page) -> Sitting | None:
    """Find a meeting whose people stand only in a list: "The Dialogue took place …", "1. Time and Place"."""
    for line in page.narrated():
        shape = line.tagged.shape
        told = any(rule.pattern.search(shape) for rule in detail_rules()[:2]) or any(
            (match := rule.pattern.search(shape)) and _reports(line.tagged, match) for rule in meeting_rules()
        )
        practical = bool(line.section) and _own_section(page, line)
        if (told and not line.section) or practical:
            sitting = Sitting(line, "bilateral", "meeting", [], {}, unnamed=True)
            sitting.evidence.append(Evidence("", "a meeting of those in the list", "explicit", line.start, line.end))
            return sitting
    return None


def read_line(page: Page, line: Line, sittings: list[Sitting]) -> None:
    """Read what one sentence says of meetings into `sittings`: a new one, more of a known one, or nothing."""
    shape = line.tagged.shape
    for rule in encounter_rules():
        match = rule.pattern.search(shape)
        if match is not None and _reports(line.tagged, match):
            _add_encounters(page, line, match, sittings)
            return
    for rule in meeting_rules():
        match = rule.pattern.search(shape)
        if match is None or not _reports(line.tagged, match):
            continue
        principals, places = persons_of(page, line, match)
        if not principals:
            if sittings and line.tagged.elements[line.tagged.at(match.start())].kind == "G":
                sittings[-1].details.append(line)  # "The two leaders held a summit meeting from 17:00"
                return
            continue
        if len(principals) == 1 and match.groupdict().get("a") == "R":
            principals = [*host_of(page, principals[0]), *principals]  # "The President met Prime Minister Kan"
        known = _same_sitting(sittings, principals, line)
        if known is not None:
            known.details.append(line)
            return
        sitting = Sitting(line, _kind(match), _noun(match), principals, places)
        sitting.evidence.append(Evidence("", rule.name, "explicit", line.start, line.end))
        sittings.append(sitting)
        return
    if sittings and any(rule.pattern.search(shape) for rule in detail_rules()):
        sittings[-1].details.append(line)


def _reports(tagged: Tagged, match: re.Match[str]) -> bool:
    """Whether a match is the sentence's own main clause, in the past: not "said that he had met X"."""
    start = match.start("a") if "a" in match.re.groupindex and match.group("a") else match.start()
    before = tagged.shape[:start]
    gap = (match.groupdict().get("gap") or "").strip()
    if not_held().search(gap) or elsewhere().search(gap):
        return False
    # a fronted phrase names no person and opens no clause
    if re.search(r"\b[PB]\b", before):
        return False
    return not fronted().search(before)


def _same_sitting(sittings: Sequence[Sitting], principals: Sequence[Person], line: Line) -> Sitting | None:
    """Return the meeting of the same people that is already known.

    "also", "then" or "later" with a second sentence of the same people open no other one by themselves: only
    another date or clock does, and that is for the caller who reads it.
    """
    wanted = {person.id for person in principals}
    for sitting in sittings:
        known = {person.id for person in sitting.principals}
        if wanted <= known and (len(wanted) > 1 or len(known) == 1 or line.block is sitting.line.block):
            return sitting
    return None


def _kind(match: re.Match[str]) -> MeetingKind:
    # "had a positive discussion by phone": the means may stand right behind
    words = set(match.group().split()) | set(match.string[match.end() :].split()[:3])
    modes = load("meetings")["modes"]
    for kind in ("call", "courtesy_call", "working_meal"):
        if words & set(modes[kind]):
            return kind
    if not match.groupdict().get("noun") and {"spoke", "called", "telephoned", "phoned"} & words:
        return "call"
    return "bilateral"


def _noun(match: re.Match[str]) -> str:
    noun = match.groupdict().get("noun")
    if not noun:
        return "call" if {"spoke", "called", "telephoned"} & set(match.group().split()) else "meeting"
    first = noun.split()[0]
    return (
        noun
        if first not in ("a", "an", "the", "his", "her", "their", "of", "in", "and", "two", "held", "had", "expanded")
        else " ".join(noun.split()[1:])
    )


def _add_encounters(page: Page, line: Line, match: re.Match[str], sittings: list[Sitting]) -> None:
    if not sittings:
        return
    subject = line.tagged.group(match, "a")[1]
    for k in range(subject, len(line.tagged.elements)):
        value = line.tagged.elements[k].value
        if line.tagged.elements[k].kind == "P" and isinstance(value, PersonFound):
            person = page.cast.add(value)
            if person not in sittings[0].principals:
                sittings[0].encounters.append((person, value, line, k))


def _read_participation(page: Page, sittings: list[Sitting]) -> None:
    """Read "took part in the meeting of …" where a document reports no meeting of persons with persons."""
    (rule,) = participation_rules()
    for line in page.narrated():
        if line.section or sittings:
            return
        match = rule.pattern.search(line.tagged.shape)
        if match is None or not _reports(line.tagged, match):
            continue
        principals, places = persons_of(page, line, match)
        if principals:
            sitting = Sitting(line, _kind(match), _noun(match), principals, places)
            sitting.kind = "multilateral" if sitting.kind == "bilateral" else sitting.kind
            sitting.evidence.append(Evidence("", rule.name, "explicit", line.start, line.end))
            sittings.append(sitting)


def _read_titles(page: Page, sittings: list[Sitting]) -> None:
    """Read the title as a report where no sentence of the body is one; add to it where one is."""
    for line in page.title[:1]:
        for rule in (*meeting_rules(), *title_rules()):
            match = rule.pattern.search(line.tagged.shape)
            if match is None or not _reports(line.tagged, match):
                continue
            principals, places = persons_of(page, line, match)
            if not principals:
                continue
            first = sittings[0] if sittings else None
            if first is not None:
                if _noun(match) and first.kind == "bilateral":
                    first.kind = _kind(match)
                return
            if len(principals) == 1:
                principals = [*host_of(page, principals[0]), *principals]
            sitting = Sitting(line, _kind(match), _noun(match), principals, places)
            sitting.evidence.append(Evidence("", rule.name, "explicit", line.start, line.end))
            sittings.append(sitting)
            return
