"""One person, many spellings: each rule with names that it joins and names that it does not, then whole archives."""

import pytest
from archive_by_hand import Paper, archive_of

from summitcli.archive.filters import Filters
from summitcli.archive.likeness import (
    ALONE,
    SHORTENED,
    SPELLED,
    SURNAMES,
    Rule,
    conflicting,
    first_that_holds,
    read_name,
    same_office,
)
from summitcli.archive.names import sound, spellings_of
from summitcli.archive.widening import known_as, without_titles
from summitcli.lexicon.persons import likenesses
from summitcli.when import Period

RULES = {rule.name: rule for rule in (*SPELLED, *SURNAMES, *SHORTENED, *ALONE)}

JOINED = [
    ("the same name", "Tarja Halonen", "TARJA HALONEN"),
    ("the same name", "José Barroso", "Jose Barroso"),
    ("the same name", "Joseph R. Biden, Jr.", "Joseph Biden"),
    ("the same name", "Bashar al-Assad", "Bashar Assad"),
    ("the same name", "Cho Tae-yong", "Cho Taeyong"),
    ("the same name", "Abdel Fattah El-Sisi", "Abdel Fattah Al-Sisi"),
    ("<family name> <given name>", "KISHIDA Fumio", "Fumio Kishida"),
    ("<family name> <given name>", "Tran Duc Luong", "Luong Tran Duc"),
    ("<name> with other spaces and hyphens", "Roh Moo-hyun", "Roh Moo Hyun"),
    ("<name> with other spaces and hyphens", "Moo-hyun Roh", "Roh Moo Hyun"),
    ("<name> with other spaces and hyphens", "Frank-Walter Steinmeier", "Frank Walter Steinmeier"),
    ("<name> in another transliteration", "Sergey Lavrov", "Sergei Lavrov"),
    ("<name> in another transliteration", "Gerhard Schröder", "Gerhard Schroeder"),
    ("<name> in another transliteration", "Volodymyr Zelenskyy", "Volodymyr Zelensky"),
    ("<name> in another transliteration", "Ilham Aliyev", "Ilham Aliev"),
    ("<name> in another transliteration", "Lavrov Sergey", "Sergei Lavrov"),
    ("<name> in another transliteration", "Josef Strauss", "Joseph Straus"),
    ("<name> in another transliteration", "Jokhar Dudayev", "Dzhokhar Dudaev"),
    ("the same family name, alone", "Lavrov", "LAVROV"),
    ("<another form of the given name> <family name>", "Joe Biden", "Joseph R. Biden, Jr."),
    ("<another form of the given name> <family name>", "Bill Clinton", "William Jefferson Clinton"),
    ("<another form of the given name> <family name>", "Vladimir Zelensky", "Volodymyr Zelenskyy"),
    ("<first words of the name>", "Mohamed bin Zayed", "Mohamed bin Zayed Al Nahyan"),
    ("<first words of the name>", "Miguel Díaz-Canel", "Miguel Diaz-Canel Bermudez"),
    ("<last words of the name>", "Lula da Silva", "Luiz Inácio Lula da Silva"),
    ("<name> with a slip of the pen", "Vladimit Putin", "Vladimir Putin"),
    ("<name> with a slip of the pen", "Dmitry Medvedv", "Dmitry Medvedev"),
    ("<family name> alone", "Putin", "Vladimir Putin"),
    ("<family name> alone", "Kishida", "KISHIDA Fumio"),
    ("<family name> alone", "V. Putin", "Vladimir Putin"),
]
APART = [
    ("the same name", "Boris Johnson", "Mike Johnson"),
    ("<family name> <given name>", "Kim Yong Nam", "Yong Kim Nam"),  # no rotation: another name
    ("<family name> <given name>", "Kim Il Sung", "Kim Jong Il"),
    ("<name> with other spaces and hyphens", "Kim Jong-il", "Kim Jong-un"),
    ("<name> with other spaces and hyphens", "Cho Tae", "Chotae"),  # one word is no whole name
    ("<name> in another transliteration", "Li Peng", "Lee Peng"),  # short names differ by one letter
    ("<name> in another transliteration", "Heinz Müller", "Heinz Miller"),
    ("<name> in another transliteration", "Sergei Lavrov", "Sergei Ivanov"),
    ("the same family name, alone", "Lavrov", "Sergei Lavrov"),
    ("<another form of the given name> <family name>", "Joe Biden", "Jill Biden"),
    ("<another form of the given name> <family name>", "Joe Biden", "Joseph Kabila"),
    ("<another form of the given name> <family name>", "Mike Pence", "Michael Richard Pompeo"),
    ("<another form of the given name> <family name>", "George Walker Bush", "Georgi Herbert Bush"),
    ("<first words of the name>", "Mohammed bin Salman", "Mohammed bin Zayed Al Nahyan"),
    ("<first words of the name>", "Mohammed bin Salman", "Mohammed bin Salman"),
    ("<last words of the name>", "Silva", "Luiz Inácio Lula da Silva"),
    ("<last words of the name>", "Zayed Al Nahyan", "Mohamed bin Zayed"),
    ("<name> with a slip of the pen", "Kim Yong-nam", "Kim Jong-nam"),
    ("<name> with a slip of the pen", "Kim Jongil", "Kim Yongil"),
    ("<name> with a slip of the pen", "Vladimir Putin", "Vladislav Putin"),
    ("<name> with a slip of the pen", "Alexander Stubb", "Alexandra Stubb"),
    ("<family name> alone", "Johnson", "Andrew Johnston"),
    ("<family name> alone", "Moo", "Roh Moo Hyun"),
    ("<family name> alone", "D. Putin", "Vladimir Putin"),
]


