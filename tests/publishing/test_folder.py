"""The output folder: all results or none, and nothing of anybody else's is lost."""

import json
import os
import shutil
from pathlib import Path

import pytest

from validate.errors import OutputError
from validate.publishing.folder import MANIFEST, check_folder, json_text, replaced


def write(out: Path, **files: str) -> None:
    """A run of ours: a manifest and some files, ``data__a`` standing for data/a.csv."""
    with replaced(out) as folder:
        for name, content in files.items():
            path = folder / (name.replace("__", "/") + ".csv")
            path.parent.mkdir(exist_ok=True)
            path.write_text(content, encoding="utf-8")
        (folder / MANIFEST).write_text(json_text({"contract": 1}), encoding="utf-8")


def contents(folder: Path) -> dict[str, str]:
    """Every file below a folder but the manifest, hidden ones too."""
    return {
        path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8")
        for path in folder.rglob("*")
        if path.is_file() and path.name != MANIFEST
    }


def test_a_new_folder_is_made_with_its_parents(tmp_path: Path) -> None:
    """Results go into a folder that need not exist, nor the ones above it."""
    out = tmp_path / "some" / "where" / "out"
    write(out, figures="1")
    assert contents(out) == {"figures.csv": "1"}
    assert contents(tmp_path) == {"some/where/out/figures.csv": "1"}


def test_an_empty_folder_is_filled(tmp_path: Path) -> None:
    """An empty folder may be written to, one that holds only hidden files too."""
    out = tmp_path / "out"
    out.mkdir()
    (out / ".gitkeep").write_text("", encoding="utf-8")
    write(out, figures="1")
    assert contents(out) == {"figures.csv": "1", ".gitkeep": ""}


def test_the_manifest_names_every_file(tmp_path: Path) -> None:
    """The manifest lists every file of the run, itself included: so a folder is known as ours."""
    out = tmp_path / "out"
    write(out, figures="1", data__claims="2")
    manifest = json.loads((out / MANIFEST).read_text(encoding="utf-8"))
    assert manifest["files"] == ["data/claims.csv", "figures.csv", MANIFEST]


@pytest.mark.parametrize(
    "manifest", [None, "{}", "no JSON", "[]", '"contract"', '{"files": []}', '{"contract": 1}']
)
def test_a_foreign_folder_is_refused(manifest: str | None, tmp_path: Path) -> None:
    """A folder with somebody else's files is refused and untouched, whatever its run.json says."""
    out = tmp_path / "out"
    out.mkdir()
    (out / "thesis.txt").write_text("years of work", encoding="utf-8")
    if manifest is not None:
        (out / MANIFEST).write_text(manifest, encoding="utf-8")
    for attempt in (check_folder, write):
        with pytest.raises(OutputError, match="not empty") as caught:
            attempt(out)
        assert str(out) in str(caught.value)
        assert "--out" in caught.value.remedy
    assert contents(out) == {"thesis.txt": "years of work"}


def test_our_own_folder_is_replaced(tmp_path: Path) -> None:
    """A later run replaces the results of an earlier one; what it no longer writes is gone."""
    out = tmp_path / "out"
    write(out, figures="1", data__claims="2", data__outcomes="3")
    write(out, figures="4", data__outcomes="5")
    assert contents(out) == {"figures.csv": "4", "data/outcomes.csv": "5"}
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_a_strangers_file_in_our_folder_stays(tmp_path: Path) -> None:
    """Files that somebody put beside our results stay through any number of later runs."""
    out = tmp_path / "out"
    write(out, figures="1")
    (out / "notes").mkdir()
    (out / "notes" / "mine.txt").write_text("keep me", encoding="utf-8")
    (out / "data").mkdir()
    (out / "data" / "mine.csv").write_text("me too", encoding="utf-8")
    for number in ("2", "3"):
        write(out, figures=number, data__claims=number)
        assert contents(out) == {
            "figures.csv": number,
            "data/claims.csv": number,
            "data/mine.csv": "me too",
            "notes/mine.txt": "keep me",
        }


def test_an_empty_folder_of_a_stranger_stays(tmp_path: Path) -> None:
    """
    A folder that somebody made in ours stays, even while it is empty.

    Git calls a folder a repository only while ``.git/refs`` is there, empty or not: results
    written into a new repository make it none.
    """
    out = tmp_path / "out"
    write(out, figures="1")
    (out / "for later").mkdir()
    write(out, figures="2")
    assert (out / "for later").is_dir()


@pytest.mark.skipif(not hasattr(os, "symlink"), reason="needs symbolic links")
def test_a_link_of_a_stranger_stays(tmp_path: Path) -> None:
    """A symbolic link that somebody put into our folder stays, also one that leads nowhere."""
    out = tmp_path / "out"
    write(out, figures="1")
    (out / "link").symlink_to(tmp_path / "nowhere")
    write(out, figures="2")
    assert (out / "link").is_symlink()


def test_an_output_folder_that_is_a_link_stays_one(tmp_path: Path) -> None:
    """Results go where a symbolic link points; the link itself is not replaced."""
    real, out = tmp_path / "real", tmp_path / "out"
    real.mkdir()
    out.symlink_to(real, target_is_directory=True)
    write(out, figures="1")
    assert contents(real) == {"figures.csv": "1"}
    assert out.is_symlink()


