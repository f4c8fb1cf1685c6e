"""Which markers count: those that go on with a sequence, or open one.

A wrapped line can begin with "13." or "2.", so a marker is believed for its place in a sequence, never
for its shape alone. The levels that are open make a stack, like the lists of a page: each has a style,
and a marker belongs to the deepest level that waits for it.
"""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

from summitcli.segment.markers import Marker, Reading, Style, marker_at
from summitcli.segment.page import Line, Page

_WIDEST_GAP = 3
_LATEST_FIRST = 20  # an excerpt may begin with "5."
_CHAIN = 3  # markers on one line: 1. (1) (a)
_DEEPEST = 8  # levels: more are no numbering
_INDENTED = 2  # columns that make a deeper level


@dataclass(slots=True)
class Level:
    """One open level of the numbering."""

    style: Style
    indent: int
    last: int  # the value of its latest marker, as printed
    shift: int  # what is added to printed values since they stopped being unique
    path: str  # of its latest block, "2.1"
    doubled: bool  # its markers are printed twice: "2. (2)"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a marker stands: at an open level, or one below the last."""

    depth: int
    style: Style
    value: int
    how: str  # "continues", "opens", "restarts", "gap" or "first missing"


class Numbering:
    """The levels that are open, and what markers the whole text holds."""

    def __init__(self, page: Page) -> None:
        self.levels: list[Level] = []
        self._taken: set[str] = set()
        self._latest: dict[tuple[Style, int], int] = {}  # the last line with this marker
        self._highest: dict[Style, int] = {}
        self._marked: list[int] = []  # lines that begin with a marker
        self._doubled: dict[int, tuple[Style, Style, int]] = {}  # lines such as "2. (2)"
        for i, line in enumerate(page.lines):
            self._note(i, chain(page.text, line))

    @property
    def path(self) -> str:
        """The path of the block that is open, "" at the top."""
        return self.levels[-1].path if self.levels else ""

    def place(self, marker: Marker, i: int, indent: int, *, apart: bool, after_heading: bool) -> Place | None:
        """Say where the marker on line `i` belongs, or `None` when it is none.

        What is out of sequence is believed only `apart`: under a blank line or a finished sentence.
        `after_heading` says that the block before is a numbered heading, with nothing under it yet.
        """
        if found := self._continued(marker, indent) or self._opened(marker, i, indent, after_heading):
            return found
        return None if marker.weak or not apart else self._out_of_order(marker, i)

    def enter(self, place: Place, marker: Marker, indent: int, *, doubled: bool = False) -> str:
        """Take the marker in, and return its path."""
        if place.how in ("opens", "first missing"):
            del self.levels[place.depth :]
            self.levels.append(Level(place.style, indent, 0, 0, "", doubled))
        del self.levels[place.depth + 1 :]
        level = self.levels[place.depth]
        if place.how == "restarts":
            level.shift += level.last - place.value + 1
        level.last = place.value
        parent = self.levels[place.depth - 1].path + "." if place.depth else ""
        level.path = parent + _element(place, marker, level.shift)
        if level.path in self._taken:
            level.shift += len(self._taken)
            level.path = parent + _element(place, marker, level.shift)
        self._taken.add(level.path)
        return level.path

    def is_doubled(self, outer: Marker, inner: Marker, i: int, outer_place: Place | None) -> bool:
        """Say whether `1. (1)` is one marker printed twice, as nested lists of HTML leave it."""
        (outer_style, value), (inner_style, inner_value) = outer.readings[0], inner.readings[0]
        if value != inner_value or outer_style == inner_style:
            return False
        if outer_place is None or outer_place.how == "restarts":
            return True
        for level in self.levels:
            if level.doubled and inner.value_in(level.style) == level.last + 1:
                return True
        following = bisect_right(self._marked, i)
        if value > 1 or following == len(self._marked):
            return False
        return self._doubled.get(self._marked[following]) == (outer_style, inner_style, 2)

    def _note(self, i: int, markers: Iterable[Marker]) -> None:
        first: list[Reading] = []
        for marker in markers:
            for style, value in marker.readings:
                self._latest[style, value] = i
                self._highest[style] = max(value, self._highest.get(style, 0))
            first.append(marker.readings[0])
        if first:
            self._marked.append(i)
        if len(first) > 1 and first[0].value == first[1].value:
            self._doubled[i] = (first[0].style, first[1].style, first[0].value)

    def _continued(self, marker: Marker, indent: int) -> Place | None:
        places = [
            (abs(level.indent - indent) >= _INDENTED, -depth)
            for depth, level in enumerate(self.levels)
            if marker.value_in(level.style) == level.last + 1 and self._parent_fits(marker, depth)
        ]
        if not places:
            return None
        depth = -min(places)[1]
        level = self.levels[depth]
        return Place(depth, level.style, level.last + 1, "continues")

    def _parent_fits(self, marker: Marker, depth: int) -> bool:
        return not marker.prefix or (depth > 0 and self.levels[depth - 1].path == marker.prefix)

    def _opened(self, marker: Marker, i: int, indent: int, after_heading: bool) -> Place | None:
        style = next((reading.style for reading in marker.readings if reading.value == 1), None)
        if style is None or len(self.levels) == _DEEPEST or (marker.weak and self._latest.get((style, 2), -1) <= i):
            return None
        if marker.prefix:
            depth = next((d for d, level in enumerate(self.levels) if level.path == marker.prefix), None)
            return None if depth is None else Place(depth + 1, style, 1, "opens")
        below = Place(len(self.levels), style, 1, "opens")
        depth = self._deepest(style)
        if depth is None:
            return below
        level = self.levels[depth]
        if indent >= level.indent + _INDENTED:
            return below
        if self._highest[style] > 1 and after_heading:
            return below  # "2. Results" and right under it its own list: 1. 2. 3.
        return Place(depth, style, 1, "restarts")

    def _out_of_order(self, marker: Marker, i: int) -> Place | None:
        for style, value in marker.readings:
            confirmed = self._latest.get((style, value + 1), -1) > i
            depth = self._deepest(style)
            if depth is None:
                if value == 2 or (value <= _LATEST_FIRST and confirmed and style.alphabet == "1"):
                    return None if marker.prefix else Place(len(self.levels), style, value, "first missing")
                continue
            level = self.levels[depth]
            if value == level.last and self._parent_fits(marker, depth):
                return Place(depth, style, value, "restarts")
            if level.last < value <= level.last + _WIDEST_GAP and self._parent_fits(marker, depth):
                return Place(depth, style, value, "gap")
        return None

    def _deepest(self, style: Style) -> int | None:
        return next((d for d in reversed(range(len(self.levels))) if self.levels[d].style == style), None)


def chain(text: str, line: Line) -> list[Marker]:
    """Return the markers at the beginning of a line, outermost first."""
    markers: list[Marker] = []
    at = line.start
    while len(markers) < _CHAIN and (marker := marker_at(text, at, line.end)):
        markers.append(marker)
        at = marker.body
    return markers


def _element(place: Place, marker: Marker, shift: int) -> str:
    if shift == 0 and place.style.alphabet in "aAiI":
        return marker.element
    return str(place.value + shift)
