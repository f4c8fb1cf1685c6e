"""What an archive is asked, on small archives made by hand."""

import json
from collections.abc import Iterator
from datetime import date

import pytest
from archive_by_hand import Paper, Part, archive_of, record_of
from hypothesis import example, given, settings
from hypothesis import strategies as st

from summitcli.archive.filters import Filters
from summitcli.archive.names import name_words, same_person, spellings_of
from summitcli.archive.query import Query, parse
from summitcli.archive.questions import Archive
from summitcli.errors import UsageError
from summitcli.model import as_json
from summitcli.when import Period, read_when

PUTIN = ("Vladimir Putin", "RUS")
KOIZUMI = ("Junichiro Koizumi", "JPN")
SCHROEDER = ("Gerhard Schröder", "DEU")
BUSH = ("George Bush", "USA")

PAPERS = [
    Paper(
        "2005/july",
        "Summit at Gleneagles",
        [
            Part("They met for 30 minutes."),
            Part("They spoke of gas. They agreed on a pipeline. Nothing else.", "section", "1", "Energy"),
            Part("A pipeline takes years.", "note"),
            Part("Both shores.", "section", "2", "Pacific pipeline"),
        ],
        date="2005-07-07",
        people=[KOIZUMI, PUTIN],
        published="2005-07-08",
        issuer="Ministry of Foreign Affairs of Japan",
        agreed=[("They agreed on a pipeline.", "high"), ("Both shores.", "low")],
    ),
    Paper(
        "2005/may",
        "Visit to Moscow",
        [Part("They agreed on a visit to France.", "section", "1", "Visits")],
        date="2005-05",
        people=[KOIZUMI, PUTIN, SCHROEDER, ("Jacques Chirac", "FRA")],
        presence={"Jacques Chirac": "encounter"},
        published="2005-05-10",
        agreed=[("They agreed on a visit to France.", "medium")],
        named=[("France", "FRA")],
    ),
    Paper("call", "A call", [Part("They spoke.")], date=None, people=[PUTIN, BUSH], kind="call", issuer="Kremlin"),
    Paper("statement", "A statement on gas", [Part("Gas flows.")], published="2006-02-01"),
    Paper("other/july", "An empty paper"),
]


@pytest.fixture(scope="module")
def archive() -> Iterator[Archive]:
    with archive_of(PAPERS) as archive:
        yield archive


def query(text: str) -> Query | None:
    return parse(text, read_date=when, read_country=lambda name: {"japan": "JPN", "france": "FRA"}.get(name.lower()))


def when(text: str) -> Period:
    return read_when(text, today=date(2026, 1, 1))


def meetings(archive: Archive, **filters: object) -> list[str]:
    return [row["document"] for row in archive.meetings(Filters(**filters)).rows]  # type: ignore[arg-type]


# dates


def test_meetings_come_oldest_first_the_undated_last(archive: Archive) -> None:
    assert meetings(archive) == ["2005/may", "2005/july", "call"]
    assert meetings(archive, sort="-date") == ["2005/july", "2005/may", "call"]


@pytest.mark.parametrize(
    ("since", "until", "expected", "undated"),
    [
        ("2005-07-07", "2005-07-07", ["2005/july"], 1),
        ("2005-07-08", None, [], 1),
        (None, "2005-07-06", ["2005/may"], 1),
        ("2005-05-31", "2005-05-31", ["2005/may"], 1),  # "2005-05" overlaps with each of its days
        ("2005-06", "2005-06", [], 1),
        ("2005", None, ["2005/may", "2005/july"], 1),
        (None, None, ["2005/may", "2005/july", "call"], 0),
    ],
)
def test_dates_match_by_overlap_and_the_undated_are_counted(
    archive: Archive, since: str | None, until: str | None, expected: list[str], undated: int
) -> None:
    filters = Filters(since=when(since) if since else None, until=when(until) if until else None)
    answer = archive.meetings(filters)
    assert [row["document"] for row in answer.rows] == expected
    assert (answer.total, answer.undated) == (len(expected), undated)


def test_the_undated_that_do_not_match_otherwise_are_not_counted(archive: Archive) -> None:
    assert archive.meetings(Filters(query("date:2005"), countries=("JPN",))).undated == 0
    assert archive.meetings(Filters(query("date:2005"), countries=("USA",))).undated == 1


