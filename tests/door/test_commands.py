"""The commands as the README writes them, on the corpus that is shipped."""

import csv
import io
import json
from pathlib import Path

import pytest
from runner import CORPUS, GLENEAGLES, MOSCOW, Summit


def test_list(summit: Summit) -> None:
    done = summit("list")
    assert done.returncode == 0
    lines = [line.split("\t") for line in done.stdout.splitlines()]
    assert lines[0] == ["date", "time", "parties", "place", "name", "kind", "pin"]
    assert sorted(line[0] for line in lines[1:]) == ["2005-05-09", "2005-05-09", "2005-07-07"]
    assert ["2005-07-07", "15:35"] in [line[:2] for line in lines]
    assert done.stderr == "3 meetings\n"


def test_list_narrowed(summit: Summit) -> None:
    rows = json.loads(summit("list", "--country", "Russia", "--since", "2005-06", "--json").stdout)
    assert [row["date"] for row in rows] == ["2005-07-07"]
    assert {"Junichiro Koizumi", "Vladimir Putin"} <= {p["name"] for p in rows[0]["participants"]}


@pytest.mark.parametrize(
    ("wanted", "title", "said"),
    [
        ("2005-07-07", "Gleneagles", "the meeting was on 2005-07-07"),
        ("May 9, 2005", "Visit by Prime Minister", "the meeting was on 2005-05-09"),
        ("2005-07-08", "Gleneagles", "published on 2005-07-08"),
        ("2005-07", "Gleneagles", "the meeting was on 2005-07-07"),
        (GLENEAGLES, "Gleneagles", ""),
    ],
)
def test_show(summit: Summit, wanted: str, title: str, said: str) -> None:
    done = summit("show", wanted)
    assert done.returncode == 0
    assert title in done.stdout.splitlines()[0]
    assert said in done.stderr


def test_show_a_section(summit: Summit) -> None:
    text = summit("show", "2005-07", "--section", "5.2").stdout
    assert "United Nations Security Council Reform" in text
    assert "Both leaders affirmed" in text
    assert "Pipeline" not in text


@pytest.mark.parametrize(
    ("wanted", "first", "last"),
    [
        ([f"{MOSCOW}#note1"], "        | (Note) This ceremony was hosted", "were in attendance."),
        (["2005-05-09", "--section", "note1"], "        | (Note) This ceremony was hosted", "were in attendance."),
        ([f"{MOSCOW}#note1s2"], "#note1s2  Leaders of about 50 countries", "were in attendance."),
        ([f"{GLENEAGLES}#s3"], "#s3     The following is a summary of the meeting.", "summary of the meeting."),
        ([f"{GLENEAGLES}#5.2s3"], "#5.2s3  Both leaders affirmed", "Vladimir Putin · #5.2s3"),
        (["2005-07-07#5.2s3"], "#5.2s3  Both leaders affirmed", "Vladimir Putin · #5.2s3"),
        (["July 7, 2005#5.2"], "#5.2      (2) United Nations", "Vladimir Putin · #5.2s3"),
        ([f"{GLENEAGLES}#5.2"], "#5.2      (2) United Nations", "Vladimir Putin · #5.2s3"),
    ],
)
def test_show_a_place(summit: Summit, wanted: list[str], first: str, last: str) -> None:
    done = summit("show", *wanted)
    title, _, *lines = done.stdout.splitlines()
    assert title in ("Visit by Prime Minister Junichiro Koizumi to Russia",
                     "Japan-Russia Summit Meeting on the Occasion of the G8 Gleneagles Summit")  # fmt: skip
    assert lines[0].startswith(first)
    assert lines[-1].endswith(last)


def test_show_the_text_itself(summit: Summit) -> None:
    raw = (CORPUS / f"{GLENEAGLES}.txt").read_text(encoding="utf-8")
    assert summit("show", GLENEAGLES, "--raw").stdout.strip() == raw.strip()


def test_show_loses_no_word_of_the_text(summit: Summit) -> None:
    for document in (GLENEAGLES, MOSCOW):
        shown = summit("show", document).stdout.split()
        words = iter(shown)
        raw = (CORPUS / f"{document}.txt").read_text(encoding="utf-8").split()
        assert [word for word in raw if word not in words] == []


