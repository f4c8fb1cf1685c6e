"""The index is made equal to the files, whatever happened to either of them."""

import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import archive_reader
import pytest
from archive_reader import calls

from summitcli.archive import refresh, reread, store
from summitcli.archive.filters import Filters
from summitcli.archive.query import parse
from summitcli.archive.questions import Archive, open_archive
from summitcli.archive.source import folder, standard_input
from summitcli.errors import ArchiveError

ROOT = os.geteuid() == 0  # permissions mean nothing to root
Open = Callable[[], Archive]


@pytest.fixture(autouse=True)
def _quick_reader(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reread, "read_record", archive_reader.read_record)
    calls.clear()


@pytest.fixture
def papers(tmp_path: Path) -> Path:
    place = tmp_path / "papers"
    place.mkdir()
    (place / "one.txt").write_text("2005-07-07 They spoke of a pipeline.")
    (place / "two.txt").write_text("2005-05-09 They spoke of a treaty.")
    return place


@pytest.fixture
def notes() -> list[str]:
    return []


@pytest.fixture
def opened(papers: Path, tmp_path: Path, notes: list[str]) -> Iterator[Open]:
    archives: list[Archive] = []

    def again() -> Archive:
        calls.clear()
        notes.clear()
        archives.append(open_archive(folder(papers), cache_dir=tmp_path / "cache", notify=notes.append))
        return archives[-1]

    yield again
    for archive in archives:
        archive.close()


def index_of(tmp_path: Path) -> Path:
    (path,) = (tmp_path / "cache").glob("*.sqlite")
    return path


