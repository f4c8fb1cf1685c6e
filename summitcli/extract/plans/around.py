"""Where a plan is to be, and with whom: the places and the people in the event's words and right around them."""

import re

from summitcli.extract.names import printed_name
from summitcli.extract.page import Page
from summitcli.extract.people import PersonFound
from summitcli.extract.plans.naming import Name
from summitcli.extract.plans.strips import Strip
from summitcli.extract.roles import RoleFound
from summitcli.lexicon import Country, Place


def place_of(strip: Strip, name: Name, at: int, since: int) -> str | None:
    """Return the town, else the country, where the event is to be: in its name, before its date, or right behind it.

    `since` is the part to look from: behind the date before it, where a date shares its verb with that one.
    """
    first, last = max(name.first, since), name.last
    if strip is name.strip:
        last = max(last, at + 1)
        if last == at + 1 and any(part.word in ("in", "at", "to") for part in strip.parts[last : last + 1]):
            last += 2 + (strip.letters[last + 1 : last + 2] == "o")  # "would meet on April 29 in St. Petersburg"
            if any(part.word == "/" or part.letter in "Na" for part in strip.parts[last : last + 1]):
                last = at + 1  # "in the Aqaba/Sharm format"
    country: str | None = None
    named: str | None = None
    parts = name.strip.parts
    tokens = name.strip.line.tagged.tokens
    for i in range(first, min(last, len(parts))):
        element = parts[i].element
        before = parts[i - 1].word if i else ""
        if before == "the" and i > 1:
            before = parts[i - 2].word
        if (
            element is not None
            and i < name.head
            and element.kind == "L"
            and "-" not in name.strip.letters[i - 1 : i + 2]
        ):
            named = named or printed_name(tokens, element.first, element.last)  # "the Okinawa G8 summit"
        if element is None or not (before in ("in", "to", "at") or parts[i - 1].letter in "Vg" or since > name.first):
            continue
        if isinstance(element.value, Country) and element.kind == "C":
            country = country or element.value.name
            continue
        unlisted = parts[i].letter == "N" and element.kind in "wB" and parts[i - 1].word == "in"
        if unlisted or (isinstance(element.value, Place) and element.kind == "L"):
            return printed_name(tokens, element.first, element.last)
    return named or country


def people_of(page: Page, strip: Strip, name: Name) -> tuple[str, ...]:
    """Return the full names of those in the event's words, else of those who are to act."""
    letters = name.strip.letters
    at = [i for i in range(name.first, name.last) if letters[i] == "P"]
    if strip is name.strip:
        at = [*_actors(name), *at]
    names: list[str] = []
    for i in at:
        element = name.strip.parts[i].element
        value = element.value if element else None
        person = None
        if isinstance(value, PersonFound):
            person = page.cast.find(value)
        elif isinstance(value, RoleFound):
            person = page.cast.by_office(value, page.cast.people)
        found = person.name if person else value.name if isinstance(value, PersonFound) else None
        if found and found not in names:
            names.append(found)
    return tuple(names)


_RUN = re.compile(r"P[,coP]*\Z")


def _actors(name: Name) -> list[int]:
    """Return the persons who are to act and stand before the event's words."""
    letters = name.strip.letters
    low = max(0, name.first - 40)
    before = letters[low : name.first]
    # "invited the Prime Minister to visit Russia", "the President would pay a visit"
    if verb := re.search(r"(?:t|Fa{0,3}[VHv]o?)a{0,3}\Z", before):
        run = _RUN.search(before[: verb.start()])
        if run:
            return [low + i for i in range(run.start(), verb.start()) if before[i] == "P"]
    if letters[name.first] == "P" or not (letters[name.head] in "VHGg" or _his(name)):
        return []
    doing = [low + found.start() for found in re.finditer(r"P(?=a{0,3}[KFhb])", before)]
    return doing[-1:]


def _his(name: Name) -> bool:
    return any(part.word in ("his", "her") for part in name.strip.parts[max(0, name.first - 4) : name.first])
