"""`summit export`: whole records."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Annotated

import typer

from summitcli.cli.answering import Kind, format_of, give_rows, status_of, writing
from summitcli.cli.asking import filters_of, opened, query_of
from summitcli.cli.destination import is_file
from summitcli.cli.options import Common, Filtering, Output
from summitcli.cli.speech import say
from summitcli.errors import UsageError
from summitcli.output import Column, Row, View
from summitcli.output.columns import of_field

RECORDS = Kind(
    "document",
    "documents",
    "model:Record",
    View(
        (
            Column("id", of_field("document.id"), "pin"),
            Column("published", of_field("document.published"), "date"),
            Column("title", of_field("document.title"), "heading", wrap=24),
            Column("meetings", lambda row: str(len(row["meetings"])), right=True),
            Column("agreements", lambda row: str(len(row["agreements"])), right=True),
        ),
        (
            "document.id", "document.path", "document.title", "document.type", "document.issuer",
            "document.published", "document.url", "document.sha256", "meetings.date", "meetings.participants.name",
        ),
    ),
)  # fmt: skip


def command(
    query: Annotated[list[str] | None, typer.Argument(metavar="QUERY", help="Words of the documents.")] = None,
    *,
    filters: Filtering,
    output: Output,
    common: Common,
) -> int:
    """A record is a document with its blocks, meetings, statements, agreements, quotations and plans.

    Without --format it writes JSON lines, one document at a time.

    \b
      summit export > records.jsonl
      summit export --country Germany --output germany.json
    """
    if not (output.format or output.json or (is_file(output.output) and format_of(output) != "plain")):
        output = replace(output, format="jsonl")
    if output.sort and output.sort.removeprefix("-") != "date":
        raise UsageError(f"export cannot sort by {output.sort}.", "It writes document by document, by date or -date.")
    how = writing(RECORDS, output)
    asked = filters_of(filters, query=query_of(query), sort=how.sort, limit=how.limit)
    with opened(common) as archive:
        shown = give_rows(_rows(archive.records(asked)), how, common)
    if not common.quiet:
        say(f"{shown or 'no'} {RECORDS.one if shown == 1 else RECORDS.many}")
    return status_of(shown, how.exit_status)


def _rows(lines: Iterable[str]) -> Iterator[Row]:
    for line in lines:
        yield json.loads(line)
