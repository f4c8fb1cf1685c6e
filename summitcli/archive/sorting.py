"""The order of rows, where it is not that of time: by any field of theirs."""

from typing import Any

from summitcli.archive.filters import Filters
from summitcli.errors import UsageError
from summitcli.tokens import fold

Row = dict[str, Any]

IN_TIME = {  # of a table `r`; `{document}` is the id of the document
    "date": "r.earliest IS NULL, r.earliest, {document}, r.rowid",
    "-date": "r.earliest IS NULL, r.earliest DESC, {document}, r.rowid",
}


def limited(rows: list[Row], filters: Filters) -> list[Row]:
    """Sort rows that are in the order of time by the field that is asked for, and leave out those beyond the limit."""
    if filters.sort in ("", *IN_TIME):
        return rows
    return sorted_by(rows, filters.sort)[: filters.limit]


def sorted_by(rows: list[Row], sort: str) -> list[Row]:
    """Sort by a field, with "-" before it the greatest first; rows that have none come last."""
    name = sort.removeprefix("-")
    if rows and name not in rows[0]:
        raise UsageError(f"These rows have no field {name}.", f"The fields are {', '.join(rows[0])}.")
    having = [row for row in rows if row[name] not in (None, "", [])]
    lacking = [row for row in rows if row[name] in (None, "", [])]
    having.sort(key=lambda row: _key_of(row[name]), reverse=sort.startswith("-"))
    return having + lacking


def _key_of(value: object) -> tuple[float, str]:
    if isinstance(value, int | float):
        return float(value), ""
    if isinstance(value, list):
        return float(len(value)), ""  # the longest list of participants, not the first in the alphabet
    return 0.0, fold(str(value))
