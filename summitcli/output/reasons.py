"""Why a fact is what it is: the rule that found it, how the value was reached, and in which words."""

from collections.abc import Collection, Iterator

from summitcli.output.columns import Row
from summitcli.output.visible import folded


def reasons(fact: Row, text: str, fields: Collection[str], *, named: bool = True) -> Iterator[str]:
    """Yield a line for each piece of evidence of these fields of a fact, with the field's name where it is `named`.

    `text` is that of the document.
    """
    for evidence in fact["evidence"]:
        if evidence["field"] in fields:
            yield _told(evidence, text[evidence["start"] : evidence["end"]], named=named)


def in_words(row: Row) -> list[str]:
    """Return a line for each piece of evidence of a row that has the words beside their places."""
    return [_told(evidence, evidence["text"], named=True) for evidence in row["evidence"]]


def _told(evidence: Row, words: str, *, named: bool) -> str:
    field, how = evidence["field"].replace("_", " "), evidence["how"].replace("_", " ")
    rule = f"{field}: {evidence['rule']}" if named and field else evidence["rule"]
    return f"{rule} · {how} · “{folded(words)}”"
