"""Records put together from the facts of the index: they are kept once."""

import json
import sqlite3
from typing import Any

Row = dict[str, Any]

_MEMBERS = {
    "meeting": "meetings", "statement": "statements", "agreement": "agreements", "quotation": "quotations",
    "planned_event": "planned_events", "problem": "problems",
}  # fmt: skip


def record_of(connection: sqlite3.Connection, key: int) -> str:
    """Return the record/1 of the document of this key as JSON."""
    document, blocks, mentions = connection.execute(
        "SELECT d.json, p.blocks, p.mentions FROM document d JOIN page p ON p.document = d.key WHERE d.key = ?", (key,)
    ).fetchone()
    facts: dict[str, list[str]] = {kind: [] for kind in _MEMBERS}
    rows = connection.execute("SELECT kind, json FROM fact WHERE document = ? ORDER BY ordinal", (key,))
    for kind, fact in rows.fetchall():
        facts[kind].append(_realised(connection, fact) if kind == "planned_event" else fact)
    members = {_MEMBERS[kind]: f"[{','.join(found)}]" for kind, found in facts.items()}
    problems = members.pop("problems")
    members = {"document": document, "blocks": blocks, **members, "mentions": mentions, "problems": problems}
    return '{"schema":"record/1",' + ",".join(f'"{name}":{member}' for name, member in members.items()) + "}"


def with_meeting(connection: sqlite3.Connection, plan: Row) -> Row:
    """Return a planned_event/1 row with the id of the meeting that it became, where the archive holds one."""
    earliest, latest = plan["earliest"], plan["latest"]
    if earliest is None or latest is None:
        return plan
    later = connection.execute(
        "SELECT f.json FROM fact f JOIN document d ON d.key = f.document WHERE f.kind = 'meeting' "
        "AND f.earliest >= ? AND f.latest <= ? AND d.id != ? ORDER BY f.earliest, d.id, f.ordinal",
        (earliest, latest, plan["document"]),
    ).fetchall()
    if not later:
        return plan
    own = connection.execute(
        "SELECT f.json, f.latest FROM fact f JOIN document d ON d.key = f.document "
        "WHERE d.id = ? AND f.kind = 'meeting'",
        (plan["document"],),
    ).fetchall()
    told = max((latest for _, latest in own if latest), default="")
    meetings = [json.loads(fact) for (fact,) in later]
    # imported here for start-up: few archives hold what they plan
    from summitcli.archive.plans import realised_by

    became = realised_by(plan, [json.loads(fact) for fact, _ in own], (m for m in meetings if m["date"] > told))
    return plan | {"realised_by": became}


def _realised(connection: sqlite3.Connection, fact: str) -> str:
    plan = json.loads(fact)
    found = with_meeting(connection, plan)
    return fact if found == plan else json.dumps(found, ensure_ascii=False, separators=(",", ":"))
