"""Search: the passages that match, best first, each with its sentence and the words that matched in it."""

import json
import sqlite3
from bisect import bisect_right
from collections.abc import Iterable
from typing import Any

from summitcli.archive.sql import Compiler, Match, positive
from summitcli.archive.syntax import And, Node, Not, Words, every

Row = dict[str, Any]
Span = tuple[int, int]

# of title, heading, body, note, quote: a section that is about a thing says so in its heading
_WEIGHTS = "4.0, 3.0, 1.0, 1.0, 0.0"
_OPEN, _CLOSE = "\ue000", "\ue001"  # private characters, around what matched
_COLUMNS = (
    "r.id, d.id AS document, d.title AS document_title, r.kind, r.number, r.pin, r.heading, r.title, r.body, r.note, "
    "r.date, r.dated_by, r.parties, r.spans"
)


def found_hits(
    connection: sqlite3.Connection, tree: Node, sort: str, limit: int | None, *, only_count: bool = False
) -> tuple[list[Row], int]:
    """Return hit/1 rows and how many there are in all; `sort` is "score", "date" or "-date"."""
    connection.row_factory = None
    compiler = Compiler(connection, "passage")
    source, values = _source(compiler, tree)
    total: int = connection.execute(f"SELECT count(*) {source}", values).fetchone()[0]
    if only_count or limit == 0:
        return [], total
    order = {
        "score": "s.score, r.earliest IS NULL, r.earliest, d.id, r.id",
        "date": "r.earliest IS NULL, r.earliest, d.id, r.id",
        "-date": "r.earliest IS NULL, r.earliest DESC, d.id, r.id",
    }[sort]
    rows = connection.execute(
        f"SELECT {_COLUMNS}, s.score {source} ORDER BY {order} LIMIT ?", [*values, -1 if limit is None else limit]
    ).fetchall()
    marker = _Marker(connection, tree)
    return [_hit(row, marker) for row in rows], total


def _source(compiler: Compiler, tree: Node) -> tuple[str, list[object]]:
    """Return FROM and WHERE, with the score as `s.score`; the less it is the better the row matches."""
    parts = tree.parts if isinstance(tree, And) else (tree,)
    words = [part for part in parts if not isinstance(part, Not) and compiler.match(part) is not None]
    for table in ("inflected", "exact"):
        driving = [part for part in words if (match := compiler.match(part)) and match.table == table]
        if driving:
            match = compiler.match(every(*driving))
            assert match is not None
            rest = [part for part in parts if part not in driving]
            condition, values = compiler.where(every(*rest))
            scored, value = _scored(match)
            source = f"FROM ({scored}) s CROSS JOIN passage r ON r.id = s.id JOIN document d ON d.key = r.document"
            return f"{source} WHERE {condition}", [value, *values]
    condition, values = compiler.where(tree)
    scores, expressions = "SELECT NULL AS id, 0 AS score", []
    wanted = _any_of(compiler, tree)
    if wanted:
        scores, value = _scored(wanted[0])
        expressions = [value]
    source = f"FROM passage r JOIN document d ON d.key = r.document LEFT JOIN ({scores}) s ON s.id = r.id"
    return f"{source} WHERE {condition}", [*expressions, *values]


def _scored(match: Match) -> tuple[str, object]:
    table = f"passage_{match.table}"
    return (
        f"SELECT rowid AS id, bm25({table}, {_WEIGHTS}) AS score FROM {table} WHERE {table} MATCH ?",
        match.expression,
    )


def _any_of(compiler: Compiler, tree: Node) -> list[Match]:
    """Return what marks the matching words, one question for each full-text table."""
    found: dict[str, list[str]] = {}
    for leaf in positive(tree):
        match = compiler.match(leaf)
        if match:
            found.setdefault(match.table, []).append(match.expression)
    return [Match(table, " OR ".join(f"({one})" for one in found[table])) for table in sorted(found, reverse=True)]


