"""What an archive can be asked, and the rows that answer."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from summitcli.archive.query import Query
from summitcli.archive.source import Source
from summitcli.when import Period

Row = dict[str, Any]  # ready for JSON, "schema" first
Progress = Callable[[int, int], None]  # documents read so far, and to be read


@dataclass(frozen=True, slots=True)
class Filters:
    """What narrows a question; empty means: not narrowed. Several values of one filter widen it."""

    query: Query | None = None  # of `query.parse`
    since: Period | None = None  # its first day counts
    until: Period | None = None  # its last day counts
    countries: tuple[str, ...] = ()  # alpha-3 codes
    persons: tuple[str, ...] = ()  # as typed
    issuers: tuple[str, ...] = ()  # as typed, part of the name
    kinds: tuple[str, ...] = ()  # of meetings for `meetings`, of passages for `search`, acts for statements …
    between: tuple[str, ...] = ()  # alpha-3 codes or persons as typed: all of them took part
    bands: tuple[str, ...] = ()  # of agreements
    sort: str = ""  # "date", "-date", or a field of the row; "" is the question's own order
    limit: int | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """Rows, and what must be said beside them."""

    rows: list[Row]
    total: int  # rows that match, shown or not
    undated: int = 0  # rows left out only because they have no date
    notes: tuple[str, ...] = ()  # sentences for stderr


@dataclass(frozen=True, slots=True)
class Found:
    """What `show` was asked for."""

    candidates: list[Row]  # candidate/1, best first; one is an answer, several are a choice
    section: str = ""  # the dotted path that a pin cite names
    sentence: int | None = None  # 1 for "s1"
    nearest: tuple[str, ...] = field(default=())  # where nothing was found: meeting dates, or ids, that come close


class Archive:
    """An open archive. All answers come from its index, which was made equal to the files on opening."""

    name: str  # the folder as the user named it, "-" for standard input, "corpus" for the shipped one
    title: str | None  # of archive.toml

    def meetings(self, filters: Filters) -> Answer:
        """Return meeting/1 rows, oldest first."""
        raise NotImplementedError

    def search(self, filters: Filters) -> Answer:
        """Return hit/1 rows (see `rows.Hit`), best first where words were asked for, else oldest first."""
        raise NotImplementedError

    def agreements(self, filters: Filters) -> Answer:
        """Return agreement/1 rows with `date`, `dated_by` and `title` behind, oldest first; high and medium bands
        where the filters name none.
        """
        raise NotImplementedError

    def statements(self, filters: Filters) -> Answer:
        """Return statement/1 rows with `date`, `dated_by` and `title` behind, oldest first."""
        raise NotImplementedError

    def quotations(self, filters: Filters) -> Answer:
        """Return quotation/1 rows with `date`, `dated_by` and `title` behind, oldest first."""
        raise NotImplementedError

    def plans(self, filters: Filters) -> Answer:
        """Return planned_event/1 rows with `date` (of the document), `dated_by` and `title` behind."""
        raise NotImplementedError

    def participants(self, filters: Filters) -> Answer:
        """Return person/1 rows (see `rows.Person`) of those who took part in the meetings that match.

        `filters.persons` chooses the persons shown, the other filters the meetings that are counted.
        Sorted by number of meetings, then name.
        """
        raise NotImplementedError

    def documents(self, filters: Filters) -> Answer:
        """Return document/1 rows, oldest first."""
        raise NotImplementedError

    def problems(self, filters: Filters | None = None) -> Answer:
        """Return problem/1 rows with `document` and `path` behind, by document and place."""
        raise NotImplementedError

    def records(self, filters: Filters) -> Iterator[str]:
        """Yield record/1 as JSON lines without line ends, oldest first, one document in memory at a time."""
        raise NotImplementedError

    def find(self, asked: str, when: Period | None) -> Found:
        """Find what `show` means: an id, its end, a pin cite, a date, or words of a title, in this order.

        `when` is what `asked` says when it is read as a date. An event date wins over a publication date.
        """
        raise NotImplementedError

    def record(self, document: str) -> Row:
        """Return the record/1 of the document of this id; `KeyError` when there is none."""
        raise NotImplementedError

    def text(self, document: str) -> str:
        """Return the text of the document of this id, the one that all spans count in."""
        raise NotImplementedError

    def close(self) -> None:
        """Let go of the index; also on leaving a `with`."""
        raise NotImplementedError

    def __enter__(self) -> "Archive":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def open_archive(
    source: Source, *, cache_dir: Path | None, notify: Callable[[str], None], progress: Progress | None = None
) -> Archive:
    """Open the archive at `source`, its index made equal to its files.

    `cache_dir` is where indexes are kept; `None` keeps this one in memory. `notify` takes sentences for stderr.
    `ArchiveError` when there is no such folder, or when its archive.toml cannot be understood.
    """
    raise NotImplementedError
