"""`summit schema`: the JSON Schema of what the commands write."""

import json
import sys
from dataclasses import is_dataclass
from types import ModuleType
from typing import Annotated, Any

import typer

from summitcli import model, rows
from summitcli.cli.destination import destination, on_terminal
from summitcli.cli.options import Common
from summitcli.cli.reasons import WORDS
from summitcli.cli.words import near
from summitcli.errors import UsageError
from summitcli.output import Column, View, write
from summitcli.output.columns import of_field

_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_DATED = ("date", "dated_by", "title")
_BESIDE = {  # what commands write behind the fields of a fact, where it stands alone
    "meeting": ("title",),
    "evidence": (WORDS,),
    "problem": ("document", "path", "line", "next"),
    "agreement": _DATED,
    "statement": _DATED,
    "quotation": _DATED,
    "planned_event": _DATED,
}


def command(
    name: Annotated[str | None, typer.Argument(metavar="NAME", help="meeting, or meeting/1.")] = None,
    *,
    everything: Annotated[bool, typer.Option("--all", "--json", help="All schemas in one document.")] = False,
    output: Annotated[
        str | None, typer.Option("--output", "-o", metavar="FILE", help="Write to FILE, all or nothing.")
    ] = None,
    common: Common,
) -> int:
    """Without a name it lists the schemas. A new field is no new version; a renamed or retyped one is.

    \b
      summit schema
      summit schema meeting
    """
    types = schemas()
    if name is None and not everything:
        listed = [{"schema": of.schema, "about": (of.__doc__ or "").split("\n")[0]} for of in types.values()]
        view = View((Column("schema", of_field("schema"), "pin"), Column("about", of_field("about"), wrap=24)), ())
        with destination(common, output) as (out, screen):
            write("table" if on_terminal(output) else "plain", listed, view, out, screen)
        return 0
    if name is not None and name.removesuffix("/1") not in types:
        close = near(name, types)
        hint = f"Did you mean {close[0]}?" if close else f"There is {', '.join(types)}."
        raise UsageError(f"No such schema: {name}.", hint)
    wanted = types if name is None else {name.removesuffix("/1"): types[name.removesuffix("/1")]}
    document = _whole(wanted) if name is None else _one(*next(iter(wanted.items())))
    with destination(common, output) as (out, _):
        out.write(json.dumps(document, ensure_ascii=False, indent=2) + "\n")
    sys.stdout.flush()
    return 0


def schemas() -> dict[str, Any]:
    """Return the types that have a schema, by its name without the version."""
    described = [of for module in (model, rows) for of in _facts(module) if hasattr(of, "schema")]
    return {of.schema.partition("/")[0]: of for of in described}


def _facts(module: ModuleType) -> list[Any]:
    here = [of for of in vars(module).values() if isinstance(of, type) and is_dataclass(of)]
    return [of for of in here if of.__module__ == module.__name__]


def _one(name: str, of: Any) -> dict[str, Any]:
    written = _described(of)
    _add_beside(name, written)
    if "Evidence" in written.get("$defs", {}):
        _add_beside("evidence", written["$defs"]["Evidence"])
    return {"$schema": _DIALECT, "$id": f"urn:summitcli:schema:{of.schema.replace('/', ':')}", **written}


def _add_beside(name: str, written: dict[str, Any]) -> None:
    for field in _BESIDE.get(name, ()):
        kind = "integer" if field == "line" else "string"
        written["properties"].setdefault(field, {"anyOf": [{"type": kind}, {"type": "null"}]})


def _whole(types: dict[str, Any]) -> dict[str, Any]:
    definitions: dict[str, Any] = {}
    for name, of in types.items():
        written = _one(name, of)
        definitions.update(written.pop("$defs", {}))
        written.pop("$schema")
        written.pop("$id")
        definitions[of.__name__] = written
    return {"$schema": _DIALECT, "$id": "urn:summitcli:schema", "$defs": dict(sorted(definitions.items()))}


def _described(of: Any) -> dict[str, Any]:
    from pydantic import ConfigDict, TypeAdapter  # slow to load, and only this command needs it

    facts = [*_facts(model), *_facts(rows)]
    for fact in facts:
        fact.__pydantic_config__ = ConfigDict(use_attribute_docstrings=True)
    written = TypeAdapter(of).json_schema(mode="serialization")
    by_name = {fact.__name__: fact for fact in facts}
    for name, inner in {of.__name__: written, **written.get("$defs", {})}.items():
        for base in by_name[name].__mro__[1:]:
            if base.__name__ in by_name:  # pydantic reads the docstrings of the class itself only
                _describe(inner["properties"], TypeAdapter(base).json_schema()["properties"])
        _as_written(inner, by_name[name])
    return written


def _describe(properties: dict[str, Any], inherited: dict[str, Any]) -> None:
    for name, value in inherited.items():
        if "description" in value:
            properties[name].setdefault("description", value["description"])


def _as_written(schema: dict[str, Any], of: Any) -> None:
    """Put in what dataclasses cannot say: the constant `schema`, and names that are words of Python."""
    properties = {name.rstrip("_"): value for name, value in schema["properties"].items()}
    required = [name.rstrip("_") for name in properties]
    if hasattr(of, "schema"):
        properties = {"schema": {"const": of.schema}, **properties}
        required = ["schema", *required]
    schema["properties"], schema["required"] = properties, required
