"""The head of a page: title, subtitle, datelines, and what ministries put between them.

An ordered table of rules, tried on each line until none matches: there the body begins.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from summitcli.model import BlockKind
from summitcli.segment.datelines import clock, date_in_brackets, issuer, place, source_and_date
from summitcli.segment.front import Head, date
from summitcli.segment.layout import layout
from summitcli.segment.numbering import Numbering
from summitcli.segment.page import Page
from summitcli.segment.titles import (
    FIELD,
    alt_text,
    breadcrumb,
    caption,
    field,
    link,
    photo,
    remark,
    subtitle,
    title,
)
from summitcli.segment.writer import Writer
from summitcli.tokens import fold

_FRONT_MATTER = 60  # lines
_KEY = re.compile(r"([A-Za-z][\w -]{1,20}):\s*(.*)", re.DOTALL)
_MARKDOWN = re.compile(r"(#{1,6}|\*\*)\s*(.*?)\s*(?:#+|\*\*)?$", re.DOTALL)


@dataclass(frozen=True, slots=True)
class HeadRule:
    """One form that a line of the head takes."""

    name: str
    kind: BlockKind
    shape: Callable[[Head, int], int | None]
    """Of a line, the last line of the block that it begins, or `None`."""


HEAD_RULES = (
    HeadRule("[Title] <title>", "title", field("title")),
    HeadRule("[Date] (<subtitle>)", "subtitle", field("subtitle")),
    HeadRule("[Date] <date>", "dateline", field("date")),
    HeadRule("[Source] <words>", "reference", field("other", "body")),
    HeadRule("[<issuer>] [<date>]", "dateline", source_and_date),
    HeadRule("<date>, <place>", "dateline", date),
    HeadRule("(<date>)", "dateline", date_in_brackets),
    HeadRule("<clock> <zone>", "dateline", clock),
    HeadRule("<place>", "dateline", place),
    HeadRule("<issuer>", "dateline", issuer),
    HeadRule("[Provisional Translation]", "reference", remark),
    HeadRule("<link to another form>", "reference", link),
    HeadRule("(Photo) <words>", "reference", photo),
    HeadRule("• <words on a picture>", "reference", alt_text),
    HeadRule("<section> > <section>", "reference", breadcrumb),
    HeadRule("<title>", "title", title),
    HeadRule("<subtitle>", "subtitle", subtitle),
    HeadRule("<who is on the picture>", "reference", caption),
)
"""Tried in this order; the first that matches has the line."""

_FIELD_BLOCKS: dict[str, BlockKind] = {"title": "title", "subtitle": "subtitle", "date": "dateline"}


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
        if found := FIELD.match(printed):
            label, heading = f"[{found[1]}]", found[2]
        elif (found := _KEY.match(printed)) and layout().field_kinds.get(fold(found[1])) == kind:
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
