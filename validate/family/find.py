"""Where the report families are kept."""

from pathlib import Path

import schemas
from validate.errors import FamilyError
from validate.family.load import load_family
from validate.family.model import Family
from validate.family.toml import nearest


def known_families() -> tuple[str, ...]:
    """The names of the families that come with the program."""
    root = Path(schemas.__file__).parent
    return tuple(sorted(path.parent.name for path in root.glob("*/family.toml")))


def families(wanted: str | None = None) -> tuple[Family, ...]:
    """
    The families to try: all that come with the program, or the one that is named.

    Raises :class:`FamilyError` for an unknown name, with the nearest right one.
    """
    known = known_families()
    if wanted is not None and wanted not in known:
        raise FamilyError(
            "--family", f"no report family is named {wanted!r}", nearest(wanted, known)
        )
    root = Path(schemas.__file__).parent
    return tuple(load_family(root / name) for name in ([wanted] if wanted else known))
