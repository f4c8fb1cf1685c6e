"""Who is who in one document: many spellings, one person."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from summitcli.extract.names import name_words
from summitcli.extract.people import PersonFound
from summitcli.extract.roles import RoleFound
from summitcli.extract.tagged import Element, Tagged, shape_of
from summitcli.lexicon import Rank
from summitcli.tokens import Tokens, fold


@dataclass(slots=True, eq=False)
class Person:
    """One person of the document, gathered from all places that name them."""

    name: str  # the fullest form
    words: tuple[str, ...]
    role: str | None = None
    rank: Rank | None = None
    office: str | None = None
    country: str | None = None
    organization: str | None = None
    country_how: str = "explicit"
    visited: str | None = None  # the country that the text says this person visits, alpha-3
    order: int = 0
    offices: set[str] = field(default_factory=set)

    @property
    def id(self) -> str:
        """A slug of the name without initials: "rosa-duarte"."""
        return slug(self.name)

    def add(self, found: PersonFound) -> None:
        """Take in what one more place says."""
        words = found.words
        if len(words) > len(self.words):
            self.name, self.words = found.name, words
        if self.role is None and found.role:
            self.role, self.rank, self.office = found.role, found.rank, found.office
        if found.office:
            self.offices.add(found.office)
        self.country = self.country or found.country
        self.organization = self.organization or found.organization


def slug(name: str) -> str:
    """Turn a name into an id: letters and digits of its words, joined by hyphens; one-letter initials left out."""
    return "-".join(name_words(re.sub(r"[^\w\s.,'-]", "", name))).replace("'", "") or fold(name).replace(" ", "-")


class Cast:
    """The persons of one document, in the order in which the text brings them."""

    def __init__(self) -> None:
        self.people: list[Person] = []
        self._by_word: dict[str, list[Person]] = {}

    def add(self, found: PersonFound) -> Person:
        """Find the person that a mention means, or make them known."""
        person = self.find(found)
        if person is None:
            person = Person(found.name, found.words, order=len(self.people))
            self.people.append(person)
        person.add(found)
        for word in person.words:
            known = self._by_word.setdefault(word, [])
            if person not in known:
                known.append(person)
        return person

    def find(self, found: PersonFound) -> Person | None:
        """Return the one known person whom a mention can mean.

        A shorter form is a longer one's when all its words are in it; "Joe Biden" and "Joseph R. Biden, Jr."
        are one person when family name, first letter and office agree.
        """
        words = set(found.words)
        candidates = list(dict.fromkeys(p for word in words for p in self._by_word.get(word, ())))
        fitting = [p for p in candidates if _same(words, found, p)]
        if len(fitting) > 1:
            fitting = [p for p in fitting if found.office in p.offices] or fitting
        return fitting[-1] if fitting else None

    def by_words(self, words: Iterable[str]) -> Person | None:
        """Return the one person whose name holds all these folded words, `None` when there is none or several."""
        wanted = set(words)
        found = [p for p in self.people if wanted <= set(p.words)]
        return found[0] if len(found) == 1 else None

    def by_office(self, role: RoleFound, among: Sequence[Person]) -> Person | None:
        """Return the person whom an office without a name means, out of those given."""
        if role.country:
            same = [p for p in among if p.country == role.country and (p.rank == role.rank or role.office in p.offices)]
            if not same:
                same = [p for p in among if p.country == role.country and role.office == "leader"]
            return same[0] if len(same) == 1 else None
        same = [p for p in among if role.office in p.offices]
        if not same:
            same = [p for p in among if p.rank == role.rank and role.rank not in ("official", "other")]
        return same[0] if len(same) == 1 else None

    def settle(self, tagged: Tagged) -> Tagged:
        """Turn bare names and lone family names of known persons into persons."""
        elements: list[Element] = []
        changed = False
        for element in tagged.elements:
            if element.kind == "B" and isinstance(element.value, PersonFound):
                if self.find(element.value) is not None:
                    element = replace(element, kind="P")
                    changed = True
            elif element.kind in ("w", "L") and element.last == element.first + 1:
                found = self._lone(tagged.tokens, element.first)
                if found is not None:
                    element = Element("P", element.first, element.last, found)
                    changed = True
            elements.append(element)
        return shape_of(tagged.tokens, elements) if changed else tagged

    def _lone(self, tokens: Tokens, i: int) -> PersonFound | None:
        word = tokens.words[i]
        known = self._by_word.get(tokens.lower[i]) if word[0].isupper() else None
        if not known or len(known) != 1 or word not in known[0].name:
            return None
        if i + 1 < len(tokens) and tokens.words[i + 1] == "-":
            return None
        return PersonFound(i, i + 1, i, i + 1, word, None, None, None, None, None, honorific=False)


def _same(words: set[str], found: PersonFound, person: Person) -> bool:
    theirs = set(person.words)
    if found.country and person.country and found.country != person.country:
        return False
    if words <= theirs or theirs <= words:
        return True
    mine, known = found.words, person.words
    return (
        len(mine) > 1
        and len(known) > 1
        and mine[-1] == known[-1]
        and mine[0][0] == known[0][0]
        and bool(found.office)
        and found.office in person.offices
    )
