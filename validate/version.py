"""Which version of the program this is."""

from importlib.metadata import PackageNotFoundError, version


def own_version() -> str:
    """The installed version of the program; *unknown* where it is not installed."""
    try:
        return version("tieout")
    except PackageNotFoundError:
        return "unknown"
