"""One document, whole: read, segment, extract, link. The only order there is."""

import re
from collections.abc import Sequence
from datetime import date
from hashlib import sha256
from pathlib import PurePosixPath

from summitcli.extract.affiliations import carry_home_side, settle_countries
from summitcli.extract.datelines import Dateline, read_dateline
from summitcli.extract.headed import find_headed, part_meals
from summitcli.extract.meetings import add_attendees, build_meetings
from summitcli.extract.mentions import find_mentions
from summitcli.extract.page import Line, Page, read_page
from summitcli.extract.plans import find_plans, first_day
from summitcli.extract.quotations import find_quotations
from summitcli.extract.sittings import Sitting, find_sittings
from summitcli.extract.statements import Sides, find_statements
from summitcli.lexicon import Issuer, issuers
from summitcli.model import About, Block, Document, DocumentType, Meeting, Problem, Record
from summitcli.reading import read
from summitcli.segment import segment
from summitcli.when import bounds


def document_id(path: str) -> str:
    """Return a document's id: its path in the archive without suffix."""
    return str(PurePosixPath(path).with_suffix(""))


def read_record(data: bytes, path: str, about: About, *, document: str | None = None) -> Record:
    """Turn the bytes of one file into its record; a strange document has problems, it never raises.

    `path` is the file's path in its archive with `/` between folders; `document` its id, which is the path
    without suffix unless the archive says otherwise.
    """
    name = document or document_id(path)
    source = read(data, path)
    text = source.text
    segmented = segment(text)
    blocks = segmented.blocks
    dateline = _dateline(text, blocks)
    published = about.published or (dateline.published if dateline else None)
    issuer = _issuer(text, blocks, about)
    day = _last_of(published)
    page = read_page(
        text,
        blocks,
        name,
        published=day,
        published_edtf=published,
        dateline=(dateline.date.start, dateline.date.end) if dateline else (0, 0),
        dateline_place=dateline.place if dateline else "",
        posted=bool(dateline and dateline.posted),
        issuer_country=issuer.country if issuer else None,
    )
    sittings = find_headed(page) or part_meals(page, find_sittings(page))
    carry_home_side(sittings)
    add_attendees(page, sittings)
    settle_countries(page, sittings)
    meetings = build_meetings(page, sittings)
    kind = about.type or _type(page, meetings)
    joint_text = kind == "joint_statement"
    sides = _sides(page, sittings, meetings)
    statements, agreements = find_statements(page, sides, joint_text=joint_text, has_meeting=bool(meetings))
    reference = first_day([m.date for m in meetings]) or day
    problems = [*source.problems, *segmented.problems]
    if text and published is None:
        problems.append(Problem("no date", "the document prints no date of publication", 0, 0))
    return Record(
        document=Document(
            id=name,
            path=path,
            title=about.title or _printed(text, blocks, "title"),
            subtitle=_printed(text, blocks, "subtitle"),
            type=kind,
            issuer=about.issuer or (issuer.name if issuer else None),
            published=published,
            language=_language(text),
            url=about.url,
            licence=about.licence,
            attribution=about.attribution,
            sha256=sha256(data).hexdigest(),
        ),
        blocks=blocks,
        meetings=meetings,
        statements=statements,
        agreements=agreements,
        quotations=find_quotations(page, statements),
        planned_events=find_plans(page, reference),
        mentions=find_mentions(page),
        problems=tuple(problems),
    )


def _dateline(text: str, blocks: Sequence[Block]) -> Dateline | None:
    """Read the first line that is a date's own, in the title block where there is no dateline."""
    for kind in ("dateline", "subtitle", "title"):
        for block in blocks:
            mark = _MARK.match(text, block.start, block.end)
            start = mark.end() if mark else block.start
            if block.kind == kind and (found := read_dateline(text, start, block.end)) is not None:
                return found
    for block in blocks:  # "Published 10 March 2023" at the end
        match = _PUBLISHED.match(text, block.start, block.end)
        if match and (found := read_dateline(text, match.end(), block.end)) is not None:
            return found
    return None


