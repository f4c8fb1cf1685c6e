"""The words of dates as `lexicons/dates.toml` has them, and the pieces that patterns are assembled from.

Texts are wrapped at some width, so a space between two words can be a line end with an indent: `SPACE`.
Its length is bounded, like that of everything else here: no pattern can run away on a hostile text.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from summitcli.lexicon import load

SPACE = r"\s{1,40}"
DASH = r"\s{0,3}[-–—‑−]\s{0,3}"
WORD = re.compile(r"\w+")
NAME = r"[A-Z][A-Za-z]{2,8}"  # of a month or a weekday; which one, the rule asks of the words
DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?![\w:%]|[.,]\d)"
YEAR = r"(?:1[5-9]|20)\d\d(?![\w:%]|[.,]\d)"
TO = rf"(?:{SPACE}(?:to|until|till|through|thru){SPACE}(?:the{SPACE})?|{DASH})"
WEEKDAY_BEFORE = rf"(?:(?P<weekday>{NAME}),?{SPACE}(?:the{SPACE})?)?"
YEAR_AFTER = rf"""
    (?: ,?{SPACE}(?:of{SPACE})?(?P<year>{YEAR})
      | ,?{SPACE}(?:of{SPACE})?(?:the{SPACE})?(?P<which>this|next|last|same|current|following|coming){SPACE}year\b )?
"""

IN_PARENTHESES = re.compile(rf"{SPACE}\(({NAME})\)")  # a weekday can stand there: "15 November 2000 (Wednesday)"

_LETTERS = {"'": "['’]", "-": r"(?:[-–—‑]|\s{1,40})", " ": SPACE}


def phrase(words: str) -> str:
    """Return the pattern of a phrase: spaces are any spaces, apostrophes and hyphens take their curly forms."""
    return "".join(_LETTERS.get(letter) or re.escape(letter) for letter in words)


def any_of(phrases: Iterable[str]) -> str:
    """Return the pattern of any of these phrases, the longest first, whole words, whatever their case."""
    return "(?i:" + "|".join(map(phrase, sorted(phrases, key=lambda words: -len(words)))) + r")\b"


@dataclass(frozen=True, slots=True)
class DateWords:
    """The lexicon of dates, ready to be asked."""

    months: Mapping[str, int]  # every printed form: "July", "JULY", "Jul", 1 to 12
    short_months: frozenset[str]  # abbreviations, which need a day or a year
    ambiguous_months: frozenset[str]
    weekdays: Mapping[str, int]  # Monday is 0
    seasons: Mapping[str, int]  # lower case, the EDTF number
    which: Mapping[str, int]  # lower case: "this past" is -1
    days: Mapping[str, int]  # from the day of the text: "tomorrow" is 1
    days_after: Mapping[str, int]  # from the day last named
    parts: Mapping[str, str]  # "beginning of": early, middle, late, rest, past
    ordinals: Mapping[str, int]  # the last one is -1
    numbers: Mapping[str, int]
    leading: frozenset[str]
    determiners: frozenset[str]
    counted: frozenset[str]
    numbering: frozenset[str]
    within_the_year: tuple[str, ...]
    recurring: tuple[str, ...]
    open: tuple[str, ...]
    not_open_before: tuple[str, ...]
    lead: re.Pattern[str]  # at the end of what stands before a date: "from the "
    deadline: re.Pattern[str]  # the same: "no later than "
    cues: re.Pattern[str]  # group "ahead" or group "behind"


def month_of(words: DateWords, printed: str) -> int | None:
    """Return the number of a month as printed, with a full stop or without."""
    return words.months.get(printed.rstrip("."))


@cache
def tables() -> Mapping[str, Any]:
    """Read `dates.toml`."""
    return load("dates")


@cache
def date_words() -> DateWords:
    """Turn the tables into what the rules ask."""
    table = tables()
    months = {name: number for number, name in enumerate(table["months"], 1)}
    short = table["month_abbreviations"]
    weekdays = {name: number for number, name in enumerate(table["weekdays"])}
    return DateWords(
        months=_as_printed(months | short),
        short_months=frozenset(_as_printed(short)),
        ambiguous_months=frozenset(table["ambiguous_months"]),
        weekdays=_as_printed(weekdays),
        seasons=table["seasons"],
        which=table["which"],
        days=table["days"],
        days_after=table["days_after"],
        parts={form: part for part, forms in table["parts"].items() for form in forms},
        ordinals=table["ordinals"],
        numbers=table["numbers"],
        leading=frozenset(table["leading"]),
        determiners=frozenset(table["determiners"]),
        counted=frozenset(table["counted"]),
        numbering=frozenset(table["numbering"]),
        within_the_year=tuple(table["within_the_year"]),
        recurring=tuple(table["recurring"]),
        open=tuple(table["open"]),
        not_open_before=tuple(table["not_open_before"]),
        lead=re.compile(rf"\b(?:{any_of(table['prepositions'])}{SPACE}(?:(?i:the){SPACE})?|(?i:the){SPACE})$"),
        deadline=re.compile(rf"\b{any_of(table['deadlines'])}{SPACE}(?:the{SPACE})?$"),
        cues=re.compile(rf"\b(?:(?P<ahead>{any_of(table['ahead'])})|(?P<behind>{any_of(table['behind'])}))"),
    )


def _as_printed(names: Mapping[str, int]) -> dict[str, int]:
    return {form: number for name, number in names.items() for form in (name, name.upper())}
