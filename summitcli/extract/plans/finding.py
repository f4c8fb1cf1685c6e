"""Plans, put together: which dates are ahead, what is to happen then, where, and with whom."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from summitcli.extract.dates import DateFound, find_dates
from summitcli.extract.page import Line, Page
from summitcli.extract.plans.around import people_of, place_of
from summitcli.extract.plans.naming import Name, event_name, fuller, same_event
from summitcli.extract.plans.rules import AND, ELIDED, RULES, PlanRule
from summitcli.extract.plans.strips import Strip, read_strip, words
from summitcli.model import Evidence, PlannedEvent

_REACH = 60  # parts of a sentence on either side of a date that can belong to it
_LONG = 200  # words of a sentence that is too long to explain another
_BACK = 3  # sentences before, in which a bare "the visit" can be explained

_Key = tuple[str | None, str | None, str | None, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class _Found:
    strip: Strip
    at: int  # the part that is the date
    when: DateFound
    rule: PlanRule
    name: Name
    since: int = 0  # where the place is looked for: behind the date before, where both share a verb


def find_plans(page: Page, reference: date | None) -> tuple[PlannedEvent, ...]:
    """Find what lies ahead of `reference`, the day of the meeting or else of publication.

    Notes and transcripts are read too: a plan is nobody's statement, and a note or a speaker who tells of a visit
    in May is as good as the narration. An event that is told of twice with the same date, or with one date inside
    the other, is given once.
    """
    found: list[_Found] = []
    for i, line in enumerate(page.lines):
        dates = find_dates(page.text, line.start, line.end, reference=reference)
        if not any(_may_be_ahead(when, reference) for when in dates):
            continue
        strip = read_strip(line, dates)
        for at, part in enumerate(strip.parts):
            if part.date is not None and _may_be_ahead(part.date, reference):
                plan = _read(page, strip, at, reference, page.lines[max(0, i - _BACK) : i]) or _goes_on(
                    found, strip, at
                )
                if plan is not None:
                    found.append(plan)
    built = [_plan(page, plan, reference) for plan in found]
    return tuple(replace(plan, id=f"{page.document}@p{n}") for n, plan in enumerate(_once(found, built), 1))


def _may_be_ahead(when: DateFound, reference: date | None) -> bool:
    if when.kind in ("open", "recurring"):
        return True
    return when.latest is not None and (reference is None or when.latest > reference.isoformat())


def _surely_ahead(page: Page, when: DateFound, reference: date | None) -> bool:
    """Whether the date alone tells it: it is after the meeting, and after the publication where that is later."""
    if reference is None or when.earliest is None:
        return False
    return when.earliest > max(reference, page.published or reference).isoformat()


def _read(page: Page, strip: Strip, at: int, reference: date | None, before: Sequence[Line]) -> _Found | None:
    """Try the rules on one date; the first that names an event in more than a bare noun is taken."""
    when = strip.parts[at].date
    if when is None or (at and strip.parts[at - 1].word in words("no_date_of")) or _is_clock(strip, at):
        return None
    low, high = at, at + 1  # the parts around it, up to the next date on either side
    while low > max(0, at - _REACH) and strip.parts[low - 1].date is None:
        low -= 1
    while high < min(len(strip.parts), at + _REACH) and strip.parts[high].date is None:
        high += 1
    sure = _surely_ahead(page, when, reference)
    second: _Found | None = None
    for rule in RULES:
        match = rule.pattern.search(strip.letters[low:high])
        if match is None:
            continue
        name = event_name(strip, low + match.start("what"), at, low, high)
        if not _counts(strip, rule, when, name, at, low, sure=sure):
            continue
        if not name.bare:
            return _Found(strip, at, when, rule, name)
        second = second or _Found(strip, at, when, rule, name)
    if second is None:
        return None
    bare = second.name
    explained = _explained(page, second, before) if strip.letters[bare.head] in "Ee" else None
    name = explained or fuller(strip, second.name, low, at if second.name.first < at else second.name.last)
    return None if name.bare else _Found(strip, at, when, second.rule, name)


def _goes_on(found: Sequence[_Found], strip: Strip, at: int) -> _Found | None:
    """Read the second date of one verb: "will visit Peru on May 5 and Chile on May 7"."""
    before = found[-1] if found else None
    when = strip.parts[at].date
    if before is None or when is None or before.strip is not strip or before.name.strip is not strip:
        return None
    if (
        before.name.first > before.at
        or at - before.name.first > _REACH
        or not ELIDED.fullmatch(strip.letters[before.at + 1 : at])
    ):
        return None
    last = at
    while strip.letters[last - 1] in "c,po":
        last -= 1
    return _Found(
        strip,
        at,
        when,
        before.rule._replace(name=AND),
        Name(strip, before.name.first, last, before.name.head),
        before.at + 1,
    )


def _counts(strip: Strip, rule: PlanRule, when: DateFound, name: Name, at: int, low: int, *, sure: bool) -> bool:
    """Whether what a rule found is ahead: by its own words, by its date, or by the words around it."""
    letters = strip.letters
    around = letters[max(low, min(name.first, at) - 10) : max(name.last, at)]
    if "x" in letters[min(name.first, at) : max(name.last, at)] or _called_off(strip, at):
        return False
    head_before = letters[max(low, name.first - 3) : name.first]
    past = "K" in head_before and strip.parts[name.first - 1 - head_before[::-1].index("K")].word in words("held")
    if past and not rule.ahead:
        return False
    if when.kind == "open":
        # "to hold a meeting soon", but no "resuming a process soon"
        if any(part.word in words("wished") for part in strip.parts[max(low, name.first - 3) : at]):
            return False
        event = "E" in name.letters
        return (rule.open and (event or letters[name.head] in "Vg")) or (event and bool(set(around) & set("HG")))
    if when.kind == "recurring":
        return rule.ahead
    if not sure and (when.kind, when.how) == ("year", "explicit") and when.earliest == f"{when.edtf}-01-01":
        return "F" in letters[max(low, name.first - 10) : at]  # "challenges in 2021", told of in 2021
    return sure or rule.ahead or bool(set(around) & set("fFtGghS"))


def _called_off(strip: Strip, at: int) -> bool:
    """Whether what was scheduled was taken back: "the visit scheduled for May was postponed"."""
    return any(part.word in words("called_off") for part in strip.parts[at + 1 : at + 5])


def _is_clock(strip: Strip, at: int) -> bool:
    """Whether the date is that of a clock elsewhere: "(7:15 on June 9, Japan time)"."""
    return any(part.word == "time" for part in strip.parts[at + 1 : at + 4])


def _explained(page: Page, plan: _Found, before: Sequence[Line]) -> Name | None:
    """Look in the sentences before and in the heading for what "the visit" is."""
    first = plan.name.first
    if not first or plan.strip.letters[first - 1] != "o" or plan.strip.parts[first - 1].word in ("a", "an"):
        return None
    section = plan.strip.line.section
    headings = [line for line in (*page.title, *page.headings) if line.section == section or line in page.title]
    lines = [line for line in reversed(before) if line.section == section and len(line.tagged.tokens) < _LONG]
    for line in (*lines, *reversed(headings)):
        if found := same_event(read_strip(line, ()), plan.name):
            return found
    return None


def _plan(page: Page, plan: _Found, reference: date | None) -> PlannedEvent:
    line, when = plan.strip.line, plan.when
    start, end = plan.name.span
    earliest = when.earliest
    if earliest and reference and when.latest:  # what is left of "this year"
        earliest = max(earliest, reference.isoformat())
    conditional = bool(words("conditional") & set(line.tagged.tokens.lower))
    return PlannedEvent(
        id="",
        document=page.document,
        pin=line.pin,
        section=line.section,
        what=" ".join(page.text[start:end].split()),
        participants=people_of(page, plan.strip, plan.name),
        place=place_of(plan.strip, plan.name, plan.at, plan.since),
        when=when.edtf,
        when_text=" ".join(page.text[when.start : when.end].split()),
        earliest=earliest,
        latest=when.latest,
        resolution="unresolved" if when.edtf is None else when.how,
        status="open" if when.kind == "open" else "conditional" if conditional else "planned",
        realised_by=None,
        start=line.start,
        end=line.end,
        text=line.text(page.text),
        evidence=(
            Evidence("what", plan.rule.name, "explicit", start, end),
            Evidence("when", when.rule, when.how, when.start, when.end),
        ),
    )


def _once(found: Sequence[_Found], built: Sequence[PlannedEvent]) -> list[PlannedEvent]:
    """Leave out what another plan tells too: the same noun or verb, no other place or people, one date in the other."""
    groups: dict[str, dict[_Key, PlannedEvent]] = {}
    for plan, event in zip(found, built, strict=True):
        head = plan.name.strip.parts[plan.name.head].word
        groups.setdefault(head, {}).setdefault((event.when, event.latest, event.place, event.participants), event)
    kept = [event for group in groups.values() for event in _first_told(list(group.values()))]
    return sorted(kept, key=lambda event: (event.start, event.evidence[1].start))


def _first_told(events: Sequence[PlannedEvent]) -> list[PlannedEvent]:
    kept: list[PlannedEvent] = []
    for i, event in enumerate(events):
        told = any((event.when, event.latest) == (other.when, other.latest) and _agree(event, other) for other in kept)
        narrower = any(
            _inside(other, event) and not _inside(event, other) and _agree(event, other)
            for j, other in enumerate(events)
            if j != i
        )
        if not told and not narrower:
            kept.append(event)
    return kept


def _agree(one: PlannedEvent, other: PlannedEvent) -> bool:
    places = one.place is None or other.place is None or one.place == other.place
    people = not one.participants or not other.participants or bool(set(one.participants) & set(other.participants))
    return places and people


def _inside(one: PlannedEvent, other: PlannedEvent) -> bool:
    if not (one.earliest and one.latest and other.earliest and other.latest):
        return False
    return other.earliest <= one.earliest and one.latest <= other.latest


def first_day(dates: Sequence[str | None]) -> date | None:
    """Return the first ISO day of a list of EDTF values, `None` when there is none."""
    for value in dates:
        if value and len(value) == 10:
            return date.fromisoformat(value)
    return None
