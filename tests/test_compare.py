"""The comparison of two revisions, on two small exports."""

from pathlib import Path
from typing import Any

import pytest
from compare import compare, main, report


def record(**lists: list[dict[str, Any]]) -> dict[str, Any]:
    return {"document": {"path": "a.txt", "title": "Talks", "published": "2005-07-08"}, **lists}


def plan(start: int, when: str, what: str) -> dict[str, Any]:
    return {"id": f"p{start}", "start": start, "when_text": "in July", "when": when, "what": what}


OLD = [record(planned_events=[plan(10, "2005-07", "trip"), plan(90, "2006", "summit")])]
NEW = [record(planned_events=[plan(10, "2005-07", "trip to Lima"), plan(200, "2007", "talks")])]


def test_gained_lost_and_changed() -> None:
    found = compare(OLD, NEW)
    assert found.counts["planned_events"] == {"gained": 1, "lost": 1, "changed": 1}
    assert found.counts["documents"] == {"same": 1}
    assert set(found.lines["planned_events"]) == {
        '~ a.txt: 2005-07 | trip to Lima: what "trip" -> "trip to Lima"',
        "+ a.txt: 2007 | talks",
        "- a.txt: 2006 | summit",
    }


def test_new_numbering_is_no_change() -> None:
    renumbered = [record(planned_events=[{**plan(10, "2005-07", "trip"), "id": "p2", "pin": "elsewhere"}])]
    assert compare([record(planned_events=[plan(10, "2005-07", "trip")])], renumbered).counts["planned_events"] == {
        "same": 1
    }


def test_a_participant_is_a_fact_of_its_own() -> None:
    def meeting(*names: str) -> dict[str, Any]:
        people = [{"person_id": name, "name": name, "role": None} for name in names]
        return {"start": 5, "section": "", "date": "2005-07-07", "participants": people}

    found = compare([record(meetings=[meeting("ito", "lopez")])], [record(meetings=[meeting("ito", "silva")])])
    assert found.counts["meetings"] == {"same": 1}
    assert found.counts["participants"] == {"gained": 1, "lost": 1, "same": 1}


def test_two_facts_in_one_place_are_counted_apart() -> None:
    twice = [record(planned_events=[plan(10, "2005", "talks"), plan(10, "2006", "talks")])]
    assert compare([record(planned_events=[plan(10, "2005", "talks")])], twice).counts["planned_events"] == {
        "same": 1,
        "gained": 1,
    }


def test_the_report_has_counts_and_as_many_examples_as_asked() -> None:
    lines = report(compare(OLD, NEW), 1).splitlines()
    assert "planned_events         1       1       1       0" in lines
    assert lines[-1] == "… and 2 more"
    assert len(report(compare(OLD, NEW), 0).splitlines()) == 11


def test_says_what_is_wrong(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert main([".", ".", str(tmp_path / "none")]) == 1
    assert "is no folder" in capsys.readouterr().err
    assert main(["no-such-revision", ".", str(tmp_path)]) == 1
    assert "'no-such-revision' is no revision" in capsys.readouterr().err