def test_show_as_json_is_an_array_of_records(summit: Summit) -> None:
    [record] = json.loads(summit("show", "2005-07-07", "--json").stdout)
    assert record["schema"] == "record/1"


def test_search(summit: Summit) -> None:
    rows = json.loads(summit("search", "pipeline", "--json").stdout)
    assert f"{GLENEAGLES}#5.1s1" in [row["pin"] for row in rows]
    for row in rows:
        assert row["text"][slice(*row["highlights"][0])].lower() == "pipeline"
    both = json.loads(summit("search", '"peace treaty" OR Japan-Russia', "--json").stdout)
    assert {row["document"] for row in both} == {GLENEAGLES, MOSCOW}


def test_agreements(summit: Summit) -> None:
    rows = json.loads(summit("agreements", "--between", "Japan", "Russia", "--json").stdout)
    assert rows
    assert {row["band"] for row in rows} <= {"high", "medium"}
    schroeder = json.loads(summit("agreements", "--person", "Schroeder", "--json").stdout)
    assert schroeder
    assert all("Gerhard Schroeder" in row["parties"] for row in schroeder)
    low = json.loads(summit("agreements", "--band", "low", "--json").stdout)
    assert {row["band"] for row in low} == {"low"}


def test_agreements_of_one_sentence_are_told_apart(summit: Summit) -> None:
    lines = [line.split("\t") for line in summit("agreements", "--since", "2005-07").stdout.splitlines()]
    assert lines[0][-1] == "content"
    twice = [line[-1] for line in lines if line[-2] == f"{GLENEAGLES}#5.1s1"]
    assert len(twice) == len(set(twice)) == 2
    assert any(words.startswith("mutual strategic importance") for words in twice)
    (row, _) = [r for r in json.loads(summit("agreements", "--json").stdout) if r["pin"] == f"{GLENEAGLES}#5.1s1"]
    assert row["text"].startswith("The two leaders affirmed mutual")


def test_why(summit: Summit) -> None:
    lines = [line.split("\t") for line in summit("list", "--why").stdout.splitlines()]
    assert lines[0][-1] == "why"
    assert "<month> <day> · year inferred · “on July 7”" in lines[-1][-1]
    (row,) = json.loads(summit("list", "--why", "--since", "2005-06", "--json").stdout)
    words = {evidence["field"]: evidence["text"] for evidence in row["evidence"]}
    assert words["start_time"] == "15:35"
    assert "“agreed”" in summit("agreements", "--why", "--since", "2005-06").stdout
    shown = summit("show", "2005-07-07", "--why").stdout
    assert "\n  date: 2005-07-07\n    why: <month> <day> · year inferred · “on July 7”\n" in shown
    assert "why: " not in summit("show", "2005-07-07").stdout
    [record] = json.loads(summit("show", "2005-07-07", "--why", "--json").stdout)
    assert {"15:35", "agreed"} <= {
        evidence["text"]
        for member in record.values()
        if isinstance(member, list)
        for fact in member
        for evidence in fact.get("evidence", ())
    }
    # the columns that programs get name rule and words apart
    fields = summit("list", "--why", "--format", "csv").stdout.splitlines()[0].split(",")
    assert fields[-4:] == ["evidence.field", "evidence.rule", "evidence.how", "evidence.text"]


def test_why_a_person_is_one(summit: Summit, tmp_path: Path) -> None:
    form = "Meeting of {} with {}\n\nJuly {}, 2005\n\n{} met with {} in Moscow on July {}, 2005.\n"
    for day, guest in (
        (4, "Foreign Minister Sergei Lavrov of Russia"),
        (5, "Foreign Minister Sergey Lavrov of Russia"),
    ):
        host = "Minister for Foreign Affairs Nobutaka Machimura of Japan"
        (tmp_path / f"{day}.txt").write_text(form.format(host, guest, day, host, guest, day), encoding="utf-8")
    rows = json.loads(summit("--archive", str(tmp_path), "participants", "Lavrov", "--why", "--json").stdout)
    assert [row["documents"] for row in rows] == [["4"], ["5"]]
    assert [row["rule"] for row in rows] == [None, "<name> in another transliteration"]
    lines = summit("--archive", str(tmp_path), "participants", "Lavrov", "--why").stdout.splitlines()
    assert lines[0].split("\t") == ["person", "name", "of", "role", "rule", "because", "documents"]
    assert "sergey = sergei" in lines[2]


