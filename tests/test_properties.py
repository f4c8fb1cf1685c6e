"""What holds of the record of any text, and of real documents cut, mixed and mangled."""

import contextlib
import io
import json
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from summitcli.archive.filters import Filters
from summitcli.archive.questions import open_archive
from summitcli.archive.source import standard_input
from summitcli.cli import main
from summitcli.model import About, Evidence, Record, as_json
from summitcli.reading import read
from summitcli.record import read_record
from summitcli.when import bounds

HERE = Path(__file__).parent
REAL = [
    path.read_text(encoding="utf-8")
    for path in sorted([*(HERE.parent / "corpus").glob("*.txt"), *(HERE / "readouts").glob("*.txt")])
]
PIECES = [
    "President Vladimir Putin", "Prime Minister KISHIDA Fumio", "Mr. ", "H.E. ", "Chancellor", "Dr. Lee of the ROK",
    "the two leaders", "both sides", "They", "held a meeting with", "agreed", "agreed that", "shared the view",
    "expressed", "affirmed, and affirmed", "would", "if", "did not", "(Note)", "(note: ", "1.", "(1)", "(a)", "•",
    "from 15:35 local time", "(23:35 on July 7, Japan time)", "at noon", "July 8, 2005", "on 31 February", "in May",
    "November 20 to 22 this year", "next year", "for approximately 30 minutes", "for two hours and", "in Moscow",
    "at the Kremlin", "of the Russian Federation", "Minister of", "of the United Nations", "G8", "and others",
    "accompanied by", "visit to Japan by", "“", "”", '"', "''", "[", "\x00", "\x1b[31m", "\ud800", "\u00a0", "\u200b",
    "İ", "ß", "ﬁ", "Ｐｒｅｓｉｄｅｎｔ", "日本", "\u0301", "\r\n", "\n", "\n\n", " ", ". ", ", ", "; ", ": ", "-", "’s",
]  # fmt: skip


@st.composite
def mangled(draw: st.DrawFn) -> str:
    """A real document after some accidents."""
    text = draw(st.sampled_from(REAL))
    for _ in range(draw(st.integers(1, 6))):
        start = draw(st.integers(0, len(text)))
        end = min(len(text), start + draw(st.integers(0, 400)))
        match draw(st.sampled_from(("lose", "double", "insert", "borrow", "flatten", "wrap", "shout", "swap"))):
            case "lose":
                text = text[:start] + text[end:]
            case "double":
                text = text[:end] + text[start:]
            case "insert":
                text = text[:start] + draw(st.sampled_from(PIECES)) + text[start:]
            case "borrow":
                other = draw(st.sampled_from(REAL))
                text = text[:start] + other[start:end] + text[end:]
            case "flatten":
                text = text[:start] + text[start:end].replace("\n", "") + text[end:]
            case "wrap":
                text = text[:start] + text[start:end].replace(" ", "\n") + text[end:]
            case "shout":
                text = text[:start] + text[start:end].upper() + text[end:]
            case "swap":
                text = text[end:] + text[start:end] + text[:start]
    return text


documents = st.one_of(
    mangled().map(lambda text: text.encode("utf-8", "surrogatepass")),
    st.lists(st.sampled_from(PIECES), max_size=50).map(lambda some: " ".join(some).encode("utf-8", "surrogatepass")),
    st.text(max_size=200).map(str.encode),
    st.binary(max_size=200),
    st.tuples(st.sampled_from(REAL), st.sampled_from(("utf-16", "utf-32", "cp1252", "shift-jis"))).map(
        lambda both: both[0].encode(both[1], "replace")
    ),
)


def record_of(data: bytes) -> tuple[str, Record]:
    return read(data, "a.txt").text, read_record(data, "a.txt", About())


@given(data=documents)
@example(data=b"")
@example(data=b"\xff\xfe")
@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_every_span_is_exactly_the_words_it_stands_for(data: bytes) -> None:
    text, record = record_of(data)
    for fact in (*record.blocks, *record.meetings, *record.statements, *record.quotations, *record.mentions,
                 *record.planned_events):  # fmt: skip
        assert 0 <= fact.start < fact.end <= len(text)
        assert not text[fact.start].isspace()
        assert not text[fact.end - 1].isspace()
    for evidence in evidence_of(record):
        assert 0 <= evidence.start <= evidence.end <= len(text)
        # what comes from elsewhere, the dateline or another meeting, is given no words
        assert evidence.start < evidence.end or evidence.how != "explicit" or evidence.rule == "dateline", evidence
    for problem in record.problems:
        assert 0 <= problem.start <= problem.end <= len(text)
    for meeting in record.meetings:
        for person in meeting.participants:
            assert text[person.start : person.end] == person.name_text
        assert meeting.time_text is None or meeting.time_text in in_one_line(text)
    for statement in (*record.statements, *record.agreements):
        assert text[statement.start : statement.end] == statement.text
        assert statement.verb_text in in_one_line(statement.text)
        assert statement.content in in_one_line(statement.text)
    for quotation in record.quotations:
        assert text[quotation.start : quotation.end] == quotation.text
    for plan in record.planned_events:
        assert text[plan.start : plan.end] == plan.text
        assert plan.when_text in in_one_line(plan.text)
    for agreement in record.agreements:
        assert all(words in in_one_line(agreement.text) for words in (agreement.timetable or "").split("; "))


@given(data=documents)
@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_blocks_hold_all_visible_text_once_and_in_order(data: bytes) -> None:
    text, record = record_of(data)
    at = 0
    for block in record.blocks:
        assert at <= block.start
        assert not text[at : block.start].strip()
        at = block.end
    assert not text[at:].strip()


