"""Offices as documents print them: "Deputy Minister for Foreign Affairs", "President of the Republic of Turkey"."""

from dataclasses import dataclass

from summitcli.extract.nationality import affiliation, read_nation, read_town
from summitcli.lexicon import Country, Organization, Rank, countries, places, roles
from summitcli.tokens import Tokens

_ADDRESSED = frozenset(
    {"ambassador", "representative", "envoy", "adviser", "advisor", "aide", "assistant", "counsellor"}
)
_MINISTERS = ("minister", "foreign_minister", "head_of_government")
_MOST = 24  # words of one office; longer ones are running text


@dataclass(frozen=True, slots=True)
class RoleFound:
    """An office in the text, as a range of words."""

    first: int
    last: int  # exclusive
    role_first: int  # the office itself begins here, after "the", "Israeli", "US"
    role_last: int  # and ends here, before "of Japan"
    rank: Rank
    office: str  # the office's name in the lexicon, or its head noun
    country: str | None  # alpha-3
    organization: str | None
    complete: bool  # whether it names its field or its country: "President of France", not "President"


def read_role(tokens: Tokens, i: int) -> RoleFound | None:
    """Read an office that begins at word `i`; `None` where there is none."""
    n = len(tokens)
    lower = tokens.lower
    first = i
    if lower[i] in ("the", "a"):
        i += 1
    if i >= n:
        return None
    former = i
    country: Country | None = None
    organization: Organization | None = None
    if lower[i] in ("former", "acting", "newly", "then", "current", "new") and i + 1 < n:
        i += 1
    if nation := read_nation(tokens, i) or read_town(tokens, i):
        at, country, organization = nation
        if at >= n:
            return None
        start = at
    else:
        start = former if lower[former] in ("former", "acting") else i
        at = i
    head = _title(tokens, at)
    if head is None and at != i:
        # an organization may itself be part of the office: "State Duma Speaker"
        country = organization = None
        start, head = i, _title(tokens, i)
    if head is None:
        return None
    j, office, rank = head
    # "Acting President and Prime Minister", "Deputy Prime Minister and Foreign Minister"
    # but "the President and Prime Minister Lee" are two persons
    while lower[first] != "the" and j + 1 < n and lower[j] == "and" and (more := _title(tokens, j + 1, capital=True)):
        if more[0] < n and lower[more[0]] in ("of", "for") and office == more[1]:
            break
        j = more[0]
    # "the President's foreign policy aide"
    while j + 1 < n and tokens.words[j] == "'s" and lower[j + 1] != "official" and (more := _title(tokens, j + 1)):
        j, office, rank = more
    role_last = j
    complete = False
    # some offices are known with their organization: "President of the European Commission"
    for k in range(at + 1, j):
        if tokens.lower[k] == "of" and (whole := affiliation(tokens, k + 1)) and whole[0] <= j and whole[2]:
            role_last, organization, complete = k, whole[2], True
            break
    while (tail := _complement(tokens, j, office)) is not None:
        j, found_country, found_organization, is_field = tail
        complete = True
        country = found_country or country
        organization = found_organization or organization
        if is_field:
            role_last = j
        if j - first > _MOST:
            return None
    return RoleFound(
        first, j, start, role_last, rank, office, country.code if country else None,
        organization.name if organization else None, complete,
    )  # fmt: skip


def _title(tokens: Tokens, i: int, *, capital: bool = False) -> tuple[int, str, Rank] | None:
    """Read modifiers, fields and the head noun: "First Deputy Prime Minister", "State Duma Speaker"."""
    words = roles()
    lower = tokens.lower
    n = len(tokens)
    j = i
    best: tuple[int, str, Rank] | None = None
    while j < n and j - i < 9:
        if capital and not tokens.words[j][:1].isupper():
            break
        if (group := words.groups.at(tokens, j)) and group[1].plural:
            return None  # "Foreign Ministers": several, and no office of one
        hit = words.offices.at(tokens, j)
        if hit:
            length, office = hit
            junior = j > i and lower[i] in ("deputy", "vice", "assistant", "first", "under")
            rank: Rank = "deputy_minister" if junior and office.rank in _MINISTERS else office.rank
            best = (j + length, office.name, rank)
            j += length
            if j < n and lower[j] in words.heads and tokens.words[j][0].isupper():
                continue  # "Foreign Minister Representative": the head comes last
            break
        word = lower[j]
        if word in words.heads:
            best = (j + 1, word, "official")
            j += 1
            continue
        if word in words.modifiers or (word in words.portfolio and tokens.words[j][0].isupper()):
            j += 1
            continue
        if word in ("-", "and", "&", ",") and j > i and j + 1 < n and lower[j + 1] in words.portfolio and not best:
            j += 1
            continue
        break
    return best


