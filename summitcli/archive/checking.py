"""What an archivist can put right: problems of single documents, and what shows only when all are looked at."""

import json
import shlex
import sqlite3
from collections import Counter
from collections.abc import Iterator
from typing import Any

from summitcli.archive.source import ABOUT, tells_of_the_folder
from summitcli.archive.sql import Sql

Row = dict[str, Any]

_IN_ARCHIVE_TOML = "under [documents.{key}] in archive.toml"
_NEXT = {  # what to do about a problem; {id} is the document's and {pin} a place, for a shell, {key} the id in TOML
    "binary": "Delete it, or save what it says as text.",
    "empty": "Put its text into it, or delete it.",
    "encoding": "Where letters look wrong in `summit show {id} --raw`, save the file as UTF-8.",
    "undecodable": "Save the file as UTF-8, from the source if need be: these letters are lost here.",
    "large": "Divide it into documents.",
    "failed": "Report it with the text, please; the document can be searched and shown.",
    "unreadable": "Allow yourself to read the file, and run any command again.",
    "no date": f"Write published = 2006-05-04, or whenever it was, {_IN_ARCHIVE_TOML}.",
    "no meeting": f'If it reports none, write type = "announcement" (or "transcript", …) {_IN_ARCHIVE_TOML}.',
    "no meeting date": "Look whether the text tells it: `summit show {pin}`.",
    "markers out of sequence": "Compare its numbers with the source: `summit show {id} --outline`.",
    "duplicate": "Delete one of the two.",
}
_WITH_MEETINGS = ("readout", "other")  # types of documents that are expected to report a meeting
_NOTHING_TO_READ = {"binary", "empty", "large", "failed", "unreadable"}


def find_problems(connection: sqlite3.Connection, where: Sql) -> list[Row]:
    """Return problem/1 rows of the documents `r` that `where` holds for, by document and place.

    Each has `document`, `path`, `line` and `next`, which says what to do, behind.
    """
    sql, values = where
    documents = connection.execute(
        f"SELECT r.key, r.id, r.path, r.sha256, r.type, r.date FROM document r WHERE {sql} ORDER BY r.id", values
    ).fetchall()
    same = _same_bytes(connection)
    rows: list[Row] = []
    for key, id, path, sha256, kind, dated in documents:
        found = list(_of_document(connection, key, kind, dated))
        twin = same.get(sha256, path)
        if twin != path:
            found.append(_problem("duplicate", f"its bytes are those of {twin}"))
        for problem in found:
            names = {
                "id": shlex.quote(id),
                "pin": shlex.quote(problem.pop("pin", id)),
                "key": json.dumps(id, ensure_ascii=False),
            }
            problem["document"], problem["path"] = id, path
            problem["line"] = _line(connection, key, problem["start"])
            problem["next"] = _NEXT[problem["rule"]].format(**names) if problem["rule"] in _NEXT else None
        rows += found
    return rows


def named_in_vain(connection: sqlite3.Connection) -> list[Row]:
    """Return problem/1 rows of what archive.toml tells of documents that are not there."""
    kept = connection.execute("SELECT value FROM meta WHERE key = 'unmatched'").fetchone()
    return [
        _problem("no such document", f"it names {name}, which is the path or id of no document here")
        | {"document": None, "path": ABOUT, "line": line, "next": "Correct the name, or delete its table."}
        for name, line in json.loads(kept[0] if kept else "[]")
    ]


def not_read(connection: sqlite3.Connection) -> str:
    """Tell how many files are no documents, by their suffix; "" where there are none."""
    names = [path.rpartition("/")[2] for (path,) in connection.execute("SELECT path FROM passed")]
    suffixes = Counter("." + name.rpartition(".")[2].lower() for name in names if not tells_of_the_folder(name))
    if not suffixes:
        return ""
    told = ", ".join(f"{count} {suffix}" for suffix, count in suffixes.most_common())
    return f"Files of other kinds were not read: {told}"


def _of_document(connection: sqlite3.Connection, key: int, kind: str, dated: str | None) -> Iterator[Row]:
    facts = connection.execute(
        "SELECT kind, json FROM fact WHERE document = ? AND kind IN ('problem', 'meeting') ORDER BY kind DESC, ordinal",
        (key,),
    ).fetchall()
    meetings = [json.loads(fact) for what, fact in facts if what == "meeting"]
    problems = [json.loads(fact) for what, fact in facts if what == "problem"]
    nothing_to_read = any(problem["rule"] in _NOTHING_TO_READ for problem in problems)
    for problem in problems:
        if problem["rule"] == "no date" and nothing_to_read:
            continue
        if problem["rule"] == "no date" and dated is None:
            problem["message"] += ", nor does a meeting date it: --since, --until and --on leave it out"
        yield problem
    if not meetings and kind in _WITH_MEETINGS and not nothing_to_read:
        yield _problem("no meeting", "no meeting was found in it")
    for meeting in meetings:
        if meeting["date"] is None:
            message = f"when the {meeting['name']} was held was not found"
            yield _problem("no meeting date", message, meeting["start"], meeting["end"]) | {"pin": meeting["pin"]}


def _problem(rule: str, message: str, start: int = 0, end: int = 0) -> Row:
    return {"schema": "problem/1", "rule": rule, "message": message, "start": start, "end": end}


def _same_bytes(connection: sqlite3.Connection) -> dict[str, str]:
    """Return the first path of each file that the archive holds more than once, by its bytes' digest."""
    return dict(
        connection.execute(
            "SELECT sha256, min(path) FROM document WHERE sha256 != '' GROUP BY sha256 HAVING count(*) > 1"
        ).fetchall()
    )


def _line(connection: sqlite3.Connection, key: int, start: int) -> int | None:
    if not start:
        return None
    text = connection.execute("SELECT text FROM page WHERE document = ?", (key,)).fetchone()[0]
    return int(text.count("\n", 0, start)) + 1
