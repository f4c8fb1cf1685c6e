"""From the tree of a query to SQL. What the user typed reaches SQLite as values only.

Rows are asked for in four ways: passages and facts (agreements, quotations …) are looked at one by one.
Meetings and documents are looked at with the whole text of their document: "list pipeline" is the meetings
in whose documents a pipeline is spoken of.
"""

import json
import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from summitcli.archive.names import name_words, spellings_of, value
from summitcli.archive.syntax import And, DateRange, Field, Near, Node, Not, Or, Words
from summitcli.tokens import fold

Rows = Literal["passage", "fact", "meeting", "document"]
Sql = tuple[str, list[object]]  # an expression that is true or false, never NULL; its values

_COLUMNS = {
    "": ("title", "heading", "body", "note"),  # not "quote": those words stand in the body too
    "title": ("title",),
    "section": ("heading",),
    "note": ("note",),
    "quote": ("quote",),
}
_WORDING = ("verb", "act", "band")


@dataclass(frozen=True, slots=True)
class Match:
    """What a full-text table is asked for."""

    table: str
    expression: str


class Compiler:
    """Turns trees into SQL about the rows `r` of one table."""

    def __init__(self, connection: sqlite3.Connection, rows: Rows) -> None:
        self.connection = connection
        self.rows = rows
        self.one_by_one = rows in ("passage", "fact")
        self.table = "fact" if rows == "fact" else "passage"  # where its words are
        self.document = "r.key" if rows == "document" else "r.document"

    def where(self, node: Node) -> Sql:
        """Return the expression that holds for the rows that `node` holds for."""
        match = self.match(node) if self.one_by_one or isinstance(node, (Words, Near)) else None
        if match is not None:
            return self._found(match)
        if isinstance(node, (And, Or)):
            if not node.parts:
                return ("1" if isinstance(node, And) else "0"), []
            compiled = [self.where(part) for part in self._together(node)]
            glue = " AND " if isinstance(node, And) else " OR "
            return f"({glue.join(sql for sql, _ in compiled)})", [v for _, values in compiled for v in values]
        if isinstance(node, Not):
            sql, values = self.where(node.part)
            return f"(NOT {sql})", values
        if isinstance(node, DateRange):
            return self._dates(node)
        if isinstance(node, Field):
            return self._field(node)
        return self._words(node)

    def match(self, node: Node) -> Match | None:
        """Return `node` as one question to one full-text table, `None` where it is more than that."""
        if isinstance(node, (Words, Near)):
            return self._leaf(node)
        if isinstance(node, Or) and node.parts:
            return _joined(" OR ", [self.match(part) for part in node.parts])
        if isinstance(node, And):
            wanted = [self.match(part) for part in node.parts if not isinstance(part, Not)]
            excluded = [self.match(part.part) for part in node.parts if isinstance(part, Not)]
            both = _joined(" AND ", wanted)
            if both is None or not excluded:
                return both
            none = _joined(" OR ", excluded)
            if none is not None and none.table == both.table:
                return Match(both.table, f"({both.expression} NOT {none.expression})")
        return None

    def _together(self, node: And | Or) -> list[Node]:
        """Return the parts of a node, those that are words gathered: one question finds what all of them allow."""
        words = [part for part in node.parts if self.match(part) is not None]
        rest = [part for part in node.parts if self.match(part) is None]
        if len(words) > 1 and self.one_by_one and rest and self.match(type(node)(tuple(words))) is not None:
            return [type(node)(tuple(words)), *rest]
        return list(node.parts)

    def _leaf(self, node: Words | Near) -> Match | None:
        sides = (node.left, node.right) if isinstance(node, Near) else (node,)
        scope = sides[0].scope
        if any(side.match == "substring" for side in sides):
            return None
        if (self.one_by_one and scope == "title") or _is_section(node):
            return None
        table = "inflected" if all(side.match == "inflected" for side in sides) else "exact"
        phrases = " ".join(_quoted(side.text) + ("*" if side.match == "prefix" else "") for side in sides)
        if isinstance(node, Near):
            phrases = f"NEAR({phrases}, {node.distance})"
        return Match(table, f"{{{' '.join(_COLUMNS[scope])}}} : {phrases}")

    def _found(self, match: Match) -> Sql:
        table = f"{self.table}_{match.table}"
        found = f"SELECT rowid FROM {table} WHERE {table} MATCH ?"
        if self.one_by_one:
            return f"r.id IN ({found})", [match.expression]
        return f"{self.document} IN (SELECT document FROM passage WHERE id IN ({found}))", [match.expression]

    def _words(self, node: Words | Near) -> Sql:
        """Words that no full-text table knows as such."""
        if isinstance(node, Near) or node.scope == "title":
            # the title of the document, which is a passage of its own
            if not isinstance(node, Near) and node.match == "substring":
                return f"{self.document} IN (SELECT document FROM passage WHERE title LIKE ? ESCAPE '\\')", [
                    _like(node)
                ]
            match = Compiler(self.connection, "document").match(node)
            assert match is not None
            table = f"passage_{match.table}"
            return (
                f"{self.document} IN (SELECT document FROM passage WHERE id IN "
                f"(SELECT rowid FROM {table} WHERE {table} MATCH ?))"
            ), [match.expression]
        if _is_section(node):
            number = node.text.strip()
            return self._anywhere("(number = ? OR number LIKE ?)", [number, f"{number}.%"])
        columns = _COLUMNS[node.scope]
        return self._anywhere(
            f"({' OR '.join(f'coalesce({column}, {_EMPTY}) LIKE ? ESCAPE {_BACKSLASH}' for column in columns)})",
            [_like(node)] * len(columns),
        )

    def _anywhere(self, condition: str, values: list[object]) -> Sql:
        if self.one_by_one:
            return f"r.id IN (SELECT id FROM {self.table} WHERE {condition})", values
        return f"{self.document} IN (SELECT document FROM passage WHERE {condition})", values

    def _dates(self, node: DateRange) -> Sql:
        prefix = "published_" if node.name == "published" else ""
        conditions, values = [f"{prefix}earliest IS NOT NULL"], list[object]()
        if node.latest:
            conditions.append(f"{prefix}earliest <= ?")
            values.append(node.latest)
        if node.earliest:
            conditions.append(f"{prefix}latest >= ?")
            values.append(node.earliest)
        if prefix and self.rows != "document":
            return f"{self.document} IN (SELECT key FROM document WHERE {' AND '.join(conditions)})", values
        return f"({' AND '.join(f'r.{condition}' for condition in conditions)})", values

    def _field(self, node: Field) -> Sql:
        if node.name == "issuer":
            wanted = fold(node.value)
            known = self.connection.execute("SELECT DISTINCT issuer FROM document WHERE issuer IS NOT NULL")
            issuers = [issuer for (issuer,) in known if wanted in fold(issuer)]
            return f"{self.document} IN (SELECT key FROM document WHERE issuer IN {_LIST})", [json.dumps(issuers)]
        condition, values = self._tagged(node)
        # a document may be of a kind and hold no fact
        owner = "passage" if self.rows == "passage" or (self.rows, node.name) == ("document", "kind") else "fact"
        owners = f"SELECT owner FROM {owner}_tag WHERE field = ? AND {condition}"
        values = [node.name, *values]
        if node.called:
            # a document that has only the surname tells of the same person
            owners += (
                f" UNION SELECT t.owner FROM {owner}_tag t JOIN {owner} o ON o.id = t.owner "
                "JOIN document d ON d.key = o.document "
                f"WHERE t.field = 'person' AND t.value IN {_LIST} AND d.id || char(10) || t.value IN {_LIST}"
            )
            values.append(json.dumps(list({form for _, form in node.called})))
            values.append(json.dumps([f"{document}\n{form}" for document, form in node.called]))
        if self.one_by_one or (self.rows == "meeting" and node.name not in _WORDING):
            return f"r.id IN ({owners})", values
        # what is only planned does not make a document one of those who are to come
        held = "kind != 'planned_event' AND " if owner == "fact" else ""
        return f"{self.document} IN (SELECT document FROM {owner} WHERE {held}id IN ({owners}))", values

    def _tagged(self, node: Field) -> Sql:
        if node.name == "person":
            known = self.connection.execute("SELECT value FROM spelling")
            spellings = _spellings(node, (row[0] for row in known))
            return f"value IN {_LIST}", [json.dumps(spellings)]
        wanted = node.value if node.name == "country" else value(node.value)
        if node.prefix:
            return "(value >= ? AND value < ?)", [wanted, wanted + "\U0010ffff"]
        return "value = ?", [wanted]


