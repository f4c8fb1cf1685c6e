"""Bytes to text: one file for each source format, and a table of them."""

from collections.abc import Callable
from pathlib import PurePath

from summitcli.model import Problem
from summitcli.reading.plain import read_plain
from summitcli.reading.result import Read

__all__ = ["MAX_BYTES", "READERS", "Read", "read", "readable"]

MAX_BYTES = 10_000_000
"""A file above this is read whole all the same, with a problem: no readout is that long."""

READERS: dict[str, Callable[[bytes], Read]] = {
    "": read_plain,
    ".txt": read_plain,
    ".text": read_plain,
    ".md": read_plain,
}
"""The reader for each suffix, in lower case; a file with any other suffix is no document."""


def readable(path: str) -> bool:
    """Say whether the file's name is one of a document; hidden files are none."""
    name = PurePath(path)
    return not name.name.startswith(".") and name.suffix.lower() in READERS


def read(data: bytes, path: str) -> Read:
    """Turn the bytes of the file at `path` into its text.

    Never raises: what is empty, binary, damaged or not in UTF-8 comes with a problem that says so.
    The path only chooses the reader; one with an unknown suffix is read as plain text.
    """
    result = READERS.get(PurePath(path).suffix.lower(), read_plain)(data)
    if len(data) <= MAX_BYTES:
        return result
    large = Problem("large", f"{len(data) / 1e6:.0f} MB is more than a document of this kind ever holds")
    return Read(result.text, result.encoding, (large, *result.problems))
