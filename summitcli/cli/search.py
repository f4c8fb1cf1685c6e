"""`summit search`: sections that match a query."""

from typing import Annotated

import typer

from summitcli.cli.answering import Kind, give, writing
from summitcli.cli.asking import filters_of, opened, query_of
from summitcli.cli.options import Common, Filtering, Output
from summitcli.errors import UsageError
from summitcli.output import Column, Row, View
from summitcli.output.columns import of_field

_KINDS = ("title", "lead", "section", "note")


def _parties(row: Row) -> str:
    return ", ".join(row["parties"])


HITS = Kind(
    "passage",
    "passages",
    "rows:Hit",
    View(
        (
            Column("date", of_field("date"), "date"),
            Column("parties", _parties, "person", wrap=24),
            Column("heading", of_field("heading"), "heading", wrap=20, yields=1),
            Column("pin", of_field("pin"), "pin", yields=2),
            Column("text", of_field("text"), below=True, marks=lambda row: row["highlights"]),
        ),
        ("date", "parties", "kind", "section", "heading", "title", "pin", "text"),
    ),
)


def command(
    query: Annotated[list[str], typer.Argument(metavar="QUERY", help="What to look for.")],
    *,
    filters: Filtering,
    output: Output,
    common: Common,
) -> int:
    """All words are required, in any form: pipeline also finds pipelines.

    \b
      summit search pipeline
      summit search '"peace treaty" OR Japan-Russia'
      summit search 'visit NOT plant' --person Putin --sort date
    """
    how = writing(HITS, output)
    if not " ".join(query).strip():
        raise UsageError("There is nothing to look for.", "Name a word: summit search pipeline")
    asked = filters_of(filters, kinds=_KINDS, query=query_of(query), sort=how.sort, limit=how.limit)
    with opened(common) as archive:
        return give(archive.search(asked), how, common)
