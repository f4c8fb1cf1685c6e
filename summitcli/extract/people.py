"""Persons as documents print them: honorifics, offices, names in either order, and what stands behind them."""

from dataclasses import dataclass

from summitcli.extract.names import is_capital, name_lexicon, name_words, printed_name, read_name
from summitcli.extract.nationality import affiliation
from summitcli.extract.roles import RoleFound, read_role
from summitcli.lexicon import Rank, countries, roles
from summitcli.tokens import Tokens


@dataclass(frozen=True, slots=True)
class PersonFound:
    """A named person in the text; word ranges count in the tokens that were read."""

    first: int
    last: int  # exclusive; with honorific, office and country
    name_first: int
    name_last: int
    name: str  # as printed, single spaces, without honorifics
    role: str | None  # as printed, without the country
    rank: Rank | None
    office: str | None
    country: str | None
    organization: str | None
    honorific: bool

    @property
    def words(self) -> tuple[str, ...]:
        """The words of the name, folded, without initials, particles' case and suffixes."""
        return name_words(self.name)


_MOST_HONORIFICS = 12  # words and stops: "H.E. Prof. Dr."


def read_honorific(tokens: Tokens, i: int) -> int:
    """Return the word behind the honorifics and titles at word `i`, which is `i` when there are none."""
    words = roles()
    n = len(tokens)
    j = i
    while j < n and j - i < _MOST_HONORIFICS and tokens.words[j][0].isupper():
        hit = words.honorifics.at(tokens, j) or words.name_titles.at(tokens, j)
        if hit is None:
            break
        j += hit[0]
        if j < n and tokens.words[j] == "." and tokens.glued(j):
            j += 1
        if j < n and tokens.words[j] == ",":  # "His Royal Highness, Crown Prince Salman"
            if not (j + 1 < n and read_role(tokens, j + 1)):
                break
            j += 1
    return j


def read_person(tokens: Tokens, i: int) -> PersonFound | RoleFound | None:
    """Read a person at word `i`, or an office without a name, or nothing.

    A bare name, with neither honorific nor office, is found by `read_bare_name`.
    """
    n = len(tokens)
    start = i
    if tokens.lower[i] == "the" and i + 1 < n and read_honorific(tokens, i + 1) > i + 1:
        i += 1  # "the Honorable"
    # "General Secretary" is an office, though "General" alone is a title
    role = read_role(tokens, i)
    at = i if role and role.role_first == i else read_honorific(tokens, i)
    honorific = at > i
    if at >= n:
        return None
    role = read_role(tokens, at) if honorific else role
    if role is None:
        if not honorific:
            return None
        name = read_name(tokens, at)
        return _with_apposition(tokens, start, name) if name else None
    k = role.last
    if k < n and tokens.words[k] == "," and role.complete and tokens.lower[role.first] == "the":
        k += 1  # "the President of Finland, Tarja Halonen"
    name_at = read_honorific(tokens, k)
    name = read_name(tokens, name_at) if name_at < n else None
    if name is None or (k > role.last and name[1] - name[0] < 2):
        closed = _closed_apposition(tokens, role)
        return _person(tokens, start, closed, role) if closed else role
    return _person(tokens, start, name, role)


def _closed_apposition(tokens: Tokens, role: RoleFound) -> tuple[int, int] | None:
    """Read the name in "the Foreign Secretary, Harriet Cole, met": two words and more, between commas."""
    if tokens.lower[role.first] != "the" or role.last + 1 >= len(tokens) or tokens.words[role.last] != ",":
        return None
    if read_role(tokens, role.last + 1):
        return None  # "the President, Speaker Lee, and Leader Mori" are three
    name = read_name(tokens, role.last + 1)
    if name is None or name[1] - name[0] < 2 or name[1] >= len(tokens) or tokens.words[name[1]] not in ",.;":
        return None
    return name


def _person(tokens: Tokens, start: int, name: tuple[int, int], role: RoleFound) -> PersonFound:
    last, country, organization = name[1], role.country, role.organization
    if not country and not organization:
        last, country, organization = _origin(tokens, name[1])
    elif not country:
        last, country, _ = _origin(tokens, name[1])
    if role.office in _TITLES_OF_BIRTH:  # "Prince Khalid, Minister of Foreign Affairs": the office is what counts
        office = _with_apposition(tokens, start, name)
        if office.role:
            return office
    return PersonFound(
        start, last, *name, printed_name(tokens, *name), printed_name(tokens, role.role_first, role.role_last),
        role.rank, role.office, country, organization, honorific=True,
    )  # fmt: skip


_TITLES_OF_BIRTH = frozenset({"prince", "princess", "sheikh", "sheikha", "lord", "lady", "ambassador"})


def _with_apposition(tokens: Tokens, start: int, name: tuple[int, int]) -> PersonFound:
    """Read "Mr. Naoto Kan, Prime Minister of Japan" and "Kamal Kharrazi, Iranian Foreign Minister"."""
    last = name[1]
    n = len(tokens)
    text = printed_name(tokens, *name)
    if last + 1 < n and tokens.words[last] == ",":
        role = read_role(tokens, last + 1)
        # ", Foreign Minister Rojas and" goes on to another person
        if role and (role.last >= n or not is_capital(tokens.words[role.last]) or role.complete):
            if role.last < n and read_name(tokens, role.last) and not role.complete:
                role = None
        else:
            role = None
        if role:
            return PersonFound(
                start, role.last, *name, text, printed_name(tokens, role.role_first, role.role_last), role.rank,
                role.office, role.country, role.organization, honorific=True,
            )  # fmt: skip
    last, country, organization = _origin(tokens, last)
    return PersonFound(start, last, *name, text, None, None, None, country, organization, honorific=True)


def _origin(tokens: Tokens, last: int) -> tuple[int, str | None, str | None]:
    """Read "of the Russian Federation", "of NATO" or "(Japan)" behind a name."""
    n = len(tokens)
    if last + 1 < n and tokens.lower[last] in ("of", "from"):
        found = affiliation(tokens, last + 1)
        if found:
            return found[0], found[1].code if found[1] else None, found[2].name if found[2] else None
        at = last + 2 if tokens.lower[last + 1] == "the" and last + 2 < n else last + 1
        if people := countries().demonyms.at(tokens, at):  # "of the Omani Royal Office"
            return last, people[1].code, None
    if last + 2 < n and tokens.words[last] == "(":
        found = affiliation(tokens, last + 1)
        if found and found[1] and found[0] < n and tokens.words[found[0]] == ")":
            return found[0] + 1, found[1].code, None
    return last, None, None


def read_bare_name(tokens: Tokens, i: int) -> PersonFound | None:
    """Read two or more capitalised words that could be a person's name; the caller knows whether they are."""
    word = tokens.words[i]
    if (
        not is_capital(word)
        or word in name_lexicon().not_names
        or (i and tokens.words[i - 1] == "-" and tokens.glued(i))
    ):
        return None
    lower = tokens.lower[i]
    words = roles()
    if lower in words.portfolio or lower in words.heads or countries().demonyms.at(tokens, i):
        return None
    name = read_name(tokens, i)
    if name is None:
        return None
    for j in range(*name):
        if tokens.lower[j] in words.portfolio or tokens.lower[j] in words.heads:
            return None
    found = _with_apposition(tokens, i, name)
    if len(found.words) < 2:
        return None
    return PersonFound(
        found.first, found.last, found.name_first, found.name_last, found.name, found.role, found.rank, found.office,
        found.country, found.organization, honorific=False,
    )  # fmt: skip