@pytest.mark.parametrize(("rule", "name", "other"), JOINED)
def test_names_that_a_rule_joins(rule: str, name: str, other: str) -> None:
    one, two = read_name(name), read_name(other)
    rules = next(table for table in (SPELLED, SURNAMES, SHORTENED, ALONE) if RULES[rule] in table)
    held = first_that_holds(rules, one, two)
    assert held is not None
    assert held[0].name == rule
    assert other in held[1]
    if rule != "<family name> alone":
        assert RULES[rule].because(two, one)


@pytest.mark.parametrize(("rule", "name", "other"), APART)
def test_names_that_a_rule_leaves_apart(rule: str, name: str, other: str) -> None:
    one, two = read_name(name), read_name(other)
    assert RULES[rule].because(one, two) == ""
    if rule != "<family name> alone":
        assert RULES[rule].because(two, one) == ""


def test_every_rule_has_names_that_it_joins_and_names_that_it_does_not() -> None:
    assert {rule for rule, _, _ in JOINED} == RULES.keys()
    assert {rule for rule, _, _ in APART} == RULES.keys()
    assert all(isinstance(rule, Rule) for rule in RULES.values())


@pytest.mark.parametrize(
    ("name", "other", "differ"),
    [
        ("George W. Bush", "George H. W. Bush", True),
        ("George W. Bush", "George Bush", False),
        ("Ferdinand Marcos Jr.", "Ferdinand Marcos Sr.", True),
        ("Charles II", "Charles III", True),
        ("Abdullah II", "Abdullah", False),
        ("Xi Jinping", "Jinping Xi", False),  # no eleventh
    ],
)
def test_initials_and_generations_tell_apart(name: str, other: str, differ: bool) -> None:
    assert conflicting(read_name(name), read_name(other)) is differ


@pytest.mark.parametrize(
    ("role", "other", "same"),
    [
        ("Foreign Minister", "Minister for Foreign Affairs", True),
        ("President", "President-elect", True),
        ("Secretary", "Secretary of State", True),
        ("President", "Vice President", False),
        ("Minister", "Prime Minister", False),
        ("King", "Crown Prince", False),
        ("Prince", "Crown Prince", False),
        ("President", "Adviser to the President", False),
        ("of the", "President", False),
    ],
)
def test_offices(role: str, other: str, same: bool) -> None:
    assert same_office(role, other) is same
    assert same_office(other, role) is same


@pytest.mark.parametrize(
    ("word", "heard"), [("li", "li"), ("lee", "lee"), ("yuri", "iuri"), ("yury", "iuri"), ("Ω", "Ω")]
)
def test_sounds(word: str, heard: str) -> None:
    assert sound(word) == heard


def test_the_words_of_names_are_folded_and_in_pairs() -> None:
    words = likenesses()
    assert words.one_given_name("joe", "joseph")
    assert not words.one_given_name("joe", "joe")
    assert not words.one_given_name("joe", "jill")
    assert words.forms_of("tony") >= {"tony", "anthony", "antonio"}
    assert words.forms_of("nobody") == {"nobody"}
    assert all(form == form.lower() for form in words.given)


