"""Making the index equal to the files: what has changed is found here, and read in `reread`."""

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import summitcli
from summitcli.archive.source import ABOUT, Listing, Source, Stamp, scan, stamp
from summitcli.archive.store import Store

Progress = Callable[[int, int], None]  # documents read so far, and to be read

_YOUNG = 2_000_000_000  # nanoseconds; a file that changes twice within a file system's tick keeps its stamp
_FACES = {"cli", "output", "corpus", "__pycache__"}  # folders of the package that decide nothing of what is extracted


@dataclass(frozen=True, slots=True)
class Known:
    """What the index knows of a file."""

    key: int
    id: str
    stamp: Stamp
    seen: int
    sha256: str

    @property
    def doubtful(self) -> bool:
        """Whether the file may have changed although its stamp has not."""
        return not self.sha256 or max(self.stamp.mtime, self.stamp.ctime) > self.seen - _YOUNG


@dataclass(slots=True)
class Work:
    """What is to be done before the index may answer."""

    source: Source
    listing: Listing = field(default_factory=Listing)
    look_at: list[str] = field(default_factory=list)  # paths of documents that have changed, or are in doubt
    removed: list[str] = field(default_factory=list)  # paths
    unheard: list[str] = field(default_factory=list)  # paths of which it is not known whether they are documents
    forgotten: list[str] = field(default_factory=list)  # paths that were no documents, and are gone
    about: Stamp | None = None  # of archive.toml
    about_changed: bool = False
    edition: str = ""  # stamp of the code and the lexicons
    edition_changed: bool = False

    def __bool__(self) -> bool:
        gone = self.removed or self.forgotten
        return bool(self.look_at or gone or self.unheard or self.about_changed or self.edition_changed)


@dataclass(slots=True)
class Counts:
    """What a refresh did."""

    added: int = 0
    changed: int = 0
    removed: int = 0
    documents: int = 0  # that the archive holds now


def find_work(store: Store, source: Source) -> Work:
    """Compare the files with the index, without reading any of them."""
    work = Work(source, edition=edition())
    work.edition_changed = work.edition != store.meta("edition")
    if source.folder is None:
        work.look_at = ["stdin"]
        return work
    work.listing = listing = scan(source.folder)
    work.about = stamp(source.folder / ABOUT)
    work.about_changed = str(work.about) != store.meta("about")
    known = known_files(store)
    passed = {path for (path,) in store.connection.execute("SELECT path FROM passed")}
    lost = tuple(listing.unreadable)
    # what lies in a folder that cannot be read now is kept: a mount that is away has not been emptied
    work.removed = [path for path in known if path not in listing.stamps and not path.startswith(lost)]
    work.forgotten = [path for path in passed if path not in listing.stamps and not path.startswith(lost)]
    work.unheard = [path for path in listing.stamps if path not in known and path not in passed]
    anew = work.edition_changed or work.about_changed
    work.look_at = [
        path
        for path, file in known.items()
        if path in listing.stamps and (anew or file.stamp != listing.stamps[path] or file.doubtful)
    ]
    return work


def known_files(store: Store) -> dict[str, Known]:
    """Return the files of which the index holds documents, by path."""
    rows = store.connection.execute("SELECT path, key, id, size, mtime, ctime, inode, seen, sha256 FROM document")
    return {row[0]: Known(row[1], row[2], Stamp(*row[3:7]), row[7], row[8]) for row in rows}


def edition() -> str:
    """Return what tells that the code or the words have changed, without reading them: version, sizes, times."""
    package = Path(summitcli.__file__).parent
    parts = [summitcli.__version__, str(package)]
    for path, about in edition_files(package):
        parts.append(f"{path} {about.st_size} {about.st_mtime_ns}")
    return "\n".join(sorted(parts))


def edition_files(folder: Path, prefix: str = "") -> Iterator[tuple[str, os.stat_result]]:
    """Yield the files of the package that decide what is extracted; of a zipped one none, its version must do."""
    try:
        with os.scandir(folder) as entries:
            for entry in entries:
                if entry.is_dir():
                    if entry.name not in _FACES:
                        yield from edition_files(folder / entry.name, f"{prefix}{entry.name}/")
                elif entry.name.endswith((".py", ".toml")):
                    yield prefix + entry.name, entry.stat()
    except OSError:
        return
