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
from summitcli.output.document import layout, of_section, write_plain
from summitcli.output.facts import clock, duration, parties, place
from summitcli.output.terminal import write_document
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


# facts in words


def a_meeting(**facts: object) -> Row:
    unknown = dict.fromkeys(
        ("date", "start_time", "end_time", "time_text", "time_zone", "utc_offset", "start_utc", "duration_minutes",
         "venue", "city", "country", "occasion")
    )  # fmt: skip
    known = {"name": "a meeting", "kind": "bilateral", "status": "held", "pin": "d#1s1", "time_approximate": False,
             "duration_approximate": False, "participants": [], "complete": True}  # fmt: skip
    return {**unknown, **known, **facts}


def someone(name: str, country: str | None, presence: str = "in_meeting") -> Row:
    return {"name": name, "country": country, "organization": None, "role": None, "presence": presence}


@pytest.mark.parametrize(
    ("facts", "shown"),
    [
        ({}, ""),
        ({"start_time": "15:35"}, "15:35"),
        ({"start_time": "15:35", "time_approximate": True}, "~15:35"),
        ({"start_time": "15:35", "end_time": "16:05"}, "15:35-16:05"),
        ({"time_text": "in the evening"}, "in the evening"),
    ],
)
def test_the_time_as_it_is_known(facts: Row, shown: str) -> None:
    assert clock(a_meeting(**facts)) == shown


@pytest.mark.parametrize(
    ("facts", "shown"),
    [
        ({}, ""),
        ({"country": "GBR"}, "GBR"),
        ({"city": "Moscow", "country": "RUS"}, "Moscow (RUS)"),
        ({"venue": "the Kremlin", "city": "Moscow"}, "the Kremlin, Moscow"),
        ({"venue": "Gleneagles Hotel", "city": "Gleneagles"}, "Gleneagles Hotel"),
    ],
)
def test_the_place_as_it_is_known(facts: Row, shown: str) -> None:
    assert place(a_meeting(**facts)) == shown


def test_who_met_leaves_out_who_only_passed_by() -> None:
    people = [someone("A", "JPN"), someone("B", None), someone("C", "USA", "encounter")]
    assert parties(a_meeting(participants=people)) == "A (JPN), B"
    assert parties(a_meeting(participants=people, complete=False)) == "A (JPN), B, and others"
    assert parties(a_meeting(participants=people[2:])) == "C (USA)"
    assert parties(a_meeting(complete=False)) == ""


def test_how_long_it_took() -> None:
    assert duration(a_meeting(duration_minutes=30, duration_approximate=True)) == "about 30 minutes"
    assert duration(a_meeting(duration_minutes=1)) == "1 minute"
    assert duration(a_meeting()) == ""


# one document

TEXT = "A Summit\n\nThe leaders met.\n\n1. Trade\n\nThey agreed to trade.\n\n(Note)\n\n[sic] \x1b[31m\n\n2. Peace\n\nNo"


def a_block(i: int, kind: str, words: str, number: str = "", parent: int | None = None, heading: bool = False) -> Row:
    start = TEXT.index(words)
    return {
        "id": f"b{i}", "kind": kind, "number": number, "label": "", "heading": words if heading else None,
        "parent": None if parent is None else f"b{parent}", "start": start, "end": start + len(words),
    }  # fmt: skip


def a_record() -> Row:
    start = TEXT.index("They agreed")
    agreement = {"verb": "agree", "commitment": "vague", "band": "high", "parties": ["A", "B"], "pin": "d#1s1",
                 "start": start, "end": start + len("They agreed to trade.")}  # fmt: skip
    document = dict.fromkeys(("subtitle", "issuer", "url", "licence", "attribution"))
    return {
        "document": {**document, "id": "d", "title": "A Summit", "type": "readout", "published": "2005-07-08"},
        "blocks": [
            a_block(0, "title", "A Summit"),
            a_block(1, "lead", "The leaders met."),
            a_block(2, "section", "1. Trade", "1", heading=True),
            a_block(3, "paragraph", "They agreed to trade.", parent=2),
            a_block(4, "note", "(Note)", parent=2),
            a_block(5, "paragraph", "[sic] \x1b[31m", parent=4),
            a_block(6, "section", "2. Peace", "2", heading=True),
            a_block(7, "paragraph", "No", parent=6),
        ],
        "meetings": [a_meeting(date="2005-07-07", participants=[someone("A", "JPN")])],
        "statements": [], "agreements": [agreement], "quotations": [],
    }  # fmt: skip


def plain(**how: object) -> str:
    out = io.StringIO()
    write_plain(layout(a_record(), TEXT, **how), out)  # type: ignore[arg-type]
    return out.getvalue()


def test_a_document_for_reading() -> None:
    text = plain()
    for line in (
        "A Summit", "  published: 2005-07-08", "  participants: A (JPN)", "        The leaders met.",
        "#1      1. Trade", "        = agree · high band · vague commitment · A, B · #1s1", "        | (Note)",
        "        | [sic] ␛[31m", "#2      2. Peace",
    ):  # fmt: skip
        assert line in text.splitlines()
    assert text.count("A Summit") == 1


def test_one_section_has_its_notes_and_nothing_of_the_next() -> None:
    text = plain(section="1")
    assert "They agreed" in text
    assert "[sic]" in text
    assert "Peace" not in text
    assert "published" not in text


def test_a_section_has_the_sections_below_it_but_no_namesakes() -> None:
    blocks = [{"id": str(i), "number": n, "parent": None} for i, n in enumerate(["1", "1.1", "1.1.a", "11", "2.1"])]
    assert [b["number"] for b in of_section(blocks, "1")] == ["1", "1.1", "1.1.a"]
    assert of_section(blocks, "9") == []


def test_the_outline_has_facts_and_headings_only() -> None:
    text = plain(outline=True)
    assert "published" in text
    assert "2. Peace" in text
    assert "They agreed" not in text


@pytest.mark.parametrize("width", [40, 60, 80, 120])
def test_a_document_drawn_for_a_terminal_fits_it(width: int) -> None:
    out = io.StringIO()
    write_document(layout(a_record(), TEXT), out, Screen(width, colour=False))
    assert max(len(line) for line in out.getvalue().splitlines()) <= width
    assert "They agreed to trade." in out.getvalue()
    assert "\x1b" not in out.getvalue()


def test_an_agreement_is_coloured_and_its_margin_is_not() -> None:
    out = io.StringIO()
    write_document(layout(a_record(), TEXT), out, Screen(80, colour=True))
    assert "\x1b[32mThey agreed to trade.\x1b[0m" in out.getvalue()
    assert "\n        The leaders met.\n" in out.getvalue()
