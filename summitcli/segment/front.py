"""The head of a page while it is read, and what tells its lines apart."""

import re
from dataclasses import dataclass

from summitcli.model import BlockKind
from summitcli.segment.layout import ends_sentence, has_event, layout
from summitcli.segment.numbering import Numbering, chain
from summitcli.segment.page import Page
from summitcli.tokens import fold

LONGEST_TITLE = 400
LONGEST_LINE = 120
DATE_NEAR = 4
"""Lines within which the date must follow a second title."""

BULLET = re.compile(r"[•●・*▪-]\s*")


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


def date(head: Head, i: int) -> int | None:
    """Recognise a line that is a date, with what Russian and American pages add to it."""
    text = head.page.lines[i].text
    if len(text) > LONGEST_LINE or text[0] in "[(（":
        return None
    found = layout().date.match(text)
    if found:
        after = text[found.end() :]
        rest = after.lstrip(" ,.|-–")
        sentence = rest[:1].islower() or (len(rest) > 30 and ends_sentence(rest))
        return None if sentence or (after[:1] == " " and has_event(after)) else i
    if has_event(text):
        return None
    place = layout().dated.search(text)  # Moscow, May 24, 2002
    if place and not text[place.end() :].strip(" .") and text[: place.start()].rstrip().endswith(","):
        return i if len(text[: place.start()].split()) <= 5 else None
    return None


def date_follows(head: Head, i: int) -> bool:
    """Say whether a date stands on one of the next lines."""
    return any(date(head, j) is not None for j in range(i + 1, min(i + 1 + DATE_NEAR, len(head.page.lines))))


def is_title_like(head: Head, i: int) -> bool:
    """Say whether line `i` could begin a title: no date, no sentence, no bullet, no number, no note."""
    line = head.page.lines[i]
    if line.text[0].islower() and not fold(line.text).startswith(layout().subtitles):
        return False
    if len(line.text) > LONGEST_TITLE or date(head, i) is not None or ends_sentence(line.text):
        return False
    if layout().note.match(line.text) or layout().reference.match(line.text):
        return False
    if BULLET.match(line.text) and not line.text.startswith("**"):
        return False
    markers = chain(head.page.text, line)
    return not markers or head.numbering.place(markers[0], i, line.indent, apart=True, after_heading=False) is None


def goes_on(head: Head, i: int) -> bool:
    """Say whether the next line goes on with the title on line `i`."""
    lines = head.page.lines
    if i + 1 >= len(lines) or lines[i + 1].after_blank:
        return False
    after = lines[i + 1].text
    if after[0] in "(（[<" or date(head, i + 1) is not None or fold(after).startswith(layout().subtitles):
        return False
    first, last = fold(after.split(None, 1)[0]), fold(lines[i].text[-30:].split()[-1])
    return head.page.runs_on(i) or first in layout().continuations or last in layout().connectors


def title_end(head: Head, i: int) -> int:
    """Return the last line of the title that begins on line `i`."""
    lines = head.page.lines
    while goes_on(head, i) and lines[i + 1].start - lines[i].start < LONGEST_TITLE * 2:
        i += 1
    return i


def joined(head: Head, i: int, last: int) -> str:
    """Return lines `i` to `last` as one."""
    return " ".join(line.text for line in head.page.lines[i : last + 1])
