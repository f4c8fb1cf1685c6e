"""The persons of an archive: which of the persons that its documents tell of are one.

A document tells its own persons apart, and is believed. Across documents too little is joined rather than too much.
"""

from collections.abc import Iterable
from typing import Any

from summitcli.archive.likeness import (
    ALONE,
    SAME,
    SHORTENED,
    SPELLED,
    SURNAMES,
    Name,
    Rule,
    conflicting,
    first_that_holds,
    rotations,
    same_office,
)
from summitcli.archive.names import sound
from summitcli.archive.spellings import CAREER, OFFICE, Gathered, Spelling, find_spellings

Row = dict[str, Any]


def gather(meetings: Iterable[Row]) -> list[Gathered]:
    """Return the persons of meeting/1 rows, by what their names, countries and offices say."""
    spellings = find_spellings(meetings)
    full = [spelling for spelling in spellings if len(spelling.name.parts) > 1]
    bare = [spelling for spelling in spellings if len(spelling.name.parts) == 1]
    return _alone(_by_spelling(bare, SURNAMES), _shortened(_by_spelling(full, SPELLED)))


def _by_spelling(spellings: Iterable[Spelling], rules: tuple[Rule, ...]) -> list[Gathered]:
    """Join what differs in nothing but the way in which one name is written."""
    persons: list[Gathered] = []
    by_key: dict[object, list[Gathered]] = {}
    for spelling in sorted(spellings, key=_surest):
        keys = _keys(spelling.name)
        near = dict.fromkeys(person for key in keys for person in by_key.get(key, ()))
        found = _the_one(Gathered([spelling]), near, rules)
        if found is None:
            owner = Gathered([spelling])
            persons.append(owner)
        else:
            owner, rule, because = found
            spelling.rule, spelling.because = rule.name, because
            owner.spellings.append(spelling)
        for key in keys:
            known = by_key.setdefault(key, [])
            if owner not in known:
                known.append(owner)
    return persons


def _surest(spelling: Spelling) -> tuple[object, ...]:
    # the others are joined to those of whom more is known
    vague = not (spelling.name.initials or spelling.name.generation)
    meetings = sum(len(pairs) for pairs in spelling.seen.values())
    return (not spelling.countries, vague, -meetings, spelling.id, spelling.name.printed)


def _keys(name: Name) -> set[object]:
    return {min(map("".join, rotations(name.parts))), min(rotations(name.sounds))}


def _shortened(persons: list[Gathered]) -> list[Gathered]:
    """Join those who can all be one another; where a name can be two persons', who cannot be one, none is joined."""
    known = _by_surname(persons)
    edges: dict[Gathered, dict[Gathered, tuple[Rule, str]]] = {person: {} for person in persons}
    for person in persons:
        for other in _near(person, known):
            if other not in edges[person] and (held := _held(person, other, SHORTENED)):
                edges[person][other] = edges[other][person] = held
    done: set[Gathered] = set()
    found: list[Gathered] = []
    for person in persons:
        if person in done:
            continue
        group = _group(person, edges)
        done |= group.keys()
        owner = max(group, key=lambda one: (one.weight, one.spellings[0].id))
        found.append(owner)
        whole = all(other in edges[one] for one in group for other in group if other is not one)
        for other in group:
            if other is not owner:
                held = _held(other, owner, SHORTENED) if whole else None
                found += _take(owner, other, held) if held else [other]
    return found


def _alone(persons: list[Gathered], full: list[Gathered]) -> list[Gathered]:
    """Join each surname that stands alone to the only person whom it can mean."""
    known = _by_surname(full)
    rest: list[Gathered] = []
    for person in sorted(persons, key=lambda person: (-person.weight, person.spellings[0].id)):
        found = _the_one(person, _near(person, known), ALONE)
        rest += _take(found[0], person, found[1:]) if found else [person]
    return full + rest


def _take(owner: Gathered, person: Gathered, held: tuple[Rule, str]) -> list[Gathered]:
    """Join a person to another; where a document has both, it tells them apart, and that part is returned."""
    documents = owner.documents
    divided = [spelling.without(documents) for spelling in person.spellings]
    for spelling, (moved, _) in zip(person.spellings, divided, strict=True):
        moved.rule, moved.because = (spelling.rule, spelling.because) if spelling.rule else (held[0].name, held[1])
    owner.spellings += [moved for moved, _ in divided if moved.seen]
    kept = [kept for _, kept in divided if kept.seen]
    return [Gathered(kept)] if kept else []


