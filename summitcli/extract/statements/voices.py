"""Whose words a clause reports: subjects resolved to the persons of that sitting."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from summitcli.extract.clauses import Clause, Subject
from summitcli.extract.identity import Person
from summitcli.extract.page import Line, Page
from summitcli.extract.people import PersonFound
from summitcli.extract.roles import RoleFound
from summitcli.extract.tagged import GroupFound
from summitcli.model import Attribution


@dataclass(frozen=True, slots=True)
class Sides:
    """Who can be meant by "the two leaders" in a line: the principals of its sitting."""

    meeting: str | None  # the meeting's id
    principals: tuple[Person, ...]


@dataclass(frozen=True, slots=True)
class Voice:
    """Whose words a clause reports."""

    attribution: Attribution
    persons: tuple[Person, ...]
    how: str


_UNKNOWN = Voice("single", (), "unresolved")
_HEADS = ("head_of_state", "head_of_government")
_MUTUAL = ("concur", "discuss")  # acts that take two: what was agreed, all sides agreed


class Voices:
    """Resolves the subjects of one document, line by line, and remembers who spoke last."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._joint: tuple[Person, ...] = ()
        self._single: Person | None = None
        self._named: Person | None = None  # the last person named, speaking or not

    def of(self, clause: Clause, line: Line, sides: Sides) -> Voice | None:
        """Return the voice of a clause, `None` where its subject is nobody that the document knows."""
        return self.heard(clause.subject, line, sides, mutual=clause.verb.act in _MUTUAL)

    def heard(self, subject: Subject, line: Line, sides: Sides, *, mutual: bool = False) -> Voice | None:
        """Resolve a subject, of whatever verb: the next sentence's "he" can mean him."""
        voice = self._resolve(subject, line, sides.principals, mutual=mutual)
        if voice is None:
            return None
        if voice.attribution == "joint":
            self._joint = voice.persons
        elif voice.attribution == "single":
            self._single = voice.persons[0] if len(voice.persons) == 1 else None
        return voice

    def corrected(self, persons: tuple[Person, ...]) -> Voice:
        """Return the voice of the one who is left, when the words show that the first guess was wrong."""
        self._single = persons[0] if len(persons) == 1 else None
        return Voice("single", persons, "coreference") if len(persons) == 1 else _UNKNOWN

    def end(self, line: Line, voices: Sequence[Voice]) -> None:
        """Take note that a line is over: "they" are those who last spoke together, if that was in the line before."""
        if voices and all(voice.attribution != "joint" for voice in voices):
            self._joint = ()
        self._named = self._last_named(line, len(line.tagged.elements)) or self._named

    def _resolve(self, subject: Subject, line: Line, among: tuple[Person, ...], *, mutual: bool) -> Voice | None:
        match subject.kind:
            case "persons" | "role" | "group":
                return self._members(subject, among)
            case "it" | "passive":
                persons = among if mutual and len(among) > 1 else ()
                return Voice("joint" if mutual else "implicit", persons, "passive")
            case "we":
                return Voice("joint", among, "coreference" if among else "unresolved")
            case "they":
                return self._they(subject, among)
            case "he":
                return Voice("single", (self._single,), "coreference") if self._single else _UNKNOWN
            case "side":
                return Voice("single", _of_countries(among, subject.countries), "coreference")
            case "counterpart":
                return self._counterpart(subject, among)
            case "latter":
                person = self._last_named(line, subject.first) or self._named
                return Voice("single", (person,), "coreference") if person in among and person else _UNKNOWN
            case "countries":
                return _countries(subject, among)

    def _members(self, subject: Subject, among: tuple[Person, ...]) -> Voice | None:
        """Resolve persons, offices and groups; two or more speak together."""
        halves = tuple(dict.fromkeys(p for part in subject.parts if (p := self.office(part, among)) is not None))
        if len(halves) > 1 and set(halves) <= set(among):
            return Voice("joint", halves, "coreference")  # "the President and Prime Minister" are two here
        people: list[Person] = []
        unknown = 0
        explicit = True
        for member in subject.members:
            found: Iterable[Person]
            if isinstance(member, PersonFound):
                person = self._page.cast.find(member)
                if person is None and len(subject.members) > 1:
                    person = Person(member.name, member.words)  # known by the company they keep
                found = (person,) if person else ()
            elif isinstance(member, RoleFound):
                person = self.office(member, among)
                found, explicit = (person,) if person else (), False
            else:
                group = _group(member, among)
                if group is None:
                    return None  # "the foreign ministers", told of in a meeting of presidents
                found, explicit = group, False
            people.extend(found)
            unknown += not found
        persons = tuple(dict.fromkeys(people))
        how = "explicit" if explicit else "coreference"
        if len(subject.members) > 1 or subject.kind == "group":
            known = any(isinstance(m, GroupFound) for m in subject.members)
            if not known and not any(person in self._page.cast.people for person in persons):
                return None
            if (unknown and len(subject.members) == len(among)) or _counterpart_named(subject, among):
                persons = among  # "the President and the Minister", one of them by another name
            return Voice("joint", persons, how)
        if persons:
            return Voice("single", persons, how)
        return _UNKNOWN if subject.kind == "role" else None

    def office(self, role: RoleFound, among: tuple[Person, ...]) -> Person | None:
        """Return the person whom an office means: one of the sitting, else one of the document.

        "The President" where two presidents sit means the issuer's own, who needs no country.
        """
        for people in (among, tuple(self._page.cast.people)):
            person = self._page.cast.by_office(role, people)
            if role.country is None:
                home = [p for p in people if p.country and p.country == self._page.issuer_country]
                home = home or [p for p in people if p.country_how not in ("explicit", "coreference")]
                if len(home) == 1 and home[0].role is None and role.rank in _HEADS and people is among:
                    return home[0]  # whose office no line has to name
                person = person or self._page.cast.by_office(role, home)
            if person is not None:
                return person
        return None

    def _they(self, subject: Subject, among: tuple[Person, ...]) -> Voice | None:
        people = self._joint or among
        if subject.size is not None and len(people) != subject.size:
            people = among if len(among) == subject.size else ()
        if not people and not among:
            return Voice("joint", (), "unresolved")
        return Voice("joint", people, "coreference") if len(people) > 1 or subject.size else None

    def _counterpart(self, subject: Subject, among: tuple[Person, ...]) -> Voice:
        others = tuple(p for p in among if p is not self._single)
        if subject.countries:
            others = _of_countries(among, subject.countries) or others
        return Voice("single", others, "coreference") if len(others) == 1 else _UNKNOWN

    def _last_named(self, line: Line, before: int) -> Person | None:
        for element in reversed(line.tagged.elements[:before]):
            if element.kind in "PB" and isinstance(element.value, PersonFound):
                return self._page.cast.find(element.value)
        return None


