"""What was still ahead when a document was written: visits, summits, deadlines, with their dates."""

from collections.abc import Sequence
from datetime import date
from functools import cache

from summitcli.extract.dates import DateFound, find_dates
from summitcli.extract.page import Line, Page
from summitcli.extract.people import PersonFound
from summitcli.lexicon import Country, Place, load
from summitcli.model import Evidence, PlannedEvent


@cache
def _words(name: str) -> frozenset[str]:
    words: list[str] = load("plans")[name]
    return frozenset(words)


def find_plans(page: Page, reference: date | None) -> tuple[PlannedEvent, ...]:
    """Find what lies ahead of `reference`, the day of the meeting or else of publication.

    A date counts where it is later than the reference, or where words of the future stand with it; one event that is
    told of twice with the same date in one section is given once.
    """
    found: list[PlannedEvent] = []
    seen: set[tuple[str, str, str | None]] = set()
    for line in page.lines:
        if line.start >= page.transcript_at or line.block.kind == "note":
            continue
        for when in find_dates(page.text, line.start, line.end, reference=reference):
            at = _token_at(line, when.start)
            if not _ahead(line, when, at, reference):
                continue
            event = _event(line, at)
            if event is None:
                continue
            what = " ".join(page.text[event[0] : event[1]].split())
            key = (line.section, what, when.edtf)
            if key in seen:
                continue
            seen.add(key)
            found.append(_plan(page, line, when, what, len(found) + 1))
    return tuple(found)


def _token_at(line: Line, offset: int) -> int:
    starts = line.tagged.tokens.starts
    return next((i for i, start in enumerate(starts) if start >= offset), len(starts) - 1)


def _ahead(line: Line, when: DateFound, at: int, reference: date | None) -> bool:
    if when.kind in ("open", "recurring"):
        return _marked(line)
    if reference is None or when.latest is None or when.earliest is None:
        return False
    today = reference.isoformat()
    if when.earliest > today:
        return True
    return when.latest > today and when.kind != "day" and _marked(line)


def _marked(line: Line) -> bool:
    return bool(_words("future") & set(line.tagged.tokens.lower))


def _event(line: Line, at: int) -> tuple[int, int] | None:
    """Return the place of the event's words: the noun of an event nearest to the date, with what belongs to it."""
    lower = line.tagged.tokens.lower
    nouns = [i for i, word in enumerate(lower) if word in _words("events")]
    if not nouns:
        return None
    before = [i for i in nouns if i < at]
    noun = before[-1] if before else nouns[0]
    tokens = line.tagged.tokens
    first = noun
    while first > 0 and (tokens.words[first - 1][0].isalnum() or tokens.words[first - 1] in ("'s", "-")):
        word = lower[first - 1]
        if word in ("the", "a", "an", "to", "of", "that", "and", "for", "on", "in", "at", "his", "her", "their", "this", "would", "will", "with", "by"):
            break
        first -= 1
        if noun - first > 6:
            break
    last = noun + 1
    while last < len(tokens) and last - noun < 10 and (last < at or last > at + 4):
        word = lower[last]
        if word in ("to", "of", "by", "in", "with", "between", "on", "the", "for") or tokens.words[last][0].isupper() or word in ("-", "'s"):
            last += 1
            continue
        break
    while last > noun + 1 and lower[last - 1] in ("to", "of", "by", "in", "with", "between", "on", "the", "for", "from"):
        last -= 1
    return tokens.starts[first], tokens.ends[last - 1]


def _plan(page: Page, line: Line, when: DateFound, what: str, number: int) -> PlannedEvent:
    people: list[str] = []
    place: str | None = None
    for element in line.tagged.elements:
        value = element.value
        if isinstance(value, PersonFound) and element.kind == "P":
            person = page.cast.find(value)
            name = person.name if person else value.name
            if name.split()[-1] in what and name not in people:
                people.append(name)
        elif isinstance(value, Place | Country) and place is None and value.name in what:
            place = value.name
    conditional = bool(_words("conditional") & set(line.tagged.tokens.lower))
    return PlannedEvent(
        id=f"{page.document}@p{number}",
        document=page.document,
        pin=line.pin,
        section=line.section,
        what=what,
        participants=tuple(people),
        place=place,
        when=when.edtf,
        when_text=" ".join(page.text[when.start : when.end].split()),
        earliest=when.earliest,
        latest=when.latest,
        resolution="unresolved" if when.edtf is None else when.how,
        status="open" if when.kind == "open" else "conditional" if conditional else "planned",
        realised_by=None,
        start=line.start,
        end=line.end,
        text=line.text(page.text),
        evidence=(Evidence("when", when.rule, when.how, when.start, when.end),),
    )


def first_day(dates: Sequence[str | None]) -> date | None:
    """Return the first ISO day of a list of EDTF values, `None` when there is none."""
    for value in dates:
        if value and len(value) == 10:
            return date.fromisoformat(value)
    return None
