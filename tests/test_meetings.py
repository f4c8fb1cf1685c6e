"""Meetings: each rule with sentences that it must find and sentences that it must leave alone."""

from dataclasses import replace

import pytest

from summitcli.extract.meeting_rules import (
    detail_rules,
    encounter_rules,
    meeting_rules,
    participation_rules,
    title_rules,
)
from summitcli.model import About, Meeting, Record
from summitcli.record import read_record

ABOUT = About(published="2011-06-15")


def record(text: str, about: About = ABOUT) -> Record:
    return read_record(text.encode(), "page.txt", about)


def page(sentence: str, title: str = "A Page of News") -> Record:
    return record(f"{title}\n\nJune 15, 2011\n\n{sentence}\n")


def rule_names(meetings: tuple[Meeting, ...]) -> set[str]:
    return {evidence.rule for meeting in meetings for evidence in meeting.evidence if evidence.field == ""}


def principals(meeting: Meeting) -> list[str]:
    return [p.name for p in meeting.participants if p.presence == "in_meeting"]


# rule: the sentence, who sat together
POSITIVE = {
    "<person> held a meeting with <person>": [
        ("On June 14, Prime Minister Kenji Mori held a summit meeting with President Rosa Duarte of Chile.",
         ["Kenji Mori", "Rosa Duarte"]),
        ("President Rosa Duarte, on a visit to Tokyo, also had a telephone conversation with Mr. Kenji Mori.",
         ["Rosa Duarte", "Kenji Mori"]),
    ],
    "<person> met <person>": [
        ("Foreign Minister Aino Lehtonen met Foreign Minister Rui Tavares of Portugal today.",
         ["Aino Lehtonen", "Rui Tavares"]),
        ("President Duarte met briefly today with President Olena Marchuk of Ukraine, Prime Minister Rui Tavares of"
         " Portugal, and Chancellor Karl Vogel of Germany.", ["Duarte", "Olena Marchuk", "Rui Tavares", "Karl Vogel"]),
    ],
    "<persons> met": [
        ("President Rosa Duarte and Prime Minister Kenji Mori met in Santiago on June 14.",
         ["Rosa Duarte", "Kenji Mori"]),
    ],
    "<person> spoke with <person>": [
        ("President Rosa Duarte spoke by phone today with Prime Minister Rui Tavares of Portugal.",
         ["Rosa Duarte", "Rui Tavares"]),
    ],
    "<persons> held a meeting": [
        ("From 12:06 to 14:57 Prime Minister Kenji Mori and President Rosa Duarte held summit talks in Tokyo.",
         ["Kenji Mori", "Rosa Duarte"]),
    ],
    "<persons> talked": [
        ("Mr. Kenji Mori, Prime Minister of Japan, and Ms. Rosa Duarte, President of Chile, talked for half an hour.",
         ["Kenji Mori", "Rosa Duarte"]),
    ],
    "<person> traveled to <place> , where they met <person>": [
        ("President Rosa Duarte traveled to Lisbon yesterday, where she met with Prime Minister Rui Tavares.",
         ["Rosa Duarte", "Rui Tavares"]),
    ],
    "<person> was received by <person>": [
        ("Foreign Minister Aino Lehtonen was received in the afternoon by President Rosa Duarte.",
         ["Aino Lehtonen", "Rosa Duarte"]),
    ],
    "<person> called <person>": [
        ("President Rosa Duarte called Prime Minister Rui Tavares to thank him.", ["Rosa Duarte", "Rui Tavares"]),
    ],
    "<person> received <person>": [
        ("President Rosa Duarte welcomed Prime Minister Rui Tavares of Portugal to the Kremlin today.",
         ["Rosa Duarte", "Rui Tavares"]),
    ],
    "<person> paid a courtesy call on <person>": [
        ("Foreign Minister Aino Lehtonen paid a courtesy call on Prime Minister Kenji Mori.",
         ["Aino Lehtonen", "Kenji Mori"]),
    ],
    "a meeting between <persons> took place": [
        ("A meeting between President Rosa Duarte and Prime Minister Kenji Mori took place on June 14.",
         ["Rosa Duarte", "Kenji Mori"]),
    ],
    "<person> met with others": [
        ("President Rosa Duarte met with a group of students on Tuesday.", ["Rosa Duarte"]),
    ],
    "<person> took part in a meeting": [
        ("President Rosa Duarte chaired the third session of the council on June 14.", ["Rosa Duarte"]),
    ],
}  # fmt: skip

