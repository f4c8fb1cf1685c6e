"""The index: one SQLite file for an archive, which can be deleted at any time.

Facts lie in it as the JSON that answers print, so that answering needs no extractor and no model.
Row numbers begin with the date ("20050707" and seven digits), so the order of rows is the order of time.
"""

import sqlite3
import time
import zlib
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from summitcli.errors import ArchiveError

VERSION = 1  # of the tables below; a part of the file's name, so two versions of the tool keep out of each other's way
MARK = 0x53554D4D  # "SUMM", SQLite's application_id
PER_DAY = 10_000_000_000  # rows of one date; yyyymmdd times this stays within 63 bits

_WAIT = 600.0  # seconds for another command that writes; it may be reading a very large archive
_PAUSE = 2.0  # seconds after which the user is told that we wait

_COLUMNS = "title, heading, body, note, quote"
_INFLECTED = "porter unicode61 remove_diacritics 2"
_EXACT = "unicode61 remove_diacritics 2"

_TABLES = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
CREATE TABLE document (
    key INTEGER PRIMARY KEY, id TEXT UNIQUE, path TEXT UNIQUE,
    size INTEGER, mtime INTEGER, ctime INTEGER, inode INTEGER,  -- of the file; times in nanoseconds
    seen INTEGER,  -- when the file was looked at, nanoseconds
    sha256 TEXT,  -- "" when the file could not be read
    title TEXT, issuer TEXT, type TEXT,
    published TEXT, published_earliest TEXT, published_latest TEXT,
    date TEXT, earliest TEXT, latest TEXT, dated_by TEXT,  -- of the first meeting, else of publication
    json TEXT
);
CREATE INDEX document_date ON document (earliest, id);
CREATE TABLE page (document INTEGER PRIMARY KEY, text TEXT, blocks TEXT, mentions TEXT);
CREATE TABLE fact (
    id INTEGER PRIMARY KEY, document INTEGER, kind TEXT, ordinal INTEGER,
    date TEXT, earliest TEXT, latest TEXT, dated_by TEXT,
    title TEXT, heading TEXT, body TEXT, note TEXT, quote TEXT,
    number TEXT, json TEXT
);
CREATE INDEX fact_kind ON fact (kind, earliest);
CREATE INDEX fact_document ON fact (document, kind, ordinal);
CREATE TABLE passage (
    id INTEGER PRIMARY KEY, document INTEGER, kind TEXT, ordinal INTEGER,
    date TEXT, earliest TEXT, latest TEXT, dated_by TEXT,
    title TEXT, heading TEXT, body TEXT, note TEXT, quote TEXT,
    number TEXT, pin TEXT, parties TEXT,
    spans TEXT  -- JSON: the stretches of the document's text that the body or note is joined of,
    -- its sentences, and where its heading begins
);
CREATE INDEX passage_document ON passage (document);
-- of persons, as words that follow each other
CREATE TABLE spelling (value TEXT PRIMARY KEY) WITHOUT ROWID;
-- files that no reader takes
CREATE TABLE passed (path TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE fact_tag (field TEXT, value TEXT, owner INTEGER, PRIMARY KEY (field, value, owner)) WITHOUT ROWID;
CREATE INDEX fact_tag_owner ON fact_tag (owner);
CREATE TABLE passage_tag (field TEXT, value TEXT, owner INTEGER, PRIMARY KEY (field, value, owner)) WITHOUT ROWID;
CREATE INDEX passage_tag_owner ON passage_tag (owner);
""" + "".join(
    f"CREATE VIRTUAL TABLE {table}_{name} USING fts5({_COLUMNS}, "
    f"content='{table}', content_rowid='id', tokenize='{tokenizer}');\n"
    for table in ("fact", "passage")
    for name, tokenizer in (("inflected", _INFLECTED), ("exact", _EXACT))
)
TEXT_TABLES = tuple(f"{table}_{name}" for table in ("fact", "passage") for name in ("inflected", "exact"))


class Store:
    """A connection to an index, made ready for this version of the tool."""

    def __init__(self, connection: sqlite3.Connection, path: Path | None, notify: Callable[[str], None]) -> None:
        self.connection = connection
        self.path = path  # None in memory
        self.notify = notify

    def meta(self, key: str) -> str | None:
        """Return what is kept under `key`."""
        row = self.connection.execute("SELECT value FROM meta WHERE key = ?", (key,)).fetchone()
        return row[0] if row else None

    def set_meta(self, key: str, value: str) -> None:
        """Keep `value` under `key`."""
        self.connection.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (key, value))

    def begin(self, wait: float = _WAIT) -> bool:
        """Become the only writer, after the one before has finished; false when that takes longer than `wait`."""
        end = time.monotonic() + wait
        told = wait <= _PAUSE
        self.connection.execute(f"PRAGMA busy_timeout = {int(min(wait, _PAUSE) * 1000)}")
        while True:
            try:
                self.connection.execute("BEGIN IMMEDIATE")
            except sqlite3.OperationalError as error:
                if not _busy(error):
                    raise
            else:
                return True
            if time.monotonic() >= end:
                return False
            if not told:
                told = True
                self.notify("Another command is writing the index of this archive; waiting for it.")

    def hold(self) -> None:
        """See the index as it is now, whatever other commands write, until `rollback` or `close`."""
        self.connection.execute("BEGIN")
        self.connection.execute("SELECT 1 FROM meta LIMIT 1").fetchone()  # reading is what fixes the moment

    def commit(self) -> None:
        """End what `begin` began."""
        self.connection.execute("COMMIT")

    def rollback(self) -> None:
        """Undo what came after `begin`, if there was one."""
        if self.connection.in_transaction:
            self.connection.execute("ROLLBACK")

    def clear(self) -> None:
        """Make all tables new and empty, within the transaction that is open."""
        tables = self.connection.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY rootpage != 0"
        ).fetchall()
        for (name,) in tables:  # virtual tables first: they take their own tables with them
            self.connection.execute(f'DROP TABLE IF EXISTS "{name}"')
        for statement in _TABLES.split(";\n"):
            if statement.strip():
                self.connection.execute(statement)
        self.connection.execute(f"PRAGMA user_version = {VERSION}")
        self.connection.execute(f"PRAGMA application_id = {MARK}")

    def close(self) -> None:
        """Let go of the file."""
        with suppress(sqlite3.Error):
            self.rollback()
        self.connection.close()


def in_memory(notify: Callable[[str], None]) -> Store:
    """Return an empty index that lasts as long as the command."""
    store = Store(sqlite3.connect(":memory:", isolation_level=None), None, notify)
    store.begin()
    store.clear()
    store.commit()
    return store


def on_disk(cache_dir: Path, archive: Path, notify: Callable[[str], None]) -> Store:
    """Return the index of `archive` in `cache_dir`, empty when there was none; in memory when it cannot be kept.

    A file that is no index, or a damaged one, is replaced by an empty one.
    """
    path = cache_dir / _file_name(archive)
    try:
        cache_dir.mkdir(parents=True, exist_ok=True)
        try:
            return _open(path, notify)
        except sqlite3.DatabaseError as error:
            if not damaged(error):
                raise
            notify(f"The index {path} is damaged ({error}); it is built anew.")
            delete(path)
            return _open(path, notify)
    except (OSError, sqlite3.OperationalError) as error:
        reason = error.strerror if isinstance(error, OSError) else error
        notify(f"The index cannot be kept in {cache_dir} ({reason}); this command works without it.")
        return in_memory(notify)


def damaged(error: sqlite3.Error) -> bool:
    """Whether an index fails because its file is not what it should be."""
    return getattr(error, "sqlite_errorcode", 0) & 0xFF in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)


def delete(path: Path) -> None:
    """Delete an index with what SQLite keeps beside it."""
    for suffix in ("-wal", "-shm", ""):
        path.with_name(path.name + suffix).unlink(missing_ok=True)


def _open(path: Path, notify: Callable[[str], None]) -> Store:
    connection = sqlite3.connect(path, timeout=_PAUSE, isolation_level=None)
    try:
        store = Store(connection, path, notify)
        connection.execute("PRAGMA synchronous = NORMAL")
        version = connection.execute("PRAGMA user_version").fetchone()[0]
        mark = connection.execute("PRAGMA application_id").fetchone()[0]
        if (version, mark) != (VERSION, MARK):
            with suppress(sqlite3.OperationalError):  # a file system without shared memory goes without
                connection.execute("PRAGMA journal_mode = WAL")
            if not store.begin():
                raise ArchiveError(
                    f"Another command has been writing the index {path} for {_WAIT / 60:.0f} minutes.",
                    "End it, or delete the index: it is only a cache.",
                )
            # another command may have made the tables while we waited
            if connection.execute("PRAGMA user_version").fetchone()[0] != VERSION:
                store.clear()
            store.commit()
    except BaseException:
        connection.close()
        raise
    return store


def _file_name(archive: Path) -> str:
    slug = "".join(c if c.isascii() and c.isalnum() else "-" for c in archive.name)[:40]
    place = str(archive).encode("utf-8", "surrogateescape")
    # two checksums: hashlib takes longer to import than the whole answer takes
    return f"{slug or 'archive'}-{zlib.crc32(place):08x}{zlib.adler32(place):08x}-{VERSION}.sqlite"


def _busy(error: sqlite3.OperationalError) -> bool:
    return error.sqlite_errorcode & 0xFF in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)
