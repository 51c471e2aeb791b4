"""Writing a file of a review: whole or not at all, and never one that is write-protected."""

import os
import shutil
import stat
import tempfile
from pathlib import Path

from validate.errors import WaiverError

_ALL_MAY_WRITE = 0o666


def write(file: Path, text: str) -> None:
    """
    Put a text into a file, which may be there already; its lines end as they do in the text.

    A file that is there keeps its mode, a new one has the mode that the process's mask leaves.

    Raises :class:`WaiverError` when it cannot be written; what was there is then as it was.
    """
    target = Path(os.path.realpath(file))  # a link stays a link
    fresh: Path | None = None
    try:
        if target.exists() and not target.stat().st_mode & stat.S_IWUSR:
            raise WaiverError(str(file), "is write-protected", "Lift that, or name another --file.")
        handle, name = tempfile.mkstemp(prefix=f".{target.name}-", dir=target.parent)
        fresh = Path(name)
        with os.fdopen(handle, "wb") as stream:
            stream.write(text.encode())
        if target.exists():
            shutil.copymode(target, fresh)
        else:
            fresh.chmod(_ALL_MAY_WRITE & ~_mask())
        fresh.replace(target)
    except OSError as error:
        problem = f"cannot be written ({error.strerror})"
        raise WaiverError(str(file), problem, "Check the folder and its permissions.") from error
    finally:
        if fresh is not None:
            fresh.unlink(missing_ok=True)


def _mask() -> int:
    """What new files are not allowed; it can only be learnt by setting it."""
    mask = os.umask(0o077)
    os.umask(mask)
    return mask
