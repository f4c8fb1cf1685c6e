"""Names in the text: persons, countries, organizations, places, instruments."""

from summitcli.extract.page import Line, Page
from summitcli.extract.people import PersonFound
from summitcli.extract.roles import RoleFound
from summitcli.extract.tagged import GroupFound
from summitcli.lexicon import Country, Organization, Place, countries, instruments
from summitcli.model import Mention


def find_mentions(page: Page) -> tuple[Mention, ...]:
    """Find each name once a place; a person's country and office countries count as mentions of the country."""
    found: list[Mention] = []
    for line in (*page.title, *page.headings, *page.lines):
        found.extend(_line(page, line))
    return tuple(sorted(found, key=lambda mention: (mention.start, mention.end)))


def _line(page: Page, line: Line) -> list[Mention]:
    found: list[Mention] = []
    tokens = line.tagged.tokens
    for k, element in enumerate(line.tagged.elements):
        value = element.value
        start, end = line.tagged.span(k, k + 1)
        if element.kind == "P" and isinstance(value, PersonFound):
            person = page.cast.find(value)
            if person is not None:
                at = tokens.starts[value.name_first], tokens.ends[value.name_last - 1]
                found.append(Mention("person", person.name, person.id, *at))
            if value.country:
                found.append(_country(value.country, start, end))
        elif isinstance(value, RoleFound) and value.country:
            found.append(_country(value.country, start, end))
        elif isinstance(value, GroupFound):
            found.extend(_country(code, start, end) for code in value.countries)
        elif isinstance(value, Country):
            found.append(_country(value.code, start, end))
        elif isinstance(value, Organization):
            found.append(Mention("organization", value.name, value.code, start, end))
        elif isinstance(value, Place):
            found.append(Mention("place", value.name, value.country, start, end))
        elif element.kind == "w" and (hit := instruments().at(tokens, element.first)):
            last = element.first + hit[0] - 1
            found.append(Mention("instrument", hit[1].name, None, tokens.starts[element.first], tokens.ends[last]))
    return found


def _country(code: str, start: int, end: int) -> Mention:
    return Mention("country", countries().by_code[code].name, code, start, end)
