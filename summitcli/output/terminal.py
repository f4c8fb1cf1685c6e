"""Tables and documents drawn for a terminal; the only importer of rich."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice
from typing import TextIO

from rich.console import Console
from rich.text import Text

from summitcli.output.columns import Column, Meaning, Row, Screen, View
from summitcli.output.document import SIGNS, Part
from summitcli.output.visible import one_line

_MEASURED = 500  # the rows that decide how wide the columns are; more would keep the first one waiting
_GAP = 2
_LEGIBLE = 110  # cells of a line of prose; the eye loses longer ones
_UNLIMITED = 100_000

# the terminal's own colours, so that light and dark backgrounds are both read
_STYLES: dict[Meaning, str] = {
    "": "",
    "date": "cyan",
    "person": "bold",
    "place": "",
    "heading": "bold",
    "agreement": "green",
    "note": "italic",
    "quotation": "yellow",
    "pin": "magenta",
    "aside": "dim",
}
_MARK = "bold underline"


def write(rows: Iterable[Row], view: View, out: TextIO, screen: Screen) -> None:
    """Write `rows` in columns that fit `screen`; what has no room beside the others goes below its row."""
    every = iter(rows)
    first = list(islice(every, _MEASURED))
    if not first:
        return
    console = _console(out, screen)
    width = screen.width or _UNLIMITED
    beside, below = _fit(view.columns, first, width)
    widths = _widths(beside, first, width)
    indent = widths[0] + _GAP if widths[0] < width // 3 else 4
    _line(console, [Text(column.name, style="dim") for column in beside], beside, widths)
    for i, row in enumerate(chain(first, every)):
        if below and i:
            console.print()
        _line(console, [_cell(column, row) for column in beside], beside, widths)
        for text in _below(below, row):
            for line in text.wrap(console, max(width - indent, 12)):
                _print(console, Text(" " * indent) + line)


def write_document(parts: Iterable[Part], out: TextIO, screen: Screen) -> None:
    """Write the parts of a document, wrapped to legible lines, with the places to cite in the margin."""
    console = _console(out, screen)
    width = min(screen.width, _LEGIBLE) if screen.width else _UNLIMITED
    label = ""
    for part in parts:
        if part.apart:
            console.print()
        shown = "" if part.kind == "fact" and part.label == label and not part.apart else part.label
        label = part.label
        for line in _part(part, shown, console, width):
            _print(console, line)


def _part(part: Part, label: str, console: Console, width: int) -> Iterator[Text]:
    text = Text(part.text)
    margin, pad = Text(""), 0
    match part.kind:
        case "title":
            text.stylize("bold")
        case "subtitle" | "meeting":
            text.stylize("bold" if part.kind == "meeting" else "italic")
        case "fact":
            margin, pad = Text(f"  {label}", style="dim"), min(24, width // 3)
        case "outline":
            margin, pad = Text(f"  {part.margin}", style=_STYLES["pin"]), 10 + 2 * part.depth
        case "agreement" | "statement" | "quotation" | "plan":
            text.stylize("dim")
            margin, pad = Text(""), 8 + 2 * part.depth
            text = Text(SIGNS[part.kind], style=_STYLES["agreement"]) + text
        case "why":
            text = Text("why: ", style=_STYLES["note"]) + text
            text.stylize("dim")
            margin, pad = Text(""), (min(24, width // 3) if part.label else 8 + 2 * part.depth) + 2
        case _:
            margin, pad = Text(part.margin, style=_STYLES["pin"]), 8 + 2 * part.depth
            for start, end, meaning in part.marks:
                text.stylize(_MARK if meaning == "pin" else _STYLES[meaning], start, end)
            if part.kind in ("heading", "cited"):
                text.stylize("bold")
            elif part.kind == "trailer":
                text.stylize("dim")
    bar = Text("│ ", style="dim") if part.kind == "note" else Text("")
    whole = " " not in text.plain  # an address is copied whole, though it overflows
    for i, line in enumerate([text] if whole else text.wrap(console, max(width - pad - len(bar), 20))):
        lead = margin.copy() if i == 0 else Text("")
        if lead.cell_len >= pad > 0:  # a long place or label has its own line
            yield lead
            lead = Text("")
        # put together with + the line would take on the style of the margin
        yield Text.assemble(lead, " " * (pad - lead.cell_len), bar, line)


class _Console(Console):
    def on_broken_pipe(self) -> None:
        """Leave a closed pipe to the door; rich would end the program with a failure."""
        raise


def _console(out: TextIO, screen: Screen) -> Console:
    return _Console(
        file=out,
        width=screen.width or _UNLIMITED,
        force_terminal=screen.colour,
        color_system="standard" if screen.colour else None,
        no_color=not screen.colour,
        markup=False,
        highlight=False,
        emoji=False,
        soft_wrap=True,
        legacy_windows=False,
        _environ={},
    )


def _print(console: Console, line: Text) -> None:
    line.rstrip()
    console.print(line, soft_wrap=True)


def _cell(column: Column, row: Row) -> Text:
    value = column.cell(row)
    text = Text(one_line(value), style=_STYLES[column.meaning])
    if column.marks:
        for start, end in column.marks(row):
            text.stylize(_MARK, start, end)
    return text


def _fit(columns: Sequence[Column], rows: Sequence[Row], width: int) -> tuple[list[Column], list[Column]]:
    """Divide columns into those that stand side by side and those that go below the row."""
    beside = [column for column in columns if not column.below]
    moved: list[Column] = []
    while len(beside) > 1 and sum(_needed(column, rows) + _GAP for column in beside) - _GAP > width:
        last = max(reversed(beside), key=lambda column: column.yields)
        beside.remove(last)
        moved.append(last)
    return beside, [column for column in columns if column.below or column in moved]


def _natural(column: Column, rows: Sequence[Row]) -> int:
    return max(Text(column.name).cell_len, *(Text(one_line(column.cell(row))).cell_len for row in rows))


def _below(columns: Iterable[Column], row: Row) -> Iterator[Text]:
    """Yield what goes below a row: one line of all that had no room beside it, then what always stands there."""
    together = Text(" · ", style="dim").join(
        Text.assemble((f"{column.name} ", "dim"), cell) if column.named else cell
        for column in columns
        if not column.below and (cell := _cell(column, row))
    )
    if together:
        yield together
    for column in columns:
        if column.below and column.lines:
            yield from (Text(one_line(line), style=_STYLES[column.meaning]) for line in column.lines(row))
        elif column.below and (cell := _cell(column, row)):
            yield cell


def _needed(column: Column, rows: Sequence[Row]) -> int:
    natural = _natural(column, rows)
    return min(natural, column.wrap) if column.wrap else natural


def _widths(columns: Sequence[Column], rows: Sequence[Row], width: int) -> list[int]:
    """Give each column what it needs, and share what is left among those that would take more."""
    natural = [_natural(column, rows) for column in columns]
    widths = [min(n, column.wrap) if column.wrap else n for n, column in zip(natural, columns, strict=True)]
    left = width - sum(widths) - _GAP * (len(widths) - 1)
    while left > 0 and (wanting := [i for i, n in enumerate(natural) if widths[i] < n]):
        share = max(left // len(wanting), 1)
        for i in wanting:
            more = min(share, natural[i] - widths[i], left)
            widths[i] += more
            left -= more
    return widths


def _line(console: Console, cells: Sequence[Text], columns: Sequence[Column], widths: Sequence[int]) -> None:
    wrapped = [list(cell.wrap(console, max(w, 1))) for cell, w in zip(cells, widths, strict=True)]
    for i in range(max(len(lines) for lines in wrapped)):
        line = Text("")
        for column, lines, w in zip(columns, wrapped, widths, strict=True):
            cell = lines[i] if i < len(lines) else Text("")
            cell.rstrip()
            space = max(w - cell.cell_len, 0)
            line = line + Text(" " * space) + cell if column.right else line + cell + Text(" " * space)
            line = line + Text(" " * _GAP)
        _print(console, line)
