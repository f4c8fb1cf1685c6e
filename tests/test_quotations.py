"""Quotations: what is speech, what part of a speech, what a mere term, and who speaks."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summitcli.extract.quotations import RULES
from summitcli.model import About, Quotation
from summitcli.record import read_record

HEAD = """Japan-Finland Summit Meeting
March 4, 2011

On March 3, Prime Minister Kenji Mori of Japan held a meeting with President Aino Lehtonen of Finland in Helsinki.

"""
MORI, LEHTONEN = "Kenji Mori", "Aino Lehtonen"
SAID = '<speaker> said , "<sentence>"'
SAID_AFTER = '"<sentence>" , said <speaker>'
GOES_ON = '"<sentence>" , said <speaker> . "<sentence>"'
ALONE = '"<sentence>"'
PART = '<speaker> said that … "<part of a sentence>"'
TERM = '"<term>"'

FOUND = [
    # rule, sentences, kind, speaker, words
    (SAID, 'President Lehtonen stated, "I will come in May."', "direct", LEHTONEN, '"I will come in May."'),
    (SAID, "President Lehtonen stated: “Our ferry is late again.”", "direct", LEHTONEN, "“Our ferry is late again.”"),
    (SAID, "President Lehtonen stated, ''Our ferry is late again.''", "direct", LEHTONEN,
     "''Our ferry is late again.''"),
    (SAID, "President Lehtonen told the guests, “Our ferry is late again.”", "direct", LEHTONEN,
     "“Our ferry is late again.”"),
    (SAID, "President Lehtonen stated, “The ‘Blue Route’ is open. It will stay so.”", "direct", LEHTONEN,
     "“The ‘Blue Route’ is open. It will stay so.”"),
    (SAID, "The two leaders stated, “Our ferry is late again.”", "direct", None, "“Our ferry is late again.”"),
    (SAID_AFTER, "“Our ferry is late again,” said President Lehtonen.", "direct", LEHTONEN,
     "“Our ferry is late again,”"),
    (SAID_AFTER, "“Our ferry is late again,” the Prime Minister told the guests.", "direct", MORI,
     "“Our ferry is late again,”"),
    (GOES_ON, "“Our ferry is late again,” said President Lehtonen. “We will find out why.”", "direct", LEHTONEN,
     "“We will find out why.”"),
    (ALONE, "“We will find out why the ferry is late.”", "direct", None, "“We will find out why the ferry is late.”"),
    (PART, "President Lehtonen said that the ferry was “one of the oldest ships afloat.”", "mixed", LEHTONEN,
     "“one of the oldest ships afloat.”"),
    (TERM, 'The two leaders praised the "Japan-Finland Ferry Plan."', "term", None, '"Japan-Finland Ferry Plan."'),
    (TERM, "President Lehtonen praised the spirit of ‘give and take’ on the island.", "term", None, "‘give and take’"),
    (TERM, "President Lehtonen praised the „Blue Route“ as safe.", "term", None, "„Blue Route“"),
]  # fmt: skip
NOT_FOUND = [
    # rule, sentences of which it makes nothing
    (SAID, "President Lehtonen praised the fair, “Ferries of the North and the South.”"),
    (SAID_AFTER, "“Ferry Days” was the name of the fair, said President Lehtonen."),
    (GOES_ON, "“Our ferry is late again,” said President Lehtonen. The crew came from the “Blue Route” to help."),
    (ALONE, "“Blue Route”"),
    (PART, "President Lehtonen praised the “give and take” of the crews."),
    (PART, "The port is known as “the place of the nine winds” to all."),
    (TERM, "President Lehtonen stated, “I will come in May.”"),
]


def quotations(body: str) -> list[Quotation]:
    return list(read_record((HEAD + body + "\n").encode(), "x.txt", About()).quotations)


@pytest.mark.parametrize(("rule", "body", "kind", "speaker", "words"), FOUND)
def test_rule_finds(rule: str, body: str, kind: str, speaker: str | None, words: str) -> None:
    found = [q for q in quotations(body) if q.evidence[0].rule == rule]
    assert [(q.kind, q.speaker, q.text) for q in found] == [(kind, speaker, words)]


@pytest.mark.parametrize(("rule", "body"), NOT_FOUND)
def test_rule_leaves_alone(rule: str, body: str) -> None:
    assert [q.text for q in quotations(body) if q.evidence[0].rule == rule] == []


@pytest.mark.parametrize("rule", RULES)
def test_every_rule_has_a_positive_and_a_negative_case(rule: str) -> None:
    assert rule in {row[0] for row in FOUND}
    assert rule in {row[0] for row in NOT_FOUND}


@pytest.mark.parametrize(
    ("body", "texts"),
    [
        ("President Lehtonen praised the “Blue Route and its crew.", []),
        ('President Lehtonen praised the "Blue Route and its crew.', []),
        ("The crew’s ferry and the ports’ cranes were new.", []),
        ("The crew's ferry and the ports' cranes were new.", []),
        ('The "old and the "Blue Route" were both closed.', ['"Blue Route"']),
        ("The “Blue “Inner” Route” was closed.", ["“Blue “Inner” Route”"]),
        ('The "Blue Route" and the "Red Route" were closed.', ['"Blue Route"', '"Red Route"']),
        ("The ”Blue Route“ was closed.", ["”Blue Route“"]),
    ],
)
def test_marks(body: str, texts: list[str]) -> None:
    assert [q.text for q in quotations(body)] == texts


def test_a_quotation_stays_in_its_paragraph() -> None:
    assert quotations("The crew of the “Blue Route slept.\n\nThe port” was shut.") == []


def test_two_speakers_in_one_sentence() -> None:
    found = quotations(
        'Prime Minister Mori stated, "I would like to see the ferry," to which President Lehtonen responded, '
        '"It will be an honour to show it."'
    )
    assert [q.speaker for q in found] == [MORI, LEHTONEN]


@given(st.text(alphabet="“”\"'‘’„«» Aa.,\n", max_size=80))
def test_spans_are_true_and_never_overlap(body: str) -> None:
    data = HEAD + body + "\n"
    last = 0
    for quotation in read_record(data.encode(), "x.txt", About()).quotations:
        assert data[quotation.start : quotation.end] == quotation.text
        assert quotation.start >= last
        last = quotation.end
        assert quotation.speaker is None or quotation.kind != "term"


@pytest.mark.parametrize("portion", ['Mr Mori said, "I will come now," and ', "“a ", '" ', "“a” ", "‘a ' '' "])
def test_time_grows_with_length_alone(portion: str) -> None:
    """A square would show: eight times the text may take not much more than eight times as long."""

    def seconds(times: int) -> float:
        best = float("inf")
        for _ in range(3):
            begin = time.perf_counter()
            quotations(portion * times)
            best = min(best, time.perf_counter() - begin)
        return best

    seconds(5)
    assert seconds(16000 // len(portion)) < 24 * seconds(2000 // len(portion)) + 0.1
