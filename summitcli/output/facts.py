"""The facts of meetings and documents in words: parties, time, place, duration."""

from collections.abc import Iterator
from datetime import datetime
from typing import Literal

from summitcli.output.columns import Row

_PRESENCE = {
    "in_meeting": "participants",
    "accompanying": "accompanied by",
    "other_meeting": "also met",
    "encounter": "words exchanged with",
    "same_event": "at the same event",
}


_CLOCK = ("start_time", "end_time", "time_text", "time_approximate", "time_zone", "utc_offset", "start_utc")


def person(participant: Row) -> str:
    """Name someone with a country or organization: "Rosa Duarte (CHL)"."""
    side = participant["country"] or participant["organization"]
    return f"{participant['name']} ({side})" if side else str(participant["name"])


def parties(meeting: Row) -> str:
    """Name those who sat in a meeting; where nobody did, those it tells of."""
    everyone = meeting["participants"]
    sat = [person(p) for p in everyone if p["presence"] == "in_meeting"] or [person(p) for p in everyone]
    return ", ".join(sat) + ("" if meeting["complete"] or not sat else ", and others")


def clock(meeting: Row) -> str:
    """Tell the time at the place: "14:20", "~18:40", "10:00-11:15", or the words of the text."""
    if not meeting["start_time"]:
        return str(meeting["time_text"] or "")
    shown = ("~" if meeting["time_approximate"] else "") + str(meeting["start_time"])
    return f"{shown}-{meeting['end_time']}" if meeting["end_time"] else shown


def place(meeting: Row) -> str:
    """Name the venue, the city and the country, as far as they are known."""
    venue, city, country = meeting["venue"], meeting["city"], meeting["country"]
    names = [name for name in (venue, city) if name]
    if venue and city and city.casefold() in venue.casefold():
        names = [venue]
    shown = ", ".join(names)
    if not country:
        return shown
    return f"{shown} ({country})" if shown else str(country)


def duration(meeting: Row) -> str:
    """Tell how long a meeting lasted: "about 30 minutes"."""
    minutes = meeting["duration_minutes"]
    if minutes is None:
        return ""
    about = "about " if meeting["duration_approximate"] else ""
    return f"{about}{minutes} minute{'' if minutes == 1 else 's'}"


def about_document(document: Row) -> Iterator[tuple[str, str]]:
    """Yield what is known of a document, with its labels."""
    kind = document["type"].replace("_", " ")
    for label, value in (
        ("id", document["id"]),
        ("type", "" if kind == "other" else kind),
        ("published", document["published"]),
        ("issuer", document["issuer"]),
        ("source", document["url"]),
        ("licence", document["licence"]),
        ("attribution", document["attribution"]),
    ):
        if value:
            yield label, value


def about_meeting(meeting: Row) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """Yield the facts of a meeting, with their labels and the names of the fields that they are made of."""
    for label, value, fields in (
        ("kind", _kind(meeting), ("kind", "status")),
        ("date", meeting["date"], ("date",)),
        ("time", _time(meeting), _CLOCK),
        ("duration", duration(meeting), ("duration_minutes", "duration_approximate")),
        ("place", place(meeting), ("venue", "city", "country")),
        ("occasion", meeting["occasion"], ("occasion",)),
    ):
        if value:
            yield label, value, fields
    for presence, label in _PRESENCE.items():
        group = [p for p in meeting["participants"] if p["presence"] == presence]
        for participant in group:
            name = participant["name"]
            yield label, _with_role(participant), tuple(f"{field} of {name}" for field in ("country", "role", "name"))
        if presence == "in_meeting" and group and not meeting["complete"]:
            yield label, "and others", ("complete",)


def _kind(meeting: Row) -> str:
    kind = str(meeting["kind"]).replace("_", " ")
    return kind if meeting["status"] == "held" else f"{kind}, {meeting['status']}"


def _time(meeting: Row) -> str:
    shown = clock(meeting)
    if shown and meeting["start_time"]:
        zone = ", ".join(part for part in (meeting["time_zone"], meeting["utc_offset"]) if part)
        shown += f" local time ({zone})" if zone else " local time"
    utc = meeting["start_utc"]
    if not utc:
        return shown
    start = datetime.fromisoformat(utc)
    same_day = start.date().isoformat() == meeting["date"]
    return f"{shown}, {start:%H:%M} UTC" if same_day else f"{shown}, {start:%H:%M} UTC on {start.date()}"


def _with_role(participant: Row) -> str:
    role = participant["role"]
    return f"{person(participant)}, {role}" if role else person(participant)


def agreed(agreement: Row, *, of_several: bool) -> str:
    """Tell an agreement on one line; the words that were agreed where it is one of several in a sentence."""
    commitment = "" if agreement["commitment"] == "none" else f"{agreement['commitment']} commitment"
    words = (agreement["verb"], f"{agreement['band']} band", commitment, ", ".join(agreement["parties"]))
    return _line(agreement, *words, about=agreement["content"] if of_several else "")


def kind_of(fact: Row) -> Literal["statement", "quotation", "plan"]:
    """Tell what a fact is by its schema."""
    kinds: dict[str, Literal["quotation", "plan"]] = {"quotation/1": "quotation", "planned_event/1": "plan"}
    return kinds.get(fact["schema"], "statement")


def told(fact: Row) -> str:
    """Tell a statement, a quotation or a planned event on one line."""
    match kind_of(fact):
        case "quotation":
            return _line(fact, f"{fact['kind']} quotation", fact["speaker"], about=fact["text"])
        case "plan":
            realised = f"realised by {fact['realised_by']}" if fact["realised_by"] else ""
            words = (fact["when"] or fact["when_text"], fact["place"], ", ".join(fact["participants"]), realised)
            return _line(fact, f"{fact['status']} event", *words, about=fact["what"])
        case _:
            modality = "" if fact["modality"] == "asserted" else fact["modality"]
            who = ", ".join(fact["speakers"]) or fact["attribution"]
            words = (fact["verb"], who, modality, "negated" if fact["negated"] else "")
            return _line(fact, *words, about=fact["content"])


def _line(fact: Row, *words: str | None, about: str) -> str:
    pin = fact["pin"]
    place = pin[pin.find("#") :] if "#" in pin else ""
    line = " · ".join(word for word in (*words, place) if word)
    return f"{line}: {about}" if about else line
