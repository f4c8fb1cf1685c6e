"""Exit statuses, and what is said on stderr."""

import json

import pytest
from runner import GLENEAGLES, MOSCOW, Summit


@pytest.mark.parametrize(
    ("args", "status", "said"),
    [
        (["lst"], 2, "did you mean `summit list`?"),
        (["help"], 2, "did you mean `summit --help`?"),
        (["list", "--country", "Japan,Russia"], 2, "repeat the option"),
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
        (["list", "--archive", "~no-such-user/readouts"], 1, "there is no archive at ~no-such-user/readouts"),
        (["list", "--archive", "x" * 5000], 1, "there is no archive at xxx"),
        (["list", "--archive", ""], 2, "--archive is given an empty value"),
        (["list", "--since", ""], 2, "--since is given an empty value"),
        (["list", "--person", "Putin", "--person", ""], 2, "--person is given an empty value"),
        (["list", "-o", ""], 2, "--output is given an empty value"),
        (["agreements", "--between", "", "Japan"], 2, "--between is given an empty value"),
        (["--archive", " ", "list"], 2, "--archive names no folder"),
        (["show", "1999-01-01"], 3, "nearest meetings: "),
        (["show", GLENEAGLES[:-1]], 3, f"documents with a similar name: {GLENEAGLES}"),
        (["show", f"{GLENEAGLES}#9"], 3, "places: #1, #2, #3, #4, #5, #5.1, #5.2."),
        (["show", f"{GLENEAGLES}#1s99"], 3, "places: #1"),
        (["show", "2005-07-07", "--section", "9"], 3, "its sections are 1, 2, 3, 4, 5, 5.1, 5.2."),
        (["show", "2005-13-40"], 3, "2005-13-40 is no date, and no document is called so"),
        (["show", "July 7"], 3, "does not say the year"),
        (["show", "7/5/2005"], 3, "write 2005-05-07 or 2005-07-05"),
        (["show", " "], 2, "there is nothing to show"),
        (["show", "2005-07-07", "--section", " "], 2, "--section names no section"),
        (["show", "#5"], 3, "the archive holds nothing for"),
        (["show", "#"], 3, "the archive holds nothing for"),
        (["show", "a#b#c"], 3, "the archive holds nothing for"),
        (["show", "zebra"], 3, "`summit list` shows what there is"),
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
    assert GLENEAGLES in done.stderr
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
