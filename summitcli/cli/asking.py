"""From options to a question: the archive that is asked, and what narrows the rows."""

import os
import sys
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, get_args

from platformdirs import user_cache_path

from summitcli.archive.questions import Archive, Filters, open_archive
from summitcli.archive.refresh import Progress
from summitcli.archive.source import Source, folder, shipped, standard_input
from summitcli.cli.fields import described
from summitcli.cli.options import Common, Filtering
from summitcli.cli.speech import say
from summitcli.cli.words import chosen, near
from summitcli.errors import UsageError

if TYPE_CHECKING:
    from summitcli.archive.query import Query
    from summitcli.when import Period

_MANY = 50  # documents; fewer are read before anybody wonders


def opened(common: Common) -> Archive:
    """Open the archive that is meant: --archive, else $SUMMIT_ARCHIVE, else the corpus that comes with the package."""
    notify = (lambda _: None) if common.quiet else say
    return open_archive(_source(common), cache_dir=_cache(), notify=notify, progress=_progress(common))


def today() -> date:
    """Return the date here and now; nothing else in the program reads the clock."""
    return datetime.now().astimezone().date()


def when(typed: str) -> "Period":
    """Read a date as users type them."""
    from summitcli.when import read_when  # most commands are given no date

    return read_when(typed, today=today())


def query_of(words: Sequence[str] | None) -> "Query | None":
    """Read the query that the words behind a command make; `None` where there are none."""
    if not words:
        return None
    from summitcli.archive.query import parse  # most commands ask without one

    return parse(" ".join(words), read_date=when, read_country=_code)


def filters_of(
    given: Filtering,
    *,
    kinds: tuple[str, ...] = (),
    query: "Query | None" = None,
    persons: Sequence[str] = (),
    between: Iterable[str | tuple[str, str]] = (),
    bands: tuple[str, ...] = (),
    sort: str = "",
    limit: int | None = None,
) -> Filters:
    """Turn the words of filters into what the archive takes.

    `--kind` can be a kind of meeting or document, or one of `kinds`.
    """
    since, until = _range(given)
    return Filters(
        query=query,
        since=since,
        until=until,
        countries=tuple(country(name) for name in given.country or ()),
        persons=(*persons, *(given.person or ())),
        issuers=tuple(given.issuer or ()),
        kinds=tuple(_kind(kind, kinds) for kind in given.kind or ()),
        between=tuple(_code(name) or name for item in between for name in ((item,) if isinstance(item, str) else item)),
        bands=bands,
        sort=sort,
        limit=limit,
    )


def country(name: str) -> str:
    """Return the alpha-3 code of a country by any of its names."""
    code = _code(name)
    if code is None:
        from summitcli.lexicon import countries  # a table that most commands never need

        every = {c.name.lower(): c.name for c in countries().by_code.values()}
        close = [every[word] for word in near(name, every)]
        hint = f"Did you mean {' or '.join(close)}?" if close else "Write its name, a code such as JPN, or a demonym."
        if "," in name:
            hint = "For several countries, repeat the option: --country Japan --country Russia"
        raise UsageError(f"No country is called {name}.", hint)
    return code


def _kind(typed: str, kinds: tuple[str, ...]) -> str:
    general = (*get_args(described("model:MeetingKind")), *get_args(described("model:DocumentType")))
    return chosen(typed, (*general, *kinds), "kind")


def _code(name: str) -> str | None:
    from summitcli.lexicon import countries

    found = countries().resolve(name)
    return found.code if found else None


def _range(given: Filtering) -> "tuple[Period | None, Period | None]":
    whole = [(option, typed) for option, typed in (("--on", given.on), ("--year", given.year)) if typed]
    if len(whole) + bool(given.since or given.until) > 1:
        raise UsageError("--on, --year and --since with --until exclude each other.", "Give one of them.")
    for option, typed in whole:
        if option == "--year" and not (typed.isascii() and typed.isdigit() and len(typed) == 4):
            raise UsageError(f"--year takes a year of four digits, not {typed}.", "For a day or a month there is --on.")
        period = when(typed)
        return period, period
    since = when(given.since) if given.since else None
    until = when(given.until) if given.until else None
    if since and until and since.earliest > until.latest:
        raise UsageError(f"The range ends before it starts: --since {given.since} --until {given.until}.")
    return since, until


def _source(common: Common) -> Source:
    if common.archive is not None and not common.archive.strip():
        raise UsageError("--archive names no folder.", "Without --archive the corpus that comes with summit answers.")
    name = common.archive or os.environ.get("SUMMIT_ARCHIVE")
    if not name:
        return shipped()
    if name != "-":
        return folder(name)
    if sys.stdin is None:
        raise UsageError("There is no standard input to read from.")
    if sys.stdin.isatty():
        say("Reading a document from the keyboard; Ctrl-D ends it.")
    data = sys.stdin.buffer.read()
    if not data.strip() and not common.quiet:
        say("Standard input was empty.")
    return standard_input(data)


def _cache() -> Path:
    named = os.environ.get("SUMMIT_CACHE")
    return Path(named).expanduser() if named else user_cache_path("summit", appauthor=False)


def _progress(common: Common) -> Progress | None:
    if common.quiet or not sys.stderr.isatty():
        return None

    def show(done: int, total: int) -> None:
        if total >= _MANY:
            line = f"reading {done} of {total}"
            sys.stderr.write("\r" + (line if done < total else " " * len(line) + "\r"))
            sys.stderr.flush()

    return show