def _spellings(node: Field, known: Iterable[str]) -> list[str]:
    if node.prefix or " " not in name_words(node.value):
        return spellings_of(node.value, known, prefix=node.prefix)
    # imported here for start-up: it needs lexicons, which a surname alone does without
    from summitcli.archive.widening import known_as

    return known_as(node.value, known)


def positive(node: Node) -> Iterator[Words | Near]:
    """Yield the words that a row is found by: those that are not excluded, nor of its document's title alone."""
    if isinstance(node, (And, Or)):
        for part in node.parts:
            yield from positive(part)
    elif isinstance(node, Near) or (isinstance(node, Words) and node.scope != "title"):
        yield node


_LIST = "(SELECT value FROM json_each(?))"
_EMPTY = "''"
_BACKSLASH = "'\\'"


def _joined(glue: str, matches: list[Match | None]) -> Match | None:
    tables = {match.table if match else "" for match in matches}
    if len(tables) != 1 or "" in tables:
        return None
    joined = glue.join(match.expression for match in matches if match)
    return Match(tables.pop(), f"({joined})" if len(matches) > 1 else joined)


def _quoted(text: str) -> str:
    # a zero byte would end the expression before its quotation mark
    return '"' + text.replace("\0", " ").replace('"', '""') + '"'


def _like(node: Words) -> str:
    for sign in "\\%_":
        node = Words(node.text.replace(sign, "\\" + sign), node.match, node.scope)
    return f"%{node.text}%"


def _is_section(node: Words | Near) -> bool:
    """Whether a section is asked for by its number: section:5.2."""
    if isinstance(node, Near) or node.scope != "section":
        return False
    return node.text[:1].isdigit() and all(part.isalnum() and part.isascii() for part in node.text.split("."))