class _Marker:
    """Finds the words of a query in the columns of a row."""

    def __init__(self, connection: sqlite3.Connection, tree: Node) -> None:
        self.connection = connection
        self.matches = _any_of(Compiler(connection, "passage"), tree)
        self.substrings = [
            leaf.text for leaf in positive(tree) if isinstance(leaf, Words) and leaf.match == "substring"
        ]

    def __bool__(self) -> bool:
        return bool(self.matches or self.substrings)

    def spans(self, number: int, columns: tuple[str | None, ...]) -> list[list[Span]]:
        """Return the spans of matching words in title, heading, body and note of the row of that number."""
        found: list[set[Span]] = [set() for _ in columns]
        for match in self.matches:
            table = f"passage_{match.table}"
            marks = ", ".join(f"highlight({table}, {i}, '{_OPEN}', '{_CLOSE}')" for i in range(len(columns)))
            marked = self.connection.execute(
                f"SELECT {marks} FROM {table} WHERE {table} MATCH ? AND rowid = ?", (match.expression, number)
            ).fetchone()
            for i, text in enumerate(marked or ()):
                found[i] |= _unmarked(text, columns[i])
        for part in self.substrings:
            for i, column in enumerate(columns):
                at = column.find(part) if column else -1
                while column and at >= 0:
                    found[i].add((at, at + len(part)))
                    at = column.find(part, at + len(part))
        return [_merged(spans) for spans in found]


def _unmarked(marked: str | None, text: str | None) -> set[Span]:
    spans: set[Span] = set()
    if not marked or not text or _OPEN in text or _CLOSE in text:
        return spans
    at = 0
    for piece in marked.split(_OPEN)[:-1]:
        # the piece ends where a match begins; the marks before it are not of the text
        at += len(piece.replace(_CLOSE, ""))
        spans.add((at, at))
    begins = sorted(begin for begin, _ in spans)
    lengths = [len(piece.split(_CLOSE)[0]) for piece in marked.split(_OPEN)[1:]]
    return {(begin, begin + length) for begin, length in zip(begins, lengths, strict=True)}


def _merged(spans: set[Span]) -> list[Span]:
    merged: list[Span] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _hit(row: tuple[Any, ...], marker: _Marker) -> Row:
    (number, document, document_title, kind, section, pin, heading, title, body, note, date, dated_by, parties, spans,
     score) = row  # fmt: skip
    stretches, sentences, start = json.loads(spans)
    text, highlights = "", list[Span]()
    marked = marker.spans(number, (title, heading, body, note)) if marker else [[], [], [], []]
    content, in_content = (note, marked[3]) if note is not None else (body or "", marked[2])
    if sentences and (in_content or not (title or marked[1])):
        start, end, pin = _best(sentences, stretches, in_content, content)
        text, highlights, start = _cut(start, end, stretches, in_content, content)
    elif title:
        text, highlights = title, marked[0]
    elif heading:
        text, highlights = heading, marked[1]
    return {
        "schema": "hit/1",
        "document": document,
        "pin": pin,
        "section": section,
        "heading": heading,
        "kind": kind,
        "date": date,
        "dated_by": dated_by,
        "parties": json.loads(parties),
        "text": text,
        "highlights": [list(span) for span in highlights],
        "start": start,
        "title": document_title,
        "score": round(-score, 6) if score is not None and marker else None,
    }


def _best(
    sentences: list[tuple[int, int, str]], stretches: list[Span], marks: list[Span], content: str
) -> tuple[int, int, str]:
    """Return the sentence in which the most different words match, the first of several."""
    words: dict[int, set[str]] = {}
    starts = [start for start, _, _ in sentences]
    for place, (begin, finish) in _places(stretches, marks):
        i = max(bisect_right(starts, place) - 1, 0)
        words.setdefault(i, set()).add(content[begin:finish].lower())
    best = max(words, key=lambda i: (len(words[i]), -i), default=0)
    return sentences[best]


def _places(stretches: list[Span], marks: Iterable[Span]) -> Iterable[tuple[int, Span]]:
    """Yield each mark in a passage with its place in the document."""
    offset = i = 0
    for begin, end in marks:
        while i < len(stretches) and begin - offset > stretches[i][1] - stretches[i][0]:
            offset += stretches[i][1] - stretches[i][0] + 1
            i += 1
        if i < len(stretches):
            yield stretches[i][0] + begin - offset, (begin, end)


def _cut(start: int, end: int, stretches: list[Span], marks: list[Span], content: str) -> tuple[str, list[Span], int]:
    """Return a sentence as it stands in the passage, without a label before it, its marks, and its place."""
    offset = 0
    for first, last in stretches:
        if first < end and start < last:
            begin, finish = offset + max(start, first) - first, offset + min(end, last) - first
            text = content[begin:finish]
            inside = [(max(a, begin) - begin, min(b, finish) - begin) for a, b in marks if a < finish and b > begin]
            return text, inside, max(start, first)
        offset += last - first + 1
    return "", [], start
