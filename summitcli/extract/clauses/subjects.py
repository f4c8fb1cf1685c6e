"""Subjects of clauses: persons, offices, groups, sides, countries and pronouns, as ranges of a sentence's elements."""

from dataclasses import dataclass
from functools import cache
from typing import Literal

from summitcli.extract.people import PersonFound
from summitcli.extract.roles import RoleFound, read_role
from summitcli.extract.tagged import GroupFound, Tagged
from summitcli.lexicon import Country, Organization, load, roles
from summitcli.tokens import Tokens

SubjectKind = Literal[
    "persons", "role", "group", "they", "we", "he", "it", "countries", "side", "counterpart", "latter", "passive"
]
Member = PersonFound | RoleFound | GroupFound


@dataclass(frozen=True, slots=True)
class Subject:
    """The subject of a clause, as a half-open range of elements."""

    kind: SubjectKind
    first: int
    last: int
    members: tuple[Member, ...] = ()
    countries: tuple[str, ...] = ()
    organizations: tuple[str, ...] = ()
    size: int | None = None  # how many a pronoun says they are: "the two"
    parts: tuple[RoleFound, ...] = ()  # "the President and Prime Minister": one person's offices, or two persons'
    others: bool = False  # whether more take part than it names: "and their teams"

    @property
    def plural(self) -> bool:
        """Whether a verb in the base form can follow."""
        return (
            self.kind in ("group", "they", "we")
            or len(self.members) + len(self.countries) > 1
            or self.others
            or bool(self.parts)
        )


@cache
def words(name: str) -> frozenset[str]:
    """Return a list of `clauses.toml`."""
    listed: list[str] = load("clauses")[name]
    return frozenset(listed)


class Words:
    """The elements of a sentence as words: folded, and "" for each that is more than a word."""

    __slots__ = ("count", "last_be", "lower", "tagged")

    def __init__(self, tagged: Tagged) -> None:
        self.tagged = tagged
        lower = tagged.tokens.lower
        self.lower = [lower[e.first] if e.kind == "w" else "" for e in tagged.elements]
        self.count = len(self.lower)
        self.last_be = max((k for k, word in enumerate(self.lower) if word in ("was", "were", "been")), default=-1)

    def at(self, k: int) -> str:
        """Return the word at element `k`, "" outside the sentence."""
        return self.lower[k] if 0 <= k < self.count else ""

    def kind(self, k: int) -> str:
        """Return the kind of element `k`, "" outside the sentence."""
        return self.tagged.elements[k].kind if 0 <= k < self.count else ""

    def adverb(self, k: int) -> bool:
        """Whether element `k` is a word that may stand between a subject and its verb."""
        word = self.at(k)
        return word in words("adverbs") or (word.endswith("ly") and len(word) > 4 and word not in words("not_adverbs"))


_SIZES = {"two": 2, "three": 3, "four": 4, "five": 5}


def read_subject(line: Words, k: int, *, behind_with: bool = False) -> Subject | None:
    """Read a subject at element `k`; whether a verb follows is the caller's to see."""
    if not behind_with and line.at(k - 1) in words("prepositions") and line.at(k - 2) not in words("name_articles"):
        return None
    if line.kind(k) in "PBRG" or line.at(k) == "both":
        subject = _named(line, k) or _pronoun(line, k)
    elif line.kind(k) == "w":
        subject = _pronoun(line, k) or _side(line, k) or _bare(line, k)
    else:
        subject = _countries(line, k)
    if subject is None or line.at(subject.last) in ("'s", "'", "-"):
        return None
    return subject


def _named(line: Words, k: int) -> Subject | None:
    """Read persons, offices and groups, in a list where "and" closes it."""
    if line.at(k) == "both":
        listed = _named(line, k + 1)
        return listed if listed and len(listed.members) > 1 else None
    # "the two countries' leaders"
    if line.kind(k) == "G" and line.at(k + 1) in ("'", "'s") and _plural_noun(line, k + 2):
        group = line.tagged.elements[k].value
        return Subject("group", k, k + 3, (group,)) if isinstance(group, GroupFound) else None
    members: list[Member] = []
    last = j = k
    while (member := _member(line, j)) is not None:
        members.append(member)
        j += 1
        # ", Minister of Foreign Affairs," behind a name is that person's
        if line.at(j) == "," and line.kind(j + 1) == "R" and line.at(j + 2) == ",":
            j += 2
        step = j
        while line.at(step) in (",", "and") or line.lower[step : step + 3] == ["as", "well", "as"]:
            step += 1 if line.at(step) in (",", "and") else 3
        closed = line.at(step - 1) in ("and", "as")
        if step == j or _member(line, step) is None or not (closed or _goes_on(line, step)):
            last = j
            break
        last = j = step
    if not members:
        return None
    if len(members) > 1 or isinstance(members[0], GroupFound):
        kind: SubjectKind = "persons" if len(members) > 1 else "group"
        return _with_others(line, Subject(kind, k, last, tuple(members)))
    if isinstance(members[0], RoleFound):
        return _with_others(line, Subject("role", k, last, tuple(members), parts=_parts(line, k)))
    return _with_others(line, Subject("persons", k, last, tuple(members)))


