"""Where what a verb governs begins and ends."""

from collections.abc import Sequence
from dataclasses import replace

from summitcli.extract.clauses.clause import Clause
from summitcli.extract.clauses.subjects import Words, words

_LEADS = {(word, "in") for word in ("response", "turn", "reply")} | {
    ("which", word) for word in ("to", "for", "after", "upon")
}
_FRONT = 40  # elements of a phrase before the comma of its sentence


def close(line: Words, found: Sequence[Clause]) -> list[Clause]:
    """Let each clause end before the next one and the small words that lead to it."""
    closed: list[Clause] = []
    for clause, after in zip(found, [*found[1:], None], strict=False):
        first, last = clause.content
        if first == clause.verb_last:
            last = line.count
            if after is not None and after.start > first:
                last = _before_connectives(line, first, after.start)
        closed.append(replace(clause, content=_trimmed(line, first, last)))
    return closed


def behind_front(line: Words, part: int, k: int) -> int:
    """Return where what was discussed begins: behind "In this context ,"."""
    word = line.at(part)
    fronts = word in words("prepositions") or word in words("subordinators") or word in words("fronts")
    if fronts or line.adverb(part):
        return next((j + 1 for j in range(part, min(part + _FRONT, k)) if line.at(j) == ","), part)
    return part


def _before_connectives(line: Words, first: int, last: int) -> int:
    """Step back over ", and", "; in response", ", to which"."""
    while last > first:
        j = last
        while line.adverb(j - 1) and j > first:
            j -= 1
        word, before = line.at(last - 1), line.at(last - 2)
        if (word, before) in _LEADS:
            last -= 2
        elif word == "part" and before in ("his", "her", "their"):
            last -= 3
        # "…, and then the two leaders": an adverb leads to the next clause only behind a connective
        elif line.at(j - 1) in words("connectives") and j > first:
            last = j - 1
        else:
            break
    return max(first, last)


def _trimmed(line: Words, first: int, last: int) -> tuple[int, int]:
    while first < last and line.at(first) in (",", ":", ";"):
        first += 1
    while first < last and line.at(last - 1) in (",", ";", ".", ":", "!", "?"):
        last -= 1
    return first, max(first, last)
