"""Who does what in a sentence: each subject with its verb of speech or accord, and what the verb governs."""

from dataclasses import dataclass

from summitcli.extract.clauses.clause import RULES, Clause
from summitcli.extract.clauses.scan import Scan
from summitcli.extract.clauses.subjects import Subject, Words, words
from summitcli.extract.tagged import Tagged

__all__ = ["RULES", "Clause", "Sentence", "Subject", "read_clauses", "words"]


@dataclass(frozen=True, slots=True)
class Sentence:
    """The clauses of a sentence, in order, and the subjects that do something else than speak."""

    clauses: tuple[Clause, ...]
    actors: tuple[Subject, ...]


def read_clauses(tagged: Tagged) -> Sentence:
    """Find the clauses of a sentence; time grows with its length alone."""
    scan = Scan(Words(tagged))
    return Sentence(tuple(scan.run()), tuple(scan.actors))
