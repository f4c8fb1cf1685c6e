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


@pytest.mark.parametrize(
    ("name", "args"),
    [
        ("meeting", ["list"]),
        ("agreement", ["agreements", "--band", "all"]),
        ("person", ["participants"]),
        ("hit", ["search", "Japan"]),
        ("record", ["export"]),
        ("record", ["show", "2005-07-07"]),
        ("problem", ["check"]),
    ],
)
def test_what_is_written_is_as_the_schema_says(summit: Summit, name: str, args: list[str]) -> None:
    jsonschema = pytest.importorskip("jsonschema")
    schema = json.loads(summit("schema", name).stdout)
    checker = jsonschema.Draft202012Validator(schema)
    checker.check_schema(schema)
    rows = json.loads(summit(*args, "--json").stdout)
    assert rows or name == "problem"
    for row in rows:
        checker.validate(row)
        assert set(row) <= set(schema["properties"])
    assert list(checker.iter_errors({"schema": "other/1"}))


def test_the_kinds_of_passages_are_those_of_the_schema() -> None:
    assert get_args(get_type_hints(Hit)["kind"]) == _KINDS
