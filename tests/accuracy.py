#!/usr/bin/env python3
"""Measure the extraction and write tests/ACCURACY.md.

    python tests/accuracy.py                                    # the documents in this repository
    python tests/accuracy.py --gold "A ministry=GOLD.jsonl"     # annotated documents of another folder too
    python tests/accuracy.py --tags "A website=INDEX.jsonl"     # documents with their publisher's own tags too

The paths in a GOLD or INDEX file are relative to it. For the comparison with dateparser:
pip install '.[accuracy]'.
"""

import argparse
import importlib.util
import json
import sys
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any

from scoring import Scores, score, score_tags

from summitcli.extract.dates import find_dates
from summitcli.model import About, as_json
from summitcli.reading import read
from summitcli.record import read_record
from summitcli.when import bounds

HERE = Path(__file__).resolve().parent
OWN = (
    ("Readouts written for this project", HERE / "readouts" / "gold.jsonl"),
    ("Shipped corpus", HERE / "readouts" / "corpus.jsonl"),
)
ORDER = (
    "sections", "notes", "published", "title", "meetings", "start time", "duration", "start in UTC", "venue", "city",
    "participants", "role", "country", "contacts on the side", "agreements", "agreement: section", "agreement: verb",
    "agreement: parties", "planned events: date", "documents without a meeting left alone",
    "spans reproduce their words",
)  # fmt: skip
TAG_ORDER = ("published", "reports a meeting", "tagged persons found", "tagged countries found", "city of the dateline")
MISSES = 60  # lines for one source

Json = dict[str, Any]
Finder = Callable[[str, date | None], set[str]]


@dataclass
class Dates:
    """How the days of meetings and of plans fare with one finder."""

    right: int = 0
    gold: int = 0
    planned_right: int = 0
    planned: int = 0
    false: int = 0


@dataclass
class Source:
    """One set of documents with its scores."""

    label: str
    documents: int = 0
    scores: Scores = field(default_factory=Scores)
    dates: dict[str, Dates] = field(default_factory=dict)


def rows_of(file: Path) -> list[Json]:
    """Read a file of annotations or tags; documents that are not there are left out."""
    try:
        rows = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines() if line.strip()]
    except (OSError, ValueError) as error:
        sys.exit(f"accuracy: {file} cannot be read: {error}")
    there = [row for row in rows if (file.parent / row["file"]).is_file()]
    if not there:
        sys.exit(f"accuracy: none of the documents of {file} is beside it")
    return there


def measure_gold(label: str, file: Path, finders: dict[str, Finder]) -> Source:
    """Score annotated documents."""
    source = Source(label)
    for row in rows_of(file):
        data = (file.parent / row["file"]).read_bytes()
        text, record = read(data, row["file"]).text, _record(data, row["file"])
        score(source.scores, row, record, text, _name(row))
        source.documents += 1
        if not row.get("negative"):
            _measure_dates(source, row, record, text, finders)
    return source


def measure_tags(label: str, file: Path) -> Source:
    """Score documents with their publisher's tags."""
    source = Source(label)
    for row in rows_of(file):
        record = _record((file.parent / row["file"]).read_bytes(), row["file"])
        score_tags(source.scores, row, record, _name(row))
        source.documents += 1
    return source


def _record(data: bytes, path: str) -> Json:
    record = as_json(read_record(data, path, About()))
    assert isinstance(record, dict)
    return record


def _name(row: Json) -> str:
    return f"{row.get('title') or Path(row['file']).stem} ({row.get('published') or row.get('date') or 'no date'})"


def own_dates(text: str, reference: date | None) -> set[str]:
    """All days that summit's own date rules find, whatever they are the dates of; of a run of days the first."""
    found = find_dates(text, 0, len(text), reference=reference)
    return {when.earliest for when in found if when.earliest and when.edtf and _is_day(when.edtf)}


def _is_day(edtf: str) -> bool:
    return len(edtf.strip("{").split("/")[0].split(",")[0]) == len("2005-07-08")


