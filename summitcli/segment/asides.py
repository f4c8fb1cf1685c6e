"""What stands beside the text: links and end marks, notes, references."""

import re

from summitcli.segment.body import Body
from summitcli.segment.layout import ends_sentence, layout
from summitcli.segment.sections import number
from summitcli.tokens import fold

_LONGEST_LINK = 80
_ORNAMENT = re.compile(r"[\s*_=~#◆◇○●■□★☆⁂·.…+—–-]{3,}")
_FOOTNOTE = re.compile(r"\[\d{1,3}\]\s*(?=\S)|\[\[[^\]]*\]\]$")


def trailer(body: Body, i: int) -> bool | None:
    """Recognise a link or end mark; true for one after which nothing more is expected."""
    text = body.lines[i].text
    folded = fold(text) if len(text) <= _LONGEST_LINK else ""
    if folded in layout().asides:
        return False
    if folded in layout().trailers or (folded.startswith(layout().trailer_openers) and not ends_sentence(text)):
        return True
    if body.closing and folded and not ends_sentence(text) and not number(body, i):
        return True
    return None


def build_trailer(body: Body, i: int, closing: bool) -> int:
    """Write a link or end mark."""
    body.closing = body.closing or closing
    return body.add("trailer", i, i)


def ornament(body: Body, i: int) -> str | None:
    """Recognise a line of marks: it parts a summary from a transcript."""
    text = body.lines[i].text
    return text if len(text) <= _LONGEST_LINK and _ORNAMENT.fullmatch(text) else None


def build_ornament(body: Body, i: int, _: str) -> int:
    """Write a line of marks; it is furniture, as a trailer is."""
    return body.add("trailer", i, i)


def note(body: Body, i: int) -> str | None:
    """Recognise the marker of a note."""
    found = layout().note.match(body.lines[i].text)
    return found.group() if found else None


def build_note(body: Body, i: int, label: str) -> int:
    """Write a note, under the last top-level section."""
    return body.add("note", i, _apart_end(body, i, label), label.strip(), body.top)


def reference(body: Body, i: int) -> str | None:
    """Recognise a reference, a footnote, a page mark or the words of a picture."""
    text = body.lines[i].text
    found = layout().reference.match(text) or layout().photo.match(text) or _FOOTNOTE.match(text)
    return found.group() if found else None


def build_reference(body: Body, i: int, label: str) -> int:
    """Write a reference, under the last top-level section."""
    last = body.paragraph_end(i) if layout().photo.match(label) else _apart_end(body, i, label)
    while last + 1 < len(body.lines) and not body.lines[last + 1].after_blank and not body.begins(last + 1):
        last += 1  # a table, whose rows have become lines
    return body.add("reference", i, last, label.strip(), body.top)


def _apart_end(body: Body, i: int, label: str) -> int:
    """The last line of a note or reference: its paragraph, or all that follows a marker on its own line.

    In a section that is everything up to the next number or heading; elsewhere nothing tells where
    a note ends, so it has one paragraph.
    """
    last = body.paragraph_end(i)
    if len(label.strip()) < len(body.lines[i].text):
        return last
    while last + 1 < len(body.lines) and body.rule_at(last + 1)[0].running:
        last = body.paragraph_end(last + 1)
        if body.top is None:
            break
    return last