def test_a_document_without_a_meeting_is_dated_by_its_publication(archive: Archive) -> None:
    (hit,) = archive.search(Filters(query("flows"))).rows
    assert (hit["date"], hit["dated_by"]) == ("2006-02-01", "publication")
    (hit,) = archive.search(Filters(query("shores"))).rows
    assert (hit["date"], hit["dated_by"]) == ("2005-07-07", "meeting")


# who


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("Putin", ["2005/may", "2005/july", "call"]),
        ("vladimir-putin", ["2005/may", "2005/july", "call"]),
        ("PUTIN Vladimir", ["2005/may", "2005/july", "call"]),
        ("Schroeder", ["2005/may"]),
        ("Schröder", ["2005/may"]),
        ("Schroder", ["2005/may"]),
        ("Chirac", []),  # words were exchanged with him, he sat in no meeting
        ("Put", []),
        ("Putin Koizumi", []),  # nobody has both names
        ("Nobody", []),
        ("…", []),
    ],
)
def test_persons_by_any_part_of_their_names(archive: Archive, typed: str, expected: list[str]) -> None:
    assert meetings(archive, persons=(typed,)) == expected


def test_several_values_widen_and_several_filters_narrow(archive: Archive) -> None:
    assert meetings(archive, countries=("DEU", "USA")) == ["2005/may", "call"]
    assert meetings(archive, countries=("DEU", "USA"), kinds=("call",)) == ["call"]
    assert meetings(archive, issuers=("kremlin", "nobody")) == ["call"]
    assert meetings(archive, issuers=("of japan",)) == ["2005/july"]


def test_between_asks_for_all_of_them(archive: Archive) -> None:
    assert meetings(archive, between=("JPN", "RUS")) == ["2005/may", "2005/july"]
    assert meetings(archive, between=("JPN", "Schroeder")) == ["2005/may"]
    assert meetings(archive, between=("JPN", "USA")) == []
    assert len(archive.agreements(Filters(between=("Koizumi", "Putin"))).rows) == 2


def test_a_country_that_is_only_spoken_of_takes_no_part(archive: Archive) -> None:
    assert meetings(archive, countries=("FRA",)) == []
    assert [hit["document"] for hit in archive.search(Filters(countries=("FRA",))).rows] == ["2005/may"]


# what was said


def test_agreements_show_high_and_medium_bands_unless_told_otherwise(archive: Archive) -> None:
    def bands(filters: Filters) -> list[str]:
        return [row["band"] for row in archive.agreements(filters).rows]

    assert bands(Filters()) == ["medium", "high"]
    assert bands(Filters(bands=("low",))) == ["low"]
    assert bands(Filters(query("band:low OR band:high"))) == ["high", "low"]
    assert bands(Filters(query("NOT band:high"))) == ["medium", "low"]


def test_agreements_are_found_by_their_own_sentence_and_its_heading(archive: Archive) -> None:
    def texts(words: str) -> list[str]:
        return [row["text"] for row in archive.agreements(Filters(query(words), bands=("high", "medium", "low"))).rows]

    assert texts("pipeline") == ["They agreed on a pipeline.", "Both shores."]
    assert texts("gas") == []  # the sentence before it
    assert texts("section:1 title:moscow") == ["They agreed on a visit to France."]


def test_rows_of_facts_say_their_date_and_title(archive: Archive) -> None:
    row = archive.agreements(Filters()).rows[0]
    assert next(iter(row)) == "schema"
    assert (row["date"], row["dated_by"], row["title"]) == ("2005-05", "meeting", "Visit to Moscow")


def test_meetings_match_with_the_whole_text_of_their_document(archive: Archive) -> None:
    assert [row["document"] for row in archive.meetings(Filters(query("gas minutes"))).rows] == ["2005/july"]
    assert not archive.search(Filters(query("gas minutes"))).rows
    assert [row["document"] for row in archive.meetings(Filters(query("NOT pipeline"))).rows] == ["2005/may", "call"]


# search


