"""The rules for days told from another day, for parts of periods, and for "soon" and "every year"."""

import re
from collections.abc import Iterable
from datetime import timedelta

from dateutil.relativedelta import relativedelta

from summitcli.extract.date_rules import NUMBER, Rule
from summitcli.extract.date_values import Context, Value, day_value, deadline, make_day, third, week_of
from summitcli.extract.date_words import DAY, NAME, SPACE, DateWords, any_of

_UNRESOLVED_DAY = Value(None, "day", "unresolved")
_OF = rf"{SPACE}(?:(?:of|in){SPACE})?(?:the{SPACE})?"


def _weekday(match: re.Match[str], context: Context) -> Value | None:
    """ "On Monday" is the last one up to today, or the next one where the words around tell of what is ahead."""
    if match["weekday"] not in context.words.weekdays:
        return None
    which = match["which"]
    if not which and context.word_before(match.start()).lower() not in ("on", "by", "until", "since", "from"):
        return None
    if context.reference is None:
        return _UNRESOLVED_DAY
    back = (context.reference.weekday() - context.words.weekdays[match["weekday"]]) % 7
    turn = context.words.which[which.lower()] if which else None
    if turn == -1:
        back = back or 7
    elif turn is not None or context.lean(match.start(), match.end()) > 0:
        back = back - 7 if back or turn == 1 else 0
    return day_value([context.reference - timedelta(days=back)], "relative")


def _day(match: re.Match[str], context: Context) -> Value | None:
    if context.reference is None:
        return _UNRESOLVED_DAY
    shift = context.words.days[" ".join(match[0].lower().split())]
    return day_value([context.reference + timedelta(days=shift)], "relative")


def _day_after(match: re.Match[str], context: Context) -> Value | None:
    day = context.last_day or context.reference
    if day is None:
        return _UNRESOLVED_DAY
    shift = context.words.days_after[" ".join(match[0].lower().split())]
    return day_value([day + timedelta(days=shift)], "relative")


def _part(match: re.Match[str], context: Context) -> Value | None:
    found = context.period_at(match.end())
    part = context.words.parts[re.sub(r"\W+", " ", match["part"].lower())]
    return third(found[0], part, context, found[1]) if found else None


def _fraction(match: re.Match[str], context: Context) -> Value | None:
    """Halves and quarters are exact, so they are intervals of months."""
    found = context.period_at(match.end())
    if not found or found[0].kind != "year":
        return None
    value, end = found
    if not value.edtf:
        return Value(None, "part", value.how, end=end)
    length = 6 if match["unit"].lower() == "half" else 3
    number = context.words.ordinals[match["ordinal"].lower()]
    number = 12 // length if number < 0 else number
    if not 1 <= number <= 12 // length:
        return None
    first, last = (number - 1) * length + 1, number * length
    return Value(f"{value.edtf}-{first:02}/{value.edtf}-{last:02}", "part", value.how, end=end)


def _first_months(match: re.Match[str], context: Context) -> Value | None:
    found = context.period_at(match.end())
    count = context.words.numbers.get(match["count"].lower()) or int(match["count"] if match["count"].isdigit() else 0)
    if not found or found[0].kind != "year" or not found[0].edtf or not 2 <= count <= 11:
        return None
    year = found[0].edtf
    return Value(f"{year}-01/{year}-{count:02}", "part", found[0].how, end=found[1])


def _by_the_end(match: re.Match[str], context: Context) -> Value | None:
    found = context.period_at(match.end())
    return deadline(found[0], context)._replace(end=found[1]) if found else None


def _within_the_year(_match: re.Match[str], context: Context) -> Value | None:
    if context.reference is None:
        return Value(None, "year", "unresolved")
    return deadline(Value(str(context.reference.year), "year", "relative"), context)


def _after_next(match: re.Match[str], context: Context) -> Value | None:
    """ "The week after next" is the second one after that of the text."""
    if context.reference is None:
        return Value(None, "range", "unresolved")
    reference, unit = context.reference, match["unit"].lower()
    if unit == "year":
        return Value(str(reference.year + 2), "year", "relative")
    if unit == "month":
        over, month = divmod(reference.month + 1, 12)
        return Value(f"{reference.year + over}-{month + 1:02}", "month", "relative")
    monday, sunday = week_of(reference + timedelta(weeks=2))
    return Value(f"{monday}/{sunday}", "range", "relative")


