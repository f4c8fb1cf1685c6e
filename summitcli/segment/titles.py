"""The rules for titles and subtitles, and for what stands between them and the text."""

import re
from collections.abc import Callable

from summitcli.segment.front import (
    BULLET,
    DATE_NEAR,
    LONGEST_LINE,
    LONGEST_TITLE,
    Head,
    date,
    date_follows,
    goes_on,
    is_title_like,
    joined,
    title_end,
)
from summitcli.segment.layout import bare, ends_sentence, has_event, is_heading, layout
from summitcli.segment.numbering import chain
from summitcli.tokens import fold

FIELD = re.compile(r"\[([A-Za-z][A-Za-z ]{2,20})\]\s*(.*)", re.DOTALL)
"""The header of a database: "[Date] August 6, 1975"."""

_BREADCRUMB = re.compile(r"\S\s+[>»›]\s+\S")


def field(*kinds: str) -> Callable[[Head, int], int | None]:
    """Make the shape of a database's header for keys of these kinds."""

    def shape(head: Head, i: int) -> int | None:
        found = FIELD.fullmatch(head.page.lines[i].text)
        if found is None or (kind := layout().field_kinds.get(fold(found[1]))) is None:
            return None
        if kind == "date" and found[2] and not layout().dated.search(found[2]) and found[2].startswith(("(", "（")):
            kind = "subtitle"  # databases put the second line of a title there
        return title_end(head, i) if kind in kinds else None

    return shape


def remark(head: Head, i: int) -> int | None:
    """Recognise a remark on the text: "[Provisional Translation]"."""
    return i if bare(head.page.lines[i].text) in layout().remarks else None


def link(head: Head, i: int) -> int | None:
    """Recognise a link to another language or form of the page."""
    return i if fold(head.page.lines[i].text) in layout().links else None


def photo(head: Head, i: int) -> int | None:
    """Recognise the words of a picture, to the end of their lines."""
    lines = head.page.lines
    if not layout().photo.match(BULLET.sub("", lines[i].text, count=1)):
        return None
    last = i
    while last + 1 < len(lines) and not lines[last + 1].after_blank and len(lines[last + 1].text) <= LONGEST_LINE:
        if date(head, last + 1) is not None or chain(head.page.text, lines[last + 1]):
            break
        last += 1
    return last


def alt_text(head: Head, i: int) -> int | None:
    """Recognise the texts of pictures, left as bullets above the date."""
    found = BULLET.match(head.page.lines[i].text)
    return i if found and head.titled and not head.dated and date_follows(head, i) else None


def breadcrumb(head: Head, i: int) -> int | None:
    """Recognise the path of the page, or the name of its section, above the title."""
    lines = head.page.lines
    text = lines[i].text
    if head.titled or len(text) > LONGEST_LINE:
        return None
    if _BREADCRUMB.search(text) or _title_field_follows(head, i):
        return i
    if i + 1 == len(lines) or has_event(text) or len(text.split()) > 7 or not is_heading(text):
        return None
    after = lines[i + 1].text
    broken = not lines[i + 1].after_blank and goes_on(head, i)
    if broken or after[0] in "(（[" or not has_event(after) or not is_heading(after):
        return None
    return i if is_title_like(head, i + 1) else None


def title(head: Head, i: int) -> int | None:
    """Recognise the title, however many lines it was broken into."""
    if head.titled or not is_title_like(head, i):
        return None
    last = title_end(head, i)
    text = joined(head, i, last)
    if len(text) > LONGEST_TITLE or ends_sentence(text):
        return None
    if head.dated and not head.announced and not (has_event(text) and is_heading(text)):
        return None
    return last


def subtitle(head: Head, i: int) -> int | None:
    """Recognise a further line of the title: what it was about, when and where, or what kind of text."""
    if not head.titled or not is_title_like(head, i):
        return None
    line = head.page.lines[i]
    last = title_end(head, i)
    text = joined(head, i, last)
    if text[0] in "(（[" and text[-1] in ")）]":
        return None if len(text) > 200 or ends_sentence(text[:-1]) else last
    if head.latest not in ("title", "subtitle", "reference") or not is_heading(text[0].upper() + text[1:]):
        return None
    if fold(text).startswith(layout().subtitles) and not _under_own_text(head, last):
        return last
    if line.after_blank or head.latest == "reference":
        return last if date_follows(head, last) else None
    return last


def caption(head: Head, i: int) -> int | None:
    """Recognise, under the date, who is on the picture: a short line alone before the text proper."""
    lines = head.page.lines
    text = lines[i].text
    if not head.dated or not head.titled or i + 1 == len(lines) or not lines[i + 1].after_blank:
        return None
    if not is_heading(text) or has_event(text) or bare(text) in layout().headings or not is_title_like(head, i):
        return None
    return i if ends_sentence(lines[title_end(head, i + 1)].text) and not chain(head.page.text, lines[i + 1]) else None


def _title_field_follows(head: Head, i: int) -> bool:
    """Whether a "[Title]" stands below: what is above it names the database."""
    for line in head.page.lines[i + 1 : i + 1 + 2 * DATE_NEAR]:
        if (found := FIELD.match(line.text)) and layout().field_kinds.get(fold(found[1])) == "title":
            return True
    return False


def _under_own_text(head: Head, last: int) -> bool:
    """Whether prose follows without a date between: "Overview" is then the heading of that prose."""
    lines = head.page.lines
    return lines[last].after_blank and not date_follows(head, last)