def dateparser_dates(text: str, reference: date | None) -> set[str]:
    """All days that `dateparser.search_dates` finds, told English and the day of publication."""
    from dateparser.search import search_dates

    settings = {"RELATIVE_BASE": datetime.combine(reference, datetime.min.time())} if reference else {}
    found = search_dates(text, languages=["en"], settings=settings) or []
    return {when.date().isoformat() for _, when in found}


def _measure_dates(source: Source, row: Json, record: Json, text: str, finders: dict[str, Finder]) -> None:
    gold = {meeting["date"] for meeting in row["meetings"] if meeting["date"]}
    plans = [plan["when"] for plan in row["planned_events"] if plan.get("when")]
    planned = {span.earliest for when in plans if _is_day(when) and (span := bounds(when))}
    printed = bounds(row["published"]) if row.get("published") else None
    reference = date.fromisoformat(printed.latest) if printed else None  # the last day where only a month is printed
    spans = [span for value in (row.get("published"), *gold, *plans) if value and (span := bounds(value))]
    for name, finder in finders.items():
        found = finder(text, reference)
        false = [day for day in found if not any(first <= day <= last for first, last in spans)]
        _count(source, name, (gold, found), (planned, found), false)
    told = {meeting["date"] for meeting in record["meetings"] if meeting["date"]}
    ahead = {plan["earliest"] for plan in record["planned_events"] if plan["earliest"]}
    _count(source, "summit, as dates of meetings and plans", (gold, told), (planned, ahead), told - gold)


def _count(
    source: Source,
    name: str,
    meetings: tuple[set[str], set[str]],
    plans: tuple[set[str], set[str]],
    false: Iterable[str],
) -> None:
    dates = source.dates.setdefault(name, Dates())
    dates.right += len(meetings[0] & meetings[1])
    dates.gold += len(meetings[0])
    dates.planned_right += len(plans[0] & plans[1])
    dates.planned += len(plans[0])
    dates.false += len(list(false))


def report(gold: list[Source], tags: list[Source], command: str) -> str:
    """Write the page."""
    parts = [
        _HEAD.format(command=command),
        "## Annotated documents\n",
        _GOLD_NOTE,
        _table(gold, ORDER),
        *(("## Official tags\n", _TAG_NOTE, _table(tags, TAG_ORDER)) if tags else ()),
        "## Dates, beside dateparser\n",
        _DATES_NOTE,
        _dates_table(gold),
        "## The misses that remain\n",
        *(_misses(source) for source in (*gold, *tags)),
    ]
    return "\n".join(parts).rstrip() + "\n"


def _table(sources: list[Source], order: tuple[str, ...]) -> str:
    measures = [m for m in order if any(m in source.scores.measures() for source in sources)]
    head = ["", *(f"{source.label} ({source.documents} documents)" for source in sources)]
    lines = [_row(head), _row(["---"] * len(head))]
    lines += [_row([m, *(source.scores.cell(m) for source in sources)]) for m in measures]
    return "\n".join(lines) + "\n"


def _row(cells: Iterable[str]) -> str:
    return "| " + " | ".join(cells) + " |"


def _dates_table(sources: list[Source]) -> str:
    lines = [_row(["", "source", "days of meetings", "days of plans", "false finds"]), _row(["---"] * 5)]
    for source in sources:
        for name, dates in source.dates.items():
            found = f"{dates.right} of {dates.gold}", f"{dates.planned_right} of {dates.planned}"
            lines.append(_row([name, source.label, *found, str(dates.false)]))
    return "\n".join(lines) + "\n"


def _misses(source: Source) -> str:
    misses = source.scores.misses
    counts = Counter(measure for measure, _, _ in misses)
    told = ", ".join(f"{measure} {count}" for measure, count in counts.most_common()) or "none"
    lines = [f"### {source.label}\n", f"By kind: {told}.\n"]
    lines += [f"- {measure}: {_plain(what)} ({_plain(document)})" for measure, document, what in misses[:MISSES]]
    if len(misses) > MISSES:
        lines.append(f"- … and {len(misses) - MISSES} more")
    return "\n".join(lines) + "\n"


