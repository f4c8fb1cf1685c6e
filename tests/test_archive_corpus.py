"""The shipped corpus, read by the real extractors and asked through the index."""

from collections.abc import Iterator
from datetime import date

import pytest

from summitcli.archive.filters import Filters
from summitcli.archive.query import parse
from summitcli.archive.questions import Archive, open_archive
from summitcli.archive.source import shipped
from summitcli.lexicon import countries
from summitcli.when import read_when

MAY = "2005-05-09-japan-russia-moscow"
JULY = "2005-07-07-japan-russia-gleneagles"


@pytest.fixture(scope="module")
def corpus() -> Iterator[Archive]:
    with open_archive(shipped(), cache_dir=None, notify=print) as archive:
        yield archive


def asked(text: str) -> Filters:
    def code(name: str) -> str | None:
        country = countries().resolve(name)
        return country.code if country else None

    return Filters(parse(text, read_date=lambda typed: read_when(typed, today=date(2026, 1, 1)), read_country=code))


@pytest.mark.parametrize(
    ("text", "pins"),
    [
        ("pipeline", {f"{JULY}#5.1s1"}),
        ("condolence", {f"{MAY}#2.1s1"}),
        ("remembrance", {f"{MAY}#note1s1"}),
        ("note:attendance", {f"{MAY}#note1s2"}),
        ("=attendance -note:attendance", {f"{MAY}#1s2"}),
        ("visit verb:agree", {f"{JULY}#1s1", f"{MAY}#2.4s1"}),
        ("title:gleneagles Toyota", {f"{JULY}#2s3"}),
        ("title:moscow Toyota", set()),
        ("index", set()),  # "Back to Index" is no part of the text
    ],
)
def test_search(corpus: Archive, text: str, pins: set[str]) -> None:
    assert {hit["pin"] for hit in corpus.search(asked(text)).rows} == pins


def test_every_hit_is_a_place_in_the_text(corpus: Archive) -> None:
    for hit in corpus.search(Filters()).rows:
        place = corpus.text(hit["document"])[hit["start"] :]
        assert place.startswith(hit["text"])


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("country:Germany", ["2005-05-09"]),
        ("country:Russian person:Koizumi", ["2005-05-09", "2005-07-07"]),
        ("country:France", []),  # words were exchanged on the side, which is no meeting
        ("date:2005-06..", ["2005-07-07"]),
        ("published:2005-07-08", ["2005-07-07"]),
        ("pipeline", ["2005-07-07"]),
    ],
)
def test_meetings(corpus: Archive, text: str, dates: list[str]) -> None:
    assert [row["date"] for row in corpus.meetings(asked(text)).rows] == dates


def test_the_agreements_of_one_meeting_are_not_those_of_the_other(corpus: Archive) -> None:
    every_band = ("high", "medium", "low", "none")
    with_germany = corpus.agreements(Filters(persons=("Schroeder",), bands=every_band)).rows
    assert with_germany
    assert all(row["parties"] == ["Junichiro Koizumi", "Gerhard Schroeder"] for row in with_germany)
    with_russia = corpus.agreements(Filters(between=("JPN", "RUS"), bands=every_band)).rows
    assert {row["pin"] for row in with_russia}.isdisjoint(row["pin"] for row in with_germany)


def test_who_met_whom(corpus: Archive) -> None:
    rows = {row["person_id"]: row for row in corpus.participants(Filters()).rows}
    assert rows["vladimir-putin"]["meeting_count"] == 2
    assert rows["vladimir-putin"]["meetings"][0]["with"] == ["Junichiro Koizumi"]
    assert rows["jacques-chirac"]["meeting_count"] == 0
    assert len(rows["jacques-chirac"]["encounters"]) == 1