def test_a_heading_counts_more_than_a_word_in_the_text(archive: Archive) -> None:
    hits = archive.search(Filters(query("pipeline"))).rows
    assert hits[0]["pin"] == "2005/july#2"
    assert {hit["pin"] for hit in hits} == {"2005/july#1s2", "2005/july#2", "2005/july#note1s1"}
    assert [hit["score"] for hit in hits] == sorted((hit["score"] for hit in hits), reverse=True)


def test_a_hit_is_the_sentence_with_the_words_marked(archive: Archive) -> None:
    (hit,) = archive.search(Filters(query("agree pipelines kind:section -shores"))).rows
    assert hit["text"] == "They agreed on a pipeline."
    assert [hit["text"][start:end] for start, end in hit["highlights"]] == ["agreed", "pipeline"]
    assert archive.text(hit["document"])[hit["start"] :].startswith(hit["text"])
    assert (hit["section"], hit["heading"], hit["kind"]) == ("1", "Energy", "section")
    assert hit["parties"] == ["Junichiro Koizumi", "Vladimir Putin"]


def test_a_hit_in_a_heading_shows_the_heading(archive: Archive) -> None:
    (hit,) = archive.search(Filters(query("Pacific"))).rows
    assert (hit["text"], hit["highlights"]) == ("Pacific pipeline", [[0, 7]])
    assert archive.text("2005/july")[hit["start"] :].startswith("Pacific pipeline")


def test_a_title_that_was_not_asked_for_by_words_is_shown_whole(archive: Archive) -> None:
    (hit,) = archive.search(Filters(query("kind:title title:moscow"))).rows
    assert (hit["text"], hit["start"], hit["pin"]) == ("Visit to Moscow", 0, "2005/may")


def test_what_is_excluded_is_not_marked(archive: Archive) -> None:
    (hit,) = archive.search(Filters(query("NOT pipeline gas kind:lead"))).rows
    assert hit["document"] == "statement"
    assert [hit["text"][a:b] for a, b in hit["highlights"]] == ["Gas"]


def test_fields_alone_have_no_score(archive: Archive) -> None:
    hits = archive.search(Filters(query("person:Putin kind:note"))).rows
    assert [(hit["pin"], hit["score"], hit["highlights"]) for hit in hits] == [("2005/july#note1s1", None, [])]


@settings(deadline=None)
@given(
    st.lists(st.sampled_from(["gas", "pipeline", "They", "Schröder", "\ue000", "日本語", "“a”", "U.S."]), min_size=1)
)
def test_highlights_lie_on_the_words(words: list[str]) -> None:
    text = " ".join(words) + "."
    with archive_of([Paper("a", "Title", [Part(text, "section", "1", "Heading")])]) as archive:
        for word in {"gas", "pipeline", "schroder", "日本"} & {w if w != "日本語" else "日本" for w in words}:
            for hit in archive.search(Filters(query(word))).rows:
                marked = {hit["text"][start:end] for start, end in hit["highlights"]}
                assert marked == {word} or "\ue000" in text
                assert archive.text("a")[hit["start"] : hit["start"] + len(hit["text"])] == hit["text"]


def test_limit_shows_some_and_counts_all(archive: Archive) -> None:
    for ask in (archive.meetings, archive.search, archive.documents, archive.participants, archive.statements):
        everything = ask(Filters())
        some = ask(Filters(limit=1))
        assert some.rows == everything.rows[:1]
        assert some.total == everything.total == len(everything.rows)


def test_rows_are_sorted_by_any_field_and_an_unknown_one_lists_them(archive: Archive) -> None:
    assert meetings(archive, sort="kind")[:2] == ["2005/may", "2005/july"]
    assert meetings(archive, sort="-kind")[0] == "call"
    assert [hit["kind"] for hit in archive.search(Filters(query("pipeline"), sort="kind")).rows] == [
        "note", "section", "section",
    ]  # fmt: skip
    with pytest.raises(UsageError) as caught:
        meetings(archive, sort="colour")
    assert "kind" in caught.value.hint


def test_ignored_parts_are_told(archive: Archive) -> None:
    answer = archive.search(Filters(query("…")))
    assert answer.rows == []
    assert "…" in answer.notes[0]


# persons


