"""One document for reading: its facts in words, its text with margins, in a pipe and on a terminal."""

import io
from itertools import takewhile

import pytest

from summitcli.output import Row, Screen
from summitcli.output.document import layout, of_section, write_plain
from summitcli.output.facts import clock, duration, parties, place
from summitcli.output.terminal import write_document


def a_meeting(**facts: object) -> Row:
    unknown = dict.fromkeys(
        ("date", "start_time", "end_time", "time_text", "time_zone", "utc_offset", "start_utc", "duration_minutes",
         "venue", "city", "country", "occasion")
    )  # fmt: skip
    known = {"name": "a meeting", "kind": "bilateral", "status": "held", "pin": "d#1s1", "time_approximate": False,
             "duration_approximate": False, "participants": [], "complete": True, "evidence": []}  # fmt: skip
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


TEXT = "A Summit\n\nThe leaders met.\n\n1. Trade\n\nThey agreed to trade.\n\n(Note)\n\n[sic] \x1b[31m\n\n2. Peace\n\nNo"


def a_block(i: int, kind: str, words: str, number: str = "", parent: int | None = None, heading: bool = False) -> Row:
    start = TEXT.index(words)
    return {
        "id": f"b{i}", "kind": kind, "number": number, "label": "", "heading": words if heading else None,
        "parent": None if parent is None else f"b{parent}", "start": start, "end": start + len(words),
    }  # fmt: skip


def evidence(field: str, rule: str, words: str, how: str = "explicit") -> Row:
    start = TEXT.index(words)
    return {"field": field, "rule": rule, "how": how, "start": start, "end": start + len(words)}


def a_record() -> Row:
    start = TEXT.index("They agreed")
    agreement = {"schema": "agreement/1", "id": "d@s1", "verb": "agree", "commitment": "vague", "band": "high",
                 "parties": ["A", "B"], "pin": "d#1s1", "content": "to trade", "start": start,
                 "end": start + len("They agreed to trade."),
                 "evidence": [evidence("", "<subject> <verb>", "agreed", "coreference")]}  # fmt: skip
    here = {"pin": "d#s1", "start": TEXT.index("The leaders"), "end": TEXT.index("The leaders") + 16}
    said = [{**here, "schema": "statement/1", "id": "d@s2", "verb": "meet", "speakers": ["A"], "attribution": "single",
             "modality": "conditional", "negated": True, "content": "", "evidence": []}]  # fmt: skip
    quotation = {"schema": "quotation/1", "kind": "term", "speaker": None, "text": '"Peace"', "evidence": [],
                 "pin": "d#2", "start": TEXT.index("Peace"), "end": len(TEXT)}  # fmt: skip
    plan = {**here, "schema": "planned_event/1", "status": "planned", "when": None, "when_text": "soon",
            "place": "Rome", "participants": ["A"], "what": "a visit", "realised_by": "e@m1",
            "evidence": [evidence("when", "soon", "met"), evidence("what", "<event>", "leaders")]}  # fmt: skip
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
        "meetings": [a_meeting(date="2005-07-07", city="Rome", participants=[someone("A", "JPN")], evidence=[
            evidence("", "<persons> met", "The leaders met."), evidence("date", "<date>", "met", "year_inferred"),
            evidence("city", "in <city>", "leaders"), evidence("country of A", "<demonym>", "The"),
            evidence("odd_field", "<odd>", "Trade"),
        ])],
        "statements": [agreement, *said], "agreements": [agreement], "quotations": [quotation],
        "planned_events": [plan],
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
    text = plain(blocks=of_section(a_record()["blocks"], "1"))
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


def test_why_tells_the_rule_and_the_words_below_each_fact() -> None:
    lines = plain(why=True).splitlines()

    def below(fact: str) -> list[str]:
        return list(takewhile(lambda line: "why: " in line, lines[lines.index(fact) + 1 :]))

    assert below("  date: 2005-07-07") == ["    why: <date> · year inferred · “met”"]
    assert below("  place: Rome") == ["    why: city: in <city> · explicit · “leaders”"]
    assert below("  participants: A (JPN)") == [
        "    why: country of A: <demonym> · explicit · “The”",
        "    why: odd field: <odd> · explicit · “Trade”",  # what supports no fact that is shown comes last
    ]
    assert below("        = agree · high band · vague commitment · A, B · #1s1") == [
        "          why: <subject> <verb> · coreference · “agreed”"
    ]
    assert below("        > planned event · soon · Rome · A · realised by e@m1 · #s1: a visit") == [
        "          why: when: soon · explicit · “met”", "          why: what: <event> · explicit · “leaders”",
    ]  # fmt: skip
    assert "        - meet · A · conditional · negated · #s1" in lines
    assert '        ~ term quotation · #2: "Peace"' in lines
    assert "    why: <persons> met · explicit · “The leaders met.”" in lines
    assert not any("why: " in line or line.lstrip().startswith(("- ", "> ", "~ ")) for line in plain().splitlines())


def test_agreements_of_one_sentence_tell_what_each_is_about() -> None:
    record = a_record()
    other = record["agreements"][0] | {"id": "d@s9", "content": "to meet"}
    record["agreements"].append(other)
    out = io.StringIO()
    write_plain(layout(record, TEXT), out)
    assert "#1s1: to trade\n" in out.getvalue()
    assert "#1s1: to meet\n" in out.getvalue()


@pytest.mark.parametrize("width", [40, 60, 80, 120])
def test_a_document_drawn_for_a_terminal_fits_it(width: int) -> None:
    out = io.StringIO()
    write_document(layout(a_record(), TEXT, why=True), out, Screen(width, colour=False))
    assert max(len(line) for line in out.getvalue().splitlines()) <= width
    assert "They agreed to trade." in out.getvalue()
    assert "\x1b" not in out.getvalue()


def test_an_agreement_is_coloured_and_its_margin_is_not() -> None:
    out = io.StringIO()
    write_document(layout(a_record(), TEXT), out, Screen(80, colour=True))
    assert "\x1b[32mThey agreed to trade.\x1b[0m" in out.getvalue()
    assert "\n        The leaders met.\n" in out.getvalue()
