"""Text to blocks: each form of page that taught us a rule, as newly written text."""

from pathlib import Path

import pytest

from summitcli.segment import segment

CORPUS = Path(__file__).parent.parent / "corpus"
GOLDENS = Path(__file__).parent / "goldens"

PROSE = "The two leaders met in the capital and talked about the years ahead."
MORE = "They agreed to meet again."


def outline(text: str) -> list[str]:
    """One line a block: kind, number, then the heading, or the words when there is none."""
    lines = []
    for block in segment(text).blocks:
        words = " ".join(text[block.start : block.end].split())
        shown = f"= {block.heading}" if block.heading is not None else words
        lines.append(" ".join(part for part in (block.kind, block.number, shown) if part))
    return lines


def body(text: str) -> list[str]:
    """The outline of a body under a usual head, which is left out."""
    head = "Summit Meeting of the Two Leaders\n\nMay 5, 2004\n\n"
    found = outline(head + text)
    assert found[:2] == ["title Summit Meeting of the Two Leaders", "dateline May 5, 2004"]
    return found[2:]


def numbers(text: str) -> list[str]:
    return [block.number for block in segment(text).blocks if block.number]


def rules(text: str) -> list[str]:
    return [problem.rule for problem in segment(text).problems]


@pytest.mark.parametrize("path", sorted(CORPUS.glob("*.txt")), ids=lambda path: path.stem)
def test_the_corpus_block_by_block(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    shown = [
        f"{b.id} {b.kind} number={b.number!r} label={b.label!r} heading={b.heading!r} parent={b.parent}\n"
        f"    {b.start}..{b.end} {text[b.start : b.end]!r}\n"
        for b in segment(text).blocks
    ]
    assert "".join(shown) == (GOLDENS / f"blocks-{path.stem}.txt").read_text(encoding="utf-8")
    assert not segment(text).problems


HEADS = {
    "one title line": (
        "Japan-Atlantis Summit Meeting\n\nJune 9, 2004\n\n",
        ["title Japan-Atlantis Summit Meeting", "dateline June 9, 2004"],
    ),
    "a second line in brackets": (
        "Japan-Atlantis Summit Meeting\n(Summary of Results)\n\nJune 9, 2004\n\n",
        ["title Japan-Atlantis Summit Meeting", "subtitle (Summary of Results)", "dateline June 9, 2004"],
    ),
    "a second line that tells the occasion": (
        "Japan-Atlantis Summit Meeting\non the occasion of the Ocean Forum\n\n9 June 2004\nMinistry of the Sea\n\n",
        [
            "title Japan-Atlantis Summit Meeting",
            "subtitle on the occasion of the Ocean Forum",
            "dateline 9 June 2004",
            "dateline Ministry of the Sea",
        ],
    ),
    "three lines": (
        "Visit by the Prime Minister\nJapan-Atlantis Summit Meeting\n(Overview)\nFriday, June 3, 2005\n\n",
        [
            "title Visit by the Prime Minister",
            "subtitle Japan-Atlantis Summit Meeting",
            "subtitle (Overview)",
            "dateline Friday, June 3, 2005",
        ],
    ),
    "one title broken in the middle of a phrase": (
        "Meeting between Foreign Minister Ito\nAnd Mr. Nereus, Minister of Tides\n\nMay 2005\n\n",
        ["title Meeting between Foreign Minister Ito And Mr. Nereus, Minister of Tides", "dateline May 2005"],
    ),
    "a place and date under the title": (
        "Summit Meeting (Summary)\n\n(June 20 and 21, Poseidonis)\n\nJune 20, 2005\n\n",
        ["title Summit Meeting (Summary)", "subtitle (June 20 and 21, Poseidonis)", "dateline June 20, 2005"],
    ),
    "a bracketed date and no other": (
        "Summit Meeting\n(June 20, 2005, Poseidonis)\n\n",
        ["title Summit Meeting", "dateline (June 20, 2005, Poseidonis)"],
    ),
    "the section of the site above the title": (
        "Japan-Atlantis Relations\n\nJapan-Atlantis Summit Telephone Talk\n\nMay 16, 2017\n\n",
        ["reference Japan-Atlantis Relations", "title Japan-Atlantis Summit Telephone Talk", "dateline May 16, 2017"],
    ),
    "the section of the site instead of the title": (
        "Japan-Atlantis Relations\n\nMay 16, 2017\n\n",
        ["title Japan-Atlantis Relations", "dateline May 16, 2017"],
    ),
    "breadcrumbs": (
        "Home > News > Meetings\nMeeting with the Minister of Tides\nMay 16, 2017\n\n",
        ["reference Home > News > Meetings", "title Meeting with the Minister of Tides", "dateline May 16, 2017"],
    ),
    "no title, a date first": ("May 16, 2017\n\n", ["dateline May 16, 2017"]),
    "a translation before the title": (
        "[Provisional Translation]\n\nJoint Statement on the Sea\n\nJapanese\n\nMay 16, 2017\n\n",
        [
            "reference [Provisional Translation]",
            "title Joint Statement on the Sea",
            "reference Japanese",
            "dateline May 16, 2017",
        ],
    ),
    "a translation after the date": (
        "Joint Statement on the Sea\n\nJune 9, 2004 [Provisional Translation]\n\n",
        ["title Joint Statement on the Sea", "dateline June 9, 2004 [Provisional Translation]"],
    ),
    "a source and date before the title": (
        "[Ministry of the Sea] [Tuesday, Dec 1, 2015]\nJapan-Atlantis Summit Meeting\n",
        ["dateline [Ministry of the Sea] [Tuesday, Dec 1, 2015]", "title Japan-Atlantis Summit Meeting"],
    ),
    "an office above the title": (
        "THE WHITE HOUSE\nOffice of the Press Secretary\n\nJune 9, 2004\n\nReadout of the Call with Atlantis\n\n",
        [
            "dateline THE WHITE HOUSE",
            "dateline Office of the Press Secretary",
            "dateline June 9, 2004",
            "title Readout of the Call with Atlantis",
        ],
    ),
    "a clock and a place after the date": (
        "Talks with President of Atlantis Nereus\n\nOctober 11, 2002, 13:15, Coral Bay, The Deep Region\n\n",
        [
            "title Talks with President of Atlantis Nereus",
            "dateline October 11, 2002, 13:15, Coral Bay, The Deep Region",
        ],
    ),
    "a place before the date, and a clock below": (
        "Remarks after the Meeting\n\nCoral Bay, 13 May 2012\n\n3:14 P.M. EDT\n\n",
        ["title Remarks after the Meeting", "dateline Coral Bay, 13 May 2012", "dateline 3:14 P.M. EDT"],
    ),
    "the words of pictures": (
        "Summit Meeting with Atlantis\n\n  • Photo:\n\n(Photo: Palace Office)\n\nMay 16, 2017\n\n"
        "Minister Ito and Minister Nereus\n\n",
        [
            "title Summit Meeting with Atlantis",
            "reference • Photo:",
            "reference (Photo: Palace Office)",
            "dateline May 16, 2017",
            "reference Minister Ito and Minister Nereus",
        ],
    ),
    "front matter": (
        '---\nlayout: post\ntitle: "Summit with Atlantis"\ndate: 2005-07-08\n---\n\n',
        [
            "reference ---",
            "reference layout: post",
            "title = Summit with Atlantis",
            "dateline date: 2005-07-08",
            "reference ---",
        ],
    ),
    "the header of a database": (
        "A Database of the Seas\n\n[Title] Joint Communique (by both Leaders)\n\n[Place] Coral Bay\n"
        "[Date] August 6, 1975\n[Source] A History, pp. 9-10.\n[Notes]\n[Full text]\n\n",
        [
            "reference A Database of the Seas",
            "title = Joint Communique (by both Leaders)",
            "dateline [Place] Coral Bay",
            "dateline [Date] August 6, 1975",
            "reference [Source] A History, pp. 9-10.",
            "reference [Notes]",
            "reference [Full text]",
        ],
    ),
    "a title in Markdown": (
        "# Summit with Atlantis\n\n2005-07-08\n\n",
        ["title = Summit with Atlantis", "dateline 2005-07-08"],
    ),
    "a place above the date": (
        "Joint Statement on the Sea\n\nCoral Bay\nMay 21, 2021\n\n",
        ["title Joint Statement on the Sea", "dateline Coral Bay", "dateline May 21, 2021"],
    ),
    "fields without brackets": (
        "Title: Summit with Atlantis\nDate: 8 July 2005\n\n",
        ["title = Summit with Atlantis", "dateline Date: 8 July 2005"],
    ),
    "a note right under the date": (
        "Summit with Atlantis\n\n8 July 2005\n\n(Note)\n\nThis is a summary.\n\n",
        ["title Summit with Atlantis", "dateline 8 July 2005", "note (Note) This is a summary."],
    ),
    "nothing but prose": ("", []),
}


@pytest.mark.parametrize("name", HEADS)
def test_heads(name: str) -> None:
    head, expected = HEADS[name]
    assert outline(head + PROSE) == [*expected, f"lead {PROSE}"]


def test_a_first_paragraph_is_no_title_although_it_is_wrapped() -> None:
    text = (
        "On Monday the President of Atlantis received the Prime Minister\n"
        "in the Coral Palace. They talked for an hour about the trade of both\n"
        "islands and about the fishing season.\n"
    )
    assert [line.split()[0] for line in outline(text)] == ["lead"]


def test_a_wrapped_title_is_one() -> None:
    text = (
        "Readout of the Vice President’s Meeting with President Nereus of the\n"
        "Atlantic Union\n\nJune 1, 2022\n\n"
        "The Vice President met today with President Nereus and with all his\n"
        "ministers. They reviewed the work of the past year, and looked at the\n"
        "2025. A new plan will follow. They also spoke of shipping, where the\n"
        "13.  This was the last point.\n"
    )
    assert [line.split()[0] for line in outline(text)] == ["title", "dateline", "lead"]


BODIES = {
    "headed sections, lead before": (
        f"{PROSE}\n\n{MORE}\n\n1. Bilateral relations\n\n{PROSE}\n\n2. The sea\n\n{PROSE}\n",
        [
            f"lead {PROSE}",
            f"lead {MORE}",
            "section 1 = Bilateral relations",
            f"paragraph {PROSE}",
            "section 2 = The sea",
            f"paragraph {PROSE}",
        ],
    ),
    "no numbers at all": (
        f"{PROSE}\n\n{MORE}\n\n{MORE}\n",
        [f"lead {PROSE}", f"paragraph {MORE}", f"paragraph {MORE}"],
    ),
    "the same marker as a heading and as a paragraph": (
        f"1. Trade\n\n(1) Fish\n\n{PROSE}\n\n(2) Salt\n\n{PROSE}\n\n2. Peace\n\n(1) {PROSE}\n\n(2) {MORE}\n",
        [
            "section 1 = Trade",
            "section 1.1 = Fish",
            f"paragraph {PROSE}",
            "section 1.2 = Salt",
            f"paragraph {PROSE}",
            "section 2 = Peace",
            f"item 2.1 (1) {PROSE}",
            f"item 2.2 (2) {MORE}",
        ],
    ),
    "no blank lines at all": (
        f"1. Opening Remarks\n{PROSE}\n2. Trade\n(1)Fish\n{PROSE}\n(2)Salt\n{MORE}\n",
        [
            "section 1 = Opening Remarks",
            f"paragraph {PROSE}",
            "section 2 = Trade",
            "section 2.1 = Fish",
            f"paragraph {PROSE}",
            "section 2.2 = Salt",
            f"paragraph {MORE}",
        ],
    ),
    "four levels": (
        f"1. Trade\n(1) Fish\n(a) Herring\n(i) {PROSE}\n(ii) {MORE}\n(b) {MORE}\n(2) {MORE}\n2. {MORE}\n",
        [
            "section 1 = Trade",
            "section 1.1 = Fish",
            "section 1.1.a = Herring",
            f"item 1.1.a.i (i) {PROSE}",
            f"item 1.1.a.ii (ii) {MORE}",
            f"item 1.1.b (b) {MORE}",
            f"item 1.2 (2) {MORE}",
            f"section 2 2. {MORE}",
        ],
    ),
    "two markers on one line": (
        f"1. Trade\n\n(1)  (a) {PROSE}\n\n(b) {MORE}\n\n(2)  (a) {MORE}\n",
        [
            "section 1 = Trade",
            "item 1.1 (1)",
            f"item 1.1.a (a) {PROSE}",
            f"item 1.1.b (b) {MORE}",
            "item 1.2 (2)",
            f"item 1.2.a (a) {MORE}",
        ],
    ),
    "markers doubled by nested lists": (
        f"1. (1) {PROSE}\n2. (2) {MORE}\n3. (3) {MORE}\n",
        [f"section 1 1. (1) {PROSE}", f"section 2 2. (2) {MORE}", f"section 3 3. (3) {MORE}"],
    ),
    "markers doubled under a heading": (
        f"1. Trade\n\n1. (1) {PROSE}\n2. (2) {MORE}\n\n2. Peace\n\n1. (1) {PROSE}\n2. (2) {MORE}\n",
        [
            "section 1 = Trade",
            f"item 1.1 1. (1) {PROSE}",
            f"item 1.2 2. (2) {MORE}",
            "section 2 = Peace",
            f"item 2.1 1. (1) {PROSE}",
            f"item 2.2 2. (2) {MORE}",
        ],
    ),
    "one number printed twice": (
        f"1. {PROSE}\n\n2. 2. {MORE}\n\n3. {MORE}\n",
        [f"section 1 1. {PROSE}", f"section 2 2. 2. {MORE}", f"section 3 3. {MORE}"],
    ),
    "three levels told apart by indent": (
        f"1. Trade\n  1. Fish\n    1. {PROSE}\n    2. {MORE}\n  2. Salt\n2. Peace\n",
        [
            "section 1 = Trade",
            "section 1.1 = Fish",
            f"item 1.1.1 1. {PROSE}",
            f"item 1.1.2 2. {MORE}",
            "section 1.2 = Salt",
            "section 2 = Peace",
        ],
    ),
    "one style on two levels": (
        f"1. Trade\n1) Fish\n1. {PROSE}\n2. {MORE}\n2) Salt\n1. {MORE}\n2. {MORE}\n2. Peace\n{PROSE}\n",
        [
            "section 1 = Trade",
            "section 1.1 = Fish",
            f"item 1.1.1 1. {PROSE}",
            f"item 1.1.2 2. {MORE}",
            "section 1.2 = Salt",
            f"item 1.2.1 1. {MORE}",
            f"item 1.2.2 2. {MORE}",
            "section 2 = Peace",
            f"paragraph {PROSE}",
        ],
    ),
    "a number alone on its line": (
        f"1.\nTrade\n\n{PROSE}\n\n2.\n{PROSE}\n\n3.\n\n{MORE}\n",
        [
            "section 1 = Trade",
            f"paragraph {PROSE}",
            f"section 2 2. {PROSE}",
            f"section 3 3. {MORE}",
        ],
    ),
    "left over from a table": (
        f"1. Trade\n\n(1) | {PROSE} |\n\n(2) | {MORE} |\n",
        ["section 1 = Trade", f"item 1.1 (1) | {PROSE} |", f"item 1.2 (2) | {MORE} |"],
    ),
    "Roman headings with a stray star": (
        f"* I. Trade\n\n1. {PROSE}\n\n* II. Peace\n\n1. {PROSE}\n\n2. {MORE}\n",
        [
            "section I = Trade",
            f"item I.1 1. {PROSE}",
            "section II = Peace",
            f"item II.1 1. {PROSE}",
            f"item II.2 2. {MORE}",
        ],
    ),
    "Roman numbers alone": (
        f"{PROSE}\n\nI\n{PROSE}\n{MORE}\n\nII\n{PROSE}\n",
        [f"lead {PROSE}", f"section I I {PROSE}", f"paragraph {MORE}", f"section II II {PROSE}"],
    ),
    "capital letters": (
        f"1. Trade\nA. {PROSE}\nB. {MORE}\n2. Peace\nA. {MORE}\n",
        [
            "section 1 = Trade",
            f"item 1.A A. {PROSE}",
            f"item 1.B B. {MORE}",
            "section 2 = Peace",
            f"paragraph A. {MORE}",
        ],
    ),
    "numbers without a stop": (
        f"1 Trade\n\n(I) {PROSE}\n\n(II) {MORE}\n\n2 Peace\n\n{PROSE}\n\n2 March 2005 was a fine day.\n",
        [
            "section 1 = Trade",
            f"item 1.I (I) {PROSE}",
            f"item 1.II (II) {MORE}",
            "section 2 = Peace",
            f"paragraph {PROSE}",
            "paragraph 2 March 2005 was a fine day.",
        ],
    ),
    "dotted paths": (
        f"1. Trade\n\n1.1 Fish\n\n{PROSE}\n\n1.2 million tons were sold.\n\n2. Peace\n\n2.1 {PROSE}\n\n2.2 {MORE}\n",
        [
            "section 1 = Trade",
            "section 1.1 = Fish",
            f"paragraph {PROSE}",
            "item 1.2 1.2 million tons were sold.",
            "section 2 = Peace",
            f"item 2.1 2.1 {PROSE}",
            f"item 2.2 2.2 {MORE}",
        ],
    ),
    "letters on to the ninth, and Roman numbers": (
        "1. Trade\n"
        + "".join(f"({letter}) {MORE}\n" for letter in "abcdefghij")
        + f"2. Peace\n(i) {MORE}\n(ii) {MORE}\n",
        [
            "section 1 = Trade",
            *[f"item 1.{letter} ({letter}) {MORE}" for letter in "abcdefghij"],
            "section 2 = Peace",
            f"item 2.i (i) {MORE}",
            f"item 2.ii (ii) {MORE}",
        ],
    ),
    "enumerations in prose": (
        f"{PROSE} They named (1) fish, (2) salt, and (3) peace; also (a) trade.\n\n(In private) {MORE}\n",
        [
            f"lead {PROSE} They named (1) fish, (2) salt, and (3) peace; also (a) trade.",
            f"paragraph (In private) {MORE}",
        ],
    ),
    "headings over groups of numbers": (
        f"Bilateral matters\n\n1. {PROSE}\n\n2. {MORE}\n\nThe wider world\n\n3. {MORE}\n",
        [
            "section = Bilateral matters",
            f"section 1 1. {PROSE}",
            f"section 2 2. {MORE}",
            "section = The wider world",
            f"section 3 3. {MORE}",
        ],
    ),
    "bullets, wrapped ones too": (
        f"1. Trade\n\n  • {PROSE}\n  • The leaders hoped for a year\n    of much fish.\n  - {MORE}\n–  {MORE}\n",
        [
            "section 1 = Trade",
            f"list_item • {PROSE}",
            "list_item • The leaders hoped for a year of much fish.",
            f"list_item - {MORE}",
            f"list_item – {MORE}",
        ],
    ),
    "a note of two paragraphs ends at the next number": (
        f"1. Trade\n\n{PROSE}\n\n(Note)\n\n{PROSE}\n\n{MORE}\n\n2. Peace\n\n{PROSE}\n",
        [
            "section 1 = Trade",
            f"paragraph {PROSE}",
            f"note (Note) {PROSE} {MORE}",
            "section 2 = Peace",
            f"paragraph {PROSE}",
        ],
    ),
    "numbered notes on their lines": (
        f"1. {PROSE}\n\n(Note 1) {MORE}\n(Note 2) {MORE}\n\nNote: {MORE}\n*Note {MORE}\n(n.b.) {MORE}\n",
        [
            f"section 1 1. {PROSE}",
            f"note (Note 1) {MORE}",
            f"note (Note 2) {MORE}",
            f"note Note: {MORE}",
            f"note *Note {MORE}",
            f"note (n.b.) {MORE}",
        ],
    ),
    "a note without sections has one paragraph": (
        f"{PROSE}\n\n(Note)\n\n{PROSE}\n\n{MORE}\n",
        [f"lead {PROSE}", f"note (Note) {PROSE}", f"paragraph {MORE}"],
    ),
    "notes inside running text": (
        f"1. The leaders agreed on fish (note: the same (or nearly) as in 2003). {MORE}\n\n"
        f"They noted the treaty (Note 1) and left (note: by ship).\n",
        [
            "section 1 1. The leaders agreed on fish",
            "note (note: the same (or nearly) as in 2003).",
            f"paragraph {MORE}",
            "paragraph They noted the treaty (Note 1) and left",
            "note (note: by ship).",
        ],
    ),
    "references and footnotes": (
        f"1. {PROSE}\n\n[Reference 1] The treaty of 1920\n\n[1] {MORE}\n\n[Reference]\n\nThose present were many.\n",
        [
            f"section 1 1. {PROSE}",
            "reference [Reference 1] The treaty of 1920",
            f"reference [1] {MORE}",
            "reference [Reference] Those present were many.",
        ],
    ),
    "unnumbered headings": (
        f"{PROSE}\n\nWorking Lunch\n\nThe Prime Minister said as follows:\n\n{MORE}\n\n"
        f"The Sea: A New Chapter\n\n{PROSE}\n\n[Outcome]\n\n{MORE}\n",
        [
            f"lead {PROSE}",
            "section = Working Lunch",
            "paragraph The Prime Minister said as follows:",
            f"paragraph {MORE}",
            "section = The Sea: A New Chapter",
            f"paragraph {PROSE}",
            "section = Outcome",
            f"paragraph {MORE}",
        ],
    ),
    "short lines that are no headings": (
        f"{PROSE}\n\nThe following took part:\n\nMinister Ito\n\nMinister Nereus\n\nMinister Triton\n\nMinister Sato\n",
        [
            f"lead {PROSE}",
            "paragraph The following took part:",
            "paragraph Minister Ito",
            "paragraph Minister Nereus",
            "paragraph Minister Triton",
            "paragraph Minister Sato",
        ],
    ),
    "a table under a reference": (
        f"1. {PROSE}\n\n(Reference) Atlantis\nPopulation: 3 million\nCapital: Poseidonis\n\n{MORE}\n",
        [
            f"section 1 1. {PROSE}",
            "reference (Reference) Atlantis Population: 3 million Capital: Poseidonis",
            f"paragraph {MORE}",
        ],
    ),
    "a link back": (
        f"1. {PROSE}\n\nBack to Japan-Atlantis Relations\nRelated pages\n",
        [f"section 1 1. {PROSE}", "trailer Back to Japan-Atlantis Relations", "trailer Related pages"],
    ),
    "a link back glued to the last sentence": (
        f"1. Trade\n\n{PROSE}Back to Index",
        ["section 1 = Trade", f"paragraph {PROSE}", "trailer Back to Index"],
    ),
    "end marks": (f"{PROSE}\n\n(END)\n\n  # # #\n", [f"lead {PROSE}", "trailer (END)", "trailer # # #"]),
    "a transcript after a separator": (
        f"{PROSE}\n\n* * *\n\nPresident Nereus: Good afternoon, friends.\n\nA short remark\n\n{MORE}\n\n<…>\n",
        [
            f"lead {PROSE}",
            "trailer * * *",
            "paragraph President Nereus: Good afternoon, friends.",
            "paragraph A short remark",
            f"paragraph {MORE}",
            "trailer <…>",
        ],
    ),
}


@pytest.mark.parametrize("name", BODIES)
def test_bodies(name: str) -> None:
    text, expected = BODIES[name]
    assert body(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "13. This meeting was the last.",
        "2025. A year of plans.",
        "(n) unknown, they said.",
        "I. Nereus spoke first.",
        "A. Nereus spoke first.",
        "400 feet below, a cable was found.",
        "30 Ministers came.",
        "1999.",
        "U.S. officials came.",
        "(PRC) officials came.",
        "3.5 tons were sold.",
        "I am glad to be here.",
    ],
)
def test_what_only_looks_like_a_marker(text: str) -> None:
    assert numbers(f"{PROSE}\n\n{text}\n\n{MORE}\n") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"1. {PROSE}\n\n1. {MORE}\n\n1. {MORE}\n", ["1", "2", "3"]),  # a list that starts anew at each item
        (f"{PROSE}\n\n2. {MORE}\n\n3. {MORE}\n", ["2", "3"]),  # the first number was lost
        (f"1. {PROSE}\n\n2. {MORE}\n\n4. {MORE}\n", ["1", "2", "4"]),
        (f"1. {PROSE}\n\n2. {MORE}\n\n2. {MORE}\n\n3. {MORE}\n", ["1", "2", "3", "4"]),
        (f"1. {PROSE}\n\n2. {MORE}\n\nA Second Title\n\n1. {PROSE}\n\n2. {MORE}\n", ["1", "2", "3", "4"]),
    ],
)
def test_markers_out_of_sequence_are_kept_apart_and_told(text: str, expected: list[str]) -> None:
    assert numbers(text) == expected
    assert rules(text) == ["markers out of sequence"]


