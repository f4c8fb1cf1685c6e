"""When two names can be one person's: forms of given names, parts that come and go, words that change an office."""

from dataclasses import dataclass
from functools import cache

from summitcli.lexicon.source import LexiconError, check_keys, load, spellings
from summitcli.tokens import fold


@dataclass(frozen=True, slots=True)
class Likenesses:
    """The words of `persons.toml`, all folded: lower case and without accents."""

    given: dict[str, frozenset[int]]  # a form of a given name to the rows that it stands in
    articles: frozenset[str]  # "al", "el": written or left out
    generations: frozenset[str]  # "jr", "ii"
    other_office: frozenset[str]  # "vice", "deputy": they make another office of the one they stand with
    idle: frozenset[str]  # words of an office that say nothing by themselves

    def one_given_name(self, form: str, other: str) -> bool:
        """Whether two folded given names are forms of one: "joe" and "joseph"."""
        none: frozenset[int] = frozenset()
        return form != other and bool(self.given.get(form, none) & self.given.get(other, none))

    def forms_of(self, form: str) -> frozenset[str]:
        """Return all forms that share a row with a folded given name, itself among them."""
        rows = self.given.get(form, frozenset())
        return frozenset(other for other, theirs in self.given.items() if rows & theirs) | {form}


@cache
def likenesses() -> Likenesses:
    """Read `persons.toml`."""
    tables = load("persons")
    check_keys("persons", "", tables, ("given", "articles", "generations", "other_office", "idle"))
    given: dict[str, set[int]] = {}
    for number, row in enumerate(tables["given"]):
        forms = [fold(form) for form in spellings("persons", f"given {row}", row)]
        if len(set(forms)) < 2:
            raise LexiconError("persons", f"given {row}", "a row needs two forms at least")
        for form in forms:
            given.setdefault(form, set()).add(number)
    words = {name: frozenset(map(fold, tables[name])) for name in ("articles", "generations", "other_office", "idle")}
    return Likenesses({form: frozenset(rows) for form, rows in given.items()}, **words)
