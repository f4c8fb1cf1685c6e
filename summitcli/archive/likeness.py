"""When two names are one person's: rules, from the surest to the least sure."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from typing import Literal

from summitcli.archive.names import sound
from summitcli.lexicon.persons import likenesses
from summitcli.tokens import fold

# "nothing": only that no country speaks against it. "side": a country or organization, or an office where one of
# the two has no side. "office": that. "side, no other office": the side, and no two different offices.
# "side and office": both. Where nothing but a surname is known, somebody whom both met will do for a side.
Needs = Literal["nothing", "side", "office", "side, no other office", "side and office"]

_LONG = 7  # letters of a word in which one can be a slip; shorter names differ by one letter

_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Name:
    """A name, taken apart."""

    printed: str
    parts: tuple[str, ...]  # folded, hyphens closed, without articles, initials and what tells the generation
    initials: tuple[str, ...]
    generation: str  # "jr", "ii"; "" without one

    @property
    def sounds(self) -> tuple[str, ...]:
        """The parts as all their transliterations are."""
        return tuple(sound(part) for part in self.parts)


@dataclass(frozen=True, slots=True)
class Rule:
    """A way in which two names can be one person's."""

    name: str
    because: Callable[[Name, Name], str]  # tells what agrees; "" where the rule does not hold
    needs: Needs  # what else must agree


@cache
def read_name(printed: str) -> Name:
    """Take a name apart: "Joseph R. Biden, Jr." is joseph, biden, with an R, a junior."""
    words = likenesses()
    parts: list[str] = []
    initials: list[str] = []
    generation = ""
    for word in printed.replace(".", " ").replace(",", " ").split():
        folded = fold(word)
        if parts and folded in words.generations and not (word.islower() or (word.istitle() and folded[0] in "vix")):
            generation = folded
            continue
        pieces = _WORD.findall(folded.replace("'", ""))
        if len(pieces) > 1 and pieces[0] in words.articles:
            pieces = pieces[1:]  # al-Assad
        joined = "".join(pieces)
        if len(joined) == 1 and joined.isascii():
            initials.append(joined)
        elif joined:
            parts.append(joined)
    kept = [part for part in parts if part not in words.articles] or parts
    return Name(printed, tuple(kept), tuple(initials), generation)


def conflicting(name: Name, other: Name) -> bool:
    """Whether two names differ in what one person has one of: initials, or the generation."""
    if name.generation and other.generation and name.generation != other.generation:
        return True
    return bool(name.initials and other.initials and name.initials != other.initials)  # George W., George H. W.


def same_office(role: str, other: str) -> bool:
    """Whether two roles can be one office: "Foreign Minister", "Minister for Foreign Affairs".

    What one says more than the other must not make another office of it, as "Vice" does.
    """
    words = likenesses()
    mine, theirs = (frozenset(_WORD.findall(fold(text))) - words.idle for text in (role, other))
    if not mine or not theirs or not (mine <= theirs or theirs <= mine):
        return False
    return not (mine ^ theirs) & words.other_office


def rotations(parts: tuple[str, ...]) -> Iterable[tuple[str, ...]]:
    """Yield the orders in which a name may be printed: as it is, family name last, family name first."""
    return dict.fromkeys((parts, parts[1:] + parts[:1], parts[-1:] + parts[:-1]))


def _same(name: Name, other: Name) -> str:
    return f"“{other.printed}” has the same words" if name.parts == other.parts else ""


def _order(name: Name, other: Name) -> str:
    if len(name.parts) > 1 and other.parts in rotations(name.parts):
        return f"“{other.printed}” in another order"
    return ""


def _division(name: Name, other: Name) -> str:
    if min(len(name.parts), len(other.parts)) > 1 and "".join(other.parts) in map("".join, rotations(name.parts)):
        return f"“{other.printed}” divided otherwise"
    return ""


def _transliteration(name: Name, other: Name) -> str:
    if len(name.parts) < 2:
        return ""
    for parts in rotations(name.parts):
        if tuple(map(sound, parts)) == other.sounds:
            pairs = (f"{a} = {b}" for a, b in zip(parts, other.parts, strict=True) if a != b)
            return f"“{other.printed}”: {', '.join(pairs)}"
    return ""


