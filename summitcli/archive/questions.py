"""What an archive can be asked, and the rows that answer."""

import json
import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from summitcli.archive.filters import Filters, asks_for, called_so, full_names, tree_of
from summitcli.archive.finding import Found, find
from summitcli.archive.opening import open_store
from summitcli.archive.records import record_of
from summitcli.archive.refresh import Progress
from summitcli.archive.selecting import Answer, FactKind, Row, Selection
from summitcli.archive.sorting import IN_TIME
from summitcli.archive.source import Source
from summitcli.archive.store import Store, damaged
from summitcli.archive.syntax import Node
from summitcli.errors import UsageError

if TYPE_CHECKING:
    from summitcli.archive.people import People
    from summitcli.when import Period

__all__ = ["Answer", "Archive", "Filters", "Found", "Row", "open_archive"]

Given = TypeVar("Given")
_SHOWN_BANDS = ("high", "medium")


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
        return self._ask(lambda: self._selection(filters).passages())

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
        return self._persons(people.rows(filters.persons), "first", filters, meetings)

    def spellings(self, filters: Filters) -> Answer:
        """Return spelling/1 rows (see `rows.Spelling`): the names of those persons, and what joined them."""
        people, meetings = self._people(filters)
        return self._persons(people.spellings(filters.persons), "person", filters, meetings)

    def documents(self, filters: Filters) -> Answer:
        """Return document/1 rows, oldest first."""
        return self._ask(lambda: self._selection(filters).documents())

    def problems(self, filters: Filters | None = None) -> Answer:
        """Return problem/1 rows with `document`, `path`, `line` and `next` behind, by document and place."""
        return self._ask(lambda: self._selection(filters or Filters()).problems())

    def records(self, filters: Filters) -> Iterator[str]:
        """Return record/1 as JSON lines without line ends, oldest first, one document in memory at a time."""
        if filters.sort not in ("", *IN_TIME):
            raise UsageError(
                f"Records cannot be sorted by {filters.sort}.", "They come document by document: date, -date."
            )
        ids = self._ask(lambda: self._selection(filters).ids())
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

    def _persons(self, rows: list[Row], date: str, filters: Filters, meetings: Answer) -> Answer:
        selection = Selection(self._store.connection, filters, tree_of(filters))
        return selection.persons(rows, date, meetings.undated)

    def _facts(self, kind: FactKind, filters: Filters) -> Answer:
        return self._ask(lambda: self._selection(filters).facts(kind))

    def _selection(self, filters: Filters) -> Selection:
        return Selection(self._store.connection, filters, self._tree(filters))

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
