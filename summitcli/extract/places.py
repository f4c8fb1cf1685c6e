"""Where a meeting took place: the building, the town and its zone."""

from dataclasses import dataclass
from functools import cache

from summitcli.extract.names import printed_name
from summitcli.extract.tagged import Element, Tagged
from summitcli.lexicon import Country, Place, countries, load, places
from summitcli.tokens import Tokens, tokenize


@dataclass(frozen=True, slots=True)
class PlaceFound:
    """A building, a town or both, with the words that name them."""

    venue: str | None
    city: str | None
    country: str | None  # alpha-3
    zone: str | None  # IANA name
    start: int
    end: int
    rule: str


@cache
def _table(name: str) -> frozenset[str]:
    words: list[str] = load("meetings")["words"][name]
    return frozenset(words)


def read_places(tagged: Tagged) -> list[PlaceFound]:
    """Return the buildings and towns of a sentence, each behind "at" or "in", those of buildings first."""
    venues: list[PlaceFound] = []
    towns: list[PlaceFound] = []
    for k, element in enumerate(tagged.elements):
        word = tagged.tokens.lower[element.first] if element.kind == "w" else ""
        if word in ("at", "in", "aboard") and (found := _venue(tagged, k + 1, word)):
            venues.append(found)
        elif (
            word in ("in", "at", "to", "visiting", "visited")
            and not _of_a_topic(tagged, k)
            and (found := _town(tagged, k + 1, word))
        ):
            towns.append(found)
    return venues + [town for town in towns if town.rule != _VISITED] + [t for t in towns if t.rule == _VISITED]


_VISITED = "visit to <city>"
_TOPICS = frozenset({
    "prepare", "preparing", "preparations", "upcoming", "forthcoming", "discuss", "discussed", "discussing", "concerns",
    "concern", "situation", "crisis", "regarding", "attack", "attacks", "developments", "next", "address",
})  # fmt: skip


def _of_a_topic(tagged: Tagged, k: int) -> bool:
    """Whether a place belongs to what was talked of: "to prepare for the summit in Vilnius"."""
    before = tagged.elements[max(0, k - 12) : k]
    return any(e.kind == "w" and tagged.tokens.lower[e.first] in _TOPICS for e in before)


def _town(tagged: Tagged, k: int, preposition: str) -> PlaceFound | None:
    elements = tagged.elements
    if k >= len(elements):
        return None
    element = elements[k]
    if isinstance(element.value, Place) and element.value.kind != "venue":
        if preposition == "to" and not _visiting(tagged, k - 1):
            return None
        place = element.value
        start, end = tagged.span(k, k + 1)
        rule = _VISITED if preposition in ("to", "visiting", "visited") else "in <city>"
        return PlaceFound(None, _as_printed(tagged, k), place.country, place.zone, start, end, rule)
    # a city that is a country too: "in Singapore"
    if isinstance(element.value, Country) and preposition == "in":
        both = places().names.of(element.value.name)
        if both is not None and both.kind == "city":
            start, end = tagged.span(k, k + 1)
            return PlaceFound(None, _as_printed(tagged, k), both.country, both.zone, start, end, "in <city>")
    # "in Iwaki City, Fukushima Prefecture"
    if element.kind in ("B", "w") and preposition == "in" and (found := _named_town(tagged, k)):
        return found
    # "in Carbis Bay, UK": a town that no list has, known by the country behind it
    if element.kind in ("B", "w") and preposition == "in" and k + 2 < len(elements):
        first = tagged.tokens.words[element.first]
        comma, land = elements[k + 1], elements[k + 2]
        if first[0].isupper() and tagged.tokens.words[comma.first] == "," and isinstance(land.value, Country):
            start, end = tagged.span(k, k + 1)
            name = printed_name(tagged.tokens, element.first, element.last)
            return PlaceFound(None, name, land.value.code, None, start, end, "in <town>, <country>")
    return None


_TOWN_WORDS = frozenset({"city", "town", "village"})
_REGION_WORDS = frozenset({"prefecture", "province", "region", "county", "oblast", "state"})


