"""The door: exit statuses, what goes to stdout and what to stderr, pipes, terminals, bad input.

Everything here runs the real command in a process of its own, on the corpus that is shipped.
"""

import contextlib
import csv
import errno
import io
import json
import os
import re
import select
import signal
import struct
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

SUMMIT = [sys.executable, "-m", "summitcli"]
KOIZUMI_PUTIN = "2005-07-07-japan-russia-gleneagles"
MOSCOW = "2005-05-09-japan-russia-moscow"
CORPUS = Path(__file__).parent.parent / "corpus"


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("cache")


@pytest.fixture
def environment(cache: Path, tmp_path: Path) -> dict[str, str]:
    kept = {name: os.environ[name] for name in ("PATH", "SYSTEMROOT", "VIRTUAL_ENV") if name in os.environ}
    return {**kept, "XDG_CACHE_HOME": str(cache), "HOME": str(tmp_path), "LANG": "C.UTF-8"}


class Summit:
    """Runs `summit` in a pipe."""

    def __init__(self, environment: dict[str, str]) -> None:
        self.environment = environment

    def __call__(self, *args: str, stdin: bytes = b"", **environment: str) -> subprocess.CompletedProcess[str]:
        done = subprocess.run(
            [*SUMMIT, *args], input=stdin, capture_output=True, env=self.environment | environment, timeout=60,
            check=False,
        )  # fmt: skip
        return subprocess.CompletedProcess(done.args, done.returncode, done.stdout.decode(), done.stderr.decode())


@pytest.fixture
def summit(environment: dict[str, str]) -> Summit:
    return Summit(environment)


# the commands as the README writes them


def test_list(summit: Summit) -> None:
    done = summit("list")
    assert done.returncode == 0
    lines = [line.split("\t") for line in done.stdout.splitlines()]
    assert lines[0] == ["date", "time", "parties", "place", "name", "kind", "pin"]
    assert sorted(line[0] for line in lines[1:]) == ["2005-05-09", "2005-05-09", "2005-07-07"]
    assert ["2005-07-07", "15:35"] in [line[:2] for line in lines]
    assert done.stderr == "3 meetings\n"


def test_list_narrowed(summit: Summit) -> None:
    rows = json.loads(summit("list", "--country", "Russia", "--since", "2005-06", "--json").stdout)
    assert [row["date"] for row in rows] == ["2005-07-07"]
    assert {"Junichiro Koizumi", "Vladimir Putin"} <= {p["name"] for p in rows[0]["participants"]}


@pytest.mark.parametrize(
    ("wanted", "title", "said"),
    [
        ("2005-07-07", "Gleneagles", "the meeting was on 2005-07-07"),
        ("May 9, 2005", "Visit by Prime Minister", "the meeting was on 2005-05-09"),
        ("2005-07-08", "Gleneagles", "published on 2005-07-08"),
        ("2005-07", "Gleneagles", "the meeting was on 2005-07-07"),
        (KOIZUMI_PUTIN, "Gleneagles", ""),
    ],
)
def test_show(summit: Summit, wanted: str, title: str, said: str) -> None:
    done = summit("show", wanted)
    assert done.returncode == 0
    assert title in done.stdout.splitlines()[0]
    assert said in done.stderr


def test_show_a_section(summit: Summit) -> None:
    text = summit("show", "2005-07", "--section", "5.2").stdout
    assert "United Nations Security Council Reform" in text
    assert "Both leaders affirmed" in text
    assert "Pipeline" not in text


def test_show_the_text_itself(summit: Summit) -> None:
    raw = (CORPUS / f"{KOIZUMI_PUTIN}.txt").read_text(encoding="utf-8")
    assert summit("show", KOIZUMI_PUTIN, "--raw").stdout.strip() == raw.strip()


def test_show_loses_no_word_of_the_text(summit: Summit) -> None:
    for document in (KOIZUMI_PUTIN, MOSCOW):
        shown = summit("show", document).stdout.split()
        words = iter(shown)
        raw = (CORPUS / f"{document}.txt").read_text(encoding="utf-8").split()
        assert [word for word in raw if word not in words] == []


def test_show_as_json_is_an_array_of_records(summit: Summit) -> None:
    [record] = json.loads(summit("show", "2005-07-07", "--json").stdout)
    assert record["schema"] == "record/1"


def test_search(summit: Summit) -> None:
    rows = json.loads(summit("search", "pipeline", "--json").stdout)
    assert f"{KOIZUMI_PUTIN}#5.1s1" in [row["pin"] for row in rows]
    for row in rows:
        assert row["text"][slice(*row["highlights"][0])].lower() == "pipeline"
    both = json.loads(summit("search", '"peace treaty" OR Japan-Russia', "--json").stdout)
    assert {row["document"] for row in both} == {KOIZUMI_PUTIN, MOSCOW}


