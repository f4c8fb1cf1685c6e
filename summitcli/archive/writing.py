"""Putting what was read into the index."""

from collections.abc import Iterable
from dataclasses import dataclass

from summitcli.archive.pages import Page, Row
from summitcli.archive.refresh import Counts
from summitcli.archive.source import Stamp
from summitcli.archive.store import PER_DAY, Store

_TEXT = "title, heading, body, note, quote"


@dataclass(slots=True)
class Reading:
    """What came of looking at one file."""

    path: str
    id: str
    stamp: Stamp
    seen: int
    sha256: str
    page: Page | None  # None: its bytes are those that the index knows


class Writer:
    """Puts what was read into the index, within one transaction."""

    def __init__(self, store: Store, *, keep: bool) -> None:
        self._run = store.connection.execute
        self._run_many = store.connection.executemany
        self._store = store
        self._keep = keep  # what another command has read meanwhile need not be written again
        self._next: dict[tuple[str, int], int] = {}

    def write(self, reading: Reading, counts: Counts) -> None:
        """Write what came of looking at one file."""
        held = self._run(
            "SELECT key, size, mtime, ctime, inode, sha256, id FROM document WHERE path = ?", (reading.path,)
        )
        row = held.fetchone()
        if reading.page is None:
            self._run(
                "UPDATE document SET size = ?, mtime = ?, ctime = ?, inode = ?, seen = ? WHERE path = ? AND sha256 = ?",
                (*reading.stamp, reading.seen, reading.path, reading.sha256),
            )
            return
        if row and self._keep and row[1:] == (*reading.stamp, reading.sha256, reading.id):
            return
        for (key,) in self._run(
            "SELECT key FROM document WHERE path = ? OR id = ?", (reading.path, reading.id)
        ).fetchall():
            remove(self._store, key)
        counts.changed += row is not None
        counts.added += row is None
        self._insert(reading, reading.page)

    def _insert(self, reading: Reading, page: Page) -> None:
        columns = (reading.id, reading.path, *reading.stamp, reading.seen, reading.sha256, *page.document)
        key = self._run(f"INSERT INTO document VALUES (NULL{', ?' * len(columns)})", columns).lastrowid or 0
        self._run("INSERT INTO page VALUES (?, ?, ?, ?)", (key, page.text, page.blocks, page.mentions))
        self._rows("fact", key, page.facts)
        self._rows("passage", key, page.passages)
        names = {(value,) for row in page.facts + page.passages for name, value in row.tags if name == "person"}
        self._run_many("INSERT OR IGNORE INTO spelling VALUES (?)", names)

    def _rows(self, table: str, document: int, rows: Iterable[Row]) -> None:
        for row in rows:
            number = self._number(table, row.earliest)
            marks = ", ?" * len(row.columns)
            self._run(f"INSERT INTO {table} VALUES (?, ?{marks})", (number, document, *row.columns))
            self._run_many(f"INSERT INTO {table}_tag VALUES (?, ?, ?)", [(*tag, number) for tag in sorted(row.tags)])
        for name in ("inflected", "exact"):
            self._run(
                f"INSERT INTO {table}_{name} (rowid, {_TEXT}) SELECT id, {_TEXT} FROM {table} WHERE document = ?",
                (document,),
            )

    def _number(self, table: str, earliest: str | None) -> int:
        """Return the next free row number of a date."""
        day = int(earliest.replace("-", "")) if earliest else 0
        following = self._next.get((table, day))
        if following is None:
            highest = self._run(
                f"SELECT max(id) FROM {table} WHERE id BETWEEN ? AND ?", (day * PER_DAY, (day + 1) * PER_DAY - 1)
            ).fetchone()[0]
            following = day * PER_DAY + 1 if highest is None else highest + 1
        self._next[table, day] = following + 1
        return following


def remove(store: Store, key: int) -> None:
    """Take a document out of the index, with all its rows."""
    run = store.connection.execute
    for table in ("fact", "passage"):
        for name in ("inflected", "exact"):
            run(
                f"INSERT INTO {table}_{name} ({table}_{name}, rowid, {_TEXT}) SELECT 'delete', id, {_TEXT} "
                f"FROM {table} WHERE document = ?",
                (key,),
            )
        run(f"DELETE FROM {table}_tag WHERE owner IN (SELECT id FROM {table} WHERE document = ?)", (key,))
        run(f"DELETE FROM {table} WHERE document = ?", (key,))
    run("DELETE FROM page WHERE document = ?", (key,))
    run("DELETE FROM document WHERE key = ?", (key,))
