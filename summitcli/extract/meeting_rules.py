"""The shapes of sentences, titles and headings that report a meeting.

A rule's pattern runs over a sentence's shape (see `tagged`), in which persons are P, bare names B, offices without a
name R, groups G, and all other words stand as they are. Its groups: `a` the subject, `b` the counterpart, `noun` what
was held, `gap` the words between the subject and the verb.
"""

import re
from functools import cache
from typing import NamedTuple

from summitcli.lexicon import load


class Rule(NamedTuple):
    """A sentence that reports a meeting, as a shape."""

    name: str
    pattern: re.Pattern[str]


def words(table: str, row: str = "") -> str:
    """Return the words of a table of `meetings.toml` as alternatives of a pattern, the longest first."""
    rows = load("meetings")[table]
    chosen: list[str] = rows[row] if row else [word for words in rows.values() for word in words]
    return "|".join(re.escape(word).replace(r"\ ", " ") for word in sorted(set(chosen), key=lambda w: (-len(w), w)))


_AND = r"(?: , and| , as well as| and| ,)"
_PERSONS = rf"[PB](?:{_AND} [PB]){{0,40}}"
_SEVERAL = rf"[PB](?:{_AND} [PB]){{1,40}}"
_WORD = r"[^\sPGB;]+"  # any word that is no person
_SOME = rf"(?: (?!that\b|which\b|who\b|when\b){_WORD})"  # one that opens no clause either
_GAP = rf"(?P<gap>{_SOME}{{0,18}}?)"
_SUBJECT = rf"(?P<a>[PBR](?:{_AND} [PB]){{0,40}})"
_COUNTERPART = rf"(?P<b>(?:{_PERSONS}|G|R)(?: and (?:{_PERSONS}|R))?)"
# "President Biden, joined by Vice President Harris, spoke"; "Prime Minister Mori, on a visit to Seoul, met"
# "President Lee, who was in New York for the session of the General Assembly, held"
_ASIDE = rf"(?: ,(?:(?: (?:joined|accompanied) by| together with| along with) {_PERSONS}|(?: {_WORD}){{1,30}}?) ,)?"


@cache
def _noun() -> str:
    nouns = words("nouns")
    return rf"(?P<noun>(?:[a-z'-]{{1,30}} )?(?:{nouns})\b(?: (?:{nouns})\b){{0,3}})"


@cache
def encounter_rules() -> tuple[Rule, ...]:
    """Return the shapes that tell of words exchanged in passing, which make no meeting."""
    verbs = words("words", "encounters")
    return (Rule("<person> exchanged words with <persons>", re.compile(rf"{_SUBJECT}{_GAP} (?:{verbs})\b")),)


@cache
def meeting_rules() -> tuple[Rule, ...]:
    """Return the shapes of sentences that report a meeting; the first that matches wins."""
    noun, nouns = _noun(), words("nouns")
    held = "held|had|conducted|convened|hosted|led|joined|attended"
    shapes = {
        "<person> held a meeting with <person>": rf"""
            {_SUBJECT}{_ASIDE}{_GAP}[ ](?:{held})[ ](?:(?!held|met|been){_WORD}[ ]){{0,9}}?{noun}
            {_SOME}{{0,9}}?[ ]with(?:[ ][^\sPGB;,]+){{0,4}}?[ ]{_COUNTERPART}""",
        "<person> met <person>": rf"""
            {_SUBJECT}{_ASIDE}{_GAP}[ ]met{_SOME}{{0,8}}?[ ]{_COUNTERPART}""",
        "<persons> met": rf"""
            (?P<a>{_SEVERAL}|G){_GAP}[ ]met\b""",
        "<person> spoke with <person>": rf"""
            {_SUBJECT}{_ASIDE}{_GAP}[ ](?:spoke|talked|conversed){_SOME}{{0,12}}?
            [ ](?:with|to)(?:[ ][^\sPGB;,]+){{0,3}}?[ ]{_COUNTERPART}""",
        "<persons> held a meeting": rf"""
            (?P<a>{_SEVERAL}|G){_ASIDE}{_GAP}[ ](?:held|had|conducted|started|began|opened)
            [ ](?:{_WORD}[ ]){{0,6}}?{noun}""",
        "<persons> talked": rf"""
            (?P<a>{_SEVERAL}){_ASIDE}{_GAP}[ ](?:spoke|talked|conversed)\b""",
        "<person> traveled to <place> , where they met <person>": rf"""
            {_SUBJECT}(?P<gap>)[ ](?:traveled|travelled|was|went|flew)[ ](?:{_WORD}[ ]){{0,14}}?where[ ](?:he|she|they)
            (?:[ ]also)?[ ]met{_SOME}{{0,4}}?[ ]{_COUNTERPART}""",
        "<person> was received by <person>": rf"""
            {_SUBJECT}{_GAP}[ ](?:was|were){_SOME}{{0,3}}?[ ]received{_SOME}{{0,8}}?[ ]by[ ]{_COUNTERPART}""",
        "<person> called <person>": rf"""
            {_SUBJECT}{_GAP}[ ](?:called|telephoned|phoned|rang)[ ]{_COUNTERPART}""",
        "<person> received <person>": rf"""
            {_SUBJECT}{_ASIDE}{_GAP}[ ](?:received[ ]{_COUNTERPART}|(?:welcomed|hosted)[ ](?P<guest>{_PERSONS})
            (?={_SOME}{{0,12}}?[ ](?:to|at|in|for)[ ](?:(?:the|a|an)[ ])?
            (?:L|(?:[a-z-]{{1,20}}[ ]){{0,2}}(?:{nouns}))\b))""",
        "<person> paid a courtesy call on <person>": rf"""
            {_SUBJECT}{_ASIDE}{_GAP}[ ](?:called[ ](?:on|upon)[ ](?P<guest>{_PERSONS})(?!{_SOME}{{0,3}}?[ ]to\b)
            |paid[ ](?:[^\sPGB]+[ ]){{0,3}}?(?P<noun>courtesy[ ]call|visit|call)
            [ ](?:on|to|upon)[ ]{_COUNTERPART})""",
        "a meeting between <persons> took place": rf"""
            {noun}{_SOME}{{0,4}}?[ ](?:between|of)[ ](?P<a>{_SEVERAL}){_SOME}{{0,8}}?
            [ ](?:was[ ]held|were[ ]held|took[ ]place|lasted|ended|began)""",
        "<person> met with others": rf"""
            {_SUBJECT}{_ASIDE}{_GAP}[ ](?:met{_SOME}{{0,6}}?[ ]with|spoke{_SOME}{{0,4}}?[ ]with
            |held[ ](?:{_WORD}[ ]){{0,6}}?{noun}{_SOME}{{0,3}}?[ ]with|joined[ ](?:{_WORD}[ ]){{0,3}}?call[ ]with
            |(?:convened|hosted)[ ](?:{_WORD}[ ]){{0,5}}?(?:meeting|roundtable|summit|dinner))\b""",
    }
    return tuple(Rule(name, _compiled(shape)) for name, shape in shapes.items())


