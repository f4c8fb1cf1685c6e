"""The one law of the house: import only from lower floors, never sideways between strangers, never up."""

import ast
from pathlib import Path

import pytest

HOUSE = Path(__file__).parent.parent / "summitcli"

FLOORS = [
    {"model", "errors", "tokens", "rows"},
    {"lexicon", "when"},
    {"reading", "segment"},
    {
        "extract.dates", "extract.date_words", "extract.date_values", "extract.date_rules", "extract.period_rules",
        "extract.relative_rules", "extract.clocks", "extract.durations", "extract.zones", "extract.moments",
        "extract.timing", "extract.datelines", "extract.sentences", "extract.names", "extract.nationality",
        "extract.roles", "extract.people", "extract.tagged", "extract.identity", "extract.clauses", "extract.page",
        "extract.places",
    },
    {
        "extract.meeting_rules", "extract.principals", "extract.sittings", "extract.headed", "extract.delegations",
        "extract.circumstances", "extract.affiliations", "extract.meetings", "extract.mentions",
        "extract.statements", "extract.quotations", "extract.plans",
    },
    {"record"},
    {"archive", "output"},
    {"cli"},
]  # fmt: skip
STRANGERS = [{"archive", "output"}, {"reading", "segment"}]
ONLY = {"rich": "output.terminal", "sqlite3": "archive", "typer": "cli"}


def modules() -> list[tuple[str, Path]]:
    found = []
    for path in sorted(HOUSE.rglob("*.py")):
        name = ".".join(path.relative_to(HOUSE).with_suffix("").parts).removesuffix(".__init__")
        found.append((name, path))
    return found


def room(name: str) -> str:
    parts = name.split(".")
    return ".".join(parts[:2]) if parts[0] == "extract" else parts[0]


def floor(name: str) -> int:
    for level, rooms in enumerate(FLOORS):
        if room(name) in rooms:
            return level
    raise AssertionError(f"{name} stands on no floor: give it one in FLOORS")


def imports(path: Path) -> set[str]:
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= (
                {node.module} if node.module != "summitcli" else {f"summitcli.{alias.name}" for alias in node.names}
            )
    return found


OURS = [(name, path) for name, path in modules() if name not in ("__init__", "__main__", "extract")]


@pytest.mark.parametrize(("name", "path"), OURS, ids=[name for name, _ in OURS])
def test_imports_only_from_lower_floors(name: str, path: Path) -> None:
    for imported in imports(path):
        target = imported.removeprefix("summitcli.")
        if not imported.startswith("summitcli.") or target == "__version__" or room(target) == room(name):
            continue
        assert floor(target) <= floor(name), f"{name} reaches up to {target}"
        assert not any({room(name), room(target)} <= pair for pair in STRANGERS), f"{name} and {target} are strangers"


@pytest.mark.parametrize(("name", "path"), OURS, ids=[name for name, _ in OURS])
def test_outer_libraries_stay_in_their_rooms(name: str, path: Path) -> None:
    for imported in imports(path):
        home = ONLY.get(imported.split(".")[0])
        assert home is None or (name + ".").startswith(home + "."), f"{name} imports {imported}, at home in {home}"


def test_the_package_itself_imports_nothing_of_ours() -> None:
    assert not any(name.startswith("summitcli") for name in imports(HOUSE / "__init__.py"))


def test_a_reach_upwards_is_seen() -> None:
    assert (
        floor("model") < floor("lexicon") < floor("segment") < floor("extract.people") < floor("record") < floor("cli")
    )