def test_agreements(summit: Summit) -> None:
    rows = json.loads(summit("agreements", "--between", "Japan", "Russia", "--json").stdout)
    assert rows
    assert {row["band"] for row in rows} <= {"high", "medium"}
    schroeder = json.loads(summit("agreements", "--person", "Schroeder", "--json").stdout)
    assert schroeder
    assert all("Gerhard Schroeder" in row["parties"] for row in schroeder)
    low = json.loads(summit("agreements", "--band", "low", "--json").stdout)
    assert {row["band"] for row in low} == {"low"}


def test_between_may_be_said_twice(summit: Summit) -> None:
    pairs = ("--between", "Japan", "Russia", "--between", "Koizumi", "Putin")
    assert json.loads(summit("agreements", *pairs, "--json").stdout)
    assert json.loads(summit("agreements", *pairs, "--between", "Japan", "Brazil", "--json").stdout) == []


def test_participants(summit: Summit) -> None:
    rows = json.loads(summit("participants", "--json").stdout)
    assert rows[0]["name"] == "Junichiro Koizumi"
    [putin] = json.loads(summit("participants", "Putin", "--json").stdout)
    assert [meeting["date"] for meeting in putin["meetings"]] == ["2005-05-09", "2005-07-07"]


def test_export(summit: Summit) -> None:
    lines = summit("export").stdout.splitlines()
    assert [json.loads(line)["document"]["id"] for line in lines] == [MOSCOW, KOIZUMI_PUTIN]
    assert len(json.loads(summit("export", "--json").stdout)) == 2
    table = list(csv.DictReader(io.StringIO(summit("export", "--format", "csv").stdout)))
    assert [row["document.id"] for row in table] == [MOSCOW, KOIZUMI_PUTIN]


def test_another_archive(summit: Summit, tmp_path: Path) -> None:
    folder = tmp_path / "readouts"
    folder.mkdir()
    (folder / "a.txt").write_bytes((CORPUS / f"{MOSCOW}.txt").read_bytes())
    for args in (("--archive", str(folder), "list", "--json"), ("list", "--json", "--archive", str(folder))):
        assert {row["document"] for row in json.loads(summit(*args).stdout)} == {"a"}
    assert {row["document"] for row in json.loads(summit("list", "--json", SUMMIT_ARCHIVE=str(folder)).stdout)} == {"a"}


def test_a_document_on_standard_input(summit: Summit) -> None:
    text = (CORPUS / f"{MOSCOW}.txt").read_bytes()
    rows = json.loads(summit("--archive", "-", "list", "--json", stdin=text).stdout)
    assert [row["date"] for row in rows] == ["2005-05-09", "2005-05-09"]


# exit statuses, and what is said


