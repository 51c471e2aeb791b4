"""Families outside the program: by folder, by path and by a file of settings."""

from pathlib import Path

import pytest

from tests.family.example import changed, written
from validate.errors import FamilyError
from validate.family.find import families, homes, known_families
from validate.settings import load_settings


def test_a_folder_is_a_family_or_holds_some(tmp_path: Path) -> None:
    one, two = written(tmp_path, "visits"), written(tmp_path, "loans")
    assert set(homes([tmp_path])) == {*known_families(), "loans", "visits"}
    assert set(homes([one])) == {*known_families(), "visits"}
    assert set(homes([one, tmp_path, two])) == {*known_families(), "loans", "visits"}


def test_a_family_is_named_or_its_path_is_given(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    written(tmp_path, "visits")
    assert [one.name for one in families("visits", [tmp_path])] == ["visits"]
    assert [one.name for one in families(str(tmp_path / "visits"))] == ["visits"]
    monkeypatch.chdir(tmp_path)
    assert [one.name for one in families("./visits")] == ["visits"]
    assert [one.name for one in families("visits")] == ["visits"]
    monkeypatch.chdir("visits")
    assert [one.name for one in families(".")] == ["visits"]


def test_a_name_that_two_families_share_is_an_error_that_says_where_both_are(
    tmp_path: Path,
) -> None:
    one, two = written(tmp_path / "a"), written(tmp_path / "b")
    with pytest.raises(FamilyError) as caught:
        homes([one, two])
    assert str(one) in str(caught.value)
    assert str(two) in str(caught.value)
    again = written(tmp_path, known_families()[0])
    with pytest.raises(FamilyError, match="is also in the program"):
        homes([again])


def test_the_digest_of_a_family_is_that_of_its_files(tmp_path: Path) -> None:
    home = written(tmp_path)
    same = written(tmp_path / "elsewhere")
    (first,), (second,) = families(str(home)), families(str(same))
    assert first.sha256 == second.sha256
    (home / "notes.txt").write_text("no file of a family", encoding="utf-8")
    assert families(str(home))[0].sha256 == second.sha256
    changed(home, "family.toml", 'title = "Library visits"', 'title = "Visits"')
    assert families(str(home))[0].sha256 != second.sha256
    assert families(known_families()[0])[0].sha256 == ""


@pytest.mark.parametrize("name", ["a file", "nowhere", "empty", "loop", "Bad Name", "9lives"])
def test_what_is_no_family_is_refused(name: str, tmp_path: Path) -> None:
    (tmp_path / "a file").write_text("", encoding="utf-8")
    (tmp_path / "empty").mkdir()
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    written(tmp_path, "Bad Name")
    written(tmp_path, "9lives")
    with pytest.raises(FamilyError) as caught:
        homes([tmp_path / name])
    assert str(tmp_path / name) in str(caught.value)
    with pytest.raises(FamilyError):
        families(str(tmp_path / name))


def test_settings_name_families_by_paths_relative_to_the_file(tmp_path: Path) -> None:
    assert load_settings(tmp_path).families == ()
    written(tmp_path / "mine")
    (tmp_path / "tieout.toml").write_text('families = ["mine"]', encoding="utf-8")
    assert load_settings(tmp_path).families == (tmp_path / "mine",)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('familes = ["mine"]', "tieout.toml: familes: unknown key 'familes'. Did you mean"),
        ('families = "mine"', "families: must be a list of strings"),
        ('families = ["nowhere"]', "'nowhere' leads to no folder"),
        ('families = [" "]', "holds an empty path"),
        ("families = \n", "tieout.toml:1: is not valid TOML"),
    ],
)
def test_wrong_settings_are_refused(text: str, said: str, tmp_path: Path) -> None:
    (tmp_path / "tieout.toml").write_text(text, encoding="utf-8")
    with pytest.raises(FamilyError) as caught:
        load_settings(tmp_path)
    assert said in str(caught.value)
