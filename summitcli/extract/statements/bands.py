"""How strongly all sides bind themselves, from the wording alone: band, commitment, condition."""

from collections.abc import Sequence
from functools import cache

from summitcli.extract.clauses import words
from summitcli.lexicon import Verb, load
from summitcli.lexicon.speech import inflect
from summitcli.model import Band, Commitment, Specificity

_HEAD = 25  # words in which a complement shows what it is
_ARTICLES = frozenset({"the", "a", "an", "their", "its", "our"})
_NOW = frozenset({"is", "are", "was", "were", "has", "have", "had", "can", "cannot", "must", "may", "might", "could"})
_BE = frozenset({"is", "was", "are", "were", "be", "remains", "remained", "remain"})


@cache
def _vague() -> frozenset[str]:
    """Return the verbs of vague commitments in all their forms: "developed", "strengthening"."""
    irregular: dict[str, list[str]] = load("verbs")["irregular"]
    return frozenset(form for base in words("vague") for form, _ in inflect(base, irregular)) | words("vague")


@cache
def _instruments() -> frozenset[str]:
    """Return the last words of the nouns of documents, in both numbers: "agreement", "declarations"."""
    rows: list[str | list[str]] = load("instruments")["nouns"]
    last = {form.split()[-1].lower() for row in rows for form in ([row] if isinstance(row, str) else row)}
    return frozenset(last | {word + "s" for word in last} | {"negotiations"})


def band_of(verb: Verb, content: Sequence[str], *, joint_text: bool) -> Band:
    """Return the band of a joint verb; what it governs can cap it, never raise it."""
    if verb.act == "sign" and not _instruments().intersection(content[:_HEAD]):
        return "none"  # "concluded an exchange of views" signs nothing
    band = "low" if verb.joint_text_only and not joint_text else verb.band
    return "medium" if band == "high" and _is_accord(content) else band


def _is_accord(content: Sequence[str]) -> bool:
    """Whether it tells what all think, not what they decided: "on the importance of", "that it is necessary"."""
    head = list(content[:_HEAD])
    opens = head[0] if head else ""
    if opens in ("on", "upon", "about", "over", "with", "regarding") or opens in _ARTICLES:
        at = 1 if opens not in _ARTICLES else 0
        return any(word in words("importance") for word in head[at : at + 5])
    for i, word in enumerate(head):
        if word in words("modals"):
            return False
        if word in _BE and any(near in words("importance") for near in head[i + 1 : i + 5]):
            return True
    return False


def is_discord(content: Sequence[str]) -> bool:
    """Whether nothing is agreed but that there is no agreement: "agreed to disagree"."""
    return bool(words("discord").intersection(content[:5]))


def is_conditional(content: Sequence[str]) -> bool:
    """Whether what is said depends on something: "if", "provided that"; "as if" does not."""
    line = f" {' '.join(content)} ".replace(" as if ", " ")
    return any(f" {phrase} " in line for phrase in words("conditions"))


def commitment_of(
    verb: Verb, band: Band, content: Sequence[str], timetable: str | None
) -> tuple[Commitment, Specificity | None]:
    """Tell whether what is agreed commits to something ahead, after the tests of the G7 and G20 Research Groups.

    A result that is there already is an outcome. What lies ahead is specific where it can be measured: its verb names
    a deed, or it has a deadline or an amount; "continue", "strengthen" and the like are vague, and so is a bare will.
    """
    if band not in ("high", "medium"):
        return "none", None
    if verb.act == "sign":
        return "outcome", "specific"
    deed = _deed(content)
    if deed is None:
        return "none", None
    deadline = timetable is not None and timetable.split()[0].lower() in words("deadlines")
    measured = deadline or bool(words("amounts").intersection(content))
    return ("specific", "specific") if measured or not (deed == "" or deed in _vague()) else ("vague", "vague")


def _deed(content: Sequence[str]) -> str | None:
    """Return the verb of what lies ahead; `None` where nothing does, "" where it is but a will or names none."""
    head = list(content[:_HEAD])
    for i, word in enumerate(head):
        if word == "to" and (i == 0 or _skipped(head[:i])):
            return _after(head, i + 1)
        if word == "to" and i < 7 and head[0] != "that" and head[i - 1] in words("intentions"):
            return ""  # "their commitment to peace" names no deed
        if word in ("on", "upon") and i == 0:
            noun = head[1] if len(head) > 1 else ""
            if noun.endswith("ing"):
                return noun
            if "continuation" in head[:4]:
                return "continue"
            return None
        if word == "that" and i == 0:
            continue
        if word in words("modals"):
            return _after(content, i + 1)
        if word in _BE and i < 6 and "to" in head[i + 1 : i + 2]:
            return _after(head, i + 2)
        if word in _NOW and not words("concessions").intersection(head[:3]):
            return None  # "that ties are strong and would grow": what is, not what will be
    return _late_modal(content)


def _late_modal(content: Sequence[str]) -> str | None:
    """Find the modal of a long that-clause whose subject or concession is long."""
    if not content or content[0] != "that":
        return None
    for i in range(_HEAD, min(len(content), 60)):
        if content[i] in words("modals"):
            return _after(content, i + 1)
    return None


def _skipped(before: Sequence[str]) -> bool:
    """Whether only a filler stands before: "among other things ,", "in principle"."""
    return " ".join(before).strip(" ,") in (
        "among other things",
        "in principle",
        "in particular",
        "inter alia",
        "jointly",
    )


def _after(content: Sequence[str], i: int) -> str:
    """Return the verb behind "to" or a modal, over adverbs and auxiliaries."""
    for word in content[i : i + 6]:
        if not (word in words("adverbs") or word.endswith("ly") or word in words("auxiliaries")):
            return word
    return ""
