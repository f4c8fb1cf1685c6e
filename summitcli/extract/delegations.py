"""Who else sat in: "(Other attendees from the Russian side: …)", "accompanied by …", "participants from …"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from summitcli.extract.page import Line
from summitcli.extract.people import PersonFound
from summitcli.extract.tagged import Tagged
from summitcli.lexicon import Country, load


@dataclass(frozen=True, slots=True)
class Attendee:
    """A person of a delegation list."""

    found: PersonFound
    element: int  # its index in the line's shape
    side: str | None  # alpha-3, from the words around the list
    rule: str


@cache
def _phrases(name: str) -> re.Pattern[str]:
    words: list[str] = load("meetings")["words"][name]
    return re.compile("|".join(r"\b" + re.escape(phrase) + r"\b" for phrase in sorted(words, key=len, reverse=True)))


_SIDE = re.compile(
    r"(?:\bfrom (?:the )?(?=[DC]\b)|\b(?:on|for|by) (?:the )?(?=[DC] (?:'s )?(?:side|delegation|part)\b))(?P<land>[DC])"
)
_HEADER = re.compile(r"^(?P<land>[DC])(?: side| delegation)? :")


def list_begins(tagged: Tagged) -> int | None:
    """Return the character of the shape at which a list of attendees opens, `None` where there is none."""
    match = _phrases("delegations").search(tagged.shape)
    return match.start() if match else None


def is_open_ended(tagged: Tagged) -> bool:
    """Whether the words say that there were others: "and others", "among others"."""
    return _phrases("others").search(tagged.shape) is not None


def read_attendees(line: Line) -> Iterator[Attendee]:
    """Read the persons of a delegation list, each with the side that the list says they are on.

    The side stands before a list ("from the Russian side: …") or behind it ("A and B from Japan").
    """
    tagged = line.tagged
    begin = list_begins(tagged)
    header = _HEADER.match(tagged.shape)
    if begin is None and header is None:
        return
    first = tagged.at(begin) if begin is not None else 0
    marks = [
        (tagged.at(m.start("land")), _code(tagged, tagged.at(m.start("land"))), tagged.shape[m.end() : m.end() + 2])
        for m in (*_HEADER.finditer(tagged.shape), *_SIDE.finditer(tagged.shape))
    ]
    rule = "<side> : <persons>" if header else "attendees : <persons>"
    found: list[Attendee] = []
    for k in range(first, len(tagged.elements)):
        value = tagged.elements[k].value
        if tagged.elements[k].kind == "P" and isinstance(value, PersonFound):
            before = [code for at, code, after in marks if at < k and _opens(tagged, at, after)]
            side = value.country or (before[-1] if before else None)
            found.append(Attendee(value, k, side, rule))
    for i, attendee in enumerate(found):
        yield attendee if attendee.side else replace(attendee, side=_side_behind(tagged, marks, found, i))


def _side_behind(
    tagged: Tagged, marks: Sequence[tuple[int, str | None, str]], found: Sequence[Attendee], i: int
) -> str | None:
    """Return the side that closes a list, "by A and B from Japan, and by C from Russia", for one of its persons."""
    at = found[i].element
    for other in found[i + 1 :]:
        between = tagged.elements[at + 1 : other.element]
        if any(tagged.tokens.lower[e.first] in ("by", ";", "from", "side", ".") for e in between):
            break
        if other.side:
            return other.side
        at = other.element
    return next((code for mark, code, _ in marks if mark > at), None)


def _opens(tagged: Tagged, at: int, after: str) -> bool:
    """Whether a side's mark stands before its list: a colon, a comma or a verb follows it."""
    if after.strip()[:1] == ":":
        return True
    following = tagged.elements[at + 1 : at + 4]
    words = [tagged.tokens.lower[e.first] for e in following if e.kind == "w"]
    return bool({"side", "delegation"} & set(words)) and bool({":", "were", "was", ","} & set(words))


def _code(tagged: Tagged, k: int) -> str | None:
    value = tagged.elements[k].value
    return value.code if isinstance(value, Country) else None
