"""What narrows a question, and the tree that it comes to."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from summitcli.archive.names import name_words
from summitcli.archive.syntax import And, DateRange, Field, Node, Not, Or, Query, either, every

if TYPE_CHECKING:
    from summitcli.when import Period


@dataclass(frozen=True, slots=True)
class Filters:
    """What narrows a question; empty means: not narrowed. Several values of one filter widen it."""

    query: Query | None = None  # of `query.parse`
    since: "Period | None" = None  # its first day counts
    until: "Period | None" = None  # its last day counts
    countries: tuple[str, ...] = ()  # alpha-3 codes
    persons: tuple[str, ...] = ()  # as typed
    issuers: tuple[str, ...] = ()  # as typed, part of the name
    kinds: tuple[str, ...] = ()  # of meetings, documents, passages or quotations, whatever has such a kind
    between: tuple[str, ...] = ()  # alpha-3 codes or persons as typed: all of them took part
    bands: tuple[str, ...] = ()  # of agreements
    sort: str = ""  # "date", "-date", or a field of the row; "" is the question's own order
    limit: int | None = None


def tree_of(filters: Filters) -> Node:
    """Return all filters as one tree."""
    parts: list[Node] = [filters.query.tree] if filters.query else []
    if filters.since or filters.until:
        earliest = filters.since.earliest if filters.since else None
        latest = filters.until.latest if filters.until else None
        parts.append(DateRange("date", earliest, latest))
    for name, values in (
        ("country", filters.countries),
        ("person", filters.persons),
        ("issuer", filters.issuers),
        ("kind", filters.kinds),
        ("band", filters.bands),
    ):
        if values:
            parts.append(either(*(Field(name, value) for value in values)))
    parts += [Field("country" if _is_code(side) else "person", side) for side in filters.between]
    return every(*parts)


def full_names(tree: Node) -> bool:
    """Whether a person is asked for by several words: documents may have only some of them."""
    if isinstance(tree, Field):
        return tree.name == "person" and not tree.prefix and " " in name_words(tree.value)
    return any(full_names(part) for part in _parts(tree))


def called_so(tree: Node, called: Callable[[str], Iterable[tuple[str, str]]]) -> Node:
    """Return the tree with what `called` says that documents call each person."""
    if isinstance(tree, (And, Or)):
        return replace(tree, parts=tuple(called_so(part, called) for part in tree.parts))
    if isinstance(tree, Not):
        return Not(called_so(tree.part, called))
    return replace(tree, called=tuple(called(tree.value))) if isinstance(tree, Field) and full_names(tree) else tree


def without_dates(tree: Node) -> Node | None:
    """Return the tree without the dates that every row must have, `None` when there are none."""
    parts = tree.parts if isinstance(tree, And) else (tree,)
    rest = [part for part in parts if not (isinstance(part, DateRange) and part.name == "date")]
    return every(*rest) if len(rest) < len(parts) else None


def asks_for(tree: Node, field: str) -> bool:
    """Whether a field stands anywhere in the tree."""
    if isinstance(tree, Field):
        return tree.name == field
    return any(asks_for(part, field) for part in _parts(tree))


def _parts(tree: Node) -> tuple[Node, ...]:
    if isinstance(tree, (And, Or)):
        return tree.parts
    return (tree.part,) if isinstance(tree, Not) else ()


def _is_code(side: str) -> bool:
    return len(side) == 3 and side.isascii() and side.isalpha() and side.isupper()