@pytest.mark.parametrize(
    ("args", "status", "said"),
    [
        (["lst"], 2, "did you mean `summit list`?"),
        (["frobnicate"], 2, "the commands are list, show"),
        (["list", "--contry", "Japan"], 2, "did you mean --country"),
        (["list", "--since"], 2, "option '--since' requires an argument"),
        (["search"], 2, "missing argument 'QUERY'"),
        (["search", " "], 2, "there is nothing to look for"),
        (["list", "--format", "jsno"], 2, "did you mean json"),
        (["list", "--json", "--format", "csv"], 2, "exclude each other"),
        (["list", "--fields", "date,titel"], 2, "no such field: titel"),
        (["list", "--fields", ","], 2, "the fields are schema, id"),
        (["list", "--sort", "colour"], 2, "no such field: colour"),
        (["list", "--limit", "0"], 2, "--limit takes a number from 1 on"),
        (["list", "--limit", "٣"], 2, "--limit takes a number from 1 on"),
        (["list", "--country", "Rusia"], 2, "did you mean Russia"),
        (["list", "--kind", "bilat"], 2, "did you mean bilateral?"),
        (["list", "--since", "2005-13-40"], 2, "2005-13-40"),
        (["list", "--since", "2006", "--until", "2005"], 2, "the range ends before it starts"),
        (["list", "--on", "2005", "--year", "2005"], 2, "exclude each other"),
        (["list", "--year", "05"], 2, "--year takes a year of four digits"),
        (["agreements", "--band", "huge"], 2, "no such band: huge"),
        (["agreements", "--between", "Japan"], 2, "requires 2 arguments"),
        (["list", "--archive", "/nowhere/at/all"], 1, "/nowhere/at/all"),
        (["show", "1999-01-01"], 3, "nearest meetings: "),
        (["show", "2005-13-40"], 3, "hint: "),
        (["show", "2005-07", "--section", "9.9"], 3, "its sections are 1, 2"),
        (["show", "2005-07", "--format", "csv"], 2, "show cannot write csv"),
        (["export", "--sort", "title"], 2, "export cannot sort by title"),
        (["show", "2005-07", "--raw", "--outline"], 2, "exclude each other"),
        (["show", "2005"], 2, "2 documents match 2005"),
        (["schema", "meetin"], 2, "did you mean meeting?"),
        (["list", "--output", "/nowhere/at/all.json"], 1, "cannot write /nowhere/at/all.json"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else None,
)
def test_what_cannot_be_done_is_said(summit: Summit, args: list[str], status: int, said: str) -> None:
    done = summit(*args)
    assert (done.returncode, done.stdout) == (status, "")
    assert said.lower() in done.stderr.lower()
    assert "error: " in done.stderr
    assert "Traceback" not in done.stderr


def test_several_documents_are_candidates_or_all_shown(summit: Summit) -> None:
    done = summit("show", "2005")
    assert KOIZUMI_PUTIN in done.stderr
    assert MOSCOW in done.stderr
    shown = summit("show", "2005", "--all").stdout
    assert "Gleneagles Summit" in shown
    assert "Visit by Prime Minister" in shown


def test_a_broken_query_is_shown_with_the_place(summit: Summit) -> None:
    done = summit("search", "peace AND (treaty")
    assert done.returncode == 2
    query, caret = done.stderr.splitlines()[1:3]
    assert query == "  peace AND (treaty"
    assert caret.strip() == "^"
    assert query[caret.index("^")] in "(y"


def test_a_very_long_query_is_not_shown_whole(summit: Summit) -> None:
    done = summit("search", "peace " * 15_000 + "(")
    assert done.returncode in (0, 2)
    assert len(done.stderr) < 2_000


@pytest.mark.parametrize("name", ["json", "jsonl", "csv", "tsv", "plain", "markdown", "table"])
def test_an_empty_answer_is_an_answer(summit: Summit, name: str) -> None:
    done = summit("list", "--country", "Brazil", "--format", name)
    assert done.returncode == 0
    assert done.stderr.startswith("no meetings\n")
    assert len(done.stdout.splitlines()) == {"json": 1, "csv": 1, "tsv": 1, "markdown": 2}.get(name, 0)
    assert summit("list", "--country", "Brazil", "--format", name, "--exit-status").returncode == 1
    assert summit("list", "--exit-status").returncode == 0


def test_quiet_is_quiet(summit: Summit) -> None:
    assert summit("-q", "list").stderr == ""
    assert summit("list", "--quiet").stderr == ""
    assert "error: " in summit("list", "--quiet", "--limit", "x").stderr


def test_a_limit_says_what_there_is(summit: Summit) -> None:
    done = summit("list", "--limit", "1")
    assert len(done.stdout.splitlines()) == 2
    assert "1 of 3 meetings" in done.stderr


def test_sorted_both_ways(summit: Summit) -> None:
    up = [row["date"] for row in json.loads(summit("list", "--json", "--sort", "date").stdout)]
    down = [row["date"] for row in json.loads(summit("list", "--json", "--sort", "-date").stdout)]
    assert up == sorted(up)
    assert down == sorted(up, reverse=True)


def test_an_error_of_ours_is_traced_only_on_demand(summit: Summit) -> None:
    assert "Traceback" in summit("--debug", "list", "--limit", "0").stderr
    assert "Traceback" in summit("list", "--limit", "0", "--debug").stderr


# help


def test_help(summit: Summit) -> None:
    alone = summit()
    assert alone.returncode == 0
    assert alone.stdout == summit("--help").stdout == summit("-h").stdout
    for name in ("list", "show", "search", "agreements", "participants", "export", "check", "schema"):
        assert re.search(rf"^  {name} ", alone.stdout, re.MULTILINE)
        done = summit(name, "--help")
        assert done.returncode == 0
        assert done.stderr == ""
        assert f"summit {name}" in done.stdout
        assert "list[str]" not in done.stdout
    assert summit("--version").stdout.startswith("summit ")


def test_the_common_path_does_not_load_pydantic_nor_rich(environment: dict[str, str]) -> None:
    script = (
        "import sys; from summitcli.cli import main; main(sys.argv[1:]);"
        "print([m for m in ('pydantic', 'rich', 'dateutil.parser') if m in sys.modules], file=sys.stderr)"
    )
    for args in (["list", "-q", "--country", "Russia", "--json"], ["agreements", "-q", "--between", "Japan", "Russia"]):
        done = subprocess.run(
            [sys.executable, "-c", script, *args], capture_output=True, env=environment, check=True, text=True
        )
        assert done.stderr == "[]\n"


def test_an_unknown_typer_converts_by_itself(environment: dict[str, str]) -> None:
    script = (
        "import sys; from summitcli.cli import app, main; app.AsTyped.take = classmethod(lambda cls, params: None);"
        "sys.exit(main(sys.argv[1:]))"
    )
    for args in (["list", "--country", "Japan", "--country", "Russia"], ["agreements", "--between", "Japan", "Russia"]):
        plain, adapted = (
            subprocess.run([*command, *args], capture_output=True, env=environment, check=True).stdout
            for command in ([sys.executable, "-c", script], SUMMIT)
        )
        assert plain == adapted


# files


def test_a_file_is_written_whole_in_the_format_of_its_name(summit: Summit, tmp_path: Path) -> None:
    for name in ("a.json", "a.jsonl", "a.csv", "a.md", "a.txt"):
        done = summit("list", "--output", str(tmp_path / name))
        assert (done.returncode, done.stdout) == (0, "")
        assert "Gleneagles" in (tmp_path / name).read_text(encoding="utf-8")
    assert len(json.loads((tmp_path / "a.json").read_text())) == 3
    assert {path.name for path in tmp_path.iterdir()} == {"a.json", "a.jsonl", "a.csv", "a.md", "a.txt"}


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


# pipes


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


# terminals


def on_terminal(environment: dict[str, str], *args: str, columns: int = 80, lines: int = 500) -> tuple[int, str]:
    """Run `summit` on a terminal of this size; return its exit status and all that it wrote."""
    fcntl = pytest.importorskip("fcntl")
    pty = pytest.importorskip("pty")
    termios = pytest.importorskip("termios")
    pid, terminal = pty.fork()
    if pid == 0:
        os.execve(SUMMIT[0], [*SUMMIT, *args], {"TERM": "xterm-256color", **environment})
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))
    written = b""
    with contextlib.suppress(OSError):
        while select.select([terminal], [], [], 30)[0]:
            chunk = os.read(terminal, 65536)
            if not chunk:
                break
            written += chunk
    _, status = os.waitpid(pid, 0)
    os.close(terminal)
    return os.waitstatus_to_exitcode(status), written.decode().replace("\r\n", "\n")


