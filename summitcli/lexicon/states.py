"""Countries: the states of today, the former ones, and what their people are called."""

from dataclasses import dataclass
from functools import cache

from summitcli.lexicon.source import LexiconError, check_keys, compile_names, load
from summitcli.tokens import Phrases, fold


@dataclass(frozen=True, slots=True)
class Country:
    """A state, or a territory that acts as one in diplomatic texts."""

    code: str  # ISO 3166-1 alpha-3; user-assigned (X..) where ISO has none
    alpha2: str  # ISO 3166-1 alpha-2; user-assigned (X.) where ISO has none
    name: str  # everyday English
    official: str
    valid_from: int | None  # first year; None where it does not matter
    valid_to: int | None  # last year; None for the states of today
    zone: str | None  # IANA name; None where the country's clocks differ


@dataclass(frozen=True, slots=True)
class Countries:
    """All countries, and the ways to find one."""

    by_code: dict[str, Country]  # alpha-3
    names: Phrases[Country]  # in the case given: "US" is one, "us" is none
    demonyms: Phrases[Country]  # in the case given: "Japanese", "Russians"
    look_alikes: Phrases[str]  # in the case given: "Latin America", "South China Sea" name no country
    folded: dict[str, Country]  # every name, code and demonym, case and accents folded

    def resolve(self, text: str) -> Country | None:
        """Return the country that a user means by a name, an ISO code or a demonym, in any case."""
        return self.folded.get(" ".join(fold(text).removeprefix("the ").split()))


_OPTIONAL = ("official", "also", "typed", "demonyms", "zone", "from", "to")


@cache
def countries() -> Countries:
    """Read `countries.toml`."""
    by_code: dict[str, Country] = {}
    names: list[tuple[str, Country]] = []
    demonyms: list[tuple[str, Country]] = []
    typed: list[tuple[str, Country]] = []
    rows = dict(load("countries"))
    look_alikes: list[str] = rows.pop("look_alikes", [])
    for code, row in rows.items():
        check_keys("countries", code, row, ("alpha2", "name"), _OPTIONAL)
        name = row["name"]
        official = row.get("official", name)
        years = row.get("from"), row.get("to")
        country = by_code[code] = Country(code, row["alpha2"], name, official, *years, row.get("zone"))
        if len(code) != 3 or len(country.alpha2) != 2 or not (code + country.alpha2).isupper():
            raise LexiconError("countries", code, "the codes are not of three and two capitals")
        names.extend((form, country) for form in dict.fromkeys((name, official)))
        names.extend((form, country) for form in row.get("also", ()))
        typed.extend((form, country) for form in row.get("typed", ()))
        demonyms.extend((form, country) for form in row.get("demonyms", ()))
    folded = {fold(form): country for form, country in demonyms}
    for country in by_code.values():
        folded[country.code.lower()] = country
        if country.valid_to is None:  # CS was the code of two former states
            folded[country.alpha2.lower()] = country
    folded.update((fold(form), country) for form, country in (*typed, *names))
    return Countries(
        by_code,
        compile_names("countries", "names", names),
        compile_names("countries", "demonyms", demonyms),
        compile_names("countries", "look_alikes", ((form, form) for form in look_alikes)),
        folded,
    )
