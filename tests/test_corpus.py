"""The shipped corpus, read whole: every field of both records, and the main facts in so many words.

`goldens/DOCUMENT.json` is what a reader finds in each text, field by field. When a change moves them, `pytest
tests/test_corpus.py --regenerate` writes them anew: read every difference against the text before you commit it. What
the program still gets wrong stands in STILL_WRONG; there the goldens say what is right, and are left alone.
"""

import json
from pathlib import Path
from typing import Any

import pytest

from summitcli.archive.about import read_about
from summitcli.archive.questions import open_archive
from summitcli.archive.source import shipped
from summitcli.model import Agreement, Meeting, Record, as_json
from summitcli.record import read_record

CORPUS = Path(__file__).parent.parent / "corpus"
GOLDENS = Path(__file__).parent / "goldens"
MAY = "2005-05-09-japan-russia-moscow"
JULY = "2005-07-07-japan-russia-gleneagles"
DOCUMENTS = (MAY, JULY)
MEMBERS = ("document", "blocks", "meetings", "statements", "agreements", "quotations", "planned_events", "mentions",
           "problems")  # fmt: skip
STILL_WRONG: dict[tuple[str, str], str] = {}
KOIZUMI, PUTIN, SCHROEDER = "Junichiro Koizumi", "Vladimir Putin", "Gerhard Schroeder"


def read_whole(document: str) -> Record:
    path = CORPUS / f"{document}.txt"
    return read_record(path.read_bytes(), path.name, read_about(CORPUS).of(path.name, document))


RECORDS = {document: read_whole(document) for document in DOCUMENTS}
MEETINGS = [meeting for record in RECORDS.values() for meeting in record.meetings]


def written(document: str) -> dict[str, Any]:
    found = as_json(RECORDS[document])
    assert isinstance(found, dict)
    return found


