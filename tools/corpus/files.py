"""A corpus as files: reports, ``truth.jsonl``, ``relations.jsonl`` and ``error.json``."""

import json
from collections.abc import Iterable
from pathlib import Path

from tools.corpus.model import Corpus, Error, Key, Print, Relation
from tools.corpus.rounding import plain

_ROLES = {
    "definition": ("target",),
    "ratio": ("result", "numerator", "denominator"),
    "change": ("change", "after", "before"),
    "order": ("less", "more"),
    "within": ("value", "lower", "upper"),
    "comparison": ("this", "other"),
}


def save(corpus: Corpus, folder: Path) -> None:
    """Write all reports and what is true of them."""
    folder.mkdir(parents=True, exist_ok=True)
    for document in corpus.documents:
        (folder / document.name).write_text(document.text, encoding="utf-8", newline="\n")
    (folder / "error.json").unlink(missing_ok=True)
    _lines(folder / "truth.jsonl", map(_print_row, corpus.prints))
    _lines(folder / "relations.jsonl", map(_relation_row, corpus.relations))


def save_error(error: Error, command: str, folder: Path) -> None:
    """Write what the error is and the command that makes it again."""
    first = error.changes[0]
    row = {
        "kind": error.kind,
        "document": error.document,
        "line": first.line,
        "start": first.start,
        "before": first.before,
        "after": first.after,
        "facts": [_key(change.key) for change in error.changes],
        "changes": [
            {
                "line": change.line, "start": change.start, "before": change.before,
                "after": change.after, "fact": _key(change.key),
            }
            for change in error.changes
        ],
        "command": command,
    }  # fmt: skip
    text = json.dumps(row, ensure_ascii=False, indent=2)
    (folder / "error.json").write_text(text + "\n", encoding="utf-8", newline="\n")


def _lines(path: Path, rows: Iterable[dict[str, object]]) -> None:
    text = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    path.write_text(text, encoding="utf-8", newline="\n")


def _key(key: Key) -> list[str]:
    return list(key)


def _print_row(one: Print) -> dict[str, object]:
    return {
        "document": one.document,
        "line": one.line,
        "start": one.start,
        "end": one.end,
        "printed": one.text,
        "measure": one.key.measure,
        "subject": one.key.subject,
        "period": one.period,
        "base_period": one.base,
        "value": plain(one.value, one.decimals),
        "decimals": one.decimals,
        "kind": one.kind,
        "table": one.table,
        "exact": f"{one.exact.numerator}/{one.exact.denominator}",
        "qualifier": one.qualifier,
        "fact": _key(one.key),
        "template": one.template,
    }


def _relation_row(relation: Relation) -> dict[str, object]:
    """Return a relation with its facts by what they are in it."""
    keys = [_key(key) for key in relation.facts]
    row: dict[str, object] = {"kind": relation.kind}
    if relation.kind in ("sum", "room"):
        return row | {"target": keys[0], "parts": keys[1:]}
    row |= dict(zip(_ROLES[relation.kind], keys, strict=True))
    if relation.kind in ("definition", "ratio"):
        row["times"] = str(relation.times)
    if relation.word:
        row["word"] = relation.word
    return row
