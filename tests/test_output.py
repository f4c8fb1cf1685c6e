"""The formats: every one with no row, one row and many; nothing lost, nothing obeyed."""

import csv
import io
import json
import re
import unicodedata
from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summitcli.output import FORMATS, Column, Row, Screen, View, write
from summitcli.output.columns import as_text, of_field, pick
from summitcli.output.visible import folded, json_safe, one_line, squeezed, visible

PIPE = Screen(None, colour=False)
VIEW = View(
    (
        Column("date", of_field("date"), "date"),
        Column("parties", of_field("parties"), "person", wrap=20),
        Column("place", of_field("place.city"), wrap=12, yields=1),
        Column("n", of_field("n"), right=True, yields=2, named=True),
        Column("text", of_field("text"), below=True, marks=lambda row: row["marks"]),
    ),
    ("date", "parties", "place.city", "n", "text"),
)


def a_row(i: int = 0, text: str = '[the leaders] met | twice,\n  "once" *here*') -> Row:
    return {
        "schema": "row/1",
        "date": f"2005-07-{i % 28 + 1:02}",
        "parties": ["Junichiro Koizumi", "José Manuel Barroso"],
        "place": {"city": "St. Petersburg", "country": None},
        "n": i,
        "text": text,
        "marks": [[1, 4]],
    }


def written(name: str, rows: Iterable[Row], view: View = VIEW, screen: Screen = PIPE) -> str:
    out = io.StringIO()
    write(name, rows, view, out, screen)
    return out.getvalue()


ROWS = {"no rows": [], "one row": [a_row()], "many rows": [a_row(i) for i in range(1200)]}


@pytest.mark.parametrize("rows", ROWS.values(), ids=ROWS)
@pytest.mark.parametrize("name", FORMATS)
def test_every_format_writes_every_row(name: str, rows: list[Row]) -> None:
    text = written(name, iter(rows))
    assert text.count("St. Petersburg") == len(rows)
    assert text.count("[the leaders]") == len(rows)
    assert not text or text.endswith("\n")
    assert "\x1b" not in text


@pytest.mark.parametrize("name", FORMATS)
def test_chosen_fields_come_alone_and_in_order(name: str) -> None:
    text = written(name, [a_row()], VIEW.only(["place.city", "date"]))
    assert text.index("Petersburg") < text.index("2005-07-01")
    assert "leaders" not in text
    assert "row/1" not in text


HOSTILE = "a\x1b[31mred\x1b]0;title\x07 \x9b2J \u202eright \x00 \x7f \ud800 [/bold] b"


@pytest.mark.parametrize("screen", [PIPE, Screen(80, colour=True), Screen(30, colour=False)], ids=str)
@pytest.mark.parametrize("name", FORMATS)
def test_nothing_of_a_document_is_obeyed_by_a_terminal(name: str, screen: Screen) -> None:
    text = written(name, [a_row(text=HOSTILE)], screen=screen)
    for own in re.findall(r"\x1b\[[\d;]*m", text) if screen.colour and name == "table" else ():
        text = text.replace(own, "")
    bad = {c for c in text if unicodedata.category(c) in ("Cc", "Cs") or "\u202a" <= c <= "\u202e"}
    assert bad <= {"\n", "\t"}
    assert "[/bold]" in text
    assert "[31mred" in text


def test_json_keeps_every_character() -> None:
    row = a_row(text=HOSTILE)
    assert json.loads(written("json", [row])) == [row]
    assert json.loads(written("jsonl", [row])) == row


def test_json_is_one_array_and_empty_when_nothing_is_there() -> None:
    assert written("json", []) == "[]\n"
    assert json.loads(written("json", ROWS["many rows"])) == ROWS["many rows"]
    assert "José" in written("json", [a_row()])


def test_jsonl_and_csv_are_written_while_rows_still_come() -> None:
    for name in ("jsonl", "csv", "tsv", "plain", "markdown", "json"):
        out = io.StringIO()

        def rows(out: io.StringIO = out, name: str = name) -> Iterable[Row]:
            yield a_row(1)
            assert "Petersburg" in out.getvalue() or name == "csv", name
            yield a_row(2)

        write(name, rows(), VIEW, out, PIPE)


