"""The query language: from what was typed to a tree.

    query  = both { "OR" both }
    both   = part { ["AND"] part }
    part   = ("NOT" | "-") part | near
    near   = atom { "NEAR/5" atom }
    atom   = "(" query ")" | field ":" atom | ["="] word ["*"] | ["="] '"' words '"'

Operators are capitals, so that "not" and "or" are words as any other. A part without a letter or digit
("…", "&") is no error; there is nothing to look for in it, and it is reported as ignored.
"""

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, NoReturn

from summitcli.archive.lexing import Token, tokens_of
from summitcli.archive.syntax import (
    DATE_FIELDS,
    FIELDS,
    NOTHING,
    TEXT_FIELDS,
    DateRange,
    Field,
    Match,
    Near,
    Node,
    Not,
    Query,
    Words,
    either,
    every,
)
from summitcli.errors import QueryError, SummitError

if TYPE_CHECKING:
    from summitcli.when import Period

__all__ = ["FIELDS", "Query", "parse"]

_LONGEST = 10_000  # characters; longer ones are files given by mistake
_MOST = 400  # words and phrases; SQLite's own limit on the depth of an expression is 1000
_DEEPEST = 20  # parentheses and NOTs inside each other
_BANDS = ("high", "medium", "low", "none")

_NEAR = re.compile(r"NEAR(?:/(\d{1,9}))?\Z")
_CJK = re.compile(
    "[\u1100-\u11ff\u2e80-\u2fdf\u3005-\u3007\u3040-\u30ff\u3100-\u318f\u31a0-\u31bf\u31f0-\u31ff"
    "\u3400-\u4dbf\u4e00-\u9fff\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff\uff66-\uffdc\U00020000-\U0003ffff]"
)


def parse(
    text: str, *, read_date: Callable[[str], "Period"], read_country: Callable[[str], str | None]
) -> Query | None:
    """Read a query; `None` for blank text, which asks for nothing in particular.

    `read_date` turns a date of `date:` and `published:` into a period, or raises `SummitError`;
    `read_country` turns a country's name, code or demonym into alpha-3, or gives `None`.
    Both are called only when the query needs them. `QueryError` names the column.
    """
    if len(text) > _LONGEST:
        raise QueryError(
            f"The query has {len(text):,} characters; {_LONGEST:,} are the most.",
            text[:80],
            80,
            "Search for a few words or one phrase.",
        )
    tokens = tokens_of(text)
    if len(tokens) == 1:
        return None
    reader = _Reader(text, tokens, read_date, read_country)
    tree = reader.query()
    return Query(text, NOTHING if tree is None else tree, tuple(reader.ignored))