@given(data=documents)
@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_ids_are_unique_and_lead_somewhere(data: bytes) -> None:
    _, record = record_of(data)
    facts = (record.blocks, record.meetings, record.statements, record.agreements, record.quotations,
             record.planned_events)  # fmt: skip
    for kind in facts:
        ids = [fact.id for fact in kind]
        assert len(ids) == len(set(ids))
    meetings = {meeting.id for meeting in record.meetings}
    numbers = {block.number for block in record.blocks} | {""}
    for fact in (*record.meetings, *record.statements, *record.quotations, *record.planned_events):
        assert fact.document == record.document.id
        assert fact.section in numbers
    assert {statement.meeting for statement in record.statements} <= meetings | {None}
    assert {agreement.id for agreement in record.agreements} <= {statement.id for statement in record.statements}
    assert {plan.realised_by for plan in record.planned_events} <= meetings | {None}


@given(data=documents)
@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_values_agree_with_each_other(data: bytes) -> None:
    _, record = record_of(data)
    for meeting in record.meetings:
        assert meeting.date is None or bounds(meeting.date) is not None
        assert (meeting.start_utc is None) or (meeting.start_time and meeting.date and meeting.utc_offset)
        ids = [person.person_id for person in meeting.participants]
        assert len(ids) == len(set(ids))
        assert all(ids)
    for plan in record.planned_events:
        period = bounds(plan.when) if plan.when else None
        assert (plan.when is None) == (period is None)
        if period:
            assert plan.earliest
            assert plan.latest
            assert plan.earliest <= plan.latest <= period.latest
    for agreement in record.agreements:
        assert agreement.attribution == "joint"
        assert (agreement.specificity is None) == (agreement.commitment == "none")
    assert record.document.published is None or bounds(record.document.published) is not None


@given(data=documents)
@settings(deadline=None, max_examples=30, suppress_health_check=[HealthCheck.too_slow])
def test_every_pin_can_be_shown(data: bytes) -> None:
    with open_archive(standard_input(data), cache_dir=None, notify=lambda _: None) as archive:
        [record] = [json.loads(line) for line in archive.records(Filters())]
        kinds = ("meetings", "statements", "agreements", "quotations", "planned_events")
        for pin in {fact["pin"] for kind in kinds for fact in record[kind]}:
            assert archive.find(pin, None).candidates, pin


def test_the_pin_of_a_title_can_be_shown() -> None:
    data = b"President Vladimir Putin met with Prime Minister Jean Chretien\n\nMarch 3, 2002, Moscow\n\nThey met.\n"
    with open_archive(standard_input(data), cache_dir=None, notify=lambda _: None) as archive:
        [meeting] = archive.meetings(Filters()).rows
        assert meeting["pin"] == "stdin#title"
        assert archive.find(meeting["pin"], None).candidates


@pytest.fixture(scope="module")
def validator() -> Any:
    jsonschema = pytest.importorskip("jsonschema")
    written = io.StringIO()
    with contextlib.redirect_stdout(written):
        assert main(["schema", "record"]) == 0
    return jsonschema.Draft202012Validator(json.loads(written.getvalue()))


@given(data=documents)
@settings(deadline=None, max_examples=30, suppress_health_check=[HealthCheck.too_slow])
def test_every_record_is_json_as_its_schema_says(validator: Any, data: bytes) -> None:
    _, record = record_of(data)
    validator.validate(json.loads(json.dumps(as_json(record), allow_nan=False)))


def in_one_line(text: str) -> str:
    """Values are told in single spaces, though their words may stand on two lines."""
    return " ".join(text.split())


def evidence_of(record: Record) -> Iterator[Evidence]:
    for fact in (*record.meetings, *record.statements, *record.agreements, *record.quotations, *record.planned_events):
        yield from fact.evidence


REPEATED = [
    "a", "a ", "A ", "A. ", ". ", ", ", "and ", "and agreed ", "of the ", "of ", "the ", "The two leaders agreed that ",
    "The two leaders agreed. ", "agreed to agree ", "They shared the view ", "expressed his ", "President ", "Mr. ",
    "President Putin ", "President Putin and ", "Prime Minister of Japan ", "Minister of Foreign Affairs of Japan and ",
    "KISHIDA ", "Vladimir ", "Van der ", "(", ")", "(Note: ", "[", '"', '" ', "“", "''", "’s ", "on July 7, 2005 ",
    "July 7, ", "July ", "7 ", "7, 2005, ", "from 10:00 to ", "15:35 ", "10:00 (", "local time ", "in May ", "next ",
    "next year ", "for 30 minutes ", "two hours and ", "at the ", "in Moscow, ", "in the ", "held a meeting with ",
    "accompanied by ", "participants: ", "; ", "visit to Japan by ", "if ", "not ", "would ", "United ", "Republic of ",
    "United Nations ", "On July 7, President Putin met with President Bush. ", "\n", "- x\n", "1. ", "(1) x\n", "\0",
    "-", "A-", "a.b", "U.S.", "é", "日本", "\u0301", "https://a.b/",
]  # fmt: skip
SHORT, TIMES = 5_000, 4  # a square would take sixteen times as long


@pytest.mark.parametrize("piece", REPEATED, ids=repr)
def test_repetition_takes_linear_time(piece: str) -> None:
    opening = "Summit Meeting\n\nJuly 8, 2005\n\nOn July 7, President Vladimir Putin of Russia met with "
    short, long = ((opening + piece * (size // len(piece))).encode() for size in (SHORT, SHORT * TIMES))
    taken = seconds(long)
    assert taken < 0.2 or taken < TIMES * 2.5 * min(seconds(short) for _ in range(3)) or seconds(long) < 0.2


def seconds(data: bytes) -> float:
    began = time.process_time()
    read_record(data, "a.txt", About())
    return time.process_time() - began
