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

    def row_with_words(row: Row) -> Row:
        whole = text(row["document"])
        evidence = [one | {WORDS: whole[one["start"] : one["end"]]} for one in row["evidence"]]
        return row | {"evidence": evidence}

    return replace(answer, rows=[row_with_words(row) for row in answer.rows])
