"""Rows from the index: what a tree of filters holds for, in the order that is asked for."""

import json
import sqlite3
from dataclasses import dataclass
from typing import Any, Literal

from summitcli.archive.checking import find_problems, named_in_vain, not_read
from summitcli.archive.filters import Filters, without_dates
from summitcli.archive.hits import found_hits
from summitcli.archive.notes import notes_on
from summitcli.archive.records import with_meeting
from summitcli.archive.sorting import IN_TIME, limited, sorted_by
from summitcli.archive.sql import Compiler, Sql, positive
from summitcli.archive.syntax import And, Node

Row = dict[str, Any]  # ready for JSON, "schema" first
FactKind = Literal["meeting", "agreement", "statement", "quotation", "planned_event"]


@dataclass(frozen=True, slots=True)
class Answer:
    """Rows, and what must be said beside them."""

    rows: list[Row]
    total: int  # rows that match, shown or not
    undated: int = 0  # rows left out only because they have no date
    notes: tuple[str, ...] = ()  # sentences for stderr


class Selection:
    """The rows of an index that filters, as the tree they come to, leave."""

    def __init__(self, connection: sqlite3.Connection, filters: Filters, tree: Node) -> None:
        self._connection = connection
        self._filters = filters
        self._tree = tree

    def facts(self, kind: FactKind) -> Answer:
        """Return meetings, agreements … in the order of time, with what their documents tell behind each."""
        compiler = Compiler(self._connection, "meeting" if kind == "meeting" else "fact")
        source = f"FROM fact r JOIN document d ON d.key = r.document WHERE r.kind = '{kind}' AND "
        found, total = self._rows("r.json, r.date, r.dated_by, d.title", source, compiler.where(self._tree), "d.id")
        rows = []
        for fact, date, dated_by, title in found:
            row: Row = json.loads(fact)
            if kind == "planned_event":
                row = with_meeting(self._connection, row)
            own = {} if kind == "meeting" else {"date": date, "dated_by": dated_by}  # a meeting's date is its own
            rows.append(row | own | {"title": title})
        return self._answer(limited(rows, self._filters), total, self._undated(compiler, source))

    def passages(self) -> Answer:
        """Return hit/1 rows, best first where words are asked for."""
        sort = self._filters.sort
        compiler = Compiler(self._connection, "passage")
        words = any(compiler.match(leaf) for leaf in positive(self._tree))
        order = sort if sort in IN_TIME else "score" if words and not sort else "date"
        by_field = sort not in ("", "score", *IN_TIME)
        rows, total = found_hits(self._connection, self._tree, order, None if by_field else self._filters.limit)
        source = "FROM passage r JOIN document d ON d.key = r.document WHERE "
        shown = limited(rows, self._filters) if by_field else rows
        return self._answer(shown, total, self._undated(compiler, source))

    def documents(self) -> Answer:
        """Return document/1 rows in the order of time."""
        compiler = Compiler(self._connection, "document")
        source = "FROM document r WHERE "
        found, total = self._rows("r.json", source, compiler.where(self._tree), "r.id")
        rows: list[Row] = [json.loads(document) for (document,) in found]
        return self._answer(limited(rows, self._filters), total, self._undated(compiler, source))

    def ids(self) -> list[str]:
        """Return the ids of documents in the order of time."""
        where = Compiler(self._connection, "document").where(self._tree)
        return [id for (id,) in self._rows("r.id", "FROM document r WHERE ", where, "r.id")[0]]

    def problems(self) -> Answer:
        """Return problem/1 rows by document and place."""
        rows = find_problems(self._connection, Compiler(self._connection, "document").where(self._tree))
        if self._tree == And(()):  # the whole archive is asked for
            rows += named_in_vain(self._connection)
        answer = self._answer(limited(rows, self._filters), len(rows), 0)
        others = not_read(self._connection)
        return Answer(answer.rows, answer.total, 0, (*answer.notes, others) if others else answer.notes)

    def persons(self, rows: list[Row], date: str, undated: int) -> Answer:
        """Return rows that were made of meetings; `date` is what they are sorted by in the order of time."""
        sort = self._filters.sort
        if sort in IN_TIME:
            sort = sort.replace("date", date)
        rows = sorted_by(rows, sort) if sort else rows
        return self._answer(rows[: self._filters.limit], len(rows), undated)

    def _answer(self, rows: list[Row], total: int, undated: int) -> Answer:
        return Answer(rows, total, undated, notes_on(self._connection, self._filters, found=total > 0))

    def _rows(self, columns: str, source: str, where: Sql, document: str) -> tuple[list[tuple[Any, ...]], int]:
        """Return the rows in the order of time, and how many there are; the order of a field is left to `limited`."""
        sql, values = where
        filters = self._filters
        order = IN_TIME["-date" if filters.sort == "-date" else "date"].format(document=document)
        limit = filters.limit if filters.sort in ("", *IN_TIME) else None
        found = self._connection.execute(
            f"SELECT {columns} {source}{sql} ORDER BY {order} LIMIT ?", [*values, -1 if limit is None else limit]
        ).fetchall()
        if limit is None or len(found) < limit:
            return found, len(found)
        return found, self._count(f"{source}{sql}", values)

    def _undated(self, compiler: Compiler, source: str) -> int:
        rest = without_dates(self._tree)
        if rest is None:
            return 0
        sql, values = compiler.where(rest)
        return self._count(f"{source}r.earliest IS NULL AND {sql}", values)

    def _count(self, source: str, values: list[object]) -> int:
        count: int = self._connection.execute(f"SELECT count(*) {source}", values).fetchone()[0]
        return count
