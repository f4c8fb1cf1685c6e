"""Walking down the body of a page: what is open, and which lines go together."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from summitcli.model import BlockKind
from summitcli.segment.numbering import Numbering
from summitcli.segment.page import STOPS, Page
from summitcli.segment.writer import Writer


@dataclass(frozen=True, slots=True)
class BodyRule:
    """One form of block: what it looks like, and how it is built."""

    name: str
    shape: Callable[["Body", int], Any]
    """What was recognised on the line, or `None`; changes nothing."""
    build: Callable[["Body", int, Any], int]
    """Writes the block, and returns the line on which the next one begins."""
    interrupts: bool = True
    """Whether it may follow on a line of running text without a blank line."""
    running: bool = False
    """Whether it is running text, such as a note may hold."""


class Body:
    """Where the segmenter stands in the body."""

    def __init__(self, page: Page, numbering: Numbering, writer: Writer, rules: tuple[BodyRule, ...]) -> None:
        self.page = page
        self.lines = page.lines
        self.numbering = numbering
        self.writer = writer
        self.rules = rules
        self.open: list[str] = []  # ids of the numbered blocks that are open, outermost first
        self.group: str | None = None  # the unnumbered heading since the last number
        self.top: str | None = None  # the last top-level section
        self.top_headed = False  # it has a heading, so that what follows can stand under it
        self.after_heading = False  # the block before is a numbered heading
        self.closing = False  # a link back was seen: what follows is more of the page's frame
        self.transcript = False  # speakers' names stand before what they say

    @property
    def owner(self) -> str | None:
        """The block that a paragraph here belongs to."""
        return self.group or (self.open[-1] if self.open else None)

    def fresh(self, i: int) -> bool:
        """Say whether line `i` begins here for another reason than that the line before was full."""
        return i == 0 or self.lines[i].after_blank or not self.page.full(i - 1) or self.lines[i - 1].text[-1] in STOPS

    def begins(self, i: int) -> bool:
        """Say whether line `i` begins a block of its own, whatever stands before it."""
        return self.fresh(i) and any(rule.shape(self, i) is not None for rule in self.rules if rule.interrupts)

    def rule_at(self, i: int) -> tuple[BodyRule, Any]:
        """Return the first rule that matches line `i`, and what it found; the last rule always matches."""
        fresh = self.fresh(i)
        for rule in self.rules:
            found = rule.shape(self, i) if fresh or not rule.interrupts else None
            if found is not None:
                return rule, found
        raise AssertionError("the last rule matches any line")

    def paragraph_end(self, i: int) -> int:
        """Return the last line of the paragraph that begins on line `i`."""
        while self.page.runs_on(i) and not self.begins(i + 1):
            i += 1
        return i

    def add(self, kind: BlockKind, i: int, last: int, label: str = "", parent: str | None = None) -> int:
        """Write lines `i` to `last` as one block, and return the next line."""
        self.writer.add(kind, self.lines[i].start, self.lines[last].end, label=label, parent=parent)
        self.after_heading = False
        return last + 1


def read_body(page: Page, numbering: Numbering, writer: Writer, rules: tuple[BodyRule, ...], first: int) -> None:
    """Write the blocks of the body, which begins on line `first`."""
    body = Body(page, numbering, writer, rules)
    i = first
    while i < len(body.lines):
        rule, found = body.rule_at(i)
        i = rule.build(body, i, found)
