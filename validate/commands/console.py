"""Printing that never turns a result into an error: a closed pipe, a console without Unicode."""

import os
import sys

import click


def say(line: str, *, err: bool = False) -> None:
    """
    Print a line.

    Characters that the console cannot show are written as escapes. A reader who closed the pipe
    (``| head``) wants no more lines; the exit code stays that of the run.
    """
    stream = sys.stderr if err else sys.stdout
    encoding = getattr(stream, "encoding", None) or "utf-8"
    shown = line.encode(encoding, errors="backslashreplace").decode(encoding)
    try:
        click.echo(shown, err=err)
        stream.flush()
    except BrokenPipeError:
        # Python flushes the stream once more at exit; that must find somebody who listens.
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
