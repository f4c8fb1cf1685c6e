"""One walk over a sentence: where each clause opens, and by which rule."""

from dataclasses import replace

from summitcli.extract.clauses.bounds import behind_front, close
from summitcli.extract.clauses.clause import (
    AND_VERB,
    ASIDE,
    BEFORE,
    DOES_AND_VERB,
    GERUND,
    IMPERSONAL,
    INVERTED,
    PASSIVE,
    PLAIN,
    WITH,
    Clause,
)  # fmt: skip
from summitcli.extract.clauses.continuations import read_coordinated, read_gerund, read_inverted, read_with_gerund
from summitcli.extract.clauses.passives import read_impersonal, read_passive
from summitcli.extract.clauses.predicates import Found, Predicate, read_predicate
from summitcli.extract.clauses.subjects import Subject, Words, read_subject, words


class Scan:
    """One walk over a sentence; at each element a rule may open a clause."""

    def __init__(self, line: Words) -> None:
        self.line = line
        self.found: list[Clause] = []
        self.actors: list[Subject] = []  # subjects whose verb is none of speech
        self.subject: Subject | None = None  # of the last main clause
        self.spoken = False  # it has had a verb of speech
        self.governed = False  # we are inside what a verb governs
        self.that = False  # … and that is a clause of its own: "that …", "said Russia was …"
        self.perfect = False  # … in which a participle may go on: "had met and agreed"
        self.relatives = 0  # "which", "that" still waiting for their verb
        self.part = 0  # where the last part of the sentence begins: behind ", and" or ";"
        self._tense = "past"
        self.quotes = [k for k in range(line.count) if line.lower[k] == '"']
        self.fronted = line.at(0) in ("while", "whereas")

    def run(self) -> list[Clause]:
        """Walk, then let each clause end where the next one begins."""
        quoted = _stretches(self.quotes)
        k = 0
        while k < self.line.count:
            if k in quoted:
                k = quoted[k] + 1
                continue
            k = self._step(k)
        return close(self.line, self.found)

    def _step(self, k: int) -> int:
        line = self.line
        word = line.at(k)
        if word in ("that", "which", "who", "whom", "whose"):
            self.relatives += 1
            self.that = self.that or word == "that"
        elif word == ";" or (word in ("and", "while") and line.at(k - 1) == ","):
            self.part, self.relatives = k + 1, 0
        elif word in ("had", "has", "have", "was", "were", "been", "being"):
            self.perfect = True
        for rule in (self._impersonal, self._with_subject, self._going_on, self._inverted, self._passive):
            if (after := rule(k)) is not None:
                return after
        return k + 1

    def _open(self, subject: Subject, found: Found, rule: str, start: int, gap: tuple[str, ...]) -> int:
        """Enter a clause; what its verb governs is closed later."""
        content = (found.last, self.line.count)
        self.found.append(Clause(subject, found.verb, rule, start, found.first, found.last, content, gap))
        line = self.line
        if rule in (PLAIN, ASIDE):  # what is coordinated follows the tense of the main verb
            self._tense = found.tense if found.tense in ("present", "base") else "past"
        self.subject, self.spoken, self.governed, self.perfect, self.relatives = subject, True, True, False, 0
        after = line.at(found.last + 1)
        bare = line.kind(found.last) in "PRGCO" and (after in words("auxiliaries") or after.endswith("ed"))
        self.that = line.at(found.last) in ("that", "whether", "how", "why") or (
            found.verb.act in ("state", "emphasize", "assess", "concur")
            and (bare or line.at(found.last) in words("clause_openers"))
        )
        return found.last + (line.at(found.last) == "that")

    def _impersonal(self, k: int) -> int | None:
        hit = read_impersonal(self.line, k)
        if hit is None or (self.governed and not self._reopens(k)) or self._subordinate(k):
            return None
        return self._open(Subject("it", k, k + 1), hit[0], IMPERSONAL, k, hit[1])

    def _with_subject(self, k: int) -> int | None:
        line = self.line
        subject = read_subject(line, k)
        if subject is None:
            return None
        if self._subordinate(k):
            return subject.last
        if subject.kind in ("they", "he", "we") and k and line.kind(k - 1) == "w" and self._noun_before(k):
            return subject.last  # "the report he planned to deliver"
        predicate = read_predicate(line, subject)
        opens = not self.governed or self._reopens(k)
        if predicate is None:
            if opens and not self.governed and self._acts(subject):
                self.subject, self.spoken, self._tense = subject, False, "past"
                self.actors.append(subject)
            return subject.last
        found = predicate.found
        if not opens:
            if self._ends_sentence(k, predicate):
                # "…, Mr Lee said.": what it governs stands before it
                start = self.found[-1].content[0] if self.found and self.found[-1].rule == BEFORE else 0
                self.found = [self._said_before(subject, predicate, start, k - 1)]
                self.subject, self.spoken = subject, True
                return found.last
            if not (line.at(k - 1) == "," and self._loose() and found.tense == "past"):
                return subject.last
            self.found.clear()
        told = found.tense == "past" and not words("future").intersection(predicate.gap)
        if subject.kind == "countries" and not subject.plural and not told:
            return subject.last  # "Russia supports": the issuer speaks of a country
        if self._ends_sentence(k, predicate) and not self.governed:
            self.found.append(self._said_before(subject, predicate, 0, k - 1))
            self.subject, self.spoken, self.governed = subject, True, True
            return found.last
        return self._open(subject, found, ASIDE if predicate.aside else PLAIN, k, predicate.gap)

    def _said_before(self, subject: Subject, predicate: Predicate, first: int, last: int) -> Clause:
        found = predicate.found
        return Clause(subject, found.verb, BEFORE, first, found.first, found.last, (first, last), predicate.gap)

    def _loose(self) -> bool:
        """Whether the one clause so far has a subject that hangs on a noun: "the text the sides agreed in May"."""
        if len(self.found) != 1 or self.found[0].rule != PLAIN or not self.found[0].start:
            return False
        return self._noun_before(self.found[0].start)

    def _noun_before(self, k: int) -> bool:
        """Whether element `k` follows a noun with nothing between them."""
        line = self.line
        before = line.at(k - 1)
        joins = before in words("connectives") or line.adverb(k - 1)
        return line.kind(k - 1) != "w" or (before.isalpha() and not joins)

    def _ends_sentence(self, k: int, predicate: Predicate) -> bool:
        """Whether subject and verb close a sentence that tells what they said."""
        line = self.line
        last = predicate.found.last
        return (
            k > 2
            and line.at(k - 1) == ","
            and predicate.found.verb.act in ("state", "emphasize", "assess", "concur")
            and (last >= line.count or (line.at(last) in (".", "!", "?") and last + 1 >= line.count))
        )

    def _acts(self, subject: Subject) -> bool:
        """Whether a subject has some other verb: "listed the main points, and described …"."""
        k = subject.last
        while self.line.adverb(k):
            k += 1
        word = self.line.at(k)
        small = words("connectives") | words("prepositions")
        return word.isalpha() and word not in small and word != "and"

    def _going_on(self, k: int) -> int | None:
        """Read a further verb of the same subject, and ", with <another> noting"."""
        if (other := read_with_gerund(self.line, k)) is not None:
            return self._open(*other, WITH, k, ())
        if self.subject is None:
            return None
        more = read_coordinated(self.line, k, self._tense, spoken=self.spoken, nested=self.that and self.perfect)
        if more is not None:
            return self._open(self.subject, more.found, AND_VERB if self.spoken else DOES_AND_VERB, *more[1:])
        behind_another = bool(self.found) and self.found[-1].rule == GERUND
        gerund = read_gerund(self.line, k, behind_another=behind_another) if self.spoken else None
        return self._open(self.subject, gerund.found, GERUND, *gerund[1:]) if gerund is not None else None

    def _inverted(self, k: int) -> int | None:
        hit = read_inverted(self.line, k)
        if hit is None:
            return None
        subject, found = hit
        last = k - (self.line.at(k - 1) == ",")
        self.found = [Clause(subject, found.verb, INVERTED, 0, k, k + 1, (0, last), ())]
        self.subject, self.spoken, self.governed = subject, True, True
        return subject.last

    def _passive(self, k: int) -> int | None:
        """Read "The situation in the region was discussed": who did it is not said."""
        line = self.line
        if self.governed or not k or line.at(k) not in ("was", "were", "has", "have", "had"):
            return None
        if self.relatives:
            self.relatives -= 1
            return None
        if self.subject is not None and not self.spoken and line.kind(k - 1) != "w":
            return None  # "Mr Lee was praised"
        hit = read_passive(line, k)
        if hit is None:
            return None
        found, gap = hit
        part = min(self.part, k - 1)
        last = self._open(Subject("passive", part, k), found, PASSIVE, part, gap)
        if line.at(found.last) not in ("that", "to"):
            self.found[-1] = replace(self.found[-1], content=(behind_front(line, part, k), k))
        return last

    def _subordinate(self, k: int) -> bool:
        """Whether element `k` stands in a clause that only tells when, where or what: "where they agreed"."""
        before = self.line.at(k - 1)
        if before == "which" and self.line.at(k - 2) in ("to", "for", "after", "upon"):
            return False
        return before in words("subordinators") or (before == "that" and k > 1)

    def _reopens(self, k: int) -> bool:
        """Whether a new main clause opens at element `k`: ", and the two leaders …", "; they …", "to which …"."""
        line = self.line
        before, earlier = line.at(k - 1), line.at(k - 2)
        if k == 0 or before in (";", '"') or (before == "," and earlier == '"'):
            return True
        if before == "which" or before in ("while", "whereas"):
            return True
        if before in ("and", "but"):
            return earlier in (",", '"', ";", ")") or not self.that
        if before == "," and self.fronted:
            self.fronted = False
            return True
        j = k - 2 if before == "," else k - 1
        return line.at(j) in ("response", "turn", "reply") and line.at(j - 2) in (",", "and", ";", ":")


def _stretches(quotes: list[int]) -> dict[int, int]:
    """Map each opening quotation mark to the one that closes it; the last of an odd number is left alone."""
    return dict(zip(quotes[::2], quotes[1::2], strict=False))
