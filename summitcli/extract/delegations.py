"""Who else sat in: "(Other attendees from the Russian side: …)", "X and Y were also present", PARTICIPANTS."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from summitcli.extract.page import Line, Page
from summitcli.extract.people import PersonFound
from summitcli.extract.tagged import Tagged
from summitcli.lexicon import Country, load


@dataclass(frozen=True, slots=True)
class Attendee:
    """A person of a delegation list."""

    found: PersonFound
    line: Line
    element: int  # its index in the line's shape
    side: str | None  # alpha-3, from the words around the list
    rule: str


@cache
def _phrases(name: str) -> re.Pattern[str]:
    words: list[str] = load("meetings")["words"][name]
    return re.compile("|".join(r"\b" + re.escape(phrase) + r"\b" for phrase in sorted(words, key=len, reverse=True)))


_SIDE = re.compile(
    r"(?:\bthe (?=[DC] delegation\b)|\bfrom (?:the )?(?=[DC]\b)"
    r"|\b(?:on|for|by) (?:the )?(?=[DC] (?:'s )?(?:side|delegation|part)\b))(?P<land>[DC])"
)
_HEADER = re.compile(r"^(?P<land>[DC])(?: side| delegation)? :")
_SIDE_ALONE = re.compile(r"^(?:the )?(?P<land>[DC])(?: 's)?(?: side| delegation| participants)? ?:?$")
_LIST_TITLE = re.compile(r"^(?:list of |other )?(?:participants|attendees|delegations|participating \w+) ?:?$")
_ATTENDED = re.compile(r"\b(?:attended|present|took part|participated|joined)\b")
_LISTED = re.compile(r"\b(?:participants|attendees)\b")
_ENTRY = re.compile(r"^[PB](?: ,.*| \(.*)?(?<!\.)$")  # "Name, Role" on a line of its own; a sentence has a stop
_MOST_ENTRY = 25  # words


def is_open_ended(tagged: Tagged) -> bool:
    """Whether the words say that there were others: "and others", "among others"."""
    return _phrases("others").search(tagged.shape) is not None


def find_attendees(page: Page) -> list[Attendee]:
    """Find the persons of all delegation lists of a document, in the order of the text.

    A list is a clause of a sentence, a line "Japan: …", or lines of names under a title PARTICIPANTS and the name
    of a side.
    """
    found: list[Attendee] = []
    titled = {heading.section for heading in page.headings if _LISTED.search(heading.tagged.shape)}
    in_list = False
    side: str | None = None
    for line in page.narrated():
        shape = line.tagged.shape
        in_list = in_list or line.section in titled
        if _LIST_TITLE.match(shape):
            in_list, side = True, None
        elif header := _HEADER.match(shape):
            code = _code(line.tagged, line.tagged.at(header.start("land")))
            found.extend(_listed(line, code))
            in_list, side = True, code  # names may go on below
        elif in_list and (alone := _SIDE_ALONE.match(shape)):
            side = _code(line.tagged, line.tagged.at(alone.start("land")))
        elif in_list and _ENTRY.match(shape) and len(line.tagged.tokens) <= _MOST_ENTRY:
            found.extend(list(_listed(line, side))[:1])
        else:
            in_list = in_list and line.section in titled
            found.extend(read_attendees(line))
    return found


def _listed(line: Line, side: str | None) -> Iterator[Attendee]:
    """Yield all persons of a line that is nothing but a list, bare names too."""
    for k, element in enumerate(line.tagged.elements):
        if element.kind in "PB" and isinstance(element.value, PersonFound):
            yield Attendee(element.value, line, k, element.value.country or side, "<side> : <persons>")


def read_attendees(line: Line) -> Iterator[Attendee]:
    """Read the persons of a list inside a sentence, each with the side that the list says they are on.

    The side stands before a list ("from the Russian side: …") or behind it ("A and B from Japan"). The phrase that
    makes a list of it opens it ("accompanied by A and B") or closes it ("A and B were also present").
    """
    tagged = line.tagged
    opening = _phrases("delegations").search(tagged.shape)
    closing = _phrases("presence").search(tagged.shape)
    if opening is not None:
        span, rule = range(tagged.at(opening.start()), len(tagged.elements)), "attendees : <persons>"
    elif re.match(r"(?:from|on) the [DC] (?:side|delegation)\b", tagged.shape) and _ATTENDED.search(tagged.shape):
        span, rule = range(len(tagged.elements)), "from the <side> , <persons> attended"
    elif closing is not None and re.match(r"[PBR]\b", tagged.shape):
        span, rule = range(tagged.at(closing.start())), "<persons> were also present"
    else:
        return
    marks = [
        (tagged.at(m.start("land")), _code(tagged, tagged.at(m.start("land")))) for m in _SIDE.finditer(tagged.shape)
    ]
    found: list[Attendee] = []
    for k in span:
        value = tagged.elements[k].value
        if isinstance(value, PersonFound) and (
            tagged.elements[k].kind == "P" or closing is not None or _messrs(tagged, k)
        ):
            before = [code for at, code in marks if at < k and _opens(tagged, at)]
            found.append(Attendee(value, line, k, value.country or (before[-1] if before else None), rule))
    for i, attendee in enumerate(found):
        yield attendee if attendee.side else replace(attendee, side=_side_behind(tagged, marks, found, i))


def _messrs(tagged: Tagged, k: int) -> bool:
    """Whether a bare name is the second of "Messrs Mori and Abe"."""
    words = [tagged.tokens.lower[e.first] for e in tagged.elements[max(0, k - 2) : k]]
    return k >= 2 and words[-1] == "and" and words[0] == "messrs"


def _side_behind(
    tagged: Tagged, marks: Sequence[tuple[int, str | None]], found: Sequence[Attendee], i: int
) -> str | None:
    """Return the side that closes a list, "by A and B from Japan, and by C from Russia", for one of its persons."""
    at = found[i].element
    for other in found[i + 1 :]:
        between = tagged.elements[at + 1 : other.element]
        if any(tagged.tokens.lower[e.first] in ("by", ";", "from", "side", ".") for e in between):
            break
        if other.side and (_from(tagged, other) or other.side != other.found.country):
            return other.side
        at = other.element
    return next((code for mark, code in marks if mark > at), None)


def _from(tagged: Tagged, attendee: Attendee) -> bool:
    """Whether a country stands behind a name as "from Japan", which is of all in the list, not as "of Japan"."""
    last = attendee.found.name_last
    return attendee.found.last > last and tagged.tokens.lower[last] == "from"


def _opens(tagged: Tagged, at: int) -> bool:
    """Whether a side's mark stands before its list: a colon, a comma or a verb follows it."""
    following = [tagged.tokens.lower[e.first] for e in tagged.elements[at + 1 : at + 4] if e.kind == "w"]
    opens = {":", "were", "was", ",", "included", "comprised", "consisted"} & set(following)
    return following[:1] == [":"] or bool({"side", "delegation"} & set(following) and opens)


def _code(tagged: Tagged, k: int) -> str | None:
    value = tagged.elements[k].value
    return value.code if isinstance(value, Country) else None
