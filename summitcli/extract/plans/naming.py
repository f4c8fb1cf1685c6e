"""What a plan is called: the text's own words for the event."""

import re
from dataclasses import dataclass

from summitcli.extract.plans.strips import Strip, words

_LONGEST = 22  # parts of a name
_ADJECTIVES = 8  # before a noun
_WILL = re.compile(r"Fa{0,3}\Z")
_SMALL = str.maketrans("", "", "ofpc',")


@dataclass(frozen=True, slots=True)
class Name:
    """A run of parts that name an event; `head` is its noun or verb."""

    strip: Strip
    first: int
    last: int  # exclusive
    head: int

    @property
    def span(self) -> tuple[int, int]:
        """The place of the words in the text."""
        return self.strip.parts[self.first].start, self.strip.parts[self.last - 1].end

    @property
    def letters(self) -> str:
        """The letters of the words."""
        return self.strip.letters[self.first : self.last]

    @property
    def bare(self) -> bool:
        """Whether the words tell of no particular event: "trip", "meet again"."""
        head = self.strip.letters[self.head]
        if head in "Ee":
            return len(self.letters.translate(_SMALL)) == 1
        return not set(self.letters) & set("NPEe") and self.letters.count("a") < 2 and "oa" not in self.letters


def event_name(strip: Strip, what: int, at: int, low: int, high: int) -> Name:
    """Name the event whose head is part `what`, between the parts `low` and `high`; its date is part `at`."""
    end = at if what < at else high
    letter = strip.letters[what]
    if letter == "E" and "(" in strip.letters[max(low, what - 3) : what]:  # "Conference on Development (TICAD IV)"
        outer = strip.letters.rfind("E", max(low, what - 12), strip.letters.rfind("(", 0, what))
        what = outer if outer >= 0 else what
    if letter in "Ee":
        return _noun_phrase(strip, what, at, low, end)
    if letter in "HG":
        event = next((i for i in range(what + 1, end) if strip.letters[i] in "Ee"), None)
        if event is not None and not re.search(r"[tFVvHGgpR;]", strip.letters[what + 1 : event]):
            named = _noun_phrase(strip, event, at, low, end)
            if not named.bare:
                return named
    if letter in "ds":
        return _clause(strip, Name(strip, what, what + 1, what), low, end, stops=";,RK")
    return _verb_phrase(strip, what, low, end)


def _noun_phrase(strip: Strip, what: int, at: int, low: int, end: int) -> Name:
    """Take the adjectives and owners before a noun and what belongs to it behind."""
    first = _leftmost(strip, what, low)
    while first >= low + 2 and (of := _of(strip, first)) is not None and of > low and strip.letters[of - 1] in "Ee":
        what = of - 1  # "the first round of elections", "the signing of the agreement"
        first = _leftmost(strip, what, low)
    while first < what and (strip.parts[first].word in words("dropped") or strip.letters[first] in "'-,"):
        first += 1
    last = _rightmost(strip, what + 1, end)
    named = Name(strip, first, last, what)
    before = strip.parts[at].word
    if at < first and ((named.bare and strip.letters[at] == "D") or (before.isdigit() and at == first - 1)):
        return Name(strip, at, last, what)  # "next year's summit", "the 2006 World Cup"
    return named


def _leftmost(strip: Strip, what: int, low: int) -> int:
    first = what
    letters = strip.letters
    while first > low and what - first < _ADJECTIVES:
        before = letters[first - 1]
        owner = before == "P" and letters[first] == "'"
        adjective = before == "a" and not strip.parts[first - 1].word.endswith(("ing", "ly"))
        if before in "NfS'-" or (before in "Ee" and letters[first] in "Ee-") or owner or adjective:
            first -= 1
        else:
            break
    while letters[first] in "'-":
        first += 1
    return first


def _of(strip: Strip, first: int) -> int | None:
    """Return the "of" that a noun phrase depends on."""
    before = first - 1
    if strip.letters[before] == "o":
        before -= 1
    return before if before >= 0 and strip.parts[before].word == "of" else None


