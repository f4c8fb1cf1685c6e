"""Bytes to text: nothing is lost, and what was guessed is said."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summitcli.reading import MAX_BYTES, READERS, read, readable

ENGLISH = "President José Silva met Prime Minister Niinistö. “A good start,” he said.\n" * 3
JAPANESE = "小泉総理大臣はモスクワでプーチン大統領と会談を行いました。\n両首脳は意見を交換した。\n" * 3
RUSSIAN = "Президент России встретился с Премьер-министром Японии. Стороны обменялись мнениями.\n" * 3


def rules(data: bytes, path: str = "a.txt") -> list[str]:
    return [problem.rule for problem in read(data, path).problems]


@pytest.mark.parametrize(
    ("text", "encoding", "taken"),
    [
        (ENGLISH, "utf-8", "utf-8"),
        (JAPANESE, "utf-8", "utf-8"),
        (ENGLISH, "utf-8-sig", "utf-8"),
        (ENGLISH, "utf-16", "utf-16-le"),
        (ENGLISH, "utf-16-le", "utf-16-le"),
        (ENGLISH, "utf-16-be", "utf-16-be"),
        (JAPANESE, "utf-16-le", "utf-16-le"),
        (RUSSIAN, "utf-16-be", "utf-16-be"),
        (ENGLISH, "utf-32", "utf-32-le"),
        (JAPANESE, "shift_jis", "cp932"),
        (JAPANESE, "euc_jp", "euc_jp"),
        (JAPANESE, "iso2022_jp", "iso2022_jp"),
        (RUSSIAN, "cp1251", "cp1251"),
        (ENGLISH, "cp1252", "cp1252"),
        ("Visite à Paris de José Barroso, président élu.\n", "latin-1", "cp1252"),
        ("The Prime Minister’s visit to the “Kremlin”.\n", "shift_jis", "cp932"),
        ("The Prime Minister’s visit to the “Kremlin”.\n", "euc_jp", "euc_jp"),
        ("The Prime Minister’s visit to the “Kremlin”.\n", "cp1252", "cp1252"),
        ("Meeting with Владимир Путин in Moscow\n", "cp1251", "cp1251"),
    ],
)
def test_the_encoding_is_found_and_named(text: str, encoding: str, taken: str) -> None:
    found = read(text.encode(encoding), "a.txt")
    assert found.text == text
    assert found.encoding == taken
    named = [problem.message for problem in found.problems if problem.rule == "encoding"]
    assert [taken in message for message in named] == ([] if taken == "utf-8" else [True])


@pytest.mark.parametrize(
    "data",
    [b"%PDF-1.4\n%\xe2\xe3", b"\x89PNG\r\n\x1a\n\0\0", b"PK\x03\x04abc", b"\x7fELF\x02\x01", bytes(range(256)) * 8],
)
def test_what_is_no_text_is_left_out_with_a_problem(data: bytes) -> None:
    found = read(data, "a.txt")
    assert (found.text, found.encoding) == ("", "")
    assert rules(data) == ["binary"]


@pytest.mark.parametrize("data", [b"", b"\n \r\n", b"\xef\xbb\xbf"])
def test_an_empty_file_is_said_to_be_empty(data: bytes) -> None:
    assert rules(data) == ["empty"]


def test_line_ends_become_one_and_nothing_else_changes() -> None:
    assert (
        read("a\r\nb\rc\n\r\n\td \u00a0e\u2028f\x0c\ufeffg ".encode(), "a").text
        == "a\nb\nc\n\n\td \u00a0e\u2028f\x0c\ufeffg "
    )


def test_damaged_utf_8_keeps_its_good_part_and_shows_the_place() -> None:
    found = read("“Zoë” – “José” – ".encode() + b"\xff!" + "“end”".encode(), "a.txt")
    assert found.text == "“Zoë” – “José” – \ufffd!“end”"
    assert [(p.rule, p.start, p.end) for p in found.problems] == [("undecodable", 17, 18)]


def test_bytes_outside_the_taken_encoding_are_shown_too() -> None:
    found = read(b"The visit\x92s end \x8d was caf\xe9.", "a.txt")
    assert found.text == "The visit’s end \ufffd was café."
    assert [p.rule for p in found.problems] == ["encoding", "undecodable"]


def test_a_stray_control_character_makes_no_binary_file() -> None:
    data = b"The two leaders met.\x00 " + b"They agreed on the next steps of their work. " * 20
    assert read(data, "a.txt").text == data.decode()
    assert rules(data) == []


def test_a_large_file_is_read_whole_and_soon() -> None:
    line = "The two leaders met in Moscow – again.\r\n".encode()
    data = line * (50_000_000 // len(line))
    began = time.perf_counter()
    found = read(data, "a.txt")
    assert time.perf_counter() - began < 5
    assert len(found.text) == len(data.decode()) - data.count(b"\r")
    assert [p.rule for p in found.problems] == ["large"]
    assert len(data) > MAX_BYTES


@pytest.mark.parametrize("path", ["a.txt", "A.TXT", "2005/b.md", "readout", "-"])
def test_documents_by_their_names(path: str) -> None:
    assert readable(path)


@pytest.mark.parametrize("path", ["a.pdf", ".hidden", "x/.DS_Store", "archive.toml", "a.txt~", ".txt"])
def test_other_files_by_their_names(path: str) -> None:
    assert not readable(path)


@pytest.mark.parametrize("suffix", READERS)
@given(data=st.binary())
def test_no_bytes_make_a_reader_raise(suffix: str, data: bytes) -> None:
    found = read(data, f"a{suffix}")
    assert "\r" not in found.text
    assert all(0 <= p.start <= p.end <= len(found.text) for p in found.problems)


@given(text=st.text(st.characters(exclude_categories=["Cs", "Cc", "Cn"]), min_size=1))
def test_whatever_is_utf_8_comes_back(text: str) -> None:
    found = read(text.encode(), "a.txt")
    if not any(p.rule == "binary" for p in found.problems):
        assert found.text == text.removeprefix("\ufeff")
