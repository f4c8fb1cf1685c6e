"""The options that commands share, in three groups, and how a command takes a whole group at once.

All values are words as typed: Typer would import pydantic to convert them, and cannot word our errors.
"""

import functools
import inspect
from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields
from typing import Annotated, Any, get_type_hints

from typer import Context, Option
from typer.models import OptionInfo

from summitcli.errors import UsageError

_FILTERS = "Filters"
_OUTPUT = "Output"
GENERAL = "General"
_CONTEXT = "ctx"


@dataclass(slots=True)
class Common:
    """What every command takes, before its name or behind it."""

    archive: Annotated[
        str | None,
        Option(
            "--archive",
            metavar="DIR",
            help="The folder of documents; - reads one from standard input.",
            rich_help_panel=GENERAL,
        ),
    ] = None
    no_color: Annotated[bool, Option("--no-color", help="No colour.", rich_help_panel=GENERAL)] = False
    no_pager: Annotated[bool, Option("--no-pager", help="No pager.", rich_help_panel=GENERAL)] = False
    quiet: Annotated[
        bool, Option("--quiet", "-q", help="No counts and notices on stderr.", rich_help_panel=GENERAL)
    ] = False
    debug: Annotated[bool, Option("--debug", help="Show where an error comes from.", rich_help_panel=GENERAL)] = False

    def take(self, other: "Common") -> None:
        """Take over what `other` says."""
        for field in fields(self):
            said = getattr(other, field.name)
            if said not in (None, False):  # an empty name is said too
                setattr(self, field.name, said)


@dataclass(frozen=True, slots=True)
class Filtering:
    """What narrows the rows of a command."""

    since: Annotated[
        str | None,
        Option("--since", metavar="DATE", help="Not before this day, month or year.", rich_help_panel=_FILTERS),
    ] = None
    until: Annotated[str | None, Option("--until", metavar="DATE", help="Not after it.", rich_help_panel=_FILTERS)] = (
        None
    )
    year: Annotated[str | None, Option("--year", metavar="YEAR", help="In this year.", rich_help_panel=_FILTERS)] = None
    on: Annotated[
        str | None, Option("--on", metavar="DATE", help="On this day, or in this month.", rich_help_panel=_FILTERS)
    ] = None
    country: Annotated[
        list[str] | None,
        Option("--country", metavar="NAME", help="Of this country: a name, code or demonym.", rich_help_panel=_FILTERS),
    ] = None
    person: Annotated[
        list[str] | None, Option("--person", metavar="NAME", help="With this person.", rich_help_panel=_FILTERS)
    ] = None
    issuer: Annotated[
        list[str] | None, Option("--issuer", metavar="NAME", help="Published by them.", rich_help_panel=_FILTERS)
    ] = None
    kind: Annotated[
        list[str] | None,
        Option("--kind", metavar="KIND", help="Of this kind of meeting or document.", rich_help_panel=_FILTERS),
    ] = None


@dataclass(frozen=True, slots=True)
class Output:
    """How the rows of a command are written."""

    format: Annotated[
        str | None,
        Option(
            "--format",
            metavar="NAME",
            help="table, plain, json, jsonl, csv, tsv or markdown; without it a table on a terminal, plain in a pipe.",
            rich_help_panel=_OUTPUT,
        ),
    ] = None
    json: Annotated[bool, Option("--json", help="Short for --format json.", rich_help_panel=_OUTPUT)] = False
    fields: Annotated[
        str | None,
        Option(
            "--fields",
            metavar="A,B.C",
            help="Only these fields; a wrong name lists the right ones.",
            rich_help_panel=_OUTPUT,
        ),
    ] = None
    sort: Annotated[
        str | None,
        Option("--sort", metavar="FIELD", help="By this field; -date is newest first.", rich_help_panel=_OUTPUT),
    ] = None
    limit: Annotated[str | None, Option("--limit", metavar="N", help="At most N rows.", rich_help_panel=_OUTPUT)] = None
    output: Annotated[
        str | None,
        Option(
            "--output",
            "-o",
            metavar="FILE",
            help="Write to FILE, all or nothing; - is stdout.",
            rich_help_panel=_OUTPUT,
        ),
    ] = None
    exit_status: Annotated[
        bool, Option("--exit-status", help="Exit with 1 when there is no row.", rich_help_panel=_OUTPUT)
    ] = False


_GROUPS = (Filtering, Output, Common)


def with_groups(function: Callable[..., Any]) -> Callable[..., Any]:
    """Return `function` with the options of a group in the place of each parameter that is such a group.

    The general options may stand before the command too: a command is given those of both places.
    """
    hints = get_type_hints(function, include_extras=True)
    groups = {name: hint for name, hint in hints.items() if hint in _GROUPS}
    taken = [inspect.Parameter(_CONTEXT, inspect.Parameter.KEYWORD_ONLY, annotation=Context)]
    for parameter in inspect.signature(function).parameters.values():
        if parameter.name in groups:
            taken += _parameters(groups[parameter.name])
        elif parameter.name != _CONTEXT:
            taken.append(parameter.replace(kind=inspect.Parameter.KEYWORD_ONLY, annotation=hints[parameter.name]))

    flags = {parameter.name: _flag(parameter.annotation) for parameter in taken}

    @functools.wraps(function)
    def expanded(**given: Any) -> Any:
        for name, value in given.items():
            if flags[name] and "" in _words(value):
                # of a variable that is not set: without the option the answer would be another one
                raise UsageError(f"{flags[name]} is given an empty value.", "Leave it out, or say what is meant.")
        context = given[_CONTEXT] if _CONTEXT in hints else given.pop(_CONTEXT)
        values = {name: group(**{f.name: given.pop(f.name) for f in fields(group)}) for name, group in groups.items()}
        for name, value in values.items():
            if isinstance(value, Common):
                context.obj.take(value)
                values[name] = context.obj
        return function(**given, **values)

    expanded.__signature__ = inspect.Signature(taken)  # type: ignore[attr-defined]
    expanded.__annotations__ = {parameter.name: parameter.annotation for parameter in taken}
    return expanded


def _words(value: Any) -> Iterator[Any]:
    if isinstance(value, (list, tuple)):
        for part in value:
            yield from _words(part)
    else:
        yield value


def _flag(annotation: Any) -> str:
    """Return the option's name, "" for an argument."""
    about = next((part for part in getattr(annotation, "__metadata__", ()) if isinstance(part, OptionInfo)), None)
    first = (about.default, *(about.param_decls or ())) if about else ()  # in `Annotated`, Typer takes it for a default
    return next((name for name in first if isinstance(name, str) and name.startswith("--")), "")


def _parameters(group: Any) -> list[inspect.Parameter]:
    hints = get_type_hints(group, include_extras=True)
    return [
        inspect.Parameter(
            field.name, inspect.Parameter.KEYWORD_ONLY, default=field.default, annotation=hints[field.name]
        )
        for field in fields(group)
    ]
