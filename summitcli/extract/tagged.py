"""A sentence as a shape: persons, groups, countries and places each one letter, all other words as they are.

"Mr. Kan met President Hu of China in Yokohama." has the shape "P met P in L ." — so that a rule can be
written as the sentence that it recognises, and every match leads back to the words.
"""

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cache
from typing import Literal

from summitcli.extract.people import PersonFound, read_bare_name, read_person
from summitcli.extract.roles import RoleFound
from summitcli.lexicon import Country, Group, Organization, Place, countries, organizations, places, roles
from summitcli.tokens import Tokens

Kind = Literal["P", "B", "R", "G", "C", "D", "L", "O", "w"]
"""P a person, B a bare name that may be one, R an office without a name, G a group ("the two leaders"),
C a country, D a demonym, L a place, O an organization, w any other word."""


@dataclass(frozen=True, slots=True)
class GroupFound:
    """ "The two leaders", "both foreign ministers", "the Russian and German Presidents"."""

    group: Group
    size: int | None  # how many it says they are
    countries: tuple[str, ...]  # those it names


Value = PersonFound | RoleFound | GroupFound | Country | Place | Organization | None


@dataclass(frozen=True, slots=True)
class Element:
    """One letter or word of a shape, and the words it stands for."""

    kind: Kind
    first: int
    last: int  # exclusive
    value: Value


@dataclass(frozen=True, slots=True)
class Tagged:
    """The shape of a stretch of words."""

    tokens: Tokens
    elements: tuple[Element, ...]
    shape: str
    offsets: tuple[int, ...]  # where in the shape each element begins

    def at(self, offset: int) -> int:
        """Return the index of the element at a character of the shape."""
        return bisect_right(self.offsets, offset) - 1

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Return the place in the text of a half-open range of elements."""
        start = self.tokens.starts[self.elements[first].first]
        return start, self.tokens.ends[self.elements[last - 1].last - 1]

    def group(self, match: re.Match[str], name: str | int = 0) -> tuple[int, int]:
        """Return the half-open range of elements that a group of a match covers; empty when it took no part."""
        start, end = match.span(name)
        if start < 0 or start == end:
            return 0, 0
        return self.at(start), self.at(end - 1) + 1


_NUMBERS = {"two": 2, "both": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9}
_GROUP_OPENERS = frozenset({"the", "all", "these", *_NUMBERS})
_INNER = frozenset(
    {"the", "of", "and", "respective", "national", "countries", "countries'", "'", "'s", ",", "other", "side"}
)


def read_group(tokens: Tokens, i: int) -> tuple[int, GroupFound] | None:
    """Read a group noun in the plural with its article or number at word `i`."""
    if tokens.lower[i] not in _GROUP_OPENERS:
        return None
    n = len(tokens)
    size: int | None = None
    named: list[str] = []
    j = i
    while j < n and j - i < 9:
        word = tokens.lower[j]
        if j > i or word in _NUMBERS:
            hit = roles().groups.at(tokens, j)
            if hit and hit[1].plural:
                j += hit[0]
                if j + 2 < n and tokens.lower[j] == "of" and (more := _of_countries(tokens, j)):
                    j, codes = more
                    named.extend(codes)
                return j, GroupFound(hit[1], size, tuple(dict.fromkeys(named)))
        if word in _NUMBERS:
            size = _NUMBERS[word]
            j += 1
        elif land := countries().demonyms.at(tokens, j) or countries().names.at(tokens, j):
            named.append(land[1].code)
            j += land[0]
        elif j == i or word in _INNER:
            j += 1
        else:
            break
    return None


def _of_countries(tokens: Tokens, j: int) -> tuple[int, list[str]] | None:
    """Read "of Russia and Japan" behind a group."""
    n = len(tokens)
    k = j + 1
    codes: list[str] = []
    end = j
    while k < n:
        if tokens.lower[k] == "the":
            k += 1
            continue
        hit = countries().names.at(tokens, k)
        if hit is None:
            break
        codes.append(hit[1].code)
        k += hit[0]
        end = k
        while k < n and tokens.lower[k] in (",", "and"):
            k += 1
    return (end, codes) if len(codes) > 1 else None


@cache
def _lower_openers() -> frozenset[str]:
    words = roles()
    return words.heads | words.modifiers | frozenset({"prime", "head", "king", "queen", "the", "a"})


def tag(tokens: Tokens) -> Tagged:
    """Find persons, groups, countries and places in a stretch of words."""
    elements: list[Element] = []
    i = 0
    n = len(tokens)
    while i < n:
        element = _element(tokens, i)
        elements.append(element)
        i = element.last
    return shape_of(tokens, elements)


def shape_of(tokens: Tokens, elements: list[Element]) -> Tagged:
    """Put elements together; a letter for each that is more than a word."""
    parts: list[str] = []
    offsets: list[int] = []
    at = 0
    for element in elements:
        part = tokens.lower[element.first] if element.kind == "w" else element.kind
        parts.append(part)
        offsets.append(at)
        at += len(part) + 1
    return Tagged(tokens, tuple(elements), " ".join(parts), tuple(offsets))


def _element(tokens: Tokens, i: int) -> Element:
    word = tokens.words[i]
    capital = word[0].isupper()
    lower = tokens.lower[i]
    if lower in _GROUP_OPENERS and (group := read_group(tokens, i)):
        return Element("G", i, group[0], group[1])
    if capital or lower in _lower_openers():
        # the second of a pair belongs to the pair: "Japan-Russia Foreign Ministers' Meeting"
        paired = i > 0 and tokens.words[i - 1] == "-" and tokens.glued(i)
        found = None if paired else read_person(tokens, i)
        if isinstance(found, PersonFound):
            return Element("P", i, found.last, found)
        if found is not None and (lower != "a" or found.complete):
            return Element("R", i, found.last, found)
    if capital:
        if other := countries().look_alikes.at(tokens, i):
            return Element("O", i, i + other[0], None)
        country, place = countries().names.at(tokens, i), places().names.at(tokens, i)
        if country and not (place and place[0] > country[0]):  # "Mexico City" is no country
            return Element("C", i, i + country[0], country[1])
        if demonym := countries().demonyms.at(tokens, i):
            return Element("D", i, i + demonym[0], demonym[1])
        if organization := organizations().names.at(tokens, i):
            return Element("O", i, i + organization[0], organization[1])
        if place and not _goes_on(tokens, i + place[0]):
            return Element("L", i, i + place[0], place[1])
        if (i == 0 or tokens.lower[i - 1] != "the") and (bare := read_bare_name(tokens, i)):
            return Element("B", i, bare.last, bare)
    elif lower[0].isdigit() and (place := places().names.at(tokens, i)):  # "10 Downing Street"
        return Element("L", i, i + place[0], place[1])
    return Element("w", i, i + 1, None)


def _goes_on(tokens: Tokens, j: int) -> bool:
    """Whether a place's name goes on to a longer name that only begins like it ("Washington Post")."""
    if j >= len(tokens):
        return False
    word = tokens.words[j]
    return word[0].isupper() and word.isalpha() and read_bare_name(tokens, j - 1) is not None
