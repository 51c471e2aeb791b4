"""Printing that never turns a result into an error: a closed pipe, a console without Unicode."""

import os
import shutil
import sys

import click

WHEN = ("auto", "always", "never")
_WIDE = 100
_NARROW = 40
_ESCAPE = 0x1B
_DIRECTIONS = (0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A))
_STEERING = dict.fromkeys(
    one for one in (*range(0x20), *range(0x7F, 0xA0), *_DIRECTIONS) if chr(one) not in "\t\n\x1b"
)


def say(line: str, *, err: bool = False) -> None:
    """
    Print a line.

    Control characters and marks of direction, which a document or file name may hold, are left out;
    colours are kept where a line may have them, which is not in messages (``err``). Characters that
    the console cannot show are written as escapes. A reader who closed the pipe
    (``| head``) wants no more lines; the exit code stays that of the run.
    """
    stream = sys.stderr if err else sys.stdout
    encoding = getattr(stream, "encoding", None) or "utf-8"
    line = line.translate({**_STEERING, _ESCAPE: None} if err else _STEERING)
    shown = line.encode(encoding, errors="backslashreplace").decode(encoding)
    try:
        click.echo(shown, err=err)
        stream.flush()
    except BrokenPipeError:
        # Python flushes the stream once more at exit; that must find somebody who listens.
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def colour(when: str) -> bool | None:
    """
    Whether to print in colour, for ``click.Context.color``; None leaves it to each stream.

    *auto* is colour on a terminal alone. NO_COLOR (no-color.org) and FORCE_COLOR
    (force-color.org) turn that off and on where they are set to anything, the first of them first.
    """
    if when != "auto":
        return when == "always"
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return False if os.environ.get("TERM") == "dumb" else None


def columns() -> int:
    """How wide a line may be: as the terminal or COLUMNS says; 100 in a file or pipe."""
    told = os.environ.get("COLUMNS", "")
    if not sys.stdout.isatty() and not (told.isascii() and told.isdigit()):
        return _WIDE
    return max(_NARROW, shutil.get_terminal_size(fallback=(_WIDE, 24)).columns)
