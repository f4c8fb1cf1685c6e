"""What is said beside an answer: what of a question could not be looked for, and names that come close."""

import sqlite3

from summitcli.archive.filters import Filters
from summitcli.archive.names import name_words, spellings_of

_CLOSE = 3  # names


def notes_on(connection: sqlite3.Connection, filters: Filters, *, found: bool) -> tuple[str, ...]:
    """Return sentences for stderr; where nothing was found, also about persons whom the archive does not know."""
    notes = []
    if filters.query and filters.query.ignored:
        notes.append(f"There is no letter or digit to look for in {', '.join(filters.query.ignored)}")
    if not found and filters.persons:
        known = [value for (value,) in connection.execute("SELECT value FROM spelling")]
        notes += filter(None, (_unknown(typed, known) for typed in filters.persons))
    return tuple(notes)


def _unknown(typed: str, known: list[str]) -> str:
    """Tell which names come close to one that nobody has, "" where somebody has it."""
    from difflib import get_close_matches  # where nothing was found there is time for it

    words = name_words(typed).split()
    if not words or all(spellings_of(word, known) for word in words):
        return ""
    names = {word for value in known for word in value.split()}
    close = [near for word in words for near in get_close_matches(word, names, n=_CLOSE, cutoff=0.75)]
    similar = f"; similar names: {', '.join(name.capitalize() for name in dict.fromkeys(close))}" if close else ""
    return f"Nobody is called {typed} in this archive{similar}"
