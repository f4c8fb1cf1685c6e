"""Verbs of speech and accord without a doer: "it was agreed", "the situation was discussed"."""

from functools import cache

from summitcli.extract.clauses.predicates import Found, element_after, read_verb
from summitcli.extract.clauses.subjects import Words, words
from summitcli.lexicon import load, verbs

_MOST = 8  # auxiliaries and adverbs before a participle


@cache
def _openers() -> frozenset[str]:
    """Return the words that whole passive clauses begin with: "it", "agreement"."""
    rows = load("verbs")["verb"]
    return frozenset(phrase.split()[0] for row in rows for phrase in row.get("impersonal", ()))


def read_impersonal(line: Words, k: int) -> tuple[Found, tuple[str, ...]] | None:
    """Read "it was agreed" or "agreement was also reached" at element `k`."""
    if k >= line.last_be or line.at(k) not in _openers():
        return None
    element = line.tagged.elements[k]
    hit = verbs().impersonal.at(line.tagged.tokens, element.first)
    if hit is None:
        return None
    last = element_after(line, k, element.first + hit[0])
    if line.at(last) in ("by", "between") and line.kind(last + 1) == "G":
        last += 2  # "it was agreed between the two leaders that"
    elif line.at(last) == "by" and line.kind(last + 1) != "P":
        return None  # "a decision was taken by the Committee"
    gap = ("no",) if line.at(k - 1) in ("no", "neither", "without") else ()
    return Found(hit[1], "past", k, last), gap


def read_passive(line: Words, k: int) -> tuple[Found, tuple[str, ...]] | None:
    """Read "was also discussed" at element `k`, unless it says by whom."""
    gap = [line.at(k)]
    j = k + 1
    while len(gap) < _MOST and (line.adverb(j) or line.at(j) in ("been", "not")):
        gap.append(line.at(j))
        j += 1
    if gap[0] in ("has", "have", "had") and "been" not in gap:
        return None
    found = read_verb(line, j)
    if found is None or found.tense not in ("past", "participle") or found.verb.name not in words("passives"):
        return None
    return None if line.at(found.last) == "by" else (found, tuple(gap))
