"""JSON: one array of all rows, `[]` when there are none."""

import json
from collections.abc import Iterable
from typing import TextIO

from summitcli.output.columns import Row, Screen, View, pick
from summitcli.output.visible import json_safe


def write(rows: Iterable[Row], view: View, out: TextIO, screen: Screen) -> None:
    """Write `rows` one by one, indented by two spaces."""
    del screen
    before = "[\n  "
    for row in rows:
        shown = pick(row, view.fields) if view.chosen else row
        out.write(before + json_safe(json.dumps(shown, ensure_ascii=False, indent=2)).replace("\n", "\n  "))
        before = ",\n  "
    out.write("[]\n" if before.startswith("[") else "\n]\n")
