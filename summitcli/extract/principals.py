"""Who sat together: the persons that the sentence of a meeting names, and the host that it leaves out."""

import re
from collections.abc import Iterator

from summitcli.extract.identity import Person
from summitcli.extract.page import Line, Page
from summitcli.extract.people import PersonFound
from summitcli.extract.roles import RoleFound
from summitcli.extract.tagged import Tagged
from summitcli.lexicon import verbs


def persons_of(page: Page, line: Line, match: re.Match[str]) -> tuple[list[Person], dict[str, PersonFound]]:
    """Return the persons of a rule's match, subject first, and where the line names each, by person id."""
    principals: list[Person] = []
    places: dict[str, PersonFound] = {}
    for name in ("a", "b", "guest"):
        if name not in match.re.groupindex:
            continue
        first, last = line.tagged.group(match, name)
        if name != "a":
            last = _list_end(line.tagged, last)
        for k in range(first, last):
            value = line.tagged.elements[k].value
            person: Person | None = None
            if isinstance(value, PersonFound):
                person = page.cast.add(value)
                places.setdefault(person.id, value)
                if name == "b" and match.groupdict().get("a") and not (value.country or value.organization):
                    _share_origin(line.tagged, k, person)
            elif isinstance(value, RoleFound):
                person = page.cast.by_office(value, page.cast.people)
            if person and person not in principals:
                principals.append(person)
    return principals, places


def _share_origin(tagged: Tagged, k: int, person: Person) -> None:
    """Read "President Parmelin and Foreign Minister Cassis of Switzerland": the country behind the last is both's."""
    for j in range(k + 1, min(k + 4, len(tagged.elements))):
        value = tagged.elements[j].value
        if isinstance(value, PersonFound):
            behind = value.last > value.name_last and tagged.tokens.lower[value.name_last] == "of"
            if behind and value.country and person.country is None:
                person.country, person.country_how = value.country, "shared_origin"
            return
        if tagged.elements[j].kind != "w" or word_at(tagged, j) != "and":
            return


def _list_end(tagged: Tagged, last: int) -> int:
    """Step over ", P , and P" behind the first counterpart."""
    elements = tagged.elements
    k = last
    while k < len(elements):
        step = k
        while step < len(elements) and elements[step].kind == "w" and word_at(tagged, step) in (",", "and", "with"):
            step += 1
        if step == k or step >= len(elements) or elements[step].kind != "P":
            return k
        follows = elements[step + 1] if step + 1 < len(elements) else None
        # "…, and President Duarte said": the next one acts
        if (
            follows is not None
            and follows.kind == "w"
            and word_at(tagged, step + 1)
            not in (",", "and", ".", ";", "to", "in", "on", "at", "today", "for", "(", "from", "yesterday")
        ):
            return k
        k = step + 1
    return k


def _stands_alone(tagged: Tagged, k: int) -> bool:
    """Whether a bare name is no part of a longer term: "his Build Back Better agenda"."""
    before = word_at(tagged, k - 1) if k else ""
    after = word_at(tagged, k + 1) if k + 1 < len(tagged.elements) else "."
    acts = k + 1 < len(tagged.elements) and verbs().forms.at(tagged.tokens, tagged.elements[k + 1].first) is not None
    acts = acts or after.endswith("ed")
    closes = not after[0].isalpha() or after in (
        "on",
        "that",
        "and",
        "about",
        "with",
        "for",
        "in",
        "to",
        "at",
        "of",
        "had",
    )
    return before not in ("his", "her", "its", "their", "the", "our", "a", "an") and (acts or closes)


def host_of(page: Page, guest: Person) -> Iterator[Person]:
    """Yield the person whom a news item's body names beside the guest of its title, who needs no introduction."""
    for line in page.narrated():
        for k, element in enumerate(line.tagged.elements):
            if isinstance(element.value, PersonFound) and (element.kind == "P" or _stands_alone(line.tagged, k)):
                person = page.cast.find(element.value) or page.cast.add(element.value)
                if person is not guest and (person.country is None or person.country != guest.country):
                    yield person
                    return


def word_at(tagged: Tagged, k: int) -> str:
    """Return the first word of an element, folded."""
    return tagged.tokens.lower[tagged.elements[k].first]
