"""The query language: what is understood, and what is refused with its column."""

from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from summitcli.archive.query import FIELDS, Query, parse
from summitcli.archive.syntax import NOTHING, And, DateRange, Field, Near, Node, Not, Or, Words
from summitcli.errors import QueryError
from summitcli.when import Period, read_when

COUNTRIES = {"rok": "KOR", "korean": "KOR", "south korea": "KOR", "japan": "JPN"}


def read_date(text: str) -> Period:
    return read_when(text, today=date(2026, 1, 1))


def parsed(text: str) -> Query | None:
    return parse(text, read_date=read_date, read_country=lambda name: COUNTRIES.get(name.casefold()))


def tree(text: str) -> Node:
    query = parsed(text)
    assert query is not None
    return query.tree


def w(text: str, match: str = "inflected", scope: str = "") -> Words:
    return Words(text, match, scope)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("pipeline", w("pipeline")),
        ("gas pipeline", And((w("gas"), w("pipeline")))),
        ("gas AND pipeline", And((w("gas"), w("pipeline")))),
        ("gas and pipeline", And((w("gas"), w("and"), w("pipeline")))),
        ("gas OR oil coal", Or((w("gas"), And((w("oil"), w("coal")))))),
        ("(gas OR oil) coal", And((Or((w("gas"), w("oil"))), w("coal")))),
        ("gas(oil)", And((w("gas"), w("oil")))),
        ("NOT gas", Not(w("gas"))),
        ("oil -gas", And((w("oil"), Not(w("gas"))))),
        ('oil -"natural gas"', And((w("oil"), Not(w("natural gas"))))),
        ("-(gas OR oil)", Not(Or((w("gas"), w("oil"))))),
        ("NOT NOT gas", Not(Not(w("gas")))),
        ("-person:Putin", Not(Field("person", "Putin"))),
        ('"peace treaty"', w("peace treaty")),
        ("“peace treaty”", w("peace treaty")),
        ("«peace treaty»", w("peace treaty")),
        ('"peace treat*"', w("peace treat", "prefix")),
        ("Japan-Russia", w("Japan-Russia")),
        ("St. Petersburg", And((w("St."), w("Petersburg")))),
        ("don't don’t", And((w("don't"), w("don’t")))),
        ("15:35", w("15:35")),
        ("https://example.org/a", w("https://example.org/a")),
        ("consult*", w("consult", "prefix")),
        ("=agreed", w("agreed", "exact")),
        ('="peace treaty"', w("peace treaty", "exact")),
        ("visit NEAR/5 Japan", Near(w("visit"), w("Japan"), 5)),
        ("visit NEAR Japan", Near(w("visit"), w("Japan"), 10)),
        ("a NEAR/2 b NEAR/3 c", And((Near(w("a"), w("b"), 2), Near(w("b"), w("c"), 3)))),
        ('"peace treaty" NEAR/4 =soon', Near(w("peace treaty"), w("soon", "exact"), 4)),
        ("near or not", And((w("near"), w("or"), w("not")))),
        ("person:Putin", Field("person", "Putin")),
        ("PERSON:Putin", Field("person", "Putin")),
        ('person:"Vladimir Putin"', Field("person", "Vladimir Putin")),
        ("person:Put*", Field("person", "Put", prefix=True)),
        ("country:ROK", Field("country", "KOR")),
        ('country:"South Korea"', Field("country", "KOR")),
        ("country:(Korean OR Japan)", Or((Field("country", "KOR"), Field("country", "JPN")))),
        ("title:summit", w("summit", scope="title")),
        ("section:(gas -oil)", And((w("gas", scope="section"), Not(w("oil", scope="section"))))),
        ("note:visit*", w("visit", "prefix", "note")),
        ("quote:=peace", w("peace", "exact", "quote")),
        ("band:HIGH", Field("band", "HIGH")),
        ("verb:“share the view”", Field("verb", "share the view")),
        ("date:2005", DateRange("date", "2005-01-01", "2005-12-31")),
        ("date:2005..", DateRange("date", "2005-01-01", None)),
        ("date:..2005-07", DateRange("date", None, "2005-07-31")),
        ("date:2005..2006-03", DateRange("date", "2005-01-01", "2006-03-31")),
        ('published:"July 8, 2005"', DateRange("published", "2005-07-08", "2005-07-08")),
        ("北方領土", w("北方領土", "substring")),
        ("title:정상회담", w("정상회담", "substring", "title")),
    ],
)
def test_understood(text: str, expected: Node) -> None:
    assert tree(text) == expected


