"""What every reader gives."""

from dataclasses import dataclass

from summitcli.model import Problem


@dataclass(frozen=True, slots=True)
class Read:
    """The text of one file; all spans of facts count characters of `text`."""

    text: str  # decoded, with \n for every line end; nothing else is ever changed
    encoding: str  # as Python names it, "utf-8"; "" where nothing could be decoded
    problems: tuple[Problem, ...]