# whole archives


def rows(papers: list[Paper], *, persons: tuple[str, ...] = ()) -> dict[str, dict[str, object]]:
    with archive_of(papers) as archive:
        return {row["person_id"]: row for row in archive.participants(Filters(persons=persons)).rows}


def paper(id: str, *people: tuple[str, str | None], date: str = "2005-07-07", **roles: str) -> Paper:
    names = {name: roles[key] for name, _ in people if (key := name.split()[-1]) in roles}
    return Paper(id, people=people, date=date, roles=names)


def test_all_forms_of_one_name_are_one_person() -> None:
    found = rows(
        [
            paper("a", ("Joseph R. Biden, Jr.", "USA"), **{"Jr.": "President"}),
            paper("b", ("Joe Biden", "USA"), Biden="President"),
            paper("c", ("Biden", "USA"), Biden="President"),
            paper("d", ("Joe Biden", None), Biden="President"),
        ]
    )
    (person,) = found.values()
    assert person["name"] == "Joseph R. Biden, Jr."
    assert person["meeting_count"] == 4
    assert person["merged_from"] == ["biden", "joe-biden"]
    assert person["countries"] == ["USA"]


@pytest.mark.parametrize(
    ("papers", "persons"),
    [
        # two Johnsons, of two countries, and two who are but a name
        ([paper("a", ("Boris Johnson", "GBR")), paper("b", ("Johnson", "USA"))], 2),
        ([paper("a", ("Johnson", "GBR")), paper("b", ("Johnson", "USA"))], 2),
        ([paper("a", ("Johnson", None)), paper("b", ("Johnson", None))], 2),
        # one who is but a name, and meets the same person
        ([paper("a", ("Hanegbi", None), ("Jake Sullivan", "USA")),
          paper("b", ("Hanegbi", None), ("Jake Sullivan", "USA"))], 2),
        ([paper("a", ("Hanegbi", None), ("Jake Sullivan", "USA")),
          paper("b", ("Tzachi Hanegbi", "ISR"), ("Jake Sullivan", "USA"))], 2),
        ([paper("a", ("Hanegbi", None), ("Jake Sullivan", "USA")),
          paper("b", ("Tzachi Hanegbi", "ISR"), ("Joe Biden", "USA"))], 4),
        ([paper("a", ("Johnson", "USA"), ("Jake Sullivan", "USA")),
          paper("b", ("Boris Johnson", "GBR"), ("Jake Sullivan", "USA"))], 3),
        # the same name in two countries is one person's only where the office is the same
        ([paper("a", ("Ali Hassan", "EGY")), paper("b", ("Ali Hassan", "TZA"))], 2),
        ([paper("a", ("Ali Hassan", "EGY"), Hassan="President"),
          paper("b", ("Ali Hassan", "SDN"), Hassan="President")], 1),
        # one who changes from a country's service to an organization's
        ([paper("a", ("José Barroso", "PRT")), paper("b", ("José Barroso", None))], 1),
        # a king and a crown prince whose last name is his
        ([paper("a", ("Mohammed bin Salman", "SAU"), Salman="Crown Prince"),
          paper("b", ("Salman", "SAU"), Salman="King")], 2),
        ([paper("a", ("Mohammed bin Salman", "SAU"), Salman="Crown Prince"),
          paper("b", ("Salman", "SAU"), Salman="Crown Prince")], 1),
        # husband and wife
        ([paper("a", ("Bill Clinton", "USA"), Clinton="President"),
          paper("b", ("Clinton", "USA"), Clinton="Secretary of State")], 2),
        # two forms of a given name, and two who both may be meant
        ([paper("a", ("Chris Smith", "USA")), paper("b", ("Christopher Smith", "USA"))], 1),
        ([paper("a", ("Chris Smith", "USA")), paper("b", ("Christopher Smith", "USA")),
          paper("c", ("Christine Smith", "USA"))], 3),
        ([paper("a", ("Chris Smith", "USA")), paper("b", ("Christopher Smith", "AUS"))], 2),
        ([paper("a", ("Chris Smith", None)), paper("b", ("Christopher Smith", None))], 2),
        # father and son: their initials, or the years between
        ([paper("a", ("George W. Bush", "USA")), paper("b", ("George H. W. Bush", "USA")),
          paper("c", ("George Bush", "USA"))], 3),
        ([paper("a", ("Ferdinand Marcos", "PHL"), date="1974-06-07"),
          paper("b", ("Ferdinand Marcos", "PHL"), date="2023-02-09")], 2),
        ([paper("a", ("Castro", "CUB"), Castro="President", date="1975-01-01"),
          paper("b", ("Raul Castro", "CUB"), Castro="President", date="2008-11-27")], 2),
        ([paper("a", ("Castro", "CUB"), Castro="President", date="2009-01-29"),
          paper("b", ("Raul Castro", "CUB"), Castro="President", date="2008-11-27")], 1),
        # a slip of the pen needs country and office
        ([paper("a", ("Vladimir Putin", "RUS"), Putin="President"),
          paper("b", ("Vladimit Putin", "RUS"), Putin="President")], 1),
        ([paper("a", ("Vladimir Putin", "RUS"), Putin="President"), paper("b", ("Vladimit Putin", "RUS"))], 2),
        # the last words may be a father's
        ([paper("a", ("Salman bin Abdulaziz", "SAU"), Abdulaziz="King"),
          paper("b", ("Mohammed bin Salman bin Abdulaziz", "SAU"), Abdulaziz="Crown Prince")], 2),
    ],
)  # fmt: skip
def test_too_little_is_joined_rather_than_too_much(papers: list[Paper], persons: int) -> None:
    assert len(rows(papers)) == persons


