"""Text of documents, made harmless: what a terminal would obey is shown instead."""

from bisect import bisect_right
from collections.abc import Callable
from functools import cache
from operator import itemgetter

_CONTROLS = {code: chr(0x2400 + code) for code in range(0x20)} | {0x7F: "␡"}  # ESC is shown as ␛
_C1 = range(0x80, 0xA0)  # a terminal reads U+009B as the beginning of an escape sequence
_DIRECTION = (0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A))  # they reorder what follows
_SURROGATES = range(0xD800, 0xE000)  # bytes of a file name that are not UTF-8
_LINE_ENDS = (0x0A, 0x0D, 0x85, 0x2028, 0x2029)

_TAB, _SIGN = 0x09, "�"


@cache
def _table(line_end: str) -> dict[int, str]:
    harmful = _CONTROLS | dict.fromkeys((*_C1, *_DIRECTION, *_SURROGATES), _SIGN)
    return harmful | {_TAB: " "} | dict.fromkeys(_LINE_ENDS, line_end)


@cache
def _json_table() -> dict[int, str]:
    return {code: f"\\u{code:04x}" for code in (0x7F, *_C1, *_DIRECTION, 0x2028, 0x2029, *_SURROGATES)}


def visible(text: str) -> str:
    """Return `text` with its lines, and with a sign for each character that a terminal would obey.

    Each character stays one character, so that spans still hold.
    """
    return text if text.isprintable() else text.translate(_table("\n"))


def one_line(text: str) -> str:
    """Return `text` as `visible` does, with spaces for line ends; spans still hold."""
    return text if text.isprintable() else text.translate(_table(" "))


def folded(text: str) -> str:
    """Return `text` on one line, each line end and the spaces around it folded to one space."""
    return text if text.isprintable() else squeezed(text)[0]


def squeezed(text: str) -> tuple[str, Callable[[int], int]]:
    """Return `text` as `folded` does, and a function that tells where a character of `text` went."""
    lines: list[str] = []
    moved: list[tuple[int, int]] = []  # where each line began, and where it begins now
    old = new = 0
    for line in text.splitlines(keepends=True):
        words = line.strip()
        if words:
            moved.append((old + line.index(words), new))
            lines.append(words)
            new += len(words) + 1
        old += len(line)

    def place(at: int) -> int:
        i = bisect_right(moved, at, key=itemgetter(0)) - 1
        if i < 0:
            return 0
        began, begins = moved[i]
        return begins + min(at - began, len(lines[i]))

    return one_line(" ".join(lines)), place


def json_safe(encoded: str) -> str:
    """Escape in JSON text what JSON allows but terminals obey; the values stay the same."""
    return encoded if encoded.isascii() and "\x7f" not in encoded else encoded.translate(_json_table())
