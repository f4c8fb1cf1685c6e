"""The JSON Schema of what the commands write, and whether they write so."""

import json
import re
from typing import get_args, get_type_hints

import pytest
from runner import Summit

from summitcli.cli.search import _KINDS
from summitcli.rows import Hit


def test_schemas(summit: Summit) -> None:
    listed = summit("schema").stdout
    for name in ("record/1", "meeting/1", "agreement/1", "person/1", "hit/1"):
        assert re.search(rf"^{name}\t\w", listed, re.MULTILINE)
    for asked in ("meeting", "meeting/1"):
        schema = json.loads(summit("schema", asked).stdout)
        assert schema["$schema"].startswith("https://json-schema.org/")
        assert schema["properties"]["schema"] == {"const": "meeting/1"}
        assert schema["properties"]["date"]["description"]
    everything = json.loads(summit("schema", "--all").stdout)
    assert {"Record", "Meeting", "Person", "Company"} <= set(everything["$defs"])
    assert "with" in everything["$defs"]["Company"]["properties"]


WRITTEN = [
    ("meeting", ["list"]),
    ("meeting", ["list", "--why"]),
    ("agreement", ["agreements", "--band", "all"]),
    ("agreement", ["agreements", "--why"]),
    ("person", ["participants"]),
    ("spelling", ["participants", "--why"]),
    ("hit", ["search", "Japan"]),
    ("record", ["export"]),
    ("record", ["show", "2005-07-07"]),
    ("record", ["show", "2005-07-07", "--why"]),
    ("problem", ["check"]),
]


@pytest.mark.parametrize(("name", "args"), WRITTEN)
def test_what_is_written_is_as_the_schema_says(summit: Summit, name: str, args: list[str]) -> None:
    jsonschema = pytest.importorskip("jsonschema")
    schema = json.loads(summit("schema", name).stdout)
    checker = jsonschema.Draft202012Validator(closed(schema))
    checker.check_schema(schema)
    for format in ("json", "jsonl"):
        written = summit(*args, "--format", format).stdout
        rows = json.loads(written) if format == "json" else [json.loads(line) for line in written.splitlines()]
        assert rows or name == "problem"
        for row in rows:
            checker.validate(row)
    assert list(checker.iter_errors({"schema": "other/1"}))


def closed(schema: object) -> object:
    """Return a schema that allows no member but those that it names, at any depth."""
    if isinstance(schema, list):
        return [closed(item) for item in schema]
    if not isinstance(schema, dict):
        return schema
    inner = {name: closed(value) for name, value in schema.items()}
    return {**inner, "additionalProperties": False} if isinstance(inner.get("properties"), dict) else inner


def test_the_whole_schema_describes_every_row(summit: Summit) -> None:
    jsonschema = pytest.importorskip("jsonschema")
    whole = json.loads(summit("schema", "--all").stdout)
    named = {
        of["properties"]["schema"]["const"]: name for name, of in whole["$defs"].items() if "schema" in of["properties"]
    }
    for _, args in WRITTEN:
        for row in json.loads(summit(*args, "--json").stdout):
            jsonschema.Draft202012Validator({**whole, "$ref": f"#/$defs/{named[row['schema']]}"}).validate(row)


@pytest.mark.parametrize(
    "args",
    [
        ["list", "--country", "Brazil"],
        ["list", "--country", "Brazil", "--why"],
        ["agreements", "--country", "Brazil"],
        ["participants", "Nobody"],
        ["participants", "Nobody", "--why"],
        ["search", "zebra"],
        ["export", "zebra"],
        ["check", "--country", "Brazil"],
    ],
)
def test_an_answer_without_rows_is_an_array_all_the_same(summit: Summit, args: list[str]) -> None:
    done = summit(*args, "--json")
    assert (done.returncode, json.loads(done.stdout)) == (0, [])
    assert summit(*args, "--format", "jsonl").stdout == ""


def test_the_kinds_of_passages_are_those_of_the_schema() -> None:
    assert get_args(get_type_hints(Hit)["kind"]) == _KINDS