_MARK = re.compile(r"\[[^\]\n]{1,30}\]\s*|\w{1,20}:\s+")  # "[Date] June 22, 1961", "date: 2005-07-08"
_PUBLISHED = re.compile(r"(?:Published|Issued|Released|Posted|Date)(?: on)?:?\s+", re.I)


def _last_of(published: str | None) -> date | None:
    """Return the day of publication, the last one possible where only a month or year is printed."""
    period = bounds(published) if published else None
    return date.fromisoformat(period.latest) if period and period.latest < "9999" else None


def _issuer(text: str, blocks: Sequence[Block], about: About) -> Issuer | None:
    """Tell who published a document: as the archive says, by its address, or by a line of its head."""
    for issuer in issuers():
        if about.issuer and about.issuer in (issuer.name, *issuer.names):
            return issuer
    if about.issuer:
        return Issuer(about.issuer, None, (), ())
    host = re.match(r"https?://([^/:]+)", about.url or "")
    for issuer in issuers():
        if host and any(host[1] == end or host[1].endswith("." + end) for end in issuer.hosts):
            return issuer
    head = " ".join(text[b.start : b.end] for b in blocks if b.kind in ("dateline", "reference", "trailer"))
    return next((issuer for issuer in issuers() if any(name in head for name in issuer.names)), None)


def _printed(text: str, blocks: Sequence[Block], kind: str) -> str | None:
    """Return the title or subtitle in single spaces, `None` where the document has none."""
    # a head printed with marks, "[Title] …" or "# …", has its clean words as heading
    parts = [
        " ".join((block.heading or text[block.start : block.end]).split()) for block in blocks if block.kind == kind
    ]
    return " ".join(parts) or None


_JOINT = re.compile(
    r"\bjoint (?:\w+ ){0,3}?(?:statement|declaration|communiqu[eé]|vision|announcement)"
    r"|\bcommuniqu[eé]\b|\bleaders['’]? (?:statement|declaration)",
    re.I,
)
_DECLARES = re.compile(r"\b(?:declaration|statement|communiqu[eé]|charter)\b", re.I)
_AHEAD = re.compile(r"\b(?:will|to) (?:\w+ )?(?:visit|hold|meet|host|travel|attend|take)\b", re.I)


def _type(page: Page, meetings: Sequence[Meeting]) -> DocumentType:
    title = page.text[page.title[0].start : page.title[-1].end] if page.title else ""
    if _JOINT.search(title) or (_DECLARES.search(title) and _speaks_as_we(page)):
        return "joint_statement"
    if meetings:
        return "readout"
    if page.transcript_at < len(page.text):
        return "transcript"
    if _AHEAD.search(title):
        return "announcement"
    return "other"


def _speaks_as_we(page: Page) -> bool:
    """Whether a text's own sentences say "we", as a declaration of several does."""
    return sum(line.tagged.shape.startswith("we ") for line in page.lines) > 1


def _language(text: str) -> str:
    """Tell English from what is not, by its commonest words; "und" when neither shows."""
    words = re.findall(r"[a-z]+", text[:4000].lower())
    common = sum(word in ("the", "of", "and", "to", "in") for word in words)
    return "en" if words and common * 12 >= len(words) else "und"


def _sides(page: Page, sittings: Sequence[Sitting], meetings: Sequence[Meeting]) -> list[tuple[Line, Sides]]:
    """Give each line the meeting that it tells of.

    A section that is a meeting of its own speaks of that one. Inside the paragraph that brings a second meeting, the
    lines after it speak of the second; numbered sections speak of the first, which the document is about.
    """
    by_section = {s.section: i for i, s in enumerate(sittings) if s.section}
    numbered = any(line.section for line in page.lines)
    found: list[tuple[Line, Sides]] = []
    for line in page.narrated() + tuple(line for line in page.lines if line.block.kind == "note"):
        index = by_section.get(line.section.split(".")[0]) if line.section else None
        if index is None and sittings and not by_section:
            before = [
                i
                for i, s in enumerate(sittings)
                if s.line.start <= line.start and (s.line.block is line.block or not numbered)
            ]
            index = before[-1] if before else 0
        if index is None:
            found.append((line, Sides(None, ())))
        else:
            found.append((line, Sides(meetings[index].id, tuple(sittings[index].principals))))
    return sorted(found, key=lambda item: item[0].start)
