"""Statements and agreements: whose words they are, how strongly they bind, and what is none."""

import pytest

from summitcli.extract.clauses import RULES as CLAUSES
from summitcli.extract.statements import RULES
from summitcli.model import About, Agreement, Record, Statement
from summitcli.record import read_record

HEAD = """Japan-Finland Summit Meeting
March 4, 2011

On March 3, Prime Minister Kenji Mori of Japan held a meeting with President Aino Lehtonen of Finland in Helsinki.

"""
MORI, LEHTONEN = "Kenji Mori", "Aino Lehtonen"
BOTH = (MORI, LEHTONEN)


def read(body: str, head: str = HEAD) -> Record:
    return read_record((head + body + "\n").encode(), "x.txt", About())


def said(body: str, head: str = HEAD) -> list[Statement]:
    return [s for s in read(body, head).statements if s.attribution != "issuer"]


def agreed(body: str, head: str = HEAD) -> list[Agreement]:
    return [a for a in read(body, head).agreements if a.band in ("high", "medium")]


OFFER = "<person> proposed …, and <person> agreed"
AGREED_WITH = "<person> agreed with <person>"
NOTE = "a note is the issuer's own"
NARRATION = "<nobody of the meeting> <verb>"

FOUND = [
    # rule, sentences, attribution and speakers of the statement that it makes
    (OFFER, "President Lehtonen proposed a ferry line, and Prime Minister Mori agreed.", "joint", {*BOTH}),
    (
        OFFER,
        "President Lehtonen proposed a ferry line. Prime Minister Mori agreed with this proposal.",
        "joint",
        {*BOTH},
    ),
    (OFFER, "President Lehtonen asked for quotas, and Prime Minister Mori concurred.", "joint", {*BOTH}),
    (
        OFFER,
        "Prime Minister Mori proposed a ferry line, to which President Lehtonen expressed her agreement.",
        "joint",
        {*BOTH},
    ),
    (AGREED_WITH, "President Lehtonen agreed with Prime Minister Mori that the ferry must sail.", "joint", {*BOTH}),
    (NOTE, "(Note) The ferry line was founded in 1950.", "issuer", set()),
    (NARRATION, "The ferry line serves nine islands.", "issuer", set()),
]
NOT_FOUND = [
    # rule, sentences of which it makes nothing
    (OFFER, "President Lehtonen proposed a ferry line, and Prime Minister Mori agreed to study the costs."),
    (OFFER, "Prime Minister Mori agreed."),
    (AGREED_WITH, "President Lehtonen agreed with the fishermen that the ferry must sail."),
    (AGREED_WITH, "President Lehtonen agreed to stay in touch with Prime Minister Mori."),
    (NOTE, "The ferry line was founded in 1950."),
    (NARRATION, "The two leaders discussed the ferry line."),
    (NARRATION, "The meeting lasted two hours."),
    (NARRATION, "Prime Minister Mori boarded the ferry."),
]


@pytest.mark.parametrize(("rule", "body", "attribution", "speakers"), FOUND)
def test_rule_finds(rule: str, body: str, attribution: str, speakers: set[str]) -> None:
    found = [s for s in read(body).statements if s.evidence[0].rule == rule]
    assert [(s.attribution, set(s.speakers)) for s in found] == [(attribution, speakers)]


@pytest.mark.parametrize(("rule", "body"), NOT_FOUND)
def test_rule_leaves_alone(rule: str, body: str) -> None:
    assert [s.text for s in read(body).statements if s.evidence[0].rule == rule] == []


@pytest.mark.parametrize("rule", [rule for rule in RULES if rule not in CLAUSES])
def test_every_rule_has_a_positive_and_a_negative_case(rule: str) -> None:
    assert rule in {row[0] for row in FOUND}
    assert rule in {row[0] for row in NOT_FOUND}


