"""What is said on stderr: errors with their next step, counts, notices."""

import contextlib
import os
import sys
import unicodedata

from summitcli.errors import QueryError
from summitcli.output.visible import one_line, visible

_SHOWN = 60  # characters of a long query on either side of the mistake


def say(line: str) -> None:
    """Write a line to stderr; that nobody listens is no error."""
    with contextlib.suppress(OSError, ValueError):
        sys.stderr.write(visible(line) + "\n")
        sys.stderr.flush()


def complain(message: str, hint: str = "", *, no_color: bool = False) -> None:
    """Say what went wrong and what to do next."""
    _labelled("error", "31", message, no_color)
    if hint:
        _labelled("hint", "36", hint, no_color)


def complain_of_query(error: QueryError, *, no_color: bool = False) -> None:
    """Say what is wrong with a query, and point at the place."""
    complain(error.message, no_color=no_color)
    start = max(error.column - _SHOWN, 0)
    before = one_line(error.query[start : error.column])
    after = one_line(error.query[error.column : error.column + _SHOWN])
    lead = "…" if start else ""
    tail = "…" if error.column + _SHOWN < len(error.query) else ""
    say(f"  {lead}{before}{after}{tail}")
    say("  " + " " * (len(lead) + _cells(before)) + "^")
    if error.hint:
        _labelled("hint", "36", error.hint, no_color)


def colour_wanted(stream_is_terminal: bool, no_color: bool) -> bool:
    """Decide on colour: --no-color, NO_COLOR and TERM=dumb forbid it, FORCE_COLOR (but 0) asks for it in a pipe."""
    if no_color or os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb":
        return False
    return stream_is_terminal or os.environ.get("FORCE_COLOR", "0").lower() not in ("", "0", "false", "no")


def _labelled(label: str, code: str, text: str, no_color: bool) -> None:
    if colour_wanted(sys.stderr.isatty(), no_color):
        with contextlib.suppress(OSError, ValueError):
            sys.stderr.write(f"\x1b[{code}m{label}:\x1b[0m ")
        say(text)
    else:
        say(f"{label}: {text}")


def _cells(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text if not unicodedata.combining(c))
