"""The same tree asked of the index, and of the records one by one, gives the same rows."""

import re
from collections.abc import Callable
from datetime import date

import pytest
from archive_by_hand import Paper, Part, archive_of, record_of
from hypothesis import example, given, settings
from hypothesis import strategies as st

from summitcli.archive.filters import Filters
from summitcli.archive.passages import Passage, passages
from summitcli.archive.query import parse
from summitcli.archive.questions import Archive
from summitcli.archive.syntax import And, DateRange, Field, Near, Node, Not, Or, Query, Words
from summitcli.errors import QueryError
from summitcli.model import Agreement, Meeting, Record
from summitcli.tokens import fold
from summitcli.when import bounds, read_when

# What inflection does to the few words that the archives below are made of, by hand.
STEMS = {"agrees": "agree", "agreed": "agree", "pipelines": "pipeline", "visits": "visit", "visited": "visit"}
VOCABULARY = ["agree", "agreed", "agrees", "agreement", "pipeline", "pipelines", "visit", "visited", "visitor",
              "Schröder", "Japan-Russia", "gas", "U.S."]  # fmt: skip
PEOPLE = [("Vladimir Putin", "RUS"), ("Junichiro Koizumi", "JPN"), ("Gerhard Schröder", "DEU")]

sentences = st.lists(st.sampled_from(VOCABULARY), min_size=1, max_size=6).map(lambda words: " ".join(words) + ".")
parts = st.one_of(
    st.builds(Part, sentences),
    st.builds(Part, sentences, st.just("note")),
    st.builds(Part, sentences, st.just("section"), st.sampled_from(["1", "2"]), sentences.map(lambda s: s[:-1])),
)


@st.composite
def archives(draw: st.DrawFn) -> list[Paper]:
    papers = []
    for i in range(draw(st.integers(1, 4))):
        content = draw(st.lists(parts, min_size=1, max_size=3, unique_by=lambda part: part.number or part.text))
        paper = Paper(
            f"paper{i}",
            draw(sentences),
            content,
            date=draw(st.sampled_from(["2005-07-07", "2005-05", "2006-01-01", None])),
            people=draw(st.lists(st.sampled_from(PEOPLE), max_size=2, unique=True)),
            kind=draw(st.sampled_from(["bilateral", "call"])),
            published=draw(st.sampled_from(["2005-07-08", None])),
            issuer=draw(st.sampled_from(["Ministry of Gas", None])),
        )
        paper.agreed = [(part.text, draw(st.sampled_from(["high", "low"]))) for part in content if draw(st.booleans())]
        papers.append(paper)
    return papers


scopes = st.sampled_from(["", "", "", "title", "section", "note"])
words = st.one_of(
    st.builds(Words, st.sampled_from([*VOCABULARY, "agreed visit", "Schroder", "absent"]),
              st.sampled_from(["inflected", "exact"]), scopes),
    st.builds(Words, st.sampled_from(["agr", "pipe", "Japan Ru", "vis"]), st.just("prefix"), scopes),
)  # fmt: skip
plain = st.builds(Words, st.sampled_from(VOCABULARY), st.sampled_from(["inflected", "exact"]))
leaves = st.one_of(
    words,
    words,
    st.builds(Near, plain, plain, st.integers(1, 3)),
    st.builds(Field, st.just("person"), st.sampled_from(["Putin", "gerhard-schroder", "Schroeder", "Bush"])),
    st.builds(Field, st.just("country"), st.sampled_from(["RUS", "JPN", "DEU", "USA"])),
    st.builds(Field, st.just("kind"), st.sampled_from(["call", "bilateral"])),
    st.builds(Field, st.just("band"), st.sampled_from(["high", "low"])),
    st.builds(Field, st.just("verb"), st.sampled_from(["agree", "sign"])),
    st.just(Field("issuer", "gas")),
    st.builds(DateRange, st.sampled_from(["date", "published"]), st.sampled_from([None, "2005-05-15", "2006-01-01"]),
              st.sampled_from(["2005-07-08", "2006-12-31"])),
)  # fmt: skip
trees = st.recursive(
    leaves,
    lambda inner: st.one_of(
        st.lists(inner, max_size=3).map(lambda found: And(tuple(found))),
        st.lists(inner, max_size=3).map(lambda found: Or(tuple(found))),
        inner.map(Not),
    ),
    max_leaves=8,
)


def tokens(text: str | None, *, inflected: bool) -> list[str]:
    found = re.findall(r"[^\W_]+", fold(text or ""))
    return [STEMS.get(token, token) for token in found] if inflected else found


