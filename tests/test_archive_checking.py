"""What an archive's keeper is told: each problem with its document and the next step, and silence where all is well."""

from pathlib import Path

import pytest

from summitcli.archive.filters import Filters
from summitcli.archive.questions import Answer, open_archive
from summitcli.archive.source import folder

GOOD = (
    "Meeting of the President and the Prime Minister\n\nMay 4, 2006\n\n"
    "President Rosa Duarte of Chile met with Prime Minister Jonas Berg of Norway on May 3, 2006 in Oslo.\n"
)
UNDATED = GOOD.replace("May 4, 2006\n\n", "")


def check(papers: Path, **filters: object) -> Answer:
    with open_archive(folder(papers), cache_dir=None, notify=lambda _: None) as archive:
        return archive.problems(Filters(**filters))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("name", "content", "rules"),
    [
        ("good.txt", GOOD.encode(), []),
        ("empty.txt", b" \n", ["empty"]),
        ("picture.txt", b"\x89PNG\r\n\x1a\n\0\0", ["binary"]),
        ("latin.txt", GOOD.replace("Berg", "Bj\xf8rnsen").encode("latin-1"), ["encoding"]),
        ("utf16.txt", GOOD.encode("utf-16"), ["encoding"]),
        ("undated.txt", UNDATED.encode(), ["no date"]),
        ("nobody.txt", b"A visit\n\nMay 4, 2006\n\nThe weather was fine.\n", ["no meeting"]),
        ("numbers.txt", GOOD.encode() + b"\n1. Trade\n\nThey agreed.\n\n4. Peace\n\nThey agreed.\n",
         ["markers out of sequence"]),
    ],
)  # fmt: skip
def test_problems_of_one_document(tmp_path: Path, name: str, content: bytes, rules: list[str]) -> None:
    (tmp_path / name).write_bytes(content)
    rows = check(tmp_path).rows
    assert [row["rule"] for row in rows] == rules
    assert all((row["path"], row["document"]) == (name, name.removesuffix(".txt")) for row in rows)
    assert all(row["next"].endswith(".") for row in rows)


def test_the_line_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(GOOD + "\n1. Trade\n\nThey agreed.\n\n4. Peace\n\nThey agreed.\n")
    (row,) = check(tmp_path).rows
    lines = (tmp_path / "a.txt").read_text().splitlines()
    assert lines[row["line"] - 1] == "4. Peace"


def test_the_same_bytes_twice(tmp_path: Path) -> None:
    for name in ("a", "b", "c"):
        (tmp_path / f"{name}.txt").write_text(GOOD)
    (tmp_path / "d.txt").write_text(GOOD + "They parted.")
    rows = check(tmp_path).rows
    assert [(row["document"], row["rule"], row["message"]) for row in rows] == [
        (name, "duplicate", "its bytes are those of a.txt") for name in ("b", "c")
    ]


def test_what_has_no_date_at_all_is_left_out_of_dates(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("President Rosa Duarte of Chile met with Prime Minister Jonas Berg of Norway.\n")
    rows = check(tmp_path).rows
    assert [row["rule"] for row in rows] == ["no date", "no meeting date"]
    assert "--since" in rows[0]["message"]
    assert "summit show 'a#s1'" in rows[1]["next"]
    (tmp_path / "b.txt").write_text(UNDATED)
    assert "--since" not in check(tmp_path).rows[-1]["message"]


def test_archive_toml_puts_it_right_as_the_next_step_says(tmp_path: Path) -> None:
    (tmp_path / "it's.txt").write_text("A visit\n\nThe weather was fine.\n")
    rows = check(tmp_path).rows
    assert {row["rule"] for row in rows} == {"no date", "no meeting"}
    assert all('[documents."it\'s"] in archive.toml' in row["next"] for row in rows)
    (tmp_path / "archive.toml").write_text('[documents."it\'s"]\npublished = 2006-05-04\ntype = "announcement"\n')
    assert check(tmp_path).rows == []


def test_what_archive_toml_tells_of_nothing_is_named_with_its_line(tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / f"{name}.txt").write_text(GOOD + name)
    (tmp_path / "archive.toml").write_text(
        '[documents.a]\ntitle = "A"\n[documents."b.txt"]\ntitle = "B"\n[documents."*"]\nissuer = "I"\n'
        '[documents.c]\ntitle = "C"\n[documents."2005/*"]\nissuer = "J"\n'
    )
    rows = check(tmp_path).rows
    assert [(row["rule"], row["path"], row["line"], row["document"]) for row in rows] == [
        ("no such document", "archive.toml", 7, None),
        ("no such document", "archive.toml", 9, None),
    ]
    assert "names c," in rows[0]["message"]
    assert check(tmp_path, countries=("CHL",)).rows == []
    (tmp_path / "c.txt").write_text(GOOD + "c")
    assert [row["line"] for row in check(tmp_path).rows] == [9]


def test_files_of_other_kinds_are_counted(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(GOOD)
    assert check(tmp_path).notes == ()
    for name in ("b.pdf", "c.PDF", "d.jpg", "README.md", "LICENSE", ".hidden.doc"):
        (tmp_path / name).write_bytes(b"x")
    assert check(tmp_path).notes == ("Files of other kinds were not read: 2 .pdf, 1 .jpg",)


def test_files_of_other_kinds_are_forgotten_when_they_are_gone(tmp_path: Path) -> None:
    papers = tmp_path / "papers"
    papers.mkdir()
    (papers / "a.txt").write_text(GOOD)
    (papers / "b.pdf").write_bytes(b"x")

    def notes() -> tuple[str, ...]:
        with open_archive(folder(papers), cache_dir=tmp_path / "cache", notify=lambda _: None) as archive:
            return archive.problems().notes

    assert notes()
    (papers / "b.pdf").unlink()
    assert notes() == ()


def test_only_the_documents_that_are_asked_for(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(UNDATED)
    (tmp_path / "b.txt").write_text(UNDATED.replace("Chile", "Peru").replace("Norway", "Kenya"))
    assert [row["document"] for row in check(tmp_path, countries=("CHL",)).rows] == ["a"]
