"""The README does what it says: its examples are run as they stand there, on a terminal, and compared.

An example is a line that begins with "$ " in a console block; what follows is what the terminal shows. All are run in
order in one folder, which has the corpus beside it as the checkout has. Colour is taken off. A file that the README
writes out stands under a comment with its path. When a change moves an output, `pytest tests/test_readme.py
--regenerate` writes it anew: read the difference before you commit it.
"""

import contextlib
import doctest
import os
import re
import shutil
import struct
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

import pytest

from summitcli.cli.app import COMMANDS

README = Path(__file__).parent.parent / "README.md"
COLUMNS, LINES = 90, 500
_BLOCK = re.compile(
    r"(?:^<!-- (?P<name>[\w/.-]+) -->\n)?^```(?P<kind>\w+)\n(?P<body>.*?)^```$", re.DOTALL | re.MULTILINE
)
_COLOUR = re.compile(r"\x1b\[[0-9;]*m")


class Block(NamedTuple):
    """A fenced block of the README."""

    kind: str  # console, sh, toml, pycon
    name: str  # of the comment before it, "" without one
    body: str


class Example(NamedTuple):
    """A command of the README and what it shows."""

    command: str
    shown: str


def blocks(text: str) -> list[Block]:
    return [Block(match["kind"], match["name"] or "", match["body"]) for match in _BLOCK.finditer(text)]


def examples(body: str) -> list[Example]:
    assert body.startswith("$ "), f"a console block begins with a command: {body[:60]!r}"
    parts = re.split(r"^\$ (.*)\n", body, flags=re.MULTILINE)
    return [Example(command, shown) for command, shown in zip(parts[1::2], parts[2::2], strict=True)]


TEXT = README.read_text(encoding="utf-8")
BLOCKS = blocks(TEXT)
EXAMPLES = [example for block in BLOCKS if block.kind == "console" for example in examples(block.body)]


def on_terminal(command: str, folder: Path, environment: Mapping[str, str]) -> str:
    """Run a line of shell in `folder` on a terminal, and return all that it shows there."""
    fcntl = pytest.importorskip("fcntl")
    pty = pytest.importorskip("pty")
    termios = pytest.importorskip("termios")
    reader, terminal = pty.openpty()
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", LINES, COLUMNS, 0, 0))
    with subprocess.Popen(
        ["sh", "-c", command], cwd=folder, env=environment, stdin=subprocess.DEVNULL, stdout=terminal, stderr=terminal
    ) as running:
        os.close(terminal)
        written = b""
        with contextlib.suppress(OSError):  # Linux says so when the other side is closed
            while chunk := os.read(reader, 65536):
                written += chunk
        running.wait(60)
    os.close(reader)
    return _COLOUR.sub("", written.decode().replace("\r\n", "\n"))


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """What each example shows, all of them run in order; those that need jq are left out where there is none."""
    folder = tmp_path_factory.mktemp("readme")
    home = tmp_path_factory.mktemp("readme-home")
    shutil.copytree(README.parent / "corpus", folder / "corpus")
    path = os.pathsep.join((str(Path(sys.executable).parent), os.environ["PATH"]))
    environment = {"PATH": path, "HOME": str(home), "TERM": "xterm", "LANG": "C.UTF-8", "SUMMIT_PAGER": ""}
    if "PYTHONPATH" in os.environ:
        environment["PYTHONPATH"] = os.environ["PYTHONPATH"]
    found = {}
    for block in BLOCKS:
        if "/" in block.name:
            (folder / block.name).write_text(block.body, encoding="utf-8")
        if block.kind == "console":
            for command, _ in examples(block.body):
                if "jq" not in command or shutil.which("jq"):
                    found[command] = on_terminal(command, folder, environment)
    return found


def test_regenerate(shown: dict[str, str], regenerate: bool) -> None:
    if not regenerate:
        pytest.skip("only with --regenerate")
    text = _BLOCK.sub(lambda match: _anew(match, shown), TEXT)
    README.write_text(text, encoding="utf-8")


def _anew(match: re.Match[str], shown: dict[str, str]) -> str:
    if match["kind"] != "console":
        return match[0]
    body = "".join(f"$ {command}\n{shown.get(command, old)}" for command, old in examples(match["body"]))
    return match[0].replace(match["body"], body)


@pytest.mark.parametrize("example", EXAMPLES, ids=[example.command for example in EXAMPLES])
def test_example(example: Example, shown: dict[str, str], regenerate: bool) -> None:
    if regenerate:
        pytest.skip("written anew")
    if example.command not in shown:
        pytest.skip("there is no jq here")
    assert shown[example.command] == example.shown


def test_no_example_fails_by_accident() -> None:
    for command, text in EXAMPLES:
        assert "Traceback" not in text
        assert "not found" not in text, command
        assert "should not have happened" not in text


def test_the_python_example(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(README.parent)
    [block] = [block for block in BLOCKS if block.kind == "pycon"]
    test = doctest.DocTestParser().get_doctest(block.body, {}, "README", str(README), 0)
    runner = doctest.DocTestRunner(verbose=False)
    assert runner.run(test).failed == 0
    assert runner.tries > 3


@pytest.mark.parametrize("name", ["install", "tests"])
def test_set_up_is_one_line_to_paste(name: str) -> None:
    [block] = [block for block in BLOCKS if block.name == name]
    assert block.kind == "sh"
    [line] = block.body.splitlines()
    assert line.startswith("python3 -m venv .venv && .venv/bin/python -m pip install ")
    assert line.endswith({"install": ".venv/bin/summit list", "tests": ".venv/bin/python -m pytest"}[name])


def test_every_command_has_an_example() -> None:
    for command in COMMANDS:
        assert any(re.search(rf"\bsummit\b.* {command}\b", example.command) for example in EXAMPLES), command
        assert f"| `summit {command}" in TEXT


def test_links_lead_somewhere() -> None:
    headings = {re.sub(r"[^\w -]", "", line.lstrip("# ")).lower().replace(" ", "-") for line in TEXT.splitlines()}
    for target in re.findall(r"\]\(([^)]+)\)", TEXT):
        if target.startswith("#"):
            assert target[1:] in headings
        elif not target.startswith("https://"):
            assert (README.parent / target).is_file(), target


def test_every_fence_is_a_block() -> None:
    assert len(re.findall("^```", TEXT, re.MULTILINE)) == 2 * len(BLOCKS)
    assert {block.kind for block in BLOCKS} == {"console", "sh", "toml", "pycon"}
