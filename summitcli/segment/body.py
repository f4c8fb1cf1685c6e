"""The body of a page: sections, items, paragraphs, bullets, notes, references, trailers.

An ordered table of rules: the first whose shape matches a line builds a block there, and the last
matches any line.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from summitcli.model import BlockKind
from summitcli.segment.layout import bare, ends_sentence, is_heading, layout
from summitcli.segment.markers import Marker, marker_at
from summitcli.segment.numbering import Numbering, Place
from summitcli.segment.page import Line, Page
from summitcli.segment.writer import Writer
from summitcli.tokens import fold

_LONGEST_LINK = 80
_ORNAMENT = re.compile(r"[\s*_=~#◆◇○●■□★☆⁂·.…+—–-]{3,}")
_BULLET = re.compile(r"[•●○■□◆◇▪▫‣⁃∙・·※➢►✓]\s*|[-–—*+](?:\s+|$)|o\s{2,}")
_FOOTNOTE = re.compile(r"\[\d{1,3}\]\s*(?=\S)|\[\[[^\]]*\]\]$")
_BRACKETS = re.compile(r"(?:\[([^\[\]]{2,80})\]|[(（]([^()（）]{2,80})[)）]|<([^<>]{2,80})>|【([^【】]{2,80})】)")
_MARKDOWN = re.compile(r"#{1,6}\s+(.*?)\s*#*|\*\*([^*]+)\*\*:?")
_SPEAKER = re.compile(r"[A-Z][^.:!?\n]{2,80}:\s+\S")


class Body:
    """Where the segmenter stands in the body."""

    def __init__(self, page: Page, numbering: Numbering, writer: Writer) -> None:
        self.page = page
        self.lines = page.lines
        self.numbering = numbering
        self.writer = writer
        self.open: list[str] = []  # ids of the numbered blocks that are open, outermost first
        self.group: str | None = None  # the unnumbered heading since the last number
        self.top: str | None = None  # the last top-level section
        self.after_heading = False  # the block before is a numbered heading
        self.closing = False  # a link back was seen: what follows is more of the page's frame
        self.transcript = False  # speakers' names stand before what they say

    @property
    def owner(self) -> str | None:
        """The block that a paragraph here belongs to."""
        return self.group or (self.open[-1] if self.open else None)

    def fresh(self, i: int) -> bool:
        """Say whether line `i` begins here for another reason than that the line before was full."""
        return i == 0 or self.lines[i].after_blank or not self.page.full(i - 1) or self.lines[i - 1].text[-1] in ".:;"

    def begins(self, i: int) -> bool:
        """Say whether line `i` begins a block of its own, whatever stands before it."""
        return self.fresh(i) and any(rule.shape(self, i) is not None for rule in BODY_RULES if rule.interrupts)

    def paragraph_end(self, i: int) -> int:
        """Return the last line of the paragraph that begins on line `i`."""
        while self.page.runs_on(i) and not self.begins(i + 1):
            i += 1
        return i

    def add(self, kind: BlockKind, i: int, last: int, label: str = "", parent: str | None = None) -> int:
        """Write lines `i` to `last` as one block, and return the next line."""
        self.writer.add(kind, self.lines[i].start, self.lines[last].end, label=label, parent=parent)
        return last + 1


@dataclass(frozen=True, slots=True)
class Numbered:
    """A marker that counts: its place, its label, and where the words after it begin."""

    place: Place
    marker: Marker
    label: str
    body: int
    doubled: bool
    another: bool  # a second marker follows on the same line


@dataclass(frozen=True, slots=True)
class BodyRule:
    """One form of block: what it looks like, and how it is built."""

    name: str
    shape: Callable[[Body, int], Any]
    """What was recognised on the line, or `None`; changes nothing."""
    build: Callable[[Body, int, Any], int]
    """Writes the block, and returns the line on which the next one begins."""
    interrupts: bool = True
    """Whether it may follow on a line of running text without a blank line."""


def read_body(page: Page, numbering: Numbering, writer: Writer, first: int) -> None:
    """Write the blocks of the body, which begins on line `first`."""
    body = Body(page, numbering, writer)
    i = first
    while i < len(body.lines):
        for rule in BODY_RULES:
            found = rule.shape(body, i) if not rule.interrupts or body.fresh(i) else None
            if found is not None:
                i = rule.build(body, i, found)
                break


def _trailer(body: Body, i: int) -> bool | None:
    """True for a link or end mark after which nothing more is expected."""
    text = body.lines[i].text
    folded = fold(text) if len(text) <= _LONGEST_LINK else ""
    if folded in layout().asides:
        return False
    if folded in layout().trailers or (folded.startswith(layout().trailer_openers) and not ends_sentence(text)):
        return True
    if body.closing and folded and not ends_sentence(text) and not _number(body, i):
        return True
    return None


def _build_trailer(body: Body, i: int, closing: bool) -> int:
    body.closing = body.closing or closing
    return body.add("trailer", i, i)


def _ornament(body: Body, i: int) -> str | None:
    text = body.lines[i].text
    return text if len(text) <= _LONGEST_LINK and _ORNAMENT.fullmatch(text) else None


def _build_ornament(body: Body, i: int, _: str) -> int:
    return body.add("trailer", i, i)


def _note(body: Body, i: int) -> str | None:
    found = layout().note.match(body.lines[i].text)
    return found.group() if found else None


def _build_note(body: Body, i: int, label: str) -> int:
    return body.add("note", i, _apart_end(body, i, label), label.strip(), body.top)


def _reference(body: Body, i: int) -> str | None:
    text = body.lines[i].text
    found = layout().reference.match(text) or layout().photo.match(text) or _FOOTNOTE.match(text)
    return found.group() if found else None


def _build_reference(body: Body, i: int, label: str) -> int:
    last = body.paragraph_end(i) if layout().photo.match(label) else _apart_end(body, i, label)
    return body.add("reference", i, last, label.strip(), body.top)


def _apart_end(body: Body, i: int, label: str) -> int:
    """The last line of a note or reference: its paragraph, or all that follows a marker on its own line.

    In a section that is everything up to the next number or heading; elsewhere nothing tells where
    a note ends, so it has one paragraph.
    """
    last = body.paragraph_end(i)
    if len(label.strip()) < len(body.lines[i].text):
        return last
    while last + 1 < len(body.lines):
        rule = next(rule for rule in BODY_RULES if rule.shape(body, last + 1) is not None)
        if rule.name not in ("• <text>", "<text>"):
            break
        last = body.paragraph_end(last + 1)
        if body.top is None:
            break
    return last


def _number(body: Body, i: int) -> Numbered | None:
    line, numbering = body.lines[i], body.numbering
    outer = marker_at(body.page.text, line.start, line.end)
    if outer is None:
        return None
    place = numbering.place(outer, i, line.indent, after_heading=body.after_heading)
    inner = marker_at(body.page.text, outer.body, line.end)
    if inner is None:
        return Numbered(place, outer, outer.label, outer.body, False, False) if place else None
    printed = body.page.text[outer.start : inner.body].strip()
    value = inner.value_in(outer.readings[0].style)
    if place and value == outer.readings[0].value:  # "2. 2. Both ministers …"
        return Numbered(place, outer, printed, inner.body, False, False)
    if numbering.is_doubled(outer, inner, i, place):
        inner_place = numbering.place(inner, i, line.indent, after_heading=body.after_heading)
        if inner_place:
            return Numbered(inner_place, inner, printed, inner.body, True, False)
    if place is None:
        return None
    another = value is None and any(reading.value == 1 for reading in inner.readings) and not inner.weak
    return Numbered(place, outer, outer.label, outer.body, False, another)


def _build_number(body: Body, i: int, found: Numbered) -> int:
    line, place = body.lines[i], found.place
    text = body.page.text
    path = body.numbering.enter(place, found.marker, line.indent, doubled=found.doubled)
    if place.how == "restarts":
        message = f"{found.label} comes again; such blocks are numbered in order"
        body.writer.trouble("markers out of sequence", message, line.start, found.body)
    elif place.how != "continues" and place.how != "opens":
        body.writer.trouble(
            "markers out of sequence", f"{found.label} comes without the one before it", line.start, found.body
        )
    del body.open[place.depth :]
    parent = body.open[-1] if body.open else None
    last, heading = (i, None) if found.another else _heading(body, i, found.body)
    end = found.marker.start + len(found.marker.label) if found.another else body.lines[last].end
    kind: BlockKind = "section" if place.depth == 0 or heading is not None else "item"
    body.group, body.closing = None, False
    if heading is None and not found.another:
        block = body.writer.add_prose(
            kind, line.start, end, number=path, label=found.label, parent=parent, top=body.top
        )
    else:
        block = body.writer.add(kind, line.start, end, number=path, label=found.label, heading=heading, parent=parent)
    body.open.append(block)
    body.after_heading = heading is not None or found.another
    if place.depth == 0:
        body.top = block
    if not found.another:
        return last + 1
    rest = len(text[end : line.end]) - len(text[end : line.end].lstrip(" \t|"))
    body.lines[i] = line.rest(end + rest, text)
    return i


def _heading(body: Body, i: int, start: int) -> tuple[int, str | None]:
    """The last line of the block that line `i` begins, and the title on its marker's line if it is one."""
    last = body.paragraph_end(i)
    if not body.page.text[start : body.lines[last].end].strip(" |"):
        # the marker stands alone, its title or its text on the next line
        if i + 1 == len(body.lines) or body.begins(i + 1):
            return i, None
        start, last = body.lines[i + 1].start, body.paragraph_end(i + 1)
    words = " ".join(body.page.text[start : body.lines[last].end][:400].split()).strip(" |*")
    return (last, words.rstrip(" :：")) if is_heading(words) else (last, None)


