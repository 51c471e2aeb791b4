"""The small example that a new family begins with: the files in ``example/``, as they are."""

from collections.abc import Mapping
from pathlib import Path


def skeleton() -> Mapping[str, str]:
    """The files by name."""
    folder = Path(__file__).parent / "example"
    return {path.name: path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.toml"))}
