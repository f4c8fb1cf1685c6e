"""What was said, by whom, and what all sides agreed."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from summitcli.extract.clauses import Clause, Subject, find_clauses
from summitcli.extract.identity import Person
from summitcli.extract.page import Line, Page
from summitcli.lexicon import load
from summitcli.model import Agreement, Attribution, Band, Commitment, Evidence, Specificity, Statement

_CONSENT = frozenset({"agree", "concur"})
_OFFERS = frozenset({"request", "state", "emphasize", "commit"})


@dataclass(frozen=True, slots=True)
class Sides:
    """Who can be meant by "the two leaders" in a line: the principals of its sitting."""

    meeting: str | None  # the meeting's id
    principals: tuple[Person, ...]


@dataclass(frozen=True, slots=True)
class Voice:
    """Whose words a clause reports."""

    attribution: Attribution
    persons: tuple[Person, ...]
    how: str


@cache
def _words(name: str) -> frozenset[str]:
    words: list[str] = load("clauses")[name]
    return frozenset(words)


class _Reader:
    """Goes through the lines of one document and remembers who spoke last."""

    def __init__(self, page: Page, joint_text: bool) -> None:
        self.page = page
        self.joint_text = joint_text
        self.last_joint: tuple[Person, ...] | None = None
        self.last_single: Person | None = None
        self.count = 0

    def voice(self, subject: Subject, sides: Sides) -> Voice | None:
        """Resolve a subject to persons; `None` where it is nobody of this meeting."""
        among = sides.principals
        if subject.kind == "persons":
            people = tuple(
                dict.fromkeys(p for p in (self.page.cast.find(found) for found in subject.persons) if p is not None)
            )
            if len(people) > 1:
                return Voice("joint", people, "explicit")
            return Voice("single", people, "explicit") if people else None
        if subject.kind == "role" and subject.role is not None:
            person = self.page.cast.by_office(subject.role, among) or self.page.cast.by_office(
                subject.role, self.page.cast.people
            )
            return Voice("single", (person,), "coreference") if person else Voice("single", (), "unresolved")
        if subject.kind == "group":
            return self._group(subject, among)
        if subject.kind in ("it", "we"):
            return Voice("joint", among, "coreference" if among else "unresolved")
        if subject.kind == "they":
            people = self.last_joint or among
            return Voice("joint", people, "coreference") if len(people) > 1 or self.last_joint is not None else None
        if subject.kind == "he":
            return Voice("single", (self.last_single,), "coreference") if self.last_single else None
        codes = set(subject.countries)
        people = tuple(person for person in among if person.country in codes)
        if {person.country for person in people} == codes:
            return Voice("joint", people, "coreference")
        return None

    def _group(self, subject: Subject, among: tuple[Person, ...]) -> Voice | None:
        if subject.group is None:  # "the President and the Prime Minister"
            return Voice("joint", among, "coreference")
        ranks = set(subject.group.group.ranks)
        known = [person for person in among if person.rank]
        if ranks and known and not any(person.rank in ranks for person in known):
            return None  # "the foreign ministers", told of in a meeting of presidents
        size = subject.group.size
        if size is not None and len(among) > size:
            fitting = tuple(person for person in among if not ranks or person.rank in ranks)
            return Voice("joint", fitting if len(fitting) == size else (), "coreference")
        if size is not None and len(among) < size:
            return Voice("joint", among if size == 2 else (), "coreference")
        return Voice("joint", among, "coreference")

    def line(self, line: Line, sides: Sides) -> tuple[list[Statement], list[Agreement]]:
        """Read the statements of one sentence."""
        statements: list[Statement] = []
        agreements: list[Agreement] = []
        clauses = find_clauses(line.tagged)
        joint_here: tuple[Person, ...] | None = None
        offers: list[Person] = []
        for clause in clauses:
            voice = self.voice(clause.subject, sides)
            if voice is None:
                continue
            voice = self._consent(clause, voice, offers, line)
            statement = self._statement(line, clause, voice, sides)
            statements.append(statement)
            if voice.attribution == "joint":
                joint_here = voice.persons
                if agreement := self._agreement(line, clause, statement):
                    agreements.append(agreement)
            elif len(voice.persons) == 1:
                self.last_single = voice.persons[0]
                if clause.verb.act in _OFFERS:
                    offers.append(voice.persons[0])
        if joint_here is not None:
            self.last_joint = joint_here
        elif statements:
            self.last_joint = None
        if line.block.kind == "note" or not statements:
            statements = [self._narration(line, sides)] if line.block.kind == "note" else statements
        return statements, agreements if line.block.kind != "note" else []

    def _consent(self, clause: Clause, voice: Voice, offers: Sequence[Person], line: Line) -> Voice:
        """Read "A proposed more dialogue, and B agreed": both sides are then of one mind."""
        if voice.attribution != "single" or clause.verb.name not in _CONSENT or not offers or len(voice.persons) != 1:
            return voice
        rest = line.tagged.shape.split()[clause.verb_last : clause.last]
        bare = all(word in (".", "with", "to", "this", "it", "that", "him", "her", "the", "proposal", "idea", "P") for word in rest)
        others = tuple(person for person in dict.fromkeys(offers) if person is not voice.persons[0])
        return Voice("joint", (*others, *voice.persons), "<person> proposed …, and <person> agreed") if bare and others else voice

    def _span(self, line: Line, first: int, last: int) -> str:
        if first >= last:
            return ""
        start, end = line.tagged.span(first, last)
        return " ".join(self.page.text[start:end].split())

    def _statement(self, line: Line, clause: Clause, voice: Voice, sides: Sides) -> Statement:
        gap = clause.gap.split()
        content = self._span(line, clause.verb_last, clause.last).strip(" ,;.")
        planned = bool(set(gap) & _words("future")) and "had" not in gap
        conditional = bool(set(content.lower().split()) & _words("conditional"))
        self.count += 1
        names = tuple(person.name for person in voice.persons)
        start, end = line.tagged.span(clause.verb_first, clause.verb_last)
        return Statement(
            id=f"{self.page.document}@s{self.count}",
            document=self.page.document,
            pin=line.pin,
            section=line.section,
            meeting=sides.meeting,
            act=clause.verb.act,
            verb=clause.verb.name,
            verb_text=self.page.text[start:end],
            attribution=voice.attribution,
            speakers=names,
            audience=tuple(p.name for p in sides.principals if p not in voice.persons)
            if voice.attribution == "single"
            else (),
            content=content,
            modality="planned" if planned else "conditional" if conditional else "asserted",
            negated="not" in gap,
            start=line.start,
            end=line.end,
            text=line.text(self.page.text),
            evidence=(Evidence("", clause.rule, voice.how, start, end),),
        )

    def _narration(self, line: Line, sides: Sides) -> Statement:
        self.count += 1
        return Statement(
            id=f"{self.page.document}@s{self.count}",
            document=self.page.document,
            pin=line.pin,
            section=line.section,
            meeting=sides.meeting,
            act="state",
            verb="",
            verb_text="",
            attribution="issuer",
            speakers=(),
            audience=(),
            content=line.text(self.page.text),
            modality="asserted",
            negated=False,
            start=line.start,
            end=line.end,
            text=line.text(self.page.text),
            evidence=(Evidence("", "a note is the issuer's own", "explicit", line.start, line.end),),
        )

    def _agreement(self, line: Line, clause: Clause, statement: Statement) -> Agreement | None:
        if statement.negated or statement.modality == "planned" or clause.participle:
            return None
        words = statement.content.lower().split()
        band = clause.verb.band
        if clause.verb.joint_text_only and not self.joint_text:
            band = "low"
        band = _capped(band, words)
        commitment, specificity, timetable = _commitment(words, band, statement.content)
        return Agreement(
            **{name: getattr(statement, name) for name in Statement.__slots__},
            band=band,
            parties=statement.speakers,
            commitment=commitment,
            specificity=specificity,
            conditional=statement.modality == "conditional",
            timetable=timetable,
        )


def _capped(band: Band, words: list[str]) -> Band:
    """Cap the band by the complement: "agreed on the importance of …" is an accord, no decision."""
    head = words[:6]
    accord = bool(head) and head[0] in ("on", "that", "about", "with") and bool(set(head) & _words("importance"))
    return "medium" if band == "high" and accord else band


def _commitment(words: list[str], band: Band, content: str) -> tuple[Commitment, Specificity | None, str | None]:
    """Tell whether what is agreed commits to something ahead, after the tests of the G7 and G20 Research Groups."""
    if band not in ("high", "medium") or not words:
        return "none", None, None
    ahead = words[0] == "to" or (words[0] == "that" and bool(set(words) & {"would", "will", "should", "shall"}))
    if not ahead:
        return "none", None, None
    vague = bool(set(words[1:6]) & _words("vague"))
    return ("vague", "vague", None) if vague else ("specific", "specific", None)


def find_statements(
    page: Page, sides: Sequence[tuple[Line, Sides]], *, joint_text: bool, has_meeting: bool
) -> tuple[tuple[Statement, ...], tuple[Agreement, ...]]:
    """Find the statements of a document and, among them, what all sides agreed.

    `sides` gives each line with the meeting that it belongs to. A document that reports no meeting and is no
    joint text holds no agreement: its "agreed" is somebody else's.
    """
    reader = _Reader(page, joint_text)
    statements: list[Statement] = []
    agreements: list[Agreement] = []
    for line, at in sides:
        said, agreed = reader.line(line, at)
        statements.extend(said)
        if has_meeting or joint_text:
            agreements.extend(agreed)
    return tuple(statements), tuple(agreements)
