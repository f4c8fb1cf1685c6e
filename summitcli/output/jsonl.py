"""JSON lines: an object a line, each written as soon as it is known."""

import json
from collections.abc import Iterable
from typing import TextIO

from summitcli.output.columns import Row, Screen, View, pick
from summitcli.output.visible import json_safe


def write(rows: Iterable[Row], view: View, out: TextIO, screen: Screen) -> None:
    """Write `rows` one by one."""
    del screen
    for row in rows:
        shown = pick(row, view.fields) if view.chosen else row
        out.write(json_safe(json.dumps(shown, ensure_ascii=False)) + "\n")