def _compiled(shape: str) -> re.Pattern[str]:
    """Compile a shape: line ends and indents of the table above count for nothing, `[ ]` is a space."""
    return re.compile("".join(line.strip() for line in shape.splitlines()).replace("[ ]", " "))


@cache
def title_rules() -> tuple[Rule, ...]:
    """Return the shapes of titles that report a meeting, beside those of sentences."""
    noun = _noun()
    return (
        Rule(
            "title: meeting with <person>",
            re.compile(rf"^(?:[a-z'-]{{1,30}} ){{0,3}}?{noun}(?: [a-z]+)? (?:with|between) (?P<b>{_PERSONS})"),
        ),
        Rule(
            "title: <person> meets <person>",  # the present of headlines; in a sentence it is a schedule's
            re.compile(
                rf"{_SUBJECT}{_GAP} (?:meets|meets with|receives|holds (?:{_WORD} ){{0,4}}?{noun} with) {_COUNTERPART}"
            ),
        ),
        Rule(
            "title: <person>'s call with <person>",
            re.compile(
                rf"(?P<a>{_PERSONS})(?: 's| ')?(?P<gap>(?: [a-z'-]{{1,30}}){{0,3}}?) {noun} "
                rf"(?:with|of) (?:{_WORD} ){{0,5}}?(?P<b>{_PERSONS})"
            ),
        ),
    )


@cache
def participation_rules() -> tuple[Rule, ...]:
    """Return the shapes of a meeting that the text gives no counterpart of."""
    verbs = "led|chaired|participated in|took part in|joined|attended|held|hosted|convened"
    return (
        Rule(
            "<person> took part in a meeting",
            re.compile(
                rf"(?P<a>[PBR](?:{_AND} [PB]){{0,40}}){_GAP} (?:{verbs})(?:(?! that) [^\s;]+){{0,9}}? {_noun()}"
            ),
        ),
    )


@cache
def detail_rules() -> tuple[Rule, ...]:
    """Return the shapes of sentences that tell more of the meeting before them."""
    happened = "was|were|took|lasted|began|started|ended|went|opened"
    return (
        Rule(
            "the meeting took place",
            re.compile(
                rf"^(?:[^\sPB]+ ){{0,8}}?(?:(?:the|this|their) (?:{_noun()} )?(?:{happened})"
                r"|it (?:took|lasted|began|ended))\b"
            ),
        ),
        Rule(
            "the <name> dialogue took place",
            re.compile(
                rf"^(?:[^\sPB]+ ){{0,8}}?the (?:[^\sPGB]+ ){{1,9}}?{_noun()} (?:took place|was held|were held|lasted)\b"
            ),
        ),
        Rule(
            "the two talked at <place>",
            re.compile(r"^(?:G|they|the two|the three) (?:also )?(?:met|talked|spoke|conferred|sat)\b"),
        ),
        Rule("a sentence in brackets", re.compile(r"^\( ")),
    )


@cache
def not_held() -> re.Pattern[str]:
    """Return what shows, between subject and verb, that no meeting was held: "will", "had planned to"."""
    return re.compile(rf"\b(?:{words('words', 'not_held')}|had)\b")


@cache
def elsewhere() -> re.Pattern[str]:
    """Return what shows that a clause is of another time or in another's mouth."""
    return re.compile(rf"\b(?:{words('words', 'elsewhere')}|said|noted|recalled)\b")


@cache
def fronted() -> re.Pattern[str]:
    """Return what shows that a fronted phrase is a clause; "after the ceremony" is none."""
    clauses = set(words("words", "elsewhere").split("|")) - {"before", "after", "since"}
    return re.compile(rf"\b(?:{'|'.join(sorted(clauses))}|said|noted|recalled)\b")


MEETING_HEADING = re.compile(r"\b(?:meeting|talks|summit|dinner|lunch|luncheon|breakfast|call|courtesy call)\b")
PRACTICAL_HEADING = re.compile(r"\b(?:time|date|place|venue|participants|attendees)\b")
PRACTICAL_OPENING = re.compile(
    r"^(?:date|time|place|venue|participants|attendees)(?: and (?:date|time|place|venue))? :"
)
