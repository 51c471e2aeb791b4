"""
What a person can mend.

Three kinds of trouble are never mixed: a report that disagrees with itself is a
:class:`~validate.model.Verdict`; what somebody can mend is a :class:`TieoutError`; anything else
is a bug and keeps its traceback.
"""


class TieoutError(Exception):
    """
    Something that a person can mend.

    ``place`` says where (a file, a file and key), ``problem`` what is wrong, ``remedy`` what to do
    next. ``str()`` gives the one line that the command prints.
    """

    def __init__(self, place: str, problem: str, remedy: str = "") -> None:
        super().__init__(place, problem, remedy)
        self.place = place
        self.problem = problem
        self.remedy = remedy

    def __str__(self) -> str:
        ending = f" {self.remedy}" if self.remedy else ""
        return f"{self.place}: {self.problem}.{ending}"


class DocumentError(TieoutError):
    """A report that cannot be read: missing, empty, encrypted, damaged or of no known family."""


class FamilyError(TieoutError):
    """A report family whose declaration cannot be used; ``line`` counts in the file it names."""

    line: int | None = None

    def __str__(self) -> str:
        place = self.place if self.line is None else f"{self.place}:{self.line}"
        ending = f" {self.remedy}" if self.remedy else ""
        return f"{place}: {self.problem}.{ending}"


class CorrectionError(TieoutError):
    """A file of corrections that cannot be used."""


class WaiverError(TieoutError):
    """A file of waivers or a baseline that cannot be used; ``others`` are its further problems."""

    others: tuple[str, ...] = ()

    def __str__(self) -> str:
        return "\n  ".join((super().__str__(), *self.others))


class RuleError(TieoutError):
    """A rule file that cannot be loaded."""


class OutputError(TieoutError):
    """An output folder that cannot be written to."""
