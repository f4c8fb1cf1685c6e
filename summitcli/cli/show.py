"""`summit show`: one document, for reading."""

import json
import shlex
import sys
from typing import Annotated, TextIO

import typer

from summitcli.archive.questions import Archive, Found
from summitcli.cli.answering import format_of
from summitcli.cli.asking import opened, when
from summitcli.cli.destination import destination
from summitcli.cli.options import Common, Output
from summitcli.cli.speech import say
from summitcli.errors import NotFoundError, UsageError
from summitcli.output import Row, Screen, View, write
from summitcli.output.document import layout, of_section, write_plain
from summitcli.output.visible import visible
from summitcli.when import Period

_LISTED = 20  # candidates; a screen holds no more
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
    if sum((bool(section), outline, raw)) > 1:
        raise UsageError("--section, --outline and --raw exclude each other.", "Give one of them.")
    asked = " ".join(wanted)
    with opened(common) as archive:
        found = archive.find(asked, _date(asked))
        chosen = _choose(found, asked, every)
        if not common.quiet:
            _say_what_matched(chosen, asked)
        number = section.strip().strip("().") if section else found.section
        records = [archive.record(str(candidate["document"])) for candidate in chosen]
        if number:
            for record in records:
                _must_have(record, number)
        with destination(common, output) as (out, screen):
            if written in ("json", "jsonl"):
                write(written, records, View((), ()), out, screen)
            else:
                pins = [str(candidate["pin"]) if found.sentence else "" for candidate in chosen]
                for i, (record, pin) in enumerate(zip(records, pins, strict=True)):
                    if i:
                        out.write("\n\n")
                    _write(archive, record, out, screen, written == "table", (number, pin, outline, raw, why))
        sys.stdout.flush()
    return 0


def _write(
    archive: Archive, record: Row, out: TextIO, screen: Screen, drawn: bool, how: tuple[str, str, bool, bool, bool]
) -> None:
    section, pin, outline, raw, why = how
    text = archive.text(record["document"]["id"])
    if raw:
        out.write(visible(text) if screen.width else text)  # a pipe gets the text itself
        return
    parts = layout(record, text, section=section, pin=pin, outline=outline, why=why)
    if drawn:
        from summitcli.output.terminal import write_document  # rich, which pipes do not need

        write_document(parts, out, screen)
    else:
        write_plain(parts, out)


def _date(asked: str) -> Period | None:
    try:
        return when(asked)
    except UsageError:
        return None  # an id or words of a title


def _choose(found: Found, asked: str, every: bool) -> list[Row]:
    """Return what is shown; `NotFoundError` where there is nothing, `UsageError` where there is a choice."""
    if not found.candidates:
        nearest = ", ".join(found.nearest)
        hint = f"Nearest meetings: {nearest}." if nearest else "`summit list` shows what there is."
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


def _must_have(record: Row, number: str) -> None:
    if of_section(record["blocks"], number):
        return
    there = ", ".join(block["number"] for block in record["blocks"] if block["number"])
    hint = f"Its sections are {there}." if there else "It has no numbered sections."
    raise NotFoundError(f"{record['document']['id']} has no section {number}.", hint)
