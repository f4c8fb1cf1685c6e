"""Verbs of speech and accord with all their forms, and the nouns of documents.

The file gives each verb in its base form; `inflect` gives the others. What does not follow the rule
stands in the file's table `irregular`.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal, get_args

from summitcli.lexicon.source import LexiconError, check_keys, compile_phrases, load
from summitcli.model import Act, Band
from summitcli.tokens import Phrases

Tense = Literal["past", "present", "base", "gerund", "participle"]
"""Of a form that two tenses share, the one in narration is given: "agreed" is "past" (and a participle too),
"agree" is "base" (and the plural present too, "we agree"). So "participle" is only one such as "taken"."""


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb of speech or accord, and what it does."""

    name: str  # "agree", "share the view", "express appreciation"
    act: Act
    band: Band  # of a use by all sides together
    joint_text_only: bool  # True where the band holds only in a joint text: commit, pledge


@dataclass(frozen=True, slots=True)
class VerbForm:
    """One form of a verb."""

    verb: Verb
    tense: Tense

    @property
    def finite(self) -> bool:
        """Whether the form can be a sentence's verb on its own."""
        return self.tense in ("past", "present", "base")


@dataclass(frozen=True, slots=True)
class LightVerb:
    """One form of a verb that means nothing until its noun comes: "expressed", "offered"."""

    name: str  # "express"
    tense: Tense


@dataclass(frozen=True, slots=True)
class LightNoun:
    """A noun that tells what a light verb does: "appreciation", "condolences"."""

    verb: Verb
    light: frozenset[str]  # names of the light verbs that it goes with


@dataclass(frozen=True, slots=True)
class Verbs:
    """All verbs, by their forms; every phrase is folded."""

    forms: Phrases[VerbForm]
    impersonal: Phrases[Verb]  # "it was agreed", "agreement was also reached"
    light_verbs: Phrases[LightVerb]
    light_nouns: Phrases[LightNoun]
    by_name: dict[str, Verb]


@cache
def verbs() -> Verbs:
    """Read `verbs.toml`.

    A light verb and its noun may stand apart: "expressed his sincere condolences", "offered Japan's full support".
    """
    tables = load("verbs")
    check_keys("verbs", "", tables, ("irregular", "adverbs", "verb", "light"))
    irregular: dict[str, list[str]] = tables["irregular"]
    by_name: dict[str, Verb] = {}
    forms: list[tuple[str, VerbForm]] = []
    impersonal: list[tuple[str, Verb]] = []
    for row in tables["verb"]:
        verb = _verb(row, "forms", "impersonal")
        _name(by_name, verb)
        by_tense = {tense: VerbForm(verb, tense) for tense in get_args(Tense)}
        for base in row.get("forms", (verb.name,)):
            forms.extend((form, by_tense[tense]) for form, tense in inflect(base, irregular))
        impersonal.extend((form, verb) for form in _with_adverbs(row.get("impersonal", ()), tables["adverbs"]))
    names: dict[str, None] = {}
    nouns: list[tuple[str, LightNoun]] = []
    for row in tables["light"]:
        verb = _verb(row, "verbs", "nouns")
        _name(by_name, verb)
        names.update(dict.fromkeys(row["verbs"]))
        noun = LightNoun(verb, frozenset(row["verbs"]))
        nouns.extend((form, noun) for form in row["nouns"])
    light = [(form, LightVerb(name, tense)) for name in names for form, tense in inflect(name, irregular)]
    return Verbs(
        compile_phrases("verbs", "forms", forms),
        compile_phrases("verbs", "impersonal", impersonal),
        compile_phrases("verbs", "light verbs", light),
        compile_phrases("verbs", "light nouns", nouns),
        by_name,
    )


def _verb(row: dict[str, Any], *more: str) -> Verb:
    name = row.get("name", "?")
    check_keys("verbs", name, row, ("name", "act"), ("band", "joint_text_only", *more))
    verb = Verb(name, row["act"], row.get("band", "none"), row.get("joint_text_only", False))
    if verb.act not in get_args(Act):
        raise LexiconError("verbs", name, f"unknown act {verb.act!r}")
    if verb.band not in get_args(Band):
        raise LexiconError("verbs", name, f"unknown band {verb.band!r}")
    return verb


def _name(by_name: dict[str, Verb], verb: Verb) -> None:
    """Enter a verb under its name; a light verb may share the name of a verb that does the same."""
    if by_name.setdefault(verb.name, verb) != verb:
        raise LexiconError("verbs", verb.name, "the name is claimed twice, with another act or band")


def inflect(base: str, irregular: Mapping[str, Sequence[str]]) -> list[tuple[str, Tense]]:
    """Return the forms of a verb, or of a phrase that begins with one, each with its tense, none twice.

    `irregular` gives past, participle and gerund of the verbs that do not follow the rule.
    """
    head, space, rest = base.partition(" ")
    tense_of: dict[str, Tense] = {}
    for form, tense in _forms(head, irregular):
        tense_of.setdefault(form, tense)
    return [(form + space + rest, tense) for form, tense in tense_of.items()]


def _forms(verb: str, irregular: Mapping[str, Sequence[str]]) -> Iterable[tuple[str, Tense]]:
    if verb == "be":
        return (
            ("was", "past"), ("were", "past"), ("is", "present"), ("are", "present"),
            ("be", "base"), ("been", "participle"), ("being", "gerund"),
        )  # fmt: skip
    consonant_y = verb.endswith("y") and verb[-2] not in "aeou"
    stem = verb[:-1] if verb.endswith("e") else verb
    past = verb[:-1] + "ied" if consonant_y else stem + "ed"
    third = verb[:-1] + "ies" if consonant_y else verb + ("es" if verb.endswith(("s", "sh", "ch", "x", "z")) else "s")
    if verb == "have":
        third = "has"
    participle = past
    gerund = (verb if verb.endswith("ee") else stem) + "ing"
    if verb in irregular:
        past, participle, gerund = irregular[verb]
    return ((past, "past"), (verb, "base"), (third, "present"), (gerund, "gerund"), (participle, "participle"))


_AUXILIARIES = (" was ", " were ", " has been ", " have been ")


def _with_adverbs(phrases: Iterable[str], adverbs: Sequence[str]) -> Iterator[str]:
    """Yield each phrase as it is and with each adverb behind its auxiliary: "it was also agreed"."""
    for phrase in phrases:
        yield phrase
        for auxiliary in _AUXILIARIES:
            before, found, after = phrase.partition(auxiliary)
            if found:
                for adverb in adverbs:
                    yield f"{before}{auxiliary}{adverb} {after}"


@dataclass(frozen=True, slots=True)
class Instrument:
    """A noun of documents and accords: "treaty", "joint statement"."""

    name: str


@cache
def instruments() -> Phrases[Instrument]:
    """Read `instruments.toml`."""
    table = load("instruments")
    check_keys("instruments", "", table, ("nouns",))
    pairs: list[tuple[str, Instrument]] = []
    for row in table["nouns"]:
        forms = [row] if isinstance(row, str) else row
        pairs.extend((form, Instrument(forms[0])) for form in forms)
    return compile_phrases("instruments", "nouns", pairs)
