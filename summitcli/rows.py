"""Rows of answers that no single document holds: search hits, persons of a whole archive, candidates of `show`.

They are described here as facts are described in `model`, so that their JSON Schema can be printed.
The archive writes them as plain dictionaries with these keys, in this order.
"""

from dataclasses import dataclass
from typing import ClassVar, Literal

DatedBy = Literal["meeting", "publication"]


@dataclass(frozen=True, slots=True)
class Hit:
    """A section, note, lead or title block that matches a query."""

    schema: ClassVar[str] = "hit/1"
    document: str
    pin: str
    """The place to cite: the matching sentence where there is one, else the section."""
    section: str
    """The dotted path of the section; "" outside numbered parts."""
    heading: str | None
    kind: Literal["title", "lead", "section", "note"]
    date: str | None
    """Of the document's first meeting, EDTF; of its publication where it tells of no meeting."""
    dated_by: DatedBy | None
    parties: tuple[str, ...]
    """Full names of those who met."""
    text: str
    """The matching sentence, or the beginning of the section where only fields matched."""
    highlights: tuple[tuple[int, int], ...]
    """Half-open spans of the matching words in `text`."""
    start: int
    """Where `text` begins in the document's text."""
    title: str | None
    """Of the document."""
    score: float | None
    """BM25 with heading and title weighted, greater is better; `None` where no words were asked for."""


@dataclass(frozen=True, slots=True)
class Company:
    """One meeting of a person, and who else was there."""

    id: str
    pin: str
    document: str
    date: str | None
    name: str
    presence: str
    """in_meeting, accompanying, other_meeting, encounter or same_event."""
    with_: tuple[str, ...]
    """Full names of the others; printed as `with`."""


@dataclass(frozen=True, slots=True)
class Person:
    """A person of the archive, with all meetings."""

    schema: ClassVar[str] = "person/1"
    person_id: str
    """A slug of the fullest name that the archive has."""
    name: str
    names: tuple[str, ...]
    """All forms of the name, fullest first."""
    roles: tuple[str, ...]
    """In order of first appearance."""
    countries: tuple[str, ...]
    """ISO 3166-1 alpha-3."""
    organizations: tuple[str, ...]
    meeting_count: int
    """Of `meetings`, the encounters not counted."""
    first: str | None
    """The date of the first meeting or encounter, as the text gives it."""
    last: str | None
    meetings: tuple[Company, ...]
    encounters: tuple[Company, ...]
    """Words exchanged on the side: presence encounter or same_event."""
    merged_from: tuple[str, ...]
    """The person_ids of single documents that are taken for this person, where they differ from `person_id`."""


@dataclass(frozen=True, slots=True)
class Spelling:
    """A name that documents have for a person of the archive, and what made it that person's."""

    schema: ClassVar[str] = "spelling/1"
    person_id: str
    """As in person/1."""
    person: str
    """The fullest name that the archive has."""
    own_id: str
    """The person_id that the documents give."""
    name: str
    """As these documents have it."""
    roles: tuple[str, ...]
    countries: tuple[str, ...]
    organizations: tuple[str, ...]
    documents: tuple[str, ...]
    """The ids of the documents that have this name."""
    rule: str | None
    """The rule that joined it to the others; `None` for the name that the others were joined to."""
    because: str | None
    """What it was joined to, and what agrees beside the name."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A document, or a place in one, that `show` may have been asked for."""

    schema: ClassVar[str] = "candidate/1"
    document: str
    pin: str
    """The document's id, with "#5.2" or "#5.2s1" behind it where a place was asked for."""
    title: str | None
    date: str | None
    """Of the meeting that matched, else of the document's first."""
    published: str | None
    matched: Literal["id", "event date", "publication date", "title"]
    """What the words asked for were found to be."""