def _given(name: Name, other: Name) -> str:
    mine, theirs = name.parts, other.parts
    if min(len(mine), len(theirs)) < 2 or sound(mine[-1]) != sound(theirs[-1]):
        return ""
    between, among = set(name.sounds[1:-1]), set(other.sounds[1:-1])
    if not (between <= among or among <= between) or not likenesses().one_given_name(mine[0], theirs[0]):
        return ""
    return f"“{other.printed}”: {mine[0]} and {theirs[0]} are forms of one given name"


def _first_words(name: Name, other: Name) -> str:
    short, long = sorted((name, other), key=lambda one: len(one.parts))
    if 1 < len(short.parts) < len(long.parts) and short.sounds[0] == long.sounds[0] and _within(short, long):
        return f"“{other.printed}” begins alike, and the shorter one has no other words"
    return ""


def _last_words(name: Name, other: Name) -> str:
    short, long = sorted((name, other), key=lambda one: len(one.parts))
    if 1 < len(short.parts) < len(long.parts) and short.sounds == long.sounds[-len(short.parts) :]:
        return f"“{other.printed}” ends alike"
    return ""


def _slip(name: Name, other: Name) -> str:
    if len(name.parts) < 2 or len(name.parts) != len(other.parts) or "-" in name.printed + other.printed:
        return ""  # Yong-nam and Jong-nam are two names
    pairs = [(a, b) for a, b in zip(name.parts, other.parts, strict=True) if a != b]
    if len(pairs) == 1 and min(map(len, pairs[0])) >= _LONG and _one_letter(*sorted(pairs[0], key=len)):
        return f"“{other.printed}”: {pairs[0][0]}, {pairs[0][1]} differ in one letter"
    return ""


def _one_letter(short: str, long: str) -> bool:
    same = next((i for i, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short))
    return short[same + (len(short) == len(long)) :] == long[same + 1 :]


def _surname(name: Name, other: Name) -> str:
    if len(name.parts) != 1 or len(other.parts) < 2:
        return ""
    for part in (other.parts[-1], other.parts[0]):
        given = other.parts[0] if part is other.parts[-1] else other.parts[1]
        if sound(part) == name.sounds[0] and (not name.initials or name.initials[0] == given[0]):
            return f"“{other.printed}” is the only one of this surname"
    return ""


def _within(short: Name, long: Name) -> bool:
    rest = iter(long.sounds)
    return all(part in rest for part in short.sounds)


SAME = Rule("the same name", _same, "nothing")
SURNAMES = (Rule("the same family name, alone", _same, "side, no other office"),)
SPELLED = (
    SAME,
    Rule("<family name> <given name>", _order, "nothing"),
    Rule("<name> with other spaces and hyphens", _division, "nothing"),
    Rule("<name> in another transliteration", _transliteration, "nothing"),
)
SHORTENED = (
    Rule("<another form of the given name> <family name>", _given, "side"),
    Rule("<first words of the name>", _first_words, "side"),
    # a father's name may end a son's: Salman bin Abdulaziz, Mohammed bin Salman bin Abdulaziz
    Rule("<last words of the name>", _last_words, "office"),
    Rule("<name> with a slip of the pen", _slip, "side and office"),
)
# a father may be called by what is his son's last name, and a wife has her husband's
ALONE = (Rule("<family name> alone", _surname, "side, no other office"),)


def first_that_holds(rules: Iterable[Rule], name: Name, other: Name) -> tuple[Rule, str] | None:
    """Return the first rule that makes one person of two names, and what agrees."""
    for rule in rules:
        because = rule.because(name, other)
        if because:
            return rule, because
    return None


def one_person(printed: str, other: str) -> bool:
    """Whether two printed names can be one person's, as far as names tell."""
    name, theirs = read_name(printed), read_name(other)
    rules = (*SPELLED, *SHORTENED, *ALONE)
    pairs = ((name, theirs), (theirs, name))
    return not conflicting(name, theirs) and any(first_that_holds(rules, *pair) for pair in pairs)