def _group(person: Gathered, edges: dict[Gathered, dict[Gathered, tuple[Rule, str]]]) -> dict[Gathered, None]:
    group = {person: None}
    reached = [person]
    while reached:
        for other in edges[reached.pop()]:
            if other not in group:
                group[other] = None
                reached.append(other)
    return group


def _by_surname(persons: Iterable[Gathered]) -> dict[str, list[Gathered]]:
    known: dict[str, list[Gathered]] = {}
    for person in persons:
        for part in _ends(person):
            known.setdefault(part, []).append(person)
    return known


def _near(person: Gathered, known: dict[str, list[Gathered]]) -> list[Gathered]:
    near = dict.fromkeys(other for part in _ends(person) for other in known.get(part, ()))
    return [other for other in near if other is not person]


def _ends(person: Gathered) -> set[str]:
    parts = [spelling.name.parts for spelling in person.spellings]
    return {sound(part) for one in parts for part in (one[0], one[-1])}


def _the_one(
    person: Gathered, others: Iterable[Gathered], rules: tuple[Rule, ...]
) -> tuple[Gathered, Rule, str] | None:
    """Return the only one of `others` whom `person` can be, by which rule, and why; compatriots come first."""
    found = [(other, *held) for other in others if (held := _held(person, other, rules))]
    compatriots = [one for one in found if _common(person, one[0], "countries")]
    found = compatriots or found
    return found[0] if len(found) == 1 else None


def _held(person: Gathered, other: Gathered, rules: tuple[Rule, ...]) -> tuple[Rule, str] | None:
    """Return the rule that makes one person of two, and why; `None` where none does."""
    held = _first_rule(person, other, rules)
    bond = _bond(person, other, held[0]) if held else None
    if held is None or bond is None:
        return None
    return held[0], "; ".join(part for part in (held[1], bond) if part)


def _first_rule(person: Gathered, other: Gathered, rules: tuple[Rule, ...]) -> tuple[Rule, str] | None:
    pairs = [(mine.name, theirs.name) for mine in person.spellings for theirs in other.spellings]
    if any(conflicting(*pair) for pair in pairs):
        return None
    held = (first_that_holds(rules, *pair) for pair in pairs)
    return next((one for one in held if one), None)


def _bond(person: Gathered, other: Gathered, rule: Rule) -> str | None:
    """Tell what two persons have in common beside the name; `None` where that is too little for the rule."""
    sides = _common(person, other, "countries") or _common(person, other, "organizations")
    roles = [(a, b) for a in person.of("roles") for b in other.of("roles") if same_office(a, b)]
    both_known = bool(person.of("countries") and other.of("countries"))
    apart = both_known and not _common(person, other, "countries")
    related = bool(sides) or (bool(roles) and not both_known)
    met = "" if related else _met_by_both(person, other)
    match rule.needs:
        case "nothing":
            holds = not apart or (rule is SAME and bool(roles))
        case "side":
            holds = related
        case "office":
            holds = bool(roles) and not apart
        case "side, no other office":
            other_office = bool(person.of("roles") and other.of("roles")) and not roles
            holds = (related or bool(met)) and not other_office
        case "side and office":
            holds = bool(sides) and bool(roles)
    if not holds or _years_between(person, other) > (CAREER if rule.needs == "nothing" else OFFICE):
        return None
    return ", ".join(f"{what} in both" for what in (sides, roles[0][0] if roles else "", met) if what)


def _met_by_both(person: Gathered, other: Gathered) -> str:
    """Name somebody whom both met, where nothing but a surname is known of one of them."""
    unknown = [one for one in (person, other) if not any(map(one.of, ("countries", "organizations", "roles")))]
    if not unknown:
        return ""
    theirs = other.company
    return next((f"met with {name}" for id, name in person.company.items() if id in theirs), "")


def _common(person: Gathered, other: Gathered, what: str) -> str:
    theirs = other.of(what)
    return ", ".join(value for value in person.of(what) if value in theirs)


def _years_between(person: Gathered, other: Gathered) -> int:
    """Return how many years lie between the meetings of one and those of the other; 0 where that is not known."""
    mine, theirs = person.years, other.years
    if not mine or not theirs:
        return 0
    return max(min(theirs) - max(mine), min(mine) - max(theirs), 0)
