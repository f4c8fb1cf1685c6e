"""Words of the command line that have a fixed choice: what is near to a wrong one."""

from collections.abc import Iterable
from difflib import get_close_matches

from summitcli.errors import UsageError


def near(word: str, choices: Iterable[str]) -> list[str]:
    """Return the choices that `word` may have been meant for, best first."""
    folded = {choice.lower(): choice for choice in choices}
    found = get_close_matches(word.lower(), folded, n=3, cutoff=0.7)
    begun = [choice for choice in folded if len(word) > 1 and choice.startswith(word.lower())]
    return [folded[choice] for choice in dict.fromkeys((*begun, *found))]


def chosen(word: str, choices: Iterable[str], what: str) -> str:
    """Return `word` as it is written in `choices`; `UsageError` names what there is to choose."""
    choices = list(choices)
    for choice in choices:
        if word.lower().replace("-", "_") == choice.lower():
            return choice
    close = near(word, choices)
    hint = f"Did you mean {close[0]}?" if close else f"There is {', '.join(choices)}."
    raise UsageError(f"No such {what}: {word}.", hint)