def _group(member: GroupFound, among: tuple[Person, ...]) -> tuple[Person, ...] | None:
    """Return those whom a group means; `None` where it can be nobody of this sitting."""
    ranks = set(member.group.ranks)
    known = [person for person in among if person.rank]
    if ranks and known and not any(person.rank in ranks for person in known):
        return None
    size = member.size
    if size is None:
        return among
    if len(among) > size:
        fitting = tuple(person for person in among if not ranks or person.rank in ranks)
        return fitting if len(fitting) == size else ()
    return among if len(among) == size or size == 2 else ()


def _counterpart_named(subject: Subject, among: tuple[Person, ...]) -> bool:
    """Whether "Mr Lee and his French counterpart" are the two of the sitting."""
    return subject.kind == "group" and not subject.others and len(subject.members) == 1 and len(among) == 2


def _of_countries(among: Sequence[Person], codes: Sequence[str]) -> tuple[Person, ...]:
    return tuple(person for person in among if person.country in codes)


def _countries(subject: Subject, among: tuple[Person, ...]) -> Voice | None:
    """Resolve "Russia and Japan" to those who sit for them; other countries are not the ones that meet."""
    people = tuple(
        person
        for person in among
        if person.country in subject.countries or (person.organization or "") in subject.organizations
    )
    if not people:
        return None
    if subject.plural:
        seated = {p.country for p in people} | {p.organization for p in people}
        return Voice("joint", people, "coreference") if seated >= {*subject.countries, *subject.organizations} else None
    return Voice("single", people, "coreference")


def together(voice: Voice, others: Iterable[Person], how: str) -> Voice:
    """Return the voice of a speaker and those whom they agreed with."""
    return replace(voice, attribution="joint", persons=(*others, *voice.persons), how=how)