def _bullet(body: Body, i: int) -> str | None:
    found = _BULLET.match(body.lines[i].text)
    return found.group() if found else None


def _build_bullet(body: Body, i: int, label: str) -> int:
    lines, last = body.lines, body.paragraph_end(i)
    if len(label.strip()) == len(lines[i].text) and i + 1 < len(lines) and not body.begins(i + 1):
        last = body.paragraph_end(i + 1)
    while last + 1 < len(lines) and not lines[last + 1].after_blank and lines[last + 1].indent > lines[i].indent:
        if body.begins(last + 1):
            break
        last += 1
    body.after_heading = False
    body.writer.add_prose(
        "list_item", lines[i].start, lines[last].end, label=label.strip(), parent=body.owner, top=body.top
    )
    return last + 1


def _group_heading(body: Body, i: int) -> str | None:
    """A heading without a number, where the page leaves no doubt: alone on its line, with text below."""
    lines = body.lines
    text = lines[i].text
    if len(text) > 120 or i + 1 == len(lines) or body.transcript or not lines[i].after_blank:
        return None
    if found := _MARKDOWN.fullmatch(text) or _BRACKETS.fullmatch(text):
        inner = next(group for group in found.groups() if group)
        return inner if is_heading(inner) else None
    if not lines[i + 1].after_blank or not _stands_out(text):
        return None
    # one short line after another is a list, and a heading over a heading needs text below both
    below = i + 2 if _stands_out(lines[i + 1].text) and i + 2 < len(lines) else i + 1
    carries = ends_sentence(lines[body.paragraph_end(below)].text) or body.begins(below)
    return text if carries else None