def _day_of_month(match: re.Match[str], context: Context) -> Value | None:
    if context.reference is None:
        return _UNRESOLVED_DAY
    turn = context.words.which[match["which"].lower()]
    over, month = divmod(context.reference.month - 1 + turn, 12)
    day = make_day(context.reference.year + over, month + 1, int(re.sub(r"\D", "", match["day"])))
    return day_value([day], "relative") if day else None


def _within(match: re.Match[str], context: Context) -> Value | None:
    """ "Within two months": from the day of the text until then."""
    count = context.words.numbers.get(match["count"].lower()) or int(match["count"] if match["count"].isdigit() else 0)
    if not 1 <= count <= 60:
        return None
    if context.reference is None:
        return Value(None, "range", "unresolved")
    unit = {"week": "weeks", "month": "months", "year": "years"}[match["unit"].lower()]
    last = context.reference + relativedelta(**{unit: count})  # type: ignore[arg-type]
    return Value(f"{context.reference}/{last}", "range", "relative")


def _open(match: re.Match[str], context: Context) -> Value | None:
    after = context.word_after(match.end()).lower()
    return None if after in context.words.not_open_before else Value(None, "open", "unresolved")


def _recurring(_match: re.Match[str], _context: Context) -> Value | None:
    return Value(None, "recurring", "unresolved")


def relative_rules(words: DateWords) -> tuple[Rule, ...]:
    """Return the rules for days told from another day, for parts of periods, and for expressions without a date."""
    which = tuple({form.split()[0] for form in words.which})
    return (
        Rule(
            "by the end of <period>",
            ("by", "before", "until", "prior"),
            rf"""(?i:by|before|until|prior{SPACE}to){SPACE}(?:the{SPACE})?(?:very{SPACE})?(?:end|close){SPACE}of{SPACE}
                 (?:the{SPACE})?""",
            _by_the_end,
        ),
        Rule("within the year", _first_words(words.within_the_year), any_of(words.within_the_year), _within_the_year),
        Rule(
            "early <period>",
            _first_words(words.parts),
            rf"(?P<part>{any_of(words.parts)})(?:{SPACE}|[-–‑])(?:the{SPACE})?",
            _part,
        ),
        Rule(
            "the first half of <year>",
            tuple(words.ordinals),
            rf"(?P<ordinal>{any_of(words.ordinals)}){SPACE}(?P<unit>(?i:half|quarter)){_OF}",
            _fraction,
        ),
        Rule(
            "the first <number> months of <year>",
            ("first",),
            rf"(?i:first){SPACE}(?P<count>\d\d?|[a-z]{{2,8}}){SPACE}months{_OF}",
            _first_months,
        ),
        Rule(
            "the week after next",
            ("week", "month", "year"),
            rf"(?P<unit>(?i:week|month|year)){SPACE}after{SPACE}next\b",
            _after_next,
        ),
        Rule(
            "the <day> of this month",
            (NUMBER,),
            rf"(?P<day>{DAY}){SPACE}of{SPACE}(?P<which>this|next|last){SPACE}month\b",
            _day_of_month,
        ),
        Rule(
            "within <number> <months>",
            ("within",),
            rf"(?i:within){SPACE}(?:the{SPACE}(?:next|coming){SPACE})?(?P<count>\d\d?|[a-z]{{2,12}}){SPACE}(?P<unit>week|month|year)s?\b",
            _within,
        ),
        Rule("today", _first_words(words.days), any_of(words.days), _day),
        Rule("the following day", _first_words(words.days_after), any_of(words.days_after), _day_after),
        Rule(
            "on <weekday>",
            (*words.weekdays, *which),
            rf"(?:(?P<which>{any_of(words.which)}){SPACE})?(?P<weekday>{NAME})(?!\w)",
            _weekday,
        ),
        Rule("every year", _first_words(words.recurring), any_of(words.recurring), _recurring),
        Rule("soon", _first_words(words.open), any_of(words.open), _open),
    )


def _first_words(phrases: Iterable[str]) -> tuple[str, ...]:
    return tuple({re.split(r"\W", phrase, maxsplit=1)[0] for phrase in phrases})
