"""Running text: bullets and paragraphs."""

import re

from summitcli.model import BlockKind
from summitcli.segment.body import Body
from summitcli.segment.layout import has_verb
from summitcli.segment.page import Line

_BULLET = re.compile(r"[•●○■□◆◇▪▫‣⁃∙・·※➢►✓]\s*|[-–—*+](?:\s+|$)|o\s{2,}")
_SPEAKER = re.compile(r"([A-Z][^.:!?\n]{2,80}):\s+\S")


def bullet(body: Body, i: int) -> str | None:
    """Recognise a bullet."""
    found = _BULLET.match(body.lines[i].text)
    return found.group() if found else None


def build_bullet(body: Body, i: int, label: str) -> int:
    """Write one item of a list, with its wrapped lines."""
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


def paragraph(body: Body, i: int) -> Line | None:
    """Take any line."""
    return body.lines[i]


def build_paragraph(body: Body, i: int, line: Line) -> int:
    """Write a paragraph; above the first section it belongs to the lead."""
    last = body.paragraph_end(i)
    body.transcript = body.transcript or (body.top is None and _speaks(line.text))
    kind: BlockKind = "paragraph" if body.top else "lead"
    body.writer.add_prose(kind, line.start, body.lines[last].end, parent=body.owner, top=body.top)
    body.after_heading = body.closing = False
    return last + 1


def _speaks(text: str) -> bool:
    """Say whether a speaker's name stands before the words: "President Nereus: Good afternoon."."""
    found = _SPEAKER.match(text)
    return found is not None and text[-1] in ".!?…," and not has_verb(found[1])
