"""From a page's own coordinates to those of the page as displayed."""

from typing import NamedTuple


class View(NamedTuple):
    """
    How a page is displayed: its visible rectangle in its own coordinates, and its rotation.

    The page's own coordinates count from the bottom; those displayed count in points from the top
    left. ``rotation`` is clockwise, in quarter turns.
    """

    left: float
    bottom: float
    right: float
    top: float
    rotation: int = 0

    @property
    def turned(self) -> bool:
        """Whether the page is displayed in another position than it is written in."""
        return self.rotation != 0

    @property
    def width(self) -> float:
        """Width as displayed."""
        return self.top - self.bottom if self.rotation % 2 else self.right - self.left

    @property
    def height(self) -> float:
        """Height as displayed."""
        return self.right - self.left if self.rotation % 2 else self.top - self.bottom

    def point(self, x: float, y: float) -> tuple[float, float]:
        """Return a point as displayed."""
        match self.rotation:
            case 1:
                return y - self.bottom, x - self.left
            case 2:
                return self.right - x, y - self.bottom
            case 3:
                return self.top - y, self.right - x
            case _:
                return x - self.left, self.top - y

    def back(self, x: float, y: float) -> tuple[float, float]:
        """Return a displayed point in the page's own coordinates: what :meth:`point` undoes."""
        match self.rotation:
            case 1:
                return y + self.left, x + self.bottom
            case 2:
                return self.right - x, y + self.bottom
            case 3:
                return self.right - y, self.top - x
            case _:
                return x + self.left, self.top - y

    def box(
        self, left: float, top: float, right: float, bottom: float
    ) -> tuple[float, float, float, float]:
        """Return a rectangle as displayed: its left, upper, right and lower edge."""
        ax, ay = self.point(left, top)
        bx, by = self.point(right, bottom)
        return min(ax, bx), min(ay, by), max(ax, bx), max(ay, by)

    def direction(self, x: float, y: float) -> tuple[float, float]:
        """Return a direction as displayed, the second number positive when it leads upwards."""
        match self.rotation:
            case 1:
                return y, -x
            case 2:
                return -x, -y
            case 3:
                return -y, x
            case _:
                return x, y