def golden(document: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((GOLDENS / f"{document}.json").read_text(encoding="utf-8"))
    return found


def test_regenerate(regenerate: bool) -> None:
    if not regenerate:
        pytest.skip("only with --regenerate")
    for document in DOCUMENTS:
        found = written(document)
        found |= {member: golden(document)[member] for wrong, member in STILL_WRONG if wrong == document}
        text = json.dumps(found, ensure_ascii=False, indent=2) + "\n"
        (GOLDENS / f"{document}.json").write_text(text, encoding="utf-8")


@pytest.mark.parametrize("member", MEMBERS)
@pytest.mark.parametrize("document", DOCUMENTS)
def test_every_field_is_as_it_was_read(document: str, member: str, request: pytest.FixtureRequest) -> None:
    if reason := STILL_WRONG.get((document, member)):
        request.applymarker(pytest.mark.xfail(reason=reason, strict=True))
    assert written(document)[member] == golden(document)[member]


def test_the_goldens_hold_all_there_is() -> None:
    for document in DOCUMENTS:
        assert list(golden(document)) == list(written(document)) == ["schema", *MEMBERS]


def test_the_index_gives_the_same_records() -> None:
    with open_archive(shipped(), cache_dir=None, notify=print) as archive:
        for document in DOCUMENTS:
            assert archive.record(document) == written(document)


def names(meeting: Meeting, presence: str = "in_meeting") -> list[str]:
    return [person.name for person in meeting.participants if person.presence == presence]


def test_three_meetings() -> None:
    assert [(m.date, m.start_time, names(m)) for m in MEETINGS] == [
        ("2005-05-09", "18:40", [KOIZUMI, PUTIN]),
        ("2005-05-09", None, [KOIZUMI, SCHROEDER]),
        ("2005-07-07", "15:35", [KOIZUMI, PUTIN]),
    ]
    assert {m.kind for m in MEETINGS} == {"bilateral"}
    assert {m.status for m in MEETINGS} == {"held"}


def test_when_they_began_and_how_long_they_were() -> None:
    kremlin, _, gleneagles = MEETINGS
    assert (kremlin.start_utc, kremlin.time_zone, kremlin.utc_offset) == (
        "2005-05-09T14:40:00Z", "Europe/Moscow", "+04:00",
    )  # fmt: skip
    assert (gleneagles.start_utc, gleneagles.time_zone, gleneagles.utc_offset) == (
        "2005-07-07T14:35:00Z", "Europe/London", "+01:00",
    )  # fmt: skip
    for meeting in (kremlin, gleneagles):
        assert (meeting.duration_minutes, meeting.duration_approximate) == (30, True)
        assert not meeting.time_approximate


def test_where_they_were() -> None:
    assert [(m.venue, m.city, m.country) for m in MEETINGS] == [
        ("a reception room of the Kremlin", "Moscow", "RUS"),
        (None, None, None),
        ("Gleneagles Hotel", "Gleneagles", "GBR"),
    ]
    assert MEETINGS[2].occasion == "G8 Gleneagles Summit"


def test_who_they_were() -> None:
    told = {(p.name, p.role, p.country) for m in MEETINGS for p in m.participants if p.presence == "in_meeting"}
    assert told == {
        (KOIZUMI, "Prime Minister", "JPN"),
        (PUTIN, "President", "RUS"),
        (SCHROEDER, "Chancellor", "DEU"),
    }


def test_six_encounters_are_no_participants() -> None:
    told = [(p.name, p.role, p.country or p.organization)
            for m in MEETINGS for p in m.participants if p.presence == "encounter"]  # fmt: skip
    assert told == [
        ("George W. Bush", "President", "USA"),
        ("Jacques Chirac", "President", "FRA"),
        ("Silvio Berlusconi", "Prime Minister", "ITA"),
        ("Kofi Annan", "Secretary-General", "United Nations"),
        ("José Manuel Barroso", "President", "European Commission"),
        ("Koichi Matsuura", "Director-General", "United Nations Educational, Scientific and Cultural Organization"),
    ]


@pytest.mark.parametrize(
    ("document", "section", "begins", "verb", "band", "parties"),
    [
        (MAY, "", "On the occasion of the visit", "share the view", "medium", (KOIZUMI, SCHROEDER)),
        (MAY, "", "Prime Minister Koizumi and Chancellor", "share the view", "medium", (KOIZUMI, SCHROEDER)),
        (MAY, "2.3", "The two leaders also confirmed", "confirm", "medium", (KOIZUMI, PUTIN)),
        (MAY, "2.3", "They also shared the view", "share the view", "medium", (KOIZUMI, PUTIN)),
        (MAY, "2.4", "The two leaders agreed", "agree", "high", (KOIZUMI, PUTIN)),
        (JULY, "1", "The two leaders agreed", "agree", "high", (KOIZUMI, PUTIN)),
        (JULY, "2", "The two leaders affirmed", "affirm", "medium", (KOIZUMI, PUTIN)),
        (JULY, "3", "The two leaders confirmed", "confirm", "medium", (KOIZUMI, PUTIN)),
        (JULY, "4", "President Putin expressed his appreciation", "confirm", "medium", (KOIZUMI, PUTIN)),
        (JULY, "5.1", "The two leaders affirmed", "affirm", "medium", (KOIZUMI, PUTIN)),
        (JULY, "5.2", "Both leaders affirmed", "affirm", "medium", (KOIZUMI, PUTIN)),
    ],
)
def test_a_joint_sentence(
    document: str, section: str, begins: str, verb: str, band: str, parties: tuple[str, ...]
) -> None:
    found = [a for a in strong(document) if a.section == section and a.text.startswith(begins)]
    assert {(a.verb, a.band, a.parties) for a in found} == {(verb, band, parties)}


def strong(document: str) -> list[Agreement]:
    return [a for a in RECORDS[document].agreements if a.band in ("high", "medium")]


def test_eleven_joint_sentences_and_no_more() -> None:
    assert len({a.pin for document in DOCUMENTS for a in strong(document)}) == 11
    welcomed = [a for a in RECORDS[JULY].agreements if a.band == "low"]
    assert [(a.section, a.verb) for a in welcomed] == [("2", "welcome")]


def test_one_side_alone_agrees_to_nothing() -> None:
    joint = {a.pin for record in RECORDS.values() for a in record.agreements}
    assert joint.isdisjoint({f"{JULY}#5.2s1", f"{JULY}#2s3", f"{MAY}#2.2s1", f"{MAY}#3s2"})


def test_one_note() -> None:
    notes = [block for record in RECORDS.values() for block in record.blocks if block.kind == "note"]
    assert [(note.label, note.parent) for note in notes] == [("(Note)", "b7")]
    said = [s for s in RECORDS[MAY].statements if "#note" in s.pin]
    assert {s.attribution for s in said} == {"issuer"}


def test_dated_plans() -> None:
    told = [(d, p.when, p.when_text, p.place) for d in DOCUMENTS for p in RECORDS[d].planned_events]
    assert told == [
        (MAY, "2005-07", "in July", "Russia"),
        (MAY, "2005-05-30/2005-05-31", "on May 30 and 31", "Japan"),
        (MAY, None, "at his earliest convenience", "Japan"),
        (JULY, "2005-11-20/2005-11-22", "from November 20 to 22 this year", "Japan"),
        (JULY, "2006", "in 2006", "Russia"),
    ]


def test_a_date_of_publication_is_no_date_of_a_meeting() -> None:
    assert [RECORDS[d].document.published for d in DOCUMENTS] == ["2005-05-10", "2005-07-08"]


def test_a_condition_is_no_promise() -> None:
    [support] = [s for s in RECORDS[JULY].statements if s.content.startswith("that if such broad consent")]
    assert (support.modality, support.speakers) == ("conditional", (PUTIN,))