@pytest.mark.parametrize(
    ("body", "speakers"),
    [
        ("The two leaders agreed to meet again.", {*BOTH}),
        ("Both leaders agreed to meet again.", {*BOTH}),
        ("Both agreed to meet again.", {*BOTH}),
        ("The two agreed to meet again.", {*BOTH}),
        ("The two sides agreed to meet again.", {*BOTH}),
        ("The sides agreed to meet again.", {*BOTH}),
        ("The parties agreed to meet again.", {*BOTH}),
        ("The interlocutors agreed to meet again.", {*BOTH}),
        ("The two countries' leaders agreed to meet again.", {*BOTH}),
        ("They agreed to meet again.", {*BOTH}),
        ("Leaders agreed to meet again.", {*BOTH}),
        ("Mr Mori and Ms Lehtonen agreed to meet again.", {*BOTH}),
        ("The President and the Prime Minister agreed to meet again.", {*BOTH}),
        ("The President and Prime Minister agreed to meet again.", {*BOTH}),
        ("Both the President and the Prime Minister agreed to meet again.", {*BOTH}),
        ("Prime Minister Mori and his Finnish counterpart agreed to meet again.", {*BOTH}),
        ("Mr Mori and the President agreed to meet again.", {*BOTH}),
        ("Japan and Finland agreed to meet again.", {*BOTH}),
        ("The Japanese side and the Finnish side agreed to meet again.", {*BOTH}),
        ("It was agreed between the two leaders to meet again.", {*BOTH}),
        ("Japan and Finland would meet again, the two leaders agreed.", {*BOTH}),
        ("It was agreed to meet again.", {*BOTH}),
        ("It was decided that they would meet again.", {*BOTH}),
        ("Agreement was also reached that they would meet again.", {*BOTH}),
        ("President Lehtonen thanked Japan, and the two leaders agreed to meet again.", {*BOTH}),
        ("Thanking the hosts, they agreed to meet again.", {*BOTH}),
        ("They exchanged views on fish, agreeing to meet again.", {*BOTH}),
        ("The two leaders have agreed to meet again.", {*BOTH}),
    ],
)
def test_all_sides_agree(body: str, speakers: set[str]) -> None:
    (agreement,) = agreed(body)
    assert set(agreement.parties) == speakers
    assert agreement.verb in ("agree", "decide")


@pytest.mark.parametrize(
    "body",
    [
        "President Lehtonen agreed to visit Japan.",
        "President Lehtonen reaffirmed the treaty.",
        "Prime Minister Mori said that the two sides had agreed on fish.",
        "Prime Minister Mori noted that the leaders agreed on fish in March.",
        "The two leaders had agreed on fish in 1998.",
        "The two leaders will affirm the treaty.",
        "The two leaders intend to affirm the treaty.",
        "The two leaders are expected to agree on fish.",
        "The two leaders did not agree on fish.",
        "The two leaders failed to reach agreement on fish.",
        "No agreement was reached on fish.",
        "The two leaders agreed to disagree.",
        "The two leaders discussed the text as agreed by the Committee.",
        "The two leaders discussed the agreements on fish.",
        "The two leaders praised the agreed text.",
        "The foreign ministers of Chile and Peru agreed on fish.",
        "Chile and Peru agreed on fish.",
        "The visit builds on the talks where they agreed on fish.",
        "The two leaders held talks.",
        "The two leaders said that fish was healthy.",
        "The two leaders welcomed the ferry.",
        "The two leaders discussed fish.",
    ],
)
def test_nothing_agreed(body: str) -> None:
    assert agreed(body) == []


def test_a_joint_act_without_a_band_is_no_agreement_but_a_discussion_is() -> None:
    found = read("The two leaders said that fish was healthy. The two leaders discussed fish.").agreements
    assert [(a.verb, a.band) for a in found] == [("discuss", "none")]


@pytest.mark.parametrize(
    "body",
    [
        "The two leaders met for an hour.",
        "Prime Minister Mori spoke with President Lehtonen today about storms.",
        "The two leaders held talks on March 3.",
        "The two leaders had a private conversation.",
        "Prime Minister Mori had a conversation with the guests.",
    ],
)
def test_a_report_of_the_meeting_is_no_statement(body: str) -> None:
    assert said(body) == []


def test_talks_on_something_are_a_discussion() -> None:
    (statement,) = said("The two leaders held talks on energy.")
    assert (statement.act, statement.content) == ("discuss", "on energy")


