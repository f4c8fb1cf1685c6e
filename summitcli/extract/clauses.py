"""Who does what in a sentence: each subject with its verb of speech or accord, and what the verb governs."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

from summitcli.extract.people import PersonFound
from summitcli.extract.roles import RoleFound
from summitcli.extract.tagged import GroupFound, Tagged
from summitcli.lexicon import Country, Verb, VerbForm, load, verbs

SubjectKind = Literal["persons", "role", "group", "they", "we", "he", "it", "countries"]


@dataclass(frozen=True, slots=True)
class Subject:
    """The subject of a clause, as a half-open range of elements."""

    kind: SubjectKind
    first: int
    last: int
    persons: tuple[PersonFound, ...] = ()
    role: RoleFound | None = None
    group: GroupFound | None = None
    countries: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Clause:
    """One act of speech or accord."""

    subject: Subject
    verb: Verb
    rule: str
    verb_first: int  # elements of the verb; for a light verb up to its noun
    verb_last: int
    last: int  # exclusive: where what the verb governs ends
    gap: str  # the words between subject and verb
    participle: bool  # ", noting that …": it hangs on the clause before it


@cache
def _words(name: str) -> frozenset[str]:
    words: list[str] = load("clauses")[name]
    return frozenset(words)


def _word(tagged: Tagged, k: int) -> str:
    if not 0 <= k < len(tagged.elements):
        return ""
    element = tagged.elements[k]
    return tagged.tokens.lower[element.first] if element.kind == "w" else ""


def find_clauses(tagged: Tagged) -> list[Clause]:
    """Find the clauses of a sentence, in order."""
    found = list(_scan(tagged))
    ends = [*(clause.verb_first for clause in found[1:]), len(tagged.elements)]
    return [_close(tagged, clause, end) for clause, end in zip(found, ends, strict=False)]


def _close(tagged: Tagged, clause: Clause, end: int) -> Clause:
    """Let a clause end before the next one's subject and its connectives."""
    k = end
    while k > clause.verb_last and end < len(tagged.elements):
        word = _word(tagged, k - 1)
        element = tagged.elements[k - 1]
        connects = word in _words("connectives") or word in _words("adverbs") or word in ("to", "which", "in", "response")
        if connects or element.kind in "PRG" or word in ("they", "he", "she", "it", "we"):
            k -= 1
            continue
        break
    return Clause(
        clause.subject, clause.verb, clause.rule, clause.verb_first, clause.verb_last, max(k, clause.verb_last),
        clause.gap, clause.participle,
    )  # fmt: skip


def _scan(tagged: Tagged) -> Iterator[Clause]:
    subject: Subject | None = None
    governed = False  # inside "that …", which another verb governs
    spoken = False  # the current subject has had a verb
    quoted = False
    k = 0
    n = len(tagged.elements)
    while k < n:
        if _word(tagged, k) == '"':
            quoted = not quoted
        if quoted:
            k += 1
            continue
        if impersonal := _impersonal(tagged, k):
            if not governed or _reopens(tagged, k):
                last, verb = impersonal
                subject = Subject("it", k, k + 1)
                yield Clause(subject, verb, "it was <verb> that", k, last, n, "", participle=False)
                governed = spoken = True
                k = last
                continue
        candidate = _subject(tagged, k)
        if candidate is not None:
            if not governed or _reopens(tagged, k):
                subject, governed, spoken = candidate, False, False
            k = candidate.last
            continue
        if subject is not None and (verb_found := _verb(tagged, k)):
            last, form, tense = verb_found
            rule = _links(tagged, subject, k, tense, spoken=spoken, governed=governed)
            if rule:
                gap = " ".join(_word(tagged, j) for j in range(subject.last, k)) if not spoken else _nearby(tagged, k)
                yield Clause(subject, form, rule, k, last, n, gap, participle=tense == "gerund")
                spoken = True
                governed = governed or _word(tagged, last) == "that" or tense != "gerund"
                k = last
                continue
        k += 1


def _nearby(tagged: Tagged, k: int) -> str:
    return " ".join(_word(tagged, j) for j in range(max(0, k - 3), k))


def _impersonal(tagged: Tagged, k: int) -> tuple[int, Verb] | None:
    element = tagged.elements[k]
    if element.kind != "w":
        return None
    hit = verbs().impersonal.at(tagged.tokens, element.first)
    return (_element_after(tagged, k, element.first + hit[0]), hit[1]) if hit else None


def _element_after(tagged: Tagged, k: int, token: int) -> int:
    while k < len(tagged.elements) and tagged.elements[k].first < token:
        k += 1
    return k


def _reopens(tagged: Tagged, k: int) -> bool:
    """Whether a new main clause opens at element `k`: ", and the two leaders …", "; they …", "to which …"."""
    before, earlier = _word(tagged, k - 1), _word(tagged, k - 2)
    if k == 0 or before in (";", ":", '"') or (before == "," and earlier == '"'):
        return True
    if before == "which" and earlier in ("to", "for", "in"):
        return True
    if before in ("while", "whereas", "but"):
        return True
    if before == "and":
        return earlier in (",", '"', ";")
    return before == "," and _word(tagged, k - 2) in ("response", "turn", "reply")


