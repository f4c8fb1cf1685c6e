"""A document ready for extraction: its blocks, its sentences as shapes, and its persons."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from summitcli.extract.identity import Cast
from summitcli.extract.people import PersonFound
from summitcli.extract.sentences import Sentence, split_sentences
from summitcli.extract.tagged import Element, Tagged, tag
from summitcli.lexicon import Country
from summitcli.model import Block
from summitcli.tokens import tokenize


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence, or a title or heading, with its shape."""

    start: int
    end: int
    block: Block
    section: str
    pin: str
    tagged: Tagged

    def text(self, whole: str) -> str:
        """Return the words of the line out of the whole text."""
        return whole[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Page:
    """All that the extractors need of one document."""

    text: str
    document: str  # the document's id
    blocks: tuple[Block, ...]
    title: tuple[Line, ...]  # title and subtitle
    headings: tuple[Line, ...]
    lines: tuple[Line, ...]  # the sentences, in order
    cast: Cast
    published: date | None  # the day, the last of the month where only that is printed
    published_edtf: str | None  # as printed: "2003-03" where there is no day
    dateline: tuple[int, int]  # where the day of publication is printed; (0, 0) where it is not
    dateline_place: str  # "" where the dateline names no place
    posted: bool  # whether the dateline carries the clock of posting
    issuer_country: str | None  # alpha-3
    transcript_at: int  # where a transcript begins; the text's length where there is none

    def narrated(self) -> tuple[Line, ...]:
        """Return the sentences that narrate: no notes, no transcript."""
        return tuple(line for line in self.lines if line.block.kind != "note" and line.start < self.transcript_at)


_SPEAKER_LABEL = re.compile(
    r"^(?:[A-Z][\w.,’'-]*[ \n]|of |the |and |for ){1,12}?[A-Z][\w.’'-]*(?: \(.{1,40}\))?: \S", re.M
)


def transcript_start(text: str, blocks: Sequence[Block]) -> int:
    """Return where a document turns into a transcript: at "* * *" or at its second speaker's label."""
    for block in blocks:
        stretch = text[block.start : block.end].replace(" ", "")
        if len(stretch) >= 3 and set(stretch) <= {"*"}:
            return block.start
    labels = [
        block.start
        for block in blocks
        if block.kind in ("lead", "paragraph") and _SPEAKER_LABEL.match(text, block.start, block.end)
    ]
    return labels[0] if len(labels) > 1 else len(text)


def read_page(
    text: str,
    blocks: tuple[Block, ...],
    document: str,
    *,
    published: date | None,
    published_edtf: str | None = None,
    dateline: tuple[int, int] = (0, 0),
    dateline_place: str = "",
    posted: bool = False,
    issuer_country: str | None = None,
) -> Page:
    """Split a segmented text into sentences and find who is in it."""
    cast = Cast()
    title = _lines(text, document, [b for b in blocks if b.kind in ("title", "subtitle")], "title")
    headings = _lines(text, document, [b for b in blocks if b.heading is not None and b.kind != "note"], "")
    lines = tuple(_line(sentence) for sentence in split_sentences(text, blocks, document))
    transcript_at = transcript_start(text, blocks)
    # the body first: titles shorten names and sometimes mistake an office
    for line in (*lines, *title, *headings):
        for element in line.tagged.elements:
            if element.kind == "P" and isinstance(element.value, PersonFound):
                cast.add(element.value)
    page = Page(
        text, document, blocks, title, headings, lines, cast, published, published_edtf, dateline, dateline_place,
        posted, issuer_country, transcript_at,
    )  # fmt: skip
    return settle(page)


def settle(page: Page) -> Page:
    """Read bare and lone names again, now that it is known who is in the document."""
    return replace(
        page,
        title=tuple(replace(line, tagged=page.cast.settle(line.tagged)) for line in page.title),
        headings=tuple(replace(line, tagged=page.cast.settle(line.tagged)) for line in page.headings),
        lines=tuple(replace(line, tagged=page.cast.settle(line.tagged)) for line in page.lines),
    )


def promote(page: Page, names: Sequence[PersonFound]) -> Page:
    """Make bare names into persons, because a rule found them acting as such."""
    for name in names:
        page.cast.add(name)
    return settle(page) if names else page


def _line(sentence: Sentence) -> Line:
    return Line(sentence.start, sentence.end, sentence.block, sentence.section, sentence.pin, tag(sentence.tokens))


def _lines(text: str, document: str, blocks: Sequence[Block], place: str) -> tuple[Line, ...]:
    found: list[Line] = []
    for block in blocks:
        start = block.start
        if block.label and text.startswith(block.label, start):
            start += len(block.label)
        tagged = tag(tokenize(text, start, block.end))
        if tagged.elements:
            found.append(
                Line(block.start, block.end, block, block.number, f"{document}#{place or block.number}", tagged)
            )
    return tuple(found)


def country_pairs(page: Page) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    """Return the countries named in pairs, "Japan-Russia" or "Russian-Israeli": those of titles, those of the text.

    Titles' pairs as they stand; of the text only those of relations, the most frequent first ("Israeli-Palestinian
    conflict" is not of the two who talk).
    """
    titles = [pair for line in (*page.title, *page.headings) for pair in pairs_of(line.tagged)]
    counts = Counter(pair for line in page.lines for pair in pairs_of(line.tagged, relations=True))
    return titles, [pair for pair, _ in counts.most_common()]


_RELATIONS = frozenset({
    "relations", "relationship", "cooperation", "ties", "talks", "alliance", "partnership", "trade", "dialogue",
    "summit", "contacts", "interaction", "meeting", "friendship", "bilateral", "strategic", "economic", "relation",
})  # fmt: skip


def pairs_of(tagged: Tagged, *, relations: bool = False) -> list[tuple[str, str]]:
    """Return the pairs of countries in one line, with `relations` only those before a word for relations."""
    pairs: list[tuple[str, str]] = []
    elements = tagged.elements
    for k in range(len(elements) - 2):
        left, right = elements[k].value, elements[k + 2].value
        if not (isinstance(left, Country) and isinstance(right, Country) and _is_dash(tagged, elements[k + 1])):
            continue
        around = (*elements[max(0, k - 1) : k], *elements[k + 3 : k + 4])
        chain = any(_is_dash(tagged, element) for element in around)
        after = {tagged.tokens.lower[e.first] for e in elements[k + 3 : k + 6]}
        if left.code != right.code and not chain and (not relations or after & _RELATIONS):
            pairs.append((left.code, right.code))
    return pairs


def _is_dash(tagged: Tagged, element: Element) -> bool:
    return element.last == element.first + 1 and tagged.tokens.words[element.first] == "-"
