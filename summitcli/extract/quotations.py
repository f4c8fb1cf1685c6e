"""Words in quotation marks: speech, parts of speech, and mere terms."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from summitcli.extract.page import Line, Page
from summitcli.model import Evidence, Quotation, QuotationKind, Statement

SAID = '<speaker> said , "<sentence>"'
SAID_AFTER = '"<sentence>" , said <speaker>'
GOES_ON = '"<sentence>" , said <speaker> . "<sentence>"'
ALONE = '"<sentence>"'
PART = '<speaker> said that … "<part of a sentence>"'
TERM = '"<term>"'
RULES = (SAID, SAID_AFTER, GOES_ON, ALONE, PART, TERM)

_MARK = re.compile(r"[“”„\"«»‘’]|''")
_CLOSERS = {"“": "”", "„": "“”", '"': '"', "«": "»", "''": ("''",), "”": "“”", "‘": "’"}
_LONGEST = 6000  # characters; a mark that far from its partner is none of it
_NEAR = 60  # characters between a verb of saying and the words said

_FINITE = frozenset(
    [
        "is",
        "are",
        "was",
        "were",
        "be",
        "has",
        "have",
        "had",
        "will",
        "would",
        "must",
        "should",
        "can",
        "cannot",
        "could",
    ]
)
_ONESELF = frozenset({"i", "we", "let", "thank"})


@dataclass(frozen=True, slots=True)
class _Quoted:
    start: int
    end: int
    mark: int  # length of each quotation mark


class _Told:
    """What a line's verbs of speech tell, by their places."""

    def __init__(self, statements: Sequence[Statement]) -> None:
        self._statements = sorted((s for s in statements if s.verb), key=lambda s: s.evidence[0].start)
        self._starts = [s.evidence[0].start for s in self._statements]

    def before(self, at: int) -> Statement | None:
        """Return the last statement whose verb stands before a place."""
        i = bisect_right(self._starts, at)
        return self._statements[i - 1] if i else None

    def after(self, at: int) -> Statement | None:
        """Return the first statement whose verb stands behind a place."""
        i = bisect_right(self._starts, at - 1)
        return self._statements[i] if i < len(self._statements) else None


_NOTHING = _Told(())


def find_quotations(page: Page, statements: Sequence[Statement]) -> tuple[Quotation, ...]:
    """Find all quotations of the sentences; a quotation that no mark closes is left alone.

    One may run over several sentences; one inside another is part of it.
    """
    lines = [line for line in page.lines if line.start < page.transcript_at]
    starts = [line.start for line in lines]
    by_line: dict[int, list[Statement]] = {}
    for statement in statements:
        by_line.setdefault(statement.start, []).append(statement)
    told = {start: _Told(said_there) for start, said_there in by_line.items()}
    found: list[Quotation] = []
    said: tuple[int, str | None] = (-2, None)  # the line and the speaker of the last direct quotation
    for first, last in _stretches(lines):
        for quoted in _quoted(page.text, first, last):
            at = bisect_right(starts, quoted.start) - 1
            line = lines[at]
            goes_on = said[1] if said[0] in (at, at - 1) else None
            kind, rule, speaker = _read(page.text, line, quoted, told.get(line.start, _NOTHING), goes_on)
            if kind == "direct":
                ends = bisect_right(starts, quoted.end - 1) - 1
                said = (max(at, ends), speaker)
            found.append(
                Quotation(
                    id=f"{page.document}@q{len(found) + 1}",
                    document=page.document,
                    pin=line.pin,
                    section=line.section,
                    kind=kind,
                    speaker=speaker,
                    text=page.text[quoted.start : quoted.end],
                    start=quoted.start,
                    end=quoted.end,
                    evidence=(Evidence("kind", rule, "explicit", quoted.start, quoted.end),),
                )
            )
    return tuple(found)