NEGATIVE = {
    "<person> held a meeting with <person>": [
        "President Rosa Duarte will hold a meeting with Prime Minister Kenji Mori.",
        "President Rosa Duarte had previously held a meeting with Prime Minister Kenji Mori.",
        "The adviser said that President Rosa Duarte held a meeting with Prime Minister Kenji Mori.",
    ],
    "<person> met <person>": [
        "When President Rosa Duarte met Prime Minister Kenji Mori, the treaty was a draft.",
        "President Rosa Duarte is to have met Prime Minister Kenji Mori.",
        "At 10:00 President Rosa Duarte meets Prime Minister Kenji Mori.",
    ],
    "<persons> met": ["The treaty that President Rosa Duarte and Prime Minister Kenji Mori met on is old."],
    "<person> spoke with <person>": ["President Rosa Duarte spoke of peace."],
    "<persons> held a meeting": ["President Rosa Duarte and Prime Minister Kenji Mori plan to have held talks by May."],
    "<persons> talked": ["President Rosa Duarte and Prime Minister Kenji Mori would have talked."],
    "<person> traveled to <place> , where they met <person>": [
        "President Rosa Duarte traveled to Lisbon, where the treaty was signed that Prime Minister Rui Tavares wanted.",
    ],
    "<person> was received by <person>": ["The book of President Rosa Duarte was well received by critics."],
    "<person> called <person>": ["President Rosa Duarte called for calm."],
    "<person> received <person>": ["President Rosa Duarte welcomed the proposal of Prime Minister Kenji Mori."],
    "<person> paid a courtesy call on <person>": ["President Rosa Duarte paid tribute to Prime Minister Kenji Mori."],
    "a meeting between <persons> took place": [
        "A meeting between President Rosa Duarte and Prime Minister Kenji Mori is planned.",
    ],
    "<person> met with others": ["President Rosa Duarte met the deadline."],
    "<person> took part in a meeting": ["President Rosa Duarte will chair the session of the council."],
}


@pytest.mark.parametrize("rule", [rule.name for rule in (*meeting_rules(), *participation_rules())])
def test_every_rule_has_both_kinds_of_cases(rule: str) -> None:
    assert POSITIVE.get(rule)
    assert NEGATIVE.get(rule)


@pytest.mark.parametrize(
    ("rule", "sentence", "people"), [(rule, *case) for rule, cases in POSITIVE.items() for case in cases]
)
def test_a_meeting_is_found(rule: str, sentence: str, people: list[str]) -> None:
    meetings = page(sentence).meetings
    assert rule_names(meetings) == {rule}
    assert [principals(meeting) for meeting in meetings] == [people]


@pytest.mark.parametrize("sentence", [sentence for sentences in NEGATIVE.values() for sentence in sentences])
def test_no_meeting_is_found(sentence: str) -> None:
    assert page(sentence).meetings == ()


TITLES = [
    ("Meeting with Prime Minister of Portugal Rui Tavares", "Rosa Duarte noted the good relations.",
     ["Rosa Duarte", "Rui Tavares"], "bilateral"),
    ("Telephone conversation with Prime Minister of Portugal Rui Tavares", "Rosa Duarte noted the good relations.",
     ["Rosa Duarte", "Rui Tavares"], "call"),
    ("Prime Minister Tavares meets President Duarte", "The leaders discussed trade.", ["Tavares", "Duarte"],
     "bilateral"),
    ("Readout of President Duarte’s Call with Chancellor Karl Vogel of Germany", "The leaders discussed trade.",
     ["Duarte", "Karl Vogel"], "call"),
]  # fmt: skip


@pytest.mark.parametrize(("title", "sentence", "people", "kind"), TITLES, ids=[row[0] for row in TITLES])
def test_a_title_reports_what_the_text_does_not(title: str, sentence: str, people: list[str], kind: str) -> None:
    (meeting,) = page(sentence, title).meetings
    assert (principals(meeting), meeting.kind) == (people, kind)
    assert rule_names((meeting,)) <= {rule.name for rule in (*title_rules(), *meeting_rules())}


@pytest.mark.parametrize(
    "title", ["Rosa Duarte will hold talks with Prime Minister Rui Tavares", "Greetings to Prime Minister Rui Tavares"]
)
def test_a_title_that_reports_no_meeting(title: str) -> None:
    assert page("The Prime Minister of Portugal will visit Chile.", title).meetings == ()


LEAD = "On June 14, Prime Minister Kenji Mori of Japan held a meeting with President Rosa Duarte of Chile. "


def test_words_in_passing_are_encounters_and_no_meeting() -> None:
    (meeting,) = page(
        LEAD + "Prime Minister Mori also exchanged words with President Olena Marchuk of Ukraine and others."
    ).meetings
    assert [(p.name, p.presence) for p in meeting.participants][2:] == [("Olena Marchuk", "encounter")]
    assert encounter_rules()


def test_exchanging_views_is_no_encounter() -> None:
    (meeting,) = page(LEAD + "Prime Minister Mori exchanged views with the press on Ukraine.").meetings
    assert len(meeting.participants) == 2


