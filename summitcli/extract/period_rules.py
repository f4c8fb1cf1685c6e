"""The rules for months, seasons and years, named or told from today."""

import re
from collections.abc import Callable
from datetime import timedelta

from summitcli.extract.date_rules import NUMBER, Build, Rule
from summitcli.extract.date_values import (
    Context,
    Value,
    infer_year,
    named_month,
    week_of,
    which_year,
    year_of,
)
from summitcli.extract.date_words import NAME, SPACE, TO, YEAR, YEAR_AFTER, DateWords, any_of, month_of
from summitcli.when import bounds


def _month(match: re.Match[str], context: Context) -> Value | None:
    """A month with its year, said after it or right before it."""
    month = month_of(context.words, match["month"])
    if month is None or not (match["year"] or match["which"]):
        return None
    year, how = year_of(match, context, month, None)
    return Value(f"{year}-{month:02}" if year else None, "month", how)


def _months(match: re.Match[str], context: Context) -> Value | None:
    first, last = month_of(context.words, match["month"]), month_of(context.words, match["last_month"])
    if first is None or last is None or first == last:
        return None
    if match["and"] and context.word_before(match.start()).lower() != "between":
        return None
    year, how = year_of(match, context, last, None)
    if year is None:
        return Value(None, "range", "unresolved")
    begin = int(match["first_year"]) if match["first_year"] else year - (first > last)
    edtf = f"{begin}-{first:02}/{year}-{last:02}"
    return Value(edtf, "range", how) if bounds(edtf) else None


def _which_month(match: re.Match[str], context: Context) -> Value | None:
    """ "Next March" is the first one after today, "last March" the one before."""
    month = named_month(context, match["month"])
    if month is None:
        return None
    year = _year_of_which(match["which"], month, context)
    return Value(f"{year}-{month:02}", "month", "relative") if year else Value(None, "month", "unresolved")


def _which_season(match: re.Match[str], context: Context) -> Value | None:
    season = context.words.seasons[match["season"].lower()]
    year = _year_of_which(match["which"], (season - 20) * 3, context)
    return Value(f"{year}-{season}", "season", "relative") if year else Value(None, "season", "unresolved")


def _year_of_which(which: str, month: int, context: Context) -> int | None:
    reference = context.reference
    if reference is None:
        return None
    turn = context.words.which[" ".join(which.lower().split())]
    if turn < 0:
        return reference.year - (month >= reference.month)
    if turn > 0:
        return reference.year + (month <= reference.month)
    return reference.year


def _bare_month(match: re.Match[str], context: Context) -> Value | None:
    """A month alone needs a word of time before it, or one that tells which and a noun after: "his May visit"."""
    month = named_month(context, match["month"])
    if month is None:
        return None
    if not context.inside:
        before = context.word_before(match.start())
        after = context.word_after(match.end())
        listed = before == "and" and context.last and context.last.kind == "month"
        if before in context.words.determiners:
            if not after or (match["month"] in context.words.ambiguous_months and not after.islower()):
                return None
        elif before.lower() not in context.words.leading and not listed:
            return None
    beside = context.year_beside(match.start())
    if beside and beside.edtf:
        return Value(f"{beside.edtf}-{month:02}", "month", beside.how)
    year = infer_year(context, month, None, None, match.start(), match.end())
    if year is None:
        return Value(None, "month", "unresolved")
    return Value(f"{year}-{month:02}", "month", "year_inferred")


def _season(match: re.Match[str], context: Context) -> Value | None:
    season = context.words.seasons[match["season"].lower()]
    if match["year"]:
        return Value(f"{int(match['year'])}-{season}", "season", "explicit")
    if match["which"]:
        year = which_year(match["which"], context)
        return Value(f"{year}-{season}" if year else None, "season", "relative" if year else "unresolved")
    if context.word_before(match.start()).lower() != "the" and not context.inside:
        return None  # "spring" and "fall" are other words too
    year = infer_year(context, (season - 20) * 3, None, None, match.start(), match.end())
    return Value(f"{year}-{season}" if year else None, "season", "year_inferred" if year else "unresolved")


def _which_period(match: re.Match[str], context: Context) -> Value | None:
    """ "The last year" and "the next month" are counted from today: they are no year and no month of the calendar."""
    which, unit = " ".join(match["which"].lower().split()), match["unit"].lower()
    turn = context.words.which[which]
    counted = which in ("last", "next", "past", "coming", "previous")
    if which in ("past", "coming") or (counted and context.word_before(match.start()).lower() in ("the", "this")):
        return None
    if context.reference is None:
        return Value(None, "year" if unit == "year" else "month" if unit == "month" else "range", "unresolved")
    reference = context.reference
    if unit == "year":
        return Value(str(reference.year + turn), "year", "relative")
    if unit == "month":
        over, month = divmod(reference.month - 1 + turn, 12)
        return Value(f"{reference.year + over}-{month + 1:02}", "month", "relative")
    monday, sunday = week_of(reference + timedelta(weeks=turn))
    first = sunday - timedelta(days=1) if unit == "weekend" else monday
    return Value(f"{first}/{sunday}", "range", "relative")