@pytest.mark.parametrize(
    "error", [OSError(28, "No space left on device"), ValueError("a bug"), KeyboardInterrupt()]
)
@pytest.mark.parametrize("earlier", [True, False])
def test_a_write_that_fails_leaves_nothing_half_done(
    error: BaseException, *, earlier: bool, tmp_path: Path
) -> None:
    """When writing stops midway the earlier results stand, and nothing lies about."""
    out = tmp_path / "out"
    if earlier:
        write(out, figures="1")
    expected = OutputError if isinstance(error, OSError) else type(error)
    with pytest.raises(expected), replaced(out) as folder:  # noqa: PT012 - the block fails
        (folder / "figures.csv").write_text("half", encoding="utf-8")
        raise error
    assert contents(tmp_path) == ({"out/figures.csv": "1"} if earlier else {})
    assert out.exists() is earlier


@pytest.mark.parametrize("times", [1, 2])
def test_a_rename_that_fails_puts_the_earlier_results_back(
    times: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """When the folder cannot take its place the earlier one is put back, and it is said."""
    out = tmp_path / "out"
    write(out, figures="1")
    calls = iter(range(10))
    rename = Path.replace

    def failing(self: Path, target: Path) -> Path:
        if next(calls) == times - 1:
            raise PermissionError(13, "Permission denied")
        return rename(self, target)

    monkeypatch.setattr(Path, "replace", failing)
    with pytest.raises(OutputError, match="Permission denied"):
        write(out, figures="2")
    assert contents(tmp_path) == {"out/figures.csv": "1"}


def test_a_file_list_that_cannot_be_written_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The last file to be written fails: none of the results appear."""
    write_text = Path.write_text

    def failing(self: Path, text: str, *args: object, **more: object) -> int:
        if self.name == MANIFEST and "files" in text:
            raise OSError(28, "No space left on device")
        return write_text(self, text, *args, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(Path, "write_text", failing)
    with pytest.raises(OutputError, match="No space left"):
        write(tmp_path / "out", figures="1")
    assert list(tmp_path.iterdir()) == []


def test_a_target_that_is_a_file_is_refused(tmp_path: Path) -> None:
    """A file in the folder's place is refused and kept."""
    out = tmp_path / "out"
    out.write_text("a file", encoding="utf-8")
    for attempt in (check_folder, write):
        with pytest.raises(OutputError, match="is a file"):
            attempt(out)
    assert out.read_text(encoding="utf-8") == "a file"


def test_a_parent_that_is_a_file_is_refused(tmp_path: Path) -> None:
    """A folder cannot be made below a file; that is one clear line."""
    (tmp_path / "file").write_text("a file", encoding="utf-8")
    with pytest.raises(OutputError, match="cannot be written"):
        write(tmp_path / "file" / "out")


def test_an_unwritable_parent_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where no folder may be made the system's reason is given."""

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("tempfile.mkdtemp", refuse)
    with pytest.raises(OutputError, match="Permission denied"):
        write(tmp_path / "out")


@pytest.mark.skipif(
    os.geteuid() == 0 if hasattr(os, "geteuid") else True, reason="root may write anywhere"
)
def test_a_read_only_parent_is_refused(tmp_path: Path) -> None:
    """A parent that may only be read is refused, by the system itself."""
    parent = tmp_path / "read only"
    parent.mkdir(mode=0o555)
    with pytest.raises(OutputError, match="cannot be written"):
        write(parent / "out")


def test_everybody_may_read_the_results(tmp_path: Path) -> None:
    """The folder is as open as any new one, not closed as a temporary folder is."""
    write(tmp_path / "out", figures="1")
    assert (tmp_path / "out").stat().st_mode & 0o777 == 0o755


def test_the_current_folder_can_be_the_output(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """``--out .`` in an empty folder writes there."""
    home = tmp_path / "home"
    home.mkdir()
    monkeypatch.chdir(home)
    write(Path(), figures="1")
    assert contents(home) == {"figures.csv": "1"}


def test_a_dangling_leftover_does_not_stop_a_run(tmp_path: Path) -> None:
    """The leftovers of a run that was killed are in nobody's way."""
    (tmp_path / ".out-abcdef").mkdir()
    write(tmp_path / "out", figures="1")
    shutil.rmtree(tmp_path / ".out-abcdef")
    assert contents(tmp_path) == {"out/figures.csv": "1"}


@pytest.mark.parametrize(
    "name", ["../victim.txt", "a/../../victim.txt", "/victim.txt", "C:\\v.txt"]
)
def test_a_manifest_that_names_what_lies_outside_is_not_ours(name: str, tmp_path: Path) -> None:
    """What it names is removed by the next run, and so it is not believed."""
    victim = tmp_path / "victim.txt"
    victim.write_text("kept", encoding="utf-8")
    folder = tmp_path / "out"
    folder.mkdir()
    manifest = {"contract": 1, "files": ["run.json", name]}
    (folder / "run.json").write_text(json.dumps(manifest), encoding="utf-8")
    with pytest.raises(OutputError, match="holds no results of ours"), replaced(folder):
        pass
    assert victim.read_text("utf-8") == "kept"
