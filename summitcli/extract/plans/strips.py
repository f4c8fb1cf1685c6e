"""A sentence as a strip of letters, one for each of its parts, so that a rule of plans is a pattern over letters.

T the date, D the date without a preposition     E an event, e a deed ("signing", "flights")
H hold, pay, attend (base form)                   V visit, meet, come    v end, reach, complete
G holding                                         g visiting             F will, would
t "to" before a verb
S scheduled, due                                  d held, take place: after "be", "to" or "will"
b is, be, was                                     K another finite verb of the past
f upcoming, preparations                          h hosts, chairs
x not, postponed                                  R that, which, as, should
P a person or an office                           N another name
o the, his                                        p in, of               c and
u another verb after "to" or "will"               ( ) , ' - as printed   ; other marks
a any other word
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from summitcli.extract.dates import DateFound
from summitcli.extract.page import Line
from summitcli.extract.people import PersonFound
from summitcli.extract.roles import RoleFound
from summitcli.extract.tagged import Element
from summitcli.lexicon import load, verbs
from summitcli.lexicon.speech import inflect
from summitcli.tokens import Tokens

_MARKS = {"(": "(", ")": ")", ",": ",", ":": ",", "'": "'", "'s": "'", "-": "-", '"': ","}


@dataclass(frozen=True, slots=True)
class Part:
    """One letter of a strip: its words, and the date or the element that it stands for."""

    letter: str
    start: int  # in the text
    end: int
    word: str  # the last of its words, folded
    element: Element | None
    date: DateFound | None


@dataclass(frozen=True, slots=True)
class Strip:
    """A sentence, letter by letter."""

    line: Line
    parts: tuple[Part, ...]
    letters: str


@dataclass(frozen=True, slots=True)
class _Words:
    plain: dict[str, str]  # a word's letter wherever it stands
    nouns: dict[str, str]
    bases: dict[str, str]  # after "to" or "will"
    gerunds: dict[str, str]
    doing: frozenset[str]  # gerunds of deeds, which count behind "on" and "to"
    now: frozenset[str]  # "meets"
    happened: frozenset[str]  # "held", "hosted": finite, or behind "be"


@cache
def words(name: str) -> frozenset[str]:
    """Return one list of `plans.toml`."""
    listed: list[str] = load("plans")[name]
    return frozenset(listed)


@cache
def _words() -> _Words:
    irregular: dict[str, list[str]] = load("verbs")["irregular"] | load("plans")["irregular"]
    bases: dict[str, str] = {}
    gerunds: dict[str, str] = {}
    happened: set[str] = set()
    doing: set[str] = set()
    now: set[str] = set()
    for name, letter in (("doing", "v"), ("coming", "V"), ("holding", "H")):
        for base in load("plans")[name]:
            bases[base] = letter
            for form, tense in inflect(base, irregular):
                if tense == "gerund" and letter == "v":
                    doing.add(form)
                elif tense == "gerund":
                    gerunds[form] = "G" if letter == "H" else "g"
                elif tense == "present":
                    now.add(form)
                elif tense in ("past", "participle"):
                    happened.add(form)
    plain: dict[str, str] = {}
    for name, letter in (
        ("ahead", "f"), ("prepositions", "p"), ("determiners", "o"), ("pronouns", "o"), ("conjunctions", "c"),
        ("clauses", "R"), ("be", "b"), ("future", "F"), ("scheduled", "S"), ("dead", "x"), ("to_host", "h"),
    ):  # fmt: skip
        for word in load("plans")[name]:
            plain[word] = letter
    nouns = dict.fromkeys(words("deeds"), "e") | dict.fromkeys(words("meetings"), "E")
    return _Words(plain, nouns, bases, gerunds, frozenset(doing), frozenset(now), frozenset(happened))


def read_strip(line: Line, dates: Iterable[DateFound]) -> Strip:
    """Turn a sentence and the dates found in it into a strip."""
    pending = list(dates)
    parts: list[Part] = []
    for element in line.tagged.elements:
        start, end = line.tagged.tokens.starts[element.first], line.tagged.tokens.ends[element.last - 1]
        while pending and pending[0].end <= start:
            pending.pop(0)
        if pending and pending[0].start < end and start < pending[0].end:
            if not parts or parts[-1].date is not pending[0]:
                parts.append(_date(line.tagged.tokens, element, pending[0]))
            continue
        parts.append(Part(_letter(line.tagged.tokens, element, parts), start, end, _last(line, element), element, None))
    return Strip(line, tuple(parts), "".join(part.letter for part in parts))


def _last(line: Line, element: Element) -> str:
    return line.tagged.tokens.lower[element.last - 1]


def _date(tokens: Tokens, element: Element, date: DateFound) -> Part:
    """Make one letter of a date; "the November" stands before its noun, "in November" behind it."""
    bare = tokens.lower[element.first] not in words("prepositions")
    return Part("D" if bare else "T", date.start, date.end, tokens.lower[element.first], None, date)


def _letter(tokens: Tokens, element: Element, before: Sequence[Part]) -> str:
    """Give one element its letter; a small word is asked first what the word before it makes of it."""
    word = tokens.lower[element.last - 1]
    first = tokens.words[element.first]
    small = element.last == element.first + 1 and first[0].isalpha() and first.islower()
    if not small:
        return _name_letter(element, word)
    if letter := _governed(tokens, element.first, before):
        return letter
    if element.kind == "R":
        follows = tokens.lower[element.last : element.last + 1]
        return "a" if follows and follows[0] in _words().nouns else "P"  # "an official visit" is no official's
    table = _words()
    if word == "as" and (
        tokens.lower[element.last : element.last + 1] == ["well"] or (before and before[-1].word == "well")
    ):
        return "c"
    joined = tokens.words[element.last : element.last + 1] == ["-"] and tokens.glued(element.last)  # "start-ups"
    noun = None if joined else table.nouns.get(word)
    if letter := noun or table.gerunds.get(word) or table.plain.get(word) or _doing(word, before):
        return letter
    if word in table.happened or word == "took" or _spoken(tokens, element.first, "past"):
        described = before and before[-1].letter in "o'" and before[-1].word not in words("pronouns")
        return "a" if described else "K"  # "his announced visit", "they announced"
    return "a"


def _doing(word: str, before: Sequence[Part]) -> str | None:
    """Read "on beginning talks", "commit to planting trees", and "which resume on July 3"."""
    table = _words()
    last = before[-1] if before else None
    if last is None or (last.letter == "o" and last.word not in words("pronouns")):
        return None
    if last.word == "on" and word in table.doing:
        return "g"
    if last.word == "to" and word.endswith("ing") and len(before) > 1 and before[-2].word in words("devoted"):
        return "g"
    if word in table.now and last.letter in "NPERao":
        return "s"
    return "s" if word in table.bases and (last.letter == "R" or table.bases[word] == "V") else None


def _name_letter(element: Element, last: str) -> str:
    """Give its letter to a name, a capital word, a number or a mark."""
    noun = _words().nouns.get(last) or _words().nouns.get(last.rstrip("0123456789"))
    if noun and element.kind in "BOw":
        return noun  # "the Millennium Summit", "Six-Party Talks", "COP26"
    if isinstance(element.value, PersonFound | RoleFound) and element.kind in "PR":
        return "P"
    if element.kind != "w":
        return "N"
    if mark := _MARKS.get(last):
        return mark
    if not last[0].isalnum():
        return ";"
    if last[0].isdigit():
        return "a"
    return _words().plain.get(last, "a") if element.first == 0 else "N"


def _governed(tokens: Tokens, i: int, before: Sequence[Part]) -> str | None:
    """Read the verb behind "to", "will" or "be", and the "to" that stands before one."""
    table, word = _words(), tokens.lower[i]
    if word == "to":
        return "t" if _infinitive(tokens, i + 1) else "p"
    leads = _leads(before)
    if leads in ("t", "F"):
        if word == "take" and tokens.lower[i + 1 : i + 2] == ["place"]:
            return "d"
        if word in table.bases:
            return table.bases[word]
        if word not in table.plain and _spoken(tokens, i, "base"):
            return "u"
        described = word in table.plain or word.endswith("ly") or word in _ADVERBS
        return "v" if leads == "F" and not described else None
    if leads == "b" and word not in words("scheduled") and (word in table.happened or _to_be(before)):
        return None if word in table.plain or word.endswith("ly") or word in _ADVERBS else "d"
    if before and before[-1].letter == "c" and word in table.bases and any(part.letter in "tF" for part in before):
        return table.bases[word]  # "to reduce emissions and end support"
    return None


_ADVERBS = frozenset({"also", "then", "again", "soon", "both", "not", "next", "first", "together", "now"})


def _to_be(before: Sequence[Part]) -> bool:
    """Whether the "be" before stands behind "to" or "will": then any word is what is to be done or be."""
    return len(before) > 1 and before[-1].word == "be" and _leads(before[:-1]) in ("t", "F")


def _leads(before: Sequence[Part]) -> str:
    """Return the letter that governs the next word: that of "to", "will" or "be", adverbs aside."""
    for part in before[:-4:-1]:
        if part.word.endswith("ly") or part.word in _ADVERBS:
            continue
        if part.letter == "c" or (part.letter == ";" and part.word == "/"):
            break
        return part.letter
    return ""


def _infinitive(tokens: Tokens, i: int) -> bool:
    """Whether a verb stands at word `i`, behind "to"; an adverb may come between: "to jointly host"."""
    j = i + 1 if i < len(tokens) and tokens.lower[i].endswith("ly") else i
    if j >= len(tokens) or tokens.words[j][0].isupper():
        return False
    word = tokens.lower[j]
    return word in _words().bases or word == "be" or _spoken(tokens, j, "base")


def _spoken(tokens: Tokens, i: int, tense: str) -> bool:
    hit = verbs().forms.at(tokens, i) or None
    if hit is not None:
        return hit[1].tense == tense
    light = verbs().light_verbs.at(tokens, i)
    return light is not None and light[1].tense == tense
