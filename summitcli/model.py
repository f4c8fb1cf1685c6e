"""What is found in one document: frozen facts, each with its place in the text.

Every span is half-open and counts characters of the text that the reader gave:
`text[start:end]` is exactly the words meant. Dates are ISO 8601; imprecise ones are
EDTF (ISO 8601-2). Names follow Popolo, PLOVER and W3C Web Annotation where those have one.
"""

from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass
from typing import ClassVar, Literal

BlockKind = Literal[
    "title", "subtitle", "dateline", "lead", "section", "item",
    "paragraph", "note", "list_item", "reference", "trailer",
]  # fmt: skip
DocumentType = Literal["readout", "joint_statement", "announcement", "transcript", "other"]
MeetingKind = Literal[
    "bilateral", "multilateral", "expanded", "small_group", "call",
    "working_meal", "courtesy_call", "ceremony", "encounter",
]  # fmt: skip
Presence = Literal["in_meeting", "accompanying", "other_meeting", "encounter", "same_event"]
Act = Literal[
    "state", "emphasize", "commit", "request", "appreciate", "empathize", "support", "concern",
    "object", "reject", "instruct", "discuss", "concur", "sign", "assess",
]  # fmt: skip
Attribution = Literal["joint", "single", "issuer", "implicit"]
Band = Literal["high", "medium", "low", "none"]
Commitment = Literal["none", "vague", "specific", "outcome"]
Specificity = Literal["vague", "specific"]
QuotationKind = Literal["direct", "mixed", "term"]
MentionType = Literal["person", "organization", "country", "place", "instrument"]


@dataclass(frozen=True, slots=True)
class About:
    """What is known of a document beside its text: a row of `archive.toml`. `None` is unknown."""

    url: str | None = None
    issuer: str | None = None
    type: DocumentType | None = None
    title: str | None = None
    published: str | None = None  # ISO date
    retrieved: str | None = None  # ISO date
    licence: str | None = None
    attribution: str | None = None


@dataclass(frozen=True, slots=True)
class Evidence:
    """Which rule gave which field, from which words."""

    schema: ClassVar[str] = "evidence/1"
    field: str
    """The field of the fact that it supports; "" for the fact itself."""
    rule: str
    """The rule's name, a sentence with holes: "<duration> from <time> on <date>"."""
    how: str
    """How the value was reached: explicit, year_inferred, relative, coreference, zone_from_pair, …"""
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Problem:
    """Something about a document that a reader of its facts should know."""

    schema: ClassVar[str] = "problem/1"
    rule: str
    """A short name of the kind of problem: "encoding", "no date", "markers out of sequence"."""
    message: str
    start: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True)
