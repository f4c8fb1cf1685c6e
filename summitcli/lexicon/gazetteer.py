"""Places with their zones, organizations, and those who issue documents."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

from summitcli.lexicon.source import LexiconError, check_keys, compile_names, load, spellings
from summitcli.lexicon.states import countries
from summitcli.tokens import Phrases

PlaceKind = Literal["city", "region", "venue"]


@dataclass(frozen=True, slots=True)
class Place:
    """A town, a region, or a building in which people meet."""

    name: str
    kind: PlaceKind
    country: str  # ISO 3166-1 alpha-3
    zone: str  # IANA name
    city: str | None  # the town of a venue; None for towns and regions


@dataclass(frozen=True, slots=True)
class Places:
    """All places."""

    names: Phrases[Place]  # in the case given


@dataclass(frozen=True, slots=True)
class Organization:
    """An international organization, or one of its organs."""

    name: str  # in full
    code: str  # short: "UN", "NATO"; the name where there is no short form


@dataclass(frozen=True, slots=True)
class Organizations:
    """All organizations."""

    names: Phrases[Organization]  # in the case given


@dataclass(frozen=True, slots=True)
class Issuer:
    """An office that publishes documents."""

    name: str
    country: str | None  # ISO 3166-1 alpha-3; None for international organizations
    hosts: tuple[str, ...]  # ends of host names in the addresses of its documents: "mofa.go.jp"
    names: tuple[str, ...]  # what it calls itself in its documents


@cache
def places() -> Places:
    """Read `places.toml`."""
    tables = load("places")
    check_keys("places", "", tables, ("city", "region", "venue"))
    cities: dict[str, Place] = {}
    pairs: list[tuple[str, Place]] = []
    for forms, place in [*_lands("city", tables["city"]), *_lands("region", tables["region"])]:
        if place.kind == "city":
            cities[place.name] = place
        pairs.extend((form, place) for form in forms)
    for town, rows in tables["venue"].items():
        city = cities.get(town)
        if city is None:
            raise LexiconError("places", f"venue.{town}", "there is no such city in the tables above")
        for row in rows:
            forms = spellings("places", f"venue.{town}", row)
            place = Place(forms[0], "venue", city.country, city.zone, city.name)
            pairs.extend((form, place) for form in forms)
    return Places(compile_names("places", "names", pairs))


def _lands(kind: PlaceKind, table: dict[str, dict[str, list[object]]]) -> Iterator[tuple[list[str], Place]]:
    known = countries().by_code
    for country, zones in table.items():
        if country not in known:
            raise LexiconError("places", f"{kind}.{country}", "unknown country code")
        for zone, rows in zones.items():
            for row in rows:
                forms = spellings("places", f"{kind}.{country}", row)
                yield forms, Place(forms[0], kind, country, zone, None)


@cache
def organizations() -> Organizations:
    """Read `organizations.toml`."""
    pairs: list[tuple[str, Organization]] = []
    for code, row in load("organizations").items():
        forms = spellings("organizations", code, row)
        organization = Organization(forms[0], code)
        pairs.extend((form, organization) for form in dict.fromkeys((*forms, code)))
    return Organizations(compile_names("organizations", "names", pairs))


@cache
def issuers() -> tuple[Issuer, ...]:
    """Read `issuers.toml` in its order: a host that ends another one comes after it."""
    known = countries().by_code
    found: list[Issuer] = []
    claimed: set[str] = set()
    for row in load("issuers")["issuer"]:
        check_keys("issuers", row.get("name", "?"), row, ("name", "hosts"), ("country", "also"))
        country = row.get("country")
        if country is not None and country not in known:
            raise LexiconError("issuers", row["name"], f"unknown country code {country!r}")
        issuer = Issuer(row["name"], country, tuple(row["hosts"]), (row["name"], *row.get("also", ())))
        for form in (*issuer.hosts, *issuer.names):
            if form in claimed:
                raise LexiconError("issuers", issuer.name, f"{form!r} is claimed twice")
            claimed.add(form)
        found.append(issuer)
    return tuple(found)
