"""Reading what is new or has changed into the index.

This loads the extractors and the lexicons; it is imported only when there is something to read.
"""

import hashlib
import json
import time
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path

import summitcli
from summitcli.archive.about import Abouts, read_about
from summitcli.archive.pages import Page, page
from summitcli.archive.passages import windows
from summitcli.archive.refresh import Counts, Known, Progress, Work, edition_files, known_files
from summitcli.archive.source import Stamp, document_ids, tells_of_the_folder
from summitcli.archive.store import Store
from summitcli.archive.writing import Reading, Writer, remove
from summitcli.errors import ArchiveError
from summitcli.model import About, Block, Document, Problem, Record
from summitcli.reading import MAX_BYTES, READERS, read, readable
from summitcli.record import read_record

_BATCH = 200  # documents that are written together: what an interruption costs at most
_TROUBLES = {"binary", "empty", "large", "failed", "unreadable", "undecodable"}  # that leave a document without facts
_TRIES = 3  # readings of a file that changes while it is read


def reread(store: Store, work: Work, notify: Callable[[str], None], progress: Progress | None) -> Counts:
    """Do the work. Each batch is one transaction; what was done stays done when the next one is interrupted."""
    abouts = read_about(work.source.folder) if work.source.folder else Abouts(None, {}, {})
    counts = Counts()
    code = digest()
    _begin(store)
    if store.meta("digest") not in (None, code):
        notify("summit or its word lists have changed; the index is built anew.")
        store.clear()
    known = known_files(store)
    said = store.meta("about") if known else str(work.about)  # what archive.toml was when those were read
    store.set_meta("about", said or "")
    store.set_meta("title", abouts.title or "")
    work.about_changed = said != str(work.about)
    store.set_meta("digest", code)
    store.set_meta("edition", work.edition)
    store.set_meta("suffixes", ", ".join(suffix for suffix in READERS if suffix))
    papers = [path for path in work.listing.stamps if _is_paper(path, abouts)] if work.source.folder else ["stdin"]
    others = work.listing.stamps.keys() - papers
    for path in (*work.removed, *others):  # archive.toml may have named it a document, and no longer does
        if path in known:
            remove(store, known.pop(path).key)
            counts.removed += 1
    store.connection.executemany("DELETE FROM passed WHERE path = ?", [(path,) for path in work.forgotten])
    store.connection.executemany("INSERT OR IGNORE INTO passed VALUES (?)", [(path,) for path in sorted(others)])
    store.commit()

    ids = document_ids(papers)
    _begin(store)
    store.set_meta("unmatched", json.dumps(abouts.unmatched(ids)))
    store.commit()
    again = set(work.look_at)
    todo = [path for path in papers if path not in known or path in again or known[path].id != ids[path]]
    done = 0
    troubled: list[str] = []
    looked = (_look(work, path, ids[path], known.get(path), abouts) for path in todo)
    for batch in _batches(looked):
        _begin(store)
        writer = Writer(store, keep=not work.about_changed)
        for reading in batch:
            writer.write(reading, counts)
            if reading.page and _TROUBLES & reading.page.problems:
                troubled.append(reading.path)
        store.commit()
        done += len(batch)
        if progress:
            progress(done, len(todo))
    if troubled and work.source.folder:
        which = troubled[0] if len(troubled) == 1 else f"{len(troubled)} documents"
        notify(f"{which} cannot be read, or not whole; `summit check` tells why.")
    if work.about_changed:
        _begin(store)
        store.set_meta("about", str(work.about))
        store.commit()
    counts.documents = len(papers)
    return counts


def _is_paper(path: str, abouts: Abouts) -> bool:
    return readable(path) and (not tells_of_the_folder(path) or abouts.names(path))


def digest() -> str:
    """Return a digest of the code and the words that decide what is extracted."""
    package = Path(summitcli.__file__).parent
    whole = hashlib.sha256(summitcli.__version__.encode())
    for name, _ in sorted(edition_files(package)):
        content = (package / name).read_bytes()
        whole.update(f"{name} {len(content)}\n".encode())
        whole.update(content)
    return whole.hexdigest()


def read_page(data: bytes, path: str, document: str, about: About) -> Page:
    """Read one document; it never raises: what goes wrong is a problem of the document."""
    text = ""
    try:
        text = read(data, path).text
        if len(data) > MAX_BYTES:
            # fifty megabytes of sentences would take minutes and gigabytes to understand
            large = Problem("large", f"{len(data) / 1e6:.0f} MB: it can be searched and shown, its facts are not read")
            return page(text, _bare(path, document, about, large, text, _sha256(data)), windows(text, document))
        return page(text, read_record(data, path, about, document=document))
    except Exception as error:
        problem = Problem("failed", f"{type(error).__name__} while it was read: {error}. Please report this.")
        return page(text, _bare(path, document, about, problem, text, _sha256(data)))


def _look(work: Work, path: str, document: str, known: Known | None, abouts: Abouts) -> Reading:
    about = abouts.of(path, document)
    if work.source.folder is None:
        data = work.source.stdin
        return Reading(path, document, Stamp(len(data), 0, 0, 0), 0, "-", read_page(data, path, document, about))
    seen = time.time_ns()
    try:
        data, stamp = _read_file(work.source.folder / work.listing.names.get(path, path))
    except FileNotFoundError:  # it vanished since the folder was listed; the next command takes it out
        return Reading(path, document, work.listing.stamps[path], seen, "", None)
    except OSError as error:
        problem = Problem("unreadable", f"the file cannot be read: {error.strerror}")
        nothing = page("", _bare(path, document, about, problem, "", ""))
        return Reading(path, document, work.listing.stamps[path], seen, "", nothing)
    sha256 = _sha256(data)
    if known and known.sha256 == sha256 and known.id == document and not work.about_changed:
        return Reading(path, document, stamp, seen, sha256, None)
    return Reading(path, document, stamp, seen, sha256, read_page(data, path, document, about))


def _read_file(path: Path) -> tuple[bytes, Stamp]:
    """Return a file's bytes, with a stamp from before they were read: a later change shows."""
    for _ in range(_TRIES):
        before = path.stat()
        data = path.read_bytes()
        after = path.stat()
        if (before.st_mtime_ns, before.st_size) == (after.st_mtime_ns, len(data)):
            break
    return data, Stamp(before.st_size, before.st_mtime_ns, before.st_ctime_ns, before.st_ino)


def _bare(path: str, document: str, about: About, problem: Problem, text: str, sha256: str) -> Record:
    """Return the record of a document of which nothing is known but its text."""
    blocks = (Block("b1", "paragraph", "", "", None, None, 0, len(text)),) if text.strip() else ()
    head = Document(
        document, path, about.title, None, about.type or "other", about.issuer, about.published, "und", about.url,
        about.licence, about.attribution, sha256,
    )  # fmt: skip
    return Record(head, blocks, (), (), (), (), (), (), (problem,))


def _sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _batches(readings: Iterator[Reading]) -> Iterator[list[Reading]]:
    while batch := list(islice(readings, _BATCH)):
        yield batch


def _begin(store: Store) -> None:
    if not store.begin():
        raise ArchiveError(
            f"Another command keeps writing the index {store.path}.", "End it, or delete the index: it is only a cache."
        )
