"""The scores and the page that is made of them, on few documents."""

import json
from pathlib import Path
from typing import Any

import accuracy
import pytest
from scoring import Scores, paired, same_person, same_words, score

CORPUS = Path(__file__).parent / "readouts" / "corpus.jsonl"


def corpus() -> list[dict[str, Any]]:
    return [json.loads(line) for line in CORPUS.read_text(encoding="utf-8").splitlines()]


def test_writes_the_page_of_two_documents(tmp_path: Path) -> None:
    page = tmp_path / "ACCURACY.md"
    arguments = ["--only", "--gold", f"Two readouts={CORPUS}", "--without-dateparser", "--output", str(page)]
    assert accuracy.main(arguments) == 0
    text = page.read_text(encoding="utf-8")
    assert "|  | Two readouts (2 documents) |" in text
    assert "| meetings | 1.000 (3 found, 0 false, 0 missed) |" in text
    assert "### Two readouts" in text
    assert str(CORPUS.parent) not in text


def test_tags_are_scored_without_annotations(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Talks\n\nJuly 8, 2005\n\nThey spoke of Peru.\n", encoding="utf-8")
    row = {"file": "a.txt", "title": "Talks", "date": "2005-07-08", "countries": ["Peru", "Chile"]}
    (tmp_path / "index.jsonl").write_text(json.dumps(row), encoding="utf-8")
    scores = accuracy.measure_tags("A site", tmp_path / "index.jsonl").scores
    assert scores.cell("published") == "1.000 (1 of 1)"
    assert scores.cell("tagged countries found") == "0.500 (1 of 2)"
    assert ("tagged countries found", "Talks (2005-07-08)", "Chile read as nothing") in scores.misses


def test_a_changed_annotation_is_a_miss(tmp_path: Path) -> None:
    rows = corpus()
    rows[0]["meetings"][0]["start_local"] = "04:00"
    rows[0]["agreements"][0]["text"] = "Nobody agreed to anything"
    for row in rows:
        row["file"] = str((CORPUS.parent / row["file"]).resolve())
    gold = tmp_path / "gold.jsonl"
    gold.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    scores = accuracy.measure_gold("Two", gold, {}).scores
    assert scores.cell("start time") == "0.667 (2 of 3)"
    assert scores.cell("agreements") == "0.909 (10 found, 1 false, 1 missed)"


def test_a_meeting_invented_for_a_document_without_one_counts() -> None:
    scores = Scores()
    record: dict[str, Any] = {"meetings": [{}], "agreements": [], "quotations": [], "planned_events": []}
    score(scores, {"negative": True}, record, "", "a page")
    assert scores.cell("documents without a meeting left alone") == "0.000 (0 of 1)"


def test_names_are_the_same_whatever_stands_before_them() -> None:
    assert same_person("Mr. Vladimir Putin", "PUTIN Vladimir")
    assert same_person("Koizumi", "Junichiro Koizumi")
    assert not same_person("Junichiro Koizumi", "Shinjiro Koizumi")
    assert not same_person("Mr.", "Mr.")
    assert same_words("the Gleneagles Hotel", "Gleneagles Hotel")
    assert not same_words("Gleneagles Hotel", None)


def test_each_found_fact_is_paired_once() -> None:
    pairs = list(paired(["a", "a", "b"], ["a", "c"], lambda one, other: bool(one == other)))
    assert pairs == [("a", "a"), ("a", None), ("b", None), (None, "c")]


def test_says_what_is_wrong(tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match="cannot be read"):
        accuracy.main(["--only", "--gold", str(tmp_path / "none.jsonl"), "--without-dateparser"])
    (tmp_path / "gold.jsonl").write_text('{"file": "none.txt"}', encoding="utf-8")
    with pytest.raises(SystemExit, match="none of the documents"):
        accuracy.main(["--only", "--gold", str(tmp_path / "gold.jsonl"), "--without-dateparser"])
