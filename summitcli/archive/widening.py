"""What else a typed name can be called: by another form of the given name, or without the titles before it.

This loads lexicons; it is imported only for names of several words.
"""

from collections.abc import Iterable

from summitcli.archive.names import name_words, spellings_of
from summitcli.lexicon import roles
from summitcli.lexicon.persons import likenesses
from summitcli.tokens import tokenize


def known_as(typed: str, known: Iterable[str]) -> list[str]:
    """Return those of the `known` spellings that a typed name can mean: "Joe Biden" is "joseph biden" too.

    What stands before the name counts only where it is found with that: "President Duarte" is "duarte".
    A word that stands alone may be a surname, and has no other form.
    """
    known = list(known)
    found = spellings_of(typed, known, forms=likenesses().forms_of if _several(typed) else None)
    if not found and (name := without_titles(typed)):
        found = spellings_of(name, known, forms=likenesses().forms_of if _several(name) else None)
    return found


def without_titles(typed: str) -> str:
    """Return a typed name without what is no name: "President Duarte" is "duarte", "" where nothing else is left."""
    words = roles()
    idle = words.heads | words.modifiers | words.portfolio | {"of", "the", "for", "and", ".", ","}
    tokens = tokenize(typed)
    i = 0
    while i < len(tokens):
        title = words.honorifics.at(tokens, i) or words.name_titles.at(tokens, i)
        if not title and tokens.lower[i] not in idle:
            break
        i += title[0] if title else 1
    return name_words(" ".join(tokens.words[i:]))


def _several(typed: str) -> bool:
    return " " in name_words(typed)
