"""Where documents come from: a folder, standard input, or the corpus that ships with the package."""

import os
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

import summitcli
from summitcli.errors import ArchiveError

ABOUT = "archive.toml"  # in the folder's top
_BESIDE = ("readme", "license", "licence", "copying", "notice")  # files that tell of the folder they stand in


@dataclass(frozen=True, slots=True)
class Source:
    """An archive before anything of it is read."""

    name: str  # as the user named it; "-" for standard input, "corpus" for the shipped one
    folder: Path | None  # absolute; None for standard input
    stdin: bytes = b""


class Stamp(NamedTuple):
    """What tells that a file has changed, without reading it; times are in nanoseconds."""

    size: int
    mtime: int
    ctime: int  # also changes when somebody sets the mtime back
    inode: int


@dataclass(frozen=True, slots=True)
class Listing:
    """The files of a folder, by path with `/` between folders."""

    stamps: dict[str, Stamp] = field(default_factory=dict)  # in order of path
    names: dict[str, str] = field(default_factory=dict)  # paths that are not UTF-8, to the path on disk
    unreadable: dict[str, str] = field(default_factory=dict)  # folders, to the reason


def folder(path: str | Path) -> Source:
    """Return the archive in the folder at `path`; `~` is the home folder. `ArchiveError` when there is none."""
    try:
        place = Path(path).expanduser()
        there = place.exists()
    except (RuntimeError, ValueError, OSError):  # ~nobody, a zero byte, a name that is too long
        place, there = Path(path), False
    if not there:
        raise ArchiveError(
            f"There is no archive at {place}.",
            "Name a folder of documents with --archive FOLDER; without it, the corpus that ships with summit answers.",
        )
    if not place.is_dir():
        raise ArchiveError(
            f"The archive {place} is a file, not a folder.",
            f"Name its folder, {place.absolute().parent}, or pass one text: summit --archive - list < FILE",
        )
    try:
        with os.scandir(place) as entries:
            next(entries, None)
    except OSError as error:
        raise ArchiveError(f"The archive {place} cannot be read: {error.strerror}.") from None
    return Source(str(path), place.resolve())


def standard_input(data: bytes) -> Source:
    """Return an archive of one document with the id "stdin"."""
    return Source("-", None, data)


def shipped() -> Source:
    """Return the corpus that ships with the package, or that stands beside it in a checkout."""
    package = Path(summitcli.__file__).parent
    for place in (package / "corpus", package.parent / "corpus"):
        if place.is_dir():
            return Source("corpus", place.resolve())
    raise ArchiveError(
        "This installation of summit has no corpus.", "Name a folder of documents with --archive FOLDER."
    )


def scan(top: Path) -> Listing:
    """List the files below `top`, whatever they hold; hidden ones are left out.

    A folder that is reached in several ways, by symbolic links, is listed once.
    """
    listing = Listing()
    found: dict[str, Stamp] = {}
    met: set[tuple[int, int]] = set()
    folders = [""]
    links: list[str] = []
    while folders or links:
        # links come last, so that a folder is known by its own path where it has one
        prefix = folders.pop() if folders else links.pop()
        place = f"{top}/{prefix}"
        try:
            status = Path(place).stat()
            if (status.st_dev, status.st_ino) in met:
                continue
            met.add((status.st_dev, status.st_ino))
            with os.scandir(place) as entries:
                for entry in entries:
                    if entry.name.startswith("."):
                        continue
                    path = prefix + entry.name
                    try:
                        if entry.is_dir():
                            (links if entry.is_symlink() else folders).append(path + "/")
                        elif entry.is_file():
                            about = entry.stat()
                            found[path] = Stamp(about.st_size, about.st_mtime_ns, about.st_ctime_ns, about.st_ino)
                    except OSError:
                        continue  # it vanished, or is a link to nowhere
        except OSError as error:
            if not prefix:
                raise ArchiveError(f"The archive {top} cannot be read: {error.strerror}.") from None
            listing.unreadable[_text(prefix)] = error.strerror or str(error)
        links.sort(reverse=True)
    found.pop(ABOUT, None)
    for name in sorted(found):
        path = _text(name)
        listing.stamps[path] = found[name]
        if path != name:
            listing.names[path] = name
    return listing


def stamp(path: Path) -> Stamp | None:
    """Return the stamp of one file, `None` when there is none."""
    try:
        about = path.stat()
    except OSError:
        return None
    return Stamp(about.st_size, about.st_mtime_ns, about.st_ctime_ns, about.st_ino)


def tells_of_the_folder(path: str) -> bool:
    """Whether a file is one such as README.md or LICENSE: about the archive, and none of its documents."""
    return path.rpartition("/")[2].partition(".")[0].lower() in _BESIDE


def document_ids(paths: list[str]) -> dict[str, str]:
    """Give each path its document's id: the path without its suffix.

    An id depends on no other file but those that differ in the suffix alone: of `a.md` and `a.txt` the
    plain text is "a", the other one keeps its suffix.
    """
    ids: dict[str, str] = {}
    taken: set[str] = set()
    for path in sorted(paths, key=lambda path: (not path.endswith(".txt"), path)):
        folder, slash, name = path.rpartition("/")
        stem, _, _ = name.rpartition(".")
        wanted = folder + slash + (stem or name)
        if wanted in taken:
            wanted = path
        while wanted in taken:  # `a.md` beside `a.txt` and `a.md.txt`
            wanted += "~"
        taken.add(wanted)
        ids[path] = wanted
    return ids


def _text(path: str) -> str:
    """Return a path as text that can be stored and printed, also where the file system holds other bytes."""
    try:
        path.encode()
    except UnicodeEncodeError:
        return path.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
    return path
