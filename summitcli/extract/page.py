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
    published: date | None  # the day, the first of the month where only that is printed
    dateline_place: str  # "" where the dateline names no place
    issuer_country: str | None  # alpha-3
    transcript_at: int  # where a transcript begins; the text's length where there is none

    def narrated(self) -> tuple[Line, ...]:
        """Return the sentences that narrate: no notes, no transcript."""
        return tuple(line for line in self.lines if line.block.kind != "note" and line.start < self.transcript_at)


_SPEAKER_LABEL = re.compile(r"^(?:[A-Z][\w.,’'-]*[ \n]|of |the |and |for ){1,12}?[A-Z][\w.’'-]*(?: \(.{1,40}\))?: \S", re.M)


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
    dateline_place: str = "",
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
        text, document, blocks, title, headings, lines, cast, published, dateline_place, issuer_country, transcript_at
    )
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


def country_pairs(page: Page) -> list[tuple[str, str]]:
    """Return the countries named in pairs, "Japan-Russia" or "Russian-Israeli".

    Those of titles first, as they stand; then those of the text, the most frequent first.
    """
    titles = [pair for line in (*page.title, *page.headings) for pair in pairs_of(line.tagged)]
    counts = Counter(pair for line in page.lines for pair in pairs_of(line.tagged))
    return list(dict.fromkeys([*titles, *(pair for pair, _ in counts.most_common())]))


def pairs_of(tagged: Tagged) -> list[tuple[str, str]]:
    """Return the pairs of countries in one line."""
    pairs: list[tuple[str, str]] = []
    for left, dash, right in zip(tagged.elements, tagged.elements[1:], tagged.elements[2:], strict=False):
        if isinstance(left.value, Country) and isinstance(right.value, Country) and _is_dash(tagged, dash):
            if left.value.code != right.value.code:
                pairs.append((left.value.code, right.value.code))
    return pairs


def _is_dash(tagged: Tagged, element: Element) -> bool:
    return element.last == element.first + 1 and tagged.tokens.words[element.first] == "-"