def _subject(tagged: Tagged, k: int) -> Subject | None:
    element = tagged.elements[k]
    if _word(tagged, k - 1) in _words("prepositions"):
        return None
    if k + 1 < len(tagged.elements) and _word(tagged, k + 1) == "'s":
        return None
    if element.kind == "P":
        persons: list[PersonFound] = []
        last = k
        j = k
        while j < len(tagged.elements) and tagged.elements[j].kind in "PR":
            value = tagged.elements[j].value
            if isinstance(value, PersonFound):
                persons.append(value)
            last = j + 1
            j = last
            while j < len(tagged.elements) and _word(tagged, j) in (",", "and"):
                j += 1
            if j == last or (_word(tagged, j - 1) != "and" and not _list_goes_on(tagged, j)):
                break
        return Subject("persons", k, last, tuple(persons))
    if isinstance(element.value, RoleFound):
        nxt = k + 2
        if _word(tagged, k + 1) == "and" and nxt < len(tagged.elements) and tagged.elements[nxt].kind in "PR":
            value = tagged.elements[nxt].value
            others = (value,) if isinstance(value, PersonFound) else ()
            return Subject("group", k, nxt + 1, others)
        return Subject("role", k, k + 1, role=element.value)
    if isinstance(element.value, GroupFound):
        return Subject("group", k, k + 1, group=element.value)
    word = _word(tagged, k)
    if word in ("they", "both"):
        return Subject("they", k, k + 1)
    if word == "we":
        return Subject("we", k, k + 1)
    if word in ("he", "she"):
        return Subject("he", k, k + 1)
    if element.kind == "C":
        codes: list[str] = []
        j = last = k
        while j < len(tagged.elements):
            value = tagged.elements[j].value
            if not isinstance(value, Country):
                break
            codes.append(value.code)
            last = j + 1
            j = last
            while _word(tagged, j) in (",", "and", "the"):
                j += 1
        if len(codes) > 1:
            return Subject("countries", k, last, countries=tuple(codes))
    return None


def _list_goes_on(tagged: Tagged, j: int) -> bool:
    return j + 1 < len(tagged.elements) and tagged.elements[j].kind == "P" and _word(tagged, j + 1) in (",", "and")


def _verb(tagged: Tagged, k: int) -> tuple[int, Verb, str] | None:
    """Read a verb form at element `k`, or a light verb with its noun: "expressed his sincere condolences"."""
    element = tagged.elements[k]
    if element.kind != "w":
        return None
    tokens = tagged.tokens
    table = verbs()
    if light := table.light_verbs.at(tokens, element.first):
        at = element.first + light[0]
        for j in range(at, min(at + 8, len(tokens))):
            if tokens.words[j] in (".", ";", ",", '"') or tokens.lower[j] in ("that", "to"):
                break
            noun = table.light_nouns.at(tokens, j)
            if noun and light[1].name in noun[1].light:
                return _element_after(tagged, k, j + noun[0]), noun[1].verb, light[1].tense
    if hit := table.forms.at(tokens, element.first):
        form: VerbForm = hit[1]
        return _element_after(tagged, k, element.first + hit[0]), form.verb, form.tense
    return None


def _links(tagged: Tagged, subject: Subject, k: int, tense: str, *, spoken: bool, governed: bool) -> str | None:
    """Tell by which rule a verb belongs to a subject, `None` when it does not."""
    between = [_word(tagged, j) for j in range(subject.last, k)]
    if tense == "gerund":
        return "<clause> , <verb>ing" if spoken and _word(tagged, k - 1) in (",", "and", "while", "also") else None
    if tense == "participle":
        return None
    if not spoken:
        if all(word in _words("adverbs") or word in _words("auxiliaries") for word in between) and len(between) <= 7:
            return "<subject> <verb>"
        # "Prime Minister Kan, while expressing his regret, stated"; "Mr. Kan, in response, said"
        if between and between[0] == "," and _tail(between) and len(between) <= 60:
            return "<subject> , … , <verb>"
        # "President Hu in response stated"
        if between[:2] in (["in", "response"], ["in", "turn"]) and len(between) <= 4:
            return "<subject> in response <verb>"
        return None
    if tense not in ("past", "present"):
        return None
    # "emphasized …, and indicated …": the same subject goes on
    j = k - 1
    while _word(tagged, j) in _words("adverbs"):
        j -= 1
    return "<subject> <verb> … and <verb>" if _word(tagged, j) in ("and", ",") and j < k and _word(tagged, j) else None


def _tail(between: list[str]) -> bool:
    trimmed = list(between)
    while trimmed and trimmed[-1] in _words("adverbs"):
        trimmed.pop()
    return len(trimmed) > 1 and trimmed[-1] == ","
