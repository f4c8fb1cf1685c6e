"""The words of `lexicons/layout.toml`, and the questions about a line that they answer."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from summitcli.lexicon import check_keys, load
from summitcli.tokens import fold

_TABLES = {
    "dates": ("months", "weekdays", "openers"),
    "title": ("events", "continuations", "connectors", "subtitles", "links", "remarks"),
    "issuer": ("words", "releases"),
    "fields": ("title", "subtitle", "date", "other", "body"),
    "photos": ("openers",),
    "notes": ("openers",),
    "references": ("openers",),
    "headings": ("openers", "verbs"),
    "trailers": ("lines", "asides", "openers"),
    "abbreviations": ("words",),
}
_EDGES = ' \t\u00a0\u3000[](){}<>|*#.:"“”'
_WORD = re.compile(r"[^\W_]+(?:[.'’][^\W_]+)*")
_MID_STOP = re.compile(r"[^\W\d_]{3,}[.?!][”\"’']?\s+[A-Z“\"]")
_STOP = re.compile(r"[.!?…][)\]”’\"'）]{0,3}$")


@dataclass(frozen=True, slots=True)
class Layout:
    """The words as sets of folded forms, and the patterns assembled from them."""

    events: frozenset[str]
    continuations: frozenset[str]
    connectors: frozenset[str]
    subtitles: tuple[str, ...]
    links: frozenset[str]
    remarks: frozenset[str]
    issuers: re.Pattern[str]
    releases: frozenset[str]
    field_kinds: dict[str, str]  # folded key to title, subtitle, date, other or body
    photo: re.Pattern[str]
    note: re.Pattern[str]  # at the beginning of a line
    inline_note: re.Pattern[str]  # in running text, at its bracket
    reference: re.Pattern[str]
    headings: frozenset[str]
    verbs: frozenset[str]
    trailers: frozenset[str]
    asides: frozenset[str]  # such links as may also stand in the middle
    trailer_openers: tuple[str, ...]
    glued_trailer: re.Pattern[str]
    date: re.Pattern[str]  # a date at the beginning
    dated: re.Pattern[str]  # a date anywhere
    months: frozenset[str]
    month: re.Pattern[str]
    abbreviations: frozenset[str]


@cache
def layout() -> Layout:
    """Read `layout.toml`; raises `LexiconError` when it is not what it should be."""
    tables = load("layout")
    check_keys("layout", "", tables, _TABLES)
    for name, keys in _TABLES.items():
        check_keys("layout", name, tables[name], keys)
    title, notes = tables["title"], _any(tables["notes"]["openers"])
    dotted = _any(form for form in tables["notes"]["openers"] if form.endswith("."))
    references, photos = _any(tables["references"]["openers"]), _any(tables["photos"]["openers"])
    trailers = tables["trailers"]
    date = _date(tables["dates"])
    return Layout(
        events=_folded(title["events"]),
        continuations=_folded(title["continuations"]),
        connectors=_folded(title["connectors"]),
        subtitles=tuple(sorted(_folded(title["subtitles"]))),
        links=_folded(title["links"]),
        remarks=_folded(title["remarks"]),
        issuers=re.compile(rf"\b(?:{_any(tables['issuer']['words'])})\b", re.I),
        releases=_folded(tables["issuer"]["releases"]),
        field_kinds={fold(form): kind for kind in _TABLES["fields"] for form in tables["fields"][kind]},
        photo=re.compile(rf"[\[(（<]?\s*(?:{photos})s?\s*\d{{0,2}}\s*(?:[\])）>:：]|$)", re.I),
        note=re.compile(
            rf"""
              [(（\[<]\s*(?:{notes})\s*\d{{0,2}}\s*[)）\]>]\s*[:：]?   # (Note)  (Note 1)  [Note]  (n.b.)
            | (?:{notes})\s*\d{{0,2}}\s*[:：]                          # Note:  Note 2:
            | [*＊※]{{1,3}}\s*(?:{notes})\b\s*\d{{0,2}}\s*[:：.]?      # *Note
            """,
            re.I | re.X,
        ),
        inline_note=re.compile(
            rf"""
              [(（\[]\s* (?:{notes}) \s*\d{{0,2}}\s*[:：]        # (note: …
            | [(（\[]\s* (?:{dotted}) [,:]?\s* (?=[^\s)）\]])   # (n.b. …
            """,
            re.I | re.X,
        ),
        reference=re.compile(
            rf"""
              [(（\[<]\s*(?:{references})\s*\w{{0,2}}\s*[)）\]>]\s*[:：]?   # [Reference 1]  (Reference)
            | (?:{references})\s*\d{{0,2}}\s*(?:[:：]|$)                    # Reference:  Annex 1
            """,
            re.I | re.X,
        ),
        headings=_folded(tables["headings"]["openers"]),
        verbs=_folded(tables["headings"]["verbs"]),
        trailers=_folded(trailers["lines"]),
        asides=_folded(trailers["asides"]),
        trailer_openers=tuple(fold(form) + " " for form in trailers["openers"]),
        glued_trailer=re.compile(
            rf"""
            [.!?…] [)”’"']? [ \t]*
            ((?:{_any(trailers["openers"])}) \s [A-Z][^.!?\n]{{0,60}} | {_any(trailers["lines"])})$
            """,
            re.I | re.X,
        ),
        date=re.compile(rf"(?:(?:{_any(tables['dates']['openers'])})\s*[:：]?\s*)?{date}", re.I | re.X),
        dated=re.compile(date, re.I | re.X),
        months=_folded(tables["dates"]["months"]),
        month=re.compile(rf"\b(?:{_any(tables['dates']['months'])})\b"),
        abbreviations=_folded(tables["abbreviations"]["words"]),
    )


def bare(text: str) -> str:
    """Fold `text` and take the brackets, stops and marks off its edges: "(Summary)" gives "summary"."""
    return fold(text.strip(_EDGES))


def ends_sentence(text: str) -> bool:
    """Say whether `text` ends with a full stop that is no part of an abbreviation."""
    if not _STOP.search(text[-4:]):
        return False
    stripped = text.rstrip(")]）”’\"'")
    if not stripped.endswith("."):
        return True
    last = stripped[-40:].split()[-1].rstrip(".") if stripped[-40:].split() else ""
    return not ("." in last or (len(last) == 1 and last.isupper()) or fold(last) in layout().abbreviations)


def has_event(text: str) -> bool:
    """Say whether a word of `text` names an event or a kind of document."""
    return any(fold(word) in layout().events for word in _WORD.findall(text))


def is_heading(text: str) -> bool:
    """Say whether `text` can be a heading: short, no full stop, no sentence."""
    if not 1 < len(text) <= 180 or text[-1] in ";,、。" or ends_sentence(text):
        return False
    first = text.lstrip("“\"'‘(<[*")[:1]
    if first.islower() or not any(character.isalpha() for character in text) or _MID_STOP.search(text):
        return False
    words = _WORD.findall(text)
    if len(words) > 25 or (text[-1] in ":：" and not (len(words) < 4 or bare(text) in layout().headings)):
        return False
    return len(words) <= 5 or not has_verb(text)


def has_verb(text: str) -> bool:
    """Say whether a word after the first makes `text` a sentence."""
    return any(fold(word) in layout().verbs for word in _WORD.findall(text)[1:])


def _date(words: dict[str, list[str]]) -> str:
    month, weekday = rf"(?:{_any(words['months'])})\b\.?", rf"(?:{_any(words['weekdays'])})\b\.?"
    day = r"\d{1,2}(?:st|nd|rd|th)?"
    days = rf"{day}(?:\s*(?:[-–,&]|and|to)\s*(?:{month}\s+)?{day})?"
    return rf"""
        \b(?:{weekday},?\s+)?
        (?: {month}\s+{days}\s*,?\s+\d{{4}}\b      # July 8, 2005   November 17–18, 1958
          | {day}\s+{month},?\s+\d{{4}}\b          # 15 November 2000
          | {month},?\s+\d{{4}}\b                  # May 2005
          | \d{{4}}[-/.]\d{{1,2}}[-/.]\d{{1,2}}\b  # 2005-07-08
          | \d{{1,2}}[/.]\d{{1,2}}[/.]\d{{4}}\b    # 08/07/2005
        )"""


def _any(forms: Iterable[str]) -> str:
    # in a verbose pattern a space and a # would be lost
    return "|".join(re.escape(form) for form in sorted(forms, key=lambda form: (-len(form), form)))


def _folded(forms: Iterable[str]) -> frozenset[str]:
    return frozenset(fold(form) for form in forms)