def _named_town(tagged: Tagged, k: int) -> PlaceFound | None:
    """Read a town that no list has by the word behind it: "Iwaki City", "Takeo, Saga Prefecture"."""
    tokens = tagged.tokens
    first = tagged.elements[k].first
    last = first
    while last < len(tokens) and last - first < 4 and tokens.words[last][0].isupper() and tokens.words[last].isalpha():
        last += 1
    if last == first:
        return None
    name_last = last - 1 if tokens.lower[last - 1] in _TOWN_WORDS else last
    regional = last + 2 < len(tokens) and tokens.words[last] == "," and tokens.lower[last + 2] in _REGION_WORDS
    if name_last == first or (name_last == last and not regional):
        return None
    name = printed_name(tokens, first, name_last)
    return PlaceFound(None, name, None, None, tokens.starts[first], tokens.ends[name_last - 1], "in <town> City")


def _as_printed(tagged: Tagged, k: int) -> str:
    """Return a place's name as the text has it: towns change theirs, and the text is what is quoted."""
    element = tagged.elements[k]
    return printed_name(tagged.tokens, element.first, element.last)


def _visiting(tagged: Tagged, k: int) -> bool:
    before = tagged.elements[k - 1] if k else None
    return before is not None and tagged.tokens.lower[before.last - 1] in (
        "visit", "visits", "trip", "travel", "traveled", "travelled", "came", "arrived", "back",
    )  # fmt: skip


def _venue(tagged: Tagged, k: int, preposition: str) -> PlaceFound | None:
    """Read "the Tivoli Hotel", "Marlow House of the Ministry …", "a side room of the Kremlin"."""
    elements = tagged.elements
    tokens = tagged.tokens
    n = len(elements)
    first = k
    if k < n and _word(tagged, k) in ("the", "his", "her", "its", "their"):
        first = k = k + 1
    elif k < n and _word(tagged, k) in ("a", "an"):
        return _room(tagged, k)
    known: Place | None = None
    end = k
    while k < n:
        element = elements[k]
        if isinstance(element.value, Place):
            if element.value.kind == "venue":
                known = known or element.value
            elif end > first and _word(tagged, k - 1) not in ("of", "the"):
                break
            k += 1
            end = k
        elif _named(tokens, element):
            k += 1
            end = k
        elif element.kind == "R" and k + 2 < n and _word(tagged, k + 1) == "'s" and _capital(tokens, elements[k + 2]):
            k += 3  # "the Prime Minister's Office"
            end = k
        elif element.kind == "R" and end > first and tokens.words[element.first][0].isupper():
            k += 1  # "the Prime Minister's Official Residence"
            end = k
        elif end > first and _word(tagged, k) == "(" and (close := _closing(tagged, k)):
            k = close
            end = k
        elif (
            end > first
            and _word(tagged, k) in ("of", "the", "'s", "-", "and", "for", "de", "di", "da", "del")
            and _leads_on(tagged, k)
        ):
            k += 1
        else:
            break
    if end == first:
        return None
    name = printed_name(tokens, elements[first].first, elements[end - 1].last).removeprefix("the ")
    words = {tokens.lower[i] for i in range(elements[first].first, elements[end - 1].last)}
    last = tokens.lower[elements[end - 1].last - 1]
    event = bool(words & _table("events")) and last not in _table("buildings")  # "the Harpa Conference Centre" is none
    if known is None and (not words & _table("buildings") or event or preposition == "in"):
        return None
    if known is not None and event:
        return None
    start, stop = tagged.span(first, end)
    town = _town_behind(tagged, end)
    if known is None:
        if town is None:
            return PlaceFound(name, None, None, None, start, stop, "at <building>")
        return PlaceFound(name, town.city, town.country, town.zone, start, stop, "at <building> in <city>")
    if known.city is None:
        return None
    return PlaceFound(name, known.city, known.country, known.zone, start, stop, "at <known building>")


