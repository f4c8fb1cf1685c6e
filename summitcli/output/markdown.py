"""A table in Markdown, as GitHub and Pandoc read it."""

from collections.abc import Iterable
from typing import TextIO

from summitcli.output.columns import Row, Screen, View
from summitcli.output.visible import folded

_ESCAPED = str.maketrans({c: "\\" + c for c in "\\|`*_<>~"} | {"&": "&amp;"})


def write(rows: Iterable[Row], view: View, out: TextIO, screen: Screen) -> None:
    """Write `rows` one by one; the heading also where there are none."""
    del screen
    out.write(_line([column.name for column in view.columns]))
    out.write("|" + "|".join(" ---: " if column.right else " --- " for column in view.columns) + "|\n")
    for row in rows:
        out.write(_line([column.cell(row) for column in view.columns]))


def _line(cells: list[str]) -> str:
    # "](" would make a link of two pairs of brackets that stand side by side in a document
    shown = (folded(cell).translate(_ESCAPED).replace("](", "]\\(") for cell in cells)
    return "| " + " | ".join(shown) + " |\n"