def _rightmost(strip: Strip, last: int, end: int) -> int:
    letters = strip.letters
    stop = min(end, last + _LONGEST)
    between = False
    while last < stop:
        letter = letters[last]
        if letter == "(":
            close = letters.find(")", last, last + 6)
            if close < 0 or close >= stop:
                break
            last = close + 1
            continue
        if (
            letter == "c"
            and not between
            and letters[last + 1 : last + 2] not in ("N", "P")
            and letters[last + 1 : last + 3] not in ("oN", "oP", "oa", "aa")
        ):
            break
        if letter not in "NPpaoceEfV'-" and not (letter == "t" and letters[last + 1 : last + 2] == "H"):
            break
        between = between or strip.parts[last].word == "between"
        last += 1
    while letters[last - 1] in "pocft'-":
        last -= 1
    return last


def _verb_phrase(strip: Strip, what: int, low: int, end: int) -> Name:
    """Take what a verb governs, and the subject where "will" stands between the two."""
    letters = strip.letters
    first = what
    if will := _WILL.search(letters, low, what):
        first = _subject(strip, low, will.start(), what)
    last = what + 1
    while last < min(end, what + _LONGEST) and letters[last] in "NPpaoceEfSVHGg'()-":
        last += 1
    while last > what + 1 and letters[last - 1] in "pocf'(" and strip.parts[last - 1].word not in words("pronouns"):
        last -= 1
    return Name(strip, first, last, what)


def _subject(strip: Strip, low: int, end: int, verb: int) -> int:
    """Return where the subject before "will" begins; the verb's place where it is only "they"."""
    letters = strip.letters
    first = end
    while first > max(low, end - _LONGEST) and letters[first - 1] not in ";,RKtFS":
        first -= 1
    while first < end and letters[first] in "c'-p":
        first += 1
    return first if set(letters[first:end]) & set("NPEea") else verb


def fuller(strip: Strip, name: Name, low: int, end: int) -> Name:
    """Name in more words what a bare noun or verb leaves open: its clause, or a fuller mention before it."""
    if strip.letters[name.head] in "Ee":
        if found := same_event(strip, name):
            return found
        for i in range(max(0, name.first - 60), name.first):  # "as to when he will come to Japan, … the trip"
            if strip.letters[i] in "VH" and _WILL.search(strip.letters, max(0, i - 4), i):
                visit = _verb_phrase(strip, i, low, name.first)
                if not visit.bare:
                    return visit
    if invited := re.search(r"P[,]?ta{0,3}$", strip.letters[low : name.first]):
        return Name(strip, low + invited.start(), name.last, name.head)
    return _clause(strip, name, low, end)


def _clause(strip: Strip, name: Name, low: int, end: int, stops: str = ";,R") -> Name:
    """Take the words of the clause around a name, up to its date."""
    letters = strip.letters
    first = name.first
    while first > low and name.head - first < _LONGEST:
        if letters[first - 1] in stops and not (letters[first - 1] == "K" and letters[first] == "p"):
            break  # "trade begun at Hirado" goes on
        first -= 1
    while first < name.first and letters[first] in "c,p":
        first += 1
    if letters[first - 1 : first] == "R" and first > low + 1 and letters[first] in "FbtSsad":
        first = _owner(strip, first - 1 - (letters[first - 2] == ","), low) or first
    last = max(name.last, min(end, name.head + _LONGEST))
    while last > name.last and letters[last - 1] in "pocf'(,;" and strip.parts[last - 1].word not in words("pronouns"):
        last -= 1
    return Name(strip, first, last, name.head)


def _owner(strip: Strip, end: int, low: int) -> int | None:
    """Return where the noun phrase begins that "which" stands for: "the works in Irbid, which are to be finished"."""
    letters = strip.letters
    first = end
    while first > max(low, end - _LONGEST):
        letter, word = letters[first - 1], strip.parts[first - 1].word
        if letter == "o" and strip.parts[first - 2].word != "of":
            return first - 1
        if letter not in "NaoeEf'-c" and word not in ("of", "in", "at", "to", "between"):
            break
        first -= 1
    while first < end and letters[first] in "pc'-":
        first += 1
    return first if set(letters[first:end]) & set("NEea") else None


def same_event(strip: Strip, name: Name) -> Name | None:
    """Return a mention of an event by the same noun in a strip that says more of it than the noun."""
    noun = name.strip.parts[name.head].word
    for i, part in enumerate(strip.parts):
        if part.word == noun and part.letter in "Ee" and not (strip is name.strip and i >= name.first):
            found = _noun_phrase(strip, i, len(strip.parts) - 1 if part.date else i, 0, len(strip.parts))
            if not found.bare:
                return found
    return None
