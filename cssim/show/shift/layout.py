"""Where things stand in the picture of a shift, in lanes from the top."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from cssim.results.scenes import Scene

_LEAST = 2
"""Lanes that a band has at least, so that its label fits."""
_GAP = 0.7
_EDGE = 0.25
"""Room between the border of a band and its first and last lane."""
_STRIP = 2.0


@dataclass(frozen=True)
class Room:
    """A band of the picture: its upper and lower border, and how many lanes are in it."""

    top: float
    bottom: float

    def lane(self, number: int) -> float:
        """Return the middle of a lane."""
        return self.top + _EDGE + number + 0.5

    @property
    def middle(self) -> float:
        """The middle of the band."""
        return (self.top + self.bottom) / 2


@dataclass(frozen=True)
class Layout:
    """The rooms of a picture: the line, one for each agent in order, the strip below.

    There is no strip where somebody is at the desk in all of the window.
    """

    line: Room
    bands: tuple[Room, ...]
    strip: Room | None

    @classmethod
    def of(cls, scene: Scene) -> Layout:
        """Give each part of a scene the room it needs."""
        lanes = [scene.line.lanes, *(band.lanes for band in scene.bands)]
        rooms = list(_stacked([max(_LEAST, n) + 2 * _EDGE for n in lanes] + [_STRIP]))
        strip = rooms.pop()
        return cls(rooms[0], tuple(rooms[1:]), strip if needs_strip(scene) else None)

    @property
    def height(self) -> float:
        """Lanes from top to bottom."""
        last = self.strip or (self.line, *self.bands)[-1]
        return last.bottom + _EDGE


def needs_strip(scene: Scene) -> bool:
    """Tell whether the desk is closed or left alone, or somebody finds nobody there."""
    return bool(scene.unattended or scene.closed or scene.left_message or scene.lost)


def _stacked(heights: list[float]) -> Iterator[Room]:
    top = _EDGE
    for height in heights:
        yield Room(top, top + height)
        top += height + _GAP
