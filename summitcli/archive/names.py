"""Spellings: the form in which names and values are kept in the index, and when two of them are one."""

import re
from collections.abc import Callable, Collection, Iterable

from summitcli.tokens import fold

_WORD = re.compile(r"[^\W_]+")
_LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ß": "ss", "æ": "a", "œ": "o", "ı": "i"})
_GLIDE = re.compile("(?<=[aeiou])ye")  # Nazarbayev, Nazarbaev
_UMLAUT = re.compile("([aou])e")  # Mueller, Müller
_CLUSTERS = (("dzh", "j"), ("kh", "h"), ("ph", "f"), ("ks", "x"), ("y", "i"))
_FRONT = re.compile("[ei]{2,}")  # Sergei, Sergey; Aliyev, Aliev; Zelenskyy, Zelenskiy
_DOUBLED = re.compile(r"(.)\1+")
_SHORT = 4  # letters; shorter names differ by one letter: Li, Lee, Yi


def name_words(name: str) -> str:
    """Return the words of a person's name or slug, folded: "KISHIDA Fumio" and "kishida-fumio" are the same."""
    return " ".join(_WORD.findall(fold(name)))


def value(text: str) -> str:
    """Return a verb, act, band or kind as it is kept: "working_meal" and "Working meal" are the same."""
    return " ".join(fold(text).replace("_", " ").replace("-", " ").split())


def sound(word: str) -> str:
    """Return a folded word of a name as all its usual transliterations are: "sergey" and "sergei" are the same.

    Short words stay as they are.
    """
    word = word.translate(_LETTERS)
    if len(word) < _SHORT:
        return word
    if word.startswith("ye"):
        word = word[1:]  # Yevgeny, Evgeny
    word = _UMLAUT.sub(r"\1", _GLIDE.sub("e", word))
    for written, spoken in _CLUSTERS:
        word = word.replace(written, spoken)
    return _DOUBLED.sub(r"\1", _FRONT.sub("i", word))


def spellings_of(
    typed: str, known: Iterable[str], *, prefix: bool = False, forms: Callable[[str], Collection[str]] | None = None
) -> list[str]:
    """Return those of the `known` spellings that have every word of the name that was typed.

    "Mueller" finds "heinz muller", and the other way round; so do all transliterations of a name.
    With `prefix` the last word typed need only be the beginning of one. `forms` gives the words that a word of a
    name can stand for: "joe" for "joseph".
    """
    words = name_words(typed).split()
    if not words:
        return []
    whole, last = (words[:-1], words[-1]) if prefix else (words, "")
    wanted = [{sound(form) for form in (forms(word) if forms else (word,))} for word in whole]
    found = []
    for spelling in known:
        parts = spelling.split()
        sounds = {sound(part) for part in parts}
        if all(one & sounds for one in wanted) and (not prefix or _begins(last, parts, sounds)):
            found.append(spelling)
    return found


def same_person(typed: str, names: Collection[str]) -> bool:
    """Whether one of a person's names or slugs has every word that was typed."""
    return bool(spellings_of(typed, [name_words(name) for name in names]))


def _begins(last: str, parts: Iterable[str], sounds: Iterable[str]) -> bool:
    return any(part.startswith(last) for part in parts) or any(part.startswith(sound(last)) for part in sounds)
