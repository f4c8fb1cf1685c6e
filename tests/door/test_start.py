"""Help, and what is loaded on the way to an answer."""

import re
import subprocess
import sys

from runner import SUMMIT, Summit


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