def test_a_document_tells_its_own_persons_apart() -> None:
    found = rows(
        [
            paper("a", ("Raul Castro", "CUB"), ("Castro", "CUB")),
            paper("b", ("Castro", "CUB")),
            paper("c", ("Raul Castro", "CUB")),
        ]
    )
    assert found["raul-castro"]["meeting_count"] == 3  # with the Castro of b, not with the one of a
    assert found["castro"]["meeting_count"] == 1


def test_who_is_who_does_not_depend_on_what_is_asked_for() -> None:
    papers = [
        paper("a", ("Vladimir Putin", "RUS"), ("Koizumi", "JPN"), date="2005-01-01"),
        paper("b", ("Putin", "RUS"), ("Junichiro Koizumi", "JPN"), date="2006-01-01"),
        paper("c", ("Hu Jintao", "CHN"), date="2005-01-01"),
    ]
    since = Filters(since=Period("2006-01-01", "2006-12-31"))
    with archive_of(papers) as archive:
        found = {row["person_id"]: row for row in archive.participants(since).rows}
        spelled = [(row["person"], row["name"], row["documents"]) for row in archive.spellings(since).rows]
    assert found.keys() == {"vladimir-putin", "junichiro-koizumi"}
    assert found["vladimir-putin"]["meeting_count"] == 1
    assert found["vladimir-putin"]["meetings"][0]["with"] == ["Junichiro Koizumi"]
    assert spelled == [("Junichiro Koizumi", "Junichiro Koizumi", ["b"]), ("Vladimir Putin", "Putin", ["b"])]


def test_namesakes_have_ids_of_their_own() -> None:
    papers = [paper("a", ("Johnson", "GBR")), paper("b", ("Johnson", "USA"))]
    assert rows(papers).keys() == {"johnson-gbr", "johnson-usa"}
    papers = [paper("a", ("Johnson", None)), paper("b", ("Johnson", None))]
    assert rows(papers).keys() == {"johnson", "johnson-2"}


def test_company_is_called_by_the_fullest_name() -> None:
    papers = [
        paper("a", ("Koizumi", "JPN"), ("Putin", "RUS")),
        paper("b", ("Junichiro Koizumi", "JPN"), ("Vladimir Putin", "RUS")),
    ]
    found = rows(papers)
    assert [meeting["with"] for meeting in found["vladimir-putin"]["meetings"]] == [["Junichiro Koizumi"]] * 2  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    "typed",
    [
        "Putin",
        "Vladimir Putin",
        "President Putin",
        "Mr. Putin",
        "Foreign Minister Putin",
        "vladimir-putin",
        "Volodymyr Putin",
    ],
)
def test_a_person_is_found_by_any_name(typed: str) -> None:
    papers = [paper("a", ("Vladimir Putin", "RUS")), paper("b", ("Putin", "RUS")), paper("c", ("Koizumi", "JPN"))]
    assert rows(papers, persons=(typed,)).keys() == {"vladimir-putin"}


