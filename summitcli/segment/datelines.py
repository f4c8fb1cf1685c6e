"""The rules for datelines: the date of publication, its place and clock, who published."""

import re

from summitcli.segment.front import Head, date, date_follows, is_title_like
from summitcli.segment.layout import bare, has_event, is_heading, layout
from summitcli.tokens import fold

_BRACKETED = re.compile(r"\[[^\[\]]+\](?:\s*\[[^\[\]]+\])*")
_CLOCK = re.compile(r"\d{1,2}[:.]\d\d(?:\s*[AaPp]\.?\s?[Mm]\.?)?(?:\s*\(?[A-Za-z]{2,12}(?: time)?\)?)?", re.IGNORECASE)


def source_and_date(head: Head, i: int) -> int | None:
    """Recognise "[<issuer>] [<date>]", which may stand above the title."""
    text = head.page.lines[i].text
    return i if _BRACKETED.fullmatch(text) and layout().dated.search(text) else None


def date_in_brackets(head: Head, i: int) -> int | None:
    """Recognise "(<date>, <place>)" where no other date follows."""
    text = head.page.lines[i].text
    if text[0] not in "(（[" or text[-1] not in ")）]" or not layout().date.match(text[1:].lstrip()):
        return None
    return None if date_follows(head, i) or head.dated else i


def clock(head: Head, i: int) -> int | None:
    """Recognise the time of day, alone on its line under the date."""
    return i if head.dated and _CLOCK.fullmatch(head.page.lines[i].text) else None


def place(head: Head, i: int) -> int | None:
    """Recognise the place, on a line of its own right above the date."""
    lines = head.page.lines
    line = lines[i]
    if not head.titled or head.dated or not line.after_blank or len(line.text.split()) > 5 or line.text[0] in "([（":
        return None
    if i + 1 == len(lines) or lines[i + 1].after_blank or date(head, i + 1) is None or has_event(line.text):
        return None
    return None if fold(line.text).startswith(layout().subtitles) else i


def issuer(head: Head, i: int) -> int | None:
    """Recognise who published: under the date, or above the title."""
    text, layouts = head.page.lines[i].text, layout()
    if bare(text) in layouts.releases:
        return i
    if len(text) > 100 or not layouts.issuers.search(text) or has_event(text) or not is_heading(text):
        return None
    if head.page.runs_on(i):
        return None
    if head.dated:
        return i
    following = i + 1 < len(head.page.lines) and is_title_like(head, i + 1)
    return i if not head.titled and following else None
