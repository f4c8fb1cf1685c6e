"""From a command line to an exit status: every error is caught, worded and counted here, once."""

import contextlib
import io
import os
import sys
import traceback
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import typer

from summitcli.cli.app import build
from summitcli.cli.options import Common
from summitcli.cli.speech import complain, complain_of_query
from summitcli.errors import ExitStatus, QueryError, SummitError

_COMPLETION = "_SUMMIT_COMPLETE"  # set by the shell when Tab is pressed


def run(args: Sequence[str] | None = None) -> int:
    """Run one command; its answer is on stdout, everything else on stderr."""
    _open_streams()
    given = list(sys.argv[1:] if args is None else args)
    try:
        status = _run(given)
        sys.stdout.flush()
    except BrokenPipeError:  # `summit … | head -1`: whoever read has enough
        _let_go()
        return ExitStatus.OK
    except OSError as error:  # a full disk behind stdout
        _let_go()
        complain(f"Cannot write the answer: {error.strerror}.", no_color="--no-color" in given)
        return ExitStatus.FAILED
    return status


def _run(args: list[str]) -> int:
    try:
        group = build()
        if _COMPLETION in os.environ:
            group.main(list(args), prog_name="summit")
        with group.make_context("summit", list(args), obj=Common()) as context:
            return int(group.invoke(context) or ExitStatus.OK)
    except typer.Exit as leave:
        return leave.exit_code
    except (KeyboardInterrupt, typer.Abort):
        return ExitStatus.INTERRUPTED
    except BrokenPipeError:
        raise
    except Exception as error:
        if isinstance(error, OSError) and error.filename is None:
            raise  # of stdout, see `run`
        if "--debug" in args:
            traceback.print_exc()
        return _word(error, "--no-color" in args)


def _word(error: Exception, no_color: bool) -> int:
    """Say what went wrong, and return the exit status of it."""
    if isinstance(error, QueryError):
        complain_of_query(error, no_color=no_color)
        return error.status
    if isinstance(error, SummitError):
        complain(error.message, error.hint, no_color=no_color)
        return error.status
    if hasattr(error, "format_message"):  # of the command line; its class depends on Typer's release
        complain(*_misuse(error), no_color=no_color)
        return ExitStatus.USAGE
    if isinstance(error, OSError):
        complain(f"{error.filename}: {error.strerror}.", no_color=no_color)
        return ExitStatus.FAILED
    told = f"This should not have happened: {type(error).__name__}: {error}"
    complain(told, "Run the command again with --debug to see where, and report it.", no_color=no_color)
    return ExitStatus.FAILED


def _misuse(error: Any) -> tuple[str, str]:
    """Word what Typer found wrong with the command line as all other errors are worded."""
    near = getattr(error, "possibilities", None) or ()
    message = error.message if near or not getattr(error, "param", None) else error.format_message()
    context = getattr(error, "ctx", None)
    command = context.command_path.partition(" [")[0] if context else "summit"
    help_line = f"`{command} --help` lists the options."
    if command == "summit":
        help_line += " Those of a command go behind its name."
    if near:
        hint = f"Did you mean {' or '.join(sorted(near))}?"
    elif len(str(getattr(error, "option_name", ""))) == 2 and "No such" in message:  # -w, perhaps of -word
        hint = f"{help_line} A word that begins with a dash goes behind --."
    else:
        hint = help_line
    return message.rstrip(".") + ".", hint


def _open_streams() -> None:
    """Speak UTF-8 whatever the locale, and survive streams that the caller has closed."""
    if sys.stdout is None:
        sys.stdout = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115
    if sys.stderr is None:
        sys.stderr = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def _let_go() -> None:
    """Point stdout at nothing, so that the interpreter does not complain of it on leaving."""
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