@pytest.mark.parametrize(
    ("body", "speakers"),
    [
        ("President Lehtonen thanked Japan. She praised the ferry.", [LEHTONEN, LEHTONEN]),
        ("President Lehtonen boarded the ferry. She praised it.", [LEHTONEN]),
        ("The Prime Minister praised the ferry.", [MORI]),
        ("The Japanese leader praised the ferry.", [MORI]),
        ("The Finnish President praised the ferry.", [LEHTONEN]),
        ("The Finnish side praised the ferry.", [LEHTONEN]),
        ("Prime Minister Mori addressed the delay. His Finnish counterpart praised the ferry.", [MORI, LEHTONEN]),
        ("Finland praised the ferry.", [LEHTONEN]),
        ("Prime Minister Mori invited President Lehtonen to Japan, and she accepted the invitation.", [MORI, LEHTONEN]),
        ('"The ferry is a jewel," said President Lehtonen.', [LEHTONEN]),
        ("The ferry is a jewel, President Lehtonen said.", [LEHTONEN]),
        ("They talked about ferries, with President Lehtonen praising the crew.", [None, LEHTONEN]),
        ("The harbour master, Pekka Salo, was unwell. The Minister praised the ferry.", [None]),
    ],
)
def test_one_side_speaks(body: str, speakers: list[str | None]) -> None:
    assert [s.speakers[0] if len(s.speakers) == 1 else None for s in said(body)] == speakers


TWO_PRESIDENTS = """Meeting with President of Estonia Kaarel Tamm
March 4, 2011

Aino Lehtonen met with President of Estonia Kaarel Tamm.

"""


def test_the_president_is_not_the_one_addressed() -> None:
    found = said("The President congratulated Mr Tamm on his birthday.", TWO_PRESIDENTS)
    assert [s.speakers for s in found] == [(LEHTONEN,)]


RIVALS = """Meeting of Presidents
March 4, 2011

President Aino Lehtonen of Finland met with President Kaarel Tamm of Estonia in Riga.

"""


def test_the_president_is_nobody_rather_than_the_wrong_one() -> None:
    (statement,) = said("The President praised the ferry.", RIVALS)
    assert (statement.attribution, statement.speakers) == ("single", ())


def test_a_dinner_of_three_has_no_two_leaders() -> None:
    head = "Talks in Riga\nMarch 4, 2011\n\nPresident Aino Lehtonen of Finland, President Kaarel Tamm of Estonia and "
    head += "President Janis Berzins of Latvia met in Riga.\n\n"
    assert [set(a.parties) for a in agreed("The three leaders agreed to meet again.", head)] == [
        {LEHTONEN, "Kaarel Tamm", "Janis Berzins"}
    ]
    assert [a.parties for a in agreed("The two leaders agreed to meet again.", head)] == [()]


BANDS = [
    # words behind "The two leaders", band, commitment, specificity, timetable
    ("signed the fishing treaty", "high", "outcome", "specific", None),
    ("adopted the action plan", "high", "outcome", "specific", None),
    ("agreed to open a consulate", "high", "specific", "specific", None),
    ("agreed to continue contacts", "high", "vague", "vague", None),
    ("agreed to continue contacts by the end of May 2011", "high", "specific", "specific", "by the end of May 2011"),
    ("agreed to raise aid to 5 million euros and increase trade", "high", "specific", "specific", None),
    ("agreed that ties should be strengthened", "high", "vague", "vague", None),
    ("agreed that President Lehtonen would visit Japan in October 2011", "high", "specific", "specific",
     "in October 2011"),
    ("agreed that storms were a danger", "high", "none", None, None),
    ("agreed that fishermen cannot wait for what a pact would bring", "high", "none", None, None),
    ("agreed that, although storms were a danger, ferries would sail", "high", "specific", "specific", None),
    ("agreed on the importance of fish", "medium", "none", None, None),
    ("agreed on the great importance of fish", "medium", "none", None, None),
    ("agreed that it was necessary to protect fish", "medium", "none", None, None),
    ("agreed on holding a fair", "high", "specific", "specific", None),
    ("agreed, among other things, to hold a fair", "high", "specific", "specific", None),
    ("decided to hold a fair", "high", "specific", "specific", None),
    ("concurred that fish was scarce", "medium", "none", None, None),
    ("shared the view to deepen ties", "medium", "vague", "vague", None),
    ("confirmed that a fair would be held in May 2011", "medium", "specific", "specific", "in May 2011"),
    ("reaffirmed their commitment to peace", "medium", "vague", "vague", None),
    ("reaffirmed the treaty of 1998", "medium", "none", None, None),
    ("welcomed the new ferry", "low", "none", None, None),
    ("expressed their satisfaction with the ferry", "low", "none", None, None),
    ("expressed concern over storms", "low", "none", None, None),
    ("shared concern over storms", "low", "none", None, None),
    ("discussed storms", "none", "none", None, None),
    ("exchanged views on storms", "none", "none", None, None),
    ("pledged to plant trees", "low", "none", None, None),
]  # fmt: skip


