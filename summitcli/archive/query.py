"""The query language: text to a small tree."""

from collections.abc import Callable
from dataclasses import dataclass

from summitcli.when import Period

FIELDS = (
    "person", "country", "title", "section", "note", "quote", "verb", "act", "band", "issuer", "kind",
    "date", "published",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Query:
    """A query that was understood."""

    text: str  # as typed
    tree: object | None  # None when the text holds nothing to look for
    ignored: tuple[str, ...] = ()  # parts without a letter or digit, as typed


def parse(
    text: str, *, read_date: Callable[[str], Period], read_country: Callable[[str], str | None]
) -> Query | None:
    """Read a query; `None` for blank text, which asks for nothing in particular.

    `read_date` turns the date of `date:` and `published:` into a period, or raises `SummitError`;
    `read_country` turns a country's name, code or demonym into alpha-3, or gives `None`.
    Both are called only when the query needs them. `QueryError` names the column.
    """
    raise NotImplementedError
