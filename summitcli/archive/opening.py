"""Opening an index and making it equal to the files."""

import sqlite3
from collections.abc import Callable
from pathlib import Path

from summitcli.archive import store as stores
from summitcli.archive.checking import not_read
from summitcli.archive.refresh import Progress, find_work
from summitcli.archive.source import Source
from summitcli.archive.store import Store


def open_store(
    source: Source,
    cache_dir: Path | None,
    notify: Callable[[str], None],
    progress: Progress | None = None,
    *,
    damaged: bool = False,
) -> Store:
    """Return the index of `source`, equal to its files; with `damaged` a new one in place of the one there was."""
    store = _opened(source, cache_dir, notify)
    try:
        if damaged:
            store = _anew(store, source, cache_dir, notify)
        try:
            _refresh(store, source, notify, progress)
        except sqlite3.DatabaseError as error:
            if store.path is None:
                raise
            if stores.damaged(error):
                store = _anew(store, source, cache_dir, notify)
            elif isinstance(error, sqlite3.OperationalError):  # the disk is full, or the cache may only be read
                notify(f"The index {store.path} cannot be written ({error}); this command works without it.")
                store.close()
                store = stores.in_memory(notify)
            else:
                raise
            _refresh(store, source, notify, progress)
    except BaseException:
        store.close()
        raise
    return store


def _opened(source: Source, cache_dir: Path | None, notify: Callable[[str], None]) -> Store:
    if source.folder is None or cache_dir is None:
        return stores.in_memory(notify)
    return stores.on_disk(cache_dir, source.folder, notify)


def _anew(store: Store, source: Source, cache_dir: Path | None, notify: Callable[[str], None]) -> Store:
    store.close()
    if store.path is not None:
        notify(f"The index {store.path} is damaged; it is built anew.")
        stores.delete(store.path)
    return _opened(source, cache_dir, notify)


def _refresh(store: Store, source: Source, notify: Callable[[str], None], progress: Progress | None) -> None:
    store.hold()
    work = find_work(store, source)
    for folder, reason in work.listing.unreadable.items():
        notify(f"The folder {folder} cannot be read ({reason}); it is answered from what was read before.")
    if work:
        store.rollback()
        # imported here for start-up: extractors and lexicons take longer to load than a warm answer takes
        from summitcli.archive.reread import reread

        reread(store, work, notify, progress)
        store.hold()
    if store.connection.execute("SELECT 1 FROM document LIMIT 1").fetchone() is None:
        others = not_read(store.connection)
        notify(
            f"The folder {source.name} holds no documents; files in {store.meta('suffixes')} are read."
            + (f" {others}." if others else "")
        )
