"""The signs and words of a query."""

import re
from typing import Literal, NamedTuple

from summitcli.errors import QueryError

_QUOTES = '"“”„‟«»＂'
_TOKEN = re.compile(
    rf"""
      (?P<space>   [\s\x00-\x1f\x7f]+ )
    | (?P<open>    \( )
    | (?P<close>   \) )
    | (?P<phrase>  =?[{_QUOTES}] )
    | (?P<field>   -?[A-Za-z]+:(?!//) )
    | (?P<word>    [^\s\x00-\x1f\x7f(){_QUOTES}]+ )
    """,
    re.VERBOSE,
)

Kind = Literal["open", "close", "phrase", "field", "word", "end"]


class Token(NamedTuple):
    """A sign, a word, a phrase, or the name of a field with its colon."""

    kind: Kind
    text: str  # of a phrase, the words between its quotation marks; of a field, its name
    column: int
    glued: bool  # no space before it
    exact: bool = False  # an equals sign before a phrase


def tokens_of(text: str) -> list[Token]:
    """Cut a query up; the last token is its end. `QueryError` for a quotation mark that is never closed."""
    tokens: list[Token] = []
    at = 0
    space = True
    while at < len(text):
        match = _TOKEN.match(text, at)
        assert match is not None  # the classes above are complementary
        kind, column, at = match.lastgroup, at, match.end()
        word = match.group()
        if kind == "phrase":
            close = next((i for i in range(at, len(text)) if text[i] in _QUOTES), None)
            if close is None:
                raise QueryError("The quotation mark is never closed.", text, column, 'Write "two words".')
            tokens.append(Token("phrase", text[at:close], column, not space, word[0] == "="))
            at = close + 1
        elif kind != "space":
            name = word[:-1] if kind == "field" else word
            tokens.append(Token(kind, name, column, not space))  # type: ignore[arg-type]
        space = kind == "space"
    tokens.append(Token("end", "", len(text), glued=False))
    return tokens
