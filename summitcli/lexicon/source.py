"""The lexicon files: read, checked entry by entry, and fingerprinted."""

import hashlib
import tomllib
import unicodedata
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from summitcli.tokens import Phrases, fold

FOLDER = Path(__file__).parent.parent / "lexicons"

Entry = TypeVar("Entry")


class LexiconError(ValueError):
    """A lexicon file says something that cannot be meant: which file, which entry, and what."""

    def __init__(self, file: str, entry: str, what: str) -> None:
        super().__init__(f"lexicons/{file}.toml: {entry}: {what}" if entry else f"lexicons/{file}.toml: {what}")
        self.file = file
        self.entry = entry


@cache
def load(name: str) -> dict[str, Any]:
    """Read `lexicons/NAME.toml`, once; what comes out is shared, so nobody changes it.

    Raises `LexiconError` when there is no such file or it is not TOML. Use `check_keys` on what comes out.
    """
    try:
        return tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise LexiconError(name, "", "there is no such file") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise LexiconError(name, "", str(error)) from None


def fingerprint() -> str:
    """Return a digest of all lexicon files: what was extracted with other words has another one."""
    digest = hashlib.sha256()
    for path in sorted(FOLDER.glob("*.toml")):
        content = path.read_bytes()
        digest.update(f"{path.name} {len(content)}\n".encode())
        digest.update(content)
    return digest.hexdigest()


def check_keys(
    file: str, entry: str, table: Mapping[str, object], required: Collection[str], optional: Collection[str] = ()
) -> None:
    """Raise `LexiconError` unless `table` has all `required` keys and none but those and the `optional` ones."""
    for key in required:
        if key not in table:
            raise LexiconError(file, entry, f"the key {key!r} is missing")
    for key in table:
        if key not in required and key not in optional:
            raise LexiconError(file, entry, f"unknown key {key!r}")


def spellings(file: str, entry: str, row: object) -> list[str]:
    """Return the forms of a row: a bare string is its only form; in a list the first one is the name."""
    forms = [row] if isinstance(row, str) else row
    if not isinstance(forms, list) or not forms or not all(isinstance(form, str) and form.strip() for form in forms):
        raise LexiconError(file, entry, f"a form or a list of forms was expected, not {row!r}")
    return forms


def compile_phrases(file: str, table: str, pairs: Iterable[tuple[str, Entry]]) -> Phrases[Entry]:
    """Compile phrases that are matched whatever their case; a form claimed twice raises `LexiconError`."""
    return Phrases(_unclaimed(file, table, ((fold(form), entry) for form, entry in pairs)), folded=True)


def compile_names(file: str, table: str, pairs: Iterable[tuple[str, Entry]]) -> Phrases[Entry]:
    """Compile names that are matched in the case given, each with and without its accents.

    A form claimed twice raises `LexiconError`.
    """
    listed = list(_unclaimed(file, table, pairs))
    taken = {form for form, _ in listed}
    for form, entry in tuple(listed):
        if not form.isascii():
            plain = "".join(c for c in unicodedata.normalize("NFKD", form) if not unicodedata.combining(c))
            if plain not in taken:
                taken.add(plain)
                listed.append((plain, entry))
    return Phrases(listed, folded=False)


def _unclaimed(file: str, table: str, pairs: Iterable[tuple[str, Entry]]) -> Iterator[tuple[str, Entry]]:
    claimed: set[str] = set()
    for form, entry in pairs:
        if form in claimed:
            raise LexiconError(file, table, f"{form!r} is claimed twice")
        claimed.add(form)
        yield form, entry
