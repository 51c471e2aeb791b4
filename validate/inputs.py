"""Which files a run reads: paths and folders as given, to named inputs."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from validate.model import Failure
from validate.reading.read import SUFFIXES


@dataclass(frozen=True, slots=True, kw_only=True)
class Input:
    """One file to read; ``name`` is its file name, with as much of its folder as tells it apart."""

    path: Path
    name: str


def gather(paths: Iterable[Path]) -> tuple[tuple[Input, ...], tuple[Failure, ...]]:
    """
    All reports among the paths, in order of name, each file once.

    A folder stands for the ``.pdf`` and ``.txt`` files in it and below; a path that leads nowhere
    is a failure, and the other paths are read all the same.
    """
    files: dict[Path, Path] = {}
    failures = []
    for path in paths:
        if path.is_dir():
            found = _reports_in(path)
            if not found:
                message = f"{path}: holds no .pdf or .txt file. Name a folder with reports."
                failures.append(Failure(document=str(path), message=message))
            files.update({file.resolve(): file for file in found})
        elif path.is_file():
            files[path.resolve()] = path
        else:
            message = f"{path}: does not exist. Check the path."
            failures.append(Failure(document=str(path), message=message))
    names = _names(tuple(files))
    inputs = [Input(path=path, name=names[real]) for real, path in files.items()]
    return tuple(sorted(inputs, key=lambda one: one.name)), tuple(failures)


def _reports_in(folder: Path) -> list[Path]:
    return sorted(
        path
        for path in folder.rglob("*")
        if path.suffix.casefold() in SUFFIXES
        and path.is_file()
        and not any(part.startswith(".") for part in path.relative_to(folder).parts)
    )


def _names(files: tuple[Path, ...]) -> dict[Path, str]:
    """File names; where two are the same, as many folders before them as tell them apart."""
    depth = dict.fromkeys(files, 1)
    while True:
        names = {file: "/".join(file.parts[-depth[file] :]) for file in files}
        counts = Counter(names.values())
        clashing = [file for file in files if counts[names[file]] > 1]
        if not clashing:
            return names
        for file in clashing:
            depth[file] += 1
