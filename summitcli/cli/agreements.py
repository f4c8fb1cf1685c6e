"""`summit agreements`: what all sides said together."""

from typing import Annotated

import typer

from summitcli.cli.answering import Kind, give, writing
from summitcli.cli.asking import filters_of, opened, query_of
from summitcli.cli.options import Common, Filtering, Output
from summitcli.cli.reasons import Why, explained, with_reasons
from summitcli.cli.words import chosen
from summitcli.output import Column, Row, View
from summitcli.output.columns import of_field

_BANDS = ("high", "medium", "low", "none")


def _parties(row: Row) -> str:
    return ", ".join(row["parties"])


def _agreed(row: Row) -> str:
    # a sentence may hold several agreements: its whole text would tell none from the other
    return str(row["content"] or row["text"])


AGREEMENTS = Kind(
    "agreement",
    "agreements",
    "model:Agreement",
    View(
        (
            Column("date", of_field("date"), "date"),
            Column("band", of_field("band"), "agreement"),
            Column("verb", of_field("verb")),
            Column("parties", _parties, "person", wrap=24),
            Column("pin", of_field("pin"), "pin", yields=1),
            Column("content", _agreed, below=True),
        ),
        (
            "date", "band", "verb", "parties", "commitment", "specificity", "conditional", "timetable",
            "content", "title", "pin", "text",
        ),
    ),
    beside=("date", "dated_by", "title"),
)  # fmt: skip


def command(
    query: Annotated[list[str] | None, typer.Argument(metavar="QUERY", help="Words of the sentences.")] = None,
    *,
    between: Annotated[
        tuple[str, str] | None,
        typer.Option(
            "--between", metavar="A B", help="Both took part: countries or persons.", rich_help_panel="Filters"
        ),
    ] = None,
    band: Annotated[
        list[str] | None,
        typer.Option(
            "--band",
            metavar="BAND",
            help="high, medium, low, none or all; without it high and medium.",
            rich_help_panel="Filters",
        ),
    ] = None,
    why: Why = False,
    filters: Filtering,
    output: Output,
    common: Common,
) -> int:
    """The band tells how strong the wording is, never what is binding in law; the verb is always shown.

    What is agreed stands below each row; the whole sentence is in JSON, and where its place leads to.

    \b
      summit agreements --between Japan Russia
      summit agreements --person Schroeder
      summit agreements --band low --since 2005
    """
    how = writing(with_reasons(AGREEMENTS) if why else AGREEMENTS, output)
    bands = tuple(chosen(word, (*_BANDS, "all"), "band") for word in band or ())
    asked = filters_of(
        filters,
        query=query_of(query),
        between=between or (),
        bands=_BANDS if "all" in bands else bands,
        sort=how.sort,
        limit=how.limit,
    )
    with opened(common) as archive:
        answer = archive.agreements(asked)
        return give(explained(answer, archive) if why else answer, how, common)
