"""Which country a person speaks for, where the name itself does not say it."""

import re
from collections.abc import Sequence
from functools import cache

from summitcli.extract.clocks import find_clocks
from summitcli.extract.identity import Person
from summitcli.extract.page import Line, Page, country_pairs, pairs_of
from summitcli.extract.people import PersonFound
from summitcli.extract.places import zone_of
from summitcli.extract.roles import RoleFound
from summitcli.extract.sittings import Sitting
from summitcli.extract.zones import read_zone
from summitcli.lexicon import Country, Organization, countries, load


def settle_countries(page: Page, sittings: Sequence[Sitting]) -> None:
    """Give countries to principals who have none, each by the first evidence that holds.

    1. an office with its country elsewhere in the text ("the Russian President") that fits no other person;
    2. a pair of countries ("Japan-Russia relations") of which the counterpart has one;
    3. the country of the issuer, for the side that the counterpart is not of;
    4. the country whose offices lay pages out in this form;
    5. the country that the other visits, or that a list of attendees gives as the other side;
    6. for a call, the country whose clock it is told by;
    7. the order of a title's pair, when neither side is known: ministries put themselves and their minister first;
    8. for a minister without a country in a page of that country's own office, that country.
    """
    _from_offices(page, sittings)
    _read_visits(page)
    titles, text = country_pairs(page)
    form = None if page.issuer_country else _form_of_page(page)
    for sitting in sittings:
        own = pairs_of(sitting.line.tagged) if sitting.section else []
        _from_pairs(sitting, own or titles)
        if page.issuer_country:
            _from_issuer(sitting, page.issuer_country, "issuer")
        elif form:
            _from_issuer(sitting, form, "form_of_page")
        if sitting.principals and sitting.principals[0].country is None:
            _from_pairs(sitting, text)
        _from_sides(sitting)
        if sitting.kind == "call":
            _from_clock(page, sitting)
        _from_order(sitting, own or titles)
        _from_house(page, sitting, page.issuer_country or form)


_VISITS = re.compile(
    r"(?P<who>P)(?: ,)? (?:(?:paid|made|was on|on|who was on|who is on|began) )?(?:[^\sPG]+ ){0,4}?"
    r"(?:visited|visiting|visit to|trip to) (?:the )?(?P<where>C)\b"
)
_VISITS_BY = re.compile(r"visit to (?:the )?(?P<where>C) by (?P<who>P)\b")


def _read_visits(page: Page) -> None:
    """Note who visits which country: "Prime Minister Uno visited Viet Nam", "on an official visit to Italy"."""
    for line in (*page.title, *page.narrated()):
        for match in (*_VISITS.finditer(line.tagged.shape), *_VISITS_BY.finditer(line.tagged.shape)):
            found = line.tagged.elements[line.tagged.at(match.start("who"))].value
            country = line.tagged.elements[line.tagged.at(match.start("where"))].value
            if isinstance(found, PersonFound) and isinstance(country, Country):
                person = page.cast.find(found)
                if person is not None and person.visited is None:
                    person.visited = country.code


def _from_offices(page: Page, sittings: Sequence[Sitting]) -> None:
    roles = [
        element.value
        for line in (*page.title, *page.lines)
        for element in line.tagged.elements
        if isinstance(element.value, RoleFound) and element.value.country
    ]
    for sitting in sittings:
        for role in roles:
            if any(person.country == role.country for person in sitting.principals):
                continue
            fitting = [p for p in sitting.principals if not p.country and not p.organization and _fits(p, role)]
            if len(fitting) == 1:
                person = fitting[0]
                person.country, person.country_how = role.country, "coreference"
                if person.role is None and role.rank not in ("official", "other"):
                    person.role, person.rank, person.office = role.office.title(), role.rank, role.office
                    person.offices.add(role.office)


def _fits(person: Person, role: RoleFound) -> bool:
    if person.role is None:
        return role.rank in ("head_of_state", "head_of_government")
    return role.office in person.offices or (role.rank == person.rank and role.rank not in ("official", "other"))


def _from_pairs(sitting: Sitting, pairs: Sequence[tuple[str, str]]) -> None:
    """Give the sides of the first pair that fits: one of its countries is there already, or cannot be one's."""
    open_ones = [p for p in sitting.principals if p.country is None and p.organization is None]
    if not open_ones:
        return
    known = {person.country for person in sitting.principals if person.country}
    abroad = {person.id: person.visited for person in open_ones if person.visited}
    for pair in pairs:
        for mine, theirs in (pair, pair[::-1]):
            # who visits a country is of the other one
            guests = [p for p in open_ones if abroad.get(p.id) == theirs]
            if not known and len(open_ones) == 2 and len(guests) == 1:
                _give(guests, mine, "visits_the_other")
                _give([p for p in open_ones if p not in guests], theirs, "visits_the_other")
                return
            if theirs in known and mine not in known:
                _give(open_ones, mine, "pair_of_countries")
                return
        if not known and len(open_ones) == 2:
            for mine, theirs in (pair, pair[::-1]):
                # a country without a president sends none: of "Japan-Russia" the President is Russia's
                president = [p for p in open_ones if "president" in p.offices]
                if len(president) == 1 and _without_president(theirs) and not _without_president(mine):
                    _give(president, mine, "pair_of_countries")
                    _give([p for p in open_ones if p not in president], theirs, "pair_of_countries")
                    return


