"""Persons and offices as documents print them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summitcli.extract.identity import Cast, slug
from summitcli.extract.people import PersonFound, read_bare_name, read_person
from summitcli.extract.roles import RoleFound
from summitcli.extract.tagged import tag
from summitcli.tokens import tokenize

NAMED = [
    # words, name, role, country, organization
    ("President Olena Marchuk of Ukraine spoke", "Olena Marchuk", "President", "UKR", None),
    ("Portuguese Prime Minister Rui Tavares met", "Rui Tavares", "Prime Minister", "PRT", None),
    ("the President of the Republic of Finland, Aino Lehtonen, said", "Aino Lehtonen", "President", "FIN", None),
    ("President of Kazakhstan Daniyar Serikov", "Daniyar Serikov", "President", "KAZ", None),
    ("Mr. Kenji Mori, Prime Minister of Japan, and", "Kenji Mori", "Prime Minister", "JPN", None),
    ("H.E. Dr. Karl-Heinz Vogel, Federal Minister for Foreign Affairs, Germany, in", "Karl-Heinz Vogel",
     "Federal Minister for Foreign Affairs", "DEU", None),
    ("Minister of Economy, Trade and Industry Haruto Ishii", "Haruto Ishii",
     "Minister of Economy, Trade and Industry", None, None),
    ("Deputy Chief of the Presidential Administration Pavel Orlov and", "Pavel Orlov",
     "Deputy Chief of the Presidential Administration", None, None),
    ("Secretary-General of the United Nations Amina Okafor", "Amina Okafor", "Secretary-General", None,
     "United Nations"),
    ("President of the European Commission Lotte van der Meer", "Lotte van der Meer", "President", None,
     "European Commission"),
    ("NATO Secretary General Jens Holm", "Jens Holm", "Secretary General", None, "North Atlantic Treaty Organization"),
    ("King Faisal bin Turki al-Rashid of Saudi Arabia", "Faisal bin Turki al-Rashid", "King", "SAU", None),
    ("Abu Dhabi Crown Prince Khalid bin Saqr met", "Khalid bin Saqr", "Crown Prince", "ARE", None),
    ("President Samuel K. Doyle, Jr. Call with", "Samuel K. Doyle, Jr.", "President", None, None),
    ("Prime Minister TANAKA Haruto of Japan", "TANAKA Haruto", "Prime Minister", "JPN", None),
    ("Acting President and Prime Minister Park Min-jun", "Park Min-jun", "Acting President and Prime Minister", None,
     None),
    ("Farid Rahimi, Iranian Foreign Minister", "Farid Rahimi", "Foreign Minister", "IRN", None),
    ("UN Special Envoy for Yemen Hanna Berg", "Hanna Berg", "Special Envoy for Yemen", None, "United Nations"),
    ("General Secretary Nguyen Van Minh of Vietnam", "Nguyen Van Minh", "General Secretary", "VNM", None),
    ("Prime Minister Israel Baruch arrived", "Israel Baruch", "Prime Minister", None, None),
    ("Mr Petrov said", "Petrov", None, None, None),
    ("Director of the Museum of Modern Art Irina Sokolova", "Irina Sokolova", "Director of the Museum of Modern Art",
     None, None),
    ("First Deputy Prime Minister and Finance Minister Oleg Belov", "Oleg Belov",
     "First Deputy Prime Minister and Finance Minister", None, None),
]  # fmt: skip

UNNAMED = [
    # words, office, country
    ("the President said", "president", None),
    ("the Russian President said", "president", "RUS"),
    ("the Prime Minister of Japan's neighbour", "prime minister", "JPN"),
    ("President to Japan", "president", None),  # "a visit by the President to Japan" names no country of his
]

NOBODY = [
    "Foreign Ministers' Meeting",  # several ministers are no one person
    "The agreement was signed",
    "United Nations Security Council reform",
    "first visit to Japan",
    "Pacific Pipeline Project",
]


@pytest.mark.parametrize(("words", "name", "role", "country", "organization"), NAMED, ids=[row[0] for row in NAMED])
def test_a_named_person(words: str, name: str, role: str, country: str, organization: str) -> None:
    tokens = tokenize(words)
    found = read_person(tokens, 0) or read_bare_name(tokens, 0)
    assert isinstance(found, PersonFound)
    assert (found.name, found.role, found.country, found.organization) == (name, role, country, organization)


@pytest.mark.parametrize(("words", "office", "country"), UNNAMED, ids=[row[0] for row in UNNAMED])
def test_an_office_without_a_name(words: str, office: str, country: str) -> None:
    found = read_person(tokenize(words), 0)
    assert isinstance(found, RoleFound)
    assert (found.office, found.country) == (office, country)


@pytest.mark.parametrize("words", NOBODY)
def test_no_person(words: str) -> None:
    assert read_person(tokenize(words), 0) is None


@pytest.mark.parametrize(
    "words",
    ["The Leaders Agreed", "Security Council", "both Houses", "Japanese Companies", "Regional Cooperation Forum"],
)
def test_no_bare_name(words: str) -> None:
    assert read_bare_name(tokenize(words), 0) is None


SHAPES = [
    ("The two leaders agreed.", "G agreed ."),
    ("Both foreign ministers met in Lisbon.", "G met in L ."),
    ("Prime Minister Mori and President Marchuk of Ukraine met.", "P and P met ."),
    ("Japan-Ukraine relations", "C - C relations"),
    ("Japan-Ukraine Foreign Ministers' Meeting", "C - C foreign ministers ' meeting"),
    ("the Russian and American heads of state", "G"),
    ("in South Africa, Latin America and the South China Sea", "in C , O and the O"),
    ("they may march in may", "they may march in may"),
]


@pytest.mark.parametrize(("words", "shape"), SHAPES, ids=[row[0] for row in SHAPES])
def test_the_shape_of_a_sentence(words: str, shape: str) -> None:
    assert tag(tokenize(words)).shape == shape


def cast_of(*mentions: str) -> Cast:
    cast = Cast()
    for words in mentions:
        tokens = tokenize(words)
        found = read_person(tokens, 0) or read_bare_name(tokens, 0)
        assert isinstance(found, PersonFound)
        cast.add(found)
    return cast


SAME = [
    ("President Olena Marchuk", "President Marchuk"),
    ("Mr Rui Tavares", "Mr Tavares"),
    ("President Samuel K. Doyle, Jr.", "President Sam Doyle"),
    ("Prime Minister Tanaka Haruto", "Prime Minister Haruto Tanaka"),
    ("President Seán Ó Briain", "President Sean O Briain"),
]
DIFFERENT = [
    ("President Olena Marchuk of Ukraine", "Foreign Minister Ivan Marchuk of Ukraine"),
    ("Mr Boris Johnson", "Ms Anna Johnson"),
    ("Prime Minister Kim of the Republic of Korea", "Chairman Kim of the DPRK"),
]


@pytest.mark.parametrize("mentions", SAME, ids=str)
def test_many_spellings_one_person(mentions: tuple[str, str]) -> None:
    assert len(cast_of(*mentions).people) == 1


@pytest.mark.parametrize("mentions", DIFFERENT, ids=str)
def test_two_persons_stay_two(mentions: tuple[str, str]) -> None:
    assert len(cast_of(*mentions).people) == 2


def test_the_fullest_name_names_the_person() -> None:
    (person,) = cast_of("President Marchuk", "President Olena Marchuk of Ukraine").people
    assert (person.name, person.id, person.country) == ("Olena Marchuk", "olena-marchuk", "UKR")


@pytest.mark.parametrize(
    ("name", "expected"),
    [("José Manuel Barros", "jose-manuel-barros"), ("Joseph R. Doyle, Jr.", "joseph-doyle"), ("X", "x")],
)
def test_slugs(name: str, expected: str) -> None:
    assert slug(name) == expected


@given(st.text(max_size=300))
def test_any_text_has_a_shape_that_covers_its_words(text: str) -> None:
    tagged = tag(tokenize(text))
    covered = [i for element in tagged.elements for i in range(element.first, element.last)]
    assert covered == list(range(len(tagged.tokens)))
