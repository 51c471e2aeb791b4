"""Which files a run reads: paths and folders as given, to named inputs."""

import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from schemas.folder import MANIFEST
from schemas.terms import Role
from validate.model import Failure
from validate.reading.read import SUFFIXES


@dataclass(frozen=True, slots=True, kw_only=True)
class Input:
    """
    One file to read; ``name`` is its file name, with as much of its folder as tells it apart.

    ``role`` says whether it is to be checked, or the current ones are to be held to it.
    """

    path: Path
    name: str
    role: Role = Role.CURRENT


def gather(
    paths: Iterable[Path], previous: Iterable[Path] = ()
) -> tuple[tuple[Input, ...], tuple[Failure, ...]]:
    """
    All reports among the paths, in order of name, each file once; then the ``previous`` ones.

    A folder stands for the ``.pdf`` and ``.txt`` files in it and below, but for those that a run
    wrote (annotated copies); a path that leads nowhere
    is a failure, and the other paths are read all the same. A file that is given as both is
    current, and a failure: the comparison that was asked for is not made.
    """
    current, failures = _files(paths)
    earlier, more = _files(previous)
    for both in sorted(current.keys() & earlier.keys()):
        path = earlier.pop(both)
        message = f"{path}: is given as a previous edition, and is among the reports to check. "
        message += "It is checked; keep previous editions out of what is to be checked."
        more.append(Failure(document=str(path), message=message))
    names = _names((*current, *earlier))
    inputs = [
        *(Input(path=path, name=names[real]) for real, path in current.items()),
        *(Input(path=path, name=names[real], role=Role.PREVIOUS) for real, path in earlier.items()),
    ]
    inputs.sort(key=lambda one: (one.role is Role.PREVIOUS, one.name))
    return tuple(inputs), (*failures, *more)


def _files(paths: Iterable[Path]) -> tuple[dict[Path, Path], list[Failure]]:
    """The files that paths stand for, by where they really are, and the paths without any."""
    files: dict[Path, Path] = {}
    failures = []
    for path in paths:
        if path.is_dir():
            found = _reports_in(path)
            if not found:
                message = f"{path}: holds no .pdf or .txt file"
                message += " but what a run wrote" if _written_in(path) else ""
                message += ". Name a folder with reports."
                failures.append(Failure(document=str(path), message=message))
            files.update({file.resolve(): file for file in found})
        elif path.is_file():
            files[path.resolve()] = path
        else:
            message = f"{path}: does not exist. Check the path."
            failures.append(Failure(document=str(path), message=message))
    return files, failures


def _reports_in(folder: Path) -> list[Path]:
    written: dict[Path, frozenset[str]] = {}
    return sorted(
        path
        for path in folder.rglob("*")
        if path.suffix.casefold() in SUFFIXES
        and path.is_file()
        and not _is_ours(path, folder, written)
        and not any(part.startswith(".") for part in path.relative_to(folder).parts)
    )


def _is_ours(path: Path, top: Path, written: dict[Path, frozenset[str]]) -> bool:
    """Whether a run wrote a file: the manifest of a folder above, up to ``top``, names it."""
    for folder in path.parents:
        if folder not in written:
            written[folder] = _written_in(folder)
        if path.relative_to(folder).as_posix() in written[folder]:
            return True
        if folder == top:
            return False
    return False


def _written_in(folder: Path) -> frozenset[str]:
    """The files that a run wrote into a folder; none where it is no output folder."""
    try:
        manifest = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
        return frozenset(manifest["files"]) if "contract" in manifest else frozenset()
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return frozenset()


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
