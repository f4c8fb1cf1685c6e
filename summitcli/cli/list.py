"""`summit list`: meetings."""

from typing import Annotated

import typer

from summitcli.cli.answering import Kind, give, writing
from summitcli.cli.asking import filters_of, opened, query_of
from summitcli.cli.options import Common, Filtering, Output
from summitcli.cli.reasons import Why, explained, with_reasons
from summitcli.output import Column, Row, View
from summitcli.output.columns import of_field
from summitcli.output.facts import clock, parties, place


def _kind(row: Row) -> str:
    kind = str(row["kind"]).replace("_", " ")
    return kind if row["status"] == "held" else f"{kind}, {row['status']}"


MEETINGS = Kind(
    "meeting",
    "meetings",
    "model:Meeting",
    View(
        (
            Column("date", of_field("date"), "date"),
            Column("time", clock),
            Column("parties", parties, "person", wrap=24),
            Column("place", place, wrap=18, yields=1),
            Column("name", of_field("name"), wrap=24, yields=4),
            Column("kind", _kind, yields=3),
            Column("pin", of_field("pin"), "pin", yields=2),
        ),
        (
            "date", "start_time", "end_time", "time_zone", "start_utc", "duration_minutes", "kind", "status", "name",
            "participants.name", "participants.country", "venue", "city", "country", "occasion", "title", "pin",
        ),
    ),
    beside=("title",),
)  # fmt: skip


def command(
    query: Annotated[list[str] | None, typer.Argument(metavar="QUERY", help="Words of the documents.")] = None,
    *,
    why: Why = False,
    filters: Filtering,
    output: Output,
    common: Common,
) -> int:
    """Each meeting has a line: date, local time, who met, where, and the place in the text.

    \b
      summit list --country Russia --since 2005-06
      summit list --json | jq -r '.[].date'
    """
    how = writing(with_reasons(MEETINGS) if why else MEETINGS, output)
    asked = filters_of(filters, query=query_of(query), sort=how.sort, limit=how.limit)
    with opened(common) as archive:
        answer = archive.meetings(asked)
        return give(explained(answer, archive) if why else answer, how, common)
