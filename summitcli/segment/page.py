"""A text as its lines, and which of them run on."""

from bisect import bisect_right
from dataclasses import dataclass
from itertools import pairwise

from summitcli.segment.layout import layout

STOPS = ".!?:;…。：；"
"""What a finished sentence or clause ends with."""

_TAB = 8
_WIDEST = 120  # characters: a hard-wrapped text is never wider
_SLACK = 3  # characters by which wrapped lines may miss the full width
_QUOTES = "“\"'‘("
_OPEN_ENDS = (",", "-", "–", "—", "(", "&")


@dataclass(frozen=True, slots=True)
class Line:
    """One line that has something visible, or what is left of it after its markers."""

    text: str  # without outer white space
    start: int
    end: int
    indent: int  # columns
    after_blank: bool  # nothing visible stands on the line before

    def rest(self, start: int, text: str) -> "Line":
        """Return the part from character `start` of the whole text on, as if it began a paragraph."""
        return Line(text[start : self.end], start, self.end, self.indent + start - self.start, True)


class Page:
    """The visible lines of a text, in order."""

    __slots__ = ("lines", "text", "width")

    def __init__(self, text: str) -> None:
        self.text = text
        self.lines = _lines(text)
        self._part_glued_trailer()
        self.width = _wrap_width(self.lines)  # `None` where every line is a paragraph of its own

    def full(self, i: int) -> bool:
        """Say whether line `i` was broken only because the next word had no room."""
        if self.width is None or i + 1 >= len(self.lines):
            return False
        line, after = self.lines[i], self.lines[i + 1]
        return not after.after_blank and _reach(line, after) > self.width - _SLACK

    def runs_on(self, i: int) -> bool:
        """Say whether the next line goes on with the paragraph of line `i`, if it begins nothing new."""
        if i + 1 >= len(self.lines) or self.lines[i + 1].after_blank:
            return False
        if self.full(i):
            return True
        line, after = self.lines[i].text, self.lines[i + 1].text
        # a ragged edge: two words were held together by a space that is no longer there
        ragged = self.width is not None and (len(line) * 4 > self.width * 3 or (i > 0 and self.full(i - 1)))
        if ragged and line[-1] not in STOPS:
            return True
        if after[0].islower():
            return line[-1] not in STOPS
        return line.endswith(_OPEN_ENDS)

    def _part_glued_trailer(self) -> None:
        # conversion glues the last link to the last sentence: "… in Asia.Back to Index"
        if not self.lines:
            return
        line = self.lines[-1]
        tail = line.text[-120:]
        if glued := layout().glued_trailer.search(tail):
            at = line.end - len(tail) + glued.start(1)
            before = self.text[line.start : at].rstrip()
            self.lines[-1:] = [
                Line(before, line.start, line.start + len(before), line.indent, line.after_blank),
                line.rest(at, self.text),
            ]


def _lines(text: str) -> list[Line]:
    lines: list[Line] = []
    at, after_blank = 0, True
    for raw in text.split("\n"):
        stripped = raw.strip()
        if stripped:
            margin = len(raw) - len(raw.lstrip())
            indent = len(raw[:margin].expandtabs(_TAB)) if margin else 0
            start = at + margin
            lines.append(Line(stripped, start, start + len(stripped), indent, after_blank))
        after_blank = not stripped
        at += len(raw) + 1
    return lines


def _reach(line: Line, after: Line) -> int:
    """How wide the line would be with the first word of the next."""
    return line.indent + len(line.text) + 1 + len(after.text[:_WIDEST].split(" ", 1)[0])


def _wrap_width(lines: list[Line]) -> int | None:
    # lists and the ends of paragraphs tell nothing
    pairs = [
        (a, b)
        for a, b in pairwise(lines)
        if not b.after_blank and a.text[-1] not in STOPS and (b.text[0].isalnum() or b.text[0] in _QUOTES)
    ]
    if not pairs:
        return None
    lengths = sorted(a.indent + len(a.text) for a, _ in pairs)
    width = lengths[(len(lengths) - 1) * 19 // 20]
    if not 40 <= width <= _WIDEST:
        return None
    # a title may be longer than the text is wide, paragraphs may not
    too_long = len(lines) - bisect_right(sorted(line.indent + len(line.text) for line in lines), width + 2 * _SLACK)
    if too_long > 2 and too_long * 10 > len(lines):
        return None
    full = sum(_reach(a, b) > width - _SLACK for a, b in pairs)
    return width if full * 5 >= len(pairs) * 3 else None
