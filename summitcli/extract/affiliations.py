"""Which country a person speaks for, where the name itself does not say it."""

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache

from summitcli.extract.identity import Person
from summitcli.extract.page import Page, country_pairs, pairs_of
from summitcli.extract.people import PersonFound
from summitcli.extract.roles import RoleFound
from summitcli.extract.sittings import Sitting
from summitcli.lexicon import Country, load


def settle_countries(page: Page, sittings: Sequence[Sitting]) -> None:
    """Give countries to principals who have none, each by the first evidence that holds.

    1. an office with its country elsewhere in the text ("the Russian President") that fits no other person;
    2. a pair of countries ("Japan-Russia relations") of which the counterpart has one;
    3. the country of the issuer, for the side that the counterpart is not of;
    4. the country whose offices lay pages out in this form;
    5. the order of a title's pair, when neither side is known: ministries put themselves and their minister first;
    6. for a minister without a country in a page of that country's own office, that country;
    7. of two, for the one who is left, the country that the text names most beside the other's.
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
        _from_order(sitting, own or titles)
        _from_house(sitting, page.issuer_country or form)
        _from_mentions(page, sitting)


_VISITS = re.compile(
    r"(?P<who>P)(?: ,)? (?:(?:paid|made|was on|on|who was on|who is on|began) )?(?:[^\sPG]+ ){0,4}?"
    r"(?:visited|visiting|visit to|trip to) (?:the )?(?P<where>C)\b"
)


def _read_visits(page: Page) -> None:
    """Note who visits which country: "Prime Minister Uno visited Viet Nam", "on an official visit to Italy"."""
    for line in page.narrated():
        for match in _VISITS.finditer(line.tagged.shape):
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
        return True
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


def _from_order(sitting: Sitting, titles: Sequence[tuple[str, str]]) -> None:
    people = sitting.principals
    if len(people) == 2 and titles and not any(person.country or person.organization for person in people):
        for person, code in zip(people, titles[0], strict=True):
            _give([person], code, "order_of_pair")


def _from_house(sitting: Sitting, home: str | None) -> None:
    if home and {person.country for person in sitting.principals if person.country} <= {home}:
        _give(
            [p for p in sitting.principals if p.country is None and p.organization is None and p.role],
            home,
            "same_house",
        )


def _from_mentions(page: Page, sitting: Sitting) -> None:
    people = sitting.principals
    open_ones = [p for p in people if p.country is None and p.organization is None]
    known = {side for p in people if (side := p.country or p.organization)}
    if len(open_ones) != 1 or not known:
        return
    counts: Counter[str] = Counter()
    for line in (*page.title, *page.lines):
        for element in line.tagged.elements:
            if isinstance(element.value, Country):
                counts[element.value.code] += 1
            elif isinstance(element.value, PersonFound | RoleFound) and element.value.country:
                counts[element.value.country] += 1
    ranked = [(code, n) for code, n in counts.most_common() if code not in known]
    if ranked and ranked[0][1] > 1 and (len(ranked) == 1 or ranked[0][1] >= 2 * ranked[1][1]):
        _give(open_ones, ranked[0][0], "most_named")


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
