"""A plan is linked to the meeting that it became."""

import json

import pytest
from archive_by_hand import Paper, Plan, archive_of

from summitcli.archive.filters import Filters

PUTIN, KOIZUMI = ("Vladimir Putin", "RUS"), ("Junichiro Koizumi", "JPN")
MAY = {"earliest": None, "latest": None}
NOVEMBER = {"earliest": "2005-11-20", "latest": "2005-11-22"}


def realised(plan: Plan, *papers: Paper) -> str | None:
    july = Paper("july", date="2005-07-07", people=[KOIZUMI, PUTIN], planned=[plan])
    with archive_of([july, *papers]) as archive:
        (row,) = archive.plans(Filters()).rows
        (same,) = archive.record("july")["planned_events"]
        (whole, *_) = (json.loads(line) for line in archive.records(Filters()))
    assert row["realised_by"] == same["realised_by"] == whole["planned_events"][0]["realised_by"]
    return row["realised_by"]


def visit(id: str = "visit", **given: object) -> Paper:
    return Paper(id, **{"date": "2005-11-21", "people": [KOIZUMI, PUTIN], **given})  # type: ignore[arg-type]


BOTH = ["Vladimir Putin", "Junichiro Koizumi"]


@pytest.mark.parametrize(
    ("plan", "papers"),
    [
        (Plan(BOTH, **NOVEMBER), [visit()]),
        (Plan(["Vladimir Putin"], **NOVEMBER), [visit()]),  # with his host of July
        (Plan([["President", "Putin"][1]], **NOVEMBER), [visit()]),
        (Plan(BOTH, **NOVEMBER), [visit(people=[("KOIZUMI Junichiro", "JPN"), ("Putin", "RUS")])]),
        (Plan(BOTH, "2005-11-01", "2005-11-30", "Japan"), [visit(place=("Tokyo", "JPN"))]),
        (Plan(BOTH, "2005-11-01", "2005-11-30", "Tokyo"), [visit(place=("Tokyo", "JPN"))]),
        (Plan(BOTH, "2005-11-01", "2005-11-30", "Tokyo"), [visit()]),
        (Plan(BOTH, **NOVEMBER), [visit(), visit("visit2", date="2005-11-22")]),  # one visit: its first meeting
        (Plan(BOTH, "2005-01-01", "2005-12-31"), [visit()]),  # "this year", the meeting of July is not it
    ],
)
def test_a_plan_that_became_a_meeting(plan: Plan, papers: list[Paper]) -> None:
    assert realised(plan, *papers) == "visit#m1"


@pytest.mark.parametrize(
    ("plan", "papers"),
    [
        (Plan(BOTH, **MAY), [visit()]),  # no date was planned
        (Plan(BOTH, **NOVEMBER), []),
        (Plan(BOTH, **NOVEMBER), [visit(date="2005-11-23")]),
        (Plan(BOTH, **NOVEMBER), [visit(date="2005-11")]),
        (Plan(BOTH, **NOVEMBER), [visit(date=None)]),
        (Plan(BOTH, **NOVEMBER), [visit(people=[PUTIN, ("Hu Jintao", "CHN")])]),
        (Plan(["Vladimir Putin"], **NOVEMBER), [visit(people=[PUTIN, ("Hu Jintao", "CHN")])]),
        (Plan([], **NOVEMBER), [visit()]),  # whose visit it is to be is not known
        (Plan(BOTH, **NOVEMBER), [visit(kind="encounter")]),
        (Plan(BOTH, **NOVEMBER), [visit(presence={"Vladimir Putin": "encounter"})]),
        (Plan(BOTH, "2005-11-01", "2005-11-30", "Japan"), [visit(place=("Busan", "KOR"))]),
        (Plan(BOTH, "2005-11-01", "2005-11-30", "Tokyo"), [visit(place=("Kyoto", "JPN"))]),
        # two meetings in one year: which one was meant is not known
        (Plan(BOTH, "2005-01-01", "2005-12-31"), [visit(), visit("december", date="2005-12-14")]),
        # another document on the meeting at which it was planned
        (Plan(BOTH, "2005-01-01", "2005-12-31"), [visit(date="2005-07-07")]),
    ],
)
def test_a_plan_of_which_nothing_is_known(plan: Plan, papers: list[Paper]) -> None:
    assert realised(plan, *papers) is None