def test_between_may_be_said_twice(summit: Summit) -> None:
    pairs = ("--between", "Japan", "Russia", "--between", "Koizumi", "Putin")
    assert json.loads(summit("agreements", *pairs, "--json").stdout)
    assert json.loads(summit("agreements", *pairs, "--between", "Japan", "Brazil", "--json").stdout) == []


def test_participants(summit: Summit) -> None:
    rows = json.loads(summit("participants", "--json").stdout)
    assert rows[0]["name"] == "Junichiro Koizumi"
    [putin] = json.loads(summit("participants", "Putin", "--json").stdout)
    assert [meeting["date"] for meeting in putin["meetings"]] == ["2005-05-09", "2005-07-07"]


def test_export(summit: Summit) -> None:
    lines = summit("export").stdout.splitlines()
    assert [json.loads(line)["document"]["id"] for line in lines] == [MOSCOW, GLENEAGLES]
    assert len(json.loads(summit("export", "--json").stdout)) == 2
    table = list(csv.DictReader(io.StringIO(summit("export", "--format", "csv").stdout)))
    assert [row["document.id"] for row in table] == [MOSCOW, GLENEAGLES]


def test_another_archive(summit: Summit, tmp_path: Path) -> None:
    folder = tmp_path / "readouts"
    folder.mkdir()
    (folder / "a.txt").write_bytes((CORPUS / f"{MOSCOW}.txt").read_bytes())
    for args in (("--archive", str(folder), "list", "--json"), ("list", "--json", "--archive", str(folder))):
        assert {row["document"] for row in json.loads(summit(*args).stdout)} == {"a"}
    assert {row["document"] for row in json.loads(summit("list", "--json", SUMMIT_ARCHIVE=str(folder)).stdout)} == {"a"}


@pytest.mark.parametrize("way", ["corpus", "corpus/", "./corpus", "../{here}/corpus/.", "~/corpus", "{home}/corpus/"])
def test_an_archive_by_any_path(summit: Summit, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, way: str) -> None:
    (tmp_path / "corpus").symlink_to(CORPUS)
    monkeypatch.chdir(tmp_path)
    summit.environment["PYTHONPATH"] = str(CORPUS.parent)
    done = summit("list", "--archive", way.format(here=tmp_path.name, home=tmp_path))
    assert done.returncode == 0
    assert done.stdout == summit("list").stdout


def test_what_cannot_be_read_is_told_when_it_is_read(summit: Summit, tmp_path: Path) -> None:
    for name, content in (("a.txt", b"\x89PNG\r\n\x1a\n"), ("b.txt", b"A paper\n"), ("c.pdf", b"%PDF")):
        (tmp_path / name).write_bytes(content)
    done = summit("list", "--archive", str(tmp_path))
    assert (done.returncode, done.stdout) == (0, "")
    assert "a.txt cannot be read, or not whole; `summit check` tells why." in done.stderr.splitlines()
    assert "cannot be read" not in summit("list", "--archive", str(tmp_path)).stderr
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).unlink()
    assert "holds no documents" in (said := summit("list", "--archive", str(tmp_path)).stderr)
    assert "1 .pdf" in said


def test_an_empty_standard_input_is_told(summit: Summit) -> None:
    done = summit("--archive", "-", "list")
    assert (done.returncode, done.stdout) == (0, "")
    assert "Standard input was empty." in done.stderr


def test_a_document_on_standard_input(summit: Summit) -> None:
    text = (CORPUS / f"{MOSCOW}.txt").read_bytes()
    rows = json.loads(summit("--archive", "-", "list", "--json", stdin=text).stdout)
    assert [row["date"] for row in rows] == ["2005-05-09", "2005-05-09"]