@pytest.mark.parametrize("typed", ["President", "Mr.", "Put", "Vladimir Koizumi", "Joe"])
def test_a_person_is_not_found_by_what_is_no_name(typed: str) -> None:
    papers = [
        paper("a", ("Vladimir Putin", "RUS")),
        paper("b", ("Joseph Biden", "USA")),
        paper("c", ("Koizumi", "JPN")),
    ]
    assert rows(papers, persons=(typed,)) == {}


@pytest.mark.parametrize(
    ("typed", "notes"),
    [
        ("Putim", ("Nobody is called Putim in this archive; similar names: Putin",)),
        ("Vladimir Putim", ("Nobody is called Vladimir Putim in this archive; similar names: Vladimir, Putin",)),
        ("Zhou", ("Nobody is called Zhou in this archive",)),
        ("Putin", ()),  # he took no part in what is asked for
    ],
)
def test_a_name_that_nobody_has_is_told(typed: str, notes: tuple[str, ...]) -> None:
    with archive_of([paper("a", ("Vladimir Putin", "RUS"))]) as archive:
        asked = Filters(persons=(typed,), countries=("JPN",))
        answers = (archive.participants(asked), archive.meetings(asked), archive.search(asked))
    assert [answer.rows for answer in answers] == [[], [], []]
    assert [answer.notes for answer in answers] == [notes] * 3


def test_titles_before_a_name() -> None:
    assert without_titles("Minister for Foreign Affairs Lavrov") == "lavrov"
    assert without_titles("Sheikh Mohamed bin Zayed") == "mohamed bin zayed"
    assert without_titles("H.E. Mr. Annan") == "annan"
    assert without_titles("President") == ""


def test_forms_of_the_given_name_need_a_second_word() -> None:
    known = ["joseph biden", "joe hockey"]
    assert known_as("Joe Biden", known) == ["joseph biden"]
    assert known_as("Joe", known) == ["joe hockey"]
    assert spellings_of("Joe Biden", known) == []


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("Vladimir Putin", ["a", "b"]),  # b has the surname only
        ("President Putin", ["a", "b"]),
        ("Putin", ["a", "b"]),
        ("Sergey Lavrov", ["c"]),
        ("Boris Johnson", ["d"]),  # not e's, who is another one
        ("Mike Johnson", []),
        ("Johnson", ["d", "e"]),
    ],
)
def test_the_full_name_finds_the_documents_that_have_the_surname_only(typed: str, expected: list[str]) -> None:
    papers = [
        paper("a", ("Vladimir Putin", "RUS"), date="2005-01-01"),
        paper("b", ("Putin", "RUS"), date="2005-01-02"),
        paper("c", ("Sergei Lavrov", "RUS"), date="2005-01-03"),
        paper("d", ("Boris Johnson", "GBR"), date="2005-01-04"),
        paper("e", ("Johnson", "USA"), date="2005-01-05"),
    ]
    with archive_of(papers) as archive:
        asked = Filters(persons=(typed,))
        assert [row["document"] for row in archive.meetings(asked).rows] == expected
        assert [row["document"] for row in archive.search(asked).rows] == expected
        assert [row["id"] for row in archive.documents(asked).rows] == expected


def test_what_was_joined_is_told_with_its_rule() -> None:
    papers = [
        paper("a", ("Sergei Lavrov", "RUS"), Lavrov="Foreign Minister"),
        paper("b", ("Sergei Lavrov", "RUS"), Lavrov="Foreign Minister"),
        paper("c", ("Sergey Lavrov", "RUS"), Lavrov="Minister for Foreign Affairs"),
        paper("d", ("Lavrov", "RUS"), Lavrov="Foreign Minister"),
        paper("e", ("Koizumi", "JPN")),
    ]
    with archive_of(papers) as archive:
        answer = archive.spellings(Filters(persons=("Lavrov",)))
    assert [(row["name"], row["own_id"], row["documents"], row["rule"]) for row in answer.rows] == [
        ("Sergei Lavrov", "sergei-lavrov", ["a", "b"], None),
        ("Sergey Lavrov", "sergey-lavrov", ["c"], "<name> in another transliteration"),
        ("Lavrov", "lavrov", ["d"], "<family name> alone"),
    ]
    assert {row["person_id"] for row in answer.rows} == {"sergei-lavrov"}
    assert answer.rows[0]["because"] is None
    assert "sergey = sergei" in answer.rows[1]["because"]
    assert "RUS in both" in answer.rows[1]["because"]
    assert answer.total == 3
