"""The small family that comes with ``tieout family new``, to be spoilt."""

from pathlib import Path

from validate.drafting.skeleton import skeleton

NAME = "visits"


def written(folder: Path, name: str = NAME) -> Path:
    """The example in a folder of its own."""
    home = folder / name
    home.mkdir(parents=True)
    for file, text in skeleton().items():
        (home / file).write_text(text, encoding="utf-8")
    return home


def changed(home: Path, file: str, before: str, after: str) -> None:
    """Replace what stands once in a file."""
    path = home / file
    text = path.read_text(encoding="utf-8")
    assert text.count(before) == 1, f"{before!r} stands {text.count(before)} times in {file}"
    path.write_text(text.replace(before, after), encoding="utf-8")


def added(home: Path, file: str, text: str) -> None:
    """Write something at the end of a file, which may be a new one."""
    path = home / file
    before = path.read_text(encoding="utf-8") if path.exists() else ""
    path.write_text(f"{before}\n{text}\n", encoding="utf-8")


def line_of(home: Path, file: str, words: str) -> int:
    """The line on which some words stand."""
    lines = (home / file).read_text(encoding="utf-8").splitlines()
    (found,) = [number for number, line in enumerate(lines, 1) if words in line]
    return found
