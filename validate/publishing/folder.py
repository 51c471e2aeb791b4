"""
The output folder: results are complete beside it before the first of them is moved in.

A folder that is not empty and not ours is never touched. In a folder of ours only the files of the
earlier run are replaced or removed; whatever else somebody put there stays as it is.
"""

import json
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PureWindowsPath

from schemas.folder import MANIFEST
from validate.errors import OutputError

__all__ = ["MANIFEST", "check_folder", "holds_results", "json_text", "replaced"]

_OPEN = 0o755
_REMEDY = "Choose an empty folder, or one of an earlier run, with --out."


def check_folder(folder: Path) -> None:
    """Raise :class:`OutputError` unless results may be written to a folder."""
    if not folder.exists():
        return
    if not folder.is_dir():
        raise OutputError(str(folder), "is a file, not a folder", _REMEDY)
    visible = [path for path in folder.iterdir() if not path.name.startswith(".")]
    if visible and _written_by(folder) is None:
        raise OutputError(str(folder), "is not empty and holds no results of ours", _REMEDY)


@contextmanager
def replaced(folder: Path) -> Iterator[Path]:
    """
    A new folder to write to, which takes the place of ``folder`` when the block ends well.

    Raises :class:`OutputError` when the folder may not be written to.
    """
    check_folder(folder)
    target = Path(os.path.realpath(folder))  # a link stays a link; "." gets a name
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        fresh = Path(tempfile.mkdtemp(prefix=f".{target.name}-", dir=target.parent))
    except OSError as error:
        raise OutputError(str(folder), f"cannot be written ({error.strerror})", _REMEDY) from error
    try:
        yield fresh
        _write_file_list(fresh)
        _take_place(fresh, target)
    except OSError as error:
        raise OutputError(str(folder), f"cannot be written ({error.strerror})", _REMEDY) from error
    finally:
        shutil.rmtree(fresh, ignore_errors=True)


def holds_results(folder: Path) -> bool:
    """Whether an earlier run left its results in a folder."""
    return _written_by(folder) is not None


def _written_by(folder: Path) -> frozenset[str] | None:
    """The files that an earlier run left in a folder; None when it is not ours."""
    try:
        manifest = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
        files = frozenset(manifest["files"])
        # What is named there is removed by the next run: nothing outside the folder ever is.
        return files if "contract" in manifest and all(map(_is_inside, files)) else None
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return None


def _is_inside(name: str) -> bool:
    """Whether a path leads below the folder that it is relative to, on any system."""
    path = PureWindowsPath(name)  # it knows both separators, and drives
    return not path.anchor and ".." not in path.parts


def _write_file_list(fresh: Path) -> None:
    """Name every file in the manifest, itself included: that is how a folder is known as ours."""
    path = fresh / MANIFEST
    manifest = json.loads(path.read_text(encoding="utf-8"))
    manifest["files"] = sorted(
        file.relative_to(fresh).as_posix() for file in fresh.rglob("*") if file.is_file()
    )
    path.write_text(json_text(manifest), encoding="utf-8", newline="\n")


def _take_place(fresh: Path, folder: Path) -> None:
    """Move the results in, the manifest last: until then the folder is that of the earlier run."""
    if not folder.exists():
        fresh.chmod(_OPEN)  # mkdtemp keeps others out; results are for everybody
        fresh.replace(folder)
        return
    earlier = _written_by(folder) or frozenset()
    files = [path.relative_to(fresh) for path in sorted(fresh.rglob("*")) if path.is_file()]
    files.sort(key=lambda name: name.as_posix() == MANIFEST)
    moved: list[Path] = []
    try:
        for name in files:
            moved.append(name)
            _move_in(fresh / name, folder / name)
    except OSError:  # a file that is open in another program, say: put back what was there
        for name in reversed(moved):
            _put_back(fresh / name, folder / name)
        raise
    for name in files:
        _aside(folder / name).unlink(missing_ok=True)
    for gone in earlier - {name.as_posix() for name in files}:
        (folder / gone).unlink(missing_ok=True)
        _remove_if_empty((folder / gone).parent, folder)


def _aside(path: Path) -> Path:
    """Where the earlier file of a name waits until all of the new ones are in."""
    return path.with_name(f".{path.name}.earlier")


def _move_in(new: Path, path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.is_file():
        path.replace(_aside(path))
    new.replace(path)


def _put_back(new: Path, path: Path) -> None:
    if _aside(path).is_file():
        _aside(path).replace(path)
    elif not new.exists():  # it was moved in, and there was none before
        path.unlink(missing_ok=True)


def _remove_if_empty(path: Path, top: Path) -> None:
    while path != top and path.is_dir() and not any(path.iterdir()):
        path.rmdir()
        path = path.parent


def json_text(data: object) -> str:
    """JSON as all files here hold it: indented, UTF-8 as it is, one line end."""
    return json.dumps(data, indent=2, ensure_ascii=False) + "\n"
