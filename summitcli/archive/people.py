"""The persons of an archive: who met whom, how often, the same person under different names."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from summitcli.archive.names import name_words, same_person

Row = dict[str, Any]
ON_THE_SIDE = ("encounter", "same_event", "other_meeting")


@dataclass(slots=True)
class _Person:
    id: str
    names: dict[str, int] = field(default_factory=dict)  # to how often
    roles: dict[str, None] = field(default_factory=dict)
    countries: dict[str, None] = field(default_factory=dict)
    organizations: dict[str, None] = field(default_factory=dict)
    seen: list[tuple[Row, Row]] = field(default_factory=list)  # meeting, participant
    merged: set[str] = field(default_factory=set)

    def take(self, other: "_Person") -> None:
        """Become one with another person."""
        for name, count in other.names.items():
            self.names[name] = self.names.get(name, 0) + count
        self.roles |= other.roles
        self.countries |= other.countries
        self.organizations |= other.organizations
        self.seen += other.seen
        self.merged |= other.merged | {other.id}


def person_rows(meetings: Iterable[Row], chosen: tuple[str, ...]) -> list[Row]:
    """Return person/1 rows of the participants of meeting/1 rows, those met most often first.

    `chosen` names persons as typed; empty is everybody.
    """
    persons: dict[str, _Person] = {}
    for meeting in meetings:
        for participant in meeting["participants"]:
            person = persons.setdefault(participant["person_id"], _Person(participant["person_id"]))
            person.names[participant["name"]] = person.names.get(participant["name"], 0) + 1
            for kept, key in (
                (person.roles, "role"), (person.countries, "country"), (person.organizations, "organization"),
            ):  # fmt: skip
                if participant[key]:
                    kept.setdefault(participant[key])
            person.seen.append((meeting, participant))
    called = _merged(persons)
    names = {id: _fullest(persons[owner]) for id, owner in called.items()}
    rows = [
        _row(person, names, called)
        for person in persons.values()
        if called[person.id] == person.id
        and (not chosen or any(same_person(typed, [*person.names, person.id, *person.merged]) for typed in chosen))
    ]
    return sorted(rows, key=lambda row: (-row["meeting_count"], -len(row["encounters"]), row["name"], row["person_id"]))


def _merged(persons: dict[str, _Person]) -> dict[str, str]:
    """Take surnames for the one person with such a full name; return whom each person_id stands for.

    Too little rather than too much: with two Bushes in the archive a bare "Bush" stays on its own.
    """
    called = {id: id for id in persons}
    full: dict[str, list[_Person]] = {}
    for person in persons.values():
        words = name_words(person.id).split()
        if len(words) > 1:
            full.setdefault(words[-1], []).append(person)
            if words[0] != words[-1]:
                full.setdefault(words[0], []).append(person)  # family name first
    for person in list(persons.values()):
        words = name_words(person.id).split()
        if len(words) != 1:
            continue
        other = _the_one(person, full.get(words[0], []))
        if other and not {meeting["id"] for meeting, _ in person.seen} & {meeting["id"] for meeting, _ in other.seen}:
            other.take(person)
            called[person.id] = other.id
    return called


def _the_one(person: _Person, others: list[_Person]) -> "_Person | None":
    """Return the only one of `others` who shares a country, else the only one who shares a role and no country."""
    compatriots = [other for other in others if person.countries.keys() & other.countries.keys()]
    colleagues = [
        other
        for other in others
        if person.roles.keys() & other.roles.keys() and not (person.countries and other.countries)
    ]
    likely = compatriots or colleagues
    return likely[0] if len(likely) == 1 else None


def _fullest(person: _Person) -> str:
    return min(person.names, key=lambda name: (-len(name.split()), -person.names[name], -len(name), name))


def _row(person: _Person, names: dict[str, str], called: dict[str, str]) -> Row:
    meetings: list[Row] = []
    encounters: list[Row] = []
    seen = sorted(person.seen, key=lambda pair: (pair[0]["date"] or "9", pair[0]["start_time"] or "", pair[0]["id"]))
    for meeting, participant in seen:
        on_the_side = participant["presence"] in ON_THE_SIDE or meeting["kind"] == "encounter"
        company = {
            "id": meeting["id"],
            "pin": meeting["pin"],
            "document": meeting["document"],
            "date": meeting["date"],
            "name": meeting["name"],
            "presence": participant["presence"],
            "with": _with(meeting, participant, person, names, called),
        }
        (encounters if on_the_side else meetings).append(company)
    dates = [meeting["date"] for meeting, _ in seen if meeting["date"]]
    fullest = _fullest(person)
    return {
        "schema": "person/1",
        "person_id": person.id,
        "name": fullest,
        "names": [fullest, *sorted((name for name in person.names if name != fullest), key=lambda n: (-len(n), n))],
        "roles": list(person.roles),
        "countries": list(person.countries),
        "organizations": list(person.organizations),
        "meeting_count": len(meetings),
        "first": dates[0] if dates else None,
        "last": dates[-1] if dates else None,
        "meetings": meetings,
        "encounters": encounters,
        "merged_from": sorted(person.merged),
    }


def _with(meeting: Row, participant: Row, person: _Person, names: dict[str, str], called: dict[str, str]) -> list[str]:
    """Return who else was there; those met on the side met the principals, not each other."""
    present = participant["presence"] not in ON_THE_SIDE
    others = [
        other
        for other in meeting["participants"]
        if called[other["person_id"]] != person.id
        and (other["presence"] not in ON_THE_SIDE or meeting["kind"] == "encounter")
        and (present or meeting["kind"] == "encounter" or other["presence"] == "in_meeting")
    ]
    return list(dict.fromkeys(names[other["person_id"]] for other in others))