def people(papers: list[Paper], **filters: object) -> dict[str, dict[str, object]]:
    with archive_of(papers) as archive:
        return {row["person_id"]: row for row in archive.participants(Filters(**filters)).rows}  # type: ignore[arg-type]


def test_persons_with_their_meetings_and_encounters(archive: Archive) -> None:
    rows = archive.participants(Filters()).rows
    assert [(row["name"], row["meeting_count"], len(row["encounters"])) for row in rows] == [
        ("Vladimir Putin", 3, 0),
        ("Junichiro Koizumi", 2, 0),
        ("George Bush", 1, 0),
        ("Gerhard Schröder", 1, 0),
        ("Jacques Chirac", 0, 1),
    ]
    putin = rows[0]
    assert (putin["first"], putin["last"]) == ("2005-05", "2005-07-07")
    assert [meeting["with"] for meeting in putin["meetings"]] == [
        ["Junichiro Koizumi", "Gerhard Schröder"], ["Junichiro Koizumi"], ["George Bush"],
    ]  # fmt: skip
    chirac = rows[-1]
    assert chirac["encounters"][0]["with"] == ["Junichiro Koizumi", "Vladimir Putin", "Gerhard Schröder"]


def test_persons_are_chosen_and_their_meetings_filtered(archive: Archive) -> None:
    (row,) = archive.participants(Filters(persons=("Putin",), countries=("JPN",))).rows
    assert row["meeting_count"] == 2


def test_a_surname_is_the_one_person_who_has_it() -> None:
    papers = [Paper("a", people=[PUTIN]), Paper("b", people=[("Putin", "RUS")])]
    found = people(papers)
    assert found.keys() == {"vladimir-putin"}
    assert found["vladimir-putin"]["merged_from"] == ["putin"]
    assert found["vladimir-putin"]["meeting_count"] == 2
    assert found["vladimir-putin"]["names"] == ["Vladimir Putin", "Putin"]


@pytest.mark.parametrize(
    "papers",
    [
        # two persons have it
        [Paper("a", people=[("George Bush", "USA")]), Paper("b", people=[("Laura Bush", "USA")]),
         Paper("c", people=[("Bush", "USA")])],
        # another country
        [Paper("a", people=[("Abdullah Gul", "TUR")]), Paper("b", people=[("Gul", "AFG")])],
        # nothing but the name
        [Paper("a", people=[("Abdullah Gul", None)]), Paper("b", people=[("Gul", None)])],
        # both in one room
        [Paper("a", people=[("Raul Castro", "CUB"), ("Castro", "CUB")])],
    ],
)  # fmt: skip
def test_too_little_is_merged_rather_than_too_much(papers: list[Paper]) -> None:
    assert all(not row["merged_from"] for row in people(papers).values())


def test_a_compatriot_comes_before_a_slip_of_the_pen() -> None:
    papers = [
        Paper("a", people=[PUTIN]),
        Paper("b", people=[("Vladimit Putin", None)]),
        Paper("c", people=[("Putin", "RUS")]),
    ]
    assert people(papers).keys() == {"vladimir-putin", "vladimit-putin"}


def test_the_same_office_tells_that_a_surname_is_that_person() -> None:
    papers = [
        Paper("a", people=[("Javier Solana", None)], roles={"Javier Solana": "High Representative"}),
        Paper("b", people=[("Solana", None)], roles={"Solana": "High Representative"}),
    ]
    assert people(papers).keys() == {"javier-solana"}


def test_spellings() -> None:
    known = [name_words("Gerhard Schröder"), name_words("KISHIDA Fumio"), name_words("Roh Moo-hyun")]
    assert spellings_of("Schroeder", known) == ["gerhard schroder"]
    assert spellings_of("fumio kishida", known) == ["kishida fumio"]
    assert spellings_of("Roh Moo Hyun", known) == ["roh moo hyun"]
    assert spellings_of("Kish", known) == []
    assert spellings_of("Kish", known, prefix=True) == ["kishida fumio"]
    assert spellings_of("", known) == []
    assert same_person("Müller", ["Heinz Mueller"])
    assert not same_person("Müller", ["Heinz Miller"])


# finding what `show` means


