"""What lies ahead: for each rule, what it takes and what only looks like it."""

import time
from datetime import date

import pytest

from summitcli.extract.page import read_page
from summitcli.extract.plans import RULES, find_plans
from summitcli.extract.plans.rules import AND
from summitcli.model import PlannedEvent
from summitcli.segment import segment

REFERENCE = date(2005, 7, 8)  # a Friday


def plans(text: str, reference: date | None = REFERENCE) -> tuple[PlannedEvent, ...]:
    page = read_page(text, segment(text).blocks, "page", published=reference)
    return find_plans(page, reference)


# rule, text, when, what
FOUND = [
    (
        "<date> was set for <event>",
        "September 5 was set as the date for a meeting between President Ito and President Lopez.",
        "2005-09-05",
        "meeting between President Ito and President Lopez",
    ),
    (
        "<event> scheduled for <date>",
        "The visit to Japan by President Lopez is scheduled for the autumn of 2005.",
        "2005-23",
        "visit to Japan by President Lopez",
    ),
    (
        "<event> scheduled for <date>",
        "They discussed the forum of young scientists to be held in Lima in September.",
        "2005-09",
        "forum of young scientists",
    ),
    (
        "<event> scheduled for <date>",
        "He promised help for the next regional summit, which will be held in Peru in 2006.",
        "2006",
        "regional summit",
    ),
    (
        "<deed> scheduled for <date>",
        "The signing of the agreement, which is expected in October, would open the market.",
        "2005-10",
        "signing of the agreement",
    ),
    (
        "<deed> scheduled for <date>",
        "The 20th anniversary of diplomatic relations falls in 2006.",
        "2006",
        "20th anniversary of diplomatic relations",
    ),
    (
        "<date> <event>",
        "Both sides spoke of the November APEC summit in Busan.",
        "2005-11",
        "APEC summit in Busan",
    ),
    ("<date> <event>", "They talked about next year's summit.", "2006", "next year's summit"),
    (
        "<event> will <verb> <date>",
        "Flights between Tokyo and Lima will rise to ten a day from August 1.",
        "2005-08-01",
        "Flights between Tokyo and Lima",
    ),
    (
        "<event> in <date>",
        "They prepared President Lopez's visit to Tokyo in September.",
        "2005-09",
        "President Lopez's visit to Tokyo",
    ),
    (
        "to <hold an event> <date>",
        "Both ministers confirmed that they would mark the 50th year of diplomatic ties in 2006.",
        "2006",
        "50th year of diplomatic ties",
    ),
    ("to <hold an event> <date>", "The ministers agreed to hold a similar dinner every year.", None, "similar dinner"),
    (
        "to <visit> <date>",
        "It was agreed that Prime Minister Ito would go to Lima within the year.",
        "2005",
        "Prime Minister Ito would go to Lima",
    ),
    (
        "to <visit> <date>",
        "President Lopez invited Prime Minister Ito to visit Peru next year.",
        "2006",
        "visit Peru",
    ),
    (
        "<doing something> <date>",
        "He looked forward to hosting the ministers in Lima in October.",
        "2005-10",
        "hosting the ministers in Lima",
    ),
    ("<doing something> <date>", "She looked forward to visiting Japan before long.", None, "visiting Japan"),
    ("<date>, <event> will <verb>", "Tomorrow, the expanded talks will be held.", "2005-07-09", "expanded talks"),
    (
        "<date>, <subject> will <verb>",
        "In September, Prime Minister Ito will travel to Beijing.",
        "2005-09",
        "Prime Minister Ito will travel to Beijing",
    ),
    (
        "<deed> in <date>",
        "They welcomed the completion of the pipeline in 2008.",
        "2008",
        "completion of the pipeline",
    ),
    (
        "to <do something> <date>",
        "They agreed to cut tariffs and end all export subsidies by 2010.",
        "2010",
        "end all export subsidies",
    ),
    ("<doing something> <date>", "We commit to planting trees by 2010.", "2010", "We commit to planting trees"),
    (
        "to <do something> <date>",
        "Laboratories on both sides would share their results from September 1.",
        "2005-09-01",
        "Laboratories on both sides would share their results",
    ),
    (
        "<something> will be <done> <date>",
        "They spoke of the water works in Lima, which are to be finished in March 2006.",
        "2006-03",
        "the water works in Lima, which are to be finished",
    ),
    (
        "<something> will be <done> <date>",
        "He said that the first ship would be delivered in March 2006.",
        "2006-03",
        "the first ship would be delivered",
    ),
    (
        "<subject> <verbs> on <date>",
        "He thanked them for the direct flights to Lima, which resume on August 3.",
        "2005-08-03",
        "the direct flights to Lima, which resume",
    ),
    (
        "<date> <place>: <event>",
        "The schedule is as follows.\n\nAugust 30 (Tue) Oslo: Peru-Norway Foreign Ministers' Meeting",
        "2005-08-30",
        "Peru-Norway Foreign Ministers' Meeting",
    ),
    (
        "<event>, …, on <date>",
        "He proposed a meeting with the leaders of parties, movements and unions, in Tokyo on August 3.",
        "2005-08-03",
        "meeting with the leaders of parties",
    ),
]

