"""Words in quotation marks: speech, parts of speech, and mere terms."""

import re
from collections.abc import Sequence

from summitcli.extract.page import Line, Page
from summitcli.model import Evidence, Quotation, QuotationKind, Statement

_QUOTED = re.compile(r"“[^“”]{1,4000}”|\"[^\"]{1,4000}\"|''(?:[^']|'(?!')){1,4000}''|„[^„“”]{1,4000}[“”]")
_INNER = re.compile(r"[“”\"„]|''")


def find_quotations(page: Page, statements: Sequence[Statement]) -> tuple[Quotation, ...]:
    """Find all quotations of the sentences; a quotation that no mark closes is left alone."""
    found: list[Quotation] = []
    by_pin: dict[str, list[Statement]] = {}
    for statement in statements:
        by_pin.setdefault(statement.pin, []).append(statement)
    for line in page.lines:
        if line.start >= page.transcript_at:
            break
        for match in _QUOTED.finditer(page.text, line.start, line.end):
            kind, rule = _kind(page, line, match)
            speaker = _speaker(match.start(), by_pin.get(line.pin, ())) if kind != "term" else None
            found.append(
                Quotation(
                    id=f"{page.document}@q{len(found) + 1}",
                    document=page.document,
                    pin=line.pin,
                    section=line.section,
                    kind=kind,
                    speaker=speaker,
                    text=match.group(),
                    start=match.start(),
                    end=match.end(),
                    evidence=(Evidence("kind", rule, "explicit", match.start(), match.end()),),
                )
            )
    return tuple(found)


def _kind(page: Page, line: Line, match: re.Match[str]) -> tuple[QuotationKind, str]:
    inner = _INNER.sub("", match.group()).strip()
    words = inner.split()
    before = page.text[line.start : match.start()].rstrip()
    sentence = inner[:1].isupper() and len(words) >= 3
    if sentence and (before.endswith((",", ":")) or before == "" or inner[-1:] in ".?!"):
        ordinary = sum(word[:1].islower() for word in words)
        if ordinary * 2 >= len(words) - 1:
            return "direct", '<speaker> said , "<sentence>"'
    if inner[:1].islower() and len(words) >= 4:
        return "mixed", '<speaker> said that … "<part of a sentence>"'
    return "term", '"<term>"'


def _speaker(start: int, statements: Sequence[Statement]) -> str | None:
    """Return who speaks in the last statement before a quotation, `None` where that is several or the issuer."""
    before = [s for s in statements if s.evidence and s.evidence[0].end <= start]
    chosen = before[-1] if before else (statements[0] if statements else None)
    return chosen.speakers[0] if chosen is not None and len(chosen.speakers) == 1 else None
