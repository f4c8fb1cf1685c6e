"""Clauses: each rule with the sentences that it reads and those that it must leave alone."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summitcli.extract.clauses import RULES, read_clauses
from summitcli.extract.clauses.clause import Clause
from summitcli.extract.tagged import Tagged, tag
from summitcli.tokens import tokenize

FOUND = [
    # rule, sentence, the verbs that it finds by that rule with what each governs
    ("<subject> <verb>", "President Lehtonen stated that trade had grown.", [("state", "that trade had grown")]),
    ("<subject> <verb>", "The two leaders also warmly welcomed the new ferry line.",
     [("welcome", "the new ferry line")]),
    ("<subject> <verb>", "During the talks the two ministers agreed to reopen the border crossing.",
     [("agree", "to reopen the border crossing")]),
    ("<subject> <verb>", "Mr Belov praised the fair, and President Lehtonen thanked him.",
     [("praise", "the fair"), ("thank", "him")]),
    ("<subject> <verb>", "Mr Belov mentioned the fair, for which President Lehtonen thanked him.",
     [("note", "the fair"), ("thank", "him")]),
    ("<subject> <verb>", "The leaders discussed fisheries and the President stressed the need for quotas.",
     [("discuss", "fisheries"), ("stress", "the need for quotas")]),
    ("<subject> <verb>", "Norway and Finland reaffirmed the treaty of 1998.", [("reaffirm", "the treaty of 1998")]),
    ("<subject> <verb>", "The Finnish side noted the delay.", [("note", "the delay")]),
    ("<subject> <verb>", "The two shared the view that the bridge was safe.",
     [("share the view", "that the bridge was safe")]),
    ("<subject> <verb>", "He did not agree to the new date.", [("agree", "to the new date")]),
    ("<subject> <verb>", "Both the Minister and the Ambassador were of the same view on fish.",
     [("share the view", "on fish")]),
    ("<subject> , … , <verb>",
     "Prime Minister Mori, while expressing regret over the storm, stated that help was on its way.",
     [("state", "that help was on its way")]),
    ("<subject> , … , <verb>", "Mr Belov, who heads the port, confirmed the plan.", [("confirm", "the plan")]),
    ("<subject> <verb> … and <verb>", "The two leaders affirmed the charter, and agreed to meet in May.",
     [("agree", "to meet in May")]),
    ("<subject> <verb> … and <verb>",
     "They discussed energy, underscored the value of storage; and pledged to share data.",
     [("underscore", "the value of storage"), ("pledge", "to share data")]),
    ("<subject> <verb> … and <verb>", "Mr Belov said that the road was open and stressed that it would stay so.",
     [("stress", "that it would stay so")]),
    ("<subject> <verb> … and <verb>", "The leaders reviewed the ports, as well as reaffirmed their pact.",
     [("reaffirm", "their pact")]),
    ("<subject> … and <verb>", "Mr Belov listed the works under way, and described the new dam.",
     [("explain", "the new dam")]),
    ("<clause> , <verb>ing", "Mr Belov welcomed the accord, noting that it had taken ten years.",
     [("note", "that it had taken ten years")]),
    ("<clause> , <verb>ing", "The leaders discussed the gas market, agreeing to share forecasts.",
     [("agree", "to share forecasts")]),
    ("<clause> , with <subject> <verb>ing",
     "They discussed forests, with President Lehtonen underlining the role of owners.",
     [("underline", "the role of owners")]),
    ("it was <verb>", "It was agreed that talks would go on.", [("agree", "that talks would go on")]),
    ("it was <verb>", "On visas, agreement was also reached that fees would fall.",
     [("agree", "that fees would fall")]),
    ("it was <verb>", "A consensus was reached on the quota.", [("agree", "on the quota")]),
    ("<what> was <verb>", "The state of the harbour was discussed.", [("discuss", "The state of the harbour")]),
    ("<what> was <verb>", "In this context, the need for a common register was noted.",
     [("note", "the need for a common register")]),
    ("<what> was <verb>",
     "The importance of the pact that was signed in May was reaffirmed, also in view of the drought.",
     [("reaffirm", "The importance of the pact that was signed in May")]),
    ("<content> , <subject> <verb>", "The dam is safe, Mr Belov said.", [("say", "The dam is safe")]),
    ("<content> , <verb> <subject>", "The dam would cut costs by a third, thought Mr Belov.",
     [("assess", "The dam would cut costs by a third")]),
]  # fmt: skip

NOT_FOUND = [
    # rule, sentence in which it must find nothing
    ("<subject> <verb>", "This follows the talks in Turku where they agreed to share data."),
    ("<subject> <verb>", "As the parties agreed in March, the fees will fall."),
    ("<subject> <verb>", "A report to President Lehtonen stated the costs."),
    ("<subject> <verb>", "President Lehtonen's adviser is expected to agree."),
    ("<subject> <verb>", "The two leaders are expected to agree on a date."),
    ("<subject> <verb>", "The two leaders to discuss fisheries."),
    ("<subject> <verb>", "Work goes on as agreed by the Committee on the agreed text."),
    ("<subject> <verb>", "Finland supports the plan."),
    ("<subject> , … , <verb>", "Together with Mr Belov, the crew, tired and wet, stated nothing."),
    ("<subject> <verb> … and <verb>", "Mr Belov praised the texts, signed in May by the crews."),
    ("<subject> <verb> … and <verb>", "Mr Belov said that the ministers had met and agreed on quotas."),
    ("<subject> <verb> … and <verb>", "The leaders discussed trade and shared interests at sea."),
    ("<subject> <verb> … and <verb>", "The leaders discussed the text prepared and agreed by the Committee."),
    ("<subject> … and <verb>", "The works listed by Mr Belov and described in the annex are late."),
    ("<clause> , <verb>ing", "The leaders discussed the gas market, including storage, ensuring supply."),
    ("<clause> , <verb>ing", "Noting the delay, the crews left."),
    ("<clause> , with <subject> <verb>ing", "They discussed forests with President Lehtonen chairing the meeting."),
    ("<clause> , with <subject> <verb>ing", "They discussed forests, with exports rising."),
    ("it was <verb>", "Mr Belov said that it was agreed in May to wait."),
    ("it was <verb>", "A decision was taken by the Committee to wait."),
    ("<what> was <verb>", "The plan was drafted in Turku."),
    ("<what> was <verb>", "The plan was praised by fishermen."),
    ("<what> was <verb>", "Mr Belov said the plan was discussed."),
    ("<content> , <subject> <verb>", "On fish, Mr Belov said nothing new."),
    ("<content> , <verb> <subject>", "Prices rose, said to be the highest ever."),
]  # fmt: skip


def tagged(sentence: str) -> Tagged:
    return tag(tokenize(sentence))


def clauses(sentence: str) -> list[tuple[Clause, str]]:
    line = tagged(sentence)
    found = []
    for clause in read_clauses(line).clauses:
        first, last = clause.content
        start, end = line.span(first, last) if first < last else (0, 0)
        found.append((clause, sentence[start:end]))
    return found


@pytest.mark.parametrize(("rule", "sentence", "expected"), FOUND)
def test_rule_finds(rule: str, sentence: str, expected: list[tuple[str, str]]) -> None:
    found = clauses(sentence)
    assert rule in {clause.rule for clause, _ in found}
    said = [(clause.verb.name, content) for clause, content in found]
    by_rule = [item for item, (clause, _) in zip(said, found, strict=True) if clause.rule == rule]
    assert by_rule == expected


@pytest.mark.parametrize(("rule", "sentence"), NOT_FOUND)
def test_rule_leaves_alone(rule: str, sentence: str) -> None:
    assert [content for clause, content in clauses(sentence) if clause.rule == rule] == []


@pytest.mark.parametrize("rule", RULES)
def test_every_rule_has_a_positive_and_a_negative_case(rule: str) -> None:
    assert rule in {row[0] for row in FOUND}
    assert rule in {row[0] for row in NOT_FOUND}


@pytest.mark.parametrize("row", [*FOUND, *NOT_FOUND])
def test_cases_name_rules_that_exist(row: tuple[str, ...]) -> None:
    assert row[0] in RULES


@pytest.mark.parametrize(
    ("sentence", "negated", "ahead", "perfect"),
    [
        ("The two sides agreed on a date.", False, False, False),
        ("The two sides did not agree on a date.", True, False, False),
        ("The two sides failed to reach agreement on a date.", True, False, False),
        ("The two sides could not agree on a date.", True, True, False),
        ("No agreement was reached on a date.", True, False, False),
        ("The two sides will affirm the pact.", False, True, False),
        ("The two sides had agreed on a date.", False, False, True),
        ("The two sides have agreed on a date.", False, False, False),
    ],
)
def test_what_stands_before_the_verb(sentence: str, negated: bool, ahead: bool, perfect: bool) -> None:
    ((clause, _),) = clauses(sentence)
    assert (clause.negated, clause.ahead, clause.perfect) == (negated, ahead, perfect)


def test_content_ends_before_the_next_subject() -> None:
    found = clauses("Mr Belov spoke of the dam with Prime Minister Mori, and expressed hope for rain.")
    assert found[0][1].endswith("with Prime Minister Mori")


def test_content_ends_before_the_words_that_lead_to_the_next_clause() -> None:
    found = clauses("Mr Belov proposed a fair, to which President Lehtonen replied that she would come.")
    assert [content for _, content in found] == ["a fair", "that she would come"]


def test_quoted_verbs_are_no_clauses() -> None:
    found = clauses('Mr Belov stated, "The two leaders agreed on fish," and thanked the crew.')
    assert [clause.verb.name for clause, _ in found] == ["state", "thank"]
    assert found[0][1] == '"The two leaders agreed on fish,"'


def test_an_open_quotation_mark_swallows_nothing() -> None:
    found = clauses('Mr Belov praised the "Blue Route and thanked the crew.')
    assert [clause.verb.name for clause, _ in found] == ["praise", "thank"]


WORDS = st.sampled_from(
    [
        "The",
        "two",
        "leaders",
        "agreed",
        "that",
        "and",
        ",",
        ";",
        '"',
        "which",
        "was",
        "had",
        "they",
        "President",
        "Belov",
        "Finland",
        "stressed",
        "noting",
        "with",
        "to",
        "not",
        ".",
    ]
)


@given(st.lists(WORDS, max_size=60))
def test_contents_lie_in_the_sentence_and_behind_or_before_their_verbs(words: list[str]) -> None:
    line = tagged(" ".join(words))
    for clause in read_clauses(line).clauses:
        first, last = clause.content
        assert 0 <= first <= last <= len(line.elements)
        assert first >= clause.verb_last or last <= clause.verb_first
        assert clause.rule in RULES


@pytest.mark.parametrize(
    "portion",
    [
        "The two leaders agreed and ", "the two leaders , ", "said , ", "which was had ", "they both also not ",
        'he said " ', "agreed , and ", "President Belov and ", "Finland , ", "with President Belov noting , ",
        "expressed his ", "also ",
    ],
)  # fmt: skip
def test_time_grows_with_length_alone(portion: str) -> None:
    """A square would show: eight times the words may take not much more than eight times as long."""

    def seconds(times: int) -> float:
        line = tagged(portion * times)
        best = float("inf")
        for _ in range(3):
            begin = time.perf_counter()
            read_clauses(line)
            best = min(best, time.perf_counter() - begin)
        return best

    seconds(20)
    words = len(portion.split())
    assert seconds(8000 // words) < 24 * seconds(1000 // words) + 0.02
