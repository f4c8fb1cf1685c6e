"""`summit show`: one document, for reading."""

import json
import shlex
import sys
from collections.abc import Iterator
from typing import Annotated

import typer

from summitcli.archive.questions import Archive, Found
from summitcli.cli.answering import format_of
from summitcli.cli.asking import opened, when
from summitcli.cli.destination import destination
from summitcli.cli.options import Common, Output
from summitcli.cli.reasons import explained_record
from summitcli.cli.speech import say
from summitcli.errors import NotFoundError, UsageError
from summitcli.output import Row, View, write
from summitcli.output.document import Part, around, layout, of_section, write_plain
from summitcli.output.visible import visible
from summitcli.when import Period

_LISTED = 20  # candidates; a screen holds no more
_NEAREST = {
    "meetings": "Nearest meetings",
    "documents": "Documents with a similar name",
    "places": "The document has these places",
}
_READABLE = ("table", "plain", "json", "jsonl")


def command(
    wanted: Annotated[
        list[str], typer.Argument(metavar="WHEN|ID", help="A date in any usual spelling, an id, a pin cite, a title.")
    ],
    *,
    section: Annotated[
        str | None, typer.Option("--section", metavar="N.N", help="Only this section, and what stands in it.")
    ] = None,
    outline: Annotated[bool, typer.Option("--outline", help="Only the facts and the headings.")] = False,
    why: Annotated[
        bool, typer.Option("--why", help="All that was found, with the rule that found it and its words.")
    ] = False,
    raw: Annotated[bool, typer.Option("--raw", help="Only the text, as it stands in the file.")] = False,
    every: Annotated[bool, typer.Option("--all", help="All documents that match, not only a single one.")] = False,
    format: Annotated[
        str | None, typer.Option("--format", metavar="NAME", help="table or plain for reading, json, jsonl.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="The whole record, in an array.")] = False,
    output: Annotated[
        str | None, typer.Option("--output", "-o", metavar="FILE", help="Write to FILE, all or nothing.")
    ] = None,
    common: Common,
) -> int:
    """The date of a meeting wins over that of publication; stderr says which one matched.

    \b
      summit show 2005-07-07
      summit show "May 9, 2005" --outline
      summit show 2005-07 --section 5.2
      summit show 2005-07-07 --why
    """
    written = format_of(Output(format=format, json=as_json, output=output))
    if written not in _READABLE:
        raise UsageError(f"show cannot write {written}.", "It writes table, plain, json and jsonl.")
    if sum((section is not None, outline, raw)) > 1:
        raise UsageError("--section, --outline and --raw exclude each other.", "Give one of them.")
    asked = " ".join(wanted)
    number = section.strip().strip("#().") if section is not None else ""
    if not asked.strip():
        raise UsageError("There is nothing to show.", "Name a date, an id or words of a title: summit show 2005-07-07")
    if section is not None and not number:
        raise UsageError("--section names no section.", "Write its number: --section 5.2")
    with opened(common) as archive:
        day, no_date = _date(asked.partition("#")[0].strip())
        found = archive.find(asked, day)
        if no_date and not found.candidates:
            raise NotFoundError(no_date.message, no_date.hint)
        chosen = _choose(found, asked, every)
        if not common.quiet:
            _say_what_matched(chosen, asked)
        documents = [str(candidate["document"]) for candidate in chosen]
        places = {document: _place(archive, document, number) if number else found for document in documents}
        with destination(common, output) as (out, screen):
            if written in ("json", "jsonl"):
                records = (_record(archive, document, why) for document in documents)
                write(written, records, View((), ()), out, screen)
            for i, document in enumerate(documents if written in ("table", "plain") else ()):
                if i:
                    out.write("\n\n")
                text = archive.text(document)
                if raw:
                    out.write(visible(text) if screen.width else text)  # a pipe gets the text itself
                    continue
                parts = _layout(archive.record(document), text, places[document], outline, why)
                if written == "table":
                    from summitcli.output.terminal import write_document  # rich, which pipes do not need

                    write_document(parts, out, screen)
                else:
                    write_plain(parts, out)
        sys.stdout.flush()
    return 0


def _record(archive: Archive, document: str, why: bool) -> Row:
    record = archive.record(document)
    return explained_record(record, archive.text(document)) if why else record


def _layout(record: Row, text: str, place: Found, outline: bool, why: bool) -> Iterator[Part]:
    document = record["document"]["id"]
    span = place.spans.get(document)
    blocks = cited = None
    if place.section and not place.section.startswith("note"):
        blocks = of_section(record["blocks"], place.section)
    elif span:
        blocks = around(record["blocks"], *span)
    if span and place.sentence:
        cited = (f"{document}#{place.section}s{place.sentence}", *span)
    return layout(record, text, blocks=blocks, cited=cited, outline=outline, why=why)


def _place(archive: Archive, document: str, number: str) -> Found:
    """Return the place of a section in a document; `NotFoundError` lists those that there are."""
    found = archive.find(f"{document}#{number}", None)
    if found.candidates:
        return found
    there = ", ".join(_within(pin)[1:] for pin in found.nearest if found.nearest_are == "places")
    hint = f"Its sections are {there}." if there else "It has no numbered sections."
    raise NotFoundError(f"{document} has no section {number}.", hint)


def _date(asked: str) -> tuple[Period | None, UsageError | None]:
    """Read what is asked for as a date; where it is none though it looks like one, return what is wrong with it."""
    try:
        return when(asked), None
    except UsageError as error:
        if error.message.endswith("too long for a date."):
            return None, None  # a title
        if asked and not error.message.endswith("is not a date."):
            return None, error  # the year is missing, or day and month are in doubt
        if any(c.isalpha() for c in asked) or not any(c.isdigit() for c in asked):
            return None, None  # an id or words of a title
        return None, UsageError(f"{asked} is no date, and no document is called so.", error.hint)


def _choose(found: Found, asked: str, every: bool) -> list[Row]:
    """Return what is shown; `NotFoundError` where there is nothing, `UsageError` where there is a choice."""
    if not found.candidates:
        near = found.nearest if found.nearest_are != "places" else [_within(pin) for pin in found.nearest]
        nearest = ", ".join(near[:_LISTED]) + (", …" if len(near) > _LISTED else "")
        hint = f"{_NEAREST[found.nearest_are]}: {nearest}." if nearest else "`summit list` shows what there is."
        raise NotFoundError(f"The archive holds nothing for {json.dumps(asked, ensure_ascii=False)}.", hint)
    if len(found.candidates) > 1 and not every:
        say(f"{len(found.candidates)} documents match {asked}:")
        for candidate in found.candidates[:_LISTED]:
            date = candidate["date"] or candidate["published"] or ""
            say(f"  {date:10}  {candidate['pin']}  {candidate['title'] or ''}".rstrip())
        if len(found.candidates) > _LISTED:
            say(f"  and {len(found.candidates) - _LISTED} more")
        first = shlex.quote(str(found.candidates[0]["pin"]))
        raise UsageError("Which one is meant?", f"`summit show {first}` shows the first, --all shows all of them.")
    return found.candidates


def _within(pin: str) -> str:
    return pin[pin.rindex("#") :]


def _say_what_matched(chosen: list[Row], asked: str) -> None:
    for candidate in chosen:
        match candidate["matched"]:
            case "publication date":
                met = f"; the meeting was on {candidate['date']}" if candidate["date"] else ""
                say(f"{candidate['document']}: published on {candidate['published']}{met}")
            case "event date":
                say(f"{candidate['document']}: the meeting was on {candidate['date']}")
            case "title" if candidate["title"] != asked:
                say(f"{candidate['document']}: found by its title")
