"""TSV: the columns of CSV set apart by tabs, nothing quoted."""

from collections.abc import Iterable
from typing import TextIO

from summitcli.output.columns import Row, Screen, View, of_field
from summitcli.output.visible import folded


def write(rows: Iterable[Row], view: View, out: TextIO, screen: Screen) -> None:
    """Write `rows` one by one; the heading also where there are none. Line ends and tabs inside become a space."""
    del screen
    cells = [of_field(path) for path in view.fields]
    out.write("\t".join(view.fields) + "\n")
    for row in rows:
        out.write("\t".join(folded(cell(row)) for cell in cells) + "\n")
