"""The persons of an archive: who met whom, how often, the same person under different names."""

from collections import Counter
from collections.abc import Collection, Iterable
from typing import Any

from summitcli.archive.gathering import gather
from summitcli.archive.names import name_words
from summitcli.archive.spellings import Gathered, Seen, Spelling
from summitcli.archive.widening import known_as

Row = dict[str, Any]
ON_THE_SIDE = ("encounter", "same_event", "other_meeting")


class People:
    """The persons of an archive's meeting/1 rows, those met most often first.

    Who is who is told by all meetings, though only the `shown` ones are answered with, by their ids.
    """

    def __init__(self, meetings: Iterable[Row], shown: Collection[str] | None = None) -> None:
        self._shown = shown
        self._persons = gather(meetings)
        self._names = {id(person): _names(person) for person in self._persons}
        self._ids = _ids(self._persons, self._names)
        self._who = {
            (document, spelling.id): person
            for person in self._persons
            for spelling in person.spellings
            for document in spelling.seen
        }

    def rows(self, chosen: tuple[str, ...]) -> list[Row]:
        """Return person/1 rows; `chosen` names persons as typed, empty is everybody."""
        rows = [self._row(person) for person in self._chosen(chosen) if self._pairs(person.spellings)]
        return sorted(rows, key=_often)

    def spellings(self, chosen: tuple[str, ...]) -> list[Row]:
        """Return spelling/1 rows of the same persons in the same order: all names of each, and what joined them."""
        persons = sorted(self._chosen(chosen), key=lambda person: _often(self._row(person)))
        shown = [
            (person, spelling) for person in persons for spelling in _anchor_first(person) if self._pairs([spelling])
        ]
        return [
            {
                "schema": "spelling/1",
                "person_id": self._ids[id(person)],
                "person": self._names[id(person)][0],
                "own_id": spelling.id,
                "name": _fullest(spelling),
                "roles": list(spelling.roles),
                "countries": list(spelling.countries),
                "organizations": list(spelling.organizations),
                "documents": list(dict.fromkeys(meeting["document"] for meeting, _ in self._pairs([spelling]))),
                "rule": spelling.rule or None,
                "because": spelling.because or None,
            }
            for person, spelling in shown
        ]

    def called(self, typed: str) -> list[tuple[str, str]]:
        """Return what documents call those whom a typed name can mean, where that is not found by the words typed.

        Each is the id of a document, and a form in which the index keeps the name.
        """
        found: dict[tuple[str, str], None] = {}
        for person in self._chosen((typed,)):
            for spelling in person.spellings:
                forms = {name_words(f"{spelling.id} {name}") for name in spelling.names}
                if not known_as(typed, forms):
                    forms |= {name_words(name) for name in (spelling.id, *spelling.names)}
                    found |= {(document, form): None for document in spelling.seen for form in sorted(forms)}
        return list(found)

    def _chosen(self, chosen: tuple[str, ...]) -> list[Gathered]:
        if not chosen:
            return self._persons
        known: dict[str, list[Gathered]] = {}
        for person in self._persons:
            for name in (*self._names[id(person)], *(spelling.id for spelling in person.spellings)):
                known.setdefault(name_words(name), []).append(person)
        found: dict[int, Gathered] = {}
        for typed in chosen:
            found |= {id(person): person for spelling in known_as(typed, known) for person in known[spelling]}
        return list(found.values())

    def _row(self, person: Gathered) -> Row:
        meetings: list[Row] = []
        encounters: list[Row] = []
        pairs = self._pairs(person.spellings)
        pairs.sort(key=lambda pair: (pair[0]["date"] or "9", pair[0]["start_time"] or "", pair[0]["id"]))
        for meeting, participant in pairs:
            on_the_side = participant["presence"] in ON_THE_SIDE or meeting["kind"] == "encounter"
            company = {
                "id": meeting["id"],
                "pin": meeting["pin"],
                "document": meeting["document"],
                "date": meeting["date"],
                "name": meeting["name"],
                "presence": participant["presence"],
                "with": self._with(meeting, participant, person),
            }
            (encounters if on_the_side else meetings).append(company)
        dates = [meeting["date"] for meeting, _ in pairs if meeting["date"]]
        names = self._names[id(person)]
        own = self._ids[id(person)]
        return {
            "schema": "person/1",
            "person_id": own,
            "name": names[0],
            "names": names,
            "roles": list(dict.fromkeys(participant["role"] for _, participant in pairs if participant["role"])),
            "countries": list(person.of("countries")),
            "organizations": list(person.of("organizations")),
            "meeting_count": len(meetings),
            "first": dates[0] if dates else None,
            "last": dates[-1] if dates else None,
            "meetings": meetings,
            "encounters": encounters,
            "merged_from": sorted({spelling.id for spelling in person.spellings} - {own}),
        }

    def _pairs(self, spellings: Iterable[Spelling]) -> list[Seen]:
        """Return the meetings of these names that are to be shown, each with what it tells of the person."""
        pairs = (pair for spelling in spellings for held in spelling.seen.values() for pair in held)
        return [pair for pair in pairs if self._shown is None or pair[0]["id"] in self._shown]

    def _with(self, meeting: Row, participant: Row, person: Gathered) -> list[str]:
        """Return who else was there; those met on the side met the principals, not each other."""
        present = participant["presence"] not in ON_THE_SIDE
        others = (
            self._who[meeting["document"], other["person_id"]]
            for other in meeting["participants"]
            if (other["presence"] not in ON_THE_SIDE or meeting["kind"] == "encounter")
            and (present or meeting["kind"] == "encounter" or other["presence"] == "in_meeting")
        )
        return list(dict.fromkeys(self._names[id(other)][0] for other in others if other is not person))


def _anchor_first(person: Gathered) -> list[Spelling]:
    return sorted(person.spellings, key=lambda spelling: bool(spelling.rule))


def _often(row: Row) -> tuple[object, ...]:
    return (-row["meeting_count"], -len(row["encounters"]), row["name"], row["person_id"])


def _names(person: Gathered) -> list[str]:
    """Return all forms of the name, the fullest first."""
    counts: dict[str, int] = {}
    for spelling in person.spellings:
        for name, count in spelling.names.items():
            counts[name] = counts.get(name, 0) + count
    fullest = min(counts, key=lambda name: (-len(name.split()), -counts[name], -len(name), name))
    return [fullest, *sorted((name for name in counts if name != fullest), key=lambda name: (-len(name), name))]


def _fullest(spelling: Spelling) -> str:
    return min(spelling.names, key=lambda name: (-len(name.split()), -spelling.names[name], -len(name), name))


def _ids(persons: list[Gathered], names: dict[int, list[str]]) -> dict[int, str]:
    """Give each person the id that documents give to the fullest name; namesakes have their side behind it."""
    own = {id(person): _own(person, names[id(person)][0]) for person in persons}
    wanted = Counter(own.values())
    taken: set[str] = set()
    for person in persons:
        name = own[id(person)]
        if wanted[name] > 1:
            side = next(iter((*person.of("countries"), *person.of("organizations"))), "")
            name = name_words(f"{name} {side}").replace(" ", "-")
            number = 2
            while name in taken:
                name = f"{name.rstrip('0123456789').rstrip('-')}-{number}"
                number += 1
        taken.add(name)
        own[id(person)] = name
    return own


def _own(person: Gathered, fullest: str) -> str:
    return next(spelling.id for spelling in person.spellings if fullest in spelling.names)