def grow_old(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the files be too old to have changed within a tick of the clock."""
    monkeypatch.setattr(refresh, "_YOUNG", -(10**18))


def dates(archive: Archive) -> list[str]:
    return [row["date"] for row in archive.meetings(Filters()).rows]


def found(archive: Archive, word: str) -> list[str]:
    query = parse(word, read_date=pytest.fail, read_country=pytest.fail)  # type: ignore[arg-type]
    return [hit["document"] for hit in archive.search(Filters(query)).rows]


def test_the_first_command_reads_all_the_second_nothing(opened: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    assert dates(opened()) == ["2005-05-09", "2005-07-07"]
    assert sorted(calls) == ["one.txt", "two.txt"]
    assert dates(opened()) == ["2005-05-09", "2005-07-07"]
    assert not calls
    grow_old(monkeypatch)
    monkeypatch.setattr(reread, "reread", lambda *_: pytest.fail("there was nothing to do"))
    assert dates(opened()) == ["2005-05-09", "2005-07-07"]


def test_an_added_file_is_read(opened: Open, papers: Path) -> None:
    opened()
    (papers / "three.md").write_text("2006-01-01 They spoke of gas.")
    assert dates(opened()) == ["2005-05-09", "2005-07-07", "2006-01-01"]
    assert calls == ["three.md"]


def test_a_changed_file_is_read_again(opened: Open, papers: Path) -> None:
    opened()
    (papers / "one.txt").write_text("2007-07-07 They spoke of a railway line.")
    archive = opened()
    assert dates(archive) == ["2005-05-09", "2007-07-07"]
    assert calls == ["one.txt"]
    assert (found(archive, "pipeline"), found(archive, "railway")) == ([], ["one"])


@pytest.mark.parametrize("old", [False, True])
def test_a_change_that_keeps_size_and_time_is_seen(
    opened: Open, papers: Path, monkeypatch: pytest.MonkeyPatch, old: bool
) -> None:
    opened()
    if old:
        grow_old(monkeypatch)
    path = papers / "one.txt"
    before = path.stat()
    path.write_bytes(path.read_bytes().replace(b"2005", b"2009"))
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert path.stat().st_size == before.st_size
    assert path.stat().st_mtime_ns == before.st_mtime_ns
    assert dates(opened()) == ["2005-05-09", "2009-07-07"]


def test_a_touched_file_is_not_read_again(opened: Open, papers: Path) -> None:
    opened()
    os.utime(papers / "one.txt", ns=(0, 0))
    assert len(dates(opened())) == 2
    assert not calls


def test_a_removed_file_is_gone(opened: Open, papers: Path) -> None:
    opened()
    (papers / "one.txt").unlink()
    archive = opened()
    assert dates(archive) == ["2005-05-09"]
    assert not found(archive, "pipeline")
    assert not calls


def test_a_renamed_file_has_its_new_id(opened: Open, papers: Path) -> None:
    opened()
    (papers / "deeper").mkdir()
    (papers / "one.txt").rename(papers / "deeper" / "first.txt")
    assert found(opened(), "pipeline") == ["deeper/first"]


def test_files_that_swap_their_names(opened: Open, papers: Path) -> None:
    opened()
    (papers / "one.txt").rename(papers / "x")
    (papers / "two.txt").rename(papers / "one.txt")
    (papers / "x").rename(papers / "two.txt")
    assert found(opened(), "pipeline") == ["two"]


def test_of_files_that_differ_in_the_suffix_one_keeps_it(opened: Open, papers: Path) -> None:
    (papers / "one.md").write_text("2008-01-01 Another paper.")
    archive = opened()
    assert {row["id"]: row["path"] for row in archive.documents(Filters()).rows} == {
        "one": "one.txt",
        "one.md": "one.md",
        "two": "two.txt",
    }
    assert archive.text("one.md") == "2008-01-01 Another paper."
    (papers / "one.txt").unlink()
    assert [row["id"] for row in opened().documents(Filters()).rows] == ["two", "one"]


def test_hidden_binary_and_foreign_files_are_left_out(opened: Open, papers: Path) -> None:
    (papers / ".hidden.txt").write_text("2005-01-01")
    (papers / ".git").mkdir()
    (papers / ".git" / "x.txt").write_text("2005-01-01")
    (papers / "photo.jpg").write_bytes(b"\xff\xd8\xff")
    (papers / "photo.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 40)
    archive = opened()
    assert [row["id"] for row in archive.documents(Filters()).rows] == ["two", "one", "photo"]
    assert dates(archive) == ["2005-05-09", "2005-07-07"]


def test_what_tells_of_the_folder_is_no_document_unless_it_is_named(opened: Open, papers: Path) -> None:
    def ids() -> list[str]:
        return sorted(row["id"] for row in opened().documents(Filters()).rows)

    (papers / "deeper").mkdir()
    for name in ("README.md", "readme.txt", "LICENSE", "Licence.txt", "COPYING", "deeper/README.en.md", "notice.md"):
        (papers / name).write_text("2006-01-01 They met.")
    (papers / "readme-of-the-talks.txt").write_text("2006-01-02 They met.")
    assert ids() == ["one", "readme-of-the-talks", "two"]
    (papers / "archive.toml").write_text('[documents."README.md"]\ntitle = "A paper"\n[documents."L*"]\nissuer = "X"\n')
    assert ids() == ["README", "one", "readme-of-the-talks", "two"]
    (papers / "archive.toml").write_text("[documents.notice]\n")
    assert ids() == ["notice", "one", "readme-of-the-talks", "two"]
    (papers / "archive.toml").unlink()
    assert ids() == ["one", "readme-of-the-talks", "two"]


def test_a_loop_of_links_ends(opened: Open, papers: Path) -> None:
    (papers / "deeper").mkdir()
    (papers / "deeper" / "three.txt").write_text("2006-01-01")
    (papers / "deeper" / "up").symlink_to(papers)
    (papers / "again").symlink_to(papers / "deeper")
    (papers / "nowhere.txt").symlink_to(papers / "missing.txt")
    assert [row["id"] for row in opened().documents(Filters()).rows] == ["two", "one", "deeper/three"]


def test_a_name_that_is_not_utf_8(opened: Open, papers: Path) -> None:
    try:
        Path(os.fsdecode(os.fsencode(papers) + b"/caf\xe9.txt")).write_text("2006-01-01")
    except OSError:
        pytest.skip("this file system takes UTF-8 names only")
    assert dates(opened())[-1] == "2006-01-01"
    assert dates(opened())[-1] == "2006-01-01"
    assert opened().documents(Filters()).rows[-1]["id"] == "caf\\xe9"


def test_a_document_that_cannot_be_understood_is_a_problem_and_still_found(opened: Open, papers: Path) -> None:
    (papers / "bad.txt").write_text("raise an objection to the pipeline")
    archive = opened()
    assert [(row["document"], row["rule"]) for row in archive.problems().rows] == [("bad", "failed")]
    assert found(archive, "objection") == ["bad"]
    assert len(dates(archive)) == 2


@pytest.mark.skipif(ROOT, reason="root reads everything")
def test_what_cannot_be_read_is_named(opened: Open, papers: Path) -> None:
    opened()
    (papers / "one.txt").chmod(0)
    assert [(row["document"], row["rule"]) for row in opened().problems().rows] == [("one", "unreadable")]
    (papers / "one.txt").chmod(0o600)
    assert not opened().problems().rows


def test_a_file_that_cannot_be_read_is_named(opened: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(path: Path) -> None:
        raise PermissionError(13, "Permission denied", str(path))

    with monkeypatch.context() as patch:
        patch.setattr(reread, "_read_file", refused)
        assert [row["message"] for row in opened().problems().rows] == [
            "the file cannot be read: Permission denied"
        ] * 2
    archive = opened()
    assert not archive.problems().rows
    assert dates(archive) == ["2005-05-09", "2005-07-07"]


def test_a_folder_that_cannot_be_read_is_not_an_empty_one(
    opened: Open, papers: Path, notes: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (papers / "deeper").mkdir()
    (papers / "deeper" / "three.txt").write_text("2006-01-01")
    opened()
    scandir = os.scandir

    def refused(path: str) -> object:
        if str(path).endswith("deeper/"):
            raise PermissionError(13, "Permission denied", path)
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refused)
    assert dates(opened())[-1] == "2006-01-01"
    assert any("deeper/" in note and "Permission denied" in note for note in notes)


def test_a_file_that_changes_while_it_is_read_is_read_again(opened: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    read_bytes = Path.read_bytes

    def read_slowly(path: Path) -> bytes:
        data = read_bytes(path)
        if path.name == "one.txt" and b"2005" in data:
            path.write_text("2010-10-10 Now something else.")
        return data

    monkeypatch.setattr(Path, "read_bytes", read_slowly)
    assert dates(opened()) == ["2005-05-09", "2010-10-10"]


# archive.toml


def test_archive_toml_is_heard_and_heard_again(opened: Open, papers: Path) -> None:
    opened()
    (papers / "archive.toml").write_text(
        '[archive]\ntitle = "Papers"\n[defaults]\nissuer = "Ministry"\n'
        '[documents."o*"]\npublished = 2005-07-08\ntitle = "By pattern"\n[documents.one]\ntitle = "By name"\n'
    )
    archive = opened()
    assert archive.title == "Papers"
    rows = {row["id"]: (row["issuer"], row["published"], row["title"]) for row in archive.documents(Filters()).rows}
    assert rows == {"one": ("Ministry", "2005-07-08", "By name"), "two": ("Ministry", None, None)}
    (papers / "archive.toml").unlink()
    archive = opened()
    assert archive.title is None
    assert {row["issuer"] for row in archive.documents(Filters()).rows} == {None}


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("[archive]\ntitle = Papers\n", 2, "not TOML"),
        ('[archive]\ntitle = "a"\n[default]\n', 3, "no table"),
        ('[defaults]\n\nisuer = "x"\n', 3, "isuer"),
        ("[defaults]\nissuer = 5\n", 2, "text"),
        ('[documents.one]\ntype = "letter"\n', 2, "letter"),
        ('[documents.one]\npublished = "soon"\n', 2, "soon"),
        ('[documents]\none = "x"\n', 2, "table"),
        ('documents = "x"\n', 1, "table"),
        ("[archive]\nsubtitle = 'x'\n", 2, "subtitle"),
        ("\n[defaults]\nissuer = '\xff'\n", 3, "UTF-8"),
        ("a = " + "[" * 5000, 1, "not TOML"),
    ],
)
def test_a_broken_archive_toml_is_named_with_its_line(
    opened: Open, papers: Path, text: str, line: int, said: str
) -> None:
    (papers / "archive.toml").write_bytes(text.encode("latin-1"))
    with pytest.raises(ArchiveError, match=f"archive.toml, line {line}: .*{said}") as caught:
        opened()
    assert caught.value.hint
    (papers / "archive.toml").unlink()
    assert len(dates(opened())) == 2


# the places that documents come from


def test_no_such_archive(tmp_path: Path) -> None:
    with pytest.raises(ArchiveError, match="no archive") as caught:
        folder(tmp_path / "nowhere")
    assert "--archive" in caught.value.hint


def test_a_file_is_no_archive(papers: Path) -> None:
    with pytest.raises(ArchiveError, match="a file, not a folder"):
        folder(papers / "one.txt")


def test_an_empty_archive_says_so_every_time(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    for _ in range(2):
        notes: list[str] = []
        with open_archive(folder(tmp_path / "empty"), cache_dir=tmp_path / "cache", notify=notes.append) as archive:
            assert archive.meetings(Filters()).rows == []
            assert archive.search(Filters()).rows == []
        assert len(notes) == 1
        assert ".txt" in notes[0]


def test_standard_input_is_one_document(tmp_path: Path) -> None:
    source = standard_input(b"2005-07-07 They spoke.")
    with open_archive(source, cache_dir=tmp_path / "cache", notify=pytest.fail) as archive:  # type: ignore[arg-type]
        assert [row["id"] for row in archive.documents(Filters()).rows] == ["stdin"]
    assert not (tmp_path / "cache").exists()


def test_the_archive_itself_is_never_written_to(opened: Open, papers: Path) -> None:
    papers.chmod(0o500)
    try:
        assert len(dates(opened())) == 2
        assert sorted(path.name for path in papers.iterdir()) == ["one.txt", "two.txt"]
    finally:
        papers.chmod(0o700)


# the index file


@pytest.mark.parametrize("damage", ["not a database", "truncated", "overwritten", "empty", "other database"])
def test_a_damaged_index_is_built_anew(opened: Open, tmp_path: Path, notes: list[str], damage: str) -> None:
    opened().close()
    path = index_of(tmp_path)
    data = path.read_bytes()
    if damage == "not a database":
        path.write_bytes(b"This is no database at all. " * 200)
    elif damage == "truncated":
        path.write_bytes(data[: len(data) // 2])
    elif damage == "overwritten":
        path.write_bytes(data[:4096] + b"\xa5" * (len(data) - 4096))
    elif damage == "empty":
        path.write_bytes(b"")
    else:
        path.unlink()
        with sqlite3.connect(path) as connection:
            connection.execute("CREATE TABLE document (x)")
        connection.close()
    archive = opened()
    assert dates(archive) == ["2005-05-09", "2005-07-07"]
    assert found(archive, "pipeline") == ["one"]
    assert damage in ("empty", "other database") or any("anew" in note for note in notes)
    assert len(dates(opened())) == 2
    assert not calls


def test_damage_that_shows_in_the_middle_of_a_question_is_repaired(
    opened: Open, tmp_path: Path, notes: list[str]
) -> None:
    opened().close()
    path = index_of(tmp_path)
    with sqlite3.connect(path) as connection:
        page = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = 'passage'").fetchone()[0]
        size = connection.execute("PRAGMA page_size").fetchone()[0]
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()
    with path.open("r+b") as file:
        file.seek((page - 1) * size)
        file.write(b"\xa5" * size)
    archive = opened()
    assert found(archive, "pipeline") == ["one"]
    assert any("anew" in note for note in notes)


def test_a_cache_that_cannot_be_made_is_done_without(papers: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    notes: list[str] = []
    with open_archive(folder(papers), cache_dir=tmp_path / "file" / "cache", notify=notes.append) as archive:
        assert len(dates(archive)) == 2
    assert len(notes) == 1
    assert "without it" in notes[0]


def test_an_index_that_may_only_be_read_is_done_without(opened: Open, papers: Path, notes: list[str]) -> None:
    opened().close()
    (papers / "three.txt").write_text("2006-01-01")
    connect = sqlite3.connect

    def read_only(path: object, **options: object) -> sqlite3.Connection:
        connection = connect(path, **options)  # type: ignore[call-overload]
        if str(path) != ":memory:":
            connection.execute("PRAGMA query_only = 1")
        return connection  # type: ignore[no-any-return]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(store.sqlite3, "connect", read_only)
        assert len(dates(opened())) == 3
    assert any("without it" in note for note in notes)


def test_new_code_builds_the_index_anew(opened: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    opened()
    monkeypatch.setattr(refresh, "edition", lambda: "touched")
    assert len(dates(opened())) == 2
    assert not calls, "the same code under new times is no new code"
    monkeypatch.setattr(refresh, "edition", lambda: "changed")
    monkeypatch.setattr(reread, "digest", lambda: "changed")
    assert len(dates(opened())) == 2
    assert sorted(calls) == ["one.txt", "two.txt"]


def test_progress_is_told(papers: Path) -> None:
    told: list[tuple[int, int]] = []
    open_archive(
        folder(papers),
        cache_dir=None,
        notify=pytest.fail,
        progress=lambda *pair: told.append(pair),  # type: ignore[arg-type]
    ).close()
    assert told[-1] == (2, 2)


def test_an_interrupted_build_goes_on_where_it_stopped(opened: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reread, "_BATCH", 1)

    def interrupted(data: bytes, path: str, about: object, *, document: str) -> object:
        if path == "two.txt":
            raise KeyboardInterrupt
        return archive_reader.read_record(data, path, about, document=document)  # type: ignore[arg-type]

    with monkeypatch.context() as patch:
        patch.setattr(reread, "read_record", interrupted)
        with pytest.raises(KeyboardInterrupt):
            opened()
    assert dates(opened()) == ["2005-05-09", "2005-07-07"]
    assert calls == ["two.txt"]


# several commands at once

COMMAND = """
import sys, time
sys.path.insert(0, sys.argv[3])
import archive_reader
from pathlib import Path
from summitcli.archive import reread
from summitcli.archive.filters import Filters
from summitcli.archive.questions import open_archive
from summitcli.archive.source import folder
reread._BATCH = 5
slow = float(sys.argv[4])
def read_record(*given, **named):
    time.sleep(slow)
    return archive_reader.read_record(*given, **named)
reread.read_record = read_record
with open_archive(folder(sys.argv[1]), cache_dir=Path(sys.argv[2]), notify=lambda _: None) as archive:
    print(len(archive.meetings(Filters()).rows), archive.search(Filters()).total)
"""


def command(papers: Path, cache: Path, slow: float = 0.0) -> "subprocess.Popen[str]":
    here = str(Path(__file__).parent)
    return subprocess.Popen(
        [sys.executable, "-c", COMMAND, str(papers), str(cache), here, str(slow)], stdout=subprocess.PIPE, text=True
    )


@pytest.fixture
def many(tmp_path: Path) -> Path:
    place = tmp_path / "many"
    place.mkdir()
    for i in range(60):
        (place / f"{i:03}.txt").write_text(f"2005-07-{i % 28 + 1:02} They spoke of {i} pipelines.")
    return place


def test_commands_that_start_at_once_all_answer(many: Path, tmp_path: Path) -> None:
    running = [command(many, tmp_path / "cache", 0.005) for _ in range(3)]
    assert [process.communicate(timeout=60)[0] for process in running] == ["60 60\n"] * 3
    assert [process.returncode for process in running] == [0, 0, 0]


def test_a_killed_build_leaves_an_index_that_the_next_command_goes_on_with(many: Path, tmp_path: Path) -> None:
    for wait in (0.3, 0.6, 0.9):
        process = command(many, tmp_path / "cache", 0.02)
        time.sleep(wait)
        process.send_signal(signal.SIGKILL)
        process.communicate()
    assert command(many, tmp_path / "cache").communicate(timeout=60)[0] == "60 60\n"
    with sqlite3.connect(index_of(tmp_path)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        for table in store.TEXT_TABLES:
            connection.execute(f"INSERT INTO {table} ({table}, rank) VALUES ('integrity-check', 1)")
    connection.close()


def test_an_open_archive_answers_as_of_its_opening(opened: Open, papers: Path) -> None:
    opened()
    archive = opened()
    (papers / "one.txt").unlink()
    assert dates(opened()) == ["2005-05-09"]
    assert dates(archive) == ["2005-05-09", "2005-07-07"]


def test_full_text_stays_true_through_changes(opened: Open, papers: Path, tmp_path: Path) -> None:
    for i in range(5):
        (papers / "one.txt").write_text(f"2005-07-0{i + 1} They spoke of {'pipelines ' * i}.")
        (papers / f"{i}.txt").write_text("2005-07-07 More.")
        if i:
            (papers / f"{i - 1}.txt").unlink()
        opened().close()
    with sqlite3.connect(index_of(tmp_path)) as connection:
        for table in store.TEXT_TABLES:
            connection.execute(f"INSERT INTO {table} ({table}, rank) VALUES ('integrity-check', 1)")
        for table in ("fact", "passage"):
            owners = f"SELECT count(*) FROM {table}_tag WHERE owner NOT IN (SELECT id FROM {table})"
            assert connection.execute(owners).fetchone() == (0,)
        assert connection.execute("SELECT count(*) FROM page").fetchone() == (3,)
    connection.close()


def test_a_very_large_text_is_found_and_shown_though_its_facts_are_not_read(
    opened: Open, papers: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reread, "MAX_BYTES", 100_000)
    text = "2004-04-04 They spoke at length. " * 5000 + "A needle."
    (papers / "large.txt").write_text(text)
    archive = opened()
    assert "large.txt" not in calls
    assert found(archive, "needle") == ["large"]
    assert archive.text("large") == text
    assert [(row["document"], row["rule"]) for row in archive.problems().rows] == [("large", "large")]


# starting up

WARM = """
import sys
from pathlib import Path
from summitcli.archive.filters import Filters
from summitcli.archive.questions import open_archive
from summitcli.archive.source import folder
with open_archive(folder(sys.argv[1]), cache_dir=Path(sys.argv[2]), notify=print) as archive:
    archive.meetings(Filters(countries=("RUS",), persons=("Putin",)))
    archive.search(Filters())
print(*sorted(name for name in sys.modules if name.startswith(("summitcli", "pydantic", "dateutil", "tomllib"))))
"""


def test_a_warm_answer_loads_neither_model_nor_extractors(opened: Open, papers: Path, tmp_path: Path) -> None:
    opened().close()
    while max(path.stat().st_ctime_ns for path in papers.iterdir()) > time.time_ns() - 2_100_000_000:
        time.sleep(0.1)  # the files grow old, so that nothing has to be looked at again
    opened().close()
    command = [sys.executable, "-c", WARM, str(papers), str(tmp_path / "cache")]
    loaded = subprocess.run(command, capture_output=True, text=True, check=True).stdout.split()
    assert "summitcli.archive.questions" in loaded
    rooms = {name.split(".")[1] for name in loaded if name.startswith("summitcli.")}
    assert rooms == {"archive", "errors", "tokens"}
    assert not {"pydantic", "dateutil", "tomllib"} & set(loaded)
