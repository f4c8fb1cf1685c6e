"""Plain text: a heading line, then a row a line, complete, columns set apart by tabs."""

from collections.abc import Iterable
from typing import TextIO

from summitcli.output.columns import Row, Screen, View
from summitcli.output.visible import folded


def write(rows: Iterable[Row], view: View, out: TextIO, screen: Screen) -> None:
    """Write `rows`; nothing where there are none. Line ends and tabs inside a value become a space."""
    del screen  # nothing here depends on the terminal
    first = True
    for row in rows:
        if first:
            out.write("\t".join(column.name for column in view.columns) + "\n")
            first = False
        out.write("\t".join(folded(column.cell(row)) for column in view.columns) + "\n")
