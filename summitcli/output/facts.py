"""The facts of meetings and documents in words: parties, time, place, duration."""

from collections.abc import Iterator
from datetime import datetime

from summitcli.output.columns import Row

_PRESENCE = {
    "in_meeting": "participants",
    "accompanying": "accompanied by",
    "other_meeting": "also met",
    "encounter": "words exchanged with",
    "same_event": "at the same event",
}


def person(participant: Row) -> str:
    """Name someone with a country or organization: "Vladimir Putin (RUS)"."""
    side = participant["country"] or participant["organization"]
    return f"{participant['name']} ({side})" if side else str(participant["name"])


def parties(meeting: Row) -> str:
    """Name those who sat in a meeting; where nobody did, those it tells of."""
    everyone = meeting["participants"]
    sat = [person(p) for p in everyone if p["presence"] == "in_meeting"] or [person(p) for p in everyone]
    return ", ".join(sat) + ("" if meeting["complete"] or not sat else ", and others")


def clock(meeting: Row) -> str:
    """Tell the time at the place: "15:35", "~18:40", "10:00-11:15", or the words of the text."""
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


def about_meeting(meeting: Row) -> Iterator[tuple[str, str]]:
    """Yield the facts of a meeting, with their labels."""
    for label, value in (
        ("kind", _kind(meeting)),
        ("date", meeting["date"]),
        ("time", _time(meeting)),
        ("duration", duration(meeting)),
        ("place", place(meeting)),
        ("occasion", meeting["occasion"]),
    ):
        if value:
            yield label, value
    for presence, label in _PRESENCE.items():
        group = [p for p in meeting["participants"] if p["presence"] == presence]
        for participant in group:
            yield label, _with_role(participant)
        if presence == "in_meeting" and group and not meeting["complete"]:
            yield label, "and others"


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
