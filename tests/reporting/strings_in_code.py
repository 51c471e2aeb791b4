"""What the code says of words: the keys it asks for, and the English that it holds itself."""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import validate

ROOT = Path(validate.__file__).parent
FILE = ROOT / "reporting" / "strings.py"
_SAYING = {"say", "say_html"}
_TWO_WORDS = re.compile(r"[^\W\d_]+[,;:.]? [^\W\d_]+")
_LETTER = re.compile(r"[^\W\d_]")
_TAG = re.compile(r"<[^>]*>")
# Arguments that stand in a page as they are.
_SHOWN = {"alt", "aria_label", "caption", "label", "lead", "rest", "state", "title"}
_MADE_HTML = {"note", "text"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """
    A call that asks for words. ``pattern`` is the key, or what keys an f-string can make.

    ``fields`` are the names given to fill in; None where they are not written out.
    """

    where: str
    pattern: str
    literal: bool
    fields: frozenset[str] | None

    def means(self, key: str) -> bool:
        """Whether the call can ask for a key."""
        return re.fullmatch(self.pattern, key) is not None


def calls() -> list[Said]:
    """All calls of ``say`` and ``say_html`` in the package."""
    return [
        said
        for path in sorted(ROOT.rglob("*.py"))
        if (tree := ast.parse(path.read_text("utf-8"))) and (path == FILE or _imports(tree))
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and _name(node.func) in _SAYING
        for said in _said(node, f"{path.relative_to(ROOT).as_posix()}:{node.lineno}")
    ]


def english(source: str) -> list[str]:
    """
    The words for people that stand in code.

    Strings with two words in a row, and any that is shown as it is. Docstrings, classes of the
    style sheet, elements of HTML and the messages of errors are none.
    """
    tree = ast.parse(source)
    skipped = set(_not_shown(tree))
    found = {}
    for node in ast.walk(tree):
        if node in skipped:
            continue
        if isinstance(node, ast.JoinedStr | ast.Constant) and _has_words(node):
            found[node.lineno, node.col_offset] = _plain(node)
        if isinstance(node, ast.Call):
            found |= {(one.lineno, one.col_offset): _plain(one) for one in _shown(node)}
    return [words for _, words in sorted(found.items())]


def _imports(tree: ast.Module) -> bool:
    return any(
        isinstance(node, ast.ImportFrom) and node.module == "validate.reporting.strings"
        for node in ast.walk(tree)
    )


def _name(function: ast.expr) -> str:
    return function.id if isinstance(function, ast.Name) else getattr(function, "attr", "")


def _said(call: ast.Call, where: str) -> Iterator[Said]:
    names = [keyword.arg for keyword in call.keywords]
    known = frozenset(name for name in names if name is not None)
    for key in _either(call.args[0]):
        assert isinstance(key, ast.Constant | ast.JoinedStr), f"{where}: the key is not written out"
        yield Said(
            where=where,
            pattern=_pattern(key),
            literal=isinstance(key, ast.Constant),
            fields=None if None in names else known,
        )


def _either(value: ast.expr) -> Iterator[ast.expr]:
    if isinstance(value, ast.IfExp):
        yield from _either(value.body)
        yield from _either(value.orelse)
    else:
        yield value


def _pattern(key: ast.Constant | ast.JoinedStr) -> str:
    parts = key.values if isinstance(key, ast.JoinedStr) else [key]
    return "".join(
        re.escape(str(part.value)) if isinstance(part, ast.Constant) else r"\w+" for part in parts
    )


def _has_words(node: ast.JoinedStr | ast.Constant) -> bool:
    return _has_letter(node) and _TWO_WORDS.search(_plain(node)) is not None


def _has_letter(node: ast.expr) -> bool:
    """Whether a string holds a letter besides what is filled in."""
    parts = node.values if isinstance(node, ast.JoinedStr) else [node]
    return any(_is_string(part) and _LETTER.search(_plain(part)) for part in parts)


def _plain(node: ast.expr) -> str:
    """A string without its elements of HTML; a word for what an f-string fills in."""
    parts = node.values if isinstance(node, ast.JoinedStr) else [node]
    words = "".join(
        str(part.value) if isinstance(part, ast.Constant) else "filled" for part in parts
    )
    return _TAG.sub("", words) if isinstance(node, ast.JoinedStr) or _is_string(node) else ""


def _is_string(node: ast.AST) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


def _not_shown(tree: ast.Module) -> Iterator[ast.AST]:
    """Docstrings, classes, what is raised, and the pieces of f-strings, which are seen whole."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr) and _is_string(node.value):
            yield node.value
        elif isinstance(node, ast.keyword) and node.arg == "class_":
            yield from ast.walk(node.value)
        elif isinstance(node, ast.Raise):
            yield from ast.walk(node)
        elif isinstance(node, ast.JoinedStr):
            yield from node.values


def _shown(call: ast.Call) -> Iterator[ast.expr]:
    """Strings with a letter that a call shows: not those in calls of its own."""
    given = list(call.args) if _name(call.func) in _MADE_HTML else []
    given += [keyword.value for keyword in call.keywords if keyword.arg in _SHOWN]
    for argument in given:
        for one in _either(argument):
            if _has_letter(one):
                yield one
