"""The names that documents have for persons, before any are joined across documents."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from summitcli.archive.likeness import Name, read_name

Row = dict[str, Any]
Seen = tuple[Row, Row]  # meeting, participant

# Years without a meeting after which a name is another person's: a son's, in a long archive.
CAREER = 40
OFFICE = 15  # where nothing but a surname is known


@dataclass(slots=True)
class Spelling:
    """A name as one or more documents have it, always with the same person_id, side and initials."""

    id: str
    name: Name
    names: dict[str, int] = field(default_factory=dict)  # to how often
    roles: dict[str, None] = field(default_factory=dict)
    countries: dict[str, None] = field(default_factory=dict)
    organizations: dict[str, None] = field(default_factory=dict)
    seen: dict[str, list[Seen]] = field(default_factory=dict)  # by document
    rule: str = ""  # by which it was joined to another one; "" where nothing was
    because: str = ""

    def add(self, document: str, pairs: list[Seen]) -> None:
        """Take in a person of a document."""
        self.seen.setdefault(document, []).extend(pairs)
        for _, participant in pairs:
            self.names[participant["name"]] = self.names.get(participant["name"], 0) + 1
            for kept, key in (
                (self.roles, "role"), (self.countries, "country"), (self.organizations, "organization"),
            ):  # fmt: skip
                if participant[key]:
                    kept.setdefault(participant[key])

    def without(self, documents: set[str]) -> "tuple[Spelling, Spelling]":
        """Divide it into what these documents do not have, and what they have."""
        rest, kept = Spelling(self.id, self.name), Spelling(self.id, self.name)
        for document, pairs in self.seen.items():
            (kept if document in documents else rest).add(document, pairs)
        return rest, kept


@dataclass(slots=True, eq=False)
class Gathered:
    """A person of the archive."""

    spellings: list[Spelling]

    @property
    def documents(self) -> set[str]:
        """The documents that tell of the person."""
        return {document for spelling in self.spellings for document in spelling.seen}

    @property
    def weight(self) -> int:
        """How often the person is met."""
        return sum(len(pairs) for spelling in self.spellings for pairs in spelling.seen.values())

    @property
    def years(self) -> set[int]:
        """The years of the meetings."""
        return {y for spelling in self.spellings for pairs in spelling.seen.values() for y in _years(pairs)}

    @property
    def company(self) -> dict[str, str]:
        """The names of those who are met, by the ids that documents give them."""
        own = {spelling.id for spelling in self.spellings}
        meetings = (m for spelling in self.spellings for pairs in spelling.seen.values() for m, _ in pairs)
        return {p["person_id"]: p["name"] for m in meetings for p in m["participants"] if p["person_id"] not in own}

    def of(self, what: str) -> dict[str, None]:
        """Return the roles, countries or organizations of all spellings, in order."""
        return {value: None for spelling in self.spellings for value in getattr(spelling, what)}


def find_spellings(meetings: Iterable[Row]) -> list[Spelling]:
    """Return the names in meeting/1 rows; those that agree in name, side and initials are one."""
    nodes: dict[tuple[str, str], list[Seen]] = {}
    for meeting in meetings:
        for participant in meeting["participants"]:
            nodes.setdefault((meeting["document"], participant["person_id"]), []).append((meeting, participant))
    found: dict[tuple[object, ...], Spelling] = {}
    for (document, id), pairs in nodes.items():
        name = max((read_name(participant["name"]) for _, participant in pairs), key=lambda name: len(name.printed))
        sides = frozenset((p["country"], p["organization"]) for _, p in pairs if p["country"] or p["organization"])
        key: tuple[object, ...] = (id, name.initials, name.generation, sides)
        if len(name.parts) == 1:  # a surname alone is no more than its side and its office
            offices = frozenset(p["role"] for _, p in pairs if p["role"])
            key = (*key, offices, "" if sides or offices else document)
        found.setdefault(key, Spelling(id, name)).add(document, pairs)
    return [part for spelling in found.values() for part in _lifetimes(spelling)]


def _lifetimes(spelling: Spelling) -> list[Spelling]:
    """Divide a name where too many years lie between: the later ones are another's."""
    pause = CAREER if len(spelling.name.parts) > 1 else OFFICE
    dated = sorted((min(_years(pairs), default=0), document) for document, pairs in spelling.seen.items())
    parts: list[set[str]] = []
    last = 0
    for year, document in dated:
        if not parts or (last and year - last > pause):
            parts.append(set())
        parts[-1].add(document)
        last = year
    return [spelling.without(spelling.seen.keys() - part)[0] for part in parts] if len(parts) > 1 else [spelling]


def _years(pairs: Iterable[Seen]) -> set[int]:
    return {int(date[:4]) for meeting, _ in pairs if (date := meeting["date"]) and date[:4].isdigit()}
