"""The stretches of a document that a search finds: title block, lead, sections, notes."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal

from summitcli.extract.sentences import split_sentences
from summitcli.model import Block, Record

PassageKind = Literal["title", "lead", "section", "note"]
_WINDOW = 20_000  # characters of a passage, where a text is cut into windows
_LONGEST = 400  # characters of one span, where a block holds no sentences


@dataclass(slots=True)
class Passage:
    """Blocks that are read together; a numbered block without its numbered children and its notes."""

    kind: PassageKind
    number: str  # the dotted path of the section, of a note the section that it stands in; "" elsewhere
    pin: str
    title: str | None = None  # only of the title block
    heading: str | None = None
    head: int = 0  # where the title or the heading begins
    body: str = ""
    spans: list[tuple[int, int]] = field(default_factory=list)  # what `body` is joined of, by line ends
    sentences: list[tuple[int, int, str]] = field(default_factory=list)  # start, end, pin
    whole: list[tuple[int, int]] = field(default_factory=list)  # `spans`, with headings and labels


class Places:
    """Which passage each place of the text belongs to."""

    def __init__(self, found: Sequence[Passage]) -> None:
        whole = sorted((start, end, i) for i, passage in enumerate(found) for start, end in passage.whole)
        self._starts = [start for start, _, _ in whole]
        self._ends = [end for _, end, _ in whole]
        self._passages = [i for _, _, i in whole]

    def at(self, place: int) -> int | None:
        """Return the index of the passage around `place`, `None` in a trailer."""
        i = bisect_right(self._starts, place) - 1
        return self._passages[i] if i >= 0 and place < self._ends[i] else None


def passages(text: str, record: Record) -> list[Passage]:
    """Cut a document into passages, in the order of their beginnings; the trailer is left out."""
    document = record.document.id
    by_id = {block.id: block for block in record.blocks}
    found: dict[str, Passage] = {}
    titles: list[str] = []
    notes = 0
    for block in record.blocks:
        if block.kind == "trailer":
            continue
        owner = _owner(block, by_id)
        if owner not in found:
            head = by_id.get(owner)
            if head is not None and head.kind == "note":
                notes += 1
                found[owner] = Passage("note", _section(head, by_id), f"{document}#note{notes}")
            elif head is not None:
                found[owner] = Passage("section", head.number, f"{document}#{head.number}")
            else:
                found[owner] = Passage("title" if owner == "title" else "lead", "", document)
        passage = found[owner]
        passage.whole.append((block.start, block.end))
        if block.kind in ("title", "subtitle"):
            passage.head = passage.head if titles else block.start
            titles.append(text[block.start : block.end])
        elif block.id == owner and block.heading is not None:
            passage.heading = block.heading
            passage.head = max(text.find(block.heading, block.start, block.end), block.start)
        else:
            start = block.start
            if block.label and text.startswith(block.label, start):
                start += len(block.label)
                start += len(text[start : block.end]) - len(text[start : block.end].lstrip())
            passage.spans.append((start, block.end))
    if record.document.title and record.document.title not in titles:
        titles.insert(0, record.document.title)  # of archive.toml
    if titles:
        found.setdefault("title", Passage("title", "", document)).title = "\n".join(titles)
    for passage in found.values():
        passage.body = "\n".join(text[start:end] for start, end in passage.spans)
    in_order = list(found.values())
    _add_sentences(text, record, in_order)
    return in_order


def _add_sentences(text: str, record: Record, found: list[Passage]) -> None:
    places = Places(found)
    for sentence in split_sentences(text, record.blocks, record.document.id):
        i = places.at(sentence.start)
        if i is not None:
            if found[i].kind == "note" and not found[i].sentences and "#note" in sentence.pin:
                found[i].pin = sentence.pin.rpartition("s")[0]
            found[i].sentences.append((sentence.start, sentence.end, sentence.pin))
    for passage in found:
        if not passage.sentences:  # a reference, a line of names
            for start, end in passage.spans:
                passage.sentences += [(*piece, passage.pin) for piece in _pieces(text, start, end, _LONGEST)]


def windows(text: str, document: str) -> list[Passage]:
    """Cut a text of any length into passages of some pages each, without looking at what it says."""
    return [
        Passage(
            "lead", "", document, body=text[start:end], spans=[(start, end)], whole=[(start, end)],
            sentences=[(*piece, document) for piece in _pieces(text, start, end, _LONGEST)],
        )
        for start, end in _pieces(text, 0, len(text), _WINDOW)
    ]  # fmt: skip


def _pieces(text: str, at: int, end: int, longest: int) -> Iterator[tuple[int, int]]:
    while at < end:
        stop = min(at + longest, end)
        if stop < end:
            space = max(text.rfind(" ", at, stop), text.rfind("\n", at, stop))
            stop = space + 1 if space > at else stop
        yield at, stop
        at = stop


def _owner(block: Block, by_id: dict[str, Block]) -> str:
    """Return the id of the numbered block or note that a block belongs to, or "title", or "lead"."""
    if block.kind in ("title", "subtitle", "dateline"):
        return "title"
    at: Block | None = block
    while at is not None:
        if at.number or at.kind == "note":
            return at.id
        at = by_id.get(at.parent) if at.parent else None
    return "lead"


def _section(block: Block, by_id: dict[str, Block]) -> str:
    at: Block | None = block
    while at is not None:
        if at.number:
            return at.number
        at = by_id.get(at.parent) if at.parent else None
    return ""
