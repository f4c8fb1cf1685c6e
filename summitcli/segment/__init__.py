"""Text to blocks: title, datelines, lead, numbered sections, items, notes, trailers, for any text."""

from dataclasses import dataclass, replace

from summitcli.model import Block, Problem
from summitcli.segment.body import read_body
from summitcli.segment.head import read_head
from summitcli.segment.numbering import Numbering
from summitcli.segment.page import Page
from summitcli.segment.rules import BODY_RULES
from summitcli.segment.writer import Writer

__all__ = ["Segmented", "segment"]


@dataclass(frozen=True, slots=True)
class Segmented:
    """The blocks of a text, and what was strange about its layout."""

    blocks: tuple[Block, ...]
    problems: tuple[Problem, ...]


def segment(text: str) -> Segmented:
    """Part `text` into blocks.

    Never raises, and takes linear time. The blocks stand in text order, do not overlap, have no
    white space at their edges, and hold every visible character. Only a block that carries a marker
    has a number; what belongs to it names it as its parent.
    """
    page, writer = Page(text), Writer(text)
    numbering = Numbering(page)
    first = read_head(page, numbering, writer)
    read_body(page, numbering, writer, BODY_RULES, first)
    blocks = writer.blocks
    if not any(block.kind == "section" for block in blocks):
        blocks = _with_one_lead(blocks)
    return Segmented(tuple(blocks), tuple(writer.problems.values()))


def _with_one_lead(blocks: list[Block]) -> list[Block]:
    """Without sections, only the first paragraph leads."""
    first = next((block.id for block in blocks if block.kind == "lead"), None)
    return [replace(b, kind="paragraph") if b.kind == "lead" and b.id != first else b for b in blocks]
