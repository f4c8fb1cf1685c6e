"""Countries and organizations in the words around a person: "of the Republic of Turkey", "Israeli", "NATO"."""

from summitcli.lexicon import Country, Organization, countries, organizations, places
from summitcli.tokens import Tokens


def affiliation(tokens: Tokens, i: int) -> tuple[int, Country | None, Organization | None] | None:
    """Read a country's name or an organization's at word `i`, with a leading "the" and trailing brackets."""
    n = len(tokens)
    j = i + 1 if i < n and tokens.lower[i] == "the" else i
    if j >= n:
        return None
    country: Country | None = None
    organization: Organization | None = None
    if countries().look_alikes.at(tokens, j):
        return None
    polity = _polity(tokens, j)
    if hit := countries().names.at(tokens, j):
        length, country = hit
    elif polity:
        length, country = polity
    elif (org := organizations().names.at(tokens, j)) and not (j > 0 and tokens.lower[j - 1] == "national"):
        length, organization = org
    else:
        return None
    j += length
    return _gloss(tokens, j), country, organization


_POLITIES = frozenset({
    "Republic", "Kingdom", "State", "Federation", "Commonwealth", "Sultanate", "Emirate", "Principality", "Union",
    "Duchy",
})  # fmt: skip


def _polity(tokens: Tokens, j: int) -> tuple[int, Country] | None:
    """Read "Republic of Turkey", "Grand Duchy of Luxembourg": a style of state before a country's everyday name."""
    k = j
    while k < len(tokens) and k - j < 4 and tokens.words[k][0].isupper() and tokens.words[k] not in _POLITIES:
        k += 1
    if k + 2 < len(tokens) and tokens.words[k] in _POLITIES and tokens.lower[k + 1] == "of":
        at = k + 3 if tokens.lower[k + 2] == "the" and k + 3 < len(tokens) else k + 2
        hit = countries().names.at(tokens, at)
        # "Foreign Minister Kim of the Republic of Korea": only an adjective of state may stand before
        if hit and all(tokens.lower[i] in _STYLES for i in range(j, k)):
            return at + hit[0] - j, hit[1]
    return None


_STYLES = frozenset({
    "federal", "democratic", "islamic", "people's", "people", "'s", "arab", "socialist", "grand", "united", "co", "-",
    "operative", "plurinational", "bolivarian", "hashemite", "oriental", "independent", "federative", "federated",
})  # fmt: skip


def _gloss(tokens: Tokens, j: int) -> int:
    """Step over "(ROK)", "(PRC)" or "(UN)" behind a name."""
    if j + 2 < len(tokens) and tokens.words[j] == "(" and tokens.words[j + 2] == ")" and tokens.words[j + 1].isupper():
        return j + 3
    return j


def read_nation(tokens: Tokens, i: int) -> tuple[int, Country | None, Organization | None] | None:
    """Read what stands before an office: "Israeli", "US", "Russia's", "NATO", "European Commission"."""
    if hit := countries().demonyms.at(tokens, i):
        return i + hit[0], hit[1], None
    if found := affiliation(tokens, i):
        j, country, organization = found
        if j < len(tokens) and tokens.words[j] == "'s":
            j += 1
        return j, country, organization
    return None


def read_town(tokens: Tokens, i: int) -> tuple[int, Country | None, Organization | None] | None:
    """Read a town or region before an office: "Abu Dhabi Crown Prince"."""
    hit = places().names.at(tokens, i)
    if hit is None or hit[1].kind == "venue":
        return None
    return i + hit[0], countries().by_code.get(hit[1].country), None