@pytest.mark.parametrize(
    ("asked", "read", "expected", "matched"),
    [
        ("2005/july", None, ["2005/july"], "id"),
        ("2005/july.txt", None, ["2005/july"], "id"),
        ("july", None, ["2005/july", "other/july"], "id"),
        ("CALL", None, ["call"], "id"),
        ("2005-07-07", "2005-07-07", ["2005/july"], "event date"),
        ("2005-07-08", "2005-07-08", ["2005/july"], "publication date"),
        ("2005", "2005", ["2005/may", "2005/july"], "event date"),
        ("visit moscow", None, ["2005/may"], "title"),
        ("visits", None, ["2005/may"], "title"),
    ],
)
def test_found(archive: Archive, asked: str, read: str | None, expected: list[str], matched: str) -> None:
    found = archive.find(asked, when(read) if read else None)
    assert [candidate["document"] for candidate in found.candidates] == expected
    assert {candidate["matched"] for candidate in found.candidates} == {matched}


def test_the_event_date_wins_over_the_publication_date() -> None:
    papers = [
        Paper("early", people=[PUTIN], date="2005-07-07", published="2005-07-08"),
        Paper("late", people=[PUTIN], date="2005-07-08"),
    ]
    with archive_of(papers) as archive:
        assert [row["document"] for row in archive.find("", when("2005-07-08")).candidates] == ["late"]


@pytest.mark.parametrize(
    ("asked", "section", "sentence"),
    [("2005/july#1", "1", None), ("2005/july#1s2", "1", 2), ("may#1s1", "1", 1), ("2005/july#note1", "note1", None)],
)
def test_a_pin_is_found(archive: Archive, asked: str, section: str, sentence: int | None) -> None:
    found = archive.find(asked, None)
    assert (found.section, found.sentence) == (section, sentence)
    (candidate,) = found.candidates
    assert candidate["pin"].endswith(asked)


@pytest.mark.parametrize("asked", ["2005/july#9", "2005/july#1s9", "2005/july#"])
def test_a_pin_that_leads_nowhere_is_answered_with_those_that_there_are(archive: Archive, asked: str) -> None:
    found = archive.find(asked, None)
    if asked.endswith("#"):
        assert [candidate["document"] for candidate in found.candidates] == ["2005/july"]
    else:
        assert found.candidates == []
        assert found.nearest == ("2005/july#1", "2005/july#note1", "2005/july#2")


def test_what_comes_close(archive: Archive) -> None:
    assert archive.find("2005-06-15", when("2005-06-15")).nearest == ("2005-05", "2005-07-07")
    assert archive.find("statment", None).nearest == ("statement",)
    assert archive.find("zzz", None).nearest == ()
    assert archive.find("", None).candidates == []


@settings(deadline=None)
@given(st.text())
@example("\ud800")
@example("a\0")
def test_whatever_is_asked_for_is_found_or_not(archive: Archive, asked: str) -> None:
    archive.find(asked, None)


# whole documents


def test_records_are_put_together_as_they_were(archive: Archive) -> None:
    lines = {json.loads(line)["document"]["id"]: line for line in archive.records(Filters())}
    for paper in PAPERS:
        _, record = record_of(paper)
        assert json.loads(lines[paper.id]) == as_json(record)
        assert list(json.loads(lines[paper.id])) == list(as_json(record))  # type: ignore[call-overload]
        assert archive.record(paper.id) == as_json(record)
        assert archive.text(paper.id) == record_of(paper)[0]


def test_records_are_filtered(archive: Archive) -> None:
    def ids(words: str) -> list[str]:
        return [json.loads(line)["document"]["id"] for line in archive.records(Filters(query(words)))]

    assert ids("gas") == ["2005/july", "statement"]
    assert ids("gas person:Putin") == ["2005/july"]
    assert ids("published:2006") == ["statement"]
    assert ids("kind:call") == ["call"]


def test_records_come_in_the_order_of_time_only(archive: Archive) -> None:
    ids = [json.loads(line)["document"]["id"] for line in archive.records(Filters(sort="-date"))]
    assert ids[0] == "statement"
    with pytest.raises(UsageError, match="title"):
        archive.records(Filters(sort="title"))


def test_no_such_document(archive: Archive) -> None:
    with pytest.raises(KeyError):
        archive.record("nowhere")
    with pytest.raises(KeyError):
        archive.text("nowhere")