@pytest.mark.parametrize(("words", "band", "commitment", "specificity", "timetable"), BANDS)
def test_bands(words: str, band: str, commitment: str, specificity: str | None, timetable: str | None) -> None:
    (found,) = read(f"The two leaders {words}.").agreements
    assert (found.band, found.commitment, found.specificity, found.timetable) == (
        band, commitment, specificity, timetable,
    )  # fmt: skip


@pytest.mark.parametrize("words", ["concluded an exchange of views", "concluded their talks", "adopted a firm tone"])
def test_what_signs_nothing_binds_nobody(words: str) -> None:
    assert [a.band for a in read(f"The two leaders {words}.").agreements if a.band in ("high", "medium")] == []


JOINT = """Joint Statement by Prime Minister Kenji Mori of Japan and President Aino Lehtonen of Finland
March 4, 2011

Prime Minister Kenji Mori of Japan and President Aino Lehtonen of Finland met in Helsinki on March 3, 2011.

"""


@pytest.mark.parametrize(
    ("body", "verb", "band"),
    [
        ("We commit to plant trees.", "commit", "medium"),
        ("We pledge to plant trees.", "pledge", "medium"),
        ("The leaders resolve to plant trees.", "resolve", "medium"),
        ("The two sides are determined to plant trees.", "resolve", "medium"),
        ("We welcome the ferry.", "welcome", "low"),
        ("The two sides reaffirm their friendship.", "reaffirm", "medium"),
    ],
)
def test_a_joint_text_speaks_for_all(body: str, verb: str, band: str) -> None:
    (found,) = read(body, JOINT).agreements
    assert (found.verb, found.band, set(found.parties)) == (verb, band, {*BOTH})


@pytest.mark.parametrize(
    ("body", "modality"),
    [
        ("Prime Minister Mori said that he would come if the ferry sailed.", "conditional"),
        ("Prime Minister Mori said that he would come, provided that the ferry sailed.", "conditional"),
        ("Prime Minister Mori praised the help provided by the crew.", "asserted"),
        ("Prime Minister Mori said that the crew worked as if nothing had happened.", "asserted"),
        ("Prime Minister Mori will raise the delay.", "planned"),
    ],
)
def test_modality(body: str, modality: str) -> None:
    assert [s.modality for s in said(body)] == [modality]


def test_a_conditional_agreement_says_so() -> None:
    (found,) = agreed("The two leaders agreed to open a consulate, subject to approval of the budget.")
    assert found.conditional
    (plain,) = agreed("The two leaders agreed to open a consulate.")
    assert not plain.conditional


def test_a_passive_by_nobody_is_implicit_unless_it_takes_two() -> None:
    (noted,) = said("The need for ferries was noted.")
    assert (noted.attribution, noted.speakers, noted.audience) == ("implicit", (), ())
    (talked,) = said("The need for ferries was discussed.")
    assert (talked.attribution, set(talked.speakers)) == ("joint", {*BOTH})


def test_content_is_what_the_verb_governs() -> None:
    found = said('Prime Minister Mori praised the "Blue Route," and stressed that storms were rare in the U.S.')
    assert [s.content for s in found] == ['the "Blue Route,"', "that storms were rare in the U.S."]


def test_the_other_side_is_the_audience() -> None:
    (statement,) = said("Prime Minister Mori praised the ferry.")
    assert statement.audience == (LEHTONEN,)


def test_a_document_without_a_meeting_holds_no_agreement() -> None:
    assert agreed("They agreed to stay in touch.", "Index of ports\n\n") == []


def test_every_statement_reproduces_its_words() -> None:
    body = HEAD + "The two leaders agreed to meet again, and Prime Minister Mori noted the storm.\n"
    for statement in read_record(body.encode(), "x.txt", About()).statements:
        assert body[statement.start : statement.end] == statement.text
        start, end = statement.evidence[0].start, statement.evidence[0].end
        assert body[start:end] == (statement.verb_text or statement.text)
