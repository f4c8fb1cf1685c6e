"""Where sentences end, and the pins that they are cited by."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summitcli.extract.sentences import Sentence, split_sentences
from summitcli.segment import segment


def sentences(text: str) -> tuple[Sentence, ...]:
    return split_sentences(text, segment(text).blocks, "page")


def body(paragraph: str) -> list[str]:
    text = f"A Title\n\nJune 15, 2011\n\n{paragraph}\n"
    return [text[s.start : s.end] for s in sentences(text)]


ENDS = [
    ("They met. They agreed.", ["They met.", "They agreed."]),
    ("Mr. Kan met Dr. Lee. St. Petersburg hosted them.", ["Mr. Kan met Dr. Lee.", "St. Petersburg hosted them."]),
    ("President George W. Duarte met H.E. Mr. Rojas.", ["President George W. Duarte met H.E. Mr. Rojas."]),
    ("It began at 6:40 p.m. The leaders agreed.", ["It began at 6:40 p.m.", "The leaders agreed."]),
    ("It began at 6:40 p.m. Moscow time.", ["It began at 6:40 p.m. Moscow time."]),
    ("He left the U.S. The leaders agreed.", ["He left the U.S.", "The leaders agreed."]),
    ("The U.S. President agreed.", ["The U.S. President agreed."]),
    ("They spoke of force.Russia agreed.", ["They spoke of force.", "Russia agreed."]),
    ("See mofa.go.jp for more. It is short.", ["See mofa.go.jp for more.", "It is short."]),
    ("They met. (A small group met first.) They agreed.", ["They met.", "(A small group met first.)", "They agreed."]),
    ("The list (e.g. the first. And more) is short. It ends.", ["The list (e.g. the first. And more) is short.",
     "It ends."]),
    ('He said, "I hope so. We will see." They agreed.', ['He said, "I hope so. We will see."', "They agreed."]),
    ("Wrapped lines go\non here. A second one\nfollows.", ["Wrapped lines go\non here.", "A second one\nfollows."]),
    ("Is it true? It is! So be it.", ["Is it true?", "It is!", "So be it."]),
    ("A rise of 2.5 percent. No. 5 follows.", ["A rise of 2.5 percent.", "No. 5 follows."]),
]  # fmt: skip


@pytest.mark.parametrize(("paragraph", "expected"), ENDS, ids=[row[0] for row in ENDS])
def test_where_sentences_end(paragraph: str, expected: list[str]) -> None:
    assert body(paragraph) == expected


def test_pins_count_within_a_section_and_notes_apart() -> None:
    text = """A Title

June 15, 2011

They met. They talked.

1. Trade

(1) The leaders agreed. They went on.

(Note)

It rained. It snowed.
"""
    assert [(s.pin, s.section) for s in sentences(text)] == [
        ("page#s1", ""),
        ("page#s2", ""),
        ("page#1.1s1", "1.1"),
        ("page#1.1s2", "1.1"),
        ("page#note1s1", "1"),
        ("page#note1s2", "1"),
    ]


def test_a_marker_is_no_part_of_its_sentence() -> None:
    text = "A Title\n\nJune 15, 2011\n\nThey met.\n\n1. The leaders agreed.\n\n2. They left.\n"
    assert [text[s.start : s.end] for s in sentences(text)][1:] == ["The leaders agreed.", "They left."]


@given(st.text(max_size=400))
def test_any_text_parts_in_order_and_loses_no_word(text: str) -> None:
    found = sentences(text)
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert all(text[s.start : s.end].strip() == text[s.start : s.end] != "" for s in found)
