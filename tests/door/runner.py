"""Runs the real command, in a process of its own, in a pipe or on a terminal."""

import contextlib
import os
import select
import struct
import subprocess
import sys
from pathlib import Path

import pytest

SUMMIT = [sys.executable, "-m", "summitcli"]
CORPUS = Path(__file__).parent.parent.parent / "corpus"
GLENEAGLES = "2005-07-07-japan-russia-gleneagles"
MOSCOW = "2005-05-09-japan-russia-moscow"


class Summit:
    """Runs `summit` in a pipe."""

    def __init__(self, environment: dict[str, str]) -> None:
        self.environment = environment

    def __call__(self, *args: str, stdin: bytes = b"", **environment: str) -> subprocess.CompletedProcess[str]:
        done = subprocess.run(
            [*SUMMIT, *args], input=stdin, capture_output=True, env=self.environment | environment, timeout=60,
            check=False,
        )  # fmt: skip
        return subprocess.CompletedProcess(done.args, done.returncode, done.stdout.decode(), done.stderr.decode())


def on_terminal(environment: dict[str, str], *args: str, columns: int = 80, lines: int = 500) -> tuple[int, str]:
    """Run `summit` on a terminal of this size; return its exit status and all that it wrote."""
    fcntl = pytest.importorskip("fcntl")
    pty = pytest.importorskip("pty")
    termios = pytest.importorskip("termios")
    pid, terminal = pty.fork()
    if pid == 0:
        os.execve(SUMMIT[0], [*SUMMIT, *args], {"TERM": "xterm-256color", **environment})
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))
    written = b""
    with contextlib.suppress(OSError):
        while select.select([terminal], [], [], 30)[0]:
            chunk = os.read(terminal, 65536)
            if not chunk:
                break
            written += chunk
    _, status = os.waitpid(pid, 0)
    os.close(terminal)
    return os.waitstatus_to_exitcode(status), written.decode().replace("\r\n", "\n")
