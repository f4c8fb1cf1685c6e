"""What the tool knows of the world: countries, places, organizations, offices, verbs, documents, issuers.

The words stand in `summitcli/lexicons/*.toml`; each table is read once, when it is first asked for.
"""

from summitcli.lexicon.gazetteer import (
    Issuer,
    Organization,
    Organizations,
    Place,
    PlaceKind,
    Places,
    issuers,
    organizations,
    places,
)
from summitcli.lexicon.offices import Group, Office, Rank, Roles, roles
from summitcli.lexicon.source import LexiconError, check_keys, compile_names, compile_phrases, fingerprint, load
from summitcli.lexicon.speech import (
    Instrument,
    LightNoun,
    LightVerb,
    Tense,
    Verb,
    VerbForm,
    Verbs,
    instruments,
    verbs,
)
from summitcli.lexicon.states import Countries, Country, countries

__all__ = [
    "Countries",
    "Country",
    "Group",
    "Instrument",
    "Issuer",
    "LexiconError",
    "LightNoun",
    "LightVerb",
    "Office",
    "Organization",
    "Organizations",
    "Place",
    "PlaceKind",
    "Places",
    "Rank",
    "Roles",
    "Tense",
    "Verb",
    "VerbForm",
    "Verbs",
    "check_keys",
    "compile_names",
    "compile_phrases",
    "countries",
    "fingerprint",
    "instruments",
    "issuers",
    "load",
    "organizations",
    "places",
    "roles",
    "verbs",
]
