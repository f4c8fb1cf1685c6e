"""The wheel as it is built and installed: in an environment of its own, asked from elsewhere."""

import json
import os
import re
import subprocess
import sys
import venv
from email.parser import Parser
from pathlib import Path
from zipfile import ZipFile

import pytest

ROOT = Path(__file__).parent.parent
# before any fixture: pip finds its index through the home of whoever runs it
OUTSIDE = {name: value for name, value in os.environ.items() if name not in ("PYTHONPATH", "PYTHONHOME")}


def run(*command: str | Path, cwd: Path, environment: dict[str, str] = OUTSIDE) -> str:
    done = subprocess.run(
        command, cwd=cwd, env=environment, capture_output=True, text=True, encoding="utf-8", stdin=subprocess.DEVNULL,
        check=False,
    )  # fmt: skip
    assert done.returncode == 0, f"{command}\n{done.stdout}\n{done.stderr}"
    return done.stdout


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built as an installation from the checkout builds it."""
    folder = tmp_path_factory.mktemp("wheel")
    run(sys.executable, "-m", "pip", "wheel", "--no-deps", "--wheel-dir", folder, ROOT, cwd=folder)
    [wheel] = folder.glob("*.whl")
    return wheel


@pytest.fixture(scope="module")
def names(built: Path) -> list[str]:
    with ZipFile(built) as wheel:
        return wheel.namelist()


@pytest.fixture(scope="module")
def installed(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The scripts of an environment in which there is the wheel and what it asks for, nothing else."""
    folder = tmp_path_factory.mktemp("installed")
    venv.create(folder, with_pip=True)
    scripts = folder / ("Scripts" if os.name == "nt" else "bin")
    run(scripts / "python", "-m", "pip", "install", built, cwd=folder)
    return scripts


def summit(scripts: Path, cwd: Path, *args: str) -> str:
    """Run the installed command from `cwd`, which is its home too."""
    kept = {name: OUTSIDE[name] for name in ("PATH", "SYSTEMROOT") if name in OUTSIDE}
    return run(scripts / "summit", *args, cwd=cwd, environment={**kept, "HOME": str(cwd), "LOCALAPPDATA": str(cwd)})


def test_everything_that_is_needed_travels_and_nothing_else(names: list[str]) -> None:
    shipped = {name for name in names if ".dist-info/" not in name}
    package = {path.relative_to(ROOT).as_posix() for path in (ROOT / "summitcli").rglob("*") if path.is_file()}
    corpus = {f"summitcli/corpus/{path.name}" for path in (ROOT / "corpus").iterdir()}
    assert shipped == {name for name in package | corpus if "__pycache__" not in name}
    assert {"summitcli/py.typed", "summitcli/lexicons/verbs.toml", "summitcli/corpus/archive.toml"} <= shipped
    assert [name for name in names if re.search(r"(^|/)(tests?|goldens|shared|\.[a-z]+)(/|$)", name)] == []


def test_the_corpus_travels_byte_for_byte(built: Path) -> None:
    with ZipFile(built) as wheel:
        for path in (ROOT / "corpus").iterdir():
            assert wheel.read(f"summitcli/corpus/{path.name}") == path.read_bytes()


def test_the_wheel_says_what_it_is(built: Path, names: list[str]) -> None:
    [metadata] = [name for name in names if name.endswith(".dist-info/METADATA")]
    with ZipFile(built) as wheel:
        said = Parser().parsestr(wheel.read(metadata).decode())
        assert any(name.endswith("/LICENSE") for name in names)
    assert said["Name"] == "summitcli"
    assert said["Requires-Python"] == ">=3.11"
    assert said["License-Expression"].startswith("MIT")
    assert said.get_payload().startswith("# summit")  # type: ignore[union-attr]
    needed = {re.split(r"[^\w-]", line)[0] for line in said.get_all("Requires-Dist") if "extra ==" not in line}
    assert needed == {"typer", "rich", "python-dateutil", "tzdata", "platformdirs", "pydantic"}


def test_the_main_commands_answer_from_anywhere(installed: Path, tmp_path: Path) -> None:
    meetings = json.loads(summit(installed, tmp_path, "list", "--json"))
    assert [row["date"] for row in meetings] == ["2005-05-09", "2005-05-09", "2005-07-07"]
    assert "Northern Territories" in summit(installed, tmp_path, "show", "2005-07-07")
    assert json.loads(summit(installed, tmp_path, "search", "pipeline", "--json"))
    assert json.loads(summit(installed, tmp_path, "schema", "meeting"))["properties"]["date"]["description"]
    assert summit(installed, tmp_path, "--version").startswith("summit ")


def test_the_answer_comes_from_the_wheel(installed: Path, tmp_path: Path) -> None:
    script = "import summitcli; from summitcli.archive.source import shipped; print(shipped().folder)"
    folder = Path(run(installed / "python", "-c", script, cwd=tmp_path).strip())
    assert installed.parent.resolve() in folder.parents