def _stretches(lines: Sequence[Line]) -> Iterator[tuple[int, int]]:
    """Yield the stretch of each block's sentences: a quotation stays in its paragraph."""
    first = 0
    for i, line in enumerate(lines):
        if i + 1 == len(lines) or lines[i + 1].block is not line.block:
            yield lines[first].start, line.end
            first = i + 1


def _quoted(text: str, start: int, end: int) -> Iterator[_Quoted]:
    """Yield the outermost quotations of a stretch."""
    opened: re.Match[str] | None = None
    depth = 0
    for match in _MARK.finditer(text, start, end):
        mark = match.group()
        before = text[match.start() - 1] if match.start() > start else " "
        after = text[match.end()] if match.end() < end else " "
        opens = not after.isspace() and not before.isalnum() and before not in ".,!?;…"
        if mark == "’" and (after.isalnum() or opened is None or opened.group() != "‘"):
            continue  # an apostrophe
        if opened is not None and match.start() - opened.start() > _LONGEST:
            opened = None
        if opened is None:
            if opens and mark in _CLOSERS:
                opened, depth = match, 0
        elif mark == opened.group() and mark in "“„«" and mark not in _CLOSERS[mark]:
            depth += 1
        elif mark in _CLOSERS[opened.group()]:
            if mark in ('"', "''") and opens and not _closes(before, after):
                opened, depth = match, 0  # the one before was never closed
            elif depth:
                depth -= 1
            else:
                if match.start() > opened.end():
                    yield _Quoted(opened.start(), match.end(), len(mark))
                opened = None


def _closes(before: str, after: str) -> bool:
    return not before.isspace() and not after.isalnum()


def _read(
    text: str, line: Line, quoted: _Quoted, told: _Told, goes_on: str | None
) -> tuple[QuotationKind, str, str | None]:
    """Tell a quotation's kind, by which rule, and who speaks; a term is nobody's."""
    inner = text[quoted.start + quoted.mark : quoted.end - quoted.mark].strip()
    words = inner.split()
    ordinary = sum(word[:1].islower() for word in words)
    capital = inner[:1].isupper() or inner[:1] in "'‘(" or inner[:1].isdigit()
    running = len(words) >= 3 and ordinary * 2 >= len(words) - 1
    lead = text[max(line.start, quoted.start - 2 * _NEAR) : quoted.start].strip()
    before = told.before(quoted.start)
    near = before is not None and quoted.start - before.evidence[0].end <= _NEAR
    if capital and running and (before is None or near or not lead):
        between = text[before.evidence[0].end : quoted.start].strip(" \n,:") if before is not None and near else "?"
        told_so = before is not None and near and before.act in ("state", "emphasize") and _sentence(words)
        if not between or lead.endswith(":") or (told_so and lead.endswith(",")):
            return "direct", SAID, _single(before)
        after = told.after(quoted.end)
        if not lead and after is not None and after.evidence[0].start - quoted.end <= _NEAR:
            return "direct", SAID_AFTER, _single(after)
        whole = not lead or inner[-1:] in ".?!…"
        if whole and goes_on is not None and _sentence(words):
            return "direct", GOES_ON, goes_on
        if not lead and _sentence(words):
            return "direct", ALONE, None
    part = len(words) >= 4 and ordinary * 2 > len(words) and (inner[:1].islower() or _sentence(words))
    if part and before is not None:
        return "mixed", PART, _single(before)
    return "term", TERM, None


def _sentence(words: Sequence[str]) -> bool:
    """Whether words hold a finite verb that is sure to be one, or speak of oneself."""
    lower = {word.strip(",.;:!?'’").lower() for word in words}
    return bool(lower & _FINITE) or bool(lower & _ONESELF) or any(word[:2] in ("i'", "i’") for word in lower)


def _single(statement: Statement | None) -> str | None:
    """Return the one speaker of a statement, `None` where it is several's or nobody's."""
    if statement is None or statement.attribution != "single" or len(statement.speakers) != 1:
        return None
    return statement.speakers[0]
