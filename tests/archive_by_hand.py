"""Archives built by hand or by hypothesis, without any extractor: records straight from the model."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from summitcli.archive.pages import page
from summitcli.archive.questions import Archive
from summitcli.archive.refresh import Counts
from summitcli.archive.source import Stamp
from summitcli.archive.store import in_memory
from summitcli.archive.writing import Reading, Writer
from summitcli.model import (
    Agreement,
    Block,
    Document,
    Meeting,
    Mention,
    Participant,
    PlannedEvent,
    Problem,
    Quotation,
    Record,
    Statement,
)


@dataclass
class Part:
    """A block to be: a section with its heading, a note, a lead."""

    text: str
    kind: str = "lead"
    number: str = ""
    heading: str | None = None


@dataclass
class Plan:
    """A planned event to be."""

    people: Sequence[str]
    earliest: str | None
    latest: str | None
    place: str | None = None


@dataclass
class Paper:
    """A document to be."""

    id: str
    title: str = "A title"
    parts: Sequence[Part] = ()
    date: str | None = "2005-07-07"  # of its one meeting
    people: Sequence[tuple[str, str | None]] = ()  # name and country; empty for no meeting
    kind: str = "bilateral"
    presence: dict[str, str] = field(default_factory=dict)
    roles: dict[str, str] = field(default_factory=dict)
    published: str | None = None
    issuer: str | None = None
    agreed: Sequence[tuple[str, str]] = ()  # words that stand in a part, band
    quoted: Sequence[str] = ()
    named: Sequence[tuple[str, str]] = ()  # words that stand in a part, country
    planned: Sequence["Plan"] = ()
    place: tuple[str | None, str | None] = (None, None)  # city and country of its meeting


def slug(name: str) -> str:
    return name.lower().replace(" ", "-")


def record_of(paper: Paper) -> tuple[str, Record]:
    """Lay out a paper as a text and its record."""
    text = paper.title + "\n\n"
    blocks = [Block("b0", "title", "", "", None, None, 0, len(paper.title))]
    for part in paper.parts:
        parent = None
        if part.heading is not None:
            line = f"{part.number}. {part.heading}"
            parent = f"b{len(blocks)}"
            blocks.append(
                Block(
                    parent,
                    "section",
                    part.number,
                    f"{part.number}.",
                    part.heading,
                    None,
                    len(text),
                    len(text) + len(line),
                )
            )
            text += line + "\n"
        kind, number = ("paragraph", "") if parent else (part.kind, part.number)
        blocks.append(
            Block(f"b{len(blocks)}", kind, number, "", None, parent, len(text), len(text) + len(part.text))  # type: ignore[arg-type]
        )
        text += part.text + "\n\n"
    people = tuple(
        Participant(slug(name), name, name, paper.roles.get(name), country, None, country,
                    paper.presence.get(name, "in_meeting"), 0, 0)  # type: ignore[arg-type]
        for name, country in paper.people
    )  # fmt: skip
    meetings = (
        (
            Meeting(f"{paper.id}#m1", paper.id, paper.id, "", "A meeting", paper.kind, "held", paper.date,  # type: ignore[arg-type]
                    None, None, None, False, None, None, None, None, False, None, *paper.place, None,
                    people, True, 0, 0, ()),
        )
        if people
        else ()
    )  # fmt: skip

    def section(at: int) -> str:
        owner = max((block for block in blocks if block.start <= at), key=lambda block: block.start)
        by_id = {block.id: block for block in blocks}
        return owner.number or (by_id[owner.parent].number if owner.parent else "")

    agreements = []
    for i, (words, band) in enumerate(paper.agreed):
        at = text.index(words, len(paper.title))
        meeting = meetings[0].id if meetings else None
        names = tuple(person.name for person in people)
        agreements.append(
            Agreement(f"{paper.id}#a{i}", paper.id, f"{paper.id}#{section(at)}s1", section(at), meeting,
                      "concur", "agree", "agreed", "joint", names, (), words, "asserted", False,
                      at, at + len(words), words, (), band, names, "vague", "vague", False, None)  # type: ignore[arg-type]
        )  # fmt: skip
    quotations = tuple(
        Quotation(f"{paper.id}#q{i}", paper.id, paper.id, section(text.index(q)), "mixed", None, q, text.index(q),
                  text.index(q) + len(q), ())
        for i, q in enumerate(paper.quoted)
    )  # fmt: skip
    mentions = tuple(
        Mention("country", name, code, text.index(name), text.index(name) + len(name)) for name, code in paper.named
    )
    head = Document(paper.id, paper.id + ".txt", paper.title, None, "readout", paper.issuer, paper.published, "en",
                    None, None, None, "0")  # fmt: skip
    plans = tuple(
        PlannedEvent(f"{paper.id}@p{i}", paper.id, paper.id, "", "a visit", tuple(plan.people), plan.place, None, "",
                     plan.earliest, plan.latest, "explicit", "planned", None, 0, 0, "", ())
        for i, plan in enumerate(paper.planned)
    )  # fmt: skip
    statements: tuple[Statement, ...] = ()
    problems: tuple[Problem, ...] = ()
    return text, Record(
        head, tuple(blocks), meetings, statements, tuple(agreements), quotations, plans, mentions, problems
    )


def archive_of(papers: Iterable[Paper]) -> Archive:
    """Return an archive in memory that holds these papers."""
    store = in_memory(lambda _: None)
    store.begin()
    writer = Writer(store, keep=False)
    for paper in papers:
        text, record = record_of(paper)
        reading = Reading(f"{paper.id}.txt", paper.id, Stamp(0, 0, 0, 0), 0, "0", page(text, record))
        writer.write(reading, Counts())
    store.commit()
    return Archive(store, "by hand")