def _give(people: Sequence[Person], country: str, how: str) -> None:
    for person in people:
        person.country, person.country_how = country, how


def _without_president(code: str) -> bool:
    return code in _crowns()


@cache
def _crowns() -> frozenset[str]:
    codes: list[str] = load("affiliations")["without_president"]
    return frozenset(codes)


def _form_of_page(page: Page) -> str | None:
    """Tell the country by the form of the page, "Readout of …" closed by "###", where no issuer is named."""
    title = page.text[page.title[0].start : page.title[0].end] if page.title else ""
    closing = [page.text[b.start : b.end].strip() for b in page.blocks if b.kind == "trailer"]
    for form in load("affiliations")["form"]:
        if "title_opens" in form and not title.startswith(form["title_opens"]):
            continue
        if "closes" in form and form["closes"] not in closing:
            continue
        if form.get("posted", False) and not page.posted:
            continue
        country: str = form["country"]
        return country
    return None


def _from_issuer(sitting: Sitting, country: str, how: str) -> None:
    if any(person.country == country for person in sitting.principals):
        return
    if any(person.country or person.organization for person in sitting.principals):
        for person in sitting.principals:
            if person.country is None and person.organization is None:
                person.country, person.country_how = country, how


def _from_sides(sitting: Sitting) -> None:
    """Give the one who is left the host's country, when the others visit it, or the side that the lists have left."""
    open_ones = [p for p in sitting.principals if p.country is None and p.organization is None]
    if len(open_ones) != 1:
        return
    known = {side for p in sitting.principals if (side := p.country or p.organization)}
    visited = {p.visited for p in sitting.principals if p.country and p.visited and p.visited != p.country} - known
    listed = {side for attendee in sitting.attendees if (side := attendee[4])} - known
    if len(visited) == 1:
        _give(open_ones, visited.pop() or "", "visited_by_the_other")
    elif known and len(listed) == 1:
        _give(open_ones, listed.pop(), "side_of_list")


def _from_clock(page: Page, sitting: Sitting) -> None:
    """Give the caller who is left the country whose clock a call is told by: "(Tokyo time)", "(JST)"."""
    open_ones = [p for p in sitting.principals if p.country is None and p.organization is None]
    known = {side for p in sitting.principals if (side := p.country or p.organization)}
    if len(open_ones) != 1 or not known:
        return
    for line in (sitting.line, *sitting.details):
        for clock in find_clocks(page.text, line.start, line.end):
            zone = read_zone(clock.zone_text, zone_of) if clock.zone_text else None
            codes = [c.code for c in countries().by_code.values() if zone and zone.name and c.zone == zone.name]
            if len(codes) == 1 and codes[0] not in known:
                _give(open_ones, codes[0], "home_clock")
                return


def _from_order(sitting: Sitting, titles: Sequence[tuple[str, str]]) -> None:
    people = sitting.principals
    if len(people) == 2 and titles and not any(person.country or person.organization for person in people):
        for person, code in zip(people, titles[0], strict=True):
            _give([person], code, "order_of_pair")


def _from_house(page: Page, sitting: Sitting, home: str | None) -> None:
    """Give the home country to officials who are named without any, in lines that name no other country.

    Heads of state and government and foreign ministers beside the host are guests, whatever is left out.
    """
    if home is None:
        return
    host = sitting.principals[:1]
    if _at_home(sitting.line, home) and all(_at_home(line, home) for line in page.title):
        own = [p for p in sitting.principals if p in host or p.rank not in _GUESTS]
        if {p.country for p in sitting.principals if p.country} <= {home}:
            _give([p for p in own if p.country is None and p.organization is None and p.role], home, "same_house")
    others = [attendee[0] for attendee in sitting.attendees if _at_home(attendee[2], home)]
    _give([p for p in others if p.country is None and p.organization is None and p.role], home, "same_house")


_GUESTS = ("head_of_state", "head_of_government", "foreign_minister")


def _at_home(line: Line, home: str) -> bool:
    """Whether a line names no country but this one, no organization, and no place elsewhere."""
    for element in line.tagged.elements:
        value = element.value
        if isinstance(value, Organization) or (isinstance(value, PersonFound | RoleFound) and value.organization):
            return False
        code = value.code if isinstance(value, Country) else getattr(value, "country", None)
        if code is not None and code != home:
            return False
    return True


def carry_home_side(sittings: Sequence[Sitting]) -> None:
    """Bring the person of the issuing side into sections that leave the name out.

    A page on several meetings names its own minister in some sections and says "both ministers" in others.
    """
    counts: dict[str, int] = {}
    by_id: dict[str, Person] = {}
    for sitting in sittings:
        if not sitting.section:
            continue
        for person in sitting.principals:
            counts[person.id] = counts.get(person.id, 0) + 1
            by_id[person.id] = person
    home = [by_id[key] for key, count in counts.items() if count > 1]
    if len(home) != 1:
        return
    for sitting in sittings:
        if sitting.section and len(sitting.principals) == 1 and home[0] not in sitting.principals:
            sitting.principals.insert(0, home[0])