DETAILS = [
    (
        "The meeting took place in Santiago for about 40 minutes from 10:20 a.m., Santiago time.",
        ("10:20", 40, "Santiago"),
    ),
    ("The two leaders met in Lisbon from 18:15 to 19:00.", ("18:15", 45, "Lisbon")),
    ("The meeting took place in Addis Ababa from 17:30, Japan time.", ("11:30", None, "Addis Ababa")),
    ("The ceremony in Osaka lasted from 9:30 am to 2:00 pm.", (None, None, None)),  # another event's clock
]


@pytest.mark.parametrize(("sentence", "expected"), DETAILS, ids=[row[0] for row in DETAILS])
def test_a_later_sentence_tells_more_of_the_meeting(
    sentence: str, expected: tuple[str | None, int | None, str | None]
) -> None:
    (meeting,) = page(LEAD + sentence).meetings
    assert (meeting.start_time, meeting.duration_minutes, meeting.city) == expected
    assert detail_rules()


def test_a_second_counterpart_is_a_second_meeting() -> None:
    meetings = page(LEAD + "Prime Minister Mori also held a meeting with Chancellor Karl Vogel of Germany.").meetings
    assert [principals(m) for m in meetings] == [["Kenji Mori", "Rosa Duarte"], ["Kenji Mori", "Karl Vogel"]]
    assert [m.id for m in meetings] == ["page@m1", "page@m2"]


def test_the_same_people_again_are_the_same_meeting() -> None:
    assert len(page(LEAD + "Prime Minister Mori met President Duarte at length.").meetings) == 1


def test_a_section_per_meeting() -> None:
    text = """Japan-Chile and Japan-Portugal Foreign Ministers' Meetings

June 15, 2011

Two meetings took place in Lisbon.

1. Japan-Chile Foreign Ministers' Meeting (June 13)

Minister for Foreign Affairs Kenji Mori urged Minister of Foreign Affairs Rosa Duarte of Chile to sign.

2. Japan-Portugal Foreign Ministers' Meeting (June 14)

Foreign Minister Rui Tavares thanked Foreign Minister Mori. Both ministers agreed to meet again.
"""
    found = record(text)
    assert [(m.date, m.city, principals(m)) for m in found.meetings] == [
        ("2011-06-13", "Lisbon", ["Kenji Mori", "Rosa Duarte"]),
        ("2011-06-14", "Lisbon", ["Rui Tavares", "Kenji Mori"]),
    ]
    assert [[p.country for p in m.participants] for m in found.meetings] == [["JPN", "CHL"], ["PRT", "JPN"]]
    assert [a.parties for a in found.agreements] == [("Rui Tavares", "Kenji Mori")]


DATES = [
    ("President Rosa Duarte met Mr. Kenji Mori on June 9.", "2011-06-09"),
    ("President Rosa Duarte met Mr. Kenji Mori yesterday.", "2011-06-14"),
    ("President Rosa Duarte met Mr. Kenji Mori.", "2011-06-15"),  # the dateline's day
    ("President Rosa Duarte met Mr. Kenji Mori to prepare the July 20 summit.", "2011-06-15"),
    ("President Rosa Duarte met Mr. Kenji Mori. On May 2 a storm hit Chile.", "2011-06-15"),
]


@pytest.mark.parametrize(("sentence", "expected"), DATES, ids=[row[0] for row in DATES])
def test_the_day_of_the_meeting(sentence: str, expected: str) -> None:
    assert [m.date for m in page(sentence).meetings] == [expected]


def test_a_month_alone_is_no_day() -> None:
    text = "News\n\nMarch 2003\n\nPresident Rosa Duarte met Mr. Kenji Mori{}.\n"
    about = replace(ABOUT, published=None)
    assert [m.date for m in record(text.format(" on Tuesday, March 11"), about).meetings] == ["2003-03-11"]
    assert [m.date for m in record(text.format(""), about).meetings] == ["2003-03"]


def test_a_later_place_is_not_the_meetings() -> None:
    (meeting,) = page(LEAD + "It was agreed that the next meeting would be held in Lisbon.").meetings
    assert meeting.city is None


def test_no_date_is_made_up() -> None:
    (meeting,) = record(
        "A Page\n\nPresident Rosa Duarte met Mr. Kenji Mori.\n", replace(ABOUT, published=None)
    ).meetings
    assert meeting.date is None


PLACES = [
    ("at the Tivoli Hotel in Lisbon", "Tivoli Hotel", "Lisbon"),
    ("at Marlow House, Canberra", "Marlow House", "Canberra"),
    ("in a side room of the Kremlin", "a side room of the Kremlin", "Moscow"),
    ("at Hanok (Autumn House) of Cheong Wa Dae (Presidential Palace)",
     "Hanok (Autumn House) of Cheong Wa Dae (Presidential Palace)", "Seoul"),
    ("at the Prime Minister's Official Residence", "Prime Minister's Official Residence", None),
    ("to prepare for the summit in Vilnius", None, None),
    ("at the G20 Summit in Osaka", None, "Osaka"),
    ("at the ceremony", None, None),
    ("in Little Marsh, Ireland", None, "Little Marsh"),
    ("on the sidelines of the Vienna Economic Forum", None, None),
]  # fmt: skip


