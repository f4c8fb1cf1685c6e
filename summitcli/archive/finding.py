"""What `show` is asked for: an id, a place in a document, a date, words of a title."""

import json
import re
import sqlite3
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal

from summitcli.archive.sql import Compiler
from summitcli.archive.syntax import DateRange, Words, every
from summitcli.tokens import fold

if TYPE_CHECKING:
    from summitcli.when import Period

Row = dict[str, Any]

_SENTENCE = re.compile(r"(?P<section>.*?)(?:s(?P<sentence>[1-9]\d{0,5}))?\Z")
_NEAREST = 4
_IN_ORDER = "earliest IS NULL, earliest, id"


@dataclass(frozen=True, slots=True)
class Found:
    """What `show` was asked for."""

    candidates: list[Row]  # candidate/1, best first; one is an answer, several are a choice
    section: str = ""  # the dotted path that a pin cite names, "note1" for a note
    sentence: int | None = None  # 1 for "s1"
    spans: dict[str, tuple[int, int]] = field(default_factory=dict)  # of the sentence or note, by document
    nearest: tuple[str, ...] = ()  # where nothing was found: what comes close
    nearest_are: Literal["meetings", "documents", "places"] = "documents"  # dates, ids or pins


def find(connection: sqlite3.Connection, asked: str, when: "Period | None") -> Found:
    """Find what `asked` means; `when` is what it says, or what stands before its "#", when that is read as a date."""
    # what came from a command line in another encoding cannot be stored, so nothing is called so
    asked = asked.encode("utf-8", "replace").decode().strip()
    if candidates := _of_id(connection, asked):
        return Found(candidates)
    name, sign, place = asked.rpartition("#")
    if sign and (candidates := _of_id(connection, name) or (_of_date(connection, when) if when else [])):
        return _of_place(connection, candidates, place)
    if when:
        if candidates := _of_date(connection, when):
            return Found(candidates)
        return Found([], nearest=_near_dates(connection, when), nearest_are="meetings")
    if candidates := _of_title(connection, asked):
        return Found(candidates)
    return Found([], nearest=_near_ids(connection, name or asked))


def _candidates(connection: sqlite3.Connection, matched: str, condition: str, values: list[object]) -> list[Row]:
    rows = connection.execute(
        f"SELECT id, title, date, published FROM document r WHERE {condition} ORDER BY {_IN_ORDER}", values
    )
    return [_candidate(row, matched) for row in rows]


def _candidate(row: tuple[Any, ...], matched: str) -> Row:
    document, title, date, published = row
    return {
        "schema": "candidate/1",
        "document": document,
        "pin": document,
        "title": title,
        "date": date,
        "published": published,
        "matched": matched,
    }


def _of_id(connection: sqlite3.Connection, asked: str) -> list[Row]:
    if not asked:
        return []
    asked = asked.removeprefix("./")
    end = "%/" + re.sub(r"([\\%_])", r"\\\1", asked)
    for condition, values in (
        ("id = ? OR path = ?", [asked, asked]),
        ("id LIKE ? ESCAPE '\\' OR path LIKE ? ESCAPE '\\'", [end, end]),
        ("id = ? COLLATE NOCASE", [asked]),
    ):
        if found := _candidates(connection, "id", condition, list[object](values)):
            return found
    return []


def _of_place(connection: sqlite3.Connection, candidates: list[Row], place: str) -> Found:
    if place == "title":  # a meeting that only the title tells of is cited by it: the document from its top
        return Found([candidate | {"pin": f"{candidate['document']}#title"} for candidate in candidates])
    match = _SENTENCE.match(place)
    section, sentence = (match["section"], match["sentence"]) if match else (place, None)
    exact = []
    pins: list[str] = []
    found: dict[str, tuple[int, int]] = {}
    for candidate in candidates:
        document = candidate["document"]
        held = connection.execute(
            "SELECT p.pin, p.spans FROM passage p JOIN document d ON d.key = p.document WHERE d.id = ? "
            "ORDER BY p.ordinal",
            (document,),
        ).fetchall()
        pins += [pin for pin, _ in held if pin != document]
        wanted, cited = f"{document}#{section}" if section else document, f"{document}#{place}"
        # a section may have nothing of its own but sections below it
        there = [json.loads(spans) for pin, spans in held if pin == wanted]
        if not there and not (section and any(pin.startswith(wanted + ".") for pin, _ in held)):
            continue
        if sentence:
            sentences = [(start, end) for _, every, _ in there for start, end, pin in every if pin == cited]
            if not sentences:
                continue
            found[document] = (sentences[0][0], sentences[-1][1])
        elif section.startswith("note") and there and there[0][0]:
            stretches = there[0][0]
            found[document] = (stretches[0][0], stretches[-1][1])
        exact.append(candidate | {"pin": cited})
    if not exact:
        return Found([], nearest=tuple(pins), nearest_are="places")
    return Found(exact, section, int(sentence) if sentence else None, found)


def _of_date(connection: sqlite3.Connection, when: "Period") -> list[Row]:
    rows = connection.execute(
        "SELECT d.id, d.title, f.date, d.published FROM fact f JOIN document d ON d.key = f.document "
        "WHERE f.kind = 'meeting' AND f.earliest <= ? AND f.latest >= ? ORDER BY f.earliest, d.id, f.ordinal",
        (when.latest, when.earliest),
    )
    found: dict[str, Row] = {}
    for row in rows:
        found.setdefault(row[0], _candidate(row, "event date"))
    return list(found.values()) or _candidates(
        connection, "publication date", *Compiler(connection, "document").where(DateRange("published", *when))
    )


def _of_title(connection: sqlite3.Connection, asked: str) -> list[Row]:
    words = [Words(word, scope="title") for word in asked.split() if any(c.isalnum() for c in word)]
    if not words or len(words) > 100:
        return []
    return _candidates(connection, "title", *Compiler(connection, "document").where(every(*words)))


def _near_dates(connection: sqlite3.Connection, when: "Period") -> tuple[str, ...]:
    dated = "SELECT DISTINCT date FROM fact WHERE kind = 'meeting'"
    before = connection.execute(
        f"{dated} AND latest < ? ORDER BY latest DESC LIMIT {_NEAREST // 2}", (when.earliest,)
    ).fetchall()
    after = connection.execute(
        f"{dated} AND earliest > ? ORDER BY earliest LIMIT {_NEAREST // 2}", (when.latest,)
    ).fetchall()
    return tuple(date for (date,) in (*reversed(before), *after))


def _near_ids(connection: sqlite3.Connection, asked: str) -> tuple[str, ...]:
    """Return the ids that share, with their titles, the most runs of three letters with what was asked for."""
    wanted = _runs(asked)
    scored = [
        (len(wanted & _runs(f"{document} {title}")), document)
        for document, title in connection.execute("SELECT id, title FROM document")
    ]
    scored = [(score, document) for score, document in scored if score * 3 >= len(wanted) > 0]
    return tuple(document for _, document in sorted(scored, key=lambda one: (-one[0], one[1]))[:_NEAREST])


def _runs(text: str) -> set[str]:
    folded = fold(text)
    return {folded[i : i + 3] for i in range(max(len(folded) - 2, 0))}
