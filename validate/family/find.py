"""Where the report families are kept: with the program, and in folders that a user names."""

import os
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import schemas
from validate.errors import FamilyError
from validate.family.load import load_family, outside
from validate.family.model import Family
from validate.family.toml import nearest

MAIN = "family.toml"
_NAME = re.compile(r"[a-z][a-z0-9_]{0,59}")
_NAMING = "Use small letters, digits and underscores, and begin with a letter."


@dataclass(frozen=True, slots=True, kw_only=True)
class Home:
    """Where a family is kept: ``packaged`` ones come with the program."""

    name: str
    folder: Path
    packaged: bool

    @property
    def place(self) -> str:
        """Where it is, for people."""
        return "the program" if self.packaged else str(self.folder)

    def load(self) -> Family:
        """The family. Raises :class:`FamilyError` for one that does not load."""
        family = load_family(self.folder)
        return family if self.packaged else outside(family, self.folder)


def known_families() -> tuple[str, ...]:
    """The names of the families that come with the program."""
    return tuple(sorted(path.parent.name for path in _package().glob(f"*/{MAIN}")))


def homes(folders: Iterable[Path] = ()) -> Mapping[str, Home]:
    """
    Where each family is: all that come with the program, and those in some ``folders``.

    A folder is a family, or holds families. Raises :class:`FamilyError` for one that is neither,
    and for a name that two families share.
    """
    root = _package()
    found = {name: Home(name=name, folder=root / name, packaged=True) for name in known_families()}
    for folder in folders:
        for place in _families_in(folder):
            one = home_of(place)
            other = found.setdefault(one.name, one)
            if other.folder.resolve() != one.folder.resolve():
                problem = f"the family {one.name!r} is also in {other.place}"
                raise FamilyError(str(place), problem, "Give one of the two folders another name.")
    return found


def home_of(folder: Path) -> Home:
    """The home of the family in a folder. Raises :class:`FamilyError` where it can be none."""
    place = Path(os.path.abspath(folder))  # noqa: PTH100 - a link keeps its name, "." gets one
    if place.is_relative_to(_package()):
        return Home(name=place.name, folder=place, packaged=True)
    check_name(place.name, str(folder))
    try:
        str(place).encode()
    except UnicodeEncodeError as error:
        problem = "has a path that is no UTF-8"
        raise FamilyError(ascii(str(folder)), problem, "Give its folders other names.") from error
    return Home(name=place.name, folder=place, packaged=False)


def check_name(name: str, place: str) -> None:
    """Raise :class:`FamilyError` for what cannot be the name of a family."""
    if not _NAME.fullmatch(name):
        raise FamilyError(place, f"{name!r} is no name for a family", _NAMING)


def families(wanted: str | None = None, folders: Iterable[Path] = ()) -> tuple[Family, ...]:
    """
    The families to try: all that are known, or the one that is named or whose folder is given.

    ``folders`` are or hold families besides those of the program. Raises :class:`FamilyError` for
    an unknown name, with the nearest right one.
    """
    given = tuple(folders)
    if wanted is None:
        return tuple(home.load() for home in homes(given).values())
    return (home_named(wanted, given).load(),)


def home_named(wanted: str, folders: Iterable[Path] = ()) -> Home:
    """The home of the family of a name, or in the folder that a path leads to."""
    known = homes(folders)
    if wanted in known:
        return known[wanted]
    if is_path(wanted):
        place = Path(wanted)
        if not _is_family(place):
            raise FamilyError(wanted, _no_family(place), "Name a folder with a family.toml.")
        home = home_of(place)
        return homes((*folders, place))[home.name]
    raise FamilyError("--family", f"no report family is named {wanted!r}", nearest(wanted, known))


def is_path(wanted: str) -> bool:
    """Whether what was given for a family is a path and no name."""
    separators = {"/", os.sep}
    return (
        wanted in {".", ".."}
        or any(one in wanted for one in separators)
        or (_is_folder(Path(wanted)) and _is_family(Path(wanted)))
    )


def _families_in(folder: Path) -> Iterator[Path]:
    if _is_family(folder):
        yield folder
        return
    try:
        inside = sorted(path for path in folder.iterdir() if _is_family(path))
    except OSError as error:
        problem = _no_family(folder) if not _is_folder(folder) else "cannot be read"
        remedy = f"Name a folder that is or holds families ({error.strerror})."
        raise FamilyError(str(folder), problem, remedy) from error
    if not inside:
        problem = f"holds no {MAIN}, and no folder that does"
        raise FamilyError(str(folder), problem, "Name a folder that is or holds families.")
    yield from inside


def _no_family(path: Path) -> str:
    """Why a path is no family."""
    if not os.path.lexists(path):
        return "does not exist"
    if not _is_folder(path):
        return "is no folder"
    return f"holds no {MAIN}"


def _is_family(path: Path) -> bool:
    try:
        return (path / MAIN).is_file()
    except (OSError, ValueError):
        return False


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except (OSError, ValueError):
        return False


def _package() -> Path:
    return Path(schemas.__file__).parent
