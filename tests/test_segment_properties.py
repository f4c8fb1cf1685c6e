"""What holds of the blocks of any text, and how long they take."""

import time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from summitcli.segment import segment

PIECES = [
    *(
        "\n",
        "\n\n",
        " ",
        "  ",
        "\t",
        "(1)",
        "(2)",
        "1.",
        "2.",
        "3.",
        "1)",
        "(a)",
        "(b)",
        "(i)",
        "(ii)",
        "I.",
        "II.",
        "A.",
    ),
    *("1", "1.1", "(Note)", "(Note 1)", "(note: so", "(n.b.", ")", "[Reference]", "[1]", "[Title]", "---", "title: x"),
    *("* * *", "###", "•", "- ", "|", "*", "# ", "Back to Index", "July 8, 2005", "8 July 2005", "Moscow, ", "(photo)"),
    *("Ministry of the Sea", "Summit Meeting", "on the occasion of", "Trade", "The two leaders met.", "They agreed"),
    *("a", "A", ".", ",", ":", "President X: ", "Home > News", "\x00", "\x1b[31m", "\ud800", "\u200b", "\u00a0"),
    *("\u3000", "\u2028", "\x85", "\x1c", "（１）", "٣.", "x" * 75),
]
anything = st.one_of(
    st.text(st.characters(), max_size=200),
    st.lists(st.sampled_from(PIECES), max_size=60).map("".join),
    st.lists(st.sampled_from(PIECES), max_size=60).map(" ".join),
)


@given(text=anything)
@example("1.\n(1)\n(1) (a)")
@example("(Note)")
@example("•\n•")
def test_blocks_hold_all_visible_text_once_and_in_order(text: str) -> None:
    segmented = segment(text)
    at = 0
    for block in segmented.blocks:
        assert not text[at : block.start].strip()
        assert at <= block.start < block.end
        assert text[block.start : block.end] == text[block.start : block.end].strip()
        at = block.end
    assert not text[at:].strip()
    assert all(0 <= p.start <= p.end <= len(text) for p in segmented.problems)


@given(text=anything)
def test_ids_and_numbers_are_unique_and_parents_come_before(text: str) -> None:
    seen: dict[str, str] = {}
    for block in segment(text).blocks:
        assert block.id not in seen
        assert block.parent is None or block.parent in seen
        if block.number:
            assert block.number not in seen.values()
            parent, _, _ = block.number.rpartition(".")
            assert block.label
            assert (seen[block.parent] if block.parent else "") == parent
        assert not block.number or block.kind in ("section", "item")
        seen[block.id] = block.number


@given(text=anything)
def test_without_sections_at_most_one_block_leads(text: str) -> None:
    kinds = [block.kind for block in segment(text).blocks]
    assert "section" in kinds or kinds.count("lead") <= 1 + text.lower().count("(n")  # a note parts a paragraph


HOSTILE = {
    "one letter": "a",
    "one letter a line": "a\n",
    "markers in a row": "(1)",
    "markers on lines": "(1)\n",
    "markers of two kinds": "1. (1)\n",
    "markers that open again and again": "1.\n(a)\n",
    "ones": "1. x\n",
    "ones after blanks": "1. Trade\n\n",
    "separators": "* * *\n",
    "notes on lines": "(Note)\n",
    "notes in a row": "(Note)",
    "notes that never close": "x (note: ",
    "notes that close": "(note: x) ",
    "notes and paragraphs": "(Note)\n\nx\n\n",
    "bullets": "- x\n",
    "bullets alone": "•\n",
    "indented bullets": "- x\n  y\n",
    "brackets": "[",
    "angle brackets": "<<>",
    "headings": "Trade and more\n\n",
    "titles": "Summit Meeting and\n",
    "wrapped lines": "The leaders of both islands met again and spoke of the things that matter\n",
    "short lines": "and of\n",
    "dates": "July 8, 2005\n",
    "dates in a row": "July 8, 2005 ",
    "speakers": "President X: hello\n\n",
    "spaces": " ",
    "blank lines": "\n",
    "dashes": "-",
    "stops": ". ",
    "pipes": "| ",
    "hashes": "# ",
    "breadcrumbs": "x > ",
    "back links": "Back to Index\n",
    "back links in a row": "Back to Index. ",
    "keys": "---\ntitle: x\n",
    "indents": " 1. x\n  1. y\n",
    "roman": "(i)\n(v)\n",
    "zero bytes": "\0",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_repetition_takes_linear_time(name: str) -> None:
    piece = HOSTILE[name]
    for start in ("", "Title\n\nJuly 8, 2005\n\n1. Trade\n\n"):
        text = start + piece * (60_000 // len(piece))
        began = time.perf_counter()
        segment(text)
        assert time.perf_counter() - began < 5


def test_a_usual_document_takes_little_time() -> None:
    sentence = "The two leaders confirmed that both sides would work together on the question. "
    text = "Summit Meeting\n\nJuly 8, 2005\n\n" + "".join(
        f"{n}. Matter number {n}\n\n(1) {sentence * 3}\n\n(2) {sentence * 3}\n\n" for n in range(1, 11)
    )
    assert len(text) > 5000
    segment(text)
    began = time.perf_counter()
    for _ in range(20):
        segment(text)
    assert (time.perf_counter() - began) / 20 < 0.02  # ten times what it takes, for slow machines
