"""What changed, as lines of the console."""

from validate.commands.changes import change_lines
from validate.model import Changes, FigureChange, Place


class _Alone(FigureChange):
    """A figure that is not to be held to any other one by one: there may be very many."""

    def __eq__(self, other: object) -> bool:
        raise AssertionError

    def __hash__(self) -> int:
        raise AssertionError


def reprint(before: str | None, now: str | None, line: int) -> FigureChange:
    """A figure of a report on gadgets."""
    return _Alone(
        id=f"f{line:012x}",
        title="Gadgets",
        subject="Westmarch",
        period="2031",
        before=before,
        now=now,
        where=Place(document="gadgets.txt", line=line),
    )


FIGURES = (reprint("3", "4", 1), reprint(None, "5", 2), reprint("6", "7", 3), reprint("8", None, 4))


def test_figures_are_listed_without_comparing_each_with_all() -> None:
    (_, *lines) = change_lines(Changes(figures=FIGURES), everything=False)
    assert lines == [
        "gadgets.txt:1: 3 -> 4  Gadgets, Westmarch, 2031",
        "gadgets.txt:3: 6 -> 7  Gadgets, Westmarch, 2031",
    ]


def test_those_that_came_and_went_are_listed_where_all_is_asked_for() -> None:
    (_, *lines) = change_lines(Changes(figures=FIGURES), everything=True)
    assert [line.split("  ")[0] for line in lines] == [
        "gadgets.txt:1: 3 -> 4",
        "gadgets.txt:2: new 5",
        "gadgets.txt:3: 6 -> 7",
        "gadgets.txt:4: gone 8",
    ]