@pytest.mark.parametrize(("words", "venue", "city"), PLACES, ids=[row[0] for row in PLACES])
def test_building_and_town(words: str, venue: str | None, city: str | None) -> None:
    (meeting,) = page(f"President Rosa Duarte met Mr. Kenji Mori {words}.").meetings
    assert (meeting.venue, meeting.city) == (venue, city)


LISTS = [
    ("From the Japanese side, Ambassador Jiro Kato and others attended, and from the Chilean side, Foreign Minister"
     " Luis Rojas attended.", [("Jiro Kato", "JPN"), ("Luis Rojas", "CHL")]),
    ("Those present on the Chilean side were Foreign Minister Luis Rojas and Ambassador Ana Silva.",
     [("Luis Rojas", "CHL"), ("Ana Silva", "CHL")]),
    ("The Chilean delegation included Foreign Minister Luis Rojas.", [("Luis Rojas", "CHL")]),
    ("Ambassador Jiro Kato and Foreign Minister Luis Rojas of Chile also attended.",
     [("Jiro Kato", None), ("Luis Rojas", "CHL")]),
    ("(Other attendees from the Japanese side: Deputy Chief Cabinet Secretary Taro Abe; from the Chilean side:"
     " Foreign Minister Luis Rojas)", [("Taro Abe", "JPN"), ("Luis Rojas", "CHL")]),
    ("The leaders were accompanied by Deputy Cabinet Secretary Taro Abe and Ambassador Jiro Kato from Japan, and by"
     " Foreign Minister Luis Rojas from Chile.", [("Taro Abe", "JPN"), ("Jiro Kato", "JPN"), ("Luis Rojas", "CHL")]),
    ("(participants from the Chilean side: Mr. Luis Rojas, Minister of Economy, Trade and Tourism; Dr. Ana Silva,"
     " Ambassador, and others)", [("Luis Rojas", "CHL"), ("Ana Silva", "CHL")]),
    ("Foreign Minister Luis Rojas was praised.", []),
]  # fmt: skip


@pytest.mark.parametrize(("words", "expected"), LISTS, ids=[row[0][:40] for row in LISTS])
def test_delegations(words: str, expected: list[tuple[str, str]]) -> None:
    (meeting,) = page(LEAD + words).meetings
    found = [(p.name, p.country) for p in meeting.participants if p.presence == "accompanying"]
    assert found == expected
    assert meeting.complete == ("others" not in words)


COUNTRIES = [
    # title, sentence, countries
    ("Japan-Chile Summit Meeting", "Prime Minister Kenji Mori met President Rosa Duarte of Chile.", ["JPN", "CHL"]),
    ("Japan-Chile Summit Meeting", "Prime Minister Kenji Mori met President Rosa Duarte.", ["JPN", "CHL"]),
    ("News", "President Rosa Duarte met Mr. Kenji Mori of Japan. The Chilean President thanked him.", ["CHL", "JPN"]),
    ("News", "President Rosa Duarte met Mr. Kenji Mori of Japan on Chilean-Japanese relations.", ["CHL", "JPN"]),
    ("News", "President Rosa Duarte met Mr. Kenji Mori of Japan on the Israeli-Palestinian conflict.", [None, "JPN"]),
    ("News", "President Rosa Duarte met President Luis Rojas and Foreign Minister Ana Silva of Peru.",
     [None, "PER", "PER"]),
]  # fmt: skip


@pytest.mark.parametrize(("title", "sentence", "expected"), COUNTRIES, ids=[row[1] for row in COUNTRIES])
def test_the_countries_of_the_persons(title: str, sentence: str, expected: list[str | None]) -> None:
    (meeting,) = page(sentence, title).meetings
    assert [p.country for p in meeting.participants] == expected


def test_the_issuer_gives_the_home_side() -> None:
    text = "News\n\nJune 15, 2011\n\nPresident Rosa Duarte met Chancellor Karl Vogel of Germany.\n"
    about = About(issuer="Ministry of Foreign Affairs of Japan")
    (meeting,) = record(text, about).meetings
    assert [p.country for p in meeting.participants] == ["JPN", "DEU"]


def test_a_note_and_a_transcript_report_no_meeting() -> None:
    text = """Visit

June 15, 2011

The President of Chile is in Lisbon.

* * *

President Rosa Duarte: I met Mr. Kenji Mori.
"""
    assert record(text).meetings == ()
