"""Names in the text: persons, countries, organizations, places, instruments."""

from collections.abc import Sequence

from summitcli.extract.page import Line, Page
from summitcli.extract.people import PersonFound
from summitcli.extract.roles import RoleFound
from summitcli.extract.tagged import GroupFound
from summitcli.lexicon import Country, Organization, Place, countries, instruments, organizations
from summitcli.model import Mention
from summitcli.tokens import Tokens


def find_mentions(page: Page) -> tuple[Mention, ...]:
    """Find each name once a place; a person's country and office countries count as mentions of the country."""
    found: list[Mention] = []
    for line in (*page.title, *page.headings, *page.lines):
        found.extend(_line(page, line))
    return tuple(sorted(found, key=lambda mention: (mention.start, mention.end)))


def _line(page: Page, line: Line) -> list[Mention]:
    found: list[Mention] = []
    tokens = line.tagged.tokens
    instrument_to = 0  # of two nouns of documents, one inside the other, the first and longer one counts
    for k, element in enumerate(line.tagged.elements):
        value = element.value
        start, end = line.tagged.span(k, k + 1)
        if element.kind == "P" and isinstance(value, PersonFound):
            person = page.cast.find(value)
            if person is not None:
                at = tokens.starts[value.name_first], tokens.ends[value.name_last - 1]
                found.append(Mention("person", person.name, person.id, *at))
            outside = [*range(element.first, value.name_first), *range(value.name_last, element.last)]
            found.extend(_countries(tokens, outside, value.country))
            found.extend(_organizations(tokens, outside, value.organization))
        elif isinstance(value, RoleFound):
            office = range(element.first, element.last)
            found.extend(_countries(tokens, office, value.country))
            found.extend(_organizations(tokens, office, value.organization))
        elif isinstance(value, GroupFound):
            for code in value.countries:
                found.extend(_countries(tokens, range(element.first, element.last), code))
        elif isinstance(value, Country):
            found.append(Mention("country", value.name, value.code, start, end))
        elif isinstance(value, Organization):
            found.append(Mention("organization", value.name, value.code, start, end))
        elif isinstance(value, Place):
            found.append(Mention("place", value.name, value.country, start, end))
        elif element.kind == "w" and element.first >= instrument_to:
            hit = instruments().at(tokens, element.first)
            if hit and not _solves(tokens, element.first, hit[0]):
                instrument_to = element.first + hit[0]
                at = tokens.starts[element.first], tokens.ends[instrument_to - 1]
                found.append(Mention("instrument", hit[1].name, None, *at))
    return found


def _solves(tokens: Tokens, first: int, length: int) -> bool:
    """Whether "resolution" is the end of a question and no document: "a resolution of the issue"."""
    after = tokens.lower[first + length] if first + length < len(tokens) else ""
    capital = tokens.words[first][0].isupper()
    return tokens.lower[first] == "resolution" and not capital and after in ("of", "to")


def _organizations(tokens: Tokens, words: Sequence[int], name: str | None) -> list[Mention]:
    """Return the organization of an office where its words stand: "of the United Nations"."""
    for i in words if name else ():
        hit = organizations().names.at(tokens, i)
        if hit and hit[1].name == name:
            start, end = tokens.starts[i], tokens.ends[i + hit[0] - 1]
            return [Mention("organization", hit[1].name, hit[1].code, start, end)]
    return []


def _countries(tokens: Tokens, words: Sequence[int], code: str | None) -> list[Mention]:
    """Return the country of an office where the words of the office name it: "Russian", "of the Russian Federation"."""
    if code is None:
        return []
    for i in words:
        hit = countries().names.at(tokens, i) or countries().demonyms.at(tokens, i)
        if hit and hit[1].code == code:
            return [Mention("country", hit[1].name, code, tokens.starts[i], tokens.ends[i + hit[0] - 1])]
    return []
