"""Words with their places in the text, and phrases looked up word by word."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

Entry = TypeVar("Entry")

_TOKEN = re.compile(
    r"""
      (?:[^\W\d_]\.){2,}                          # U.S.  H.E.  p.m.  D.C.
    | ['’]s\b                                     # a possessive stands apart: Japan|'s
    | [^\W\d_][\w&]*(?:['’](?!s\b)[^\W\d_]+)*     # a word, O'Brien; hyphens split: Japan|-|Russia
    | \d+(?:[.,:]\d+)*(?:st|nd|rd|th)?            # 30  6:40  1,200  60th
    | \S                                          # any other visible character, alone
    """,
    re.VERBOSE,
)
_CURLY = str.maketrans("’‘“”–—‐‑", "''\"\"----")


@dataclass(frozen=True, slots=True)
class Tokens:
    """The words of a stretch of text, in order, as four lists of one length."""

    words: list[str]  # as printed, accents kept, curly quotes and dashes straightened
    lower: list[str]  # casefolded and without accents
    starts: list[int]  # offsets into the whole text
    ends: list[int]  # exclusive

    def __len__(self) -> int:
        return len(self.words)

    def glued(self, i: int) -> bool:
        """Whether word `i` follows the word before it without a space."""
        return i > 0 and self.ends[i - 1] == self.starts[i]


def fold(text: str) -> str:
    """Casefold `text` and take its accents off: "Côte d’Ivoire" gives "cote d'ivoire"."""
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", text.translate(_CURLY))
    return "".join(c for c in decomposed if not unicodedata.combining(c)).casefold()


def tokenize(text: str, start: int = 0, end: int | None = None) -> Tokens:
    """Split `text[start:end]` into words; offsets count from the beginning of `text`."""
    words: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for match in _TOKEN.finditer(text, start, len(text) if end is None else end):
        words.append(match.group().translate(_CURLY))
        starts.append(match.start())
        ends.append(match.end())
    # a lone accent folds to nothing, and no word is empty
    return Tokens(words, [fold(word) or word for word in words], starts, ends)


class Phrases(Generic[Entry]):
    """Phrases and what they stand for; looking one up costs its own length, however many there are."""

    __slots__ = ("_by_first", "_fold")

    def __init__(self, pairs: Iterable[tuple[str, Entry]], *, folded: bool) -> None:
        """Take `(phrase, entry)` pairs; `folded` phrases are matched whatever their case and accents."""
        self._fold = folded
        self._by_first: dict[str, list[tuple[tuple[str, ...], Entry]]] = {}
        for phrase, entry in pairs:
            if phrase.isascii() and phrase.replace(" ", "").isalpha():  # most are, and tables load faster
                key = tuple((phrase.lower() if folded else phrase).split())
            else:
                tokens = tokenize(phrase)
                key = tuple(tokens.lower if folded else tokens.words)
            self._by_first.setdefault(key[0], []).append((key, entry))
        for keys in self._by_first.values():
            if len(keys) > 1:
                keys.sort(key=lambda item: -len(item[0]))

    def at(self, tokens: Tokens, i: int) -> tuple[int, Entry] | None:
        """Return the longest phrase that begins at word `i`, as its length in words and its entry."""
        words: Sequence[str] = tokens.lower if self._fold else tokens.words
        for key, entry in self._by_first.get(words[i], ()):
            n = len(key)
            if n == 1 or tuple(words[i : i + n]) == key:
                return n, entry
        return None

    def of(self, phrase: str) -> Entry | None:
        """Return the entry of exactly this phrase, or `None`."""
        tokens = tokenize(phrase)
        if not tokens.words:
            return None
        found = self.at(tokens, 0)
        return found[1] if found and found[0] == len(tokens) else None
