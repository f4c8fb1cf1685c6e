"""How a sentence goes on with the same subject: "and indicated …", ", noting …", ", with Mr Lee noting …"."""

from typing import NamedTuple

from summitcli.extract.clauses.predicates import Found, read_verb
from summitcli.extract.clauses.subjects import Subject, Words, read_subject, words

_BACK = 6  # adverbs between a conjunction and its verb


class Continuation(NamedTuple):
    """A further verb."""

    found: Found
    start: int  # the element at which its words begin
    gap: tuple[str, ...]


def read_coordinated(line: Words, k: int, tense: str, *, spoken: bool, nested: bool) -> Continuation | None:
    """Read "emphasized …, and indicated …" at the second verb, which stands in the `tense` of the first.

    `spoken`: the subject has had a verb of speech. `nested`: a participle here may belong to a clause that the
    verb before governs, "said that they had met and agreed".
    """
    if line.kind(k) != "w":
        return None
    j = k - 1
    while j > k - _BACK and (line.adverb(j) or line.at(j) in words("auxiliaries")):
        j -= 1
    gap = tuple(line.at(i) for i in range(j + 1, k))
    joint, start, before = line.at(j), j + 1, line.at(j - 1)
    if joint == "as" and before == "well":  # "reviewed …, as well as reaffirmed …"
        joint, start, before = "and", j - 2, line.at(j - 3)
    if joint not in (",", ";", "and", "but"):
        return None
    found = read_verb(line, k)
    if found is None or found.tense not in ("past", "present", "base") or found.tense != tense:
        return None
    if any(word in words("auxiliaries") and word not in ("did", "do", *words("negations")) for word in gap):
        return None
    apart = joint in (",", ";") or before in (",", ";", '"')
    if _hangs_on_a_noun(line, found, joint) or (joint == "," and not spoken):
        return None
    if nested and not apart and line.at(found.last) != "that":
        return None
    return Continuation(found, start, gap)


def _hangs_on_a_noun(line: Words, found: Found, joint: str) -> bool:
    """Whether a form is a participle: "and shared interests", "prepared and agreed by", ", signed in May"."""
    after = found.first + 1
    shared = line.at(found.first) in words("adjectival") and line.kind(after) == "w"
    if shared and line.at(after) not in words("own_words"):
        return True
    if found.last >= line.count or line.at(found.last) in words("participle_followers"):
        return True
    return joint == "," and line.at(found.last) == "in" and not line.adverb(found.last + 1)


def read_gerund(line: Words, k: int, *, behind_another: bool) -> Continuation | None:
    """Read ", noting that …", and behind one such "and stressing …"."""
    if line.at(k) not in words("gerunds"):
        return None
    j = k - 1
    while j > k - _BACK and line.adverb(j):
        j -= 1
    hangs = line.at(j) == "," or (line.at(j) == "while" and line.at(j - 1) == ",")
    found = read_verb(line, k) if hangs or (behind_another and line.at(j) == "and") else None
    return Continuation(found, j + 1, ()) if found is not None and found.tense == "gerund" else None


def read_with_gerund(line: Words, k: int) -> tuple[Subject, Found] | None:
    """Read ", with President Lee underscoring …" at its "with"."""
    if line.at(k) != "with" or line.at(k - 1) != ",":
        return None
    subject = read_subject(line, k + 1, behind_with=True)
    if subject is None:
        return None
    at = subject.last
    while line.adverb(at):
        at += 1
    found = read_verb(line, at) if line.at(at) in words("gerunds") else None
    return (subject, found) if found is not None and found.tense == "gerund" else None


def read_inverted(line: Words, k: int) -> tuple[Subject, Found] | None:
    """Read '…," said President Lee.' and "…, thought Mr Lee." at the verb."""
    if line.at(k) not in words("inverted") or line.at(k - 1) not in (",", '"'):
        return None
    found = read_verb(line, k)
    subject = read_subject(line, k + 1) if found is not None and found.last == k + 1 else None
    if found is None or subject is None or subject.kind not in ("persons", "role", "he"):
        return None
    ended = subject.last >= line.count or line.at(subject.last) in (".", ",", ";")
    return (subject, found) if ended else None