def _plain(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|").replace("*", "\\*").replace("<", "\\<")


_HEAD = """# How accurate the extraction is

This page is generated by

    {command}

with the code as it stands. Figures show what the rules find in the documents named, not in every document there is:
rules were written while looking at these, so expect somewhat less on others. Documents that are not in this repository
are measured where somebody has them, and named by their source.
"""
_GOLD_NOTE = """Documents with notes of what each one says, by one annotator; `readouts/README.md` explains them. The
readouts written for this project are invented, in the forms that ministries use; the corpus is what the package ships.

Two sorts of figures stand in the table. For facts that can be missed or invented (sections, meetings, participants,
agreements): the F1 score, which is 2 × found / (2 × found + false + missed), and its counts. For values: the share
that is right. Values of a meeting (times, places, roles, countries) and of an agreement (section, verb, parties) are
counted where the meeting or agreement itself was found. "Planned events: date" asks for each annotated plan with a
date whether a plan with that date was found. "–" means that the source has nothing to count.
"""
_TAG_NOTE = """Documents that nobody annotated for this project, set against what their publisher says of them: the day
of publication, and where the site tags its items, the persons, countries and the place of the dateline. A tagged
person counts as found when a participant or a name in the text is that person. "Reports a meeting" asks only whether
a meeting was found; some items tell of none, so 1.000 is not to be expected there.
"""
_DATES_NOTE = """The nearest existing tool for the dates is
[dateparser](https://github.com/scrapinghub/dateparser) (BSD licence): `search_dates`, told that the text is English and
on which day it was published. It finds dates and does not tell what they are the dates of, so it is given credit
whenever the day of the meeting, or the first day of a planned event, is among its finds. A false find is a distinct
day of a document that is none of the annotated ones: not the publication, not a meeting, not in a planned period. Some
of these are true dates that nobody annotated, such as those of earlier events. The same count is given for summit's
own date rules, and last for what summit reports as the dates of meetings and of plans; there, false is any day of a
meeting that is no annotated one.
"""


def _labelled(value: str) -> tuple[str, Path]:
    label, equals, file = value.partition("=")
    return (label, Path(file)) if equals else (Path(value).stem, Path(value))


def main(arguments: list[str] | None = None) -> int:
    """Read the command line, measure, and write the page."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", metavar="[LABEL=]FILE", type=_labelled, action="append", default=[])
    parser.add_argument("--tags", metavar="[LABEL=]FILE", type=_labelled, action="append", default=[])
    parser.add_argument("--only", action="store_true", help="leave out the documents of this repository")
    parser.add_argument("--without-dateparser", action="store_true", help="do not compare with dateparser")
    parser.add_argument("--output", metavar="FILE", type=Path, default=HERE / "ACCURACY.md")
    asked = parser.parse_args(arguments)
    finders: dict[str, Finder] = {"summit, all days found": own_dates}
    if not asked.without_dateparser:
        if importlib.util.find_spec("dateparser") is None:
            sys.exit("accuracy: dateparser is not installed; pip install '.[accuracy]', or use --without-dateparser")
        finders = {"dateparser, all days found": dateparser_dates, **finders}
    inputs = [*(() if asked.only else OWN), *asked.gold]
    gold = [measure_gold(label, file, finders) for label, file in inputs]
    tags = [measure_tags(label, file) for label, file in asked.tags]
    words = ["python tests/accuracy.py"]
    words += [f'--gold "{label}=GOLD.jsonl"' for label, _ in asked.gold]
    words += [f'--tags "{label}=INDEX.jsonl"' for label, _ in asked.tags]
    page = report(gold, tags, " \\\n        ".join(words))
    asked.output.write_text(page, encoding="utf-8")
    print(f"{sum(source.documents for source in (*gold, *tags))} documents, {asked.output}", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
