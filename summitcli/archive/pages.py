"""One document as rows of the index: a pure function of its text and its record, for any process to run."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, TypeVar

from summitcli.archive.names import name_words, value
from summitcli.archive.passages import Passage, Places, passages
from summitcli.model import (
    Agreement,
    Meeting,
    Mention,
    Participant,
    PlannedEvent,
    Quotation,
    Record,
    Statement,
    as_json,
)
from summitcli.when import Period, bounds

Tags = set[tuple[str, str]]  # field and value
Fact = TypeVar("Fact", Statement, Quotation, Mention)
Told = Statement | Quotation | PlannedEvent  # an agreement is a statement
PRESENT = ("in_meeting", "accompanying")


@dataclass(slots=True)
class Dated:
    """A date with its bounds, as four columns of the index."""

    date: str | None = None
    period: Period | None = None
    by: str | None = None

    def columns(self) -> tuple[str | None, ...]:
        """Return date, earliest, latest, dated_by; a date that has no bounds is none."""
        if self.period is None:
            return (None, None, None, None)
        return (self.date, self.period.earliest, self.period.latest, self.by)


@dataclass(slots=True)
class Row:
    """A fact or a passage: its columns in the order of the table from `kind` on, and its tags."""

    columns: tuple[Any, ...]
    earliest: str | None
    tags: Tags = field(default_factory=set)


@dataclass(slots=True)
class Page:
    """All rows of one document."""

    document: tuple[Any, ...]  # title, issuer, type, published …
    text: str
    blocks: str
    mentions: str
    facts: list[Row]
    passages: list[Row]
    problems: frozenset[str]  # the names of their kinds


class Content:
    """The facts of a record by the passage that they stand in."""

    def __init__(self, record: Record, parts: list[Passage]) -> None:
        self.record = record
        self.parts = parts
        self.places = Places(self.parts)
        self.countries = {p.name: p.country for m in record.meetings for p in m.participants if p.country}
        self.said = self._by_passage((*record.statements, *record.agreements))
        self.quoted = self._by_passage(record.quotations)
        self.named = self._by_passage(record.mentions)

    def _by_passage(self, facts: Iterable[Fact]) -> dict[int, list[Fact]]:
        found: dict[int, list[Fact]] = {}
        for fact in facts:
            i = self.places.at(fact.start)
            if i is not None:
                found.setdefault(i, []).append(fact)
        return found

    def persons(self, names: Iterable[str]) -> Tags:
        """Return the tags of persons, and of their countries."""
        tags: Tags = set()
        for name in names:
            tags.add(("person", name_words(name)))
            if code := self.countries.get(name):
                tags.add(("country", code))
        return tags


def page(text: str, record: Record, parts: list[Passage] | None = None) -> Page:
    """Lay out a record as rows; `parts` are its passages, where they are not to be those of its blocks."""
    document = record.document
    published = Dated(document.published, bounds(document.published) if document.published else None, "publication")
    held = [Dated(m.date, bounds(m.date), "meeting") for m in record.meetings if m.date]
    dated = min((one for one in held if one.period), key=lambda one: one.period or Period("", ""), default=published)
    found = Content(record, passages(text, record) if parts is None else parts)
    return Page(
        document=(
            document.title, document.issuer, document.type, document.published,
            *(published.period or (None, None)), *dated.columns(), dumps(document),
        ),
        text=text,
        blocks=dumps(record.blocks),
        mentions=dumps(record.mentions),
        facts=list(_facts(found, dated)),
        passages=[_passage(found, i, dated) for i in range(len(found.parts))],
        problems=frozenset(problem.rule for problem in record.problems),
    )  # fmt: skip


def dumps(fact: object) -> str:
    """Write a fact as the JSON that answers print."""
    return json.dumps(as_json(fact), ensure_ascii=False, separators=(",", ":"))


def _facts(found: Content, dated: Dated) -> Iterator[Row]:
    record = found.record
    meetings = {meeting.id: meeting for meeting in record.meetings}
    kinds: Tags = {("kind", value(record.document.type))}
    for i, meeting in enumerate(record.meetings):
        own = Dated(meeting.date, bounds(meeting.date) if meeting.date else None, "meeting")
        tags = kinds | {("kind", value(meeting.kind))} | _present(meeting)
        yield _row("meeting", i, own, (None, None, None, None, None, meeting.section, dumps(meeting)), tags)
    told: tuple[tuple[str, tuple[Told, ...]], ...] = (
        ("statement", record.statements),
        ("agreement", record.agreements),
        ("quotation", record.quotations),
        ("planned_event", record.planned_events),
    )
    for kind, facts in told:
        for i, fact in enumerate(facts):
            at = found.places.at(fact.start)
            part = None if at is None else found.parts[at]
            meeting_of = meetings.get(getattr(fact, "meeting", None) or "")
            own = dated
            if meeting_of and meeting_of.date and (period := bounds(meeting_of.date)):
                own = Dated(meeting_of.date, period, "meeting")
            tags = found.persons(_names(fact)) | kinds
            if isinstance(fact, Statement):
                tags |= _wording(fact)
            if isinstance(fact, Agreement) and not fact.parties and meeting_of:
                tags |= _present(meeting_of)
            tags |= {("kind", value(m.kind)) for m in ([meeting_of] if meeting_of else record.meetings)}
            if isinstance(fact, Quotation):
                tags.add(("kind", value(fact.kind)))
            note = part is not None and part.kind == "note"
            quotes = [q for q in found.quoted.get(-1 if at is None else at, ()) if fact.start <= q.start < fact.end]
            columns = (
                None, part.heading if part else None, None if note else fact.text, fact.text if note else None,
                "\n".join(q.text for q in quotes) or None, fact.section, dumps(fact),
            )  # fmt: skip
            yield _row(kind, i, own, columns, tags)
    for i, problem in enumerate(record.problems):
        yield _row("problem", i, dated, (None, None, None, None, None, None, dumps(problem)), set())


def _row(kind: str, ordinal: int, dated: Dated, columns: tuple[Any, ...], tags: Tags) -> Row:
    when = dated.columns()
    return Row((kind, ordinal, *when, *columns), when[1], tags)


def _passage(found: Content, i: int, dated: Dated) -> Row:
    """A passage is tagged with who took part in the meetings it tells of, who speaks in it, who is named in it."""
    part, record = found.parts[i], found.record
    said = found.said.get(i, [])
    told = {s.meeting for s in said if s.meeting}
    meetings = [m for m in record.meetings if m.id in told] or list(record.meetings)
    tags: Tags = {("kind", value(record.document.type)), ("kind", part.kind)}
    parties: dict[str, None] = {}
    for meeting in meetings:
        tags |= _present(meeting) | {("kind", value(meeting.kind))}
        parties.update((p.name, None) for p in meeting.participants if _is_present(p, meeting))
    for statement in said:
        tags |= _wording(statement) | found.persons(_names(statement))
    for mention in found.named.get(i, ()):
        if mention.type == "person":
            tags.add(("person", name_words(mention.code or mention.name)))
        elif mention.type == "country" and mention.code:
            tags.add(("country", mention.code))
    when = dated.columns()
    note = part.kind == "note"
    columns = (
        part.kind, i, *when, part.title, part.heading, None if note else part.body, part.body if note else None,
        "\n".join(q.text for q in found.quoted.get(i, ())) or None, part.number, part.pin,
        json.dumps(list(parties), ensure_ascii=False),
        json.dumps((part.spans, part.sentences, part.head), separators=(",", ":")),
    )  # fmt: skip
    return Row(columns, when[1], tags)


def _is_present(participant: Participant, meeting: Meeting) -> bool:
    # an encounter has nobody in a meeting: all that it names took part in it
    return participant.presence in PRESENT or meeting.kind == "encounter"


def _present(meeting: Meeting) -> Tags:
    tags: Tags = set()
    for participant in meeting.participants:
        if _is_present(participant, meeting):
            tags.add(("person", name_words(f"{participant.person_id} {participant.name}")))
            tags |= {("country", code) for code in (participant.country, participant.side) if code and _is_code(code)}
    return tags


def _is_code(side: str) -> bool:
    return len(side) == 3 and side.isupper()


def _names(fact: object) -> tuple[str, ...]:
    """Return who makes a statement, agrees, is quoted, or is to take part."""
    parties: tuple[str, ...] = getattr(fact, "parties", ()) or getattr(fact, "speakers", ())
    speaker: str | None = getattr(fact, "speaker", None)
    return (*parties, *getattr(fact, "participants", ()), *([speaker] if speaker else ()))


def _wording(statement: Statement) -> Tags:
    tags: Tags = {("verb", value(statement.verb)), ("verb", value(statement.verb_text)), ("act", value(statement.act))}
    if isinstance(statement, Agreement):
        tags.add(("band", value(statement.band)))
    return tags
