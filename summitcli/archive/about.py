"""`archive.toml`: what is known of an archive's documents beside their texts.

[archive]
title = "Readouts of the ministry"

[defaults]                      # of all documents
issuer = "Ministry of Foreign Affairs"
licence = "…"

[documents."2005/*"]            # of those whose path or id matches; an exact one wins over patterns
published = 2005-07-08
url = "https://…"

A file called README or LICENSE tells of its folder and is no document, unless [documents] has its path or id.
"""

import datetime
import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import fields
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any, get_args

from summitcli.archive.source import ABOUT
from summitcli.errors import ArchiveError
from summitcli.model import About, DocumentType
from summitcli.when import bounds

_KEYS = tuple(field.name for field in fields(About))
_DATES = ("published", "retrieved")
_QUOTES = str.maketrans("", "", "\"' ")
_TABLES = ("archive", "defaults", "documents")


class Abouts:
    """What an `archive.toml` says."""

    def __init__(
        self,
        title: str | None,
        defaults: dict[str, str],
        documents: dict[str, dict[str, str]],
        lines: Sequence[str] = (),
    ) -> None:
        self.title = title
        self._defaults = defaults
        self._lines = lines  # of the file
        self._exact = {name: row for name, row in documents.items() if not _is_pattern(name)}
        self._patterns = {name: row for name, row in documents.items() if _is_pattern(name)}

    def names(self, path: str) -> bool:
        """Whether a document is named by its path or id, and not by a pattern alone."""
        return path in self._exact or path.rpartition(".")[0] in self._exact

    def unmatched(self, ids: Mapping[str, str]) -> list[tuple[str, int]]:
        """Return the names in [documents] that are no document's, each with its line; `ids` are those, by path."""
        known = {*ids, *ids.values()}
        names = [name for name in self._exact if name not in known]
        names += [name for name in self._patterns if not any(fnmatchcase(one, name) for one in known)]
        lines = [line.translate(_QUOTES) for line in self._lines]
        return [(name, _line_of(f"documents.{name.translate(_QUOTES)}]", lines)) for name in names]

    def of(self, path: str, document: str) -> About:
        """Return what is known of the document at `path`; what stands further down in the file wins."""
        row = dict(self._defaults)
        for pattern, more in self._patterns.items():
            if fnmatchcase(path, pattern) or fnmatchcase(document, pattern):
                row |= more
        row |= self._exact.get(document, {}) | self._exact.get(path, {})
        return About(**row)  # type: ignore[arg-type]


def read_about(folder: Path) -> Abouts:
    """Read the `archive.toml` of a folder, or what a missing one says: nothing.

    `ArchiveError` names file and line: its author is sitting in front of it.
    """
    path = folder / ABOUT
    try:
        text = path.read_bytes().decode("utf-8-sig")
        tables = tomllib.loads(text.replace("\r\n", "\n"))
    except FileNotFoundError:
        return Abouts(None, {}, {})
    except OSError as error:
        raise ArchiveError(f"{path} cannot be read: {error.strerror}.") from None
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise ArchiveError(f"{path}, line {line}: this is not UTF-8.", "Save the file as UTF-8.") from None
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        where = re.search(r"at line (\d+)", str(error))
        line = int(where.group(1)) if where else text.count("\n") + 1
        what = str(error).partition(" (at ")[0]
        raise ArchiveError(
            f"{path}, line {line}: this is not TOML: {what}.", 'A value is written key = "text"; see https://toml.io.'
        ) from None
    return _Checked(path, text).abouts(tables)


class _Checked:
    """Everything in the file is something that is known here, or an error that names its line."""

    def __init__(self, path: Path, text: str) -> None:
        self.path = path
        self.lines = text.splitlines()

    def fail(self, key: str, message: str, hint: str) -> ArchiveError:
        return ArchiveError(f"{self.path}, line {_line_of(key, self.lines)}: {message}", hint)

    def abouts(self, tables: dict[str, Any]) -> Abouts:
        for name, table in tables.items():
            if name not in _TABLES:
                raise self.fail(name, f"there is no table [{name}].", f"The tables are {', '.join(_TABLES)}.")
            if not isinstance(table, dict):
                raise self.fail(name, f"{name} is a table.", f"Write [{name}] on a line of its own.")
        archive = tables.get("archive", {})
        for key, value in archive.items():
            if key != "title" or not isinstance(value, str):
                raise self.fail(key, f"[archive] has no key {key}, or not of this type.", 'It has title = "text".')
        documents = {}
        for name, row in tables.get("documents", {}).items():
            if not isinstance(row, dict):
                raise self.fail(name, f"documents.{name} is a table.", f'Write [documents."{name}"].')
            documents[name] = self.row(row)
        return Abouts(archive.get("title"), self.row(tables.get("defaults", {})), documents, self.lines)

    def row(self, row: dict[str, Any]) -> dict[str, str]:
        checked = {}
        for key, value in row.items():
            if key not in _KEYS:
                raise self.fail(key, f"there is no key {key}.", f"The keys are {', '.join(_KEYS)}.")
            if isinstance(value, datetime.date) and key in _DATES:
                value = value.isoformat()[:10]
            if not isinstance(value, str):
                raise self.fail(key, f"{key} is text.", f'Write {key} = "…".')
            if key == "type" and value not in get_args(DocumentType):
                raise self.fail(
                    value, f"there is no type {value}.", f"The types are {', '.join(get_args(DocumentType))}."
                )
            if key in _DATES and bounds(value) is None:
                raise self.fail(value, f"{value} is not a date.", f"Write {key} = 2005-07-08.")
            checked[key] = value
        return checked


def _line_of(key: str, lines: Sequence[str]) -> int:
    # the parser gives no lines for what it understands; the key's first mention is where it stands
    return next((i for i, line in enumerate(lines, 1) if key in line), 1)


def _is_pattern(name: str) -> bool:
    return any(c in name for c in "*?[")
