"""Numbered blocks, and headings without a number."""

import re
from dataclasses import dataclass

from summitcli.model import BlockKind
from summitcli.segment.body import Body
from summitcli.segment.layout import bare, ends_sentence, is_heading, layout
from summitcli.segment.markers import Marker, marker_at
from summitcli.segment.numbering import Place
from summitcli.segment.page import STOPS

_BRACKETS = re.compile(r"(?:\[([^\[\]]{2,80})\]|[(（]([^()（）]{2,80})[)）]|<([^<>]{2,80})>|【([^【】]{2,80})】)")
_MARKDOWN = re.compile(r"#{1,6}\s+(.*?)\s*#*|\*\*([^*]+)\*\*:?")


@dataclass(frozen=True, slots=True)
class Numbered:
    """A marker that counts: its place, its label, and where the words after it begin."""

    place: Place
    marker: Marker
    label: str
    body: int
    doubled: bool
    another: bool  # a second marker follows on the same line


def number(body: Body, i: int) -> Numbered | None:
    """Recognise a marker that counts, or two on one line."""
    line, numbering = body.lines[i], body.numbering
    outer = marker_at(body.page.text, line.start, line.end)
    if outer is None:
        return None
    apart = i == 0 or line.after_blank or body.lines[i - 1].text[-1] in STOPS
    place = numbering.place(outer, i, line.indent, apart=apart, after_heading=body.after_heading)
    inner = marker_at(body.page.text, outer.body, line.end)
    if inner is None:
        return Numbered(place, outer, outer.label, outer.body, False, False) if place else None
    printed = body.page.text[outer.start : inner.body].strip()
    value = inner.value_in(outer.readings[0].style)
    if place and value == outer.readings[0].value:  # "2. 2. Both ministers …"
        return Numbered(place, outer, printed, inner.body, False, False)
    if numbering.is_doubled(outer, inner, i, place):
        inner_place = numbering.place(inner, i, line.indent, apart=apart, after_heading=body.after_heading)
        if inner_place:
            return Numbered(inner_place, inner, printed, inner.body, True, False)
    if place is None:
        return None
    another = value is None and any(reading.value == 1 for reading in inner.readings) and not inner.weak
    return Numbered(place, outer, outer.label, outer.body, False, another)


def build_number(body: Body, i: int, found: Numbered) -> int:
    """Write a numbered block: its heading, or its first paragraph."""
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
    end = body.lines[last].end
    if found.another:
        end = line.start + len(text[line.start : found.body].rstrip())
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
        body.top, body.top_headed = block, heading is not None
    if not found.another:
        return last + 1
    body.lines[i] = line.rest(found.body, text)
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


def group_heading(body: Body, i: int) -> str | None:
    """Recognise a heading without a number, where the page leaves no doubt: alone on its line, with text below."""
    lines = body.lines
    text = lines[i].text
    if len(text) > 120 or i + 1 == len(lines) or body.transcript or not lines[i].after_blank:
        return None
    if found := _MARKDOWN.fullmatch(text) or _BRACKETS.fullmatch(text):
        inner = next(group for group in found.groups() if group)
        return inner if is_heading(inner) and not layout().month.search(inner) else None
    if not lines[i + 1].after_blank or not _stands_out(text):
        return None
    # one short line after another is a list, and a heading over a heading needs text below both
    below = i + 2 if _stands_out(lines[i + 1].text) and i + 2 < len(lines) else i + 1
    last = lines[body.paragraph_end(below)].text
    return text if ends_sentence(last) or last[-1] in ":：" or body.begins(below) else None


def _stands_out(text: str) -> bool:
    return is_heading(text) and (text[-1] not in ":：" or bare(text) in layout().headings)


def build_group_heading(body: Body, i: int, heading: str) -> int:
    """Write a heading without a number as a section."""
    # inside a section that has a heading, unless the next number follows at once: then it heads a group of sections
    following = number(body, i + 1)
    inside = bool(body.open) and body.top_headed and not (following and following.place.depth == 0)
    parent = body.open[0] if inside else None
    line = body.lines[i]
    body.group = body.writer.add("section", line.start, line.end, heading=" ".join(heading.split()), parent=parent)
    body.after_heading = body.closing = False
    if not inside:
        body.top, body.top_headed = body.group, False
    return i + 1
