"""The fields that rows of a kind have, for --fields and --sort."""

from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass
from importlib import import_module
from typing import Any, get_args, get_type_hints

from summitcli.cli.words import near
from summitcli.errors import UsageError


def described(where: str) -> Any:
    """Return what "model:Meeting" names; the facts take time to load, and few commands need their descriptions."""
    module, _, name = where.partition(":")
    return getattr(import_module(f"summitcli.{module}"), name)


def known(row_type: str, beside: Iterable[str] = ()) -> list[str]:
    """Name all fields of rows of this type, dotted where they stand inside others; `beside` are further ones."""
    return [*_names(described(row_type)), *beside]


def checked(typed: str, names: list[str]) -> tuple[str, ...]:
    """Split what `--fields` was given; `UsageError` lists the right names."""
    wanted = tuple(word for part in typed.split(",") if (word := part.strip()))
    if not wanted:
        raise UsageError("--fields names no field.", _listed(names))
    for name in wanted:
        if name not in names:
            close = near(name, names)
            meant = f"Did you mean {close[0]}? " if close else ""
            raise UsageError(f"No such field: {name}.", meant + _listed(names))
    return wanted


def _listed(names: list[str]) -> str:
    return f"The fields are {', '.join(names)}."


def _names(row_type: type, before: str = "") -> Iterator[str]:
    if not before:
        yield "schema"
    hints = get_type_hints(row_type)
    for field in fields(row_type):
        name = before + field.name.rstrip("_")
        yield name
        inner = next((part for part in _parts(hints[field.name]) if is_dataclass(part)), None)
        if isinstance(inner, type):
            yield from _names(inner, name + ".")


def _parts(hint: Any) -> Iterator[Any]:
    yield hint
    for part in get_args(hint):
        yield from _parts(part)
