"""Writing TOML: texts quoted, names bare where they can be."""

import json
import re
from collections.abc import Iterable, Sequence

_BARE = re.compile(r"[A-Za-z0-9_-]+")
_WIDTH = 100


def quoted(text: str) -> str:
    """A text as TOML writes it, on one line; what cannot be seen is written as an escape."""
    plain = text.encode("utf-8", errors="replace").decode("utf-8")
    written = json.dumps(plain, ensure_ascii=False)
    return "".join(one if one.isprintable() else f"\\U{ord(one):08x}" for one in written)


def listed(texts: Sequence[str]) -> str:
    """A list of texts, on one line where it fits."""
    items = [quoted(one) for one in texts]
    line = f"[{', '.join(items)}]"
    if len(line) <= _WIDTH:
        return line
    return "[\n" + "".join(f"    {one},\n" for one in items) + "]"


def key(*names: str) -> str:
    """The name of a table or a key, its parts divided by points."""
    return ".".join(name if _BARE.fullmatch(name) else quoted(name) for name in names)


def comment(text: str) -> str:
    """A comment, whatever is in it."""
    return "# " + " ".join("".join(one if one.isprintable() else " " for one in text).split())


def pages(lines: Iterable[str]) -> str:
    """Lines as a file."""
    return "\n".join(lines).rstrip("\n") + "\n"
