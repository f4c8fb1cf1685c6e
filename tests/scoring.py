"""Records set against annotations: what was found, what was missed, what is wrong.

The rows of a gold file are explained in `readouts/README.md`. Measures of two sorts: sets (precision, recall, F1)
and values (right of total), the values of meetings and agreements only where the meeting or agreement was found.
"""

import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from summitcli.lexicon import countries

Json = dict[str, Any]

HONORIFICS = frozenset(
    {"mr", "mrs", "ms", "dr", "he", "the", "honorable", "honourable", "sir", "dame", "lord", "jr", "h", "e"}
)
SMALL = frozenset({"the", "a", "an", "of", "at", "in"})
PRESENT = ("in_meeting", "accompanying")
OPENING = 10  # words by which a sentence is known again


@dataclass
class Scores:
    """Counts by measure, and one line for each miss."""

    found: Counter[str] = field(default_factory=Counter)
    false: Counter[str] = field(default_factory=Counter)
    missed: Counter[str] = field(default_factory=Counter)
    right: Counter[str] = field(default_factory=Counter)
    total: Counter[str] = field(default_factory=Counter)
    misses: list[tuple[str, str, str]] = field(default_factory=list)  # measure, document, what

    def value(self, measure: str, document: str, ok: bool, want: object, got: object) -> None:
        """Count one value."""
        self.total[measure] += 1
        self.right[measure] += ok
        if not ok:
            self.misses.append((measure, document, f"{_shown(want)} read as {_shown(got)}"))

    def same(self, measure: str, document: str, want: object, got: object) -> None:
        """Count one value that is to be equal."""
        self.value(measure, document, want == got, want, got)

    def sets(self, measure: str, document: str, pairs: Iterable[tuple[object, object]]) -> None:
        """Count pairs of an annotated and a found fact, `None` where one of the two is lacking."""
        for gold, fact in pairs:
            if fact is None:
                self.missed[measure] += 1
                self.misses.append((measure, document, f"missed {_shown(gold)}"))
            elif gold is None:
                self.false[measure] += 1
                self.misses.append((measure, document, f"false {_shown(fact)}"))
            else:
                self.found[measure] += 1

    def measures(self) -> list[str]:
        """Name all measures that counted something."""
        return list({*self.found, *self.false, *self.missed, *self.total})

    def cell(self, measure: str) -> str:
        """Write one measure: "0.988 (81 found, 0 false, 1 missed)" or "0.976 (41 of 42)"."""
        if self.total[measure]:
            right, total = self.right[measure], self.total[measure]
            return f"{right / total:.3f} ({right} of {total})"
        found, false, missed = self.found[measure], self.false[measure], self.missed[measure]
        if not found + false + missed:
            return "–"
        return f"{2 * found / (2 * found + false + missed):.3f} ({found} found, {false} false, {missed} missed)"


def _shown(value: object) -> str:
    if isinstance(value, dict):
        return str(value.get("name") or value.get("text") or value.get("date"))[:90]
    if isinstance(value, list | tuple):
        return ", ".join(str(part) for part in value if part) or "nobody"
    return "nothing" if value is None else str(value)[:90]


def words(text: object) -> list[str]:
    """Split into plain lower-case words without accents."""
    plain = unicodedata.normalize("NFKD", str(text or "")).encode("ascii", "ignore").decode().casefold()
    return "".join(c if c.isalnum() else " " for c in plain).split()


def same_person(one: str, other: str) -> bool:
    """Whether one name has all words of the other, honorifics and initials aside."""
    a, b = ({word for word in words(name) if len(word) > 1} - HONORIFICS for name in (one, other))
    return bool(a and b) and (a <= b or b <= a)


def same_words(want: str, got: str | None) -> bool:
    """Whether one has all words of the other, small words aside."""
    a, b = set(words(want)) - SMALL, set(words(got)) - SMALL
    return bool(a and b) and (a <= b or b <= a)


def country_code(name: str | None) -> str | None:
    """Return the alpha-3 code of a country as the annotations spell it."""
    country = countries().resolve(name) if name else None
    return country.code if country else None


def paired(gold: Iterable[Any], found: Iterable[Any], same: Callable[[Any, Any], bool]) -> Iterator[tuple[Any, Any]]:
    """Pair each annotated fact with the first found one that is the same; then the found ones left over."""
    left = list(found)
    for fact in gold:
        at = next((i for i, other in enumerate(left) if same(fact, other)), None)
        yield fact, left.pop(at) if at is not None else None
    for other in left:
        yield None, other


def score(scores: Scores, gold: Json, record: Json, text: str, name: str) -> None:
    """Score one document; `text` is that of the file, `name` what misses call it."""
    for kind in ("agreements", "quotations", "planned_events"):
        for fact in record[kind]:
            told = text[fact["start"] : fact["end"]].split()
            scores.value(
                "spans reproduce their words", name, told == fact["text"].split(), fact["text"], " ".join(told)
            )
    if gold.get("negative"):
        count = len(record["meetings"]) + len(_joint(record))
        scores.value("documents without a meeting left alone", name, count == 0, "nothing", f"{count} facts")
        return
    _document(scores, gold, record, name)
    _meetings(scores, gold["meetings"], record["meetings"], name)
    _agreements(scores, gold["agreements"], _joint(record), name)
    whens = {plan["when"] for plan in record["planned_events"]}
    for plan in gold["planned_events"]:
        if plan.get("when"):
            wanted = {plan["when"], *plan.get("when_alt", ())}
            scores.value("planned events: date", name, bool(wanted & whens), f"{plan['what']}, {plan['when']}", None)


