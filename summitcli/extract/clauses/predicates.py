"""Verbs of speech and accord as they stand behind a subject: their form, what stands before it, where they end."""

from dataclasses import dataclass

from summitcli.extract.clauses.subjects import Subject, Words, words
from summitcli.lexicon import Tense, Verb, verbs

_FURTHEST = 60  # elements of a parenthesis between a subject and its verb; a longer one is another clause
_ENDS = frozenset({"that", "to", "with", "where", "which", "who", "when"})  # no noun of a light verb lies beyond
_BETWEEN = 8  # adverbs and auxiliaries between a subject and its verb


@dataclass(frozen=True, slots=True)
class Found:
    """A verb in the text."""

    verb: Verb
    tense: Tense
    first: int  # elements; of a light verb up to its noun
    last: int


@dataclass(frozen=True, slots=True)
class Predicate:
    """A verb with the small words before it."""

    found: Found
    gap: tuple[str, ...]  # adverbs and auxiliaries: "have", "not", "also"
    aside: bool  # whether a parenthesis stands between it and its subject


def read_verb(line: Words, k: int) -> Found | None:
    """Read a verb form at element `k`, or a light verb with its noun: "expressed his sincere condolences"."""
    if line.kind(k) != "w":
        return None
    tokens = line.tagged.tokens
    table = verbs()
    at = line.tagged.elements[k].first
    form = table.forms.at(tokens, at)
    light = table.light_verbs.at(tokens, at)
    if light and (form is None or form[0] <= light[0]):
        for j in range(at + light[0], min(at + light[0] + 8, len(tokens))):
            if tokens.words[j] in (".", ";", ",", '"') or tokens.lower[j] in _ENDS:
                break
            noun = table.light_nouns.at(tokens, j)
            if noun and light[1].name in noun[1].light:
                return Found(noun[1].verb, light[1].tense, k, element_after(line, k, j + noun[0]))
    if form is None:
        return None
    return Found(form[1].verb, form[1].tense, k, element_after(line, k, at + form[0]))


def element_after(line: Words, k: int, token: int) -> int:
    """Return the first element from `k` on that begins at or behind a token."""
    elements = line.tagged.elements
    while k < line.count and elements[k].first < token:
        k += 1
    return k


def read_predicate(line: Words, subject: Subject) -> Predicate | None:
    """Read the verb of a subject: next to it, or behind a parenthesis in commas."""
    found = _next_verb(line, subject, subject.last)
    if found is not None:
        return Predicate(found[0], found[1], aside=False)
    if line.at(subject.last) != ",":
        return None
    # "President Smith, Jr., met": a comma of the name
    if (found := _next_verb(line, subject, subject.last + 1)) is not None and subject.first == 0:
        return Predicate(found[0], found[1], aside=True)
    if line.at(subject.last + 1) not in words("parentheses") and line.kind(subject.last + 1) not in "RDC":
        return None
    for j in range(subject.last + 1, min(subject.last + _FURTHEST, line.count)):
        if line.at(j) in (";", '"'):
            return None
        found = _next_verb(line, subject, j + 1) if line.at(j) == "," else None
        if found is not None and found[0].tense in ("past", "present"):
            return Predicate(found[0], found[1], aside=True)
    return None


def _next_verb(line: Words, subject: Subject, k: int) -> tuple[Found, tuple[str, ...]] | None:
    """Read adverbs and auxiliaries, then a verb that they can go with."""
    gap: list[str] = []
    while True:
        # "were in agreement", "had talks": the phrase begins with what else is an auxiliary
        found = read_verb(line, k)
        if found is not None and agrees(found, subject, gap):
            return found, tuple(gap)
        if len(gap) >= _BETWEEN or not (line.adverb(k) or line.at(k) in words("auxiliaries")):
            return None
        gap.append(line.at(k))
        k += 1


def agrees(found: Found, subject: Subject, gap: list[str]) -> bool:
    """Whether a form can be the verb of a subject behind these auxiliaries; a passive is not: "are expected to"."""
    auxiliaries = [word for word in gap if word in words("auxiliaries") and word not in words("negations")]
    last = auxiliaries[-1] if auxiliaries else ""
    if last in ("be", "is", "are", "was", "were", "been", "being"):
        return False
    match found.tense:
        case "past":
            return last in ("", "have", "has", "had")
        case "participle":
            return last in ("have", "has", "had")
        case "present":
            return not last
        case "base" if last == "to":  # "failed to agree"; but "the leaders to agree" is a headline's
            return len(auxiliaries) > 1 or bool(words("negations").intersection(gap))
        case "base":
            return subject.plural if not last else last not in ("have", "has", "had")
    return False