def _the_period(match: re.Match[str], context: Context) -> Value | None:
    """ "The year", only where a part of it is meant: "by the end of the year"."""
    if not context.inside:
        return None
    if context.reference is None:
        return Value(None, "part", "unresolved")
    iso = context.reference.isoformat()
    return Value(iso[:4], "year", "relative") if match[0].lower() == "year" else Value(iso[:7], "month", "relative")


def _years(match: re.Match[str], context: Context) -> Value | None:
    first, last = match["first"], match["last"]
    between = context.word_before(match.start()).lower() == "between"
    return Value(f"{first}/{last}", "range", "explicit") if first < last and (between or not match["and"]) else None


def _year_where(tells: Callable[[re.Match[str], Context], bool]) -> Build:
    """Take a bare year where the words beside it tell that it is one."""

    def build(match: re.Match[str], context: Context) -> Value | None:
        before, after = context.word_before(match.start()), context.word_after(match.end())
        if after in context.words.counted or before in context.words.numbering or not tells(match, context):
            return None
        return Value(match[0], "year", "explicit")

    return build


def _in(match: re.Match[str], context: Context) -> bool:
    return context.inside or context.word_before(match.start()).lower() in context.words.leading


def _event(match: re.Match[str], context: Context) -> bool:
    after = context.word_after(match.end())
    return after[:1].isupper()


def _the(match: re.Match[str], context: Context) -> bool:
    before = context.word_before(match.start()).lower()
    return before in context.words.determiners and context.word_after(match.end()).islower()


def _in_parentheses(match: re.Match[str], context: Context) -> bool:
    return context.text[match.start() - 1 : match.start()] == "(" and context.text[match.end() : match.end() + 1] == ")"


def _listed(match: re.Match[str], context: Context) -> bool:
    last = context.last
    gap = context.text[context.last_end : match.start()]
    return last is not None and last.kind == "year" and gap.split() in ([","], ["and"], [",", "and"], [",and"], ["or"])


def period_rules(words: DateWords) -> tuple[Rule, ...]:
    """Return the rules for months, seasons and years, named or told from today."""
    months = tuple(words.months)
    which = tuple({form.split()[0] for form in words.which})
    seasons = any_of(words.seasons)
    return (
        Rule(
            "<month> to <month> <year>",
            months,
            rf"""(?P<month>{NAME}\.?) (?:{SPACE}(?P<first_year>{YEAR}))? (?:{TO}|(?P<and>{SPACE}and{SPACE}))
                 (?P<last_month>{NAME}\b\.?) (?!{SPACE}\d{{1,2}}\b) {YEAR_AFTER}""",
            _months,
        ),
        Rule("<month> <year>", months, rf"(?P<month>{NAME}\.?) {YEAR_AFTER}", _month),
        Rule("<month>", months, rf"(?P<month>{NAME})(?!\w)", _bare_month),
        Rule(
            "this <month>",
            which,
            rf"(?P<which>{any_of(words.which)}){SPACE}(?P<month>{NAME})(?!\w) (?!{SPACE}\d)",
            _which_month,
        ),
        Rule(
            "<season> <year>",
            tuple(words.seasons),
            rf"(?P<season>{seasons}) {YEAR_AFTER}",
            _season,
        ),
        Rule("this <season>", which, rf"(?P<which>{any_of(words.which)}){SPACE}(?P<season>{seasons})", _which_season),
        Rule(
            "this <year, month or week>",
            which,
            rf"(?P<which>{any_of(words.which)}){SPACE}(?P<unit>(?i:year|month|weekend|week))\b(?!-)",
            _which_period,
        ),
        Rule("the <year or month>, inside another expression", ("year", "month"), r"(?i:year|month)\b", _the_period),
        Rule(
            "<year> to <year>",
            (NUMBER,),
            rf"(?P<first>{YEAR}) (?:{TO}|(?P<and>{SPACE}and{SPACE})) (?P<last>{YEAR})",
            _years,
        ),
        Rule("in <year>", (NUMBER,), YEAR, _year_where(_in)),
        Rule("<year> before an event name", (NUMBER,), YEAR, _year_where(_event)),
        Rule("the <year> <noun>", (NUMBER,), YEAR, _year_where(_the)),
        Rule("(<year>)", (NUMBER,), YEAR, _year_where(_in_parentheses)),
        Rule("<year> and <year>", (NUMBER,), YEAR, _year_where(_listed)),
    )
