"""How answers are written: one module for each format, each loaded when it is asked for."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from importlib import import_module
from typing import TextIO, cast

from summitcli.output.columns import Column, Row, Screen, View

__all__ = ["FORMATS", "Column", "Format", "Row", "Screen", "View", "write"]

Writer = Callable[[Iterable[Row], View, TextIO, Screen], None]


@dataclass(frozen=True, slots=True)
class Format:
    """A way to write rows; `module` holds a function `write(rows, view, out, screen)`."""

    module: str
    about: str
    suffixes: tuple[str, ...] = ()  # of files that are written so when no format is named


FORMATS = {
    "table": Format("summitcli.output.terminal", "columns that fit the terminal"),
    "plain": Format("summitcli.output.plain", "a row a line, columns set apart by tabs", (".txt",)),
    "json": Format("summitcli.output.as_json", "one array", (".json",)),
    "jsonl": Format("summitcli.output.jsonl", "an object a line", (".jsonl", ".ndjson")),
    "csv": Format("summitcli.output.as_csv", "for spreadsheets", (".csv",)),
    "tsv": Format("summitcli.output.tsv", "the columns of csv, set apart by tabs", (".tsv",)),
    "markdown": Format("summitcli.output.markdown", "a table for a page or an issue", (".md", ".markdown")),
}


def write(name: str, rows: Iterable[Row], view: View, out: TextIO, screen: Screen) -> None:
    """Write `rows` to `out` in the format called `name`; rows are taken one by one where the format allows."""
    writer = cast(Writer, import_module(FORMATS[name].module).write)
    writer(rows, view, out, screen)
