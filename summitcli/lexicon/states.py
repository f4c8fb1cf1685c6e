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


@dataclass(frozen=True, slots=True)
class Countries:
    """All countries, and the ways to find one."""

    by_code: dict[str, Country]  # alpha-3
    names: Phrases[Country]  # in the case given: "US" is one, "us" is none
    demonyms: Phrases[Country]  # in the case given: "Japanese", "Russians"
    folded: dict[str, Country]  # every name, code and demonym, case and accents folded

    def resolve(self, text: str) -> Country | None:
        """Return the country that a user means by a name, an ISO code or a demonym, in any case."""
        return self.folded.get(" ".join(fold(text).removeprefix("the ").split()))


@cache
def countries() -> Countries:
    """Read `countries.toml`."""
    by_code: dict[str, Country] = {}
    names: list[tuple[str, Country]] = []
    demonyms: list[tuple[str, Country]] = []
    for code, row in load("countries").items():
        check_keys("countries", code, row, ("alpha2", "name"), ("official", "also", "demonyms", "from", "to"))
        name = row["name"]
        official = row.get("official", name)
        country = by_code[code] = Country(code, row["alpha2"], name, official, row.get("from"), row.get("to"))
        if len(code) != 3 or len(country.alpha2) != 2 or not (code + country.alpha2).isupper():
            raise LexiconError("countries", code, "the codes are not of three and two capitals")
        names.extend((form, country) for form in dict.fromkeys((name, official)))
        names.extend((form, country) for form in row.get("also", ()))
        demonyms.extend((form, country) for form in row.get("demonyms", ()))
    folded = {fold(form): country for form, country in demonyms}
    for country in by_code.values():
        folded[country.code.lower()] = country
        if country.valid_to is None:  # CS was the code of two former states
            folded[country.alpha2.lower()] = country
    folded.update((fold(form), country) for form, country in names)
    return Countries(
        by_code,
        compile_names("countries", "names", names),
        compile_names("countries", "demonyms", demonyms),
        folded,
    )