def _stands_out(text: str) -> bool:
    if not is_heading(text) or _SPEAKER.match(text):
        return False
    return text[-1] not in ":：" or bare(text) in layout().headings


def _build_group_heading(body: Body, i: int, heading: str) -> int:
    # under a section, unless the next section follows at once: then it heads a group of sections
    following = _number(body, i + 1)
    inside = not (following and following.place.depth == 0) and bool(body.open)
    parent = body.open[0] if inside else None
    line = body.lines[i]
    body.group = body.writer.add("section", line.start, line.end, heading=" ".join(heading.split()), parent=parent)
    body.after_heading = body.closing = False
    if not inside:
        body.top = body.group
    return i + 1


def _paragraph(body: Body, i: int) -> Line | None:
    return body.lines[i]


def _build_paragraph(body: Body, i: int, line: Line) -> int:
    last = body.paragraph_end(i)
    body.transcript = body.transcript or bool(_SPEAKER.match(line.text) and body.top is None)
    kind: BlockKind = "paragraph" if body.top else "lead"
    body.writer.add_prose(kind, line.start, body.lines[last].end, parent=body.owner, top=body.top)
    body.after_heading = False
    return last + 1


BODY_RULES = (
    BodyRule("Back to <section>", _trailer, _build_trailer),
    BodyRule("* * *", _ornament, _build_ornament),
    BodyRule("(Note <n>) <text>", _note, _build_note),
    BodyRule("[Reference <n>] <text>", _reference, _build_reference),
    BodyRule("<number> <heading or text>", _number, _build_number),
    BodyRule("• <text>", _bullet, _build_bullet),
    BodyRule("<heading>", _group_heading, _build_group_heading, interrupts=False),
    BodyRule("<text>", _paragraph, _build_paragraph, interrupts=False),
)
"""Tried in this order; the first that matches has the line."""
