"""What else a typed name can be called: other forms of the given name, and the name without titles before it."""

from collections.abc import Callable, Collection

from summitcli.archive.names import name_words
from summitcli.lexicon import roles
from summitcli.lexicon.persons import likenesses
from summitcli.tokens import tokenize


def forms_of(typed: str) -> Callable[[str], Collection[str]]:
    """Return what gives the forms of each word; a word that stands alone may be a surname, and has no other form."""
    if len(name_words(typed).split()) < 2:
        return lambda word: (word,)
    return likenesses().forms_of


def without_titles(typed: str) -> str:
    """Return a typed name without what is no name: "President Putin" is "putin", "" where nothing else is left."""
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