@pytest.mark.parametrize("columns", [60, 80, 140])
@pytest.mark.parametrize("args", [["list"], ["search", "pipeline"], ["participants"], ["agreements"]], ids=" ".join)
def test_a_terminal_gets_a_coloured_table_that_fits(environment: dict[str, str], args: list[str], columns: int) -> None:
    status, text = on_terminal(environment, "--quiet", *args, columns=columns)
    assert status == 0
    assert "\x1b[" in text
    lines = re.sub(r"\x1b\[[\d;]*m", "", text).splitlines()
    assert max(map(len, lines)) <= columns
    assert "Junichiro Koizumi" in " ".join(" ".join(lines).split())


def test_a_terminal_without_colour(environment: dict[str, str]) -> None:
    for setting in ({"NO_COLOR": "1"}, {"TERM": "dumb"}):
        assert "\x1b" not in on_terminal(environment | setting, "list")[1]
    assert "\x1b" not in on_terminal(environment, "list", "--no-color")[1]
    assert "\x1b" not in on_terminal(environment, "--no-color", "lst")[1]
    assert "\x1b" in on_terminal(environment, "lst")[1]


def test_long_answers_go_through_the_pager(environment: dict[str, str], tmp_path: Path) -> None:
    seen = tmp_path / "seen"
    pager = {"SUMMIT_PAGER": f"{sys.executable} -c \"import sys; open('{seen}', 'w').write(sys.stdin.read())\""}
    assert on_terminal(environment | pager, "show", "2005-07-07", lines=20)[0] == 0
    assert "Gleneagles" in seen.read_text()
    seen.unlink()
    for args, lines in ((["list"], 500), (["--no-pager", "show", "2005-07-07"], 20)):
        _, text = on_terminal(environment | pager, *args, lines=lines)
        assert "Koizumi" in text
        assert not seen.exists()
    for useless in ({"SUMMIT_PAGER": ""}, {"SUMMIT_PAGER": "no-such-pager"}, {"PAGER": "cat"}):
        assert "Gleneagles" in on_terminal(environment | useless, "show", "2005-07-07", lines=20)[1]
    closed = {"SUMMIT_PAGER": "true"}
    assert on_terminal(environment | closed, "show", "2005-07-07", lines=20)[0] == 0


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


# schemas


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
    from typing import get_args, get_type_hints

    from summitcli.cli.search import _KINDS
    from summitcli.rows import Hit

    assert get_args(get_type_hints(Hit)["kind"]) == _KINDS
