"""The head of a page: title, subtitle, datelines, and what ministries put between them.

An ordered table of rules, tried on each line until none matches: there the body begins.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise

from summitcli.model import BlockKind
from summitcli.segment.layout import bare, ends_sentence, has_event, is_heading, layout
from summitcli.segment.numbering import Numbering, chain
from summitcli.segment.page import Page
from summitcli.segment.writer import Writer
from summitcli.tokens import fold

_LONGEST_TITLE = 400
_LONGEST_LINE = 120
_DATE_NEAR = 4  # lines within which the date must follow a second title
_FRONT_MATTER = 60  # lines
_FIELD = re.compile(r"\[([A-Za-z][A-Za-z ]{2,20})\]\s*(.*)", re.DOTALL)
_KEY = re.compile(r"([A-Za-z][\w -]{1,20}):\s*(.*)", re.DOTALL)
_BRACKETED = re.compile(r"\[[^\[\]]+\](?:\s*\[[^\[\]]+\])*")
_CLOCK = re.compile(r"\d{1,2}[:.]\d\d(?:\s*[AaPp]\.?\s?[Mm]\.?)?(?:\s*\(?[A-Za-z]{2,12}(?: time)?\)?)?", re.IGNORECASE)
_BREADCRUMB = re.compile(r"\S\s+[>»›]\s+\S")
_BULLET = re.compile(r"[•●・*▪-]\s*")
_MARKDOWN = re.compile(r"(#{1,6}|\*\*)\s*(.*?)\s*(?:#+|\*\*)?$", re.DOTALL)


@dataclass(slots=True)
class Head:
    """What has been seen of the head so far."""

    page: Page
    numbering: Numbering
    titled: bool = False
    announced: bool = False  # a source line came before the title
    latest: BlockKind | None = None

    @property
    def dated(self) -> bool:
        """Whether the line before belongs to the dateline."""
        return self.latest == "dateline"


@dataclass(frozen=True, slots=True)
class HeadRule:
    """One form that a line of the head takes."""

    name: str
    kind: BlockKind
    shape: Callable[[Head, int], int | None]
    """Of a line, the last line of the block that it begins, or `None`."""


def read_head(page: Page, numbering: Numbering, writer: Writer) -> int:
    """Write the blocks of the head, and return the line at which the body begins."""
    head = Head(page, numbering)
    i = _front_matter(head, writer)
    while i < len(page.lines):
        for rule in HEAD_RULES:
            last = rule.shape(head, i)
            if last is not None:
                break
        else:
            break
        _write(head, writer, rule.kind, i, last)
        i = last + 1
    return i


def _write(head: Head, writer: Writer, kind: BlockKind, i: int, last: int) -> None:
    lines = head.page.lines
    start, end = lines[i].start, lines[last].end
    printed = head.page.text[start:end]
    label, heading = "", None
    if kind in ("title", "subtitle"):
        head.titled = True
        if found := _FIELD.match(printed):
            label, heading = f"[{found[1]}]", found[2]
        elif (found := _KEY.match(printed)) and fold(found[1]) in layout().field_kinds:
            label, heading = found[1] + ":", found[2].strip("\"' ")
        elif found := _MARKDOWN.match(printed):
            label, heading = found[1], found[2]
    elif kind == "dateline" and not head.titled:
        head.announced = head.announced or printed.startswith("[") or not layout().date.match(printed)
    writer.add(kind, start, end, label=label, heading=" ".join(heading.split()) if heading else None)
    head.latest = kind


def _front_matter(head: Head, writer: Writer) -> int:
    """YAML between two lines of dashes."""
    lines = head.page.lines
    if not lines or lines[0].text != "---":
        return 0
    last = next((i for i, line in enumerate(lines[1:_FRONT_MATTER], 1) if line.text in ("---", "...")), None)
    if last is None:
        return 0
    for i in range(last + 1):
        found = _KEY.match(lines[i].text)
        kind = layout().field_kinds.get(fold(found[1])) if found and found[2] else None
        _write(head, writer, _FIELD_BLOCKS.get(kind or "", "reference"), i, i)
    return last + 1


_FIELD_BLOCKS: dict[str, BlockKind] = {"title": "title", "subtitle": "subtitle", "date": "dateline"}


def _field(*kinds: str) -> Callable[[Head, int], int | None]:
    """The header of a database: "[Date] August 6, 1975"."""

    def shape(head: Head, i: int) -> int | None:
        found = _FIELD.fullmatch(head.page.lines[i].text)
        if found is None or (kind := layout().field_kinds.get(fold(found[1]))) is None:
            return None
        if kind == "date" and found[2] and not layout().dated.search(found[2]) and found[2].startswith(("(", "（")):
            kind = "subtitle"  # databases put the second line of a title there
        return _to_end(head, i) if kind in kinds else None

    return shape


def _source_and_date(head: Head, i: int) -> int | None:
    text = head.page.lines[i].text
    return i if _BRACKETED.fullmatch(text) and layout().dated.search(text) else None


def _date(head: Head, i: int) -> int | None:
    text = head.page.lines[i].text
    if len(text) > _LONGEST_LINE or text[0] in "[(（" or has_event(text):
        return None
    found = layout().date.match(text)
    if found:
        rest = text[found.end() :].lstrip(" ,.|-–")
        return None if rest[:1].islower() or (rest and (ends_sentence(rest) and len(rest) > 30)) else i
    place = layout().dated.search(text)  # Moscow, May 24, 2002
    if place and not text[place.end() :].strip(" .") and text[: place.start()].rstrip().endswith(","):
        return i if len(text[: place.start()].split()) <= 5 else None
    return None


def _date_in_brackets(head: Head, i: int) -> int | None:
    text = head.page.lines[i].text
    if text[0] not in "(（[" or text[-1] not in ")）]" or not layout().date.match(text[1:].lstrip()):
        return None
    return None if _date_follows(head, i) or head.dated else i


def _clock(head: Head, i: int) -> int | None:
    return i if head.dated and _CLOCK.fullmatch(head.page.lines[i].text) else None


def _issuer(head: Head, i: int) -> int | None:
    text, layouts = head.page.lines[i].text, layout()
    if bare(text) in layouts.releases:
        return i
    if len(text) > 100 or not layouts.issuers.search(text) or has_event(text) or not is_heading(text):
        return None
    if head.page.runs_on(i):
        return None
    if head.dated:
        return i
    following = i + 1 < len(head.page.lines) and _is_title_like(head, i + 1)
    return i if not head.titled and following else None


def _remark(head: Head, i: int) -> int | None:
    return i if bare(head.page.lines[i].text) in layout().remarks else None


def _link(head: Head, i: int) -> int | None:
    return i if fold(head.page.lines[i].text) in layout().links else None


def _photo(head: Head, i: int) -> int | None:
    lines = head.page.lines
    if not layout().photo.match(_BULLET.sub("", lines[i].text, count=1)):
        return None
    last = i
    while last + 1 < len(lines) and not lines[last + 1].after_blank and len(lines[last + 1].text) <= _LONGEST_LINE:
        if _date(head, last + 1) is not None or chain(head.page.text, lines[last + 1]):
            break
        last += 1
    return last


def _alt_text(head: Head, i: int) -> int | None:
    """The texts of pictures, left as bullets above the date."""
    found = _BULLET.match(head.page.lines[i].text)
    return i if found and head.titled and not head.dated and _date_follows(head, i) else None


def _breadcrumb(head: Head, i: int) -> int | None:
    """The path of the page, or the name of its section, above the title."""
    lines = head.page.lines
    text = lines[i].text
    if head.titled or len(text) > _LONGEST_LINE:
        return None
    if _BREADCRUMB.search(text) or _title_field_follows(head, i):
        return i
    if i + 1 == len(lines) or has_event(text) or len(text.split()) > 7 or not is_heading(text):
        return None
    after = lines[i + 1].text
    broken = not lines[i + 1].after_blank and _goes_on(head, i)
    if broken or after[0] in "(（[" or not has_event(after) or not is_heading(after):
        return None
    return i if _is_title_like(head, i + 1) else None


def _title(head: Head, i: int) -> int | None:
    if head.titled or not _is_title_like(head, i):
        return None
    last = _to_end(head, i)
    text = _joined(head, i, last)
    if len(text) > _LONGEST_TITLE or ends_sentence(text):
        return None
    if head.dated and not head.announced and not (has_event(text) and is_heading(text)):
        return None
    return last


def _subtitle(head: Head, i: int) -> int | None:
    if not head.titled or not _is_title_like(head, i):
        return None
    line = head.page.lines[i]
    last = _to_end(head, i)
    text = _joined(head, i, last)
    if text[0] in "(（[" and text[-1] in ")）]":
        return None if len(text) > 200 or ends_sentence(text[:-1]) else last
    if head.latest not in ("title", "subtitle", "reference") or not is_heading(text[0].upper() + text[1:]):
        return None
    if fold(text).startswith(layout().subtitles) and not _under_own_text(head, last):
        return last
    if line.after_blank or head.latest == "reference":
        return last if _date_follows(head, last) else None
    return last


def _caption(head: Head, i: int) -> int | None:
    """Under the date, who is on the picture: a short line alone before the text proper."""
    lines = head.page.lines
    text = lines[i].text
    if not head.dated or not head.titled or i + 1 == len(lines) or not lines[i + 1].after_blank:
        return None
    if not is_heading(text) or has_event(text) or bare(text) in layout().headings or not _is_title_like(head, i):
        return None
    return i if ends_sentence(lines[_to_end(head, i + 1)].text) and not chain(head.page.text, lines[i + 1]) else None


def _is_title_like(head: Head, i: int) -> bool:
    line = head.page.lines[i]
    if line.text[0].islower() and not fold(line.text).startswith(layout().subtitles):
        return False
    if len(line.text) > _LONGEST_TITLE or _date(head, i) is not None or ends_sentence(line.text):
        return False
    if _BULLET.match(line.text) and not line.text.startswith("**"):
        return False
    markers = chain(head.page.text, line)
    return not markers or head.numbering.place(markers[0], i, line.indent, after_heading=False) is None


def _goes_on(head: Head, i: int) -> bool:
    """Whether the next line goes on with the title on line `i`."""
    lines = head.page.lines
    if i + 1 >= len(lines) or lines[i + 1].after_blank:
        return False
    after = lines[i + 1].text
    if after[0] in "(（[<" or _date(head, i + 1) is not None or fold(after).startswith(layout().subtitles):
        return False
    first, last = fold(after.split(None, 1)[0]), fold(lines[i].text[-30:].split()[-1])
    return head.page.runs_on(i) or first in layout().continuations or last in layout().connectors


def _to_end(head: Head, i: int) -> int:
    lines = head.page.lines
    while _goes_on(head, i) and lines[i + 1].start - lines[i].start < _LONGEST_TITLE * 2:
        i += 1
    return i


def _joined(head: Head, i: int, last: int) -> str:
    return " ".join(line.text for line in head.page.lines[i : last + 1])


def _date_follows(head: Head, i: int) -> bool:
    return any(_date(head, j) is not None for j in range(i + 1, min(i + 1 + _DATE_NEAR, len(head.page.lines))))


def _title_field_follows(head: Head, i: int) -> bool:
    """Whether a "[Title]" stands below: what is above it names the database."""
    for line in head.page.lines[i + 1 : i + 1 + 2 * _DATE_NEAR]:
        if (found := _FIELD.match(line.text)) and layout().field_kinds.get(fold(found[1])) == "title":
            return True
    return False


def _under_own_text(head: Head, last: int) -> bool:
    """Whether prose follows without a date between: "Overview" is then the heading of that prose."""
    lines = head.page.lines
    return lines[last].after_blank and not _date_follows(head, last)


HEAD_RULES = (
    HeadRule("[Title] <title>", "title", _field("title")),
    HeadRule("[Date] (<subtitle>)", "subtitle", _field("subtitle")),
    HeadRule("[Date] <date>", "dateline", _field("date")),
    HeadRule("[Source] <words>", "reference", _field("other", "body")),
    HeadRule("[<issuer>] [<date>]", "dateline", _source_and_date),
    HeadRule("<date>, <place>", "dateline", _date),
    HeadRule("(<date>)", "dateline", _date_in_brackets),
    HeadRule("<clock> <zone>", "dateline", _clock),
    HeadRule("<issuer>", "dateline", _issuer),
    HeadRule("[Provisional Translation]", "reference", _remark),
    HeadRule("<link to another form>", "reference", _link),
    HeadRule("(Photo) <words>", "reference", _photo),
    HeadRule("• <words on a picture>", "reference", _alt_text),
    HeadRule("<section> > <section>", "reference", _breadcrumb),
    HeadRule("<title>", "title", _title),
    HeadRule("<subtitle>", "subtitle", _subtitle),
    HeadRule("<who is on the picture>", "reference", _caption),
)
"""Tried in this order; the first that matches has the line."""

assert all(a.name != b.name for a, b in pairwise(HEAD_RULES))
