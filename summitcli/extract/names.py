"""Names as runs of words: capitals, initials, particles, hyphens, suffixes."""

from dataclasses import dataclass
from functools import cache

from summitcli.lexicon import countries, load, organizations, roles
from summitcli.tokens import Tokens, fold


@dataclass(frozen=True, slots=True)
class NameLexicon:
    """The words of `names.toml` that tell where a name begins and ends."""

    particles: frozenset[str]
    suffixes: frozenset[str]
    not_names: frozenset[str]


@cache
def name_lexicon() -> NameLexicon:
    """Read `names.toml`."""
    table = load("names")
    return NameLexicon(frozenset(table["particles"]), frozenset(table["suffixes"]), frozenset(table["not_names"]))


@cache
def _suffixes() -> frozenset[str]:
    return frozenset(fold(suffix) for suffix in name_lexicon().suffixes)


def name_words(name: str) -> tuple[str, ...]:
    """Split a name into its folded words: "Joseph R. Biden, Jr." gives ("joseph", "biden")."""
    words = fold(name).replace(".", " ").replace(",", " ").replace("-", " ").split()
    return tuple(word for word in words if len(word) > 1 and word not in _suffixes())


def is_capital(word: str) -> bool:
    """Whether a word can be part of a name by its letters."""
    return word[0].isupper() and (word.isalpha() or "'" in word)


def read_name(tokens: Tokens, i: int) -> tuple[int, int] | None:
    """Read a run of name words that begins at word `i`, as a half-open range of words."""
    names = name_lexicon()
    n = len(tokens)
    words, lower = tokens.words, tokens.lower
    j = i
    count = 0  # words of the name, without initials
    while j < n and count < 7:
        word = words[j]
        if len(word) == 1 and word.isupper() and j + 1 < n and words[j + 1] == "." and tokens.glued(j + 1):
            j += 2  # an initial, "W."
            continue
        if count and word == "-" and tokens.glued(j) and j + 1 < n and tokens.glued(j + 1) and words[j + 1].isalpha():
            j += 2  # Moo-hyun, Gourdault-Montagne
            continue
        if count and word == "'" and tokens.glued(j) and j + 1 < n:
            follows = words[j + 1]
            if is_capital(follows) or lower[j + 1] in names.particles:
                j += 1  # Shia' al-Sudani
                continue
            break
        if count and word in names.suffixes:
            j += 1
            if j < n and words[j] == "." and tokens.glued(j):
                j += 1
            break
        if count and word == "," and j + 1 < n and words[j + 1] in ("Jr", "Sr"):
            j += 1
            continue
        if is_capital(word):
            if (
                word in names.not_names
                or word.capitalize() in names.not_names
                or word.removesuffix("s") in _TITLE_NOUNS
            ):
                break
            if count and _stops(tokens, j):
                break
            if not count and _is_land(tokens, j):
                break
            count += 1
            j += 1
            continue
        # Mohammed bin Salman, Ursula von der Leyen: particles count only before another capital
        k = j
        while k < n and k - j < 3 and lower[k] in names.particles and words[k].islower():
            k += 1
            if k < n and words[k] == "-":
                k += 1
        if count and k > j and k < n and is_capital(words[k]) and words[k] not in names.not_names:
            if lower[j] in ("y", "e") and k == j + 1 and _stops(tokens, k):
                break
            j = k
            continue
        break
    while j > i and words[j - 1] in (",", "-", "'"):
        j -= 1
    return (i, j) if count else None


_TITLE_NOUNS = frozenset({"Minister", "President", "Secretary", "Chancellor", "Premier", "Ambassador", "Director"})


def _is_land(tokens: Tokens, j: int) -> bool:
    """Whether a country stands at word `j` and no name that merely begins like one ("Israel Katz")."""
    hit = countries().names.at(tokens, j)
    if hit is None:
        return organizations().names.at(tokens, j) is not None
    k = j + hit[0]
    follows = k < len(tokens) and is_capital(tokens.words[k]) and tokens.words[k] not in name_lexicon().not_names
    return not (hit[0] == 1 and follows and not tokens.words[j].isupper())


def _stops(tokens: Tokens, j: int) -> bool:
    """Whether another thing than a name word begins at word `j`: a country, an office before another name."""
    if countries().names.at(tokens, j):
        return True
    office = roles().offices.at(tokens, j)
    if office is None:
        return False
    k = j + office[0]
    return office[0] > 1 or (k < len(tokens) and is_capital(tokens.words[k]))


def printed_name(tokens: Tokens, first: int, last: int) -> str:
    """Join words with the spacing of the text, a line break counting as one space."""
    parts: list[str] = []
    for i in range(first, last):
        if i > first and not tokens.glued(i):
            parts.append(" ")
        parts.append(tokens.words[i])
    return "".join(parts)