def test_labels_stay_as_printed() -> None:
    text = f"1. Trade\n\n(1)  (a) {PROSE}\n\n2. 2. Peace\n\n(Note 1) {MORE}\n"
    assert [b.label for b in segment(text).blocks if b.label] == ["1.", "(1)", "(a)", "2. 2.", "(Note 1)"]


def test_parents() -> None:
    text = (
        f"{PROSE}\n\n(Note 1) {MORE}\n\n1. Trade\n\n{PROSE}\n\n(1) Fish\n\n{PROSE}\n\n• {MORE}\n\n(2) {MORE}\n\n"
        f"(Note 2) {MORE}\n\n{MORE}\n\n2. {MORE}\n\n{MORE}\n\nBack to Index\n"
    )
    blocks = {b.id: b for b in segment(text).blocks}
    under = [
        f"{b.kind} {b.number}".strip() + f" < {blocks[b.parent].number if b.parent else '-'}" for b in blocks.values()
    ]
    assert under == [
        "lead < -",
        "note < -",
        "section 1 < -",
        "paragraph < 1",
        "section 1.1 < 1",
        "paragraph < 1.1",
        "list_item < 1.1",
        "item 1.2 < 1",
        "note < 1",
        "paragraph < 1.2",
        "section 2 < -",
        "paragraph < 2",
        "trailer < -",
    ]


