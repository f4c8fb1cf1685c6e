#!/usr/bin/env python3
"""Show what a change of the rules does: facts gained, lost and changed between two revisions.

    python tests/compare.py main~3 main                      # over the corpus and tests/readouts
    python tests/compare.py HEAD . ~/readouts --show 20      # "." is the working tree as it stands

Each revision is checked out into a temporary worktree and run there; the folders stay where they are.
A fact is the same where its kind and its place in the text are; what else differs is a change.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
FOLDERS = (ROOT / "corpus", ROOT / "tests" / "readouts")
KINDS = {  # the list in a record: the fields that tell where a fact stands
    "blocks": ("start",),
    "meetings": ("start", "section"),
    "participants": ("meeting", "person_id"),
    "statements": ("start", "verb_text"),
    "agreements": ("start", "verb_text"),
    "quotations": ("start",),
    "planned_events": ("start", "when_text"),
    "mentions": ("start", "type"),
    "problems": ("start", "rule"),
}
UNCOMPARED = {"schema", "id", "document", "parent", "meeting", "pin", "evidence", "participants"}  # names and numbering

Json = dict[str, Any]
Key = tuple[str, str, str]  # document, kind, place


class CompareError(Exception):
    """Something that the caller can put right."""


@dataclass
class Difference:
    """What two exports do not share, by kind of fact."""

    counts: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    lines: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))

    def note(self, kind: str, what: str, line: str) -> None:
        """Count one fact and keep its words."""
        self.counts[kind][what] += 1
        if line:
            self.lines[kind].append(line)


def facts(record: Json) -> Iterator[tuple[Key, Json]]:
    """Yield every fact of a record with its key; of facts in one place each has a number."""
    path = record["document"]["path"]
    yield (path, "documents", ""), record["document"]
    listed = {kind: record.get(kind, []) for kind in KINDS}
    listed["participants"] = [
        {**person, "meeting": meeting["start"]} for meeting in listed["meetings"] for person in meeting["participants"]
    ]
    for kind, places in KINDS.items():
        seen: Counter[str] = Counter()
        for fact in listed[kind]:
            place = " ".join(str(fact.get(name)) for name in places)
            seen[place] += 1
            yield (path, kind, f"{place} {seen[place]}"), fact


def compare(old: Iterable[Json], new: Iterable[Json]) -> Difference:
    """Set two exports side by side."""
    before = dict(fact for record in old for fact in facts(record))
    after = dict(fact for record in new for fact in facts(record))
    difference = Difference()
    for key in sorted(before.keys() | after.keys()):
        path, kind, _ = key
        if key not in before:
            difference.note(kind, "gained", f"+ {path}: {_words(after[key])}")
        elif key not in after:
            difference.note(kind, "lost", f"- {path}: {_words(before[key])}")
        elif changes := _changes(before[key], after[key]):
            difference.note(kind, "changed", f"~ {path}: {_words(after[key])}: {changes}")
        else:
            difference.note(kind, "same", "")
    return difference


def _words(fact: Json) -> str:
    names = ("what", "name", "verb_text", "text", "title", "message", "heading", "kind")
    told = [str(fact[name]) for name in names if fact.get(name)][:2]
    dates = [str(fact[name]) for name in ("when", "date") if fact.get(name)]
    return " | ".join([*dates, *(" ".join(words.split())[:90] for words in told)])


def _changes(old: Mapping[str, Any], new: Mapping[str, Any]) -> str:
    names = [n for n in dict.fromkeys((*old, *new)) if n not in UNCOMPARED and old.get(n) != new.get(n)]
    return "; ".join(f"{name} {_short(old.get(name))} -> {_short(new.get(name))}" for name in names)


def _short(value: object) -> str:
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= 80 else text[:79] + "…"


@contextmanager
def checkout(revision: str) -> Iterator[Path]:
    """Give a folder with the files of a revision; "." is the working tree."""
    if revision == ".":
        yield ROOT
        return
    with tempfile.TemporaryDirectory(prefix="summit-compare-") as folder:
        tree = Path(folder) / "tree"
        run = _git("worktree", "add", "--detach", str(tree), revision)
        if run.returncode:
            raise CompareError(f"{revision!r} is no revision of {ROOT}: {run.stderr.strip().splitlines()[-1]}")
        try:
            yield tree
        finally:
            _git("worktree", "remove", "--force", str(tree))


def _git(*words: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(["git", "-C", str(ROOT), *words], capture_output=True, text=True, check=False)


def export(tree: Path, folder: Path) -> list[Json]:
    """Run the export of one tree on one folder, with a cache of its own; paths begin with the folder's name."""
    with tempfile.TemporaryDirectory(prefix="summit-cache-") as cache:
        run = subprocess.run(
            [sys.executable, "-m", "summitcli", "--archive", str(folder), "export", "--format", "jsonl"],
            cwd=tree,
            env={**os.environ, "PYTHONPATH": str(tree), "XDG_CACHE_HOME": cache, "SUMMIT_CACHE": cache},
            capture_output=True,
            text=True,
            check=False,
        )
    if run.returncode:
        raise CompareError(
            f"the export of {folder} in {tree} ended with {run.returncode}:\n{run.stderr.strip()[-2000:]}"
        )
    records = [json.loads(line) for line in run.stdout.splitlines()]
    for record in records:
        record["document"]["path"] = f"{folder.name}/{record['document']['path']}"
    return records


def report(difference: Difference, show: int) -> str:
    """Lay the counts out as a table, with up to `show` examples of each kind."""
    lines = [f"{'':16}{'gained':>8}{'lost':>8}{'changed':>8}{'same':>8}"]
    for kind in ("documents", *KINDS):
        counts = difference.counts[kind]
        lines.append(f"{kind:16}" + "".join(f"{counts[what]:8}" for what in ("gained", "lost", "changed", "same")))
    for kind in ("documents", *KINDS):
        shown = difference.lines[kind][:show]
        more = len(difference.lines[kind]) - len(shown)
        if shown:
            lines += ["", kind, *shown, *([f"… and {more} more"] if more else [])]
    return "\n".join(lines)


def main(arguments: list[str] | None = None) -> int:
    """Read the command line; 0 when the two could be compared, 1 when not."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("old", metavar="OLD", help="a git revision, or . for the working tree")
    parser.add_argument("new", metavar="NEW")
    parser.add_argument("folders", metavar="FOLDER", type=Path, nargs="*", help="folders of documents")
    parser.add_argument("--show", metavar="N", type=int, default=0, help="examples of each kind of fact")
    asked = parser.parse_args(arguments)
    folders = [folder.resolve() for folder in asked.folders] or [folder for folder in FOLDERS if folder.is_dir()]
    try:
        for folder in folders:
            if not folder.is_dir():
                raise CompareError(f"{folder} is no folder")
        with checkout(asked.old) as old, checkout(asked.new) as new:
            exports = [[record for folder in folders for record in export(tree, folder)] for tree in (old, new)]
    except (CompareError, FileNotFoundError) as failure:  # the second where there is no git
        print(f"compare: {failure}", file=sys.stderr)
        return 1
    print(report(compare(*exports), asked.show))
    return 0


if __name__ == "__main__":
    sys.exit(main())
