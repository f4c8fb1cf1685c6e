"""What an archive can be asked, and the rows that answer."""

import json
import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, TypeVar

from summitcli.archive.checking import find_problems, not_read
from summitcli.archive.filters import Filters, asks_for, called_so, full_names, tree_of, without_dates
from summitcli.archive.finding import Found, find
from summitcli.archive.hits import found_hits
from summitcli.archive.notes import notes_on
from summitcli.archive.opening import open_store
from summitcli.archive.records import record_of, with_meeting
from summitcli.archive.refresh import Progress
from summitcli.archive.sorting import IN_TIME, limited, sorted_by
from summitcli.archive.source import Source
from summitcli.archive.sql import Compiler, Sql, positive
from summitcli.archive.store import Store, damaged
from summitcli.archive.syntax import Node
from summitcli.errors import UsageError

if TYPE_CHECKING:
    from summitcli.archive.people import People
    from summitcli.when import Period

__all__ = ["Answer", "Archive", "Filters", "Found", "Row", "open_archive"]

Row = dict[str, Any]  # ready for JSON, "schema" first
Given = TypeVar("Given")
FactKind = Literal["meeting", "agreement", "statement", "quotation", "planned_event"]

_SHOWN_BANDS = ("high", "medium")


@dataclass(frozen=True, slots=True)
class Answer:
    """Rows, and what must be said beside them."""

    rows: list[Row]
    total: int  # rows that match, shown or not
    undated: int = 0  # rows left out only because they have no date
    notes: tuple[str, ...] = ()  # sentences for stderr


