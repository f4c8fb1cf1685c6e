"""What was said, by whom, and what all sides agreed."""

from collections.abc import Sequence
from itertools import pairwise

from summitcli.extract.clauses import RULES as CLAUSES
from summitcli.extract.clauses import Clause, read_clauses, words
from summitcli.extract.dates import find_dates
from summitcli.extract.identity import Person
from summitcli.extract.page import Line, Page
from summitcli.extract.people import PersonFound
from summitcli.extract.roles import RoleFound
from summitcli.extract.statements.bands import band_of, commitment_of, is_conditional, is_discord
from summitcli.extract.statements.voices import Sides, Voice, Voices, together
from summitcli.model import Agreement, Evidence, Statement

__all__ = ["RULES", "Sides", "find_statements"]

OFFER = "<person> proposed …, and <person> agreed"
AGREED_WITH = "<person> agreed with <person>"
NOTE = "a note is the issuer's own"
NARRATION = "<nobody of the meeting> <verb>"
RULES = (*CLAUSES, OFFER, AGREED_WITH, NOTE, NARRATION)

_CONSENT = frozenset({"agree", "concur", "express agreement"})
_ANSWERS = frozenset({"accept", "reply"})


class _Reader:
    """Goes through the lines of one document."""

    def __init__(self, page: Page, *, joint_text: bool, narrates: bool) -> None:
        self.page = page
        self.joint_text = joint_text
        self.narrates = narrates  # whether sentences that nobody speaks in are the issuer's narration
        self.voices = Voices(page)
        self.offers: list[Person] = []  # who brought something that another may agree to, in this line and the last
        self.count = 0

    def line(self, line: Line, sides: Sides) -> tuple[list[Statement], list[Agreement]]:
        """Read the statements of one sentence."""
        if line.block.kind == "note":
            return [self._narration(line, sides, NOTE)], []
        statements: list[Statement] = []
        agreements: list[Agreement] = []
        heard: list[Voice] = []
        offers: list[Person] = []
        sentence = read_clauses(line.tagged)
        if not sentence.clauses:
            heard = [v for v in (self.voices.heard(actor, line, sides) for actor in sentence.actors) if v is not None]
        for clause in sentence.clauses:
            voice = self.voices.of(clause, line, sides)
            if voice is None:
                continue
            voice = self._other(line, clause, voice, sides, [*self.offers, *offers])
            heard.append(voice)
            if _reports_meeting(line, clause):
                continue
            rule = clause.rule
            if agreed := self._consent(line, clause, voice, sides, [*offers, *self.offers]):
                voice, rule = agreed
            statement = self._statement(line, clause, voice, sides, rule)
            statements.append(statement)
            if voice.attribution == "joint" and (agreement := self._agreement(clause, statement, line)):
                agreements.append(agreement)
            if voice.attribution == "single" and clause.verb.act in words("offers"):
                offers.extend(voice.persons)
        self.voices.end(line, heard)
        self.offers = offers
        if not sentence.clauses and not sentence.actors and self.narrates and not _reporting(line):
            statements.append(self._narration(line, sides, NARRATION))
        return statements, agreements

    def _other(self, line: Line, clause: Clause, voice: Voice, sides: Sides, offers: Sequence[Person]) -> Voice:
        """Read "He thanked Mr Lee" and "invited him, and he accepted" as said by the other one of the two."""
        if clause.subject.kind == "he" and clause.verb.name in _ANSWERS and voice.persons == tuple(offers[-1:]):
            return self.voices.corrected(tuple(p for p in sides.principals if p not in voice.persons))
        first, last = clause.content
        value = line.tagged.elements[first].value if first < last else None
        if voice.how != "coreference" or voice.attribution != "single" or not isinstance(value, PersonFound):
            return voice
        addressed = self.page.cast.find(value)
        if voice.persons != (addressed,):
            return voice
        return self.voices.corrected(tuple(p for p in sides.principals if p is not addressed))

    def _consent(
        self, line: Line, clause: Clause, voice: Voice, sides: Sides, offers: Sequence[Person]
    ) -> tuple[Voice, str] | None:
        """Read "A proposed more dialogue, and B agreed" and "A agreed with B that …": both are then of one mind."""
        if voice.attribution != "single" or clause.verb.name not in _CONSENT or len(voice.persons) != 1:
            return None
        first, last = clause.content
        rest = [line.tagged.tokens.lower[e.first] for e in line.tagged.elements[first:last]]
        behind = line.tagged.elements[first + 1] if first + 1 < last else None
        if rest[:1] == ["with"] and behind is not None and last > first + 2:
            value = behind.value
            other: Person | None = None
            if isinstance(value, PersonFound):
                other = self.page.cast.find(value)
            elif isinstance(value, RoleFound):
                other = self.voices.office(value, sides.principals)
            if other in sides.principals and other not in voice.persons and rest[2] in ("that", "to", "on"):
                return together(voice, (other,) if other else (), "coreference"), AGREED_WITH
        names = [e.kind in "PR" for e in line.tagged.elements[first:last]]
        bare = all(word in words("consent") or name for word, name in zip(rest, names, strict=True))
        others = tuple(p for p in dict.fromkeys(offers) if p not in voice.persons)
        return (together(voice, others, "coreference"), OFFER) if bare and others else None

    def _statement(self, line: Line, clause: Clause, voice: Voice, sides: Sides, rule: str) -> Statement:
        start, end = line.tagged.span(clause.verb_first, clause.verb_last)
        said = _lower(line, clause)
        self.count += 1
        return Statement(
            id=f"{self.page.document}@s{self.count}",
            document=self.page.document,
            pin=line.pin,
            section=line.section,
            meeting=sides.meeting,
            act=clause.verb.act,
            verb=clause.verb.name,
            verb_text=" ".join(self.page.text[start:end].split()),
            attribution=voice.attribution,
            speakers=tuple(person.name for person in voice.persons),
            audience=tuple(p.name for p in sides.principals if p not in voice.persons)
            if voice.attribution == "single" and voice.persons
            else (),
            content=" ".join(self._words(line, clause).split()),
            modality="planned" if clause.ahead else "conditional" if is_conditional(said) else "asserted",
            negated=clause.negated,
            start=line.start,
            end=line.end,
            text=line.text(self.page.text),
            evidence=(Evidence("", rule, voice.how, start, end),),
        )

    def _words(self, line: Line, clause: Clause) -> str:
        first, last = clause.content
        if first >= last:
            return ""
        start, end = line.tagged.span(first, last)
        return self.page.text[start:end]

    def _agreement(self, clause: Clause, statement: Statement, line: Line) -> Agreement | None:
        """Make a joint statement an agreement: now and here, by a verb that carries a band, or of a discussion."""
        said = _lower(line, clause)
        band = band_of(clause.verb, said, joint_text=self.joint_text)
        if statement.negated or clause.ahead or clause.perfect or is_discord(said):
            return None
        if (band == "none" and clause.verb.act != "discuss") or (clause.participle and clause.verb.act != "concur"):
            return None
        timetable = self._timetable(line, clause) if band in ("high", "medium") else None
        commitment, specificity = commitment_of(clause.verb, band, said, timetable)
        return Agreement(
            **{name: getattr(statement, name) for name in Statement.__slots__},
            band=band,
            parties=statement.speakers if len(statement.speakers) > 1 else (),  # one alone is no accord
            commitment=commitment,
            specificity=specificity,
            conditional=statement.modality == "conditional",
            timetable=timetable if commitment in ("vague", "specific") else None,
        )

    def _timetable(self, line: Line, clause: Clause) -> str | None:
        """Return the words of time in what is agreed."""
        first, last = clause.content
        if first >= last:
            return None
        start, end = line.tagged.span(first, last)
        dates = find_dates(self.page.text, start, end, reference=self.page.published)
        ahead = [found for found in dates if not self._past(found.latest)]
        return "; ".join(" ".join(self.page.text[d.start : d.end].split()) for d in ahead) or None

    def _past(self, latest: str | None) -> bool:
        return bool(latest and self.page.published and latest < self.page.published.isoformat())

    def _narration(self, line: Line, sides: Sides, rule: str) -> Statement:
        self.count += 1
        text = line.text(self.page.text)
        return Statement(
            id=f"{self.page.document}@s{self.count}", document=self.page.document, pin=line.pin, section=line.section,
            meeting=sides.meeting, act="state", verb="", verb_text="", attribution="issuer", speakers=(), audience=(),
            content=" ".join(text.split()), modality="asserted", negated=False, start=line.start, end=line.end,
            text=text, evidence=(Evidence("", rule, "explicit", line.start, line.end),),
        )  # fmt: skip


