"""The forms in which a text tells of something ahead: patterns over the letters of a strip.

A pattern is tried on the parts around one date, so that no other date stands in it; `what` is the head of the event's
words: its noun, or its verb. The rules are tried in their order, those that name the event best first.
"""

import re
from typing import NamedTuple

# What can stand between an event's noun or verb and its date, and belongs to it: names, prepositions, adjectives.
_GAP = r"[NPpaoceEfS()'\-vVHGg]"
_NEAR = r"[NPpaoceEf()'\-]"
_BEFORE = r"[aNof'\-]"  # what stands before an event's noun
_OPENS = r"(?:^|[;,RKc])"  # where a clause begins
# "scheduled for", "which is due in", "to be held in Moscow in", "that will be marked", "to take place on"
_SCHEDULED = rf"(?:{_GAP}|[t,]){{0,30}}?(?:R?F?b?a?S|R?b?tbd|R?Fbd|R?b?td|R?Fd)[pNPao,()'\-]{{0,14}}"


class PlanRule(NamedTuple):
    """One form of telling what lies ahead."""

    name: str  # a sentence with holes
    pattern: "re.Pattern[str]"
    ahead: bool  # whether its own words say that the event is ahead
    open: bool  # whether it counts without a date: "soon", "at an early date"


def _rule(name: str, pattern: str, *, ahead: bool = False, open_ended: bool = False) -> PlanRule:
    return PlanRule(name, re.compile(pattern, re.VERBOSE), ahead, open_ended)


RULES = (
    _rule("<date> was set for <event>", r"[TD]b?S[paoR]{0,6}(?P<what>[Ee])", ahead=True),
    _rule("<event> scheduled for <date>", rf"^.*(?P<what>E){_SCHEDULED}[TD]", ahead=True, open_ended=True),
    _rule("<deed> scheduled for <date>", rf"^.*(?P<what>e){_SCHEDULED}[TD]", ahead=True),
    _rule("<date> <event>", r"D'?[aNf\-]{0,5}(?P<what>E)"),
    _rule(
        "<event> will <verb> <date>",
        rf"{_OPENS}{_BEFORE}{{0,9}}(?P<what>[Ee]){_NEAR}{{0,20}}F[^;RKF]{{1,20}}[TD]",
        ahead=True,
        open_ended=True,
    ),
    _rule("<event> in <date>", rf"^.*(?P<what>E){_NEAR}{{0,20}}[TD]"),
    _rule(
        "to <hold an event> <date>", rf"^.*[tF][af]{{0,3}}(?P<what>H){_GAP}{{1,25}}[TD]", ahead=True, open_ended=True
    ),
    _rule("to <visit> <date>", rf"^.*[tF][af]{{0,3}}(?P<what>V){_NEAR}{{0,25}}[TD]", ahead=True, open_ended=True),
    _rule("<doing something> <date>", rf"^.*(?P<what>[Gg]){_GAP}{{1,25}}[TD]", open_ended=True),
    _rule(
        "<date>, <event> will <verb>", rf"(?:^|[;,Rc])[TD],?{_BEFORE}{{0,9}}(?P<what>[Ee]){_NEAR}{{0,12}}F", ahead=True
    ),
    _rule("<date>, <subject> will <verb>", r"(?:^|[;,Rc])[TD],?[aoNPpc,'\-]{0,14}Fa{0,3}(?P<what>[HVv])", ahead=True),
    _rule("<deed> in <date>", rf"^.*(?P<what>e){_NEAR}{{0,20}}[TD]"),
    _rule("to <do something> <date>", rf"^.*[tFc][af]{{0,3}}(?P<what>[vu]){_GAP}{{0,25}}[TD]", ahead=True),
    _rule("<something> will be <done> <date>", rf"[tF]a{{0,2}}b(?P<what>d){_GAP}{{0,16}}[TD]", ahead=True),
    _rule("<subject> <verbs> on <date>", rf"^.*(?P<what>s){_NEAR}{{0,16}}[TD]"),
    _rule("<date> <place>: <event>", r"^D[aN,;()'\-]{0,12}(?P<what>E)"),
    _rule("<event>, …, on <date>", rf"^.*(?P<what>E)(?:{_NEAR}|,){{0,30}}T"),
)

AND = "<event> on <date> and on <date>"  # no row: it leans on what was found for the date before
ELIDED = re.compile(r"[c,pNo]{1,8}")  # what may stand between two dates of one verb: "on May 5 and in Kyoto on May 7"
