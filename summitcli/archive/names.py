"""Spellings: the form in which names and values are kept in the index, and when two of them are one."""

import re
from collections.abc import Collection, Iterable

from summitcli.tokens import fold

_WORD = re.compile(r"[^\W_]+")
_UMLAUT = re.compile("([aou])e")


def name_words(name: str) -> str:
    """Return the words of a person's name or slug, folded: "KISHIDA Fumio" and "kishida-fumio" are the same."""
    return " ".join(_WORD.findall(fold(name)))


def value(text: str) -> str:
    """Return a verb, act, band or kind as it is kept: "working_meal" and "Working meal" are the same."""
    return " ".join(fold(text).replace("_", " ").replace("-", " ").split())


def spellings_of(typed: str, known: Iterable[str], *, prefix: bool = False) -> list[str]:
    """Return those of the `known` spellings that have every word of the name that was typed.

    "Schroeder" finds "gerhard schroder", and the other way round: ae, oe, ue count as a, o, u on both sides.
    With `prefix` the last word typed need only be the beginning of one.
    """
    words = [_plain(word) for word in name_words(typed).split()]
    if not words:
        return []
    whole, last = (words[:-1], words[-1]) if prefix else (words, "")
    found = []
    for spelling in known:
        parts = {_plain(part) for part in spelling.split()}
        if parts.issuperset(whole) and (not prefix or any(part.startswith(last) for part in parts)):
            found.append(spelling)
    return found


def same_person(typed: str, names: Collection[str]) -> bool:
    """Whether one of a person's names or slugs has every word that was typed."""
    return bool(spellings_of(typed, [name_words(name) for name in names]))


def _plain(word: str) -> str:
    return _UMLAUT.sub(r"\1", word)
