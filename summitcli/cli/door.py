"""From a command line to an exit status: every error is caught, worded and counted here, once."""

import contextlib
import io
import os
import sys
import traceback
from collections.abc import Sequence
from pathlib import Path

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
        complain(f"cannot write the answer: {error.strerror}")
        return ExitStatus.FAILED
    return status


def _run(args: list[str]) -> int:
    common = Common()
    group = build()
    try:
        if _COMPLETION in os.environ:
            group.main(list(args), prog_name="summit")
        with group.make_context("summit", list(args), obj=common) as context:
            return int(group.invoke(context) or ExitStatus.OK)
    except typer.Exit as leave:
        return leave.exit_code
    except (KeyboardInterrupt, typer.Abort):
        return ExitStatus.INTERRUPTED
    except BrokenPipeError:
        raise
    except QueryError as error:
        _trace(args)
        complain_of_query(error)
        return error.status
    except SummitError as error:
        _trace(args)
        complain(error.message, error.hint)
        return error.status
    except Exception as error:
        _trace(args)
        return _unforeseen(error)


def _unforeseen(error: Exception) -> int:
    if hasattr(error, "format_message"):  # of the command line; its class depends on Typer's release
        return _misused(error)
    if isinstance(error, OSError) and error.filename is None:
        raise error  # of stdout, see `run`
    if isinstance(error, OSError):
        complain(f"{error.filename}: {error.strerror}")
    else:
        complain(
            f"this should not have happened: {type(error).__name__}: {error}",
            "run the command again with --debug to see where, and report it",
        )
    return ExitStatus.FAILED


def _misused(error: Exception) -> int:
    """Word what Typer found wrong with the command line as all other errors are worded."""
    message = str(getattr(error, "message", "")) or str(error.format_message())  # type: ignore[attr-defined]
    if getattr(error, "param", None) is not None:
        message = str(error.format_message())  # type: ignore[attr-defined]
    near = getattr(error, "possibilities", None) or ()
    context = getattr(error, "ctx", None)
    command = context.command_path if context is not None else "summit"
    help_line = f"`{command.split(' [')[0]} --help` lists the options"
    option = str(getattr(error, "option_name", ""))
    hint = f"did you mean {' or '.join(sorted(near))}?" if near else help_line
    if not near and len(option) == 2 and "No such option" in message:
        hint = f"{help_line}; a word that begins with a dash goes behind --"
    complain(message[:1].lower() + message[1:].rstrip("."), hint)
    return ExitStatus.USAGE


def _trace(args: list[str]) -> None:
    if "--debug" in args:
        traceback.print_exc()


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
