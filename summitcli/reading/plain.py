"""Plain text, in whatever encoding."""

from summitcli.model import Problem
from summitcli.reading.encodings import decode, is_binary
from summitcli.reading.result import Read

_REPLACED = "\N{REPLACEMENT CHARACTER}"


def read_plain(data: bytes) -> Read:
    """Decode `data` and bring its line ends to one form."""
    if is_binary(data):
        return Read("", "", (Problem("binary", "not a text file; it was left out"),))
    text, encoding, damaged = decode(data)
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip():
        return Read(text, encoding, (Problem("empty", "there is no text in it"),))
    problems: list[Problem] = []
    if encoding != "utf-8":
        problems.append(Problem("encoding", f"read as {encoding}, since it is not UTF-8"))
    if damaged:
        first, count = text.find(_REPLACED), text.count(_REPLACED)
        places = "one place" if count == 1 else f"{count} places"
        message = f"bytes that are no {encoding} stand in {places}; each is shown as {_REPLACED}"
        problems.append(Problem("undecodable", message, first, first + 1))
    return Read(text, encoding, tuple(problems))
