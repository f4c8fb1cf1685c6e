"""`summit check`: what could not be read or understood."""

from summitcli.cli.answering import Kind, give_rows, say_counts, status_of, writing
from summitcli.cli.asking import filters_of, opened
from summitcli.cli.options import Common, Filtering, Output
from summitcli.cli.speech import say
from summitcli.output import Column, View
from summitcli.output.columns import of_field

PROBLEMS = Kind(
    "problem",
    "problems",
    "model:Problem",
    View(
        (
            Column("path", of_field("path"), "pin", wrap=24),
            Column("problem", of_field("rule"), "heading", wrap=14),
            Column("message", of_field("message"), wrap=24),
        ),
        ("path", "rule", "message", "start", "end", "document"),
    ),
    beside=("document", "path"),
)


def command(*, filters: Filtering, output: Output, common: Common) -> int:
    """Problems lose nothing: the document is in the archive with what was understood of it."""
    how = writing(PROBLEMS, output)
    asked = filters_of(filters, sort=how.sort, limit=how.limit)
    with opened(common) as archive:
        answer = archive.problems(asked)
    shown = give_rows(answer.rows, how, common)
    if answer.total:
        say_counts(answer, shown, how.kind)
    elif not common.quiet:
        say("no problems: every document was read and understood")
    return status_of(shown, how.exit_status)
