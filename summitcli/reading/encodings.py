"""Which encoding a file is in: certain signs first, then what its bytes make likely.

The candidates are those that readouts come in: Unicode, and the older Japanese, Western and
Cyrillic encodings. Every step is linear and runs over the bytes in C.
"""

import re

_BYTE_ORDER_MARKS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\x00\x00", "utf-32-le"),  # before UTF-16, whose mark is its beginning
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
_MAGIC = (
    b"%PDF-", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"PK\x03\x04", b"PK\x05\x06", b"\x1f\x8b", b"BZh", b"\xfd7zXZ",
    b"7z\xbc\xaf", b"\x7fELF", b"\xd0\xcf\x11\xe0", b"SQLite format 3", b"RIFF", b"{\\rtf",
)  # fmt: skip
_CONTROLS = bytes(set(range(0x20)) - set(b"\t\n\v\f\r\x1a\x1b"))
_SAMPLE = 65536  # bytes enough to know a text from other things

_KANA = re.compile("[\u3041-\u3096\u30a1-\u30fc]")
_JAPANESE_PUNCTUATION = re.compile("[\u3000-\u3002\u300c-\u300f\u2018-\u201d\uff01-\uff5e]")
_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]")
_USUAL = re.compile("[\t\n\r -~\u00a0-\u024f\u0400-\u045f\u2010-\u2026\u3000-\u30ff\u4e00-\u9fff\uff01-\uff5e]")
_HIGH_LETTER = re.compile(rb"[\xc0-\xff]")
_CYRILLIC_WORD = re.compile(rb"[\xc0-\xff\xa8\xb8]{3,}")
_ESCAPED_JAPANESE = (b"\x1b$B", b"\x1b$@", b"\x1b(J")


def is_binary(data: bytes) -> bool:
    """Say whether `data` is no text in any encoding: a known signature, or control bytes all over."""
    if data.startswith(_MAGIC):
        return True
    if data.startswith(tuple(mark for mark, _ in _BYTE_ORDER_MARKS)):
        return False
    sample = data[:_SAMPLE]
    controls = len(sample) - len(sample.translate(None, _CONTROLS))
    # a few stray ones are damage, and the text is worth having
    return controls * 50 > len(sample) and _utf_16_without_mark(data) is None


def decode(data: bytes) -> tuple[str, str, bool]:
    """Return the text, the encoding it was taken for, and whether some bytes had to be replaced.

    A byte order mark is dropped.
    """
    for mark, marked in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return _decoded(data[len(mark) :], marked)
    unmarked = _utf_16_without_mark(data)
    if unmarked is not None:
        return _decoded(data, unmarked)
    if any(escape in data for escape in _ESCAPED_JAPANESE):
        text = _strictly(data, "iso2022_jp")
        if text is not None:
            return text, "iso2022_jp", False
    text = _strictly(data, "utf-8")
    if text is not None:
        return text, "utf-8", False
    return _decoded(data, _without_unicode(data))


def _decoded(data: bytes, encoding: str) -> tuple[str, str, bool]:
    text = _strictly(data, encoding)
    if text is not None:
        return text, encoding, False
    return data.decode(encoding, errors="replace"), encoding, True


def _strictly(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _utf_16_without_mark(data: bytes) -> str | None:
    """Every ASCII character of a UTF-16 text has a zero byte, always on the same side."""
    sample = data[: min(_SAMPLE, len(data) & ~1)]
    if b"\0" not in sample or len(sample) < 4:
        return None
    first, second = sample[0::2].count(0), sample[1::2].count(0)
    encoding = "utf-16-be" if first > second else "utf-16-le"
    if min(first, second) * 20 > max(first, second):
        return None
    text = sample.decode(encoding, errors="replace")
    return encoding if len(_USUAL.findall(text)) * 10 >= len(text) * 9 else None


def _without_unicode(data: bytes) -> str:
    sample = data[:_SAMPLE]
    repaired = sample.decode("utf-8", errors="replace")
    beyond = len(_BEYOND_ASCII.findall(repaired))
    if repaired.count("\N{REPLACEMENT CHARACTER}") * 5 <= beyond:
        return "utf-8"  # damaged: other encodings hardly ever form so many valid sequences
    if _is_japanese(sample, "euc_jp"):
        return "euc_jp"
    if _is_japanese(sample, "cp932"):
        return "cp932"
    letters = len(_HIGH_LETTER.findall(sample))
    if letters and sum(map(len, _CYRILLIC_WORD.findall(sample))) * 5 >= letters * 3:
        return "cp1251"  # Western accents stand alone between ASCII letters, Cyrillic letters make whole words
    return "cp1252"


def _is_japanese(sample: bytes, encoding: str) -> bool:
    """Japanese text is never without kana; an English page in a Japanese encoding has its punctuation."""
    text = sample.decode(encoding, errors="replace")
    beyond = len(_BEYOND_ASCII.findall(text))
    if text.count("\N{REPLACEMENT CHARACTER}") * 50 > beyond:
        return False
    return len(_KANA.findall(text)) * 5 >= beyond or len(_JAPANESE_PUNCTUATION.findall(text)) * 2 > beyond
