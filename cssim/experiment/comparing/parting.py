"""Where the stories of one shopper under two rulebooks part, and how the desk was there."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import zip_longest

from cssim.errors import CssimError
from cssim.experiment.comparing.pairing import check_comparable
from cssim.results import Run
from cssim.results.story import Books, Event, EventKind, Moment, Story, desk_at
from cssim.units import SECOND

_NO_PLOT = (EventKind.BUSY_BEFORE, EventKind.LIMIT_PASSED)
_ASIDE = (EventKind.ADDED, EventKind.SETTLED)
"""What the shopper does not notice, and what may change places with what they do."""
_SETTLES = (EventKind.REPLIES_OFFLINE, EventKind.REPLIES_TO_NOBODY)
_ALIKE = {
    EventKind.REPLIES_IN_TIME: EventKind.REPLIES,
    EventKind.REPLIES_LATE: EventKind.REPLIES,
    EventKind.TAKEN_FROM_LINE: EventKind.TAKEN,
}
Plot = Sequence[Event]


class PartedBy(Enum):
    """What is different in two stories; the first of these that is."""

    DEEDS = 0
    """Something else is done, or befalls the shopper."""
    WAITING = 1
    """The same, but waited for otherwise: in line or not, or at least a second longer."""
    COMPOSING = 2
    """The same, and waited for as long; but composing takes other times."""


@dataclass(frozen=True)
class Parting:
    """The point at which two stories of one shopper part.

    Attributes:
        by: what is different.
        events: what happens next under the first rulebook and under the second; None for nothing.
        desks: the desk under each, when the message was written that is treated differently.
        before: what the agent did until then, if the reply is begun next, or the shopper leaves.
    """

    by: PartedBy
    events: tuple[Event | None, Event | None]
    desks: tuple[Moment, Moment]
    before: tuple[Event | None, Event | None]


def check_pair(run: Run, other: Run) -> None:
    """Check that two runs have the same shoppers.

    Raises:
        CssimError: shop, study or replication differ.
    """
    check_comparable(run.scenario, other.scenario)
    if run.replication != other.replication:
        raise CssimError(
            f"the runs are of replications {run.replication} and {other.replication}, which have "
            "other shoppers; play both with the same replication"
        )


def parting_of(run: Run, other: Run, stories: tuple[Story, Story]) -> Parting | None:
    """Return where two stories of one shopper part; None if the same happens at the same times.

    What is done differently counts before what is waited for differently, and that before what is
    only composed differently. Who does it does not count.

    Args:
        run: a run.
        other: a run of the same shoppers.
        stories: of the same shopper, in either.
    """
    for by in PartedBy:
        first, second = (_plot(story, by) for story in stories)
        place = _first_difference(first, second, _DIFFER[by])
        if place is not None:
            one, two = _event(first, place), _event(second, place)
            return Parting(
                by,
                (one, two),
                (_desk(run, first, second, place), _desk(other, second, first, place)),
                (_before(stories[0], one), _before(stories[1], two)),
            )
    return None


def _plot(story: Story, by: PartedBy) -> Plot:
    """Return the events that count, as far as deeds, waiting or times are asked for."""
    plot = [e for e in story.events if e.kind not in _NO_PLOT and not e.kind.is_end]
    if by is PartedBy.COMPOSING:
        return plot
    plot = [e for e in plot if e.kind not in _ASIDE]
    if by is PartedBy.WAITING:
        return plot
    return [e for e in plot if e.kind is not EventKind.JOINS_LINE]


def _event(plot: Plot, place: int) -> Event | None:
    return plot[place] if place < len(plot) else None


def _first_difference(
    first: Plot, second: Plot, differ: Callable[[Event, Event], bool]
) -> int | None:
    for place, (one, two) in enumerate(zip_longest(first, second)):
        if one is None or two is None or differ(one, two):
            return place
    return None


def _are_other_deeds(one: Event, two: Event) -> bool:
    kinds = (_ALIKE.get(event.kind, event.kind) for event in (one, two))
    return one.contact != two.contact or len(set(kinds)) > 1


def _are_other_waits(one: Event, two: Event) -> bool:
    if _are_other_deeds(one, two):
        return True
    begins = one.kind in (EventKind.BEGINS, EventKind.BEGINS_OFFLINE)
    return begins and abs(one.numbers["waited"] - two.numbers["waited"]) >= SECOND


def _are_other_times(one: Event, two: Event) -> bool:
    return one.at != two.at


_DIFFER = {
    PartedBy.DEEDS: _are_other_deeds,
    PartedBy.WAITING: _are_other_waits,
    PartedBy.COMPOSING: _are_other_times,
}


def _desk(run: Run, plot: Plot, other: Plot, place: int) -> Moment:
    """Return the desk when the message was written that waits at this place, or at the event."""
    moment = _event(plot, place) or other[place]
    for event in plot[:place]:
        if event.kind.is_message:
            moment = event
        elif event.kind.is_reply or event.kind in _SETTLES:
            moment = _event(plot, place) or other[place]
    return desk_at(Books(run.tables.columns, run.scenario), moment.at, moment.contact)


def _before(story: Story, event: Event | None) -> Event | None:
    if event is None:
        return None
    same = (e for e in story.events if (e.at, e.contact) == (event.at, event.contact))
    return next((e for e in same if e.kind is EventKind.BUSY_BEFORE), None)