def _document(scores: Scores, gold: Json, record: Json, name: str) -> None:
    document, blocks = record["document"], record["blocks"]
    scores.value(
        "published", name, document["published"] == gold["published"], gold["published"], document["published"]
    )
    if gold.get("title"):
        scores.value("title", name, words(document["title"]) == words(gold["title"]), gold["title"], document["title"])
    wanted = [(section["number"], " ".join(words(section["title"]))) for section in gold["sections"]]
    wanted += [(f"{section['number']}.{child}", "") for section in gold["sections"] for child in section["children"]]
    numbered = [(block["number"], " ".join(words(block["heading"]))) for block in blocks if block["number"]]
    found = [(number, heading if "." not in number else "") for number, heading in numbered if number.count(".") < 2]
    scores.sets("sections", name, paired(wanted, found, lambda one, other: bool(one == other)))
    if gold.get("notes") is not None:
        notes = sum(block["kind"] == "note" for block in blocks)
        scores.same("notes", name, gold["notes"], notes)


def _present(meeting: Json) -> list[Json]:
    return [person for person in meeting["participants"] if person.get("presence") in PRESENT]


def _same_meeting(gold: Json, found: Json) -> bool:
    if gold["date"] and gold["date"] != found["date"]:
        return False
    met = sum(any(same_person(p["name"], q["name"]) for q in _present(found)) for p in gold["participants"])
    return met >= min(2, len(gold["participants"]))


def _meetings(scores: Scores, gold: list[Json], found: list[Json], name: str) -> None:
    pairs = list(paired(gold, found, _same_meeting))
    scores.sets("meetings", name, pairs)
    for want, got in pairs:
        if want is None:
            continue
        people = list(paired(want["participants"], _present(got) if got else (), _same_name))
        scores.sets("participants", name, people)
        if got is None:
            continue
        scores.same("start time", name, want["start_local"], got["start_time"])
        scores.same("duration", name, want["duration_min"], got["duration_minutes"])
        if want.get("start_utc"):
            scores.same("start in UTC", name, want["start_utc"], got["start_utc"])
        venue = same_words(want["venue"], got["venue"]) if want["venue"] else not got["venue"]
        scores.value("venue", name, venue, want["venue"], got["venue"])
        if want["city"]:
            scores.value("city", name, same_words(want["city"], got["city"]), want["city"], got["city"])
        for person, known in people:
            if person and known and person.get("role"):
                scores.value("role", name, same_words(person["role"], known["role"]), person["role"], known["role"])
            if person and known and (code := country_code(person.get("country"))):
                scores.value("country", name, known["country"] == code, f"{person['name']} {code}", known["country"])
        if want.get("contacts"):
            contacts = [contact if isinstance(contact, dict) else {"name": contact} for contact in want["contacts"]]
            aside = [person for person in got["participants"] if person not in _present(got)]
            scores.sets("contacts on the side", name, paired(contacts, aside, _same_name))


def _same_name(one: Json, other: Json) -> bool:
    return same_person(one["name"], other["name"])


def _joint(record: Json) -> list[Json]:
    """Return the agreements of the high and medium bands, one for each sentence."""
    by_sentence: dict[tuple[str, ...], Json] = {}
    for agreement in record["agreements"]:
        if agreement["band"] in ("high", "medium"):
            by_sentence.setdefault((agreement["section"], *words(agreement["text"])[:OPENING]), agreement)
    return list(by_sentence.values())


def _agreements(scores: Scores, gold: list[Json], found: list[Json], name: str) -> None:
    pairs = list(paired(gold, found, lambda a, b: words(a["text"])[:OPENING] == words(b["text"])[:OPENING]))
    scores.sets("agreements", name, pairs)
    for want, got in pairs:
        if want is None or got is None:
            continue
        scores.same("agreement: section", name, want["section"], got["section"])
        verb = words(got["verb"])[:1] == words(want["verb"])[:1]
        scores.value("agreement: verb", name, verb, want["verb"], got["verb"])
        parties = got["parties"]
        right = len(parties) == len(want["by"]) and all(any(same_person(a, b) for b in parties) for a in want["by"])
        scores.value("agreement: parties", name, right, want["by"], parties)


def score_tags(scores: Scores, row: Json, record: Json, name: str) -> None:
    """Score one document against the tags that its publisher gave it: persons, countries, place, day."""
    document, meetings, mentions = record["document"], record["meetings"], record["mentions"]
    scores.same("published", name, row["date"], document["published"])
    scores.value("reports a meeting", name, bool(meetings), "a meeting", None)
    people = [person for meeting in meetings for person in meeting["participants"]]
    names = [person["name"] for person in people] + [m["name"] for m in mentions if m["type"] == "person"]
    codes = {person["country"] for person in people} | {mention["code"] for mention in mentions}
    for tag in row.get("person_tags", ()):
        scores.value("tagged persons found", name, any(same_person(tag, known) for known in names), tag, None)
    for tag in row.get("countries", ()):
        if code := country_code(tag):
            scores.value("tagged countries found", name, code in codes, tag, None)
    if row.get("place") and meetings:
        city = meetings[0]["city"]
        scores.value(
            "city of the dateline", name, bool(set(words(city)) & set(words(row["place"]))), row["place"], city
        )
