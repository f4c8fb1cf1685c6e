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
from summitcli.extract.clauses.predicates import Found, Predicate, element_after, read_predicate, read_verb
from summitcli.extract.clauses.subjects import Subject, Words, read_subject, words
from summitcli.lexicon import verbs


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
        for rule in (
            self._impersonal,
            self._with_subject,
            self._coordinated,
            self._gerund,
            self._with_gerund,
            self._inverted,
        ):
            if (after := rule(k)) is not None:
                return after
        return self._passive(k) or k + 1

    def _open(self, subject: Subject, found: Found, rule: str, start: int, gap: tuple[str, ...]) -> int:
        """Enter a clause; what its verb governs is closed later."""
        content = (found.last, self.line.count)
        self.found.append(Clause(subject, found.verb, rule, start, found.first, found.last, content, gap))
        line = self.line
        self.subject, self.spoken, self.governed, self.perfect, self.relatives = subject, True, True, False, 0
        after = line.at(found.last + 1)
        bare = line.kind(found.last) in "PRGCO" and (after in words("auxiliaries") or after.endswith("ed"))
        self.that = line.at(found.last) in ("that", "whether", "how", "why") or (
            found.verb.act in ("state", "emphasize", "assess", "concur")
            and (bare or line.at(found.last) in words("clause_openers"))
        )
        return found.last + (line.at(found.last) == "that")

    def _impersonal(self, k: int) -> int | None:
        line = self.line
        if line.kind(k) != "w":
            return None
        element = line.tagged.elements[k]
        hit = verbs().impersonal.at(line.tagged.tokens, element.first)
        if hit is None or (self.governed and not self._reopens(k)) or self._subordinate(k):
            return None
        last = element_after(line, k, element.first + hit[0])
        if line.at(last) == "by" and line.kind(last + 1) not in ("G", "P") and line.at(last + 1) != "both":
            return None  # "a decision was taken by the Committee"
        gap = ("no",) if line.at(k - 1) in ("no", "neither", "without") else ()
        return self._open(Subject("it", k, k + 1), Found(hit[1], "past", k, last), IMPERSONAL, k, gap)

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
                self.subject, self.spoken = subject, False
                self.actors.append(subject)
            return subject.last
        found = predicate.found
        if not opens:
            if self._ends_sentence(k, predicate):
                # "…, Mr Lee said.": what it governs stands before it
                start = self.found[-1].content[0] if self.found and self.found[-1].rule == BEFORE else 0
                self.found = [
                    Clause(subject, found.verb, BEFORE, start, found.first, found.last, (start, k - 1), predicate.gap)
                ]
                self.subject, self.spoken = subject, True
                return found.last
            if not (line.at(k - 1) == "," and self._loose() and found.tense == "past"):
                return subject.last
            self.found.clear()
        if (
            subject.kind == "countries"
            and not subject.plural
            and (found.tense != "past" or words("future") & set(predicate.gap))
        ):
            return subject.last  # "Russia supports": the issuer speaks of a country
        if self._ends_sentence(k, predicate) and not self.governed:
            self.found.append(
                Clause(subject, found.verb, BEFORE, 0, found.first, found.last, (0, k - 1), predicate.gap)
            )
            self.subject, self.spoken, self.governed = subject, True, True
            return found.last
        return self._open(subject, found, ASIDE if predicate.aside else PLAIN, k, predicate.gap)

    def _said_before(self, subject: Subject, predicate: Predicate, content: tuple[int, int]) -> Clause:
        found = predicate.found
        return Clause(subject, found.verb, BEFORE, content[0], found.first, found.last, content, predicate.gap)

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
            and predicate.found.verb.act in ("state", "emphasize", "assess")
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

    def _coordinated(self, k: int) -> int | None:
        """Read "emphasized …, and indicated …": the same subject goes on."""
        line = self.line
        if self.subject is None or self.line.kind(k) != "w":
            return None
        found = read_verb(line, k)
        if found is None or found.tense not in ("past", "present", "base"):
            return None
        j = k - 1
        gap: list[str] = []
        while j > k - 6 and (line.adverb(j) or line.at(j) in words("auxiliaries")):
            gap.insert(0, line.at(j))
            j -= 1
        joint, start, before = line.at(j), j + 1, line.at(j - 1)
        if joint == "as" and before == "well":  # "reviewed …, as well as reaffirmed …"
            joint, start, before = "and", j - 2, line.at(j - 3)
        if line.at(k) in words("adjectival") and line.kind(k + 1) == "w" and line.at(k + 1) not in words("own_words"):
            return None  # "and shared interests"
        comma = joint in (",", ";") or before in (",", ";", '"')
        if joint not in (",", ";", "and", "but") or found.tense != self._tense():
            return None
        if any(word in words("auxiliaries") and word not in ("did", "do", *words("negations")) for word in gap):
            return None
        if found.last >= line.count or line.at(found.last) in words("participle_followers"):
            return None  # "the agreements prepared and signed by the Committee"
        dated = line.at(found.last) == "in" and not line.adverb(found.last + 1)
        if joint == "," and (dated or not self.spoken):
            return None  # "the texts, signed in May"
        if self.that and not comma and self.perfect and line.at(found.last) != "that":
            return None  # "said that they had met and agreed"
        return self._open(self.subject, found, AND_VERB if self.spoken else DOES_AND_VERB, start, tuple(gap))

    def _tense(self) -> str:
        """Return the tense in which the last main verb stands; a coordinated one follows it."""
        if not self.found or not self.spoken:
            return "past"
        last = self.found[-1]
        found = read_verb(self.line, last.verb_first)
        return found.tense if found and found.tense in ("present", "base") else "past"

    def _gerund(self, k: int) -> int | None:
        line = self.line
        if not self.spoken or self.subject is None or line.at(k) not in words("gerunds"):
            return None
        j = k - 1
        while j > k - 4 and line.adverb(j):
            j -= 1
        behind = line.at(j) == "," or (line.at(j) == "while" and line.at(j - 1) == ",")
        behind = behind or (line.at(j) == "and" and self.found[-1].rule == GERUND)
        found = read_verb(line, k) if behind else None
        if found is None or found.tense != "gerund":
            return None
        subject = self.subject
        last = self._open(subject, found, GERUND, j + 1, ())
        self.subject = subject
        return last

    def _with_gerund(self, k: int) -> int | None:
        """Read ", with President Lee underscoring …"."""
        line = self.line
        if line.at(k) != "with" or line.at(k - 1) != ",":
            return None
        subject = read_subject(line, k + 1, behind_with=True)
        at = subject.last if subject else k
        while line.adverb(at):
            at += 1
        found = read_verb(line, at) if subject and line.at(at) in words("gerunds") else None
        if subject is None or found is None or found.tense != "gerund":
            return None
        return self._open(subject, found, WITH, k, ())

    def _inverted(self, k: int) -> int | None:
        """Read '…," said President Lee.' and "…, thought Mr Lee."."""
        line = self.line
        if line.at(k - 1) not in (",", '"') or line.at(k) not in words("inverted"):
            return None
        found = read_verb(line, k)
        subject = read_subject(line, k + 1) if found and found.last == k + 1 else None
        if found is None or subject is None or subject.kind not in ("persons", "role", "he"):
            return None
        if subject.last < line.count and line.at(subject.last) not in (".", ",", ";"):
            return None
        self.found = [Clause(subject, found.verb, INVERTED, 0, k, k + 1, (0, k - (line.at(k - 1) == ",")), ())]
        self.subject, self.spoken, self.governed = subject, True, True
        return subject.last

    def _passive(self, k: int) -> int | None:
        """Read "The situation in the region was discussed": who did it is not said."""
        line = self.line
        if line.at(k) not in ("was", "were", "has", "have", "had") or self.governed or not k:
            return None
        if self.relatives:
            self.relatives -= 1
            return None
        if self.subject is not None and not self.spoken and line.at(k - 1) == "":
            return None
        gap: list[str] = [line.at(k)]
        j = k + 1
        while len(gap) < 8 and (line.adverb(j) or line.at(j) in ("been", "not")):
            gap.append(line.at(j))
            j += 1
        if gap[0] in ("has", "have", "had") and "been" not in gap:
            return None
        found = read_verb(line, j)
        if found is None or found.tense not in ("past", "participle") or found.verb.name not in words("passives"):
            return None
        if line.at(found.last) == "by":
            return None
        part = min(self.part, k - 1)
        last = self._open(Subject("passive", part, k), found, PASSIVE, part, tuple(gap))
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