# rule whose form it resembles, text in which nothing is ahead
NOTHING = [
    ("<date> was set for <event>", "July 9 was set as the limit for the loan."),
    ("<event> scheduled for <date>", "The visit scheduled for August was postponed."),
    ("<event> scheduled for <date>", "The summit was held in Moscow on July 9."),
    ("<event> scheduled for <date>", "The ceremony took place on the following day."),
    ("<deed> scheduled for <date>", "The opening of the bridge was scheduled for May 2005."),
    ("<date> <event>", "They recalled last year's summit."),
    ("<date> <event>", "They hoped to make next year a success."),
    ("<event> will <verb> <date>", "The talks will not resume in October."),
    ("<event> will <verb> <date>", "Negotiations on gas will go on after January 1, 2006."),
    ("<event> in <date>", "Trade and investment in 2005 were discussed at the meeting."),
    ("<event> in <date>", "The leaders held a dinner on July 9."),
    ("<event> in <date>", "They said that the parties should come back to the talks soon."),
    ("to <hold an event> <date>", "They would continue close consultations in the future."),
    ("to <hold an event> <date>", "They wished to welcome the country to the alliance as soon as possible."),
    ("to <visit> <date>", "President Lopez will not visit Japan in October."),
    ("to <visit> <date>", "The two leaders agreed to stay in close touch over the coming weeks."),
    ("<doing something> <date>", "They spoke for resuming a settlement as soon as possible."),
    ("<date>, <event> will <verb>", "Tomorrow, the market will see it."),
    ("<date>, <subject> will <verb>", "In September, he has always travelled."),
    ("<deed> in <date>", "They praised the completion of the pipeline in 2004."),
    ("to <do something> <date>", "They agreed to address the challenges of 2005 together."),
    ("to <do something> <date>", "He was determined to settle the question soon."),
    ("<something> will be <done> <date>", "The first ship was delivered on July 9."),
    ("<subject> <verbs> on <date>", "The President returns to this question in 2005."),
    (
        "<date> <place>: <event>",
        "The schedule was as follows.\n\nJuly 5 (Tue) Oslo: Peru-Norway Summit Meeting",
    ),
    ("<event>, …, on <date>", "The leaders held a meeting with parties, movements and unions, in Tokyo on July 9."),
    (AND, "They met in Lima on May 5 and in Tokyo on May 7."),
]


@pytest.mark.parametrize(("rule", "text", "when", "what"), FOUND)
def test_finds(rule: str, text: str, when: str | None, what: str) -> None:
    (plan,) = plans(text)
    assert (plan.evidence[0].rule, plan.when, plan.what) == (rule, when, what)
    evidence = plan.evidence[0]
    assert " ".join(text[evidence.start : evidence.end].split()) == what


@pytest.mark.parametrize("text", [text for _, text in NOTHING])
def test_leaves_alone(text: str) -> None:
    assert plans(text) == ()


def test_every_rule_has_a_case_and_a_counter_case() -> None:
    names = {rule.name for rule in RULES} | {AND}
    assert len(names) == len(RULES) + 1, "two rules share a name"
    assert {rule for rule, *_ in FOUND} | {AND} == names  # AND: test_several_dates_share_one_verb
    assert {rule for rule, _ in NOTHING} == names


def test_several_dates_share_one_verb() -> None:
    found = plans("The President will visit Peru on September 5, Chile on September 7 and Brazil on September 9.")
    assert [(plan.when, plan.place) for plan in found] == [
        ("2005-09-05", "Peru"),
        ("2005-09-07", "Chile"),
        ("2005-09-09", "Brazil"),
    ]
    assert [plan.evidence[0].rule for plan in found[1:]] == [AND, AND]


def test_each_date_has_its_own_event() -> None:
    found = plans("They prepared the summit in Lima in October and President Lopez's visit to Japan in November.")
    assert [(plan.when, plan.what) for plan in found] == [
        ("2005-10", "summit in Lima"),
        ("2005-11", "President Lopez's visit to Japan"),
    ]


