"""A reader that is quick and counts: the whole text is one lead, and a meeting where a date opens it."""

import re

from summitcli.archive.reread import read
from summitcli.model import About, Block, Document, Meeting, Record

_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")

calls: list[str] = []


def read_record(data: bytes, path: str, about: About, *, document: str) -> Record:
    """Stand in for `summitcli.record.read_record`."""
    calls.append(path)
    text = read(data, path).text
    if text.startswith("raise "):
        raise RuntimeError("as the text asked")
    date = match.group() if (match := _DATE.match(text)) else None
    meeting = Meeting(f"{document}#m1", document, document, "", "A meeting", "bilateral", "held", date, None,
                      None, None, False, None, None, None, None, False, None, None, None, None, (),
                      True, 0, 0, ())  # fmt: skip
    head = Document(document, path, about.title, None, "readout", about.issuer, about.published, "en", about.url,
                    None, None, "0")  # fmt: skip
    blocks = (Block("b0", "lead", "", "", None, None, 0, len(text)),) if text.strip() else ()
    return Record(head, blocks, (meeting,) if date else (), (), (), (), (), (), ())
