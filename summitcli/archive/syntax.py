"""The tree of a query: small frozen nodes, and what each of them means.

A node holds for a row or it does not; there is no third case. So `NOT date:2005` holds for a row
that has no date at all.
"""

from dataclasses import dataclass
from typing import Literal

Match = Literal["inflected", "exact", "prefix", "substring"]
Scope = Literal["", "title", "section", "note", "quote"]

TEXT_FIELDS = ("title", "section", "note", "quote")
VALUE_FIELDS = ("person", "country", "verb", "act", "band", "issuer", "kind")
DATE_FIELDS = ("date", "published")
FIELDS = ("person", "country", *TEXT_FIELDS, "verb", "act", "band", "issuer", "kind", *DATE_FIELDS)


@dataclass(frozen=True, slots=True)
class Words:
    """One word, or several that follow each other: "Japan-Russia" is two."""

    text: str  # as typed, without quotation marks and signs
    match: Match = "inflected"  # "prefix": the last word only begins so; "substring": Chinese, Japanese, Korean
    scope: Scope = ""  # "": anywhere; "title" is the document's title, wherever in the document the row stands


@dataclass(frozen=True, slots=True)
class Near:
    """Both, in either order, with at most `distance` words between them.

    Where one of them is exact or a prefix, the other one is taken as it is written too.
    """

    left: Words
    right: Words
    distance: int


@dataclass(frozen=True, slots=True)
class Field:
    """A fact about the row: a person, a country, a verb …"""

    name: str  # of VALUE_FIELDS
    value: str  # as typed; of countries the alpha-3 code
    prefix: bool = False  # the value only begins so
    called: tuple[tuple[str, str], ...] = ()  # of a person: ids of documents, and what they call that person


@dataclass(frozen=True, slots=True)
class DateRange:
    """Dates that overlap with a period, both ends included; an undated row has none."""

    name: str  # of DATE_FIELDS
    earliest: str | None  # ISO date; None is open
    latest: str | None


@dataclass(frozen=True, slots=True)
class And:
    """All of them; of none: everything."""

    parts: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class Or:
    """Any of them; of none: nothing."""

    parts: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class Not:
    """All rows but those."""

    part: "Node"


Node = Words | Near | Field | DateRange | And | Or | Not

NOTHING = Or(())


@dataclass(frozen=True, slots=True)
class Query:
    """A query that was understood."""

    text: str  # as typed
    tree: Node
    ignored: tuple[str, ...] = ()  # parts without a letter or digit, as typed: there is nothing to look for in them


def every(*parts: Node) -> Node:
    """Return the tree for all of `parts`, as flat as it goes."""
    flat: list[Node] = []
    for part in parts:
        flat.extend(part.parts if isinstance(part, And) else (part,))
    return flat[0] if len(flat) == 1 else And(tuple(flat))


def either(*parts: Node) -> Node:
    """Return the tree for any of `parts`, as flat as it goes."""
    flat: list[Node] = []
    for part in parts:
        flat.extend(part.parts if isinstance(part, Or) else (part,))
    return flat[0] if len(flat) == 1 else Or(tuple(flat))
