"""
The output folder: written beside and renamed, so a run leaves all of its results or none.

A folder that is not empty and not ours is never touched. Files that somebody put into a folder of
ours stay in it.
"""

import json
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from validate.errors import OutputError

MANIFEST = "run.json"
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
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        fresh = Path(tempfile.mkdtemp(prefix=f".{folder.name}-", dir=folder.parent))
    except OSError as error:
        raise OutputError(str(folder), f"cannot be written ({error.strerror})", _REMEDY) from error
    try:
        yield fresh
        _write_file_list(fresh)
        _take_place(fresh, folder)
    except OSError as error:
        raise OutputError(str(folder), f"cannot be written ({error.strerror})", _REMEDY) from error
    finally:
        shutil.rmtree(fresh, ignore_errors=True)


def _written_by(folder: Path) -> frozenset[str] | None:
    """The files that an earlier run left in a folder; None when it is not ours."""
    try:
        manifest = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
        return frozenset(manifest["files"]) if "contract" in manifest else None
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _write_file_list(fresh: Path) -> None:
    """Name every file in the manifest, itself included: that is how a folder is known as ours."""
    path = fresh / MANIFEST
    manifest = json.loads(path.read_text(encoding="utf-8"))
    manifest["files"] = sorted(
        file.relative_to(fresh).as_posix() for file in fresh.rglob("*") if file.is_file()
    )
    path.write_text(json_text(manifest), encoding="utf-8", newline="\n")


def _take_place(fresh: Path, folder: Path) -> None:
    if not folder.exists():
        fresh.chmod(0o755)  # mkdtemp keeps others out; results are for everybody
        fresh.replace(folder)
        return
    ours = _written_by(folder) or frozenset()
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder)
        if path.is_file() and name.as_posix() not in ours and not (fresh / name).exists():
            (fresh / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(path, fresh / name)
    aside = folder.with_name(f"{fresh.name}-old")
    folder.replace(aside)
    try:
        fresh.chmod(0o755)
        fresh.replace(folder)
    except OSError:
        aside.replace(folder)
        raise
    shutil.rmtree(aside, ignore_errors=True)


def json_text(data: object) -> str:
    """JSON as all files here hold it: indented, UTF-8 as it is, one line end."""
    return json.dumps(data, indent=2, ensure_ascii=False) + "\n"
