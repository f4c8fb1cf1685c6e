"""`summit check`: what could not be read or understood."""

from summitcli.cli.answering import Kind, give_rows, say_counts, status_of, writing
from summitcli.cli.asking import filters_of, opened
from summitcli.cli.options import Common, Filtering, Output
from summitcli.cli.speech import say
from summitcli.output import Column, Row, View
from summitcli.output.columns import of_field


def _where(row: Row) -> str:
    return f"{row['path']}:{row['line']}" if row["line"] else str(row["path"])


PROBLEMS = Kind(
    "problem",
    "problems",
    "model:Problem",
    View(
        (
            Column("path", _where, "pin", wrap=24),
            Column("problem", of_field("rule"), "heading", wrap=14),
            Column("message", of_field("message"), wrap=24),
            Column("next", of_field("next"), "aside", below=True),
        ),
        ("path", "line", "rule", "message", "next", "start", "end", "document"),
    ),
    beside=("document", "path", "line", "next"),
)


def command(*, filters: Filtering, output: Output, common: Common) -> int:
    """Problems lose nothing: the document is in the archive with what was understood of it.

    Each comes with what can be done about it, often in archive.toml.

    \b
      summit check
      summit check --archive ~/readouts --format csv --output problems.csv
    """
    how = writing(PROBLEMS, output)
    asked = filters_of(filters, sort=how.sort, limit=how.limit)
    with opened(common) as archive:
        answer = archive.problems(asked)
    shown = give_rows(answer.rows, how, common)
    if not common.quiet:
        if answer.total:
            say_counts(answer, shown, how.kind)
        else:
            say("no problems: every document was read and understood")
            for note in answer.notes:
                say(note)
    return status_of(shown, how.exit_status)