def _room(tagged: Tagged, k: int) -> PlaceFound | None:
    """Read "a reception room of the Kremlin": small letters, then a known building."""
    for j in range(k + 1, min(k + 6, len(tagged.elements))):
        value = tagged.elements[j].value
        if isinstance(value, Place) and value.kind == "venue" and _word(tagged, j - 1) in ("the", "of", "at"):
            start, end = tagged.span(k, j + 1)
            name = printed_name(tagged.tokens, tagged.elements[k].first, tagged.elements[j].last)
            return PlaceFound(name, value.city, value.country, value.zone, start, end, "in a <room> of <building>")
        if tagged.elements[j].kind != "w":
            return None
    return None


def _word(tagged: Tagged, k: int) -> str:
    element = tagged.elements[k]
    return tagged.tokens.lower[element.first] if element.kind == "w" else ""


def _named(tokens: Tokens, element: Element) -> bool:
    if element.kind in ("B", "O", "D"):
        return True
    word = tokens.words[element.first]
    return element.kind == "w" and word[0].isupper() and word.isalpha()


def _capital(tokens: Tokens, element: Element) -> bool:
    """Whether a word of a name or of an office stands here: "Prime Minister's Official Residence"."""
    return _named(tokens, element) or (element.kind == "R" and tokens.words[element.first][0].isupper())


def _closing(tagged: Tagged, k: int) -> int | None:
    for j in range(k + 1, min(k + 7, len(tagged.elements))):
        word = _word(tagged, j)
        if word == ")":
            return j + 1
        if word.isdigit() or ":" in word:
            return None
    return None


def _leads_on(tagged: Tagged, k: int) -> bool:
    """Whether a connective goes on to another capitalised word of the name."""
    for j in range(k + 1, min(k + 3, len(tagged.elements))):
        element = tagged.elements[j]
        if isinstance(element.value, Place) or _named(tagged.tokens, element) or element.kind in ("R", "C"):
            return element.kind not in ("R", "C") or _word(tagged, k) in ("of", "the")
        if _word(tagged, j) != "the":
            return False
    return False


def _town_behind(tagged: Tagged, k: int) -> PlaceFound | None:
    """Read ", Sea Island" or "in Moscow" right behind a building."""
    if k + 1 < len(tagged.elements) and _word(tagged, k) in (",", "in", "near"):
        value = tagged.elements[k + 1].value
        if isinstance(value, Place) and value.kind != "venue":
            start, end = tagged.span(k + 1, k + 2)
            return PlaceFound(None, _as_printed(tagged, k + 1), value.country, value.zone, start, end, "in <city>")
    return None


def read_dateline_place(place: str) -> PlaceFound | None:
    """Read the place of a news item's dateline: "The Kremlin, Moscow", "Novo-Ogaryovo, Moscow Region"."""
    if not place.strip():
        return None
    tokens = tokenize(place)
    venue: str | None = None
    city: Place | None = None
    building: Place | None = None
    printed: str | None = None
    for part in place.split(","):
        words = tokenize(part)
        at = 1 if words.lower[:1] == ["the"] else 0
        hit = places().names.at(words, at) if len(words) > at else None
        if hit is None:
            continue
        if hit[1].kind == "venue" and building is None and city is None:
            building, venue = hit[1], part.strip()
        elif hit[1].kind != "venue" and (city is None or (city.kind == "region" and hit[1].kind == "city")):
            city, printed = hit[1], part.strip()
    if city is None and building is None:
        parts = [part.strip() for part in place.split(",")]
        lands = (countries().names.of(part) for part in parts[1:])
        country = next((land.code for land in lands if land), None)
        return PlaceFound(None, parts[0], country, None, 0, 0, "dateline") if tokens.words else None
    known = city or building
    assert known is not None
    town = printed or known.city
    return PlaceFound(venue, town, known.country, known.zone, 0, 0, "dateline")


def zone_of(name: str) -> str | None:
    """Return the IANA zone of a town, or of a country that has only one; `None` when it is unknown."""
    place = places().names.of(name)
    if place is not None:
        return place.zone
    country = countries().resolve(name)
    return country.zone if country else None