def places(node: Words, text: str | None, *, inflected: bool) -> list[tuple[int, int]]:
    """Where the words stand in a text, as first and last token."""
    wanted, held = tokens(node.text, inflected=inflected), tokens(text, inflected=inflected)
    found = []
    for i in range(len(held) - len(wanted) + 1):
        here = held[i : i + len(wanted)]
        last = here[-1].startswith(wanted[-1]) if node.match == "prefix" else here[-1] == wanted[-1]
        if here[:-1] == wanted[:-1] and last:
            found.append((i, i + len(wanted) - 1))
    return found


def stands_in(node: Words | Near, text: str | None) -> bool:
    if isinstance(node, Words):
        return bool(places(node, text, inflected=node.match == "inflected"))
    inflected = node.left.match == node.right.match == "inflected"
    left, right = (places(side, text, inflected=inflected) for side in (node.left, node.right))
    return any(max(a[0], b[0]) - min(a[1], b[1]) - 1 <= node.distance for a in left for b in right)


def in_passage(node: Words | Near, part: Passage, title: str) -> bool:
    scope = node.left.scope if isinstance(node, Near) else node.scope
    body = None if part.kind == "note" else part.body
    note = part.body if part.kind == "note" else None
    columns = {"": [part.title, part.heading, body, note], "title": [title], "section": [part.heading], "note": [note]}
    return any(stands_in(node, column) for column in columns[scope])


def holds(node: Node, leaf: Callable[[Node], bool]) -> bool:
    if isinstance(node, And):
        return all(holds(part, leaf) for part in node.parts)
    if isinstance(node, Or):
        return any(holds(part, leaf) for part in node.parts)
    if isinstance(node, Not):
        return not holds(node.part, leaf)
    return leaf(node)


def overlaps(node: DateRange, edtf: str | None) -> bool:
    period = bounds(edtf) if edtf else None
    if period is None:
        return False
    return period.earliest <= (node.latest or "9") and period.latest >= (node.earliest or "0")


def date_of(record: Record) -> str | None:
    """Of the meeting, else of publication."""
    return next((m.date for m in record.meetings if m.date), record.document.published)


def about_document(node: Node, record: Record) -> bool | None:
    """What holds for a whole document; `None` for what does not concern it as a whole."""
    if isinstance(node, DateRange) and node.name == "published":
        return overlaps(node, record.document.published)
    if isinstance(node, Field) and node.name == "issuer":
        return node.value in (record.document.issuer or "").lower()
    return None


def is_person(asked: str, name: str) -> bool:
    def plain(text: str) -> set[str]:
        return {part.replace("oe", "o") for part in tokens(text, inflected=False)}

    return plain(asked) <= plain(name)


def among(node: Field, meetings: tuple[Meeting, ...]) -> bool:
    people = [person for meeting in meetings for person in meeting.participants]
    if node.name == "person":
        return any(is_person(node.value, person.name) for person in people)
    if node.name == "country":
        return any(person.country == node.value for person in people)
    return any(meeting.kind == node.value for meeting in meetings)


def worded(node: Field, agreements: list[Agreement]) -> bool:
    return any(node.value in (a.band if node.name == "band" else a.verb, a.verb) for a in agreements)


def passage_holds(node: Node, record: Record, part: Passage) -> bool:
    def leaf(node: Node) -> bool:
        whole = about_document(node, record)
        if whole is not None:
            return whole
        if isinstance(node, (Words, Near)):
            return in_passage(node, part, record.document.title or "")
        if isinstance(node, DateRange):
            return overlaps(node, date_of(record))
        assert isinstance(node, Field)
        if node.name in ("verb", "band"):
            inside = [a for a in record.agreements if any(s <= a.start < e for s, e in part.whole)]
            return worded(node, inside)
        return among(node, record.meetings)

    return holds(node, leaf)


def meeting_holds(node: Node, record: Record, meeting: Meeting, parts: list[Passage]) -> bool:
    def leaf(node: Node) -> bool:
        whole = about_document(node, record)
        if whole is not None:
            return whole
        if isinstance(node, (Words, Near)):
            return any(in_passage(node, part, record.document.title or "") for part in parts)
        if isinstance(node, DateRange):
            return overlaps(node, meeting.date)
        assert isinstance(node, Field)
        return worded(node, list(record.agreements)) if node.name in ("verb", "band") else among(node, (meeting,))

    return holds(node, leaf)


def agreement_holds(node: Node, record: Record, agreement: Agreement, parts: list[Passage]) -> bool:
    part = next(part for part in parts if any(s <= agreement.start < e for s, e in part.whole))

    def leaf(node: Node) -> bool:
        whole = about_document(node, record)
        if whole is not None:
            return whole
        if isinstance(node, (Words, Near)):
            own = Passage(part.kind, part.number, "", heading=part.heading, body=agreement.text)
            return in_passage(node, own, record.document.title or "")
        if isinstance(node, DateRange):
            return overlaps(node, date_of(record))
        assert isinstance(node, Field)
        return worded(node, [agreement]) if node.name in ("verb", "band") else among(node, record.meetings)

    return holds(node, leaf)


