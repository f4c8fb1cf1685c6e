"""Datelines: "May 10, 2005", "15 November 2000", "October 11, 2002, 13:15, Zavidovo, The Tver Region"."""

import re
from dataclasses import dataclass
from datetime import date

from summitcli.extract.date_words import date_words, tables
from summitcli.extract.dates import DateFound, find_dates

_AFTER = re.compile(
    r"\s{0,3}(?:[,|–—-]?\s{0,3}(?P<clock>(?:[01]?\d|2[0-3])[:.][0-5]\d)(?:\s{0,3}(?:MSK|hours))?)?\s{0,3}"
)
_EDGES = " \t\r\n[]*_|"
_MARKS = ",;:：|–—-\n"
_REMARK = re.compile(r"\s{0,3}[(\[][^()\[\]\d]{3,60}[)\]]$")  # "(Provisional Translation)"
_LONGEST = 120  # characters; what is longer is a sentence
_PLACE = re.compile(r"[^\W\d_][\w’'.-]*(?:[ \t,/&()-]{1,3}[^\W\d_][\w’'.-]*){0,12}[.)]?")


@dataclass(frozen=True, slots=True)
class Dateline:
    """A line that tells when, and perhaps where, a document came out."""

    published: str | None  # ISO date, or EDTF month; None where the year is missing and there is nothing to infer from
    posted: str | None  # the clock, "13:15": when it was put up, never when a meeting began
    place: str  # the words; "" where there are none
    date: DateFound


def read_dateline(text: str, start: int, end: int, *, reference: date | None = None) -> Dateline | None:
    """Read `text[start:end]` as a dateline; `None` where it holds more than a date, a clock and a place.

    A run of days is no dateline: it stands under titles and tells when an event took place.
    """
    while start < end and text[start] in _EDGES:
        start += 1
    while start < end and text[end - 1] in _EDGES:
        end -= 1
    if not 4 <= end - start <= _LONGEST or text[start] == "(":
        return None
    remark = _REMARK.search(text, start, end)
    end = remark.start() if remark else end
    found = [day for day in find_dates(text, start, end, reference=reference) if day.kind in ("day", "month")]
    if len(found) != 1 or not _begins_with_a_date(text, found[0]):
        return None
    day = found[0]
    after = _AFTER.match(text, day.end, end)
    if after is None:
        return None
    clock = after["clock"]
    before, rest = text[start : day.start].rstrip(), text[after.end() : end].strip()
    if (before and (rest or before[-1] not in _MARKS)) or (rest and rest[0] not in _MARKS):
        return None
    place = before.rstrip(_MARKS) or rest.strip(_MARKS).strip()
    if place and not _is_place(place):
        return None
    label = before[-1:] in (":", "：")  # "Date: July 8, 2005"
    return Dateline(
        published=day.edtf,
        posted=f"{int(clock[:-3]):02}:{clock[-2:]}" if clock else None,
        place="" if label else " ".join(place.split()),
        date=day,
    )


def _begins_with_a_date(text: str, day: DateFound) -> bool:
    first = re.split(r"\W", text[day.start : day.end], maxsplit=1)[0]
    known = date_words()
    return first in known.months or first in known.weekdays or first[:1].isdigit()


def _is_place(words: str) -> bool:
    if not _PLACE.fullmatch(words):
        return False
    weekdays, small = date_words().weekdays, tables()["place_words"]
    for word in re.findall(r"[\w’'.-]+", words):
        if not (word[0].isupper() or word in small) or word in weekdays:
            return False
    return True