class _Reader:
    """Recursive descent; each method reads one line of the grammar above, `None` is a part to be ignored."""

    def __init__(
        self,
        text: str,
        tokens: list[Token],
        read_date: Callable[[str], "Period"],
        read_country: Callable[[str], str | None],
    ) -> None:
        self.text = text
        self.tokens = tokens
        self.i = 0
        self.depth = 0
        self.leaves = 0
        self.ignored: list[str] = []
        self.read_date = read_date
        self.read_country = read_country

    @property
    def here(self) -> Token:
        return self.tokens[self.i]

    def fail(self, message: str, column: int, hint: str = "") -> NoReturn:
        raise QueryError(message, self.text, column, hint)

    def query(self) -> Node | None:
        tree = self.either("")
        if self.here.kind == "close":
            self.fail("This parenthesis was never opened.", self.here.column)
        return tree

    def either(self, field: str) -> Node | None:
        parts = [self.both(field)]
        while self._operator("OR"):
            self.i += 1
            parts.append(self.both(field))
        return either(*kept) if (kept := [part for part in parts if part is not None]) else None

    def both(self, field: str) -> Node | None:
        parts = [self.part(field)]
        while self.here.kind not in ("end", "close") and not self._operator("OR"):
            if self._operator("AND"):
                self.i += 1
            parts.append(self.part(field))
        return every(*kept) if (kept := [part for part in parts if part is not None]) else None

    def part(self, field: str) -> Node | None:
        token = self.here
        if self._operator("NOT"):
            self.i += 1
        elif token.kind in ("word", "field") and token.text[:1] == "-" and token.text[1:2] not in ("", "-"):
            self.tokens[self.i] = token._replace(text=token.text[1:], column=token.column + 1)
        elif token.kind == "word" and token.text == "-" and self.tokens[self.i + 1].glued:
            self.i += 1  # -"a phrase"  -(a OR b)  -person:Duarte
        else:
            return self.near(field)
        with self._deeper(token):
            negated = self.part(field)
        return None if negated is None else Not(negated)

    def near(self, field: str) -> Node | None:
        left_at = self.here
        left = self.atom(field)
        pairs: list[Node] = []
        while (distance := self._near()) is not None:
            operator = self.here
            self.i += 1
            right = self.atom(field)
            for side, at in ((left, left_at), (right, operator)):
                if side is not None and not isinstance(side, Words):
                    self.fail("NEAR stands between two words or phrases.", at.column, "For example: visit NEAR/5 Japan")
            if isinstance(left, Words) and isinstance(right, Words):
                if left.scope != right.scope:
                    self.fail("NEAR stands between words of one field.", operator.column, "title:(a NEAR/5 b)")
                if "substring" in (left.match, right.match):
                    self.fail("NEAR does not know Chinese, Japanese and Korean words.", operator.column, "Use AND.")
                pairs.append(Near(left, right, distance))
            left, left_at = right or left, operator
        return every(*pairs) if pairs else left

    def atom(self, field: str) -> Node | None:
        token = self.here
        if token.kind == "end":
            self.fail("Something to look for is missing at the end.", token.column)
        if token.kind == "close":
            self.fail("Something to look for is missing before the parenthesis.", token.column)
        if self._operator("OR") or self._operator("AND") or self._near() is not None:
            self.fail(
                f"Something to look for is missing before {token.text}.",
                token.column,
                f'To look for the word itself, write "{token.text}".',
            )
        self.i += 1
        if token.kind == "open":
            with self._deeper(token):
                tree = self.either(field)
            if self.here.kind != "close":
                self.fail("The parenthesis is never closed.", token.column)
            self.i += 1
            return tree
        if token.kind == "field":
            return self.field(token, field)
        self.leaves += 1
        if self.leaves > _MOST:
            self.fail(f"The query has more than {_MOST} words.", token.column, "Search for a few words or one phrase.")
        return self.leaf(field, token)

    def field(self, token: Token, outer: str) -> Node | None:
        name = token.text.lower()
        if name not in FIELDS:
            self.fail(
                f"There is no field {token.text!r}.",
                token.column,
                f'The fields are {", ".join(FIELDS)}. To look for the words themselves, write "{token.text}: …".',
            )
        if outer:
            self.fail(f"The field {name} stands inside the field {outer}.", token.column)
        after = self.here
        if not after.glued or after.kind in ("close", "end", "field"):
            self.fail(f"The field {name} needs a value.", after.column, f"For example: {name}:{_EXAMPLES[name]}")
        return self.atom(name)

    def leaf(self, field: str, token: Token) -> Node | None:
        text, exact = token.text, token.exact
        if token.kind == "word" and text[0] == "=" and len(text) > 1:
            text, exact = text[1:], True
        text = "".join(" " if ord(c) < 32 or 0xD800 <= ord(c) < 0xE000 else c for c in text)
        if field in DATE_FIELDS:
            return self.dates(field, text, token)
        prefix = text.endswith("*")
        text = text.rstrip("*") if prefix else text
        if not any(c.isalnum() for c in text):
            self.ignored.append(token.text)
            return None
        if field and field not in TEXT_FIELDS:
            return self.value(field, text, token, prefix)
        match: Match = "exact" if exact else "prefix" if prefix else "inflected"
        return Words(text, "substring" if _CJK.search(text) else match, field)  # type: ignore[arg-type]

    def value(self, field: str, text: str, token: Token, prefix: bool) -> Node:
        if field == "country":
            code = self.read_country(text)
            if code is None:
                self.fail(f"No country is called {text!r}.", token.column, "Write its English name or its ISO code.")
            return Field(field, code)
        if field == "band" and text.lower() not in _BANDS:
            self.fail(f"There is no band {text!r}.", token.column, f"The bands are {', '.join(_BANDS)}.")
        return Field(field, text, prefix)

    def dates(self, field: str, text: str, token: Token) -> Node:
        first, dots, last = text.partition("..")
        if not first.strip() and not last.strip():
            self.fail(f"The field {field} needs a date.", token.column, f"For example: {field}:{_EXAMPLES[field]}")
        try:
            begin = self.read_date(first.strip()) if first.strip() else None
            end = self.read_date(last.strip()) if last.strip() else begin if not dots else None
        except SummitError as error:
            self.fail(error.message, token.column, error.hint)
        earliest = begin.earliest if begin else None
        latest = end.latest if end else None
        if earliest and latest and latest < earliest:
            self.fail(f"The range {text} ends before it begins.", token.column, f"Write {field}:{last}..{first}")
        return DateRange(field, earliest, latest)

    def _operator(self, name: str) -> bool:
        return self.here.kind == "word" and self.here.text == name

    def _near(self) -> int | None:
        if self.here.kind != "word" or not (match := _NEAR.match(self.here.text)):
            return None
        distance = int(match.group(1) or 10)
        if distance == 0:
            self.fail("NEAR needs a distance of at least one word.", self.here.column, "For example: a NEAR/5 b")
        return min(distance, 10_000)

    def _deeper(self, token: Token) -> "_Level":
        if self.depth == _DEEPEST:
            self.fail(f"More than {_DEEPEST} parentheses or NOTs stand inside each other.", token.column)
        return _Level(self)


class _Level:
    """One more parenthesis or NOT around what is read."""

    def __init__(self, reader: _Reader) -> None:
        self.reader = reader

    def __enter__(self) -> None:
        self.reader.depth += 1

    def __exit__(self, *_: object) -> None:
        self.reader.depth -= 1


_EXAMPLES = {
    "person": "Putin", "country": "Japan", "title": "summit", "section": '"bilateral relations"', "note": "visit",
    "quote": "peace", "verb": "agree", "act": "commit", "band": "high", "issuer": "Kremlin", "kind": "call",
    "date": "2005..2006-03", "published": "2005-07",
}  # fmt: skip