def test_csv_is_read_back() -> None:
    lines = list(csv.reader(io.StringIO(written("csv", [a_row(3)]))))
    assert lines[0] == ["date", "parties", "place.city", "n", "text"]
    assert lines[1] == [
        "2005-07-04", "Junichiro Koizumi; José Manuel Barroso", "St. Petersburg", "3",
        '[the leaders] met | twice, "once" *here*',
    ]  # fmt: skip
    assert written("csv", []) == "date,parties,place.city,n,text\n"


def test_lists_side_by_side_keep_their_places() -> None:
    assert as_text(["JPN", None, "DEU"]) == "JPN; ; DEU"


def test_plain_has_one_line_for_each_row_whatever_is_in_it() -> None:
    text = written("plain", [a_row(text="one\ttwo\r\n\n three " + "long " * 200)] * 3)
    lines = text.splitlines()
    assert len(lines) == 4
    assert all(len(line.split("\t")) == 5 for line in lines)
    assert lines[1].split("\t")[4].startswith("one two three long")
    assert written("plain", []) == ""


def test_markdown_cells_do_not_break_the_table() -> None:
    lines = written("markdown", [a_row(text="a | b ](x) <b> *c*")]).splitlines()
    assert lines[0] == "| date | parties | place | n | text |"
    assert lines[1] == "| --- | --- | --- | ---: | --- |"
    assert lines[2].endswith(r"| a \| b ]\(x) \<b\> \*c\* |")


@pytest.mark.parametrize("width", [24, 40, 60, 80, 120, 200])
def test_a_table_fits_the_terminal_and_loses_nothing(width: int) -> None:
    text = written("table", ROWS["many rows"][:40], screen=Screen(width, colour=False))
    assert max(len(line) for line in text.splitlines()) <= width
    words = " ".join(text.split())
    assert words.count("2005-07-") == 40
    assert words.count("Petersburg") == 40
    assert words.count("[the leaders]") == 40


def test_a_narrow_table_names_what_goes_below() -> None:
    assert "· n 7" in written("table", [a_row(7)], screen=Screen(34, colour=False))
    assert "n 7" not in written("table", [a_row(7)], screen=Screen(120, colour=False))


def test_a_table_in_a_pipe_is_not_wrapped() -> None:
    text = written("table", [a_row(text="word " * 500)])
    assert len(text.splitlines()) == 3
    assert text.count("word") == 500


def test_wide_characters_are_aligned_by_cells() -> None:
    view = View((Column("a", of_field("a")), Column("b", of_field("b"))), ("a", "b"))
    lines = written("table", [{"a": "小泉", "b": "x"}, {"a": "Putin", "b": "x"}], view).splitlines()
    assert lines[1] == "小泉   x"
    assert lines[2] == "Putin  x"


def test_colour_only_where_it_is_wanted() -> None:
    assert "\x1b[" in written("table", [a_row()], screen=Screen(80, colour=True))
    assert "\x1b" not in written("table", [a_row()], screen=Screen(80, colour=False))


def test_matching_words_are_highlighted() -> None:
    text = written("table", [a_row()], screen=Screen(80, colour=True))
    assert "[\x1b[1;4mthe\x1b[0m leaders]" in text


@given(st.text())
def test_shown_text_has_as_many_characters(text: str) -> None:
    assert len(one_line(text)) == len(visible(text)) == len(text)
    assert "\n" not in one_line(text)
    assert "\n" not in folded(text)


@given(st.text(alphabet="ab \n\r\x85\x0b\u2028"))
def test_folding_keeps_the_words_and_knows_where_they_went(text: str) -> None:
    shown, place = squeezed(text)
    assert shown == folded(text).strip()
    assert shown.split() == text.split()
    places = [place(at) for at in range(len(text) + 1)]
    assert places == sorted(places)
    for at, letter in enumerate(text):
        if letter in "ab":
            assert shown[place(at)] == letter


@given(st.text())
def test_json_stays_the_same_value(text: str) -> None:
    assert json.loads(json_safe(json.dumps(text, ensure_ascii=False))) == text


def test_fields_keep_their_paths() -> None:
    row = {"a": 1, "b": {"c": 2, "d": 3}, "e": [{"f": 4, "g": 5}, {"f": 6}], "h": None}
    assert pick(row, ["e.f", "b.c", "h.i"]) == {"e": [{"f": 4}, {"f": 6}], "b": {"c": 2}, "h": None}
    assert pick(row, ["e.f", "e.g"]) == {"e": [{"f": 4, "g": 5}, {"f": 6, "g": None}]}
