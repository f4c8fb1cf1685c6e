"""What people are called and what they hold: honorifics, offices, and the words that offices are made of."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal, get_args

from summitcli.lexicon.source import LexiconError, check_keys, compile_phrases, load, spellings
from summitcli.tokens import Phrases, fold

Rank = Literal[
    "head_of_state", "head_of_government", "foreign_minister", "minister", "deputy_minister",
    "ambassador", "head_of_organization", "official", "other",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Office:
    """A whole office: "prime minister", "secretary of state"."""

    name: str  # lower case, in the usual spelling
    rank: Rank


@dataclass(frozen=True, slots=True)
class Group:
    """A noun that stands for persons already named: "the two leaders", "both sides"."""

    name: str  # in the plural: "foreign ministers"
    ranks: tuple[Rank, ...]  # whom it can mean; empty for anybody
    plural: bool  # False for the singular form: "the Russian side"


@dataclass(frozen=True, slots=True)
class Roles:
    """The words of names and offices, all folded: lower case and without accents."""

    honorifics: Phrases[str]  # before a name: "mr", "h.e. mr", "his excellency"
    name_titles: Phrases[str]  # before or inside a name, kept with it: "sheikh", "general"
    offices: Phrases[Office]
    groups: Phrases[Group]
    heads: frozenset[str]  # single nouns that an office ends in: "minister", "adviser"
    modifiers: frozenset[str]  # words before the noun: "deputy", "acting"
    portfolio: frozenset[str]  # words of an office's field, never names: "affairs", "economy"


@cache
def roles() -> Roles:
    """Read `roles.toml`."""
    tables = load("roles")
    check_keys(
        "roles",
        "",
        tables,
        ("honorifics", "name_titles", "heads", "modifiers", "portfolio", "offices", "groups"),
    )
    honorifics = [(form, fold(form)) for form in tables["honorifics"]]
    titles = [(form, fold(form)) for form in tables["name_titles"]]
    return Roles(
        compile_phrases("roles", "honorifics", honorifics),
        compile_phrases("roles", "name_titles", titles),
        compile_phrases("roles", "offices", _offices(tables["offices"])),
        compile_phrases("roles", "groups", _groups(tables["groups"])),
        frozenset(map(fold, tables["heads"])),
        frozenset(map(fold, tables["modifiers"])),
        frozenset(map(fold, tables["portfolio"])),
    )


def _offices(table: dict[Rank, list[object]]) -> Iterator[tuple[str, Office]]:
    for rank, rows in table.items():
        if rank not in get_args(Rank):
            raise LexiconError("roles", f"offices.{rank}", "unknown rank")
        for row in rows:
            forms = spellings("roles", f"offices.{rank}", row)
            office = Office(forms[0], rank)
            for form in forms:
                yield form, office


def _groups(rows: list[dict[str, list[str]]]) -> Iterator[tuple[str, Group]]:
    for row in rows:
        plural = spellings("roles", "groups", row.get("plural"))
        name = plural[0]
        check_keys("roles", f"groups {name}", row, ("plural",), ("singular", "ranks"))
        for rank in row.get("ranks", ()):
            if rank not in get_args(Rank):
                raise LexiconError("roles", f"groups {name}", f"unknown rank {rank!r}")
        ranks: tuple[Rank, ...] = tuple(row.get("ranks", ()))  # type: ignore[arg-type]
        for form in plural:
            yield form, Group(name, ranks, plural=True)
        for form in row.get("singular", ()):
            yield form, Group(name, ranks, plural=False)
