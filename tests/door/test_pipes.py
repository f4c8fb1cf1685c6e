"""Files and pipes: whole, plain, silent when they close."""

import contextlib
import errno
import json
import os
import re
import signal
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from runner import CORPUS, MOSCOW, SUMMIT, Summit


def test_a_file_is_written_whole_in_the_format_of_its_name(summit: Summit, tmp_path: Path) -> None:
    for name in ("a.json", "a.jsonl", "a.csv", "a.md", "a.txt"):
        done = summit("list", "--output", str(tmp_path / name))
        assert (done.returncode, done.stdout) == (0, "")
        assert "Gleneagles" in (tmp_path / name).read_text(encoding="utf-8")
    assert len(json.loads((tmp_path / "a.json").read_text())) == 3
    assert {path.name for path in tmp_path.iterdir()} == {"a.json", "a.jsonl", "a.csv", "a.md", "a.txt"}


def test_a_dash_is_stdout(summit: Summit, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    summit.environment["PYTHONPATH"] = str(CORPUS.parent)
    for args in (["list"], ["export"], ["schema"], ["show", "2005-07-07"]):
        assert summit(*args, "--output", "-").stdout == summit(*args).stdout != ""
    assert list(tmp_path.iterdir()) == []


def test_a_file_is_left_alone_when_nothing_can_be_answered(summit: Summit, tmp_path: Path) -> None:
    file = tmp_path / "kept.json"
    file.write_text("precious")
    assert summit("list", "--archive", "/nowhere", "--output", str(file)).returncode == 1
    assert summit("search", "(", "--output", str(file)).returncode == 2
    assert summit("show", "1999", "-o", str(file)).returncode == 3
    assert file.read_text() == "precious"
    file.chmod(0o600)
    assert summit("list", "--output", str(file)).returncode == 0
    assert file.stat().st_mode & 0o777 == 0o600
    assert summit("list", "--output", "/dev/null").returncode == 0


def test_a_pipe_that_closes_early_is_silent(environment: dict[str, str], tmp_path: Path) -> None:
    folder = tmp_path / "many"
    folder.mkdir()
    text = (CORPUS / f"{MOSCOW}.txt").read_bytes()
    for i in range(40):
        (folder / f"{i}.txt").write_bytes(text)
    for args in (["export"], ["list", "--json"], ["list", "--format", "table"], ["--help"]):
        with subprocess.Popen(
            [*SUMMIT, "--archive", str(folder), *args],
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment,
        ) as running:  # fmt: skip
            assert running.stdout is not None
            assert running.stderr is not None
            running.stdout.read(10)
            running.stdout.close()
            said = running.stderr.read().decode()
            assert running.wait(60) == 0
        assert "Error" not in said
        assert "error" not in said
        assert "Exception" not in said


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
def test_a_full_disk_is_said(environment: dict[str, str]) -> None:
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [*SUMMIT, "list"], stdout=full, stderr=subprocess.PIPE, env=environment, check=False, text=True
        )
    assert done.returncode == 1
    assert f"Cannot write the answer: {os.strerror(errno.ENOSPC)}" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.skipif(os.name == "nt", reason="a POSIX shell is needed")
def test_closed_streams_are_survived(environment: dict[str, str]) -> None:
    command = " ".join(SUMMIT)
    for line in (f"{command} list >&-", f"{command} list 2>&-", f"{command} list <&-", f"{command} lst 2>&-"):
        done = subprocess.run(["sh", "-c", line], capture_output=True, env=environment, check=False)
        assert done.returncode == (2 if "lst" in line else 0)
        assert b"Traceback" not in done.stderr


def test_utf8_whatever_the_locale(summit: Summit) -> None:
    for locale in ({"LANG": "C", "LC_ALL": "C"}, {"PYTHONIOENCODING": "ascii"}):
        assert "José Manuel Barroso" in summit("participants", **locale, PYTHONUTF8="0", PYTHONCOERCECLOCALE="0").stdout


def test_a_pipe_gets_no_colour_no_box_and_whole_lines(summit: Summit) -> None:
    plain = summit("list").stdout
    assert plain == summit("list", COLUMNS="20", TERM="xterm-256color").stdout
    for args in (["list"], ["show", "2005-07-07"], ["search", "pipeline"], ["list", "--format", "table"]):
        done = summit(*args, COLUMNS="40", TERM="xterm-256color", FORCE_COLOR="0")
        assert "\x1b" not in done.stdout
        assert "│" not in done.stdout or args[0] == "show"
        assert "…" not in done.stdout
    shown = summit("show", "2005-07-07", "--format", "table", COLUMNS="20").stdout
    assert "The two leaders welcomed the steady progress" in shown
    assert "resolution of the issue under their political leadership" in shown
    wide = summit("list", "--format", "table", COLUMNS="20").stdout.splitlines()
    assert len(wide) == 4


def test_force_color_colours_a_pipe_and_no_color_wins(summit: Summit) -> None:
    table = ["list", "--format", "table"]
    assert "\x1b[" in summit(*table, FORCE_COLOR="1").stdout
    assert "\x1b[" not in summit(*table, FORCE_COLOR="1", NO_COLOR="1").stdout
    assert "\x1b[" not in summit(*table, "--no-color", FORCE_COLOR="1").stdout
    assert "\x1b[" not in summit(*table, FORCE_COLOR="1", TERM="dumb").stdout


def test_hostile_text_is_harmless_and_whole(summit: Summit, tmp_path: Path) -> None:
    text = "Summit Meeting\n\nJuly 8, 2005\n\nOn July 7, 2005, [the leaders] \x1b[31mmet\x1b]0;x\x07 \x9b2J in peace.\n"
    (tmp_path / "bad\x1b[1m.txt").write_text(text, encoding="utf-8")
    for args in (["search", "peace"], ["show", "2005-07-08"], ["search", "peace", "--json"], ["export"], ["list"]):
        done = summit("--archive", str(tmp_path), *args)
        assert done.returncode in (0, 3)
        for shown in (done.stdout, done.stderr):
            assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]", shown)
    assert "[the leaders] ␛[31mmet" in summit("--archive", str(tmp_path), "search", "peace").stdout


@pytest.mark.skipif(os.name == "nt", reason="no SIGINT to send")
def test_ctrl_c_is_silent(environment: dict[str, str]) -> None:
    with waiting(environment) as running:
        running.send_signal(signal.SIGINT)
        _, said = running.communicate(timeout=60)
        assert running.returncode == 130
        assert said == b""


@contextlib.contextmanager
def waiting(environment: dict[str, str]) -> Iterator["subprocess.Popen[bytes]"]:
    """A `summit` that waits for standard input."""
    with subprocess.Popen(
        [*SUMMIT, "--archive", "-", "list"],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment,
    ) as running:  # fmt: skip
        time.sleep(1)
        yield running
