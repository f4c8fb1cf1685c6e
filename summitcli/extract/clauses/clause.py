"""A clause: one act of speech or accord, and the rule that found it."""

from dataclasses import dataclass

from summitcli.extract.clauses.subjects import Subject, words
from summitcli.lexicon import Verb

PLAIN = "<subject> <verb>"
ASIDE = "<subject> , … , <verb>"
AND_VERB = "<subject> <verb> … and <verb>"
DOES_AND_VERB = "<subject> … and <verb>"
GERUND = "<clause> , <verb>ing"
WITH = "<clause> , with <subject> <verb>ing"
IMPERSONAL = "it was <verb>"
PASSIVE = "<what> was <verb>"
BEFORE = "<content> , <subject> <verb>"
INVERTED = "<content> , <verb> <subject>"
RULES = (PLAIN, ASIDE, AND_VERB, DOES_AND_VERB, GERUND, WITH, IMPERSONAL, PASSIVE, BEFORE, INVERTED)


@dataclass(frozen=True, slots=True)
class Clause:
    """One act of speech or accord."""

    subject: Subject
    verb: Verb
    rule: str
    start: int  # elements: where the clause begins, with its subject or with its verb
    verb_first: int
    verb_last: int  # of a light verb behind its noun
    content: tuple[int, int]  # what the verb governs
    gap: tuple[str, ...]  # adverbs and auxiliaries before the verb

    @property
    def participle(self) -> bool:
        """Whether it hangs on the clause before it: ", noting that …"."""
        return self.rule == GERUND

    @property
    def perfect(self) -> bool:
        """Whether it tells what was before: "had agreed"."""
        return "had" in self.gap

    @property
    def ahead(self) -> bool:
        """Whether it tells what is still to come: "will affirm"."""
        if "had" in self.gap or (self.negated and "to" in self.gap):
            return False  # "failed to agree"
        return bool(words("future").intersection(self.gap))

    @property
    def negated(self) -> bool:
        """Whether it tells what was not said."""
        return bool(words("negations").intersection(self.gap))