def test_an_unnumbered_heading_stands_in_a_section_with_a_heading_only() -> None:
    inside = f"1. Trade\n\n{PROSE}\n\nFish\n\n{PROSE}\n\n(1) {PROSE}\n"
    above = f"1. {PROSE}\n\nFish\n\n{PROSE}\n"
    group = f"1. Trade\n\n{PROSE}\n\nThe wider world\n\n2. Peace\n\n{PROSE}\n"
    for text, parent in ((inside, "b1"), (above, None), (group, None)):
        heading = next(b for b in segment(text).blocks if b.kind == "section" and not b.number)
        assert heading.parent == parent


def test_a_sentence_is_no_heading_although_its_stop_is_missing() -> None:
    text = "1. The leaders of both islands agreed to work together on fish\n\n2. Cooperation on the sea\n"
    assert [b.heading for b in segment(text).blocks] == [None, "Cooperation on the sea"]


def test_wrapped_items_are_whole() -> None:
    text = (
        "1. The Prime Minister of Japan and the President of Atlantis met again\n"
        "and talked about the trade of both islands, which has grown by 10% since\n"
        "2. They said no more about it, and went on to other things that matter\n"
        "to both.\n\n"
        "2. Cooperation on fish, on salt, and on all other goods of the sea that\n"
        "both countries trade\n\n"
        "They agreed on all of it, and will go on with it in the coming year as\n"
        "well.\n"
    )
    assert [(b.number, b.heading is not None) for b in segment(text).blocks] == [("1", False), ("2", True), ("", False)]
