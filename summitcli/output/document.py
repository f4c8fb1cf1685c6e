"""One document laid out for reading: what it is, who met, and the text in its numbered parts."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from operator import itemgetter
from typing import Literal, TextIO

from summitcli.output.columns import Meaning, Row
from summitcli.output.facts import about_document, about_meeting, agreed, kind_of, told
from summitcli.output.reasons import reasons
from summitcli.output.visible import one_line, squeezed

PartKind = Literal[
    "title", "subtitle", "aside", "fact", "meeting", "heading", "paragraph", "note", "trailer", "outline",
    "agreement", "statement", "quotation", "plan", "why", "cited",
]  # fmt: skip

# before what was found in a paragraph, below it
SIGNS = {"agreement": "= ", "statement": "- ", "quotation": "~ ", "plan": "> "}


@dataclass(frozen=True, slots=True)
class Part:
    """A paragraph of the layout."""

    kind: PartKind
    text: str  # one line, harmless
    margin: str = ""  # the place to cite, "#5.2"
    label: str = ""  # of a fact
    depth: int = 0  # 0 at the top, 1 for "5.2"
    marks: tuple[tuple[int, int, Meaning], ...] = ()  # stretches of `text` and what they are
    apart: bool = True  # a blank line goes before it


def layout(
    record: Row,
    text: str,
    *,
    blocks: Sequence[Row] | None = None,
    cited: tuple[str, int, int] | None = None,
    outline: bool = False,
    why: bool = False,
) -> Iterator[Part]:
    """Yield the parts of a document: title, facts, meetings, then its text or its outline.

    With `blocks`, only the title and the text of these; `cited` is a sentence in them, its place to cite, where it
    starts and ends. With `why`, all that was found, each with its evidence.
    """
    document = record["document"]
    yield Part("title", one_line(document["title"] or document["id"]), apart=False)
    if blocks is None:
        if document["subtitle"]:
            yield Part("subtitle", one_line(document["subtitle"]), apart=False)
        yield from _facts(record, text, why)
        blocks = record["blocks"]
    if cited:
        pin, start, end = cited
        yield Part("cited", squeezed(text[start:end])[0], _place(pin))
    if outline:
        yield from _outline(blocks)
    else:
        yield from _text(record, text, blocks, cited, why)


def of_section(blocks: Sequence[Row], number: str) -> list[Row]:
    """Return the blocks of a section and of all that stands in it; none where there is no such section."""
    inside: set[str] = set()
    kept = []
    for block in blocks:
        if block["number"] == number or block["number"].startswith(number + ".") or block["parent"] in inside:
            inside.add(block["id"])
            kept.append(block)
    return kept


def around(blocks: Sequence[Row], start: int, end: int) -> list[Row]:
    """Return the blocks that make up a stretch of the text; a note with all that stands in it."""
    touched = [block for block in blocks if block["start"] < end and start < block["end"]]
    owners = {block["parent"] for block in touched}
    notes = {block["id"] for block in blocks if block["kind"] == "note" and block["id"] in owners}
    return [
        block for block in blocks if block in touched or block["id"] in notes or (notes and block["parent"] in notes)
    ]


def write_plain(parts: Iterable[Part], out: TextIO) -> None:
    """Write parts as plain text, a paragraph a line, nothing wrapped."""
    for part in parts:
        if part.apart:
            out.write("\n")
        indent = "  " * part.depth
        match part.kind:
            case "fact":
                out.write(f"  {part.label}: {part.text}\n")
            case "paragraph" | "heading" | "trailer" | "cited":
                out.write(f"{part.margin:6}  {indent}{part.text}\n")
            case "note":
                out.write(f"{part.margin:6}  {indent}| {part.text}\n")
            case "agreement" | "statement" | "quotation" | "plan":
                out.write(f"{'':6}  {indent}{SIGNS[part.kind]}{part.text}\n")
            case "why":
                out.write(f"{'':{4 if part.label else 10}}{indent}why: {part.text}\n")
            case "outline":
                out.write(f"  {part.margin:8}  {indent}{part.text}\n")
            case _:
                out.write(part.text + "\n")


def _facts(record: Row, text: str, why: bool) -> Iterator[Part]:
    first = True
    for label, value in about_document(record["document"]):
        yield Part("fact", one_line(value), label=label, apart=first)
        first = False
    for meeting in record["meetings"]:
        yield Part("meeting", one_line(meeting["name"]), margin=_place(meeting["pin"]))
        explained = {"", "name"}
        if why:
            yield from _why(meeting, text, "meeting", explained)
        for label, value, fields in about_meeting(meeting):
            yield Part("fact", one_line(value), label=label, apart=False)
            if why and not explained.issuperset(fields):
                yield from _why(meeting, text, label, fields, named=len(fields) > 1)
                explained.update(fields)
        if why:
            rest = {evidence["field"] for evidence in meeting["evidence"]} - explained
            yield from _why(meeting, text, "meeting", rest)


def _why(
    fact: Row, text: str, label: str, fields: Collection[str], *, named: bool = True, depth: int = 0
) -> Iterator[Part]:
    for reason in reasons(fact, text, fields, named=named):
        yield Part("why", reason, label=label, depth=depth, apart=False)


def _all_why(fact: Row, text: str, depth: int) -> Iterator[Part]:
    return _why(fact, text, "", {evidence["field"] for evidence in fact["evidence"]}, depth=depth)


def _outline(blocks: Iterable[Row]) -> Iterator[Part]:
    apart = True
    for block in blocks:
        if block["number"] and block["heading"] is not None:
            shown = f"{block['label']} {block['heading']}".strip()
            yield Part("outline", one_line(shown), "#" + block["number"], depth=_depth(block), apart=apart)
            apart = False


def _text(
    record: Row, text: str, blocks: Iterable[Row], cited: tuple[str, int, int] | None, why: bool
) -> Iterator[Part]:
    agreements, quotations = _Placed(record["agreements"]), _Placed(record["quotations"])
    others = _Placed(list(_others(record))) if why else _Placed([])
    asked = _Placed([{"start": cited[1], "end": cited[2]}] if cited else [])
    head = {record["document"]["title"], record["document"]["subtitle"]}
    depth = 0
    notes: set[str] = set()
    for block in blocks:
        start, end = _trimmed(text, block["start"], block["end"])
        if block["kind"] in ("title", "subtitle") and " ".join(text[start:end].split()) in head:
            continue
        if block["number"]:
            depth = _depth(block)
        elif block["parent"] is None:
            depth = 0
        kind: PartKind = "paragraph"
        if block["kind"] == "note" or block["parent"] in notes:
            notes.add(block["id"])
            kind = "note"
        elif block["kind"] in ("trailer", "reference"):
            kind = "trailer"
        elif block["heading"] is not None:
            kind = "heading"
        marks: tuple[tuple[int, int, Meaning], ...] = (
            *_marks(agreements.within(start, end), "agreement", start, end),
            *_marks(quotations.within(start, end), "quotation", start, end),
            *_marks(asked.within(start, end), "pin", start, end),
        )
        margin = "#" + block["number"] if block["number"] else ""
        shown, place = squeezed(text[start:end])
        marks = tuple((place(first), place(last), meaning) for first, last, meaning in marks)
        yield Part(kind, shown, margin, depth=depth, marks=marks)
        found = agreements.within(start, end)
        pins = Counter(fact["pin"] for fact in found)
        for fact in found:
            # one sentence may agree twice with the same verb: "affirmed …, and affirmed …"
            yield Part("agreement", one_line(agreed(fact, of_several=pins[fact["pin"]] > 1)), depth=depth, apart=False)
            if why:
                yield from _all_why(fact, text, depth)
        for fact in others.within(start, end):
            yield Part(kind_of(fact), one_line(told(fact)), depth=depth, apart=False)
            yield from _all_why(fact, text, depth)


def _others(record: Row) -> Iterator[Row]:
    """Yield the facts that are shown only where they are asked for, without what is shown as an agreement."""
    agreed = {fact["id"] for fact in record["agreements"]}
    yield from (fact for fact in record["statements"] if fact["id"] not in agreed)
    yield from record["quotations"]
    yield from record["planned_events"]


class _Placed:
    """Facts by their place in the text."""

    def __init__(self, facts: Iterable[Row]) -> None:
        self._facts = sorted(facts, key=itemgetter("start"))

    def within(self, start: int, end: int) -> list[Row]:
        """Return the facts that begin in a stretch of the text."""
        first = bisect_left(self._facts, start, key=itemgetter("start"))
        return self._facts[first : bisect_left(self._facts, end, key=itemgetter("start"))]


def _marks(facts: Iterable[Row], meaning: Meaning, start: int, end: int) -> Iterator[tuple[int, int, Meaning]]:
    for fact in facts:
        yield fact["start"] - start, min(fact["end"], end) - start, meaning


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    stretch = text[start:end]
    return start + len(stretch) - len(stretch.lstrip()), start + len(stretch.rstrip())


def _depth(block: Row) -> int:
    return int(block["number"].count("."))


def _place(pin: str) -> str:
    return pin[pin.find("#") :] if "#" in pin else ""