class Document:
    """One file of the archive."""

    schema: ClassVar[str] = "document/1"
    id: str
    """The file's path in the archive without its suffix, with `/` between folders."""
    path: str
    """The file's path in the archive."""
    title: str | None
    subtitle: str | None
    type: DocumentType
    issuer: str | None
    published: str | None
    """ISO date of publication, or EDTF when only the month is printed."""
    language: str
    """ISO 639-1 code, "und" when undetermined."""
    url: str | None
    licence: str | None
    attribution: str | None
    """The attribution that the licence asks for."""
    sha256: str
    """Of the file's bytes, lower-case hexadecimal."""


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of the text with one part to play; blocks cover all visible text, in order, once."""

    schema: ClassVar[str] = "block/1"
    id: str
    kind: BlockKind
    number: str
    """The dotted path of a numbered block, "5.2" or "1.2.c", its letters as printed; "" for all others."""
    label: str
    """The marker as printed, "(2)"; "" when there is none."""
    heading: str | None
    """The title on the marker's line; `None` where the marker opens running text."""
    parent: str | None
    """The id of the numbered block, note or list that it stands in; `None` at the top."""
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Participant:
    """A named person in one meeting."""

    schema: ClassVar[str] = "participant/1"
    person_id: str
    """A slug of the fullest name in the document: "rosa-duarte"."""
    name: str
    """The fullest form of the name in the document, without honorifics."""
    name_text: str
    """The words at the span."""
    role: str | None
    """As printed, without the country: "Minister for Foreign Affairs"."""
    country: str | None
    """ISO 3166-1 alpha-3; `None` when unknown or when the person speaks for an organization."""
    organization: str | None
    side: str | None
    """The delegation: a country's alpha-3 code or an organization's name."""
    presence: Presence
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Meeting:
    """One sitting with its own date, time or counterpart, reported as held."""

    schema: ClassVar[str] = "meeting/1"
    id: str
    document: str
    pin: str
    """The place in the text: "DOCUMENT#5.2s1" is the first sentence of section 5.2."""
    section: str
    """The dotted path of the section that tells of it; "" outside numbered parts."""
    name: str
    """What it is called: "Japan-Russia summit meeting"."""
    kind: MeetingKind
    status: Literal["held", "planned", "cancelled"]
    date: str | None
    """ISO date at the place, EDTF when imprecise, `None` when the text fixes none."""
    start_time: str | None
    """The clock at the place, "14:20"."""
    end_time: str | None
    time_text: str | None
    """The words that tell the time, or the part of the day."""
    time_approximate: bool
    time_zone: str | None
    """An IANA name, "Europe/Moscow"."""
    utc_offset: str | None
    """At that date, "+04:00"."""
    start_utc: str | None
    """"2011-06-14T13:20:00Z"."""
    duration_minutes: int | None
    duration_approximate: bool
    venue: str | None
    city: str | None
    country: str | None
    """Of the place, ISO 3166-1 alpha-3."""
    occasion: str | None
    participants: tuple[Participant, ...]
    complete: bool
    """False where the text says that there were others: "and others", "among others"."""
    start: int
    end: int
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Statement:
    """One act of speech, by one side, by all sides, or by the issuer's own narration."""

    schema: ClassVar[str] = "statement/1"
    id: str
    document: str
    pin: str
    section: str
    meeting: str | None
    """The id of the sitting in which it was said."""
    act: Act
    verb: str
    """The verb's name in the lexicon, "share the view"."""
    verb_text: str
    attribution: Attribution
    speakers: tuple[str, ...]
    """Full names; for a joint statement, all that took part as principals."""
    audience: tuple[str, ...]
    content: str
    """What was said: the words that the verb governs."""
    modality: Literal["asserted", "conditional", "planned"]
    negated: bool
    start: int
    end: int
    text: str
    """The whole sentence."""
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Agreement(Statement):
    """A statement that all sides make together."""

    schema: ClassVar[str] = "agreement/1"
    band: Band
    """From the wording alone; never a legal force."""
    parties: tuple[str, ...]
    """Full names of those who agree; empty when the text names none, or only one."""
    commitment: Commitment
    specificity: Specificity | None
    """`None` where there is no commitment."""
    conditional: bool
    timetable: str | None
    """The words of time in what is agreed."""


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words in quotation marks."""

    schema: ClassVar[str] = "quotation/1"
    id: str
    document: str
    pin: str
    section: str
    kind: QuotationKind
    speaker: str | None
    text: str
    """With its quotation marks."""
    start: int
    end: int
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class PlannedEvent:
    """Something that was still ahead when the document was written."""

    schema: ClassVar[str] = "planned_event/1"
    id: str
    document: str
    pin: str
    section: str
    what: str
    participants: tuple[str, ...]
    place: str | None
    when: str | None
    """EDTF, `None` when the text fixes no date."""
    when_text: str
    earliest: str | None
    latest: str | None
    """ISO dates, both inclusive."""
    resolution: str
    """explicit, year_inferred, relative, or unresolved."""
    status: Literal["planned", "conditional", "open"]
    realised_by: str | None
    """The id of the meeting that it became, where the archive holds it."""
    start: int
    end: int
    text: str
    """The words at the span: the whole sentence."""
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Mention:
    """A name in the text."""

    schema: ClassVar[str] = "mention/1"
    type: MentionType
    name: str
    code: str | None
    """A country's alpha-3 code, a person's id; `None` where there is none."""
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Record:
    """One document, whole."""

    schema: ClassVar[str] = "record/1"
    document: Document
    blocks: tuple[Block, ...]
    meetings: tuple[Meeting, ...]
    statements: tuple[Statement, ...]
    agreements: tuple[Agreement, ...]
    quotations: tuple[Quotation, ...]
    planned_events: tuple[PlannedEvent, ...]
    mentions: tuple[Mention, ...]
    problems: tuple[Problem, ...]


def as_json(value: object) -> object:
    """Turn a fact into what `json.dumps` takes: an object with its `schema` first, tuples as lists."""
    if is_dataclass(value):
        return dict(_members(value))
    if isinstance(value, tuple):
        return [as_json(item) for item in value]
    return value


def _members(fact: object) -> Iterator[tuple[str, object]]:
    schema = getattr(fact, "schema", None)
    if schema:
        yield "schema", schema
    for field in fields(fact):  # type: ignore[arg-type]
        yield field.name, as_json(getattr(fact, field.name))