@pytest.mark.parametrize("text", ["", "   ", "\t\n", "\x00\x1f"])
def test_blank_asks_for_nothing_in_particular(text: str) -> None:
    assert parsed(text) is None


@pytest.mark.parametrize(
    ("text", "ignored", "left"),
    [
        ("…", ("…",), NOTHING),
        ('"…"', ("…",), NOTHING),
        ("🤝", ("🤝",), NOTHING),
        ('""', ("",), NOTHING),
        ("NOT …", ("…",), NOTHING),
        ("*", ("*",), NOTHING),
        ("gas & oil", ("&",), And((w("gas"), w("oil")))),
        ("gas OR …", ("…",), w("gas")),
        ("gas - oil", ("-",), And((w("gas"), w("oil")))),
        ("person:… gas", ("…",), w("gas")),
    ],
)
def test_parts_without_letter_or_digit_are_ignored_and_told(text: str, ignored: tuple[str, ...], left: Node) -> None:
    query = parsed(text)
    assert query is not None
    assert (query.ignored, query.tree) == (ignored, left)


@pytest.mark.parametrize(
    ("text", "column", "message"),
    [
        ('gas "peace', 4, "never closed"),
        ("gas “peace", 4, "never closed"),
        ("(putin", 0, "never closed"),
        ("gas (a (b)", 4, "never closed"),
        ("putin)", 5, "never opened"),
        ("()", 1, "missing"),
        ("gas OR", 6, "missing"),
        ("OR gas", 0, "missing before OR"),
        ("gas AND OR oil", 8, "missing before OR"),
        ("NOT", 3, "missing"),
        ("NEAR/5 gas", 0, "missing before NEAR/5"),
        ("gas NEAR/0 oil", 4, "at least one"),
        ("gas NEAR/5", 10, "missing"),
        ("(a OR b) NEAR/5 c", 0, "between two words"),
        ("a NEAR/5 person:Putin", 2, "between two words"),
        ("title:a NEAR/5 b", 8, "one field"),
        ("gas whom:Putin", 4, "no field 'whom'"),
        ("person:", 7, "needs a value"),
        ("person: Putin", 8, "needs a value"),
        ("person:)", 7, "needs a value"),
        ("person:(country:Japan)", 8, "inside the field"),
        ("country:Atlantis", 8, "No country"),
        ("band:strong", 5, "no band"),
        ("date:2005-13-40", 5, "not a date"),
        ("date:2006..2005", 5, "ends before it begins"),
        ("gas date:..", 9, "needs a date"),
        ("a" * 10_001, 80, "characters"),
        ("a " * 401, 800, "more than 400 words"),
        ("(" * 21 + "a" + ")" * 21, 20, "inside each other"),
        ("NOT " * 21 + "a", 80, "inside each other"),
    ],
)
def test_malformed(text: str, column: int, message: str) -> None:
    with pytest.raises(QueryError, match=message) as caught:
        parsed(text)
    assert caught.value.column == column


def test_an_unknown_field_lists_the_valid_ones() -> None:
    with pytest.raises(QueryError) as caught:
        parsed("whom:Putin")
    assert all(field in caught.value.hint for field in FIELDS)


@given(st.text())
@example("\ud800 a:b ((")
def test_no_text_makes_the_parser_fail(text: str) -> None:
    _understood_or_refused(text)


PIECES = ["(", ")", '"', "“", "NOT ", "OR ", "AND ", "NEAR/3 ", "NEAR/0", "-", "=", "*", "gas", "don't", " ", "…",
          "person:", "title:", "date:", "2005", "..", "日本", "🤝", "\x00", ":", "//", "band:", "'"]  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), max_size=40).map("".join))
def test_no_expression_makes_the_parser_fail(text: str) -> None:
    _understood_or_refused(text)


def _understood_or_refused(text: str) -> None:
    try:
        parsed(text)
        return
    except QueryError as error:
        refused = error
    assert 0 <= refused.column <= len(text)
    assert refused.message


def test_long_queries_are_refused_at_once() -> None:
    for text in ("(" * 100_000, "gas " * 25_000, '"' * 99_999, "a:" * 50_000, "NEAR/1" * 20_000):
        with pytest.raises(QueryError):
            parsed(text)
