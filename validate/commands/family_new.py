"""Making the folder of a new family: a small example, or a draft from reports."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from shlex import quote

from validate.commands.words import counted, plainly
from validate.drafting.draft import drafted
from validate.drafting.skeleton import skeleton
from validate.errors import DocumentError, FamilyError
from validate.family.find import check_name, known_families
from validate.inputs import gather
from validate.isolation.limits import Limits
from validate.isolation.pool import Pool
from validate.isolation.wire import Outlining
from validate.recognition.outline import Outline

_PLACE = "tieout family new"
_SHOWN = 5


def made(
    name: str,
    reports: Sequence[Path],
    folder: Path,
    time_limit: float,
    progress: Callable[[str], None],
) -> Iterator[str]:
    """
    Make the folder, and say what was written and what to do next.

    Raises :class:`FamilyError` for a name that is none, and for a folder that is there already.
    """
    check_name(name, _PLACE)
    if name in known_families():
        problem = f"a family named {name!r} comes with the program"
        raise FamilyError(_PLACE, problem, "Choose another name.")
    home = folder / name
    if home.exists() or home.is_symlink():
        raise FamilyError(str(home), "is there already", "Choose another name, or move it away.")
    if not reports:
        _write(home, skeleton())
        yield f"Wrote {_shown(home)}: an example to put your own words into. Read its comments."
        yield f"Check it: tieout family check {_shown(home)}"
        return
    outlines = _outlines(reports, time_limit, progress)
    draft = drafted(name, outlines)
    _write(home, draft.files)
    tables, measures = counted(draft.tables, "table"), counted(draft.measures, "measure")
    places = f", {counted(draft.areas, 'place')}" if draft.areas else ""
    yield f"Wrote {_shown(home)} from {counted(len(outlines), 'report')}:"
    yield f"{tables}, {measures} with the words for them{places}."
    for caption in draft.left[:_SHOWN]:
        yield f"Not drafted: {plainly(caption)}"
    if len(draft.left) > _SHOWN:
        yield f"... and {len(draft.left) - _SHOWN} more that were not"
    guesses = sum(text.count("# check:") for text in draft.files.values())
    yield f'{guesses} guess{"" if guesses == 1 else "es"} to look at, each at a "# check:".'
    given = " ".join(quote(str(path)) for path in reports)
    yield "Next:"
    yield f"    tieout family check {_shown(home)} {given}"
    yield f"    tieout run {given} --family {_shown(home)}"


def _shown(home: Path) -> str:
    """The folder so that it is a path wherever it is written, and never taken for a name."""
    text = str(home)
    return quote(text if "/" in text or "\\" in text else f"./{text}")


def _outlines(
    reports: Sequence[Path], time_limit: float, progress: Callable[[str], None]
) -> list[Outline]:
    inputs, failures = gather(reports)
    if failures:
        raise DocumentError(failures[0].document, *_split(failures[0].message))
    with Pool(Limits(seconds=time_limit), jobs=len(inputs)) as pool:
        awaited = [pool.outline(Outlining(path=str(one.path), name=one.name)) for one in inputs]
        outlines = []
        for one, future in zip(inputs, awaited, strict=True):
            progress(f"Reading {one.name}")
            outlines.append(future.result())
    return outlines


def _split(message: str) -> tuple[str, str]:
    """The problem and the remedy of a message *place: problem. remedy*."""
    said = message.partition(": ")[2]
    problem, _, remedy = said.partition(". ")
    return problem.rstrip("."), remedy


def _write(home: Path, files: Mapping[str, str]) -> None:
    try:
        home.mkdir(parents=True)
        for file, text in files.items():
            (home / file).write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        problem = f"cannot be written ({error.strerror})"
        raise FamilyError(str(home), problem, "Choose another folder with --in.") from error
