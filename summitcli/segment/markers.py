"""What the marker of a numbered block looks like: `1.` `(1)` `1)` `(a)` `a.` `A.` `(i)` `I.` `1.2` `1`.

A shape alone makes no marker: whether it counts is for `numbering` to say.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from summitcli.segment.layout import layout

_LARGEST = 199  # a number above that is a year or a quantity
_MARKER = re.compile(
    r"""
    (?P<stray> [*•]\s{0,3} (?=[IVX\d]{1,4}\.) | \#{1,6}\s | \*\*(?=[\d(]) )?   # left over from lists and from Markdown
    (?: \|\s? )?                                                   # left over from a table
    (?P<label>
        [(（] \s? (?P<both> \d{1,3} | [a-zA-Z] | [ivxlc]{2,6} | [IVXLC]{2,6} ) \s? [)）]
      | (?P<path> \d{1,2} (?: \.\d{1,2} ){1,3} ) \.? (?=\s)
      | (?P<half> \d{1,3} | [a-zA-Z] | [ivx]{2,5} | [IVX]{2,5} ) [)）]
      | (?P<number> \d{1,3} ) [.．] (?=\s|$|["“(（A-Z|])
      | (?P<letter> [a-zA-Z] | [ivx]{2,5} | [IVXLC]{2,6} ) [.．] (?=\s|$|\|)
      | (?P<bare> \d{1,2} ) \s (?=["“(]?[A-Z]|[(（]?[1Ia][)）])
      | (?P<alone> [IVX]{1,5} ) $
    )
    [\s|]*
    """,
    re.VERBOSE,
)
_ROMAN = re.compile(r"(x{0,3})(ix|iv|v?i{0,3})")
_FORMS = {"both": "()", "path": "1.1", "half": ")", "number": ".", "letter": ".", "bare": "", "alone": ""}
_WEAK = {"letter", "bare", "alone"}  # they need a second one to be believed


class Style(NamedTuple):
    """How the markers of one level are printed."""

    form: str  # "()", ")", ".", "" or "1.1"
    alphabet: str  # "1", "a", "A", "i" or "I"; for "1.1" its depth


class Reading(NamedTuple):
    """A marker in one of its meanings: `(i)` is the first Roman number and the ninth letter."""

    style: Style
    value: int


@dataclass(frozen=True, slots=True)
class Marker:
    """A marker as printed, and what it can mean."""

    label: str
    element: str  # the printed number or letters alone
    readings: tuple[Reading, ...]
    weak: bool
    prefix: str  # of "5.2" the "5"
    start: int
    body: int  # where what follows it begins

    def value_in(self, style: Style) -> int | None:
        """Return its value if it is read in this style."""
        return next((reading.value for reading in self.readings if reading.style == style), None)


def marker_at(text: str, start: int, end: int) -> Marker | None:
    """Return the marker at `text[start:]`, or `None`."""
    found = _MARKER.match(text, start, end)
    if found is None:
        return None
    kind = next(kind for kind in _FORMS if found[kind] is not None)
    printed = found[kind]
    if kind == "bare" and _is_date(text[found.end("bare") : end]):
        return None
    readings = tuple(_readings(kind, printed))
    if not readings:
        return None
    prefix, _, element = printed.rpartition(".") if kind == "path" else ("", "", printed)
    return Marker(found["label"].strip(), element, readings, kind in _WEAK, prefix, found.start("label"), found.end())


def _is_date(rest: str) -> bool:
    words = rest[:20].split(None, 1)
    return bool(words) and words[0].rstrip(".,").lower() in layout().months


def _readings(kind: str, printed: str) -> Iterator[Reading]:
    form = _FORMS[kind]
    if kind == "path":
        parts = printed.split(".")
        yield Reading(Style(form, str(len(parts))), int(parts[-1]))
    elif printed.isdecimal():
        if 0 < int(printed) <= _LARGEST:
            yield Reading(Style(form, "1"), int(printed))
    else:
        lower = printed.islower()
        roman = _roman(printed.lower())
        if roman:
            yield Reading(Style(form, "i" if lower else "I"), roman)
        if len(printed) == 1:
            yield Reading(Style(form, "a" if lower else "A"), ord(printed.lower()) - ord("a") + 1)


def _roman(letters: str) -> int:
    """Return the value of a small Roman number, 0 for anything else."""
    found = _ROMAN.fullmatch(letters)
    if found is None:
        return 0
    ones = {"": 0, "i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6, "vii": 7, "viii": 8, "ix": 9}
    return 10 * len(found[1]) + ones[found[2]]