def _parts(line: Words, k: int) -> tuple[RoleFound, ...]:
    """Read each of the two offices of "the President and Prime Minister"."""
    element = line.tagged.elements[k]
    tokens = line.tagged.tokens
    for i in range(element.first + 1, element.last - 1):
        if tokens.lower[i] == "and":
            halves = [read_role(_cut(tokens, *half), 0) for half in ((element.first, i), (i + 1, element.last))]
            return tuple(half for half in halves if half is not None)
    return ()


def _cut(tokens: Tokens, first: int, last: int) -> Tokens:
    return Tokens(
        tokens.words[first:last], tokens.lower[first:last], tokens.starts[first:last], tokens.ends[first:last]
    )


def _member(line: Words, k: int) -> Member | None:
    if not 0 <= k < line.count:
        return None
    value = line.tagged.elements[k].value
    if line.kind(k) in "PBRG" and isinstance(value, PersonFound | RoleFound | GroupFound):
        return value if line.at(k + 1) != "'s" else None
    return None


def _goes_on(line: Words, k: int) -> bool:
    """Whether a list goes on behind the comma before element `k`: ", P , and P"."""
    return line.kind(k) in "PB" and line.at(k + 1) in (",", "and") and (
        line.at(k + 1) == "and" or line.at(k + 2) == "and" or line.kind(k + 2) in ("P", "B")
    )  # fmt: skip


def _with_others(line: Words, subject: Subject) -> Subject:
    """Take in others without a name: "and their teams", "and his French counterpart", "and other leaders"."""
    j = subject.last
    if line.at(j) != "and":
        return subject
    for k in range(j + 1, min(j + 5, line.count)):
        word = line.at(k)
        if word in ("counterpart", "others") or _plural_noun(line, k):
            return Subject("group", subject.first, k + 1, subject.members, others=word != "counterpart")
        if not (word.isalpha() or line.kind(k) in "DCO") or word in words("connectives"):
            break
    return subject


def _plural_noun(line: Words, k: int) -> bool:
    if line.at(k) in words("companions"):
        return True
    hit = roles().groups.at(line.tagged.tokens, line.tagged.elements[k].first) if line.kind(k) == "w" else None
    return bool(hit and hit[1].plural and hit[0] == 1)


def _bare(line: Words, k: int) -> Subject | None:
    """Read "Leaders", "Participants" where no article tells a group."""
    if k and line.at(k - 1) not in (",", "and", ";"):
        return None
    element = line.tagged.elements[k]
    hit = roles().groups.at(line.tagged.tokens, element.first)
    if hit and hit[1].plural and hit[0] == 1 and (k or line.tagged.tokens.words[element.first][0].isupper()):
        return Subject("group", k, k + 1, (GroupFound(hit[1], None, ()),))
    return None


def _pronoun(line: Words, k: int) -> Subject | None:
    word = line.at(k)
    if word == "they":
        return Subject("they", k, k + 1, size=2 if line.at(k + 1) == "both" else None)
    if word == "we":
        return Subject("we", k, k + 1)
    if word in ("he", "she"):
        return Subject("he", k, k + 1)
    if word == "both":
        return Subject("they", k, k + 1, size=2)
    if word == "all" and line.at(k + 1) in _SIZES:
        return Subject("they", k, k + 2, size=_SIZES[line.at(k + 1)])
    if word == "the" and line.at(k + 1) in _SIZES:
        return Subject("they", k, k + 2, size=_SIZES[line.at(k + 1)])
    if word == "the" and line.at(k + 1) in words("plural_persons"):
        return Subject("they", k, k + 2)
    if word == "the" and line.at(k + 1) == "latter":
        return Subject("latter", k, k + 2)
    return None


def _side(line: Words, k: int) -> Subject | None:
    """Read "the Japanese side", "his Russian counterpart"."""
    j = k + 1
    code = ""
    value = line.tagged.elements[j].value if j < line.count else None
    if isinstance(value, Country):
        code = value.code
        j += 1
    if line.at(k) == "the" and code and line.at(j) in ("side", "delegation", "party"):
        other = _side(line, j + 2) if line.at(j + 1) == "and" else None
        if other is not None and other.countries:
            return Subject("countries", k, other.last, countries=(code, *other.countries))
        return Subject("side", k, j + 1, countries=(code,))
    if line.at(k) in ("his", "her") and line.at(j) == "counterpart":
        return Subject("counterpart", k, j + 1, countries=(code,) if code else ())
    return None


def _countries(line: Words, k: int) -> Subject | None:
    """Read "Russia and Japan", "the United States, Japan and the EU", and one country alone."""
    codes: list[str] = []
    names: list[str] = []
    j = last = k
    while j < line.count:
        value = line.tagged.elements[j].value
        if isinstance(value, Country) and line.kind(j) == "C":
            codes.append(value.code)
        elif isinstance(value, Organization):
            names.append(value.name)
        else:
            break
        last = j = j + 1
        while line.at(j) in (",", "and", "the"):
            j += 1
    if not codes and len(names) < 2:
        return None
    return Subject("countries", k, last, countries=tuple(codes), organizations=tuple(names))
