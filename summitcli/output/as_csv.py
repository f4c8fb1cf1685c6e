"""CSV for spreadsheets: a heading line, then a row a line, lists with "; " between."""

import csv
from collections.abc import Iterable
from typing import TextIO

from summitcli.output.columns import Row, Screen, View, of_field
from summitcli.output.visible import folded


def write(rows: Iterable[Row], view: View, out: TextIO, screen: Screen) -> None:
    """Write `rows` one by one; the heading also where there are none. Line ends inside a value become a space."""
    del screen
    cells = [of_field(path) for path in view.fields]
    lines = csv.writer(out, lineterminator="\n")
    lines.writerow(view.fields)
    lines.writerows([folded(cell(row)) for cell in cells] for row in rows)
