"""From rows to an answer: which format, which fields, where to, and the counts beside it."""

import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from summitcli.archive.questions import Answer
from summitcli.cli.destination import destination, is_file, on_terminal
from summitcli.cli.fields import checked, known
from summitcli.cli.options import Common, Output
from summitcli.cli.speech import say
from summitcli.cli.words import chosen
from summitcli.errors import ExitStatus, UsageError
from summitcli.output import FORMATS, Row, View, write


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of row: what it is called, what it has, what is shown of it."""

    one: str
    many: str
    row_type: str  # where it is described, "model:Meeting"
    view: View
    beside: tuple[str, ...] = ()  # fields that the archive writes behind those of the type


@dataclass(frozen=True, slots=True)
class Writing:
    """How rows are written, decided before the archive is opened."""

    format: str
    view: View
    kind: Kind
    sort: str
    limit: int | None
    file: str | None
    exit_status: bool


def writing(kind: Kind, output: Output) -> Writing:
    """Read the output options; `UsageError` where one cannot be meant."""
    view = kind.view
    names = known(kind.row_type, kind.beside) if output.fields or output.sort else []
    if output.fields:
        view = view.only(checked(output.fields, names))
    if output.sort:
        whole = [name for name in names if "." not in name]
        checked(output.sort.removeprefix("-"), list(dict.fromkeys((*whole, "date"))))
    return Writing(
        format_of(output), view, kind, output.sort or "", _limit(output.limit), output.output, output.exit_status
    )


def format_of(output: Output) -> str:
    """Return the name of the format that is asked for, or that suits the place the answer goes to."""
    if output.json:
        if output.format not in (None, "json"):
            raise UsageError(f"--json and --format {output.format} exclude each other.", "Give one of them.")
        return "json"
    if output.format:
        return chosen(output.format, FORMATS, "format")
    if is_file(output.output):
        suffix = Path(output.output).suffix.lower()
        return next((name for name, form in FORMATS.items() if suffix in form.suffixes), "plain")
    return "table" if on_terminal() else "plain"


def give(answer: Answer, how: Writing, common: Common) -> int:
    """Write an answer, say how much of it there is, and return the exit status."""
    shown = give_rows(answer.rows, how, common)
    if not common.quiet:
        say_counts(answer, shown, how.kind)
    return status_of(shown, how.exit_status)


def give_rows(rows: Iterable[Row], how: Writing, common: Common) -> int:
    """Write rows and return how many there were."""
    counted = _Counted(rows)
    with destination(common, how.file) as (out, screen):
        write(how.format, counted, how.view, out, screen)
    sys.stdout.flush()  # the answer stands before the counts
    return counted.n


def status_of(shown: int, exit_status: bool) -> int:
    """Return the exit status of an answer with that many rows."""
    return ExitStatus.FAILED if exit_status and not shown else ExitStatus.OK


def say_counts(answer: Answer, shown: int, kind: Kind) -> None:
    """Say how many rows match, how many are shown, and which are missing for want of a date."""
    if shown < answer.total:
        say(f"{shown} of {_counted(answer.total, kind)}")
    else:
        say(_counted(shown, kind))
    if answer.undated:
        say(f"{_counted(answer.undated, kind)} left out: no date is known")
    for note in answer.notes:
        say(note)


def _counted(n: int, kind: Kind) -> str:
    return f"{n or 'no'} {kind.one if n == 1 else kind.many}"


def _limit(typed: str | None) -> int | None:
    if typed is None:
        return None
    if not (typed.isascii() and typed.isdigit() and int(typed[:9]) > 0):
        raise UsageError(f"--limit takes a number from 1 on, not {typed}.")
    return int(typed[:9])


class _Counted:
    """Rows that are counted as they pass."""

    def __init__(self, rows: Iterable[Row]) -> None:
        self._rows = rows
        self.n = 0

    def __iter__(self) -> Iterator[Row]:
        for row in self._rows:
            self.n += 1
            yield row