def _complement(tokens: Tokens, j: int, office: str) -> tuple[int, Country | None, Organization | None, bool] | None:
    """Read "of Japan", "for Foreign Affairs", "of the Presidential Administration" behind an office.

    The last value tells whether it belongs to the office's name (a field) or only to its holder (a country).
    """
    n = len(tokens)
    if j >= n:
        return None
    if tokens.words[j] == "," and j + 1 < n:
        # "Federal Minister for Foreign Affairs, Germany": a country alone between commas
        found = affiliation(tokens, j + 1)
        if found and found[1] and (found[0] >= n or tokens.words[found[0]] in ",.;)"):
            return found[0], found[1], None, False
        return None
    word = tokens.lower[j]
    if word not in ("of", "for", "on", "to", "at") or j + 1 >= n:
        return None
    if word == "to" and not (office.split()[-1] in _ADDRESSED or _title(tokens, j + 1)):
        return None
    k = j + 1
    country: Country | None = None
    organization: Organization | None = None
    field = False
    end = j
    while k < n and k - j < _MOST:
        step = _field_word(tokens, k)
        if step is None:
            break
        # "President of Kazakhstan Nursultan …": without a connective only a word of the field goes on
        if k == end and tokens.lower[k] not in roles().portfolio and tokens.lower[k] not in roles().heads:
            break
        town = places().names.at(tokens, k) if word == "of" and not step[1] and not step[2] else None
        before = k
        k, found_country, found_organization = step
        if town is not None and town[0] == k - before:
            country = country or countries().by_code.get(town[1].country)  # "Crown Prince of Abu Dhabi"
        if word == "of":  # an envoy "to Russia" or "for Yemen" is not of it
            country = country or found_country
            organization = organization or found_organization
        else:
            field = True
            # "Adviser to the US President" is of that country, "Ambassador to Japan" is not
            if found_country and k < n and tokens.lower[k] in roles().heads:
                country = country or found_country
        field = field or (found_country is None and found_organization is None)
        end = k
        # connectives count only where another word of the field follows
        while k < n and tokens.lower[k] in ("and", "of", "the", ",", "for", "&", "'s", "-", "on", "to"):
            k += 1
        if k > end and (country or organization) and not field and tokens.lower[end] in ("and", ",", "on", "to", "for"):
            break
    if end == j:
        return _proper_field(tokens, j)
    if word in ("on", "at") and not field:
        return None
    return end, country, organization, field


def _field_word(tokens: Tokens, k: int) -> tuple[int, Country | None, Organization | None] | None:
    words = roles()
    if tokens.lower[k] == "the" and k + 1 < len(tokens) and tokens.lower[k + 1] != "the":
        return _field_word(tokens, k + 1)
    if other := countries().look_alikes.at(tokens, k):
        return k + other[0], None, None
    if found := affiliation(tokens, k):
        return found
    if not tokens.words[k][0].isupper():
        return None
    if hit := countries().demonyms.at(tokens, k):
        return k + hit[0], hit[1], None
    lower = tokens.lower[k]
    if lower in words.portfolio or lower in words.heads or lower in words.modifiers:
        return k + 1, None, None
    if (place := places().names.at(tokens, k)) and place[1].kind != "venue":
        return k + place[0], None, None
    return None


def _proper_field(tokens: Tokens, j: int) -> tuple[int, Country | None, Organization | None, bool] | None:
    """Read a field that no lexicon knows: "of the Saeima", "of Kostroma Region Igor Slyunyayev".

    Of a run of capitalised words the last two are taken for the name where there are three or more.
    """
    n = len(tokens)
    if tokens.lower[j] != "of":
        return None
    k = j + 1
    if k < n and tokens.lower[k] == "the":
        k += 1
    run = k
    capitals = 0
    while run < n and run - k < _MOST:
        if tokens.words[run][0].isupper() and tokens.words[run].isalpha():
            capitals += 1
        elif tokens.lower[run] not in ("of", "and", "for") or run + 1 >= n or not tokens.words[run + 1][0].isupper():
            break
        run += 1
    if capitals == 0:
        return None
    named = capitals > 2 and all(
        tokens.words[i][0].isupper() and tokens.lower[i] not in roles().portfolio for i in (run - 2, run - 1)
    )
    return (run - 2 if named else run), None, None, True