def test_one_event_told_twice_is_given_once_with_the_narrower_date() -> None:
    text = (
        "President Lopez will visit Japan from November 20 to 22. "
        "The ministers will prepare President Lopez's visit to Japan in November. "
        "They agreed that President Lopez would pay a visit to Japan from November 20 to 22."
    )
    assert [plan.when for plan in plans(text)] == ["2005-11-20/2005-11-22"]


def test_two_visits_at_one_time_stay_two() -> None:
    found = plans("They prepared the visit to Peru in October. They prepared the visit to Chile in October.")
    assert [plan.place for plan in found] == ["Peru", "Chile"]


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("The two leaders discussed the trip to Chile. The trip would take place in August.", "trip to Chile"),
        (
            "As to when President Lopez will come to Japan, it was confirmed that the trip would take place in August.",
            "President Lopez will come to Japan",
        ),
        ("They agreed that the visit would take place in August.", "the visit would take place"),
        ("The two leaders agreed to meet again in August.", "The two leaders agreed to meet again"),
        (
            "They spoke of the trip to Chile. I hope to have the pleasure of meeting him in August.",
            "the pleasure of meeting him",
        ),
        ("He invited Prime Minister Ito to meet in August.", "Prime Minister Ito to meet"),
    ],
)
def test_a_bare_noun_or_verb_is_never_the_name(text: str, what: str) -> None:
    (plan,) = plans(text)
    assert plan.what == what


@pytest.mark.parametrize(
    ("text", "place", "participants"),
    [
        ("Prime Minister Taro Ito would meet him on September 5 in Osaka.", "Osaka", ("Taro Ito",)),
        ("President Ana Lopez invited Prime Minister Taro Ito to visit Peru next year.", "Peru", ("Taro Ito",)),
        ("President Ana Lopez would pay a visit to Japan in October.", "Japan", ("Ana Lopez",)),
        ("President Ana Lopez spoke of her visit to Japan in October.", "Japan", ("Ana Lopez",)),
        ("They thanked Switzerland for the U.S.-Russia Summit in Geneva in October.", "Geneva", ()),
        ("They prepared the forum to be held in Lima in October.", "Lima", ()),
        ("They prepared the Russian-Peruvian forum in October.", None, ()),
        ("They prepared the Okinawa summit in October.", "Okinawa", ()),
        ("They prepared the Moscow-Tokyo talks in October.", None, ()),
    ],
)
def test_place_and_people(text: str, place: str | None, participants: tuple[str, ...]) -> None:
    (plan,) = plans(text)
    assert (plan.place, plan.participants) == (place, participants)


@pytest.mark.parametrize(
    ("text", "status", "resolution"),
    [
        ("President Lopez will visit Japan in October 2005.", "planned", "explicit"),
        ("President Lopez will visit Japan in October.", "planned", "year_inferred"),
        ("President Lopez will visit Japan next year.", "planned", "relative"),
        ("President Lopez will visit Japan next year, provided that talks make progress.", "conditional", "relative"),
        ("President Lopez will visit Japan at an early date.", "open", "unresolved"),
    ],
)
def test_status_and_resolution(text: str, status: str, resolution: str) -> None:
    (plan,) = plans(text)
    assert (plan.status, plan.resolution, plan.realised_by) == (status, resolution, None)


def test_what_is_left_of_a_period_begins_at_the_reference() -> None:
    (plan,) = plans("President Lopez will visit Japan this year.")
    assert (plan.when, plan.earliest, plan.latest) == ("2005", "2005-07-08", "2005-12-31")


def test_notes_and_transcripts_are_read() -> None:
    (plan,) = plans("1. Visit\n\nThey talked.\n\n(Note) President Lopez will visit Japan in October.\n")
    assert plan.pin == "page#note1s1"
    (plan,) = plans("They talked.\n\n* * *\n\nPresident Lopez: We look forward to seeing you in Tokyo in May 2006.\n")
    assert (plan.what, plan.when, plan.place) == ("seeing you in Tokyo", "2006-05", "Tokyo")


def test_without_a_reference_only_words_of_the_future_count() -> None:
    assert [plan.when for plan in plans("President Lopez will visit Japan in October 2005.", None)] == ["2005-10"]
    assert plans("They spoke of the summit in Lima in October 2005.", None) == ()


@pytest.mark.parametrize("part", ["visit Japan in October ", "to ", "The visit will take place in May. ", "summit, "])
def test_repetition_does_not_slow_it_down(part: str) -> None:
    text = (part * 20_000)[:60_000]
    page = read_page(text, segment(text).blocks, "page", published=REFERENCE)
    begin = time.perf_counter()
    find_plans(page, REFERENCE)
    assert time.perf_counter() - begin < 10  # quadratic would be minutes
