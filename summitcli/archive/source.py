"""Where documents come from: a folder, standard input, or the corpus that ships with the package."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Source:
    """An archive before anything of it is read."""

    name: str  # as the user named it; "-" for standard input, "corpus" for the shipped one
    folder: Path | None  # absolute; None for standard input
    stdin: bytes = b""


def folder(path: str | Path) -> Source:
    """Return the archive in the folder at `path`; `~` is the home folder."""
    raise NotImplementedError


def standard_input(data: bytes) -> Source:
    """Return an archive of one document with the id "stdin"."""
    raise NotImplementedError


def shipped() -> Source:
    """Return the corpus that ships with the package, or that stands beside it in a checkout."""
    raise NotImplementedError
