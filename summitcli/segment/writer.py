"""The blocks as they are found, in text order."""

from collections.abc import Iterator

from summitcli.model import Block, BlockKind, Problem
from summitcli.segment.layout import layout

_OPENING = "(（["
_CLOSING = ")）]"


class Writer:
    """Collects blocks, and the first problem of each kind."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.blocks: list[Block] = []
        self.problems: dict[str, Problem] = {}

    def add(
        self,
        kind: BlockKind,
        start: int,
        end: int,
        *,
        number: str = "",
        label: str = "",
        heading: str | None = None,
        parent: str | None = None,
    ) -> str:
        """Add one block and return its id."""
        block = Block(f"b{len(self.blocks) + 1}", kind, number, label, heading, parent, start, end)
        self.blocks.append(block)
        return block.id

    def add_prose(
        self,
        kind: BlockKind,
        start: int,
        end: int,
        *,
        number: str = "",
        label: str = "",
        parent: str | None = None,
        top: str | None = None,
    ) -> str:
        """Add running text and return its id; notes inside it become blocks of their own, under `top`.

        What follows such a note is a paragraph: of the block itself where that has a number.
        """
        first, outermost = "", bool(number) and "." not in number
        for part_start, part_end, is_note in self._parts(start, end):
            if is_note:
                self.add("note", part_start, part_end, parent=(first if outermost else "") or top)
            elif first:
                rest: BlockKind = "lead" if kind == "lead" else "paragraph"
                self.add(rest, part_start, part_end, parent=first if number else parent)
            else:
                first = self.add(kind, part_start, part_end, number=number, label=label, parent=parent)
        return first or self.blocks[-1].id

    def trouble(self, rule: str, message: str, start: int, end: int) -> None:
        """Remember a problem; of each kind only the first is kept."""
        self.problems.setdefault(rule, Problem(rule, message, start, end))

    def _parts(self, start: int, end: int) -> Iterator[tuple[int, int, bool]]:
        at = start
        while found := layout().inline_note.search(self.text, at, end):
            close = _closing_bracket(self.text, found.start(), end)
            while close < end and self.text[close] in ".;:":
                close += 1  # left alone it would be a paragraph
            if piece := _trimmed(self.text, at, found.start()):
                yield (*piece, False)
            yield found.start(), close, True
            at = close
        if piece := _trimmed(self.text, at, end):
            yield (*piece, False)


def _closing_bracket(text: str, start: int, end: int) -> int:
    depth = 0
    for i in range(start, end):
        if text[i] in _OPENING:
            depth += 1
        elif text[i] in _CLOSING:
            depth -= 1
            if depth == 0:
                return i + 1
    return end


def _trimmed(text: str, start: int, end: int) -> tuple[int, int] | None:
    piece = text[start:end]
    inner = piece.strip()
    if not inner:
        return None
    start += len(piece) - len(piece.lstrip())
    return start, start + len(inner)
