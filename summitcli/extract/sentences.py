"""Sentences: the stretches of a block that a fact is quoted by, each with its pin cite."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from summitcli.lexicon import load
from summitcli.model import Block
from summitcli.tokens import Tokens, tokenize

_SPEAKING = frozenset({"lead", "section", "item", "paragraph", "note", "list_item"})
_CLOSERS = frozenset("\"')]}")
_OPENERS = frozenset("\"'([{")


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence, never across two blocks; trimmed of white space."""

    start: int
    end: int
    block: Block
    section: str  # the dotted path of the numbered block around it; "" outside numbered parts
    pin: str  # "DOCUMENT#5.2s1"
    tokens: Tokens

    def __len__(self) -> int:
        return self.end - self.start


@cache
def _words(name: str) -> frozenset[str]:
    words: list[str] = load("names")[name]
    return frozenset(words)


def split_sentences(text: str, blocks: Sequence[Block], document: str) -> tuple[Sentence, ...]:
    """Split every block that speaks in sentences; headings, datelines and trailers do not."""
    by_id = {block.id: block for block in blocks}
    counts: dict[str, int] = {}
    notes = 0
    found: list[Sentence] = []
    for block in blocks:
        if block.kind not in _SPEAKING or block.heading is not None:
            continue
        section = _section(block, by_id)
        place = section
        if block.kind == "note":
            notes += 1
            place = f"note{notes}"
        # the marker is the page's, not the sentence's
        marked = len(block.label) if text.startswith(block.label, block.start) else 0
        tokens = tokenize(text, block.start + marked, block.end)
        for first, last in _ranges(tokens):
            counts[place] = counts.get(place, 0) + 1
            found.append(
                Sentence(
                    start=tokens.starts[first],
                    end=tokens.ends[last - 1],
                    block=block,
                    section=section,
                    pin=f"{document}#{place}s{counts[place]}",
                    tokens=_cut(tokens, first, last),
                )
            )
    return tuple(found)


def _section(block: Block, by_id: dict[str, Block]) -> str:
    at: Block | None = block
    while at is not None:
        if at.number:
            return at.number
        at = by_id.get(at.parent) if at.parent else None
    return ""


def _cut(tokens: Tokens, first: int, last: int) -> Tokens:
    return Tokens(
        tokens.words[first:last], tokens.lower[first:last], tokens.starts[first:last], tokens.ends[first:last]
    )


def _ranges(tokens: Tokens) -> Iterator[tuple[int, int]]:
    """Yield each sentence of a block as a half-open range of its words."""
    words = tokens.words
    n = len(words)
    first = 0
    in_quotes = False
    depth = 0
    closed_at = _brackets(words)
    i = 0
    while i < n:
        word = words[i]
        if word == '"':
            in_quotes = not in_quotes
        elif i in closed_at:
            depth += 1
        elif depth and word in ")]":
            depth -= 1
        # "(A small group met first.) The delegations then joined.": the bracket closes with its sentence
        inner = depth == 1 and i + 1 < n and words[i + 1] in ")]"
        if _ends(tokens, i) and (depth == 0 or inner):
            last = i + 1
            closing = in_quotes and last < n and words[last] == '"'
            # a quotation of several sentences stays whole: it is one person's words
            if not in_quotes or closing:
                while last < n and words[last] in _CLOSERS and tokens.glued(last):
                    in_quotes = in_quotes and words[last] != '"'
                    last += 1
                if last == n or _begins(tokens, last):
                    yield first, last
                    first = i = last
                    depth = 0
                    continue
        i += 1
    if first < n:
        # a quotation mark that is never closed must not swallow the block
        if in_quotes and n - first > _LONG and '"' in words[first:]:
            yield from _plain_ranges(tokens, first)
        else:
            yield first, n


def _brackets(words: Sequence[str]) -> dict[int, int]:
    """Map each opening bracket that is closed to the word that closes it."""
    open_at: list[int] = []
    closed: dict[int, int] = {}
    for i, word in enumerate(words):
        if word in "([":
            open_at.append(i)
        elif word in ")]" and open_at:
            closed[open_at.pop()] = i
    return closed


_LONG = 120  # words; a sentence with more and an open quotation mark is several


def _plain_ranges(tokens: Tokens, first: int) -> Iterator[tuple[int, int]]:
    n = len(tokens)
    for i in range(first, n):
        if _ends(tokens, i) and (i + 1 == n or _begins(tokens, i + 1)):
            yield first, i + 1
            first = i + 1
    if first < n:
        yield first, n


def _ends(tokens: Tokens, i: int) -> bool:
    word = tokens.words[i]
    if word in "!?":
        return True
    openers = _words("openers")
    if word == ".":
        if i == 0:
            return False
        before = tokens.lower[i - 1]
        if tokens.glued(i) and (before in _words("abbreviations") or (len(before) == 1 and before.isalpha())):
            # "Mr. Kan", "K. Lee"; but "Doyle, Jr. The leaders" ends one
            return before in ("jr", "sr", "etc", "no") and i + 1 < len(tokens) and tokens.lower[i + 1] in openers
        return True
    if word.endswith(".") and len(word) > 1:  # U.S.  p.m.
        if i + 1 == len(tokens):
            return True
        lower, after = tokens.lower[i], tokens.lower[i + 1]
        if lower in _words("never_last") or not tokens.words[i + 1][0].isupper():
            return False
        return after in openers or (lower in ("a.m.", "p.m.") and after in _words("clock_openers"))
    return False


def _begins(tokens: Tokens, i: int) -> bool:
    """Whether a sentence can open at word `i`: conversion damage joins them ("force.Russia")."""
    word = tokens.words[i]
    if tokens.glued(i):
        before = tokens.lower[i - 2] if i > 1 else ""
        return word[0].isupper() and len(before) > 1 and before.isalpha()
    return not word[0].islower() or word in _OPENERS
