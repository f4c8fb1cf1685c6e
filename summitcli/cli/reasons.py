"""`--why` of commands that list facts: the evidence of each row, with its words."""

from dataclasses import replace
from functools import lru_cache
from typing import Annotated

import typer

from summitcli.archive.questions import Answer, Archive
from summitcli.cli.answering import Kind
from summitcli.output import Column, Row, View
from summitcli.output.reasons import in_words

Why = Annotated[bool, typer.Option("--why", help="The rule that found each value, and its words.")]

WORDS = "text"  # the member of evidence that `explained` adds


def with_reasons(kind: Kind) -> Kind:
    """Return a kind of row with its evidence shown below each."""
    view = kind.view
    column = Column("why", lambda row: "; ".join(in_words(row)), "aside", below=True, lines=in_words)
    fields = ("evidence.field", "evidence.rule", "evidence.how", f"evidence.{WORDS}")
    return replace(
        kind, view=View((*view.columns, column), (*view.fields, *fields)), beside=(*kind.beside, f"evidence.{WORDS}")
    )


def explained(answer: Answer, archive: Archive) -> Answer:
    """Put the words of the document into the evidence of each row."""
    text = lru_cache(maxsize=1)(archive.text)  # rows of one document come together

    return replace(answer, rows=[_with_words(row, text(row["document"])) for row in answer.rows])


def explained_record(record: Row, text: str) -> Row:
    """Put the words of the document into the evidence of all facts of a record."""
    return {
        name: [_with_words(fact, text) if "evidence" in fact else fact for fact in member]
        if isinstance(member, list)
        else member
        for name, member in record.items()
    }


def _with_words(fact: Row, text: str) -> Row:
    return fact | {"evidence": [one | {WORDS: text[one["start"] : one["end"]]} for one in fact["evidence"]]}
