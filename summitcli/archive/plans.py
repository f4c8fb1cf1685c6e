"""Which meeting a plan became: the documents of an archive answer each other."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from summitcli.archive.likeness import one_person
from summitcli.lexicon import countries
from summitcli.tokens import fold

Row = dict[str, Any]

_VISIT = 7  # days; meetings further apart are no one visit, and it is not known which of them was planned
_PRESENT = ("in_meeting", "accompanying")


def realised_by(plan: Row, own: list[Row], later: Iterable[Row]) -> str | None:
    """Return the id of the meeting that a planned_event/1 row became, `None` where none is known.

    `own` are the meetings of the document that has the plan, `later` those of others within the plan's dates,
    in the order of time. It is a meeting between all persons of the plan, at its place; a plan of one person
    is one with somebody of the `own` meetings. Of several meetings on one visit it is the first.
    """
    found = [meeting for meeting in later if _is_it(plan, meeting, own)]
    if not found:
        return None
    first, last = (date.fromisoformat(meeting["date"]) for meeting in (found[0], found[-1]))
    return found[0]["id"] if (last - first).days <= _VISIT else None


def _is_it(plan: Row, meeting: Row, own: list[Row]) -> bool:
    if meeting["status"] != "held" or meeting["kind"] == "encounter" or len(meeting["date"]) != len("2005-11-21"):
        return False
    there = _present(meeting)
    planned = plan["participants"]
    if not planned or not all(_among(name, there) for name in planned):
        return False
    if len(planned) == 1:
        hosts = [name for one in own for name in _present(one) if not one_person(name, planned[0])]
        if not any(_among(name, there) for name in hosts):
            return False
    return _held_at(plan["place"], meeting)


def _present(meeting: Row) -> list[str]:
    return [participant["name"] for participant in meeting["participants"] if participant["presence"] in _PRESENT]


def _among(name: str, names: Iterable[str]) -> bool:
    return any(one_person(name, other) for other in names)


def _held_at(place: str | None, meeting: Row) -> bool:
    """Whether a meeting can have been at a place; where it was is not always told."""
    if place is None:
        return True
    country = countries().resolve(place)
    if country:
        return meeting["country"] in (None, country.code)
    return meeting["city"] is None or fold(meeting["city"]) == fold(place)
