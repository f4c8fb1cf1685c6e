"""What of a row is shown, and how: columns for eyes, dotted fields for programs."""

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Literal

Row = dict[str, Any]  # ready for JSON
Spans = Sequence[Sequence[int]]  # half-open pairs of offsets
Meaning = Literal["", "date", "person", "place", "heading", "agreement", "note", "quotation", "pin", "aside"]


@dataclass(frozen=True, slots=True)
class Column:
    """One value of each row, for eyes."""

    name: str  # the heading
    cell: Callable[[Row], str]
    meaning: Meaning = ""  # chooses the colour
    wrap: int = 0  # it may be wrapped, though not to fewer characters than this; 0: never
    yields: int = 0  # where the terminal is narrow, the highest goes below its row first, 0 last
    named: bool = False  # its heading goes with it when it goes below
    below: bool = False  # always below its row, over the whole width
    right: bool = False  # numbers
    marks: Callable[[Row], Spans] | None = None  # the words to highlight in the cell
    lines: Callable[[Row], Iterable[str]] | None = None  # what goes below the row one by one, instead of the cell


@dataclass(frozen=True, slots=True)
class View:
    """What is shown of rows of one kind."""

    columns: tuple[Column, ...]  # table, plain and markdown
    fields: tuple[str, ...]  # dotted; the columns of csv and tsv, and of json where `chosen`
    chosen: bool = False  # the fields were asked for: json keeps only these

    def only(self, fields: Sequence[str]) -> "View":
        """Return the view of these fields alone, in this order."""
        last = len(fields) - 1
        columns = tuple(
            Column(path, of_field(path), wrap=24, yields=i if i < last else 0) for i, path in enumerate(fields)
        )
        return View(columns, tuple(fields), chosen=True)


@dataclass(frozen=True, slots=True)
class Screen:
    """Where the answer is shown."""

    width: int | None  # in cells; None: as wide as it gets, nothing is wrapped
    colour: bool


def of_field(path: str) -> Callable[[Row], str]:
    """Return the function that gives the value at a dotted path as text, for a column."""
    names = path.split(".")
    return lambda row: as_text(_at(row, names))


def as_text(value: object) -> str:
    """Write a value of a row for a cell: nothing for null, lists with "; " between."""
    match value:
        case None:
            return ""
        case str():
            return value
        case bool():
            return "true" if value else "false"
        case list() | tuple():
            return "; ".join(as_text(item) for item in value)  # nulls keep their place beside other columns
        case dict():
            return json.dumps(value, ensure_ascii=False)
    return str(value)


def pick(row: Row, fields: Iterable[str]) -> Row:
    """Return `row` with these fields only, in this order, at the same paths."""
    kept: Row = {}
    for path in fields:
        _copy(row, path.split("."), kept)
    return kept


def _at(value: Any, names: Sequence[str]) -> Any:
    for i, name in enumerate(names):
        if isinstance(value, list):
            return [_at(item, names[i:]) for item in value]
        if not isinstance(value, dict):
            return None
        value = value.get(name)
    return value


def _copy(source: Row, names: Sequence[str], target: Row) -> None:
    name, rest = names[0], names[1:]
    value = source.get(name)
    if not rest:
        target[name] = value
    elif isinstance(value, dict):
        _copy(value, rest, target.setdefault(name, {}))
    elif isinstance(value, list):
        items = target.setdefault(name, [{} for _ in value])
        for item, kept in zip(value, items, strict=True):
            if isinstance(item, dict):
                _copy(item, rest, kept)
    else:
        target.setdefault(name, None)