class Archive:
    """An open archive. All answers come from its index, which was made equal to the files on opening."""

    def __init__(self, store: Store, name: str, reopen: Callable[[], Store] | None = None) -> None:
        self.name = name  # the folder as the user named it, "-" for standard input, "corpus" for the shipped one
        self._store = store
        self._reopen = reopen  # gives a new index when the file turns out to be damaged

    @property
    def title(self) -> str | None:
        """What archive.toml calls the archive."""
        return self._store.meta("title") or None

    def meetings(self, filters: Filters) -> Answer:
        """Return meeting/1 rows with the `title` of their documents behind, oldest first."""
        return self._facts("meeting", filters)

    def search(self, filters: Filters) -> Answer:
        """Return hit/1 rows (see `rows.Hit`), best first where words were asked for, else oldest first."""
        return self._ask(lambda: self._search(filters))

    def agreements(self, filters: Filters) -> Answer:
        """Return agreement/1 rows with `date`, `dated_by` and `title` behind, oldest first.

        High and medium bands, where neither the filters nor the query name a band.
        """
        if not filters.bands and not asks_for(tree_of(filters), "band"):
            filters = replace(filters, bands=_SHOWN_BANDS)
        return self._facts("agreement", filters)

    def statements(self, filters: Filters) -> Answer:
        """Return statement/1 rows with `date`, `dated_by` and `title` behind, oldest first."""
        return self._facts("statement", filters)

    def quotations(self, filters: Filters) -> Answer:
        """Return quotation/1 rows with `date`, `dated_by` and `title` behind, oldest first."""
        return self._facts("quotation", filters)

    def plans(self, filters: Filters) -> Answer:
        """Return planned_event/1 rows with `date`, `dated_by` and `title` of their documents behind, oldest first."""
        return self._facts("planned_event", filters)

    def participants(self, filters: Filters) -> Answer:
        """Return person/1 rows (see `rows.Person`) of those who took part in the meetings that match.

        `filters.persons` chooses the persons shown, the other filters choose the meetings.
        Those with the most meetings come first.
        """
        people, meetings = self._people(filters)
        return self._of_persons(people.rows(filters.persons), filters, "first", meetings)

    def spellings(self, filters: Filters) -> Answer:
        """Return spelling/1 rows (see `rows.Spelling`): the names of those persons, and what joined them."""
        people, meetings = self._people(filters)
        return self._of_persons(people.spellings(filters.persons), filters, "person", meetings)

    def documents(self, filters: Filters) -> Answer:
        """Return document/1 rows, oldest first."""
        return self._ask(lambda: self._documents(filters))

    def problems(self, filters: Filters | None = None) -> Answer:
        """Return problem/1 rows with `document`, `path`, `line` and `next` behind, by document and place."""
        filters = filters or Filters()
        return self._ask(lambda: self._problems(filters))

    def records(self, filters: Filters) -> Iterator[str]:
        """Return record/1 as JSON lines without line ends, oldest first, one document in memory at a time."""
        if filters.sort not in ("", *IN_TIME):
            raise UsageError(
                f"Records cannot be sorted by {filters.sort}.", "They come document by document: date, -date."
            )
        ids = self._ask(lambda: self._ids(filters))
        return (self._ask(lambda id=id: self._record(id)) for id in ids)  # type: ignore[misc]

    def find(self, asked: str, when: "Period | None") -> Found:
        """Find what `show` means: an id, its end, a pin cite, a date, or words of a title, in this order.

        `when` is what `asked`, or what stands before its "#", says when it is read as a date. An event date wins
        over a publication date.
        """
        return self._ask(lambda: find(self._store.connection, asked, when))

    def record(self, document: str) -> Row:
        """Return the record/1 of the document of this id; `KeyError` when there is none."""
        row: Row = json.loads(self._ask(lambda: self._record(document)))
        return row

    def text(self, document: str) -> str:
        """Return the text of the document of this id, the one that all spans count in; `KeyError` without one."""
        return self._ask(lambda: str(self._one("SELECT text FROM page WHERE document = ?", self._key(document))))

    def close(self) -> None:
        """Let go of the index; also on leaving a `with`."""
        self._store.close()

    def __enter__(self) -> "Archive":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _tree(self, filters: Filters) -> Node:
        tree = tree_of(filters)
        return called_so(tree, self._people(Filters())[0].called) if full_names(tree) else tree

    def _people(self, filters: Filters) -> "tuple[People, Answer]":
        # imported here for start-up: it needs lexicons, which most answers do without
        from summitcli.archive.people import People

        # who is who does not depend on what is asked for
        every = self._facts("meeting", Filters())
        asked = replace(filters, persons=(), sort="", limit=None)
        if asked == Filters():
            return People(every.rows), every
        meetings = self._facts("meeting", asked)
        return People(every.rows, {row["id"] for row in meetings.rows}), meetings

    def _ask(self, question: Callable[[], Given]) -> Given:
        """Ask the index; a damaged one is built anew and asked once more."""
        try:
            return question()
        except sqlite3.DatabaseError as error:
            if self._reopen is None or not damaged(error):
                raise
            self._store.close()
            self._store = self._reopen()
            return question()

    def _facts(self, kind: FactKind, filters: Filters) -> Answer:
        return self._ask(lambda: self._select(kind, filters))

    def _select(self, kind: FactKind, filters: Filters) -> Answer:
        tree = self._tree(filters)
        compiler = Compiler(self._store.connection, "meeting" if kind == "meeting" else "fact")
        source = f"FROM fact r JOIN document d ON d.key = r.document WHERE r.kind = '{kind}' AND "
        found, total = self._rows("r.json, r.date, r.dated_by, d.title", source, compiler.where(tree), filters, "d.id")
        rows = []
        for fact, date, dated_by, title in found:
            row: Row = json.loads(fact)
            if kind == "planned_event":
                row = with_meeting(self._store.connection, row)
            own = {} if kind == "meeting" else {"date": date, "dated_by": dated_by}  # a meeting's date is its own
            rows.append(row | own | {"title": title})
        return Answer(limited(rows, filters), total, self._undated(compiler, source, tree), self._notes(filters, total))

    def _search(self, filters: Filters) -> Answer:
        tree = self._tree(filters)
        compiler = Compiler(self._store.connection, "passage")
        words = any(compiler.match(leaf) for leaf in positive(tree))
        order = filters.sort if filters.sort in IN_TIME else "score" if words and not filters.sort else "date"
        by_field = filters.sort not in ("", "score", *IN_TIME)
        rows, total = found_hits(self._store.connection, tree, order, None if by_field else filters.limit)
        source = "FROM passage r JOIN document d ON d.key = r.document WHERE "
        return Answer(
            limited(rows, filters) if by_field else rows,
            total,
            self._undated(compiler, source, tree),
            self._notes(filters, total),
        )

    def _documents(self, filters: Filters) -> Answer:
        tree = self._tree(filters)
        compiler = Compiler(self._store.connection, "document")
        source = "FROM document r WHERE "
        found, total = self._rows("r.json", source, compiler.where(tree), filters, "r.id")
        rows: list[Row] = [json.loads(document) for (document,) in found]
        return Answer(limited(rows, filters), total, self._undated(compiler, source, tree), self._notes(filters, total))

    def _problems(self, filters: Filters) -> Answer:
        connection = self._store.connection
        rows = find_problems(connection, Compiler(connection, "document").where(self._tree(filters)))
        notes = (*self._notes(filters, len(rows)), *filter(None, [not_read(connection)]))
        return Answer(limited(rows, filters), len(rows), 0, notes)

    def _rows(
        self, columns: str, source: str, where: Sql, filters: Filters, document: str
    ) -> tuple[list[tuple[Any, ...]], int]:
        """Return the rows in the order of time, and how many there are; the order of a field is left to `limited`."""
        sql, values = where
        order = IN_TIME["-date" if filters.sort == "-date" else "date"].format(document=document)
        limit = filters.limit if filters.sort in ("", *IN_TIME) else None
        found = self._store.connection.execute(
            f"SELECT {columns} {source}{sql} ORDER BY {order} LIMIT ?", [*values, -1 if limit is None else limit]
        ).fetchall()
        if limit is None or len(found) < limit:
            return found, len(found)
        return found, self._one(f"SELECT count(*) {source}{sql}", *values)

    def _undated(self, compiler: Compiler, source: str, tree: Node) -> int:
        rest = without_dates(tree)
        if rest is None:
            return 0
        sql, values = compiler.where(rest)
        count: int = self._one(f"SELECT count(*) {source}r.earliest IS NULL AND {sql}", *values)
        return count

    def _of_persons(self, rows: list[Row], filters: Filters, date: str, meetings: Answer) -> Answer:
        """Return rows that were made of meetings; `date` is what they are sorted by in the order of time."""
        sort = filters.sort.replace("date", date) if filters.sort in IN_TIME else filters.sort
        rows = sorted_by(rows, sort) if sort else rows
        return Answer(rows[: filters.limit], len(rows), meetings.undated, self._notes(filters, len(rows)))

    def _notes(self, filters: Filters, total: int) -> tuple[str, ...]:
        return notes_on(self._store.connection, filters, found=total > 0)

    def _ids(self, filters: Filters) -> list[str]:
        sql, values = Compiler(self._store.connection, "document").where(self._tree(filters))
        order = IN_TIME["-date" if filters.sort == "-date" else "date"].format(document="r.id")
        found = self._store.connection.execute(
            f"SELECT r.id FROM document r WHERE {sql} ORDER BY {order} LIMIT ?",
            [*values, -1 if filters.limit is None else filters.limit],
        )
        return [id for (id,) in found]

    def _record(self, document: str) -> str:
        return record_of(self._store.connection, self._key(document))

    def _key(self, document: str) -> int:
        key: int = self._one("SELECT key FROM document WHERE id = ?", document)
        return key

    def _one(self, sql: str, *values: object) -> Any:
        row = self._store.connection.execute(sql, values).fetchone()
        if row is None:
            raise KeyError(*values)
        return row[0]


def open_archive(
    source: Source, *, cache_dir: Path | None, notify: Callable[[str], None], progress: Progress | None = None
) -> Archive:
    """Open the archive at `source`, its index made equal to its files.

    `cache_dir` is where indexes are kept; `None` keeps this one in memory. `notify` takes sentences for stderr,
    `progress` how many documents were read and how many are to be read.
    `ArchiveError` when the folder cannot be read, or when its archive.toml cannot be understood.
    """
    store = open_store(source, cache_dir, notify, progress)
    return Archive(store, source.name, lambda: open_store(source, cache_dir, notify, progress, damaged=True))
