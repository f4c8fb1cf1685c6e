"""Where an answer goes: a file, a pipe, a terminal, or a pager on one."""

import contextlib
import io
import os
import shlex
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO, TypeGuard

from summitcli.cli.options import Common
from summitcli.cli.speech import colour_wanted
from summitcli.errors import SummitError
from summitcli.output import Screen


@contextmanager
def destination(common: Common, file: str | None = None) -> Iterator[tuple[TextIO, Screen]]:
    """Give what to write to, and how wide and colourful it is."""
    if is_file(file):
        with _whole_file(Path(file)) as out:
            yield out, Screen(None, colour=False)
    elif not on_terminal(file):
        yield sys.stdout, Screen(None, colour_wanted(False, common.no_color))
    else:
        size = shutil.get_terminal_size()
        screen = Screen(size.columns, colour_wanted(True, common.no_color))
        pager = [] if common.no_pager or os.environ.get("TERM") == "dumb" else _pager()
        if not pager:
            yield sys.stdout, screen
            return
        out = _Paged(pager, size.lines)
        try:
            yield out, screen
        finally:
            out.finish()


def on_terminal(file: str | None = None) -> bool:
    """Whether the answer is read by a person at a terminal."""
    return not is_file(file) and sys.stdout.isatty()


def is_file(file: str | None) -> TypeGuard[str]:
    """Whether what --output names is a file: "-" is stdout."""
    return file not in (None, "-")


@contextmanager
def _whole_file(path: Path) -> Iterator[TextIO]:
    """Write a file completely or not at all: what stood there stays until the new one is whole."""
    try:
        target = path.resolve()
        if target.exists() and not target.is_file():  # /dev/null, a named pipe
            with target.open("w", encoding="utf-8", errors="backslashreplace") as out:
                yield out
            return
        handle, name = tempfile.mkstemp(prefix=f".{target.name}.", dir=target.parent)
        try:
            with os.fdopen(handle, "w", encoding="utf-8", errors="backslashreplace", newline="") as out:
                yield out
            Path(name).chmod(_mode(target))
            Path(name).replace(target)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise
    except OSError as error:
        raise SummitError(f"Cannot write {path}: {error.strerror}.", "Name another file with --output.") from error


def _mode(target: Path) -> int:
    if target.exists():
        return target.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


def _pager() -> list[str]:
    for name in ("SUMMIT_PAGER", "PAGER"):
        if name in os.environ:
            command = shlex.split(os.environ[name])
            break
    else:
        command = ["less"]
    return command if command and command != ["cat"] and shutil.which(command[0]) else []


class _Paged(io.StringIO):
    """Text that goes through the pager as soon as it is longer than the terminal."""

    def __init__(self, command: list[str], lines: int) -> None:
        super().__init__()
        self._command = command
        self._room = lines - 1
        self._process: subprocess.Popen[str] | None = None

    def write(self, text: str, /) -> int:
        """Keep `text`, or hand it on once the pager runs."""
        if self._process is None:
            super().write(text)
            self._room -= text.count("\n")
            if self._room < 0:
                self._start()
        elif self._process.stdin:
            self._process.stdin.write(text)
        return len(text)

    def finish(self) -> None:
        """Write what was kept, or wait until the reader leaves the pager."""
        if self._process is None:
            sys.stdout.write(self.getvalue())
            return
        with contextlib.suppress(BrokenPipeError):
            if self._process.stdin:
                self._process.stdin.close()
        self._process.wait()

    def _start(self) -> None:
        environment = {"LESS": "FRX", **os.environ}
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the pager's while it runs
        self._process = subprocess.Popen(
            self._command, stdin=subprocess.PIPE, text=True, encoding="utf-8", errors="backslashreplace",
            env=environment,
        )  # fmt: skip
        if self._process.stdin:
            self._process.stdin.write(self.getvalue())