def _lower(line: Line, clause: Clause) -> list[str]:
    """Return the folded words that a verb governs."""
    first, last = clause.content
    if first >= last:
        return []
    elements = line.tagged.elements
    return line.tagged.tokens.lower[elements[first].first : elements[last - 1].last]


def _reports_meeting(line: Line, clause: Clause) -> bool:
    """Whether a clause tells that a meeting took place: "held talks with"; "held talks on energy" tells more."""
    if clause.verb.act != "discuss":
        return False
    named = clause.verb.name in words("reports")
    head = _lower(line, clause)[:12]
    light = clause.verb_last > clause.verb_first + 1
    if clause.verb.name == "meet" or (light and not head):
        return True
    if not named and not (light and head[:1] == ["with"]):
        return False
    before = line.tagged.tokens.lower[line.tagged.elements[clause.verb_last - 1].last - 1]
    if before == "with":
        return True
    for i, (word, after) in enumerate(pairwise(head)):
        if word in ("with", "to") and named:
            return True
        if word in words("topics"):
            return after[:1].isdigit() or bool(find_dates(f"on {after.title()} 1", 0, len(after) + 5, reference=None))
        if word == "of" and i < 2:
            return False
    return True


def _reporting(line: Line) -> bool:
    """Whether a sentence reports the meeting or announces its summary, and so is no narration beside it."""
    lower = line.tagged.tokens.lower
    if words("inverted").intersection(lower) or '"' in lower or lower[-1] not in (".", ")", "!"):
        return True  # somebody speaks in it whom no rule found
    text = f" {' '.join(lower)} "
    return any(f" {phrase} " in text for phrase in words("reporting")) or len(line.tagged.elements) < 5


def find_statements(
    page: Page, sides: Sequence[tuple[Line, Sides]], *, joint_text: bool, has_meeting: bool
) -> tuple[tuple[Statement, ...], tuple[Agreement, ...]]:
    """Find the statements of a document and, among them, what all sides agreed.

    `sides` gives each line with the meeting that it belongs to. A document that reports no meeting and is no
    joint text holds no agreement: its "agreed" is somebody else's.
    """
    reader = _Reader(page, joint_text=joint_text, narrates=has_meeting)
    statements: list[Statement] = []
    agreements: list[Agreement] = []
    for line, at in sides:
        said, agreed = reader.line(line, at)
        statements.extend(said)
        if has_meeting or joint_text:
            agreements.extend(agreed)
    return tuple(statements), tuple(agreements)
