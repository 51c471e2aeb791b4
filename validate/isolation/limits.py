"""What one document may cost: time and memory."""

import sys
from dataclasses import dataclass

DEFAULT_SECONDS = 60.0
DEFAULT_MEGABYTES = 1_500
_MEGABYTE = 1 << 20

if sys.platform != "win32":  # there only the clock, and the parent's kill, bound a worker
    import resource


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """Bounds for one document: ``seconds`` of the clock, ``megabytes`` of address space."""

    seconds: float = DEFAULT_SECONDS
    megabytes: int = DEFAULT_MEGABYTES


def bound_memory(megabytes: int) -> None:
    """Keep this process from ever asking for more memory; a request above fails."""
    if sys.platform != "win32":
        hard = resource.getrlimit(resource.RLIMIT_AS)[1]
        resource.setrlimit(resource.RLIMIT_AS, (_lower(megabytes * _MEGABYTE, hard), hard))


def bound_time(seconds: float) -> None:
    """
    Let the system end this process when it has computed that much longer.

    The parent watches the clock; this bound holds even when the parent is gone.
    """
    if sys.platform != "win32":
        usage = resource.getrusage(resource.RUSAGE_SELF)
        hard = resource.getrlimit(resource.RLIMIT_CPU)[1]
        used = usage.ru_utime + usage.ru_stime
        resource.setrlimit(resource.RLIMIT_CPU, (_lower(int(used + seconds) + 2, hard), hard))


def _lower(wanted: int, hard: int) -> int:
    return wanted if hard < 0 else min(wanted, hard)  # a negative bound is none