@settings(max_examples=300, deadline=None)
@given(archives(), st.lists(trees, min_size=1, max_size=8))
def test_the_index_finds_what_reading_everything_finds(papers: list[Paper], asked: list[Node]) -> None:
    read = [record_of(paper) for paper in papers]
    cut = [(record, passages(text, record)) for text, record in read]
    with archive_of(papers) as archive:
        for tree in asked:
            filters = Filters(Query("", tree))
            hits = sorted((hit["document"], hit["kind"], hit["section"]) for hit in archive.search(filters).rows)
            assert hits == sorted(
                (record.document.id, part.kind, part.number)
                for record, parts in cut
                for part in parts
                if passage_holds(tree, record, part)
            )
            assert {row["id"] for row in archive.meetings(filters).rows} == {
                meeting.id
                for record, parts in cut
                for meeting in record.meetings
                if meeting_holds(tree, record, meeting, parts)
            }
            shown = Filters(Query("", tree), bands=("high", "medium", "low", "none"))
            assert {row["id"] for row in archive.agreements(shown).rows} == {
                agreement.id
                for record, parts in cut
                for agreement in record.agreements
                if agreement_holds(tree, record, agreement, parts)
            }


@pytest.fixture(scope="module")
def small() -> Archive:
    return archive_of(
        [
            Paper("a", "Summit", [Part("They agreed on a pipeline. 北方領土の問題。")], people=PEOPLE[:2]),
            Paper("b", "Call", [Part('She spoke of "peace".', "note")], date=None, quoted=['"peace"']),
        ]
    )


@settings(max_examples=400, deadline=None)
@given(st.one_of(st.text(), st.lists(st.sampled_from(
    ["(", ")", '"', "NOT ", "OR ", "NEAR/3 ", "-", "=", "*", "a", "don't", " ", "…", "person:", "title:", "section:",
     "5.2", "date:", "2005", "issuer:", "日本", "%", "_", "\\", "🤝", "\x00", ":", "verb:", "'", ";", "^", "{"]
), max_size=30).map("".join)))  # fmt: skip
@example('"\x00" OR a')
@example("𐐀 NEAR/1 a")
def test_no_text_makes_the_index_fail(small: Archive, text: str) -> None:
    try:
        query = parse(
            text, read_date=lambda typed: read_when(typed, today=date(2026, 1, 1)), read_country=lambda _: "JPN"
        )
    except QueryError:
        return
    for ask in (small.search, small.meetings, small.agreements, small.quotations, small.documents, small.participants):
        answer = ask(Filters(query, limit=3))
        assert len(answer.rows) <= min(answer.total, 3)


@pytest.mark.parametrize("text", ["-" * 20, " ".join(["gas"] * 400), "NOT " * 20 + "gas", "(" * 20 + "gas" + ")" * 20,
                                  "(person:a OR NOT " * 10 + "gas" + ")" * 10,
                                  " OR ".join(["NOT gas"] * 200), " ".join(["person:a OR"] * 300) + " person:b",
                                  "a NEAR/2 " * 150 + "a", " ".join(["日本 OR"] * 200) + " 日本"])  # fmt: skip
def test_the_largest_queries_are_answered(small: Archive, text: str) -> None:
    query = parse(text, read_date=lambda _: pytest.fail("no date"), read_country=lambda _: None)
    for ask in (small.search, small.meetings, small.agreements):
        ask(Filters(query))


def search(archive: Archive, text: str) -> list[dict[str, object]]:
    query = parse(text, read_date=lambda typed: read_when(typed, today=date(2026, 1, 1)), read_country=lambda _: None)
    return archive.search(Filters(query)).rows


def test_chinese_japanese_and_korean_words_are_found_inside_others(small: Archive) -> None:
    hits = search(small, "領土")
    assert [(hit["document"], hit["text"], hit["highlights"]) for hit in hits] == [("a", "北方領土の問題。", [[2, 4]])]
    assert not search(small, "領海")


def test_quotations_are_searched_apart(small: Archive) -> None:
    assert [hit["kind"] for hit in search(small, "quote:peace")] == ["note"]
    assert not search(small, "quote:spoke")
    assert [hit["kind"] for hit in search(small, "note:spoke")] == ["note"]
    assert not search(small, "note:pipeline")


def test_like_signs_are_letters(small: Archive) -> None:
    assert not search(small, "日%")
    assert not search(small, "issuer:%")
