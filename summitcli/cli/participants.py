"""`summit participants`: persons, and whom they met."""

from typing import Annotated

import typer

from summitcli.cli.answering import Kind, give, writing
from summitcli.cli.asking import filters_of, opened
from summitcli.cli.options import Common, Filtering, Output
from summitcli.output import Column, Row, View
from summitcli.output.columns import of_field


def _side(row: Row) -> str:
    return ", ".join(row["countries"] or row["organizations"])


def _met(row: Row) -> str:
    times: dict[str, int] = {}
    for meeting in row["meetings"]:
        for name in meeting["with"]:
            times[name] = times.get(name, 0) + 1
    often_first = sorted(times.items(), key=lambda item: -item[1])
    return ", ".join(name if n == 1 else f"{name} ({n})" for name, n in often_first)


def _count(name: str) -> Column:
    return Column(
        name, lambda row: str(len(row[name])), right=True, yields=2 if name == "encounters" else 0, named=True
    )


PERSONS = Kind(
    "person",
    "persons",
    "rows:Person",
    View(
        (
            Column("name", of_field("name"), "person", wrap=16),
            Column("of", _side, wrap=10),
            _count("meetings"),
            _count("encounters"),
            Column("first", of_field("first"), "date", yields=3, named=True),
            Column("last", of_field("last"), "date", yields=1, named=True),
            Column("role", lambda row: "; ".join(row["roles"]), wrap=16, yields=5),
            Column("met", _met, "aside", wrap=24, yields=4, named=True),
        ),
        (
            "name", "countries", "organizations", "roles", "meeting_count", "first", "last",
            "meetings.with", "person_id", "names",
        ),
    ),
)  # fmt: skip

SPELLINGS = Kind(
    "name",
    "names",
    "rows:Spelling",
    View(
        (
            Column("person", of_field("person"), "person", wrap=16),
            Column("name", of_field("name"), wrap=16),
            Column("of", _side, wrap=10, yields=1),
            Column("role", lambda row: "; ".join(row["roles"]), wrap=16, yields=2),
            Column("rule", of_field("rule"), wrap=24, yields=3, named=True),
            Column("because", of_field("because"), "aside", below=True),
            Column("documents", of_field("documents"), "pin", below=True),
        ),
        (
            "person", "name", "countries", "organizations", "roles", "rule", "because", "documents", "person_id",
            "own_id",
        ),
    ),
)  # fmt: skip


def command(
    name: Annotated[list[str] | None, typer.Argument(metavar="NAME", help="Only persons of this name.")] = None,
    *,
    why: Annotated[
        bool, typer.Option("--why", help="The names of each in the documents, and the rule that joined them.")
    ] = False,
    filters: Filtering,
    output: Output,
    common: Common,
) -> int:
    """Encounters are words exchanged on the side; they are counted apart.

    \b
      summit participants
      summit participants Putin --json | jq '.[0].meetings'
      summit participants Putin --why
    """
    how = writing(SPELLINGS if why else PERSONS, output)
    named = (" ".join(name),) if name else ()
    asked = filters_of(filters, persons=named, sort=how.sort, limit=how.limit)
    with opened(common) as archive:
        return give(archive.spellings(asked) if why else archive.participants(asked), how, common)
