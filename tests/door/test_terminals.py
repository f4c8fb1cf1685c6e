"""What a person at a terminal sees."""

import re
import sys
from pathlib import Path

import pytest
from runner import on_terminal


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
